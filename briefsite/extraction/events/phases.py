"""Whether: an event is past, planned or cancelled, or the text only imagines it."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from briefsite.extraction.date_tense import is_awaited
from briefsite.extraction.events.already import has_been
from briefsite.extraction.events.called_off import calling_off, putting_off
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, clause, joined_to, light_verb
from briefsite.extraction.events.disowned import disowned, governing, yet_to_come
from briefsite.extraction.events.infinitive_deeds import Standing, of_infinitive
from briefsite.extraction.events.standing import remembered, was_said
from briefsite.extraction.events.triggers import Trigger, requests
from briefsite.extraction.events.unheld import (
    DEMANDING,
    LETTING,
    called_election,
    is_readied,
    is_the_aim,
    left_undone,
    only_meant,
    only_offered,
    only_possible,
    only_sought,
    only_willing,
    scheduled,
    turned_down,
    without_ending,
)
from briefsite.extraction.infinitives import first_joined, first_participle, has_to, resolvers
from briefsite.extraction.parse import is_supposed
from briefsite.model.document import Phase

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_FUTURE = {"will", "shall", "would"}
#: What they are in "we'll" and "he'd"; the tag tells the latter from "he'd signed".
_LASTING = {"until", "till", "through"}  # "would fund the guards through May"
_SHORT = {"'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
#: "Not only" denies nothing.
_NOT_ONLY = {"only", "just", "merely", "simply", "solely"}
_DENYING = {"not", "no", "n't", "never", "if", "unless", "whether"}
_OPEN = {"could", "may", "might", "should", "can", "must", "ought"}
#: "Needs to withdraw", "has to withdraw".
_REQUIRING = {"need", "have"}
#: What is called so has been.
_GONE_BY = {"earlier", "previous", "recent"}
#: Whoever does so does already what follows: "continues to urge".
_GOING_ON = {"begin", "continue", "start"}
#: What is claimed under these the text does not tell for itself.
_DOUBTED = {"accusation", "allegation", "assumption", "belief", "concern", "conclusion", "fear", "impression",
    "likelihood", "myth", "notion", "possibility", "pretext", "prospect", "risk", "rumor", "rumour", "speculation",
    "suggestion", "suspicion", "worry"}  # fmt: skip
#: What one says who tells of what is to come.
_TELLING = {"announce", "declare", "reveal", "say", "state", "tell", "threaten", "vow", "warn"}
#: What nobody has done for whom these are told: "the need for Chad to return", "allows them to return".
_WANTING = {"appeal", "call", "demand", "desire", "duty", "hope", "importance", "incentive", "need", "obligation",
    "plea", "pressure", "request", "right", "urgency", "wish"}  # fmt: skip


def phase_of(trigger: Trigger, cast: Cast) -> Phase | None:
    """Past, planned or cancelled; None where the text only imagines the event or denies it."""
    lexicon = cast.reading.lexicon
    verb = clause(trigger, lexicon)
    if trigger.noun and (remembered(trigger.token) or has_been(trigger.token, verb, lexicon)):
        return "past"
    auxiliaries = _auxiliaries(verb)
    if auxiliaries & (_DENYING | _OPEN) or _none(trigger, verb):
        return None
    off, put_off = calling_off(trigger, lexicon), putting_off(trigger, lexicon)
    if (off is not None or put_off is not None) and not _only_asked(verb, cast):
        return "cancelled" if off is not None else "planned"
    if (
        _on_condition(verb)
        or without_ending(verb)
        or is_supposed(verb)
        or auxiliaries >= {"would", "have"}  # what would have been has not been
        or _within_imagined(verb)
        or _only_asked(verb, cast)
        or _required(verb)
        or only_possible(trigger.token)
        or _only_claimed(verb)
        or (trigger.noun and only_sought(trigger))
        or _only_wanted(verb)
        or only_possible(verb)
        or only_meant(verb)
        or left_undone(verb)
        or turned_down(verb)
        or only_offered(verb)
        or only_willing(verb)
        or disowned(verb)
        or is_the_aim(verb)
        or _only_thought_of(trigger, verb, auxiliaries)
        or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in lexicon.words("refusing"))
    ):
        return None
    standing = _of_infinitive(trigger, verb, cast)
    first = governing(verb)
    if standing == "open" or (first is not verb and _only_asked(first, cast)):
        return None
    return "planned" if first is not verb and _to_come(first, cast) else standing or _ahead(trigger, verb, cast)


def _of_infinitive(trigger: Trigger, verb: Token, cast: Cast) -> Standing:
    """How what the trigger's own infinitive tells stands; "" where it has none."""
    lexicon, verb = cast.reading.lexicon, first_participle(verb) if verb is trigger.token else verb
    own = not trigger.noun or light_verb(trigger, lexicon) is verb
    if not own or _foremost(first_joined(verb)):
        return ""
    says = trigger.coding.kind in {"statement", "request"} and not trigger.noun
    return of_infinitive(verb, lexicon.words("planning"), says=says)


