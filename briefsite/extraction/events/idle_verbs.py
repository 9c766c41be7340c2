"""Idle verbs: words of the lexicon that in their place tell no event, "visiting President Odu", "beginning in May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.careers import sets_out
from briefsite.extraction.events.handing import wished
from briefsite.extraction.infinitives import has_to
from briefsite.extraction.mistaken_cues import keeps_or_adds, only_alleged
from briefsite.extraction.role_bounds import YET_TO_TAKE

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: With an object these tell of no protest.
_SHOWN = {"demonstrate", "rally"}
#: Behind "by" these tell what somebody feels.
_FELT = {"encourage", "move", "unite"}
#: With these prepositions the verbs tell of no event.
_OTHERWISE = {
    "lead": {"to"},
    "build": {"on", "upon"},
    "seize": {"on", "upon"},
    "approve": {"of"},
    "extend": {"to", "into"},
}
#: Only persons are promoted to a rank.
_OBJECTS = {"dobj", "nsubjpass"}
#: What is met by no meeting.
_MET = {"need", "demand", "target", "requirement", "challenge", "standard", "deadline", "criterion", "obligation",
    "goal", "expectation", "objective", "condition", "commitment", "quota", "resistance", "fate", "threat"}  # fmt: skip
#: Who provides these gives nothing away.
_OPENINGS = {"basis", "example", "forum", "foundation", "framework", "mechanism", "opportunity", "platform"}
#: Who questions and has no office for it.
_PRESS = {"interview", "journalist", "media", "newsman", "press", "reporter"}
#: What is granted and is no gift: who grants a request answers it.
_ANSWERED = {"request", "plea", "appeal", "demand", "wish", "application", "interview", "audience"}
#: What hits or strikes without a hand.
_WOES = {"crisis", "difficulty", "fear", "inflation", "news", "pandemic", "poverty", "price", "problem", "recession",
    "shortage", "tragedy", "unemployment"}  # fmt: skip
#: With these a clause asks something.
_QUESTIONS = {"whether", "if", "what", "who", "whom", "whose", "why", "how", "when", "where", "which"}
#: To what one comes back and goes nowhere.
_STATES = {"calm", "compliance", "democracy", "dialogue", "duty", "field", "growth", "normal", "normalcy", "normality",
    "office", "operation", "path", "peace", "power", "profit", "round", "rule", "service", "stability", "table", "talk",
    "war", "work"}  # fmt: skip
#: What one reigns over.
_REALMS = {"country", "island", "kingdom", "land", "nation", "realm", "state", "world"}
#: As a present participle these tell of a stretch of time.
_BOUNDING = {"begin", "commence", "start", "follow", "end"}


def idle(verb: Token) -> bool:
    """Whether the verb only says who heads a party, when something starts, what led to what, whose fault something is,
    what is felt or befalls somebody, what stands below, who is still to take an office, or what is tried, answered,
    alleged, kept up or added."""
    if only_alleged(verb) or keeps_or_adds(verb) or _attempts(verb) or _precedes(verb):
        return True
    if _epithet(verb) or _otherwise(verb) or _joins(verb) or _answers(verb) or _interviewed(verb):
        return True
    if noun_of_a_pair(verb) or _blames(verb) or _undergoes(verb) or _asked_about(verb) or _not_yet(verb):
        return True
    if _reigns(verb) or _signs_off(verb) or _comes_back(verb):
        return True
    return sets_out(verb) or _bounds(verb) or _headed(verb) or _suffices(verb) or befalls(verb) or _furthers(verb)


def noun_of_a_pair(verb: Token) -> bool:
    """Of nobody, for one does not do it: "this reward offer complements", where the parse takes the noun for a verb."""
    told = [t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}]
    one = len(told) == 1 and told[0].tag_ == "NN" and told[0].i == verb.i - 1
    return one and verb.tag_ == "VBP" and {t.lower_ for t in told[0].lefts} & {"this", "that", "a", "an"} != set()


def _attempts(verb: Token) -> bool:
    """Of no trial, and of no illness: "tried but failed to arrange a meeting", "tested negative"."""
    lemma = verb.lemma_.lower()
    if lemma == "test" and any(t.lower_ == "negative" for t in verb.children):
        return True
    return lemma == "try" and not any(t.dep_ in {"dobj", "nsubjpass"} for t in verb.children)


def _blames(verb: Token) -> bool:
    """Of fault: "the crew is to blame"."""
    blamed = verb.lemma_.lower() == "blame" and not any(t.dep_ == "dobj" for t in verb.children)
    return blamed and has_to(verb) and verb.head.lemma_ == "be"


def _undergoes(verb: Token) -> bool:
    """Of what was done to somebody, where the parse makes him do it: "Lund's sacking led to a crisis"."""
    owners = (t for t in verb.lefts if t.dep_ == "nsubj" and any(c.dep_ == "case" for c in t.rights))
    return verb.tag_ == "VBG" and any(owners) and not any(t.dep_ == "dobj" for t in verb.rights)


def _asked_about(verb: Token) -> bool:
    """Of who is put a question: "Lund, asked whether the road was open, said no", "he was asked what he thought"."""
    if verb.lemma_.lower() != "ask" or verb.tag_ != "VBN":
        return False
    questions = (t for t in verb.rights if t.dep_ in {"ccomp", "advcl"} and t.left_edge.lower_ in _QUESTIONS)
    return verb.dep_ in {"acl", "advcl"} or any(questions) or any(t.lower_ == "about" for t in verb.rights)


def _reigns(verb: Token) -> bool:
    """Of no ruling: "ruled Chad for six years"."""
    lands = (t for t in verb.rights if t.dep_ == "dobj")
    return verb.lemma_.lower() == "rule" and any(t.ent_type_ == "GPE" or t.lemma_.lower() in _REALMS for t in lands)


def _comes_back(verb: Token) -> bool:
    """Of no journey: "returned to power", "returned to normal operation"."""
    to = (t for p in verb.rights if p.lower_ == "to" for t in p.rights if t.dep_ in {"pobj", "amod"})
    return verb.lemma_.lower() == "return" and any(t.lemma_.lower() in _STATES for t in to)


def _signs_off(verb: Token) -> bool:
    """Of who stops sending, and signs nothing: "the station signed off"."""
    off = verb.lemma_.lower() == "sign" and any(
        t.dep_ == "prt" and t.lower_ in {"in", "off", "out"} for t in verb.rights
    )
    things = (t for word in verb.rights for t in (word, *word.rights) if t.dep_ in {"dobj", "pobj"})
    return off and not any(t.dep_ == "dobj" or (t.head.lower_ == "on" and t.ent_type_ != "DATE") for t in things)


def _not_yet(verb: Token) -> bool:
    """Of no choice, but of who was chosen: "Ambassador – designate of Carrow". Whoever designates, designates somebody:
    "of" cannot stand right behind it."""
    if verb.lower_ not in YET_TO_TAKE:
        return False
    before, after = verb.doc[max(verb.i - 1, 0) : verb.i], verb.doc[verb.i + 1 : verb.i + 2]
    return any(t.is_punct for t in before) or any(t.lower_ == "of" for t in after)


def _precedes(verb: Token) -> bool:
    """Of what stands below: "provided the following answers"."""
    return any(t.dep_ == "dobj" and any(c.lower_ == "following" for c in t.lefts) for t in verb.rights)


def _epithet(verb: Token) -> bool:
    """Of a guest: "for visiting President Odu"."""
    if verb.lower_ != "visiting" or not any(t.dep_ == "dobj" and t.pos_ == "PROPN" for t in verb.children):
        return False
    return verb.dep_ in {"pcomp", "amod"} or verb.head.pos_ in {"NOUN", "PROPN"}


def _otherwise(verb: Token) -> bool:
    """Of what the verb means with some words: "led to", "demonstrates its support", "is encouraged by the outcome", and
    "leaves thousands homeless", by which nobody leaves."""
    lemma = verb.lemma_.lower()
    if lemma == "leave" and any(t.dep_ == "oprd" for t in verb.rights):
        return True
    if lemma not in _OTHERWISE and lemma not in _SHOWN | _FELT:
        return False
    has_object = any(t.dep_ == "dobj" for t in verb.children) or bool(wished(verb))
    with_it = {t.lower_ for t in verb.children if t.dep_ in {"prep", "agent"}}
    led = lemma in _OTHERWISE and not has_object and bool(with_it & _OTHERWISE[lemma])
    return led or (lemma in _SHOWN and has_object) or (lemma in _FELT and "by" in with_it)


def _answers(verb: Token) -> bool:
    """Of no gift: "granted a request"."""
    done_to = (t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"})
    return verb.lemma_.lower() == "grant" and any(t.lemma_.lower() in _ANSWERED for t in done_to)


def _interviewed(verb: Token) -> bool:
    """Of no inquiry: "was questioned while speaking to the press"."""
    return verb.lemma_.lower() == "question" and any(t.lemma_.lower() in _PRESS for t in verb.sent)


def _joins(verb: Token) -> bool:
    """Of company: "joined Lund in announcing", "joined up"."""
    if verb.lemma_.lower() != "join":
        return False
    doing = any(c.dep_ == "pcomp" for t in verb.children if t.lower_ == "in" for c in t.children)
    return doing or not any(t.dep_ in {"dobj", "nsubjpass"} for t in verb.children)


def _bounds(verb: Token) -> bool:
    """Of time: "in stages beginning in May"."""
    aside = verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "prep"}
    return aside and verb.lemma_.lower() in _BOUNDING and not any(t.dep_ == "dobj" for t in verb.children)


def _furthers(verb: Token) -> bool:
    """Of no office: "promotes trade", "replaces the old treaty", "battled it out"."""
    lemma, to = verb.lemma_.lower(), [t for t in verb.children if t.dep_ in _OBJECTS]
    if lemma == "battle":
        return any(t.lower_ == "it" for t in to)
    things = bool(to) and all(t.pos_ == "NOUN" and t.ent_type_ != "PERSON" for t in to)
    if lemma == "promote":
        ranks = (n for t in verb.rights if t.lower_ == "to" for n in t.rights if n.pos_ == "NOUN")
        return not to or (things and not any(ranks))
    return lemma == "replace" and things and all(t.pos_ == "NOUN" for t in verb.children if t.dep_ == "nsubj")


def _suffices(verb: Token) -> bool:
    """Of what is enough: "to meet the needs of farmers", "to make ends meet", "provides a forum"."""
    lemma, to = verb.lemma_.lower(), {t.lemma_.lower() for t in verb.children if t.dep_ == "dobj"}
    ends = verb.i > 0 and verb.nbor(-1).lower_ == "ends"
    return (lemma == "meet" and (ends or bool(to & _MET))) or (lemma == "provide" and bool(to & _OPENINGS))


def befalls(verb: Token) -> bool:
    """Of what comes over somebody, how something turns out, or who is told of: "the crisis hit Chad", "became clear",
    "was named in the report"."""
    if verb.lemma_.lower() == "become":
        became = [t for t in verb.children if t.dep_ == "attr"]
        return not became or any(map(_of_one_who_does, became))
    if verb.lemma_.lower() == "name" and any(t.dep_ == "nsubjpass" for t in verb.children):
        return not any(t.dep_ in {"oprd", "attr", "xcomp"} or t.lower_ in {"as", "to"} for t in verb.children)
    woes = any(t.dep_ == "nsubj" and t.lemma_.lower() in _WOES for t in verb.children)
    above = verb.dep_ == "acl" and verb.head.lemma_.lower() in _WOES
    return verb.lemma_.lower() in {"hit", "strike"} and (woes or above)


def _of_one_who_does(noun: Token) -> bool:
    """Whether a noun only says how many did before what is told behind it: "the first state to ban plastic"."""
    counted = any(t.lower_ in {"first", "latest", "only"} or t.ent_type_ == "ORDINAL" for t in noun.lefts)
    aside = (t for t in noun.head.rights if t.dep_ in {"xcomp", "advcl"})
    return counted and any(t.i > noun.i and t.tag_ == "VB" and has_to(t) for t in (*noun.subtree, *aside))


def _headed(verb: Token) -> bool:
    """Of a party's head: "a delegation led by Ada Lund"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_.lower() in {"lead", "head", "chair"}
