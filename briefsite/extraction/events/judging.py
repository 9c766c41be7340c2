"""Judging: whoever calls something a crime condemns it: "branded the raid as a violation", "called it a farce"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: By these somebody says as what he sees a thing.
JUDGING = {"brand", "call", "characterise", "characterize", "decry", "denounce", "describe", "dub", "label", "slam",
    "term"}  # fmt: skip
#: Behind these, "of" says what a thing is.
_SORTS = {"act", "attempt", "case", "example", "form", "kind", "piece", "policy"}


def judgement(verb: Token, lexicon: Lexicon) -> Token | None:
    """What says as what somebody sees a thing: "as" with what stands behind it, or a noun alone; None where no word of
    it finds fault."""
    if verb.lemma_.lower() not in JUDGING:
        return None
    things = [t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"}]
    said = [t for t in verb.rights if t.dep_ == "oprd"]
    said += [t for above in (verb, *things) for t in above.rights if t.lower_ == "as" and t.i > verb.i]
    return next((t for t in said if things and any(_finds_fault(word, lexicon) for word in _seen_as(t))), None)


def _seen_as(word: Token) -> list[Token]:
    return [t for t in word.children if t.dep_ in {"pobj", "pcomp", "amod", "acomp"}] if word.lower_ == "as" else [word]


def _finds_fault(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word does or one beside it: "a cowardly attack", "an act of terrorism"."""
    of = [n for p in word.rights if p.lower_ == "of" and word.lemma_.lower() in _SORTS for n in p.children]
    near = (word, *word.lefts, *of, *(c for n in of for c in n.lefts))
    return any(t.lemma_.lower() in lexicon.words("faults") for t in near)
