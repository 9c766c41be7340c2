"""What the parser found in a paragraph, read off it at once (`tokens`).

A word's lemma depends on its letters, its part of speech and its form alone, so it is looked up once for each such
triple; the parser itself is never asked for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefsite.extraction.led_subjects import led_subject
from briefsite.extraction.rejoined_reports import saying_dated, speaker_before
from briefsite.extraction.reported_subjects import phrases_behind, reported_subject
from briefsite.extraction.tokens import Doc, Phrase, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc as Parsed

_READ: list[int | str] = [
    "LENGTH", "SPACY", "HEAD", "POS", "TAG", "DEP", "MORPH", "LEMMA", "ENT_TYPE", "ENT_IOB", "IS_ALPHA", "IS_PUNCT",
    "IS_QUOTE", "IS_SPACE", "IS_STOP",
]  # fmt: skip
_IOB = ("", "I", "O", "B")
_SUBJECTS = {"nsubj", "nsubjpass"}
#: What cannot stand within a noun and the words that hang on it.
_OTHER_CLAUSE = {"VERB", "AUX", "CCONJ", "SCONJ", "PRON"}
#: Right behind a noun and "to be", these tell when that takes place.
_CONVENED = {"convened", "held", "organised", "organized"}
#: How many lemmas are remembered: rare words are looked up again.
REMEMBERED = 50_000
#: A form of a verb of one syllable, in which a consonant that was not doubled stands before the ending.
_CUT = re.compile("([^aeiou]*[aeiou][^aeiouwxy])(?:ed|es|ing)")


class _Labels(dict[int, str]):
    """The labels of the model by their numbers, looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, number: int) -> str:
        label = self[number] = self._strings[number]
        return label


class ReadOff:
    """Reads parsed paragraphs of one pipeline off into plain ones."""

    def __init__(self, nlp: Language) -> None:
        self._strings = nlp.vocab.strings
        self._labels = _Labels(self._strings)
        self._lemmas: dict[tuple[str, int, int], str] = {}
        names = [name for name, _ in nlp.components]
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in names else None

    def __call__(self, parsed: Parsed, text: str) -> Doc:
        found: Any = parsed.to_array(_READ)
        rows, heads = found.tolist(), found[:, 2].astype("int64").tolist()
        depends = bool(rows) and rows[0][5] != 0
        sentences = [(s.start, s.end) for s in parsed.sents] if rows else []
        doc = Doc(text, sentences, parsed=depends)
        doc.words = _words(doc, rows, text)
        for sentence in doc.sents:
            for token in sentence:
                token.sent = sentence
        labels = self._labels
        for token, row in zip(doc.words, rows, strict=True):
            token.pos_, token.tag_, token.dep_ = labels[row[3]], labels[row[4]], labels[row[5]]
            token.ent_type_, token.ent_iob_ = labels[row[8]], _IOB[row[9]]
            token.lemma_ = self._lemma(token, row, parsed)
        _hang(doc.words, _mended(doc.words, heads))
        doc.ents = tuple(Phrase(doc, e.start, e.end, e.label_) for e in parsed.ents)
        return doc

    def _lemma(self, token: Token, row: Sequence[int], parsed: Parsed) -> str:
        if row[7]:
            return self._strings[row[7]]
        if self._lemmatizer is None or not row[3]:
            return "" if self._lemmatizer is None else token.lower_
        key = token.text, row[3], row[6]
        if key not in self._lemmas:
            if len(self._lemmas) >= REMEMBERED:
                self._lemmas.clear()
            self._lemmas[key] = self._looked_up(token, parsed)
            self._lemmatizer.cache.clear()
        return self._lemmas[key]

    def _looked_up(self, token: Token, parsed: Parsed) -> str:
        """The lemma of a word as the parser has it; of "co-chaired" it knows no more than that of "chaired"."""
        before, hyphen, last = token.text.rpartition("-")
        word = parsed[token.i]
        if token.pos_ != "VERB" or not (before and last):
            return _whole(self._lemmatizer.lemmatize(word)[0], token.lower_, token)
        alone = type(parsed)(parsed.vocab, words=[last], pos=[token.pos_], morphs=[str(word.morph)])
        lemma = _whole(self._lemmatizer.lemmatize(alone[0])[0], last.lower(), token)
        return f"{before.lower()}{hyphen}{lemma}"