def _ahead(trigger: Trigger, verb: Token, cast: Cast) -> Phase:
    """Planned or past, as the words around tell."""
    lexicon, auxiliaries = cast.reading.lexicon, _auxiliaries(verb)
    if trigger.noun and any(t.dep_ == "amod" and t.lower_ in _GONE_BY for t in trigger.token.lefts):
        return "past"  # "will discuss the recent vote"
    if trigger.coding.kind == "conflict" and any(t.dep_ == "poss" and t.pos_ == "PROPN" for t in trigger.token.lefts):
        return "past"  # "will help those who flee Chad's raids"
    if was_said(trigger, verb, lexicon):
        return "past"
    planned = trigger.noun and verb.lemma_.lower() in lexicon.words("planning")
    slated = planned and (any(t.dep_ == "xcomp" for t in verb.children) or _set_for(verb))
    if (
        slated
        or (trigger.noun and (is_awaited(trigger.token, lexicon) or scheduled(trigger.token, verb, lexicon)))
        or _aimed_at(verb)
        or (trigger.noun and is_readied(verb))
        or (verb.dep_ == "acl" and is_awaited(verb.head, lexicon))  # "the upcoming summit hosted by Chad"
        or called_election(trigger)
        or yet_to_come(verb, trigger.token)
        or auxiliaries & _FUTURE
        or _to_come(trigger.token, cast)
        or (verb is not trigger.token and _to_come(verb, cast))
    ):
        return "planned"
    return "past"


