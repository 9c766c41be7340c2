"""What has not come: a meeting asked for or scheduled, a truce hoped for, an approval awaited, a rule for all, what
somebody is only willing to do, or did without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import DEFINITE
from briefsite.extraction.events.misparsed import taken_for_object
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.infinitives import first_joined, has_to
from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: For what one hopes, calls or braces oneself has not come.
_HOPING = {"brace", "gear", "hope", "long", "press", "push", "wait", "want", "wish", "yearn"}
_CALLING = {"appeal", "ask", "bid", "call", "campaign", "demand", "lobby", "motion", "petition", "plea", "plead",
    "request"}  # fmt: skip
#: By these somebody sets a day for an election.
_SETTING = {"announce", "call", "order", "schedule", "set"}
#: What lets people do something.
LETTING = {"allow", "enable", "let", "permit"}
#: A meeting that somebody asks for or turns down has not been held.
_UNHELD = {"decline", "refuse", "request", "seek"}
#: For what one does so one does not have yet.
_VYING = {"bid", "campaign", "compete", "run", "stand", "vie"}
_ENCOUNTERS = {"meeting", "call", "visit"}
#: What is offered or asked, and what is done with it by whoever will have none of it.
_OFFERS = {"application", "appeal", "attempt", "bid", "motion", "offer", "plan", "plea", "proposal", "request"}
_TOWARDS = {"toward", "towards"}
_WAYS = {"basis", "chance", "condition", "deadline", "effort", "framework", "initiative", "mandate", "opportunity",
    "path", "process", "push", "roadmap", "way"}  # fmt: skip
_OFFERING = {"offer", "propose", "threaten"}
_REFUSING = {"decline", "deny", "dismiss", "rebuff", "refuse", "reject", "spurn"}
#: What somebody does so is in his mind.
_IMAGINING = {"envisage", "envision", "fantasise", "fantasize", "imagine", "suppose"}
#: It is not settled what these are told of.
_AWAITING = {"await", "lack", "need", "require"}
#: What is expected to do so may go on already: "her visit, expected to last two days".
_LASTING = {"continue", "last", "run"}
#: What somebody lets or keeps people from doing at any time: "public meetings were allowed again".
_RULING = LETTING | {"ban", "forbid", "limit", "prohibit", "restrict"}
#: Nor has come what one demands or thinks of.
DEMANDING = {"consider", "contemplate", "demand", "fear", "recommend", "suggest", "threaten", "urge"}
#: Whoever has these may bring about what they lead to.
_HINTS = {"evidence", "information", "lead", "tip"}
#: Of what stands behind these it is only told what is thought of it.
_WEIGHED = {"importance", "need", "possibility", "progress", "prospect", "support", "urgency", "value"}

#: What is done with an agreement after it has been made.
_KEEPING = {"expand", "honor", "honour", "implement", "improve", "reinforce", "respect", "revive", "strengthen",
    "uphold"}  # fmt: skip
#: Nor what these are.
_AIMS = {"aim", "function", "goal", "mandate", "objective", "purpose", "role", "task"}
#: Who is so has not yet done it.
_WILLING = {"capable", "commit", "commitment", "committed", "dedicate", "dedicated", "dedication", "intent", "interest",
    "interested", "keen", "open", "openness", "opposed", "ready"}  # fmt: skip
#: Whoever has these has not yet used them: "the ability to strike", "with a view to extradition".
_POSSIBLE = {"ability", "capability", "capacity", "chance", "freedom", "means", "opportunity", "power", "right", "view"}
#: Whose verb has an ending where it tells what is so.
_ONE = {"he", "she", "it"}
#: What is being done to what is still to come.
_READYING = {"arrange", "organise", "organize", "plan", "prepare"}


def only_sought(trigger: Trigger) -> bool:
    """Whether what a noun tells is only asked for, hoped for or awaited, or is what a rule lets people do."""
    noun = trigger.token
    if any(t.lemma_.lower() in _IMAGINING for t in noun.ancestors):
        return True  # "the writer supposes an invasion of Chad"
    return (
        _only_hoped(noun)
        or _only_weighed(trigger)
        or _only_asked_for(trigger)
        or _only_ruled(trigger)
        or _only_kept(trigger)
        or _only_hinted(noun)
    )


def _only_hinted(noun: Token) -> bool:
    """Whether it is what others may help to bring about: "information leading to the arrest or conviction of Lund"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    leading = noun.head.head
    led_to = noun.dep_ == "pobj" and noun.head.lower_ == "to" and leading.lemma_ == "lead" and leading.tag_ == "VBG"
    return led_to and leading.head.lemma_.lower() in _HINTS


