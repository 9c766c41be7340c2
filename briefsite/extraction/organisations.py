"""Organisations and programmes by their head nouns: `Ministry of National Defence`, `Asian Vision Institute`.

A run of capitalised words is cut into segments by its small words; the segment that ends in a head noun is a name, with
the words after `of`, `for` or `on` that belong to it. Runs whose last head names a treaty, a meeting or a place are
recorded as naming nothing, so that no later rule takes them for an actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, NameKind, Taken, replacing
from briefsite.extraction.reading import Reading
from briefsite.extraction.titles import TitleWords, title_words
from briefsite.extraction.words import Word, joined_span, words_of

_SMALL = frozenset(
    {"of", "for", "and", "the", "on", "&", "de", "la", "du", "des", "del", "against", "to", "di", "da", "do", "in"}
)
_TAILS = frozenset({"of", "for", "on", "against", "de", "to"})


@dataclass(frozen=True)
class Heads:
    """The lists of head nouns, made ready for one lexicon. `kind` maps a head's words to what it names."""

    kind: dict[tuple[str, ...], NameKind]
    opening: frozenset[str]
    openers: frozenset[str]
    relations: frozenset[str]
    state_bodies: frozenset[str]
    dates: frozenset[str]
    titles: TitleWords


def heads_of(lexicon: Lexicon) -> Heads:
    """The head nouns of this lexicon; made once."""

    def make() -> Heads:
        kind: dict[tuple[str, ...], NameKind] = {}
        lists: tuple[tuple[str, NameKind], ...] = (
            ("document_heads", "nothing"), ("event_heads", "nothing"), ("place_heads", "nothing"),
            ("programme_heads", "programme"), ("organisation_heads", "organisation"),
        )  # fmt: skip
        for name, value in lists:
            kind.update({tuple(word.split()): value for word in lexicon.ordered(name)})
        dates = lexicon.words("months") | lexicon.words("weekdays")
        return Heads(
            kind,
            lexicon.words("opening_heads"),
            lexicon.words("openers"),
            lexicon.words("relation_words"),
            lexicon.words("state_bodies"),
            dates,
            title_words(lexicon),
        )

    made: Heads = lexicon.kept("heads", make)
    return made


def organisations(reading: Reading) -> Reading:
    """Add what head nouns name, in place of shorter names inside it."""
    heads, taken = heads_of(reading.lexicon), Taken(reading.names)
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        for start, end in runs(words, heads, taken):
            found += _named(words, start, end, heads, taken)
    return replace(reading, names=replacing(reading.names, _worth_replacing(found, taken)))


def _worth_replacing(found: Sequence[Name], taken: Taken) -> Iterator[Name]:
    for name in found:
        inside = taken.over(name.span)
        if any(not name.span.covers(n.span) for n in inside):
            continue
        if any(n.span == name.span and n.ident for n in inside):
            continue
        if name.kind == "nothing" and any(n.kind == "organisation" for n in inside):
            continue
        yield name