def _auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb; a bare one that is joined to another has those of that, where the parse has that one:
    "will build and open"."""
    own = {_in_full(t) for t in verb.children if t.dep_ in {"aux", "neg", "mark"}}
    beside = (t for t in verb.lefts if t.dep_ in {"npadvmod", "advmod"} and t.lower_ not in _NOT_ONLY)
    own |= {t.lower_ for word in beside for t in word.children if t.dep_ == "neg"}  # "will not itself publish"
    above = joined_to(verb)
    alike = verb.tag_ in {"VB", "VBP"} or verb.tag_ == verb.head.tag_ == "VBN"  # "must be frozen and reported"
    bare = alike and verb.dep_ == "conj" and not own and not any(t.dep_ in SUBJECTS for t in verb.children)
    return _auxiliaries(above) if bare and above is not verb and above.pos_ in {"VERB", "AUX"} else own


def _in_full(auxiliary: Token) -> str:
    word = auxiliary.lower_
    return _SHORT.get(word, word) if auxiliary.tag_ == "MD" else word


def _within_imagined(verb: Token) -> bool:
    """Whether it is part of what could be done: "to see what Chad can do to help in providing relief"."""
    while verb.dep_ in {"pcomp", "xcomp", "advcl", "conj", "prep"} and verb.tag_ in {"VB", "VBG", "IN"}:
        verb = verb.head
        if any(t.dep_ == "aux" and t.lower_ in _OPEN for t in verb.children):
            return True
    return False


def _only_asked(verb: Token, cast: Cast) -> bool:
    """Whether somebody is only asked to do it: "urged the Council to open talks in June". Whoever is invited to come is
    expected."""
    above = verb.head.head if verb.head.pos_ == "ADJ" else verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and has_to(above):
        verb = above  # "by urging Chad to stop and supporting those who flee", which the parse makes Chad's
    verb = first_joined(verb)  # "urged them to stop and to engage in talks"
    infinitive = verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp", "advcl", "acl"}
    above = verb.head
    if verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"} and above.lemma_.lower() in DEMANDING | {"propose"}:
        return True  # "recommended that the troops withdraw"
    if verb.dep_ == "ccomp" and {t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}} == {"be"}:
        return True  # "proposed that the works be resumed"
    asked = infinitive and above.pos_ == "VERB" and requests(above, cast.reading.lexicon)
    return asked and above.lemma_.lower() != "invite"


def _only_claimed(verb: Token) -> bool:
    """Whether it stands under a word that doubts or wants it: "the pretext that Chad fired", "demands that it stop"."""
    wanted = _WANTING if any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.lefts) else set()
    below = verb.dep_ in {"acl", "ccomp", "relcl"} and verb.i > verb.head.i
    return below and verb.head.lemma_.lower() in _DOUBTED | wanted


def _only_wanted(verb: Token) -> bool:
    """Whether it is only needed, or would only be allowed: "the need for Chad to return", "would let it return"."""
    verb = first_joined(verb)
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_.lower() == "want":
        return True  # "wants Lund extradited"
    if not has_to(verb) and above.lemma_.lower() not in LETTING:
        return False
    if above.pos_ == "NOUN":
        return verb.dep_ in {"acl", "advcl", "xcomp", "relcl"} and above.lemma_.lower() in _WANTING
    before = verb.doc[max(verb.left_edge.i - 1, 0)]
    if verb.dep_ == "advcl" and before.dep_ == "dobj" and before.head == above and before.tag_ != "NNP":
        return before.lemma_.lower() in _WANTING and before.lower_ != "call"  # "joined calls to ban the trade"
    let = verb.dep_ in {"xcomp", "ccomp"} and above.lemma_.lower() in LETTING
    thought_of = any(
        t.lower_ in {"could", "might", "would"} for t in above.lefts
    )  # "would have allowed Chad to try her"
    return let and (thought_of or above.tag_ not in {"VBD", "VBN"})


def _only_thought_of(trigger: Trigger, verb: Token, auxiliaries: Container[str]) -> bool:
    """Whether the text itself says what "would" happen, on no day: "a bill that would ban the trade", "reaffirms that
    an attack would bring help"."""
    held = trigger.noun and verb.dep_ == "ccomp" and verb.head.tag_ in {"VBZ", "VBP"}
    own = "would" in auxiliaries and (held or verb.dep_ in {"ROOT", "relcl"})
    dated = any(t.ent_type_ == "DATE" for c in verb.children if c.lower_ not in _LASTING for t in c.subtree)
    return own and not dated and not any(t.lower_ == "only" for t in verb.children)


def _required(verb: Token) -> bool:
    """Whether it is said that somebody has to, "needs to withdraw", or what that takes, "is needed to win". Whoever had
    to has done it."""
    above = verb.head
    now = {t.tag_ for t in above.lefts if t.dep_ == "auxpass"} & {"VBZ", "VBP"}
    if above.lemma_.lower() == "need" and above.tag_ == "VBN" and now:
        return verb.dep_ in {"xcomp", "advcl"} and has_to(verb)
    infinitive = verb.dep_ == "xcomp" and has_to(verb)
    return infinitive and above.lemma_.lower() in _REQUIRING and above.tag_ in {"VBZ", "VBP"}


