"""Senses of verbs: a verb of the lexicon that with what hangs on it tells something else, "signed it into law"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.being_there import tells_who_was_there
from briefsite.extraction.events.handing import COURTESIES, GOODS, handed, wished
from briefsite.extraction.events.in_force import comes_into_force
from briefsite.extraction.events.judging import judgement
from briefsite.extraction.events.noun_senses import GATHERINGS, TREATIES, nouns_behind
from briefsite.extraction.events.phoning import phones
from briefsite.extraction.infinitives import has_to
from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What troops are withdrawn from.
_LANDS = {"area", "base", "city", "country", "island", "province", "region", "strip", "territory", "town", "village",
    "zone"}  # fmt: skip
#: Who visits one of these attends it.
_ATTENDED = {"celebration", "ceremony", "concert", "conference", "congress", "demonstration", "fair", "festival",
    "forum", "match", "parade", "protest", "rally", "seminar", "show", "summit", "workshop"}  # fmt: skip
#: What one takes over without taking an office.
_TASKS = {"control", "duty", "effort", "job", "operation", "responsibility", "task", "work"}
#: What is extended or sent and is only words.
_SENDING = {"extend", "send"}
#: As what somebody is named who is given no office.
_BRANDS = {"enemy", "organisation", "organization", "suspect", "terrorist", "threat"}
#: What is moved by air, sea or road, and does not travel itself.
_MOVING = {"fly", "land", "return"}
_PLACES = {"FAC", "GPE", "LOC"}
_SPANS = {"DATE", "TIME", "QUANTITY", "GPE"}
#: Of these one dies by no hand either.
_DISEASES = {"cholera", "disease", "epidemic", "fever", "illness", "infection", "outbreak", "pandemic", "virus"}
#: What nobody is appointed to be.
_NO_OFFICES = {"champion", "city", "country", "finalist", "laureate", "nation", "one", "place", "recipient", "state",
    "symbol", "victim", "winner"}  # fmt: skip
_MATTER = {"xcomp", "ccomp", "dobj", "nsubjpass"}
_ROLES = {"chair", "job", "office", "position", "post", "presidency", "role", "seat"}
#: What is dismissed and had no office.
_CLAIMS = {"accusation", "allegation", "assertion", "call", "charge", "claim", "concern", "criticism", "idea",
    "notion", "report", "request", "suggestion", "warning"}  # fmt: skip
#: Who recognises these recognises nobody.
_VALUED = {"contribution", "effort", "fact", "importance", "need", "role", "sacrifice", "significance", "value"}
#: Who is designated and given none.
_LISTED = {"company", "entity", "group", "individual", "network", "vessel"}
#: By these somebody is given what "as" tells.
_CHOOSING = {"select", "choose", "pick", "tap"}
_SAYING = {"saying", "adding", "noting", "arguing"}
#: With these a clause says what somebody would know.
_ASKED = {"whether", "if", "what", "who", "why", "how", "when", "where", "which"}
_LAUNCHING = {"launch", "mount", "stage", "carry"}
#: What an operation of relief is called, and what it is to do.
_RELIEF = {"aid", "assistance", "clean", "cleanup", "emergency", "evacuation", "feeding", "humanitarian", "recovery",
    "relief", "rescue"}  # fmt: skip
#: What police operations are called, and what they are to do.
_SEARCH = {"police", "search", "sting"}
_SEEKING = {"apprehend", "arrest", "capture", "catch", "dismantle", "find", "locate", "nab", "recover", "search",
    "trace"}  # fmt: skip
_HELPING = {"aid", "assist", "bring", "carry", "deliver", "evacuate", "feed", "help", "rescue", "save", "transport"}
#: What befalls people when something does so is an accident.
_CRASHING = {"capsize", "collapse", "collide", "crash", "derail", "overturn", "sink"}
#: What accidents do, too.
_HARMING = {"hit", "injure", "kill", "slam", "strike", "wound"}
#: Who leaves a land and is withdrawn from it.
_TROOPS = {"army", "battalion", "brigade", "contingent", "force", "peacekeeper", "soldier", "troop", "unit"}
#: By these somebody says what he holds something to be.
_CALLING = {"brand", "call", "dub", "label", "term"}
_AHEAD = {"would", "will", "shall", "should", "to"}


def verb_sense(verb: Token, lexicon: Lexicon) -> str:
    """The verb of the lexicon that means what this one does here, "" where it is itself."""
    lemma, objects = verb.lemma_.lower(), [t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"}]
    if lemma == "take" and any(t.dep_ == "prt" and t.lower_ == "over" for t in verb.children):
        return "begin" if any(t.lemma_.lower() in _TASKS for t in objects) else ""
    if lemma in _MOVING and (moved := [t for t in objects if t.dep_ == "dobj" and t.ent_type_ not in _SPANS]):
        return "ship" if any(t.lemma_.lower() in GOODS for t in moved) else "move"
    if judgement(verb, lexicon) is not None:
        return "condemn"
    if phones(verb) or _succeeds(verb):
        return "phone" if phones(verb) else "succeed"
    attends = lemma in {"visit", "tour"} and any(t.lemma_.lower() in _ATTENDED for t in objects)
    if attends or tells_who_was_there(verb):
        return "be present"
    return (
        _among_parties(verb)
        or _mishap(verb, lexicon)
        or _of_no_office(verb, objects, lexicon)
        or _in_words_alone(verb, objects, lexicon)
        or _sense_in_words(verb, objects)
    )


def _among_parties(verb: Token) -> str:
    """What those do who agree, sign, host, order or leave: "agreed that the road is bad", "charged the ministry to
    report", "hosted Lund for talks"."""
    lemma = verb.lemma_.lower()
    if lemma == "agree" and (_of_one_mind(verb) or _finds(verb)):
        return "say"
    if lemma == "charge" and any(has_to(t) for t in verb.rights if t.dep_ in {"xcomp", "ccomp", "advcl"}):
        return "instruct"
    if lemma in {"host", "co-host"} and GATHERINGS & nouns_behind(verb, "for"):
        return "meet"
    if lemma == "ask" and _wonders(verb):
        return "say"
    if comes_into_force(verb) or (lemma == "sign" and "law" in nouns_behind(verb, "into")):
        return "enact"
    return _withdrawn(verb) if lemma in {"leave", "withdraw"} else ""


