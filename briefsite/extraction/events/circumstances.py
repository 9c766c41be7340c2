"""When and whether: the date that hangs on a trigger's clause, and whether the event is past, planned or cancelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import clause
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import Reading, paragraph_start, parsed
from briefsite.model.document import Phase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE = {"will", "shall", "would"}
_OPEN = {"could", "may", "might", "should", "can"}


def dates_of(reading: Reading, found: Sequence[Trigger], cast: Cast) -> dict[int, int]:
    """To each trigger (by its place in `found`) the number of its date: climbing from the date, the first clause that
    tells of an event has it."""
    owners: dict[int, int] = {}
    tellers: dict[int, tuple[dict[Token, int], dict[Token, int]]] = {}
    for number, date in enumerate(reading.document.dates):
        phrase = parsed(reading, date.span)
        if phrase is None or len(phrase) == 0:
            continue
        paragraph = paragraph_start(phrase)
        if paragraph not in tellers:
            tellers[paragraph] = _tellers(phrase.doc, found, cast)
        owner = _climb(phrase.root, found, *tellers[paragraph])
        if owner is not None:
            owners.setdefault(owner, number)
    return owners


def _tellers(doc: Doc, found: Sequence[Trigger], cast: Cast) -> tuple[dict[Token, int], dict[Token, int]]:
    """The triggers of a paragraph by their token; nouns that a verb carries also by their clause."""
    by_token = {t.token: n for n, t in enumerate(found) if t.token.doc is doc}
    by_clause: dict[Token, int] = {}
    for n, t in enumerate(found):
        if t.noun and t.token.doc is doc and _carried(t.token, cast):
            by_clause.setdefault(clause(t, cast.reading.lexicon), n)
    return by_token, by_clause


def _climb(
    token: Token, found: Sequence[Trigger], by_token: Mapping[Token, int], by_clause: Mapping[Token, int]
) -> int | None:
    for above in (token, *token.ancestors):
        if above in by_token:
            own = found[by_token[above]]
            noun = by_clause.get(above)
            return noun if noun is not None and found[noun].coding.weight > own.coding.weight else by_token[above]
        if above in by_clause:
            return by_clause[above]
        if above.pos_ in {"VERB", "AUX"}:
            below = [by_token[t] for t in above.subtree if t in by_token and not _apart(t, above)]
            if below:
                return max(below, key=lambda n: (found[n].coding.weight, -abs(found[n].token.i - token.i)))
            if above.dep_ == "relcl":
                return None
    return None


def _carried(noun: Token, cast: Cast) -> bool:
    """Whether the verb over a noun says only that the event happens: "held talks", "the meeting begins"."""
    happening = noun.head.lemma_.lower() in cast.reading.lexicon.words("happening")
    return noun.dep_ in {"dobj", "attr"} or (noun.dep_ in {"nsubj", "nsubjpass"} and happening)


def _apart(token: Token, verb: Token) -> bool:
    """Whether a clause with a subject of its own lies between the verb and the token below it."""
    for above in (token, *token.ancestors):
        if above is verb or above == verb:
            return False
        if above.pos_ in {"VERB", "AUX"} and above.dep_ in {"ccomp", "relcl", "advcl"}:
            return True
    return True


def phase_of(trigger: Trigger, cast: Cast) -> Phase | None:
    """Past, planned or cancelled; None where the text only imagines the event or denies it."""
    lexicon = cast.reading.lexicon
    verb = clause(trigger, lexicon)
    auxiliaries = {t.lower_ for t in verb.children if t.dep_ in {"aux", "neg", "mark"}}
    above = [t.lemma_.lower() for t in (trigger.token.head, verb, verb.head) if t is not trigger.token]
    if any(word in lexicon.words("cancelling") for word in above) and trigger.noun:
        return "cancelled"
    if auxiliaries & {"not", "n't", "never", "if", "unless", "whether"} or auxiliaries & _OPEN or _none(trigger, verb):
        return None
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in lexicon.words("refusing"):
        return None
    slated = (
        trigger.noun
        and verb.lemma_.lower() in lexicon.words("planning")
        and any(t.dep_ == "xcomp" for t in verb.children)
    )
    if (
        slated
        or auxiliaries & _FUTURE
        or _to_come(trigger.token, cast)
        or (verb is not trigger.token and _to_come(verb, cast))
    ):
        return "planned"
    return "past"


def _none(trigger: Trigger, verb: Token) -> bool:
    """Whether "no" stands before the noun or before the subject of its clause."""
    subjects = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}]
    nouns = [*subjects, trigger.token] if trigger.noun else subjects
    return any(t.dep_ == "det" and t.lower_ in {"no", "any"} for noun in nouns for t in noun.children)


def _to_come(verb: Token, cast: Cast) -> bool:
    """Whether the verb is an infinitive after a word of planning: "plans to dock", "set to open", "to be unveiled"."""
    infinitive = any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.children)
    if not infinitive:
        return False
    planning = cast.reading.lexicon.words("planning")
    return verb.head.lemma_.lower() in planning or verb.dep_ in {"relcl", "acl", "xcomp"}
