"""Missions and branches that are named by their letters and a land: `EUCAP Sahel Carrow`, `UNICEF Carrow said`.

The land behind the letters is then no state that acts. Where a noun goes on, the land only describes that: in `the
NATO Carrow summit` nothing bears such a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.gazetteers import listed_names
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.runs import is_title_case
from briefsite.extraction.words import Word, joined_span, words_of

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
        for start, end in () if is_title_case(words) else _with_lands(words, taken, reading):
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


def _describes(words: Sequence[Word], end: int, reading: Reading) -> bool:
    """Whether what follows makes adjectives of the letters and the land."""
    after = words[end] if end < len(words) and words[end].joined and not words[end - 1].possessive else None
    if after is None or after.lower in _ITS:
        return False
    noun = root_of(reading, after.span)
    return after.capital or after.text[0].isdigit() or (noun is not None and noun.pos_ in _NOUNS)
