"""Apart: what hangs in a clause and tells something else, "..., who left", "..., but Chad refused"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import BESIDE, SUBJECTS
from briefsite.extraction.events.triggers import Trigger

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What a journey is to speak about stands behind these, or is the object of these.
_ABOUT = {"on", "about", "over", "regarding", "concerning"}
_TALKING = {"discuss", "review", "explore", "address", "examine", "assess"}
#: Kinds of event in which somebody speaks.
SAYING = {"statement", "agreement"}
#: Behind these and such a noun, or behind one of these, stand the circumstances of what is said: "in the face of".
_CIRCUMSTANCES = {
    "in": ("face", "light", "wake", "view", "absence", "aftermath"),
    "with": ("appeal", "call", "demand", "plea"),
}
_IN_SPITE = {"despite", "amid", "notwithstanding"}
#: Clauses that tell something else of what they hang on; the kinds of event whose matter a relative clause tells too.
_ASIDE = {"relcl", "parataxis"}
_APART = _ASIDE | {"advcl", "conj", "prep"}
_MATTERS = {"statement", "request", "agreement", "legal"}
#: Behind these a clause tells what was before or later, or why something was done.
_OTHER_TIMES = {"after", "before", "until", "since"}
_WHY = {"because"}
#: Who has found or said something already: "misled the king, as the court found".
_FINDING = {"announce", "claim", "find", "hold", "note", "observe", "report", "reveal", "rule", "say", "show", "state"}
#: And behind these what is otherwise: "gave Lund a prize, though the Union had not been told".
_CONCEDING = {"although", "though"}
#: What says so of a relative clause: "the law, which the court later annulled".
_THEN = {"later", "earlier", "previously", "subsequently", "formerly", "once"}
#: What opens a clause that says more of what it hangs on.
_WHO = {"which", "who", "whom", "whose"}


def own_words(top: Token, trigger: Trigger) -> list[Token]:
    """A word and all that hang on it, in no order, without clauses that tell something else."""
    found = [top]
    for token in found:
        found += [child for child in token.children if not _apart(child, trigger)]
    return found


def _apart(token: Token, trigger: Trigger) -> bool:
    """Whether a clause hangs here that tells something else: "..., who left", "..., but Chad refused"."""
    if token.dep_ not in _APART:
        return _explains(token) or _talked_of(token, trigger)
    joined = token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and any(t.dep_ in SUBJECTS for t in token.children)
    joined = joined and token.head.dep_ != "ccomp"  # "said that the road was open and Chad would pay"
    there = trigger.coding.kind == "statement" and token.lower_ == "at" and token.head == trigger.token
    beside = token.dep_ == "prep" and (there or token.lower_ in BESIDE | {"according"} or _circumstance(token))
    aside = token.dep_ in _ASIDE and not (token.dep_ == "relcl" and trigger.coding.kind in _MATTERS)
    aside = aside or (token.dep_ == "relcl" and (_adds(token) or any(t.lower_ in _THEN for t in token.lefts)))
    marks = [t.lower_ for t in token.lefts if t.dep_ == "mark"] if token.dep_ == "advcl" else []
    meanwhile = trigger.coding.kind not in SAYING and any(t in {"as", "while"} for t in marks)
    meanwhile = meanwhile and any(t.dep_ in SUBJECTS for t in token.children)
    found = "as" in marks and token.lemma_.lower() in _FINDING
    why = trigger.coding.kind not in SAYING and any(t in _WHY for t in marks)
    aside = aside or meanwhile or found or why or any(t in _OTHER_TIMES for t in marks)
    aside = aside or (token.head == trigger.token and any(t in _CONCEDING for t in marks))
    return aside or joined or beside or _talked_of(token, trigger)


def _explains(token: Token) -> bool:
    """Whether a noun only says what a thing is: "poisoned with soman, a substance developed by Chad"."""
    noun = token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.pos_ != "VERB"
    return noun and any(t.lower_ in {"a", "an"} for t in token.lefts)


def _adds(clause: Token) -> bool:
    """Whether a relative clause says more of a thing, or what a paper would do: "the raids, which broke three rules of
    the Union", "a bill that would allow Chad to fish"."""
    words = {t.lower_ for t in clause.lefts} | {t.lower_ for left in clause.lefts for t in left.children}
    first = clause.left_edge
    more = first.i > first.sent.start and first.nbor(-1).text == "," and not _WHO.isdisjoint(words)
    return more or ("that" in words and any(t.tag_ == "MD" for t in clause.lefts))


def _circumstance(preposition: Token) -> bool:
    """Whether what stands behind it is why or in what circumstances something is said or done: "in the face of a strike
    by the union", "took command with a call for talks with Chad"."""
    meant = _CIRCUMSTANCES.get(preposition.lower_, ())
    nouns = (t.lower_ for t in preposition.children if t.dep_ == "pobj")
    return preposition.lower_ in _IN_SPITE or any(noun in meant for noun in nouns)


def _talked_of(token: Token, trigger: Trigger) -> bool:
    """Whether it is what a journey or a gathering is to speak about: "will travel to Oslo to discuss the war
    with Chad"."""
    if trigger.coding.kind == "visit":
        behind_verb = token.dep_ == "dobj" and token.head.lemma_.lower() in _TALKING
        return behind_verb or (token.dep_ == "prep" and token.lower_ in _ABOUT)
    aim = token.head == trigger.token and token.dep_ in {"advcl", "xcomp"} and token.tag_ == "VB"
    return aim and trigger.coding.kind == "other" and token.lemma_.lower() in _TALKING