def _whole(lemma: str, form: str, token: Token) -> str:
    """The lemma of a verb with the "e" that its form hides: whoever "hoped" does not hop, that is "hopped"."""
    cut = _CUT.fullmatch(form) if token.pos_ == "VERB" else None
    return f"{lemma}e" if cut and cut[1] == lemma else lemma


def _words(doc: Doc, rows: Sequence[Sequence[int]], text: str) -> list[Token]:
    words, at = [], 0
    for number, row in enumerate(rows):
        token = Token()
        token.doc, token.i, token.idx = doc, number, at
        token.text = text[at : at + row[0]]
        token.lower_ = token.text.lower()
        token.is_alpha, token.is_punct, token.is_quote = bool(row[10]), bool(row[11]), bool(row[12])
        token.is_space, token.is_stop = bool(row[13]), bool(row[14])
        token.whitespace_ = " " if row[1] else ""
        at += row[0] + row[1]
        words.append(token)
    return words


def _mended(words: Sequence[Token], heads: list[int]) -> list[int]:
    """How far above each word its head is, with what is no name for a subject hung on its verb: in "The council vowed
    to fight the rebels, the Army of the Lake", the council is no army; with the right one of two for subject; and with
    what is to be held hung on its own noun: "will take place during a summit to be held in May"; and with whoever says
    more told as the speaker: "said the plan is good and urged Kenya to sign it"; and with the subject of what is said
    hung there: "promised farmers will be paid"; and with whoever is led up to hung on
    what he does: "In memory of Lund, the premier planted a tree"."""
    subjects: dict[int, Token] = {}
    for token in words:
        if token.dep_ in _SUBJECTS and heads[token.i] > 0:
            first = subjects.setdefault(token.i + heads[token.i], token)
            if first is not token and token.pos_ == "PROPN" and first.pos_ in {"NOUN", "PROPN"}:
                _beside(words, heads, first, token)
            elif first is not token and token.pos_ == "NOUN":
                _behind(words, heads, first, token)
        if token.dep_ == "conj" and token.ent_type_ == "PERSON" and heads[token.i] < 0:
            _part(words, heads, token)
        _say(words, heads, token)
        if token.dep_ == "advcl" and token.lower_ in _CONVENED:
            _held(words, heads, token)
        if token.dep_ == "appos" and heads[token.i] < 0:
            _lead(words, heads, token)
        if token.dep_ == "appos" and heads[token.i] < 0:
            noun = token.i + heads[token.i]
            verb = noun + heads[noun]
            if words[noun].dep_ in _SUBJECTS and noun < verb < token.i and words[verb].pos_ in {"VERB", "AUX"}:
                _move(heads, token, verb, "dep")
    return heads


def _lead(words: Sequence[Token], heads: list[int], noun: Token) -> None:
    """Hang on its verb a subject that was put beside the last noun before it, and that noun where it belongs."""
    if (found := led_subject(words, heads, noun)) is not None:
        verb, before, governor = found
        passive = any(t.dep_ == "auxpass" and t.i + heads[t.i] == verb.i for t in words[noun.i : verb.i])
        _move(heads, noun, verb.i, "nsubjpass" if passive else "nsubj")
        if governor is not None:
            _move(heads, before, governor.i, "pobj")


def _say(words: Sequence[Token], heads: list[int], token: Token) -> None:
    """Hang on a verb of saying what is said of it: who goes on to speak, and its day; and on what it reports, who does
    that."""
    if (above := speaker_before(words, heads, token)) is not None:
        _move(heads, token, above.i, "conj")
    elif (above := saying_dated(words, heads, token)) is not None:
        _move(heads, token, above.i, token.dep_)
    elif (told := reported_subject(words, heads, token)) is not None:
        _report(words, heads, *told, token)


def _report(words: Sequence[Token], heads: list[int], noun: Token, listener: Token | None, verb: Token) -> None:
    """Hang on the verb of a reported clause its subject, and on the verb above it whoever is told."""
    if listener is not None:
        _move(heads, listener, verb.i + heads[verb.i], "dobj")
    for preposition in phrases_behind(words, heads, noun, verb):
        _move(heads, preposition, noun.i, "prep")
    passive = any(t.dep_ == "auxpass" and t.i + heads[t.i] == verb.i for t in words[noun.i : verb.i])
    _move(heads, noun, verb.i, "nsubjpass" if passive else "nsubj")