def _wonders(verb: Token) -> bool:
    """Whether somebody asks a question, and nobody for anything: "“Who has paved the road?” he asked"."""
    clauses = [t for t in verb.children if t.dep_ == "ccomp"]
    ends = "?" in {t.text for word in (verb, *clauses) for t in word.rights}
    before = any(t.i < verb.i or ends or t.left_edge.lower_ in _ASKED for t in clauses)
    bare = not any(t.dep_ in _MATTER or t.lower_ in {"for", "of", "to"} for t in verb.children)
    return (before or bare) and not any(t.dep_ in {"dobj", "nsubjpass"} for t in verb.children)


def _withdrawn(verb: Token) -> str:
    """What troops do, and what a party to a treaty does: "withdrew from the strip", "withdrew from the pact"."""
    if verb.lemma_.lower() == "leave":
        return "withdraw" if any(t.dep_ == "nsubj" and t.lemma_.lower() in _TROOPS for t in verb.lefts) else ""
    if TREATIES & nouns_behind(verb, "from"):
        return "withdraw from"
    left = [t for p in verb.rights if p.lower_ == "from" for t in p.children if t.dep_ == "pobj"]
    return "withdraw" if any(t.ent_type_ in _PLACES or t.lemma_.lower() in _LANDS for t in left) else ""


