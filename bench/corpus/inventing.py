"""A made-up desk as values: events, the briefs that tell of them, who took part, what they are filed under.

For N events there are N/2 briefs of about 2.5 KB that tell of two events each (every tenth event is told twice), N/5
actors, few of whom take part in much and most in little, and up to 40 topics.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

_SYLLABLES = ("ka", "ro", "min", "tha", "ves", "lo", "dar", "sun", "pe", "nar", "kim", "os", "tel", "bo", "ri", "han")
_PLACES = ("Orra", "Velim", "Port Asher", "Tarn", "Quill Bay", "Modrun", "Sele", "Harrow Gate")
_MATTERS = (
    "joint patrols on the northern border", "the training of engineers", "relief after the floods in the delta",
    "the clearing of mines along the river", "a hospital in the eastern province", "an exchange of officers",
    "the reopening of the railway", "a loan for the harbour", "the return of displaced families",
    "grain for the winter",
)  # fmt: skip
_VERBS = ("discussed", "agreed on", "reviewed", "signed a paper on", "asked for talks on", "pledged support for")
_PRAISE = ("a step that both sides had waited for", "long overdue and welcome", "work that nobody can do alone",
           "proof that patience pays", "a matter for experts, not for speeches")  # fmt: skip
_TOPICS = 40
KINDS = ("person", "person", "person", "organisation", "organisation", "state")


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    kind: str
    member_of: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event; `actors` and `topics` are numbers."""

    id: str
    title: str
    date: str
    place: str
    actors: tuple[int, ...]
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph of a source text, and how a brief tells it: `words` with `{0}` for the actors by their numbers."""

    words: str
    actors: tuple[int, ...]
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A brief: its events by number, and for each event what is said of it."""

    id: str
    title: str
    date: str
    events: tuple[int, ...]
    told: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Desk:
    actors: tuple[Actor, ...]
    topics: tuple[str, ...]
    events: tuple[Happening, ...] = ()
    reports: tuple[Report, ...] = field(default=())


def invented(size: int) -> Desk:
    """The desk of `size` events."""
    chance = Random(size)  # noqa: S311 - it hides nothing
    actors = tuple(_actors(max(size // 5, 6), chance))
    topics = tuple(f"{_word(chance).capitalize()} matters {n}" for n in range(min(_TOPICS, max(size // 10, 3))))
    events = tuple(_event(n, chance, actors, topics) for n in range(size))
    reports = tuple(_report(n, chance, events) for n in range(max(size // 2, 1)))
    return Desk(actors, topics, events, reports)


def _word(chance: Random) -> str:
    return "".join(_one(chance, _SYLLABLES) for _ in range(2 + int(chance.random() * 2)))


def _one(chance: Random, items: Sequence[str]) -> str:
    return items[int(chance.random() * len(items))]


def _actors(count: int, chance: Random) -> Iterator[Actor]:
    for n in range(count):
        kind, name = KINDS[n % len(KINDS)], f"{_word(chance).capitalize()} {_word(chance).capitalize()}"
        full = name if kind == "person" else f"{name} Council" if kind == "organisation" else f"Republic of {name}"
        above = f"actor-{n - n % 6 + 3}" if kind == "person" and n - n % 6 + 3 < count else ""
        yield Actor(f"actor-{n}", f"{full} {_roman(n)}", kind, above)


def _roman(number: int) -> str:
    """Letters that make a name its own."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 26)
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + letters
    return letters


def _event(n: int, chance: Random, actors: Sequence[Actor], topics: Sequence[str]) -> Happening:
    some = tuple(dict.fromkeys(int(chance.random() ** 3 * len(actors)) for _ in range(4)))
    filed = tuple(dict.fromkeys(int(chance.random() ** 2 * len(topics)) for _ in range(2)))
    days = int(chance.random() * 27) + 1, int(chance.random() * 12) + 1, 2001 + int(chance.random() * 24)
    date = "{2}-{1:02}-{0:02}".format(*days)
    title = f"{actors[some[0]].name} {_one(chance, _VERBS)} {_one(chance, _MATTERS)}"
    return Happening(f"event-{n}", f"{title}, {n}", date, _one(chance, _PLACES), some, filed)


def _report(n: int, chance: Random, events: Sequence[Happening]) -> Report:
    own = [number for number in (2 * n, 2 * n + 1) if number < len(events)]
    if n % 5 == 0:
        own.append(int(chance.random() * len(events)))
    numbers = tuple(dict.fromkeys(own))
    told = tuple(tuple(_sentences(events[number], chance)) for number in numbers)
    return Report(f"brief-{n}", f"Brief {n}: {events[numbers[0]].title}", events[numbers[0]].date, numbers, told)


def _sentences(event: Happening, chance: Random) -> Iterator[Sentence]:
    first, last = event.actors[0], event.actors[-1]
    yield Sentence(f"On {event.date} {{0}} and {{1}} met in {event.place} for talks.", (first, last))
    for _ in range(5):
        verb, matter = _one(chance, _VERBS), _one(chance, _MATTERS)
        more = f"and came back to {_one(chance, _MATTERS)} before the day was over"
        yield Sentence(f"{{0}} {verb} {matter} in {event.place}, {more}.", (first,))
    quoted = _one(chance, _PRAISE)
    yield Sentence(f"{{0}} called the talks in {event.place} “{quoted}”, a spokesman said.", (last,), quoted)