def _beside(words: Sequence[Token], heads: list[int], first: Token, second: Token) -> None:
    """Leave a verb one of two subjects before it. In "The spokesperson, Ira Voss, has died" she is the spokesperson; in
    "At a meeting with the commissioner, Ira Voss, Odu Tarro thanked them" he thanked, and she is the commissioner."""
    if any(t.dep_ in {"cc", "conj"} for t in words[first.i : second.i + heads[second.i]]):
        return  # they are listed
    start = _opening(words, heads, first)
    before = next((n for n in range(start - 2, 0, -1) if not words[n].is_punct), 0) if start > 2 else 0
    framed = before and words[start - 1].text == "," and words[before].pos_ in {"NOUN", "PROPN"}
    if framed and first.ent_type_ == "PERSON" and words[first.i + 1].text == ",":
        _move(heads, first, before, "appos")
    else:
        _move(heads, second, first.i, "appos")


def _behind(words: Sequence[Token], heads: list[int], first: Token, second: Token) -> None:
    """Leave a verb the first of two subjects where the second is what a preposition behind it leads to: in "The envoy
    in the talks with the Lake Army (LA) rebel group has left", the envoy has left."""
    between = words[first.i + 1 : second.i]
    parted = {",", ";", ":", "–", "—"}
    whole = not any(t.pos_ in _OTHER_CLAUSE or t.text in parted for t in between)
    to = next((t for t in reversed(between) if t.pos_ == "ADP"), None)
    if whole and to is not None:
        _move(heads, second, to.i, "pobj")


def _held(words: Sequence[Token], heads: list[int], participle: Token) -> None:
    """Hang what is to be held on the noun right before it."""
    before = words[max(participle.i - 3, 0) : participle.i]
    if [t.lower_ for t in before[1:]] == ["to", "be"] and before[0].pos_ in {"NOUN", "PROPN"}:
        _move(heads, participle, before[0].i, "acl")


def _opening(words: Sequence[Token], heads: Sequence[int], name: Token) -> int:
    """The number of the first word of a name."""
    start = name.i
    while start and words[start - 1].dep_ == "compound" and start - 1 + heads[start - 1] == name.i:
        start -= 1
    return start


def _part(words: Sequence[Token], heads: list[int], second: Token) -> None:
    """Hang two persons apart whom only a comma joins: in "At the invitation of the President, Ada Lund, Minister Odu
    Tarro will travel", the first is the President, and the second travels."""
    first = words[second.i + heads[second.i]]
    verb, start = first.i + heads[first.i], _opening(words, heads, first)
    framed = start > 2 and words[start - 1].text == "," and words[start - 2].pos_ in {"NOUN", "PROPN"}
    parted = first.dep_ in _SUBJECTS and first.ent_type_ == "PERSON" and words[first.i + 1].text == ","
    joined = any(t.dep_ in {"cc", "conj"} and t is not second for t in words[first.i : second.i + 2])
    if framed and parted and not joined and verb > second.i:
        _move(heads, second, verb, first.dep_)
        _move(heads, first, start - 2, "appos")


def _move(heads: list[int], token: Token, above: int, dep: str) -> None:
    """Hang a word on another, as what `dep` says; not where that hangs on it: nobody would come to the head of them."""
    number = above
    while number != token.i and heads[number]:
        number += heads[number]
    if number != token.i:
        token.dep_, heads[token.i] = dep, above - token.i


def _hang(words: Sequence[Token], heads: Sequence[int]) -> None:
    """Hang every word on the one above it."""
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    for token, steps in zip(words, heads, strict=True):
        above = token.i + steps
        token.head = words[above]
        token.lefts = token.rights = token.children = ()
        if steps:
            (lefts if steps > 0 else rights).setdefault(above, []).append(token)
    for number in lefts.keys() | rights.keys():
        token = words[number]
        token.lefts, token.rights = tuple(lefts.get(number, ())), tuple(rights.get(number, ()))
        token.children = token.lefts + token.rights
