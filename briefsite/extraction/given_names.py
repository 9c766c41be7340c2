"""The given name of somebody whom a title calls by the surname: `Ms Lund said` tells that `Ada Lund` is a person.

The model takes many a name that it has never met for a body or for nothing. Where a title shows the surname, and only
one word that no dictionary knows ever stands before it, both are one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefsite.extraction.name_words import NameWords, given_names, name_words
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, joined_span, split_words, words_of

_TITLED = frozenset({"honorific-name", "role-name", "rank-name"})
_SPEAKING = frozenset(
    {"say", "tell", "add", "note", "quote", "propose", "defend", "ask", "call", "warn", "stress", "die"}
)
#: What only guesses that the words name a body.
_GUESSED = frozenset({"model-organisation"})


def with_given_names(reading: Reading) -> tuple[Name, ...]:
    """The names with the full ones of those whom titles call by the surname."""
    lone = {**_speaking(reading), **_surnames(reading)} if reading.english else {}
    if not lone:
        return reading.names
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for doc in reading.paragraphs:
        words = words_of(doc)
        for position, word in enumerate(words):
            surname = word.text.rpartition("-")[2]
            title = lone.get(surname)
            if title is None or not position or not _is_given(words, position - 1, lists, reading):
                continue
            span = joined_span(words[position - 1 : position + 1])
            if all(n.rule in _GUESSED and n.span == span for n in taken.over(span)):
                name = Name(span, "person", "given-name", support=(title.span,))
                found[surname][span.of(reading.text)].append(name)
    one = [names for forms in found.values() if len(forms) == 1 for names in forms.values()]
    return replacing(reading.names, [name for names in one for name in names])


def _surnames(reading: Reading) -> Mapping[str, Name]:
    """The surnames that stand behind titles, of those whose full name was not found."""
    persons = [(split_words(n.span.of(reading.text)), n) for n in reading.names if n.kind == "person"]
    full = {word for words, _ in persons if len(words) > 1 for word in words}
    return {w[0]: n for w, n in reversed(persons) if len(w) == 1 and n.rule in _TITLED and w[0] not in full}


def _speaking(reading: Reading) -> Mapping[str, Name]:
    """The last words of what the model takes for bodies of two words that no dictionary knows, or of a given name and
    another, where the text says alone of one what persons do: `Hideaki Ueda`, and then `Ueda said`."""
    guessed = [(split_words(n.span.of(reading.text)), n) for n in reading.names if n.rule in _GUESSED]
    given = given_names(reading.lexicon)
    last = {w[1]: n for w, n in guessed if len(w) == 2 and (w[0] in given or all(_is_unheard(x, reading) for x in w))}
    if not last:
        return {}
    acting = reading.lexicon.words("personal_verbs") | _SPEAKING
    found: dict[str, Name] = {}
    for token in (token for doc in reading.paragraphs for token in doc):
        alone = token.text in last and not (token.i and token.nbor(-1).text[:1].isupper())
        if alone and token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_.lower() in acting:
            found.setdefault(token.text, last[token.text])
    return found


def _is_unheard(word: str, reading: Reading) -> bool:
    return word.isalpha() and word.istitle() and word.lower() not in reading.english


def _is_given(words: Sequence[Word], position: int, lists: NameWords, reading: Reading) -> bool:
    """Whether the word can be the given name of what stands right behind it: no dictionary and no list knows it, and it
    is neither the end of a longer name nor that of somebody's kin (`his wife Ada Lund`)."""
    word, after = words[position], words[position + 1]
    if not (word.capital and after.joined) or word.possessive or word.shouted or not word.text.isalpha():
        return False
    strange = word.text in given_names(reading.lexicon) or word.lower not in reading.english
    if not strange or word.text in lists.never or word.text in lists.titles.portfolios | lists.bodies:
        return False
    titles = lists.titles
    tables = (titles.honorifics, titles.ranks, titles.heads, titles.modifiers, titles.adjectives, titles.names)
    if any(table.at((word,), 0) for table in tables):
        return False
    before = words[position - 1] if position and word.joined else None
    if before is None or before.text in lists.never:
        return True
    return not (before.lower in lists.kin or (before.capital and not before.possessive))
