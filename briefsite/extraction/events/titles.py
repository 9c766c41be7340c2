"""Titles of events: the names, the deed, and its object in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import subjects
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_IRREGULAR = {"have": "has", "do": "does", "go": "goes", "be": "is"}
#: An object with more characters than this does not go into a title.
_LONGEST = 70
_WITHIN_NAME = {
    "det",
    "amod",
    "compound",
    "nmod",
    "nummod",
    "poss",
    "case",
    "advmod",
    "punct",
    "quantmod",
    "neg",
    "predet",
}
_SPEAKING = {"say", "tell", "state", "add", "note", "speak", "comment", "remark", "explain", "believe", "insist"}


def title(candidate: Candidate, cast: Cast) -> str:
    """What happened in a few words: "Takehiro Kano calls on Prak Sokhonn", "Election in Chad"."""
    acting = [cast.name(key) for key in candidate.initiators]
    others = [cast.name(key) for key in candidate.counterparts]
    if candidate.phase == "cancelled" or not acting or (candidate.trigger.noun and not candidate.trigger.coding.says):
        words = _deed(candidate, cast, [*acting, *others])
        return f"Cancelled: {words}" if candidate.phase == "cancelled" else words
    verb = _verb(candidate)
    verb = f"to {verb}" if candidate.phase == "planned" else present(verb, plural=len(acting) > 1)
    return " ".join(part for part in (joined(acting), verb, _complement(candidate, cast, others)) if part)


def _verb(candidate: Candidate) -> str:
    trigger = candidate.trigger
    if trigger.noun:
        return trigger.coding.says
    lemma = trigger.token.lemma_.lower()
    if lemma in _SPEAKING:
        return "speak"
    particle = next((t.lower_ for t in trigger.token.children if t.dep_ == "prt"), "")
    return f"{lemma} {particle}".strip()


def _complement(candidate: Candidate, cast: Cast, others: Sequence[str]) -> str:
    """The other side where the deed is done with somebody; else the object in the text's own words; else the place."""
    trigger = candidate.trigger
    if trigger.coding.group in {"hosting", "chairing"} and trigger.noun:
        others = _hosted(trigger.token, cast)
    if others and (trigger.noun or trigger.coding.kind in {"meeting", "call", "visit"}):
        return f"with {joined(others)}" if trigger.coding.kind == "exercise" else joined(others)
    if others and _verb(candidate) == "speak":
        return f"to {joined(others)}"
    for dep in (
        ("dobj", "nsubjpass", "xcomp", "ccomp", "acomp") if not trigger.noun and _verb(candidate) != "speak" else ()
    ):
        for child in trigger.token.children:
            behind = child.i > trigger.token.i or dep == "nsubjpass"
            if child.dep_ == dep and behind and _sayable(child):
                named = [cast.name(key) for key in cast.meant(child)] if cast.at(child) else []
                if words := joined(named) or _noun_words(child, cast):
                    return words
    return f"in {candidate.place.of(cast.reading.text)}" if candidate.place else ""


def _hosted(noun: Token, cast: Cast) -> list[str]:
    """What is hosted or chaired: behind "of"."""
    things = (t for child in noun.children if child.lower_ == "of" for t in child.children if t.dep_ == "pobj")
    return [cast.name(key) for thing in things for key in cast.meant(thing)]


def _sayable(child: Token) -> bool:
    """Whether an object reads well behind a verb in the present: no participle, no clause without its "that"."""
    return child.dep_ != "ccomp" or any(t.dep_ == "mark" and t.lower_ == "that" for t in child.children)


def _deed(candidate: Candidate, cast: Cast, names: Sequence[str]) -> str:
    """The trigger's own noun phrase; for a verb with nobody acting, its passive: "Pieter Feith appointed"."""
    token = candidate.trigger.token
    if candidate.trigger.noun:
        full = _words([t for t in _phrase(token) if t.pos_ != "DET" or t.i > token.i], cast)
        words = full or _words([t for t in _core(token) if t.pos_ != "DET" or t.i > token.i], cast) or token.text
    else:
        who = next((_noun_words(t, cast) for t in _doers(token) if t.i < token.i and t.pos_ != "PRON"), "")
        what = next((_noun_words(t, cast) for t in token.children if t.dep_ == "dobj"), "")
        verb = f"to be {token.lower_}" if candidate.phase == "planned" and token.tag_ == "VBN" else token.lower_
        words = " ".join(part for part in (who or joined(names), verb, what) if part)
    return f"{words[:1].upper()}{words[1:]}"


def _doers(verb: Token) -> list[Token]:
    """The subject of a verb, or the noun that it hangs on: "an initiative to be unveiled"."""
    own = any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.children)
    return [verb.head] if verb.dep_ in {"relcl", "acl"} and not own else subjects(verb)


def _noun_words(token: Token, cast: Cast) -> str:
    """An object in the words of the text: with its "of" phrase where that is short, else without, else nothing."""
    full = _words(list(_core(token)), cast)
    if full or token.pos_ in {"VERB", "AUX"}:
        return full
    return _words([token, *(t for left in token.lefts if left.dep_ in _WITHIN_NAME for t in left.subtree)], cast)


def _phrase(noun: Token) -> Iterator[Token]:
    """The tokens of a noun phrase without its clauses."""
    yield from (
        t for t in noun.subtree if not any(a.dep_ in {"relcl", "acl", "appos", "punct"} for a in _between(t, noun))
    )


def _between(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i:
        yield token
        token = token.head


def _core(token: Token) -> Iterator[Token]:
    """The tokens of an object without what hangs loosely on it; an "of" phrase and what is joined by "and" belong."""
    verbal = token.pos_ in {"VERB", "AUX"}
    keep = {"aux", "auxpass", "mark", "prt", "dobj", "nsubj", "xcomp", "neg"} if verbal else _WITHIN_NAME
    for child in token.lefts:
        if child.dep_ in keep:
            yield from (_core(child) if verbal else child.subtree)
    yield token
    for child in token.rights:
        of = child.dep_ == "prep" and child.lower_ == "of"
        if child.dep_ in (keep - {"punct"}) or of or (child.dep_ in {"cc", "conj"} and not verbal):
            yield from (_core(child) if verbal or child.dep_ == "conj" else child.subtree)


def _words(tokens: Sequence[Token], cast: Cast) -> str:
    """The text from the first to the last of the tokens, or "" where it is too long or the tokens do not adjoin."""
    if not tokens:
        return ""
    ordered = sorted(tokens, key=lambda t: t.i)
    if ordered[-1].i - ordered[0].i + 1 != len({t.i for t in ordered}):
        return ""
    text = cast.reading.text[source_span(ordered[0]).start : source_span(ordered[-1]).end]
    flat = " ".join(text.split()).strip(' ,;:–—-“”"')
    return flat if len(flat) <= _LONGEST else ""


def joined(names: Sequence[str]) -> str:
    """Names as in a sentence: "A", "A and B", "A, B and C".

    >>> joined(["Chad", "Mali", "Niger"])
    'Chad, Mali and Niger'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def present(verb: str, *, plural: bool) -> str:
    """The verb (one or more words) in the present tense.

    >>> present("call on", plural=False), present("carry", plural=False), present("meet", plural=True)
    ('calls on', 'carries', 'meet')
    """
    word, _, rest = verb.partition(" ")
    if not plural:
        if word in _IRREGULAR:
            word = _IRREGULAR[word]
        elif word.endswith("y") and word[-2:-1] not in "aeiou":
            word = f"{word[:-1]}ies"
        else:
            word += "es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return f"{word} {rest}".strip()