def runs(words: Sequence[Word], heads: Heads, taken: Taken) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the small words between them; persons and dates part them."""
    position = 0
    while position < len(words):
        if not _opens(words, position, heads, taken):
            position += 1
            continue
        end = position + 1
        while end < len(words) and not words[end - 1].possessive:
            step = _next_capital(words, end, heads, taken)
            if step is None:
                break
            end = step
        yield position, end
        position = end


def _opens(words: Sequence[Word], position: int, heads: Heads, taken: Taken) -> bool:
    word = words[position]
    if not word.capital or word.text in heads.openers or word.text in heads.dates:
        return False
    name = taken.at(word.start)
    return not (name and name.kind == "person")


def _next_capital(words: Sequence[Word], position: int, heads: Heads, taken: Taken) -> int | None:
    """The index after the next capitalised word of the run, over at most three small words."""
    for ahead in range(4):
        index = position + ahead
        if index >= len(words) or not words[index].joined:
            return None
        word = words[index]
        if word.capital and word.lower not in _SMALL:
            return index + 1 if _opens(words, index, heads, taken) else None
        if word.text not in _SMALL:
            return None
    return None


def _named(words: Sequence[Word], start: int, end: int, heads: Heads, taken: Taken) -> Iterator[Name]:
    """The names in a run, left to right."""
    position, first = start, start
    while position < end:
        segment = _segment_end(words, position, end)
        found = _head_at(words, position, segment, heads)
        if not found:
            following = _skip_small(words, segment, end)
            joined = _coordinated(words, position, segment, following, taken)
            position, first = following, first if joined else following
            continue
        kind, head_end = found
        stop = _tail(words, first, head_end, end, heads, taken) if kind != "nothing" else head_end
        if kind == "nothing" or stop - first > 1:
            yield Name(joined_span(words[first:stop]), kind, "head-noun")
        position = first = _skip_small(words, stop, end)


def _coordinated(words: Sequence[Word], start: int, stop: int, following: int, taken: Taken) -> bool:
    """Whether "X and" goes on to "Y Foundation" as one name: X names nothing by itself."""
    small = [w.text for w in words[stop:following]]
    return (
        small in (["and"], ["&"]) and taken.at(words[start].start) is None and taken.at(words[stop - 1].start) is None
    )


def _segment_end(words: Sequence[Word], start: int, end: int) -> int:
    """Where the capitalised words end that follow one another from `start`; "X and Y Head" is one segment."""
    stop = start
    while stop < end and words[stop].text not in _SMALL:
        stop += 1
    return stop


def _skip_small(words: Sequence[Word], position: int, end: int) -> int:
    while position < end and words[position].text in _SMALL:
        position += 1
    return position


def _head_at(words: Sequence[Word], start: int, end: int, heads: Heads) -> tuple[NameKind, int] | None:
    """The kind and end of the last head noun in a segment; an opening head ("Treaty of") names nothing."""
    if words[start].text in heads.opening:
        return "nothing", end
    for stop in range(end, start, -1):
        for size in (3, 2, 1):
            kind = heads.kind.get(tuple(w.text for w in words[max(start, stop - size) : stop]))
            if kind and stop - size >= start:
                return _sort(words, start, stop, size, kind, heads)
    return None


def _sort(
    words: Sequence[Word], start: int, stop: int, size: int, kind: NameKind, heads: Heads
) -> tuple[NameKind, int] | None:
    before = {w.text for w in words[start : stop - size]}
    if kind == "programme" and (before & heads.relations or not before):
        return "nothing", stop
    return kind, stop


def _tail(words: Sequence[Word], start: int, head_end: int, end: int, heads: Heads, taken: Taken) -> int:
    """Where the name ends, with what follows its head: `for Strategic Studies`, `of Foreign Affairs and ...`."""
    stop = head_end
    while stop < end:
        link, segment = stop, _skip_small(words, stop, end)
        segment_end = _segment_end(words, segment, end)
        small = [w.text for w in words[link:segment]]
        if segment == segment_end or not small:
            break
        if not _belongs(words, start, small, segment, segment_end, heads, taken, stop > head_end):
            break
        stop = segment_end
    return stop


def _belongs(
    words: Sequence[Word],
    start: int,
    small: Sequence[str],
    segment: int,
    segment_end: int,
    heads: Heads,
    taken: Taken,
    further: bool,
) -> bool:
    """Whether a segment after small words belongs to the name before them."""
    name = taken.at(words[segment].start)
    whole = joined_span(words[segment:segment_end])
    names_body = heads.kind.get((words[segment_end - 1].text,)) == "organisation" and segment_end - segment > 1
    if small[0] == "and":
        portfolio = all(w.text in heads.titles.portfolios for w in words[segment:segment_end])
        return portfolio or (further and not name and not names_body and not heads.titles.heads.at(words, segment))
    if small[0] not in _TAILS or heads.titles.heads.at(words, segment):
        return False
    if name and name.kind == "state" and name.span.covers(whole):
        return not any(words[i].text in heads.state_bodies for i in range(start, segment))
    if name and name.kind == "nothing":
        return small[0] in {"of", "for"} and "the" not in small
    return not names_body and not (name and name.ident)


def is_title_case(words: Sequence[Word]) -> bool:
    """Whether nearly every word is capitalised, so that capitals tell nothing."""
    letters = [w for w in words if w.text[0].isalpha()]
    return len(letters) > 6 and sum(w.capital for w in letters) > 0.7 * len(letters)