def _mishap(verb: Token, lexicon: Lexicon) -> str:
    """What happens by accident: "was killed in a crash", "the bus hit a wall", "the ship slammed into the pier"."""
    lemma, mishaps = verb.lemma_.lower(), lexicon.words("mishaps")
    if lemma == "overturn" and not any(t.dep_ in {"dobj", "nsubjpass", "agent"} for t in verb.children):
        return "crash"
    if lemma not in _HARMING:
        return ""
    subjects = {t.lemma_.lower() for t in verb.children if t.dep_ == "nsubj"}
    if lemma in {"kill", "injure", "wound"} and any(t.dep_ == "auxpass" for t in verb.children):
        crashed = any(t.dep_ in {"advcl", "relcl"} and t.lemma_.lower() in _CRASHING for t in verb.subtree)
        return "die" if (crashed or mishaps & nouns_behind(verb, "in")) and not nouns_behind(verb, "by") else ""
    if lemma == "kill" and subjects & (mishaps | _DISEASES):
        return "die"
    running = bool(subjects & lexicon.words("vehicles"))
    into = lemma == "slam" and any(t.lower_ == "into" for t in verb.children)
    return "crash" if into or (running and lemma in {"hit", "strike"}) else ""


def _of_no_office(verb: Token, objects: Sequence[Token], lexicon: Lexicon) -> str:
    """What is done to claims and firms by the words that take and give an office, "dismissed the claim", and by what
    other words somebody is given one: "selected Lund as her running mate"."""
    done, to = verb.lemma_.lower(), {t.lemma_.lower() for t in objects}
    if done in _CHOOSING and any(t.pos_ == "PROPN" for t in objects):
        offices = lexicon.words("role_heads") | {"mate"}  # a running mate
        return "name" if offices & nouns_behind(verb, "as") else ""
    if done == "dismiss" and to & _CLAIMS:
        return "deny"
    if done != "designate":
        return ""
    under = any(t.lower_ in {"under", "pursuant"} for t in verb.rights)
    under = under or any(t.lemma_ == "sanction" for t in verb.sent)
    listed = under or to & _LISTED or _BRANDS & nouns_behind(verb, "as")
    named = any(t.pos_ == "PROPN" or t.lower_ == "it" for t in objects)
    bare = named and not (nouns_behind(verb, "as") or any(t.dep_ in {"oprd", "xcomp"} for t in verb.rights))
    return "sanction" if listed or bare else ""


def _in_words_alone(verb: Token, objects: Sequence[Token], lexicon: Lexicon) -> str:
    """What is done with words by verbs of fights, courts and speech: "attacked the budget", "hit back", "justified the
    raid", "ruled out a vote", "spoke out against it"."""
    lemma, beside = verb.lemma_.lower(), {t.lower_ for t in verb.rights}
    if lemma == "attack":
        among = any(t.dep_ == "nsubj" and t.ent_type_ == "PERSON" for t in verb.lefts)
        persons = any(t.ent_type_ == "PERSON" for t in objects) and (among or bool(beside & {"for", "over"}))
        persons = persons and "with" not in beside
        disputed = any(t.lemma_.lower() in lexicon.words("disputed_things") for t in objects)
        return "criticise" if persons or disputed else ""
    if lemma == "speak" and "out" in beside and any(t.lower_ == "against" for p in verb.rights for t in (p, *p.rights)):
        return "criticise"
    if lemma in {"defend", "justify"}:
        return "hail" if {t.lemma_.lower() for t in objects} & lexicon.any_of("disputed_things", "arms") else ""
    if lemma == "hit" and "back" in beside and not objects:
        return "reply"
    if lemma == "rule" and "out" in beside:
        return "reject"
    valued = lemma in {"recognise", "recognize"} and any(t.lemma_.lower() in _VALUED for t in objects)
    return "acknowledge" if valued or (lemma in {"recognise", "recognize"} and _has_clause(verb)) else ""


def _has_clause(verb: Token) -> bool:
    return any(t.dep_ == "ccomp" and t.i > verb.i for t in verb.rights)