def _on_condition(verb: Token) -> bool:
    """Whether it comes about only on a condition: "will cross the border only if it has a stamp". What was announced
    has been, whatever it was that was announced: "announced plans to leave if the road was closed"."""
    told = verb.tag_ in {"VBD", "VBN"} and verb.lemma_.lower() in _TELLING and not _auxiliaries(verb) & _FUTURE
    more = [t for t in verb.children if t.dep_ == "xcomp"] if _auxiliaries(verb) & _FUTURE else []  # "would agree to"
    clauses = (t for one in (verb, *more) for t in one.children if t.dep_ == "advcl")
    return not told and any(t.dep_ == "mark" and t.lower_ in {"if", "unless"} for c in clauses for t in c.children)


def _set_for(verb: Token) -> bool:
    """Whether it is said for when something is planned, or where: "is set for 3 May", "is planned in Adda"."""
    passive = {t.lower_ for t in verb.children if t.dep_ == "auxpass"}
    behind = {t.lower_ for t in verb.children if t.dep_ == "prep"}
    return bool(passive and "for" in behind) or bool(passive & {"is", "are"} and behind & {"in", "at", "on"})


def _aimed_at(verb: Token) -> bool:
    """Whether it is what somebody looks forward to, or will go for: "looks forward to welcoming", "will fly to Adda to
    meet Lund"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB":  # "will fly to Adda to meet Lund and to sign the treaty"
        verb = verb.head
    awaited = verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in {"look", "plan", "intend", "insist"}
    aim = verb.dep_ == "advcl" and verb.tag_ == "VB"
    joined = verb.head.tag_ == "VBN" and verb.head.dep_ == "advcl"  # "will fly to Adda, joined by Tarro, to meet Lund"
    above = verb.head.head if joined else verb.head
    return awaited or (aim and any(t.dep_ == "aux" and _in_full(t) in _FUTURE for t in above.children))


def _none(trigger: Trigger, verb: Token) -> bool:
    """Whether "no" stands before the noun or before the subject of its clause."""
    subjects = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}]
    nouns = [*subjects, trigger.token] if trigger.noun else subjects
    denied = any(t.dep_ == "det" and t.lower_ in {"no", "any"} for noun in nouns for t in noun.children)
    return denied or any(t.lower_ in {"neither", "nor"} for noun in subjects for t in noun.children)


def _foremost(infinitive: Token) -> bool:
    """Whether somebody was the first or only one to do it: "became the first state to recognise Chad"."""
    above = infinitive.head
    hung = infinitive.dep_ == "xcomp" and above.lemma_ in {"become", "be"} and above.tag_ in {"VBD", "VBN"}
    noun = next((t for t in above.rights if t.dep_ == "attr"), above) if hung else above
    words = {noun.lower_, *("first" if t.ent_type_ == "ORDINAL" else t.lower_ for t in noun.lefts)} - {"next"}
    return (hung or infinitive.dep_ in {"acl", "relcl"}) and bool(
        words & {"first", "last", "latest", "only", "second", "third"}
    )


def _to_come(verb: Token, cast: Cast) -> bool:
    """Whether the verb is an infinitive after a word of planning: "plans to dock", "set to open", "to be unveiled"; or
    that of a headline, "Chad to reopen border"."""
    verb = first_joined(verb)
    outcome = any(t.lower_ == "enough" for t in verb.head.children)  # "dark enough to need lamps"
    infinitive = has_to(verb) and not _foremost(verb) and not outcome
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _GOING_ON:
        return _to_come(verb.head, cast)
    planning = cast.reading.lexicon.words("planning")
    if any(t.lower_ == "have" and t.dep_ == "aux" for t in verb.children):  # "is expected to have left by May"
        return infinitive and verb.head.lemma_.lower() in planning  # "is believed to have been behind the raid"
    told = verb.dep_ in {"relcl", "acl", "xcomp", "ROOT"} or bool(resolvers(verb))
    return infinitive and (told or verb.head.lemma_.lower() in planning)
