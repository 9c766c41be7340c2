"""Two actors that look like one: the same name in another order, with initials, in another spelling, or its letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from briefsite.model.records import Actor, Entry
from briefsite.model.review import Desk, Question
from briefsite.questions.evidence import witnesses

#: An actor with its entry in the list of content.
_Filed = tuple[Entry, Actor]

_WORD = re.compile(r"[a-z0-9]+")
#: How alike two spellings of a name are, at least; and how long a name must be for that to mean anything.
_SPELLING, _LONG = 0.9, 9
#: Words of a body's name that its letters leave out.
_SMALL = frozenset({"and", "for", "in", "of", "on", "the"})


def namesakes(desk: Desk) -> Iterator[Question]:
    """A question for each actor that looks like another: whether it is the one among those that the texts name most
    often. Where that is turned down, the next is asked about."""
    actors = [(entry, entry.record) for entry in desk.entries if isinstance(entry.record, Actor)]
    like: dict[str, list[tuple[_Filed, _Filed, str]]] = {}
    for pair in _candidates(actors):
        if why := _likeness(pair[0][1], pair[1][1]):
            gone, stays = sorted(pair, key=lambda filed: _weight(desk, *filed))
            like.setdefault(_path(gone[0]), []).append((gone, stays, why))
    for path in sorted(like):
        for gone, stays, why in sorted(like[path], key=lambda found: _weight(desk, *found[1]), reverse=True):
            turned_down = {(path, ("merge", stays[0].id)), (_path(stays[0]), ("merge", gone[0].id))}
            if not turned_down & desk.turned_down:
                yield _question(desk, gone, stays, why)
                break


def _question(desk: Desk, gone: _Filed, stays: _Filed, why: str) -> Question:
    evidence = [
        one for entry, _ in (gone, stays) for one in witnesses(desk, desk.reasons(_path(entry)).get("title", ()), 1)
    ]
    words = f"“{gone[1].title}” and “{stays[1].title}” look like one: {why}"
    return Question("merge", _path(gone[0]), "merge", gone[1].title, "", stays[0].id, words, tuple(evidence))


def _weight(desk: Desk, entry: Entry, actor: Actor) -> tuple[bool, int, int, str]:
    """How much speaks for an actor as the one that stays: a name of more than a word, how often texts name it."""
    named = len(desk.reasons(_path(entry)).get("title", ()))
    return len(_words(actor.title)) > 1, named, len(actor.title), entry.id


def _candidates(actors: list[_Filed]) -> Iterator[tuple[_Filed, _Filed]]:
    """Pairs of one kind that share a word of their names, the letters of one, or their first signs."""
    shelves: dict[tuple[str, str], list[int]] = {}
    for n, (_, actor) in enumerate(actors):
        for key in sorted({(actor.kind, sign) for form in _forms(actor) for sign in _signs(form)}):
            shelves.setdefault(key, []).append(n)
    pairs = {pair for shelf in shelves.values() if len(shelf) <= 60 for pair in combinations(shelf, 2)}
    for a, b in sorted(pairs):
        yield actors[a], actors[b]


def _likeness(one: Actor, other: Actor) -> str:
    """Why two actors look like one, "" where they do not. Two bodies that share no more than what both are called for
    short may well be of two lands."""
    if one.kind == "state" or (one.country and other.country and one.country != other.country):
        return ""
    person = one.kind == "person"
    pairs = ((mine, yours) for mine in _forms(one) for yours in _forms(other))
    told = (pair for pair in pairs if person or pair[0] == one.title or pair[1] == other.title)
    alike = (_alike(_words(mine), _words(yours), person=person) for mine, yours in told)
    return next(filter(None, alike), "") or (_by_office(one, other) if person else _by_letters(one, other))


def _by_letters(one: Actor, other: Actor) -> str:
    # Letters that are only another form of a name may well be the letters of two: SDF, here and there.
    short = any(_letters(_words(a.title), _words(form)) for a, b in ((one, other), (other, one)) for form in _forms(b))
    return "one is made of the other's first letters" if short else ""


def _by_office(one: Actor, other: Actor) -> str:
    office = _called_alone(one, other) or _called_alone(other, one)
    return f"the texts have a surname alone for one, and both are {office}" if office else ""


def _called_alone(lone: Actor, full: Actor) -> str:
    """The office of both, where the texts have only a surname for one and the other bears it, or has no more either."""
    name, whole = _words(lone.title), _words(full.title)
    shared = {role.title for role in lone.roles} & {role.title for role in full.roles}
    alone = len(name) == 1 and name[0] in (whole[-1:] + whole[:1])
    return min(shared) if alone and shared else ""


def _alike(mine: list[str], yours: list[str], *, person: bool) -> str:
    if not mine or not yours or min(len(mine), len(yours)) == 1:
        return ""
    if mine == yours:
        return "a form of the name is the same"
    if sorted(mine) == sorted(yours):
        return "the same words in another order"
    if person and (_initials(mine, yours) or _has_letter_more(mine, yours)):
        return "one name has only letters where the other has a name, or has a letter more"
    return "the names differ by a letter or two" if _differ_by_letters(mine, yours) else ""


def _differ_by_letters(mine: list[str], yours: list[str]) -> bool:
    joined = "".join(mine), "".join(yours)
    close = min(map(len, joined)) >= _LONG and SequenceMatcher(None, *joined, autojunk=False).ratio() >= _SPELLING
    return close and len(mine) == len(yours) and _one_word_differs(mine, yours)


def _one_word_differs(mine: list[str], yours: list[str]) -> bool:
    """Whether all words but one are the same, and that one begins alike: Yamasaki, Yamazaki."""
    pairs = [(a, b) for a, b in zip(mine, yours, strict=True) if a != b]
    return len(pairs) == 1 and min(map(len, pairs[0])) >= 5 and pairs[0][0][:2] == pairs[0][1][:2]


def _initials(mine: list[str], yours: list[str]) -> bool:
    """Whether the surnames are the same, and each given name stands in full or as its letter."""
    if mine[-1] != yours[-1] or len(mine) != len(yours) or len(mine[-1]) == 1:
        return False
    pairs = list(zip(mine[:-1], yours[:-1], strict=True))
    short = any(1 == min(len(a), len(b)) < max(len(a), len(b)) for a, b in pairs)
    return short and all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)


def _has_letter_more(mine: list[str], yours: list[str]) -> bool:
    """Whether one name is the other with a letter between its first word and its last: Ada K. Lund."""
    short, long = sorted((mine, yours), key=len)
    inner = [word for n, word in enumerate(long) if len(word) > 1 or n in {0, len(long) - 1}]
    return len(short) < len(long) and inner == short


def _letters(short: list[str], long: list[str]) -> bool:
    """Whether a name of one word is made of the first letters of another."""
    if len(short) != 1 or len(long) < 3 or not 3 <= len(short[0]) <= 8:
        return False
    return "".join(word[0] for word in long if word not in _SMALL) == short[0]


def _forms(actor: Actor) -> tuple[str, ...]:
    return (actor.title, *actor.aliases)


def _signs(form: str) -> set[str]:
    words = _words(form)
    letters = "".join(word[0] for word in words if word not in _SMALL)
    return {*(word for word in words if len(word) > 2), letters, "".join(words)[:5]} - {""}


def _words(form: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", form).encode("ascii", "ignore").decode().lower()
    return _WORD.findall(plain)


def _path(entry: Entry) -> str:
    return entry.path.removeprefix("content/")
