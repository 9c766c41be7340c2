"""Names met again: a surname alone, an acronym that the text defined, a name that was found once but not everywhere.

A single name stands for a person where exactly one person of the text bears it, or has been named that does; where
two do, it is left open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.extraction.defined_letters import defined_letters
from briefsite.extraction.given_names import with_given_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.misspelt import misspelt
from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import Name, Taken, replacing, with_names
from briefsite.extraction.other_names import called_so, other_names
from briefsite.extraction.phrases import phrases
from briefsite.extraction.place_surnames import is_surname_here
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.short_names import houses, short_names
from briefsite.extraction.words import Word, joined_span, split_words, without_marks, words_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_TWO = 2
#: A name in the middle of a longer one that may stand alone: Miguel `d'Escoto` Brockmann.
_INNER = re.compile(r"(?:[dD]['’])?(?P<name>[^\W\d_]{4,})")


def repeats(reading: Reading) -> Reading:
    """Add every further place where a name, a part of a person's name or a defined acronym stands."""
    reading = replace(reading, names=of_one_kind(reading.names, reading.text))
    names = replacing(with_given_names(reading), defined_letters(reading))
    again = list(_again(reading, names))
    names = with_names(_without_parts(names, again), again)
    names = replacing(names, called_so(reading, names))
    names = replacing(names, other_names(reading, names))
    names = with_names(names, _fuller(reading, names))
    names = replacing(names, _without_noun(reading, names))
    owners = name_parts(reading.text, names, reading.lexicon)
    names = tuple(name for name in names if not _bears_surname(name, reading.text, owners))
    parts = list(_parts(reading, names, owners))
    met = {part.span for part in parts}
    names = tuple(n for n in names if n.kind == "person" or n.ident.startswith("organisation") or n.span not in met)
    names = with_names(names, parts)
    short = (*short_names(reading, names), *houses(reading, names))
    return replace(reading, names=with_names(names, short))


def _without_parts(names: Sequence[Name], whole: Sequence[Name]) -> list[Name]:
    """The names without what only the model saw, and is a part of a name that the text has elsewhere: the `Lenn Bal` of
    `Ora Lenn Bal`."""
    longer = Taken(with_names((), whole))
    guessed = (n for n in names if n.rule.startswith("model-"))
    parts = {n for n in guessed if any(o.span.covers(n.span) and o.span != n.span for o in longer.over(n.span))}
    return [name for name in names if name not in parts]