def _only_weighed(trigger: Trigger) -> bool:
    """Whether somebody only says what he thinks of people's meeting at all, on no day: "discussed the prospects for
    progress in the dialogue with Chad", "stressed the importance of talks between the parties"."""
    noun = trigger.token
    weighed = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.lemma_.lower() in _WEIGHED
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in noun.subtree)
    return weighed and trigger.coding.kind in _ENCOUNTERS and not dated


def _only_asked_for(trigger: Trigger) -> bool:
    """Whether somebody only asks for a meeting, or turns it down, "requested a meeting with Lund", or would have an
    office: "ran for the nomination"."""
    noun, kind = trigger.token, trigger.coding.kind
    sought = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in _UNHELD
    vied_for = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_.lower() in _VYING
    return (sought and kind in _ENCOUNTERS | {"appointment"}) or (vied_for and kind == "appointment")


def _only_ruled(trigger: Trigger) -> bool:
    """Whether a settlement is only awaited, or a rule holds for all of a kind: "awaits approval by the council",
    "gatherings were banned"."""
    noun, kind = trigger.token, trigger.coding.kind
    done_to = noun.dep_ in {"dobj", "nsubjpass"}
    awaited = kind in {"agreement", "legal"} and noun.head.lemma_.lower() in _AWAITING
    of_all = kind in _ENCOUNTERS | {"exercise"} and noun.tag_ == "NNS" and noun.head.lemma_.lower() in _RULING
    the = any(t.lower_ in DEFINITE or t.dep_ == "poss" for t in noun.lefts)
    return done_to and (awaited or (of_all and not the))


def _only_kept(trigger: Trigger) -> bool:
    """Whether something is done with an agreement that there is, by which nobody agrees: "pledged to strengthen the
    pact between Chad and Mali"."""
    noun = trigger.token
    done_to = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in _KEEPING
    return done_to and trigger.coding.group == "partnership" and any(t.lower_ in DEFINITE for t in noun.lefts)


def _only_hoped(noun: Token) -> bool:
    """Whether somebody only hopes or calls for it: "hopes for talks", "demanded a truce and a withdrawal"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ == "dobj" and _is_what_it_is_for(noun.head):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "for":
        return noun.head.head.lemma_.lower() in _HOPING | _CALLING
    return noun.dep_ in {"pobj", "dobj", "conj"} and noun.head.lemma_.lower() in _HOPING | DEMANDING


def _is_what_it_is_for(gerund: Token) -> bool:
    """Whether a thing is there so that something comes about: "a proposal for reaching a deal", "steps towards"."""
    preposition, thing = gerund.head, gerund.head.head
    if gerund.dep_ != "pcomp" or gerund.tag_ != "VBG" or thing.pos_ != "NOUN":
        return False
    return preposition.lower_ in _TOWARDS or (preposition.lower_ == "for" and thing.lemma_.lower() in _OFFERS | _WAYS)


def called_election(trigger: Trigger) -> bool:
    """Whether it is an election that somebody sets: "called a snap election for May"."""
    noun, verb = trigger.token, trigger.token.head
    called = trigger.coding.group == "election" and noun.dep_ == "dobj" and verb.lemma_.lower() in _SETTING
    return called and any(t.lower_ == "for" for word in (verb, noun) for t in word.rights)


def only_offered(verb: Token) -> bool:
    """Whether it is what somebody only offers, proposes or threatens to do: "offered to host talks in May"."""
    first = first_joined(verb)
    return first.dep_ == "xcomp" and has_to(first) and first.head.lemma_.lower() in _OFFERING


def only_willing(verb: Token) -> bool:
    """Whether it is what somebody would like to do: "says she would be happy to meet Lund"."""
    willing = verb.head
    infinitive = verb.dep_ == "xcomp" and verb.tag_ == "VB" and willing.dep_ == "acomp"
    return infinitive and any(t.lower_ in {"would", "'d", "’d"} and t.tag_ == "MD" for t in willing.head.lefts)


def turned_down(verb: Token) -> bool:
    """Whether it is what somebody offered or asked to do, and was refused: "declined Lund's offer to resign"."""
    noun = verb.head
    offered = verb.dep_ == "acl" and verb.tag_ == "VB" and noun.lemma_.lower() in _OFFERS
    return offered and noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in _REFUSING


def left_undone(verb: Token) -> bool:
    """Whether somebody did without it, or something else: "instead of meeting them", "without signing the pact"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ == "without" or (preposition.lower_ == "of" and before == "instead")