def _sense_in_words(verb: Token, objects: Sequence[Token]) -> str:
    """The verb that means the same where only words are sent, shot back or given: "extended an invitation"."""
    lemma, given = verb.lemma_.lower(), {t.lemma_.lower() for t in objects}
    back = any(t.lower_ == "back" for t in verb.rights)
    if lemma == "shoot" and back and any(t.dep_ == "ccomp" for t in verb.rights):
        return "say"
    if lemma in _SENDING and (wishes := given & COURTESIES or wished(verb)):
        return "invite" if "invitation" in wishes else "express"
    if lemma in _LAUNCHING and any(_helps(t, verb) for t in objects):
        return "begin" if any(_seeks(t, verb) for t in objects) else "provide"
    if turned := handed(verb, given) or (_turned_into(verb) if lemma in {"become", "name"} else ""):
        return turned
    if lemma == "conclude" and (_has_clause(verb) or _in_saying(verb)):
        return "say"  # "concluded that the road was bad"
    named = lemma == "name" and (any(t.lower_ in {"it", "this"} for t in objects) or _BRANDS & nouns_behind(verb, "as"))
    return "describe" if named or _called(verb) else ""


def _in_saying(verb: Token) -> bool:
    """Whether a speech ends, and no treaty: "concluded by thanking the bakers"."""
    return any(t.lower_ == "by" and any(c.tag_ == "VBG" for c in t.children) for t in verb.rights)


def _succeeds(verb: Token) -> bool:
    """Whether somebody "has stepped into Lund's role as chair", which is no walk."""
    into = (t for p in verb.rights if p.lower_ == "into" for t in p.rights if t.dep_ == "pobj")
    return verb.lemma_.lower() in {"move", "step"} and any(t.lemma_.lower() in _ROLES for t in into)


def _turned_into(verb: Token) -> str:
    """What is meant by "became" and "named" where nobody takes an office: "became law", "was named as a finalist"."""
    into = {t.lemma_.lower() for t in verb.children if t.dep_ in {"attr", "oprd"}} | nouns_behind(verb, "as")
    return "enact" if "law" in into else "form" if into & _NO_OFFICES else ""


def _called(verb: Token) -> bool:
    """Whether somebody says what he holds something to be, and gives it no name: "called the plan a mistake"."""
    both = [t for t in verb.rights if t.dep_ in {"dobj", "oprd"}]
    active = any(t.dep_ == "nsubj" for t in verb.lefts) and not any(t.dep_ == "auxpass" for t in verb.lefts)
    named = bool(both) and both[-1].tag_ in {"NNP", "NNPS"}
    return verb.lemma_.lower() in _CALLING and active and len(both) > 1 and not named


def _helps(noun: Token, verb: Token) -> bool:
    """Whether an operation is one of relief, and no fight: "launched an operation to carry food to Chad"."""
    return noun.lemma_.lower() == "operation" and (_is_for(noun, verb, _RELIEF, _HELPING) or _seeks(noun, verb))


def _seeks(noun: Token, verb: Token) -> bool:
    """Whether it is one of police: "launched a search operation", "an operation to arrest the thieves"."""
    return _is_for(noun, verb, _SEARCH, _SEEKING)


def _is_for(noun: Token, verb: Token, names: Container[str], deeds: Container[str]) -> bool:
    """Whether it is called so, or is to do so."""
    aims = (t for above in (noun, verb) for t in above.rights if t.tag_ == "VB" and t.dep_ in {"acl", "advcl", "xcomp"})
    called = (t.lower_ for left in noun.lefts for t in left.subtree)
    return any(word in names for word in called) or any(t.lemma_.lower() in deeds for t in aims)


def _of_one_mind(verb: Token) -> bool:
    """Whether somebody only says the same: "Lund agreed, saying that the road was bad"."""
    saying = any(t.dep_ == "advcl" and t.lower_ in _SAYING for t in verb.rights)
    return saying and not any(t.dep_ in _MATTER or t.lower_ in {"to", "with"} for t in verb.children)


def _finds(verb: Token) -> bool:
    """Whether they only hold that something is so, and settle nothing: "agreed that the road is bad"."""
    held = [t for t in verb.rights if t.dep_ == "ccomp" and t.tag_ in {"VBZ", "VBP"}]
    return any(not any(c.dep_ == "aux" and c.lower_ in _AHEAD for c in t.children) for t in held)
