"""Missions and branches that are named by their letters and a land: `EUCAP Sahel Carrow`, `UNICEF Carrow said`; bodies
and firms that are named for one: `Equality Coalition Carrow`, `Lakol USA`.

The land behind the letters is then no state that acts. Where a noun goes on, the land only describes that: in `the
NATO Carrow summit` nothing bears such a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.gazetteers import listed_names
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading, root_of, stands_as
from briefsite.extraction.runs import is_title_case
from briefsite.extraction.words import Word, joined_span, split_words, words_of

#: What such a body is, or has, right behind its name.
_ITS = frozenset({"mission", "office", "operation", "branch", "team", "country", "staff", "personnel"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
#: Fewer letters are those of states and unions, of whose relations with the land is spoken.
_FEWEST = 3


def branches(reading: Reading) -> Reading:
    """Add these names, in place of the letters and the land; none that describes something anywhere in the text."""
    taken, found, things = Taken(reading.names), list[Name](), set[str]()
    for doc in reading.paragraphs:
        words = words_of(doc)
        spans = () if is_title_case(words) else (*_with_lands(words, taken, reading), *_of_land(words, taken, reading))
        for start, end in spans:
            span = joined_span(words[start:end])
            if _describes(words, end, reading):
                things.add(span.of(reading.text))
            else:
                found.append(Name(span, "organisation", "letters-and-land"))
    named = [name for name in found if name.span.of(reading.text) not in things]
    return replace(reading, names=replacing(reading.names, named)) if named else reading


def _with_lands(words: Sequence[Word], taken: Taken, reading: Reading) -> Iterator[tuple[int, int]]:
    """Where letters start that lands stand right behind, and where the lands end."""
    listed, regions = listed_names(reading.lexicon), reading.lexicon.any_of("regions", "lands")
    never = reading.lexicon.any_of("stop_acronyms", "vessel_words")
    for start, word in enumerate(words):
        end = start + 1
        if not word.shouted or len(word.text) < _FEWEST or word.text in never or word.possessive:
            continue
        known = listed.at(words, start)
        if (known and known[1][0] != "organisation") or (start and word.joined and words[start - 1].capital):
            continue
        while end < len(words) and words[end].joined and not words[end].shouted and not words[end - 1].possessive:
            land, name = listed.at(words, end), taken.at(words[end].start)
            stated = land is not None and (land[1][0] == "state" or words[end].text in regions)
            if land is None or not stated or name is None or name.kind not in {"state", "nothing"}:
                break
            end = land[0]
        if end > start + 1:
            yield start, end


def _of_land(words: Sequence[Word], taken: Taken, reading: Reading) -> Iterator[tuple[int, int]]:
    """Where a body's name starts that a state's stands right behind, or a firm's before the letters of one, and where
    the state's ends; a state that does something itself is none of the name."""
    for at in range(1, len(words)):
        land, before = taken.at(words[at].start), words[at - 1]
        if not land or land.rule != "gazetteer-state" or not words[at].joined or before.possessive:
            continue
        body, acting = taken.at(before.start), stands_as(reading, land.span, {"nsubj", "nsubjpass"})
        end = at + len(split_words(land.span.of(reading.text)))
        if acting or land.span.start != words[at].start or land.span.end != words[end - 1].end:
            continue
        strange = before.capital and not (before.shouted or before.first) and len(before.text) > _FEWEST
        strange = strange and not is_plain(before.lower, reading.english)
        if body and body.kind == "organisation" and body.rule == "head-noun" and body.span.end == before.end:
            yield next(n for n, w in enumerate(words) if w.start == body.span.start), end
        elif not body and strange and reading.english and words[at].shouted and not (at > 1 and words[at - 2].capital):
            yield at - 1, end


def _describes(words: Sequence[Word], end: int, reading: Reading) -> bool:
    """Whether what follows makes adjectives of the letters and the land."""
    after = words[end] if end < len(words) and words[end].joined and not words[end - 1].possessive else None
    if after is None or after.lower in _ITS:
        return False
    noun = root_of(reading, after.span)
    return after.capital or after.text[0].isdigit() or (noun is not None and noun.pos_ in _NOUNS)
