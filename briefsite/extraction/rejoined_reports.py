"""What the parse hangs on the clause that a verb of saying reports, and is said of the saying: a verb that goes on from
the speaker, "Lund said the plan is a step forward and urged Kenya to sign it", "voiced concern with what they are
enduring and urged", and the day right behind the verb, "Lund said on Saturday the ships had sailed on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SAYING = frozenset({"said", "says", "told", "tells", "added", "adds", "urged", "urges", "warned", "warns", "stressed",
    "stresses", "noted", "notes", "emphasised", "emphasises", "emphasized", "emphasizes", "reiterated", "reiterates",
    "underlined", "underlines", "underscored", "underscores", "expressed", "expresses", "reaffirmed", "reaffirms",
    "announced", "announces", "confirmed", "confirms", "insisted", "insists", "pledged", "pledges", "vowed", "vows",
    "called", "calls", "thanked", "thanks", "denied", "denies", "recalled", "recalls", "highlighted", "highlights",
    "welcomed", "welcomes", "appealed", "appeals", "accused", "accuses"})  # fmt: skip
#: What others may as well have said in the clause that is reported.
_PLAIN = frozenset({"said", "says", "added", "adds"})
_REPORTED = frozenset({"ccomp", "acl", "relcl"})
_WITHIN = _REPORTED | {"conj", "xcomp", "dobj", "pobj", "prep", "attr", "acomp"}
_OF_DAY = frozenset({"amod", "compound", "det", "advmod", "nummod"})
_NOW = frozenset({"VBZ", "VBP", "MD"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark", "expl"})


def speaker_before(words: Sequence[Token], heads: Sequence[int], verb: Token) -> Token | None:
    """The verb of saying from which this one goes on, or None where it stays in the clause that is reported. `heads`
    says how far above each word its head is."""
    if verb.dep_ != "conj" or verb.lower_ not in _SAYING or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    told = words[verb.i + heads[verb.i]]
    between = words[told.i + 1 : verb.i]
    own = any(t.dep_ in _OWN and t.i + heads[t.i] == verb.i for t in between)
    above = _reporting(words, heads, told)
    if own or above is None or above.tag_ != verb.tag_:
        return None
    forms = {told.tag_, *(t.tag_ for t in words[above.i + 1 : told.i] if t.i + heads[t.i] == told.i)}
    apart = verb.i > 1 and words[verb.i - 1].dep_ == "cc" and words[verb.i - 2].text == ","
    moved = verb.tag_ == "VBD" and not _NOW.isdisjoint(forms)  # "is a step forward and urged"
    plain = verb.lower_ in _PLAIN and told.lower_ not in _SAYING and told.dep_ != "relcl"
    return above if moved or apart or plain else None


def saying_dated(words: Sequence[Token], heads: Sequence[int], token: Token) -> Token | None:
    """The verb of saying right before a day, where the parse hangs the day on what is said; else None."""
    if token.dep_ not in {"prep", "npadvmod"} or token.i < 1 or heads[token.i] <= 0:
        return None
    first = token.i
    while first and words[first - 1].dep_ in _OF_DAY and first - 1 + heads[first - 1] == token.i:
        first -= 1  # "said late | Saturday"
    saying, told = words[first - 1], words[token.i + heads[token.i]]
    of_it = token if token.dep_ == "npadvmod" else words[token.i + 1]
    dated = of_it.ent_type_ == "DATE" and of_it.pos_ in {"PROPN", "NOUN"}
    clause = told.dep_ == "ccomp" and told.i + heads[told.i] == saying.i
    return saying if dated and clause and saying.lower_ in _SAYING else None


def _reporting(words: Sequence[Token], heads: Sequence[int], told: Token) -> Token | None:
    """The verb that reports the clause of a verb, with nothing but that clause between."""
    token, reported = told, False
    while token.dep_ in _WITHIN and heads[token.i]:
        reported = reported or token.dep_ in _REPORTED
        token = words[token.i + heads[token.i]]
        if reported and token.lower_ in _SAYING:
            return token if token.i < told.i else None
    return None
