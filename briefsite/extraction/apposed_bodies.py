"""Bodies that the noun behind a comma says what they are: `Vesna, a charity`.

The language model takes such names for those of persons; what is once told as a body is one throughout the text.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, joined_span, words_of

#: What may go on behind such a noun.
_ON = frozenset({"that", "which", "of", "in", "for", "based", "founded", "working", "representing", "linked", "with"})
#: Between the article and such a noun there are no more words than these.
_REACH = 6
_GUESSED = frozenset({"model-person", "model-name", "model-organisation", "name-before-role", "name-after-role"})
#: No name of this sort has more words.
_LONGEST = 4


def apposed_bodies(reading: Reading) -> Reading:
    """Make organisations of the names that such a noun explains, wherever they stand."""
    taken, lists = Taken(reading.names), name_words(reading.lexicon)
    told: dict[str, Name] = {}
    for doc in reading.paragraphs:
        for noun, words in _explained(words_of(doc), lists.never, reading):
            span, over = joined_span(words), taken.over(joined_span(words))
            titled = any(t.at(words, 0) for t in (lists.titles.heads, lists.titles.ranks, lists.titles.honorifics))
            if not titled and all(n.span == span and n.rule in _GUESSED for n in over):
                body = taken.at(noun.start)
                beside = body.span if body and body.kind == "organisation" else noun.span
                told.setdefault(span.of(reading.text), Name(span, "organisation", "body-beside-noun", "", (beside,)))
    if not told:
        return reading
    again = [_as_body(n, told[form]) for n in reading.names if (form := n.span.of(reading.text)) in told]
    return replace(reading, names=replacing(reading.names, [*again, *told.values()]))


def _as_body(name: Name, told: Name) -> Name:
    return replace(told, span=name.span)


def _explained(words: Sequence[Word], never: Container[str], reading: Reading) -> Iterator[tuple[Word, Sequence[Word]]]:
    """`Vesna, an independent human rights centre,`: each noun with the capitalised words before its comma."""
    english, nouns = reading.english, reading.lexicon.words("explaining_nouns")
    for position in range(1, len(words)):
        if words[position].gap.strip() != "," or words[position].lower not in {"a", "an"}:
            continue
        start = position
        while start > 0 and (start == position or words[start].joined) and words[start - 1].capital:
            start -= 1
        name = words[start + (start < position and words[start].text in never) : position]
        unheard = len(name) > 1 or (bool(english) and bool(name) and name[0].lower not in english)
        noun = _noun(words, position + 1, nouns)
        if noun and unheard and len(name) <= _LONGEST and not any(w.possessive for w in name):
            yield noun, name


def _noun(words: Sequence[Word], start: int, nouns: Container[str]) -> Word | None:
    """The noun of a body behind an article, which nothing but what goes on with it follows."""
    for position in range(start, min(start + _REACH, len(words))):
        if not words[position].joined or words[position].lower in _ON:
            return None
        after = words[position + 1] if position + 1 < len(words) else None
        if words[position].text in nouns:
            return words[position] if after is None or not after.joined or after.lower in _ON else None
    return None