def only_meant(verb: Token) -> bool:
    """Whether somebody is only willing to do it, "remains committed to facilitating talks", or sees to it that it comes
    about: "wants to make sure that Chad has an election". Whoever ensured it has done so."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG" == verb.head.tag_:
        verb = verb.head
    torn = taken_for_object(verb)  # "work on ensuring free elections are held"
    above = torn[0].head if torn else verb.head
    if torn or verb.dep_ == "ccomp":
        made = above.lower_ in {"sure", "certain"} and above.head.lemma_.lower() == "make"
        ensuring = above.head if made else above
        return (made or above.lemma_.lower() == "ensure") and ensuring.tag_ not in {"VBD", "VBN"}
    willing = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and above.head.lemma_.lower() in _WILLING
    return willing or _is_what_it_is_for(verb)


def is_the_aim(verb: Token) -> bool:
    """Whether it is what something is for: "the aim of the fund is to support farmers"."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ != "be":
        return False
    subjects = [t for t in verb.head.lefts if t.dep_ == "nsubj"]
    owned = [noun for t in subjects for of in t.rights if of.lower_ == "of" for noun in of.rights]
    return any(t.lemma_.lower() in _AIMS for t in (*subjects, *owned))


def scheduled(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a day is only set for it: "opens the way to elections scheduled for May", "a meeting is also scheduled",
    "looks forward to talks in May", unless its verb says that it happened: "the talks planned for May were held"."""
    towards = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else noun
    if towards.lemma_ == "look" and any(t.lower_ == "forward" for t in towards.rights):
        return True
    scheduling = lexicon.words("scheduling_verbs")
    if noun.dep_ == "nsubjpass" and noun.head == verb and verb.lemma_.lower() in scheduling:
        return any(t.dep_ == "auxpass" and t.tag_ in {"VBZ", "VBP"} for t in verb.lefts)
    set_for = [t for t in noun.children if t.dep_ == "acl" and t.tag_ == "VBN"]
    goes_on = any(x.lemma_.lower() in _LASTING for t in set_for for x in t.rights if x.dep_ == "xcomp")
    due = [t for t in verb.children if t.dep_ == "xcomp" and has_to(t) and verb.lemma_ == "be" and noun.head == verb]
    if any(t.lemma_.lower() in lexicon.words("happening") for t in due):
        return True  # "the talks were to resume in May"
    held = verb.tag_ in {"VBD", "VBN"} and verb.lemma_.lower() in lexicon.words("happening")
    return not (held or goes_on) and any(t.lemma_.lower() in scheduling for t in set_for)


def without_ending(verb: Token) -> bool:
    """Whether a verb without an ending tells what somebody is to do: "demands that she resign"."""
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    plain = verb.tag_ in {"VB", "VBP"} and verb.lower_ == verb.lemma_.lower()
    one = any(t.lower_ in _ONE or (t.tag_ == "NNP" and t.ent_type_ == "PERSON") for t in subjects)
    one = one and not any(c.dep_ in {"conj", "cc"} for t in subjects for c in t.rights)
    return plain and one and not any(t.dep_ == "aux" for t in verb.children) and verb.dep_ in {"acl", "ccomp", "relcl"}


def is_readied(verb: Token) -> bool:
    """Whether something is only prepared: "the meeting is being organised by Lund"."""
    helping = {t.lower_ for t in verb.lefts if t.dep_ in {"aux", "auxpass"}}
    return verb.lemma_.lower() in _READYING and "being" in helping and bool(helping & {"is", "are"})


def only_possible(word: Token) -> bool:
    """Whether it is what somebody would be able to do, and does not do: "limits their ability to carry out attacks"."""
    top = word.head.head if word.dep_ in {"pobj", "pcomp"} else word.head
    hangs = (word.dep_ == "acl" and word.tag_ == "VB") or (
        word.dep_ in {"pobj", "pcomp"} and word.head.lower_ in {"to", "of"}
    )
    return hangs and top.lemma_.lower() in _POSSIBLE