def of_one_kind(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """The names, where one that only the model knows is of the kind that a rule found for the same words elsewhere."""
    names = [name for name in names if not _is_patron(name, text)]
    sure = {name.span.of(text): name for name in reversed(names) if not name.rule.startswith("model-")}
    told = ((name, sure.get(name.span.of(text)) if name.rule.startswith("model-") else None) for name in names)
    return tuple(
        replace(name, kind=other.kind, ident=other.ident, rule="name-again", support=(other.span,))
        if other and other.kind not in {name.kind, "nothing"}
        else name
        for name, other in told
    )


def _is_patron(name: Name, text: str) -> bool:
    """Whether a house is meant by the saint that it is named for: `at Saint Lenn`, beside `Saint Lenn Hospital`."""
    if name.rule != "honorific-name" or not text.endswith("Saint ", 0, name.span.start):
        return False
    return re.search(rf"\bSaint {re.escape(name.span.of(text))}(?:['’]s)? [A-Z]", text) is not None


def _bears_surname(name: Name, text: str, owners: Mapping[str, dict[frozenset[str], Name]]) -> bool:
    """Whether what the model takes for a body ends in the surname of a person: it is somebody of that family."""
    words = split_words(name.span.of(text)) if name.rule == "model-organisation" else ()
    if len(words) > 2 and words[1] == "of" and _spoken(words[0]) in owners:
        return True  # Lund of CORE
    return len(words) > 1 and _spoken(words[-1]) in owners


def _again(reading: Reading, names: tuple[Name, ...]) -> Iterator[Name]:
    text = reading.text
    full = {n.span.of(text): n for n in reversed(names) if n.kind != "nothing" and " " in n.span.of(text)}
    index = phrases((form, name) for form, name in full.items())
    for doc in reading.paragraphs:
        words = words_of(doc)
        for start, end, name in index.everywhere(doc):
            span = joined_span(words[start:end])
            yield replace(name, span=span, rule="name-again", support=(name.span,))


def _fuller(reading: Reading, names: tuple[Name, ...]) -> Iterator[Name]:
    """`Ada Maria Lund`, of whom the text tells as `Ada Lund`: the same with one or two names between."""
    taken, whole = Taken(names), dict[tuple[str, str], Name]()
    for name in names:
        parts = split_words(name.span.of(reading.text))
        if name.kind == "person" and len(parts) == _TWO:
            whole.setdefault((parts[0], parts[1]), name)
    for doc in reading.paragraphs if whole else ():
        words = words_of(doc)
        for start, word in enumerate(words):
            for end in range(start + 2, min(start + 4, len(words))):
                known = whole.get((word.text, words[end].text))
                inner = words[start + 1 : end + 1]
                if (
                    known
                    and all(w.joined and w.capital for w in inner)
                    and not taken.over(joined_span(words[start:end]))
                ):
                    yield Name(joined_span(words[start : end + 1]), "person", "name-again", support=(known.span,))


def _without_noun(reading: Reading, names: tuple[Name, ...]) -> Iterator[Name]:
    """`Clean Carrow`, and no Carrow, of the `Clean Carrow programme`: what goes by a state's name is no state."""
    told: dict[str, Name] = {}
    for name in names:
        form = " ".join(name.span.of(reading.text).split())
        bare, _, noun = form.rpartition(" ")
        if name.rule == "class-after-name":
            told.setdefault(bare if noun.islower() else form, name)
    index, taken = phrases((form, name) for form, name in told.items() if " " in form), Taken(names)
    for doc in reading.paragraphs if told else ():
        words = words_of(doc)
        for start, end, name in index.everywhere(doc):
            span = joined_span(words[start:end])
            if all(span.covers(other.span) and other.span != span for other in taken.over(span)):
                yield replace(name, span=span, rule="name-again", support=(name.span,))


def _parts(
    reading: Reading, names: tuple[Name, ...], owners: Mapping[str, dict[frozenset[str], Name]]
) -> Iterator[Name]:
    near = misspelt(reading, owners)
    lone = _lone(reading, names)
    plain = {part for part in lone if part.lower() in reading.english and part not in owners}
    owners = {**lone, **owners}
    taken = Taken(names)
    yield from _surnames(reading, names)
    meant: dict[str, Name] = {}
    for doc in reading.paragraphs:
        words = () if doc.user_data["opens"] else words_of(doc)  # a dateline names places
        for position, word in enumerate(words):
            bearer = owners.get(_spoken(word.text)) or near.get(word.text)
            mailed = "@" in word.gap or (position + 1 < len(words) and "@" in words[position + 1].gap)
            here = taken.at(word.start)
            free = bearer and (not here or _is_bare_head(here, words, position, reading) or _his(here, bearer, reading))
            if not bearer or mailed or not free or _of_another(words, position, taken, reading):
                continue
            if word.text in plain and not _is_name(words, position, doc):
                continue
            full = _bearer(bearer, word.start) or meant.get(word.text)
            if full:
                meant.setdefault(word.text, full)
                yield Name(word.span, "person", "part-of-name", full.ident, support=(full.span,))


def _is_bare_head(name: Name, words: Sequence[Word], position: int, reading: Reading) -> bool:
    """`Hill said`: what only looks like the head of a name, and is the surname of somebody, without an article."""
    word, before = words[position], words[position - 1] if position and words[position].joined else None
    bare = name.span == word.span and name.rule == "head-noun" and word.text in reading.lexicon.words("names_too")
    return bare and not (before and (before.capital or before.lower in _ARTICLES))


def _his(name: Name, bearers: Mapping[frozenset[str], Name], reading: Reading) -> bool:
    """`Nairobi said`: what only looks like a place, and is the surname of somebody."""
    word = name.span.of(reading.text)
    return any(bearer.span.of(reading.text).endswith(f" {word}") for bearer in bearers.values()) and is_surname_here(
        name, reading.text
    )


def _bearer(bearers: Mapping[frozenset[str], Name], place: int) -> Name | None:
    """Whose surname it is at a place: of the one who bears it, by a longer and a shorter name, or of the one of several
    who was named before."""
    full = {words: name for words, name in bearers.items() if not any(words < more for more in bearers)}
    if len(full) == 1:
        return next(iter(full.values()))
    before = [words for words, name in bearers.items() if name.span.start < place]
    longest = [words for words in before if not any(words < more for more in before)]
    return bearers[longest[0]] if len(longest) == 1 else None


def _lone(reading: Reading, names: tuple[Name, ...]) -> dict[str, dict[frozenset[str], Name]]:
    """The persons whom the text names by one word: `General Vesk`, and then `Vesk`."""
    found: dict[str, dict[frozenset[str], Name]] = {}
    for name in names:
        word = name.span.of(reading.text)
        if name.kind == "person" and word.isalpha() and len(word) > 3:
            found.setdefault(_spoken(word), {frozenset({word.lower()}): name})
    return found


def _is_name(words: Sequence[Word], position: int, doc: Doc) -> bool:
    """Whether a word that the dictionary knows is a name here: with a capital inside a sentence, alone, or where the
    model takes it for a person's."""
    if not words[position].first:
        after = words[position + 1] if position + 1 < len(words) else None
        behind = after is not None and after.joined and after.capital and not words[position].possessive
        return not behind and not (words[position].joined and words[position - 1].capital)
    return any(e.label_ == "PERSON" and source_span(e) == words[position].span for e in doc.ents)


def _of_another(words: Sequence[Word], position: int, taken: Taken, reading: Reading) -> bool:
    """Whether a word that no dictionary knows stands right before, as the given name of somebody else: the surname of
    `Serdar Vesk` in `Orlan Vesk`."""
    before = words[position - 1] if position and words[position].joined else None
    if before is None or not before.capital or before.possessive or before.shouted or not reading.english:
        return False
    known = before.lower.rstrip(".") in reading.english or before.text.endswith(".") or taken.at(before.start)
    opens = before.first and before.lower in reading.lexicon.words("clause_openers")
    titles = name_words(reading.lexicon).titles
    tables = (titles.honorifics, titles.ranks, titles.heads, titles.modifiers, titles.adjectives, titles.names)
    return not (known or opens) and before.text not in titles.portfolios and not any(t.at((before,), 0) for t in tables)


def _surnames(reading: Reading, names: tuple[Name, ...]) -> Iterator[Name]:
    """Surnames with their particles, and two surnames: `von der Leyen`, `Le Drian`, `Gómez Vesk`."""
    particles, suffixes = reading.lexicon.words("particles"), reading.lexicon.words("suffixes")
    whole: dict[str, Name] = {}
    for name in names:
        words = tuple(w for w in split_words(name.span.of(reading.text)) if w not in suffixes)
        first = next((n for n, w in enumerate(words) if n and w.lower() in particles), None)
        if name.kind == "person" and first and first < len(words) - 1 and "-" not in words[first]:
            whole.setdefault(" ".join(words[first:]), name)
        elif name.kind == "person" and len(words) > 2 and all(len(w) > 3 for w in words[-2:]):
            whole.setdefault(" ".join(words[-2:]), name)
    index = phrases(whole.items())
    for doc in reading.paragraphs:
        here = words_of(doc)
        for start, end, name in index.everywhere(doc):
            yield Name(joined_span(here[start:end]), "person", "part-of-name", name.ident, support=(name.span,))


def name_parts(text: str, names: tuple[Name, ...], lexicon: Lexicon) -> Mapping[str, dict[frozenset[str], Name]]:
    """For the first and last word of every full personal name: the persons who bear it, by the set of their words."""
    owners: dict[str, dict[frozenset[str], Name]] = defaultdict(dict)
    suffixes, titles = lexicon.words("suffixes"), lexicon.words("titles_too")
    for name in names:
        words = [w for w in split_words(name.span.of(text)) if w not in suffixes]
        if name.kind == "person" and len(words) > 1:
            between = (w for w in words[1:-1] if len(words) < 6 and w not in titles)  # Carl Cardinal Lund
            inner = {w for w in between if (m := _INNER.fullmatch(w)) and m["name"][0].isupper()}
            joined = {w for w in (words[-1].rpartition("-")[2],) if w[:1].isupper()}  # "Haddad-Reyes", not "Dae-in"
            for part in sorted({words[0], words[-1], _last(words)} | joined | inner):
                if len(part.strip(".")) > 1:
                    owners[_spoken(part)].setdefault(frozenset(w.lower() for w in words), name)
    return owners


def _last(words: list[str]) -> str:
    """The surname where capitals mark it (`IKUINA Akiko`), else the last word."""
    shouted = [w for w in words if w.isupper() and len(w) > 2]
    return shouted[0] if len(shouted) == 1 else words[-1]


@lru_cache(maxsize=4096)  # words come again and again
def _spoken(part: str) -> str:
    """A name without regard to capitals throughout and to marks: `KAMIDA` is Kamida, `Bošković` Boskovic."""
    return without_marks(part.title() if part.isupper() and len(part) > 2 else part)
