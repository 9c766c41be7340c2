"""Bodies of one word that nothing but the sentence shows: `Lakol's shares fell`, `Lakol bought the mill`.

The language model takes such a word for a body as often as for a people; it is one where the text tells of it what
firms have or do, and tells nothing of it that is told of persons and places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.clause_subjects import SUBJECTS
from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import Name, Taken, with_names
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading, paragraph_start
from briefsite.extraction.words import Word, split_words, words_of

if TYPE_CHECKING:
    from briefsite.extraction.lexicon import Lexicon
    from briefsite.extraction.tokens import Doc, Token

#: Shorter words are as often letters that stand for something.
_SHORTEST = 4
#: What the model may take such a word for: peoples are what it makes of words that it has never met.
_BODIES = frozenset({"ORG", "NORP", "PRODUCT"})
_ARTICLES = frozenset({"the", "a", "an"})
_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_PLACED = frozenset({"in", "near", "outside", "around", "across", "at"})
#: How adjectives of lands end.
_PEOPLED = ("an", "ese", "ish")
#: What is said to be one: "the Lakol group".
_GROUPS = frozenset({"group", "company", "firm", "conglomerate", "airline", "bank"})


def bodies_by_deeds(reading: Reading) -> Reading:
    """Add these bodies, wherever the text names them."""
    taken = Taken(reading.names)
    longer = {word for name in reading.names for word in split_words(name.span.of(reading.text))}
    met: dict[str, list[tuple[Word, Token, bool]]] = defaultdict(list)
    for doc in reading.paragraphs if reading.english else ():
        for word, token, owned in _alone(doc, taken, reading):
            met[word.text].append((word, token, owned))
    found = [
        Name(word.span, "organisation", "body-by-deeds")
        for form, places in met.items()
        if form not in longer and _is_body(places, reading.lexicon)
        for word, _, _ in places
    ]
    return replace(reading, names=with_names(reading.names, found)) if found else reading


def _alone(doc: Doc, taken: Taken, reading: Reading) -> Iterator[tuple[Word, Token, bool]]:
    """The capitalised words of a paragraph that no dictionary knows and beside which stands no other, each with whether
    a state's name owns it."""
    if not is_parsed(doc):
        return
    tokens = {t.idx + paragraph_start(doc): t for t in doc if t.pos_ == "PROPN" or t.ent_type_}
    words = words_of(doc)
    for position, word in enumerate(words):
        if not (word.capital and len(word.text) >= _SHORTEST and word.text.isalpha() and not word.shouted):
            continue  # of most words nothing more is asked
        token = tokens.get(word.start)
        if (
            token is None
            or taken.at(word.start)
            or _stands_beside(words, position, reading)
            or _is_known(word, reading)
        ):
            continue
        before = words[position - 1] if position and word.joined else None
        owner = taken.at(before.start) if before and before.possessive else None
        yield word, token, owner is not None and owner.kind == "state"


def _stands_beside(words: Sequence[Word], position: int, reading: Reading) -> bool:
    """Whether a word has others of a name beside it, the first of which is no plain word that opens the sentence."""
    word = words[position]
    before = words[position - 1] if position and word.joined else None
    after = words[position + 1] if position + 1 < len(words) and words[position + 1].joined else None
    if after is not None and after.capital and not word.possessive:
        return True
    led = before is not None and before.capital and not before.possessive
    return led and not (before is not None and before.first and is_plain(before.lower, reading.english))


def _is_known(word: Word, reading: Reading) -> bool:
    """Whether a dictionary or a list knows a word as something else than the name of a body."""
    lists, lexicon = name_words(reading.lexicon), reading.lexicon
    tables = (lists.titles.heads, lists.titles.honorifics, listed_names(lexicon), adjectives(lexicon))
    return word.text in lists.never or any(t.at((word,), 0) for t in tables) or is_plain(word.lower, reading.english)


def _is_body(places: list[tuple[Word, Token, bool]], lexicon: Lexicon) -> bool:
    """Whether the word is told as a body somewhere, and nowhere as a person or a place."""
    if any(_is_other(token) for _, token, _ in places):
        return False
    return any(_is_told(token, lexicon) or (owned and token.ent_type_ == "ORG") for _, token, owned in places)


def _is_other(token: Token) -> bool:
    """Whether it is told as a person or a place, or as some that have an article."""
    if token.ent_type_ not in _BODIES or any(t.lower_ in _ARTICLES for t in token.lefts):
        return not (token.ent_type_ in _BODIES and token.dep_ == "compound")
    placed = token.dep_ == "pobj" and token.head.lower_ in _PLACED
    return placed or any(t.lower_ in _PERSONS for t in token.head.children if t.i > token.i)


def _is_told(token: Token, lexicon: Lexicon) -> bool:
    """What firms have and do; what anybody says whom the model takes for a body."""
    above = token.head.lemma_.lower()
    if token.dep_ == "poss":
        return above in lexicon.words("firm_holdings")
    if token.dep_ == "compound":
        called = token.head.text in _GROUPS and token.head.i == token.i + 1 and token.i > 0
        return called and token.nbor(-1).lower_ == "the" and not token.lower_.endswith(_PEOPLED)
    said = token.ent_type_ == "ORG" and above in lexicon.words("saying_verbs")
    return token.dep_ in SUBJECTS and (said or above in lexicon.words("firm_deeds"))
