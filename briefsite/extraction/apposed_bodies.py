"""Bodies that the noun behind a comma or a dash says what they are: `Vesna, a charity`, `Lakol - the Kenyan firm that`,
`Vorbev, the world's biggest brewer,`.

The language model takes such names for those of persons; what is once told as a body is one throughout the text.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, joined_span, words_of

#: What parts such a noun from the name.
_PARTED = frozenset({",", "-", "–", "—"})
#: What tells one body from others of its kind, beside the greatest of them.
_RANKS = frozenset(
    {"second", "second-largest", "third", "main", "leading", "top", "national", "only", "sole", "official"}
)
_WHERE = frozenset({"in", "at", "near", "from", "to", "outside", "across", "for", "on", "of"})
#: What may go on behind such a noun.
_ON = frozenset({"that", "which", "of", "in", "for", "based", "founded", "working", "representing", "linked", "with"})
#: Behind these something else is spoken of: "a fellow at the institute".
_ELSEWHERE = frozenset({"and", "at", "by", "from", "on", "or", "to", "under", "who", "whose"})
#: Between the article and such a noun there are no more words than these.
_REACH = 6
_GUESSED = frozenset(
    {"model-person", "model-name", "model-organisation", "name-before-role", "name-after-role", "person-of-state"}
)
#: No name of this sort has more words.
_LONGEST = 4


def apposed_bodies(reading: Reading) -> Reading:
    """Make organisations of the names that such a noun explains, wherever they stand."""
    taken, lists = Taken(reading.names), name_words(reading.lexicon)
    told: dict[str, Name] = {}
    sure = reading.lexicon.words("explaining_nouns")
    bodies = [n.span.of(reading.text) for n in reading.names if n.kind == "organisation"]
    whole = {first for first, _, rest in (form.partition(" ") for form in bodies) if rest}  # Lakol, of Lakol Mills
    for doc in reading.paragraphs:
        for noun, words in _explained(words_of(doc), lists.never, reading):
            span, over = joined_span(words), taken.over(joined_span(words))
            titled = any(t.at(words, 0) for t in (lists.titles.heads, lists.titles.ranks, lists.titles.honorifics))
            short = len(words) == 1 and words[0].text in whole
            somebody = noun.text not in sure and any(n.kind == "person" for n in over)  # Ada Lund, a film producer
            if not (titled or short or somebody) and all(n.span == span and n.rule in _GUESSED for n in over):
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
    english, nouns = reading.english, reading.lexicon.any_of("explaining_nouns", "class_nouns")
    for position in range(1, len(words)):
        if words[position].gap.strip() not in _PARTED or not _opens(words, position):
            continue
        start = position
        while start > 0 and (start == position or words[start].joined) and words[start - 1].capital:
            if words[start - 1].possessive:
                break  # India's | Lenn Platforms
            start -= 1
        name = words[start + (start < position and words[start].text in never) : position]
        if not name or (words[position].lower not in {"a", "an"} and _is_placed(words, position - len(name))):
            continue
        unheard = len(name) > 1 or (bool(english) and name[0].lower not in english)
        noun = _noun(words, position + 1, nouns)
        if noun and unheard and len(name) <= _LONGEST:
            yield noun, name


def _opens(words: Sequence[Word], position: int) -> bool:
    """Whether what is said of the name before opens here: with an article; behind a comma, "the" and an owner need a
    rank as well, `the largest brewer`, `Kenya's second brewer`."""
    word = words[position]
    if word.lower in {"a", "an"} or (word.lower == "the" and word.gap.strip() != ","):
        return True
    near = words[position + 1 : position + 4]
    ranked = any(w.lower.endswith("est") or w.possessive or w.lower in _RANKS for w in near)
    return ranked and (word.lower == "the" or (word.possessive and word.capital))


def _is_placed(words: Sequence[Word], start: int) -> bool:
    """`In Klin, the largest brewer`: where that is."""
    return start > 0 and words[start].joined and words[start - 1].lower in _WHERE


def _noun(words: Sequence[Word], start: int, nouns: Container[str]) -> Word | None:
    """The noun of a body behind an article, which nothing but what goes on with it follows."""
    for position in range(start, min(start + _REACH, len(words))):
        if not words[position].joined or words[position].lower in _ON | _ELSEWHERE:
            return None
        after = words[position + 1] if position + 1 < len(words) else None
        if words[position].text in nouns:
            return words[position] if after is None or not after.joined or after.lower in _ON else None
    return None
