"""What an infinitive tells: what is planned, what has been done, or what nobody has resolved to do yet.

The word that governs it decides: "plans to open" and "is due to open" plan it, "was forced to open" and "managed to
open" have done it, and whoever "wants", "tries" or "is able to" open something leaves open whether he does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefsite.extraction.infinitives import first_joined, has_to, only_judged, resolvers

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

Standing = Literal["planned", "past", "open", ""]

#: Who does these has resolved, or been given, what follows.
_RESOLVING = {"agree", "appoint", "arrange", "bind", "choose", "commission", "commit", "contract", "decide",
    "designate", "determine", "due", "elect", "expect", "hire", "intend", "invite", "name", "nominate", "opt",
    "plan", "pledge", "prepare", "promise", "resolve", "schedule", "select", "set", "slate", "swear",
    "task", "tip", "undertake", "vote", "vow"}  # fmt: skip
#: Persons do what they are told to.
_TELLING = {"direct", "dispatch", "instruct", "send"}
#: What is resolved, or said to come.
_RESOLUTIONS = {"agreement", "arrangement", "commitment", "decision", "intent", "intention", "invitation", "mission",
    "plan", "pledge", "preparation", "promise", "resolution", "vow"}  # fmt: skip
_DUE = {"about", "bound", "certain", "due", "likely", "poised", "prepared", "scheduled", "set", "slated", "sure"}
#: Who says so does it: "is proud to announce".
FEELINGS = {"delighted", "excited", "glad", "grateful", "happy", "honored", "honoured", "pleased", "privileged",
    "proud", "sad", "sorry", "thrilled"}  # fmt: skip
#: Whose it is does it: "it is a pleasure to welcome Lund here".
PLEASURES = {"honor", "honour", "joy", "pleasure", "privilege"}
#: Who has to by a day will: "are required to rule by Friday".
_OBLIGING = {"mandate", "obligate", "require"}
#: What these brought about was done, once they are past.
_BRINGING = {"allow", "cause", "compel", "convince", "dare", "drive", "enable", "force", "get", "hasten", "have",
    "help", "hurry", "inspire", "join", "lead", "let", "manage", "move", "oblige", "permit", "persuade", "proceed",
    "prompt", "rush", "serve", "unite", "use"}  # fmt: skip
#: Who does these is about it already: "Chad moves to ban the trade".
_MOVING = {"hasten", "hurry", "join", "move", "proceed", "rush", "unite"}
#: Whoever does so does already what follows: "continues to urge".
_GOING_ON = {"begin", "continue", "start"}
#: For what people go somewhere or come together they do, unless something comes between.
_GATHERING = {"arrive", "assemble", "attend", "call", "come", "convene", "fly", "gather", "go", "join", "meet",
    "return", "sit", "speak", "travel", "visit"}  # fmt: skip
#: By what somebody takes he does what it is for: "took action to freeze the funds".
_TAKEN = {"action", "measure", "step"}
_THERE = {"at", "in"}
#: What is written or held to say something.
_UTTERING = {"deliver", "give", "hold", "issue", "post", "publish", "release", "send", "take", "tweet", "use", "write"}
_WORDS = {"letter", "message", "note", "speech", "statement"}
_FUTURE = {"will", "shall", "would", "'ll", "’ll"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def of_infinitive(verb: Token, planning: frozenset[str], *, says: bool) -> Standing:
    """How what an infinitive tells stands; "" where the verb is none, or nothing is known of it. What is written or
    held to say something says it (`says`): "issued a statement to condemn the raid"."""
    verb = first_joined(verb)
    above = verb.head
    if not has_to(verb) or any(t.dep_ == "aux" and t.lower_ == "have" for t in verb.children):
        return ""
    if verb.dep_ == "xcomp" and above.lemma_.lower() in _GOING_ON:
        return of_infinitive(above, planning, says=says)
    if verb.dep_ == "ROOT" or resolvers(verb):
        return "planned"
    if verb.dep_ in {"acl", "relcl"}:
        return _of_noun(above, verb, says=says)
    if verb.dep_ in {"xcomp", "ccomp"}:
        return _governed(above)
    return _of_purpose(verb, planning, says=says) if verb.dep_ == "advcl" else ""


def _of_noun(noun: Token, verb: Token, *, says: bool) -> Standing:
    """ "The plan to open", "a bridge to be opened", and in a headline "minister to open bridge"."""
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    headline = not any(t.tag_ in _FINITE for t in verb.sent)
    if passive or headline or noun.lemma_.lower() in _RESOLUTIONS:
        return "planned"
    if noun.dep_ == "attr" and noun.lower_ in PLEASURES:
        return "past"
    return "past" if _takes_action(noun.head) or (says and noun.lemma_.lower() in _WORDS) else "open"


def _governed(above: Token) -> Standing:
    """ "Agreed to open", "was forced to open", "is due to open", "is pleased to be able to open"."""
    if above.lower_ == "able" and has_to(above.head):
        return _governed(above.head.head)
    word = next((t for t in above.rights if t.dep_ in {"acomp", "attr"}), above) if above.lemma_ == "be" else above
    helping = [t for t in above.children if t.dep_ in {"aux", "auxpass"}]
    past = any(t.tag_ in {"VBD", "VBN"} or t.lower_ == "had" for t in (above, *helping))
    if any(t.dep_ == "neg" for t in above.children):
        return "open"
    if word is not above or word.pos_ == "ADJ":
        done = word.lower_ in FEELINGS | PLEASURES or (word.lower_ == "able" and past)
        return "past" if done else "planned" if word.lower_ in _DUE else "open"
    if above.lemma_.lower() in _OBLIGING and above.tag_ == "VBN" and any(t.dep_ == "auxpass" for t in helping):
        return "planned" if not past and any(map(_by_a_day, above.rights)) else "open"
    return _under(above, past=past, ahead=any(t.lower_ in _FUTURE for t in helping))


def _under(verb: Token, *, past: bool, ahead: bool) -> Standing:
    lemma = verb.lemma_.lower()
    if lemma == "be":
        supposed = any(t.dep_ == "mark" and t.lower_ in {"if", "unless"} for t in verb.children)
        return "open" if supposed or verb.tag_ == "VB" else "planned"
    if _takes_action(verb):
        return "planned" if ahead else "past"
    if lemma in _BRINGING:
        return "planned" if ahead else "past" if past or lemma in _MOVING else "open"
    sent = lemma in _TELLING and any(t.dep_ == "dobj" and t.ent_type_ == "PERSON" for t in verb.rights)
    return "planned" if sent or lemma in _RESOLVING or (lemma == "go" and verb.tag_ == "VBG") else "open"


def _of_purpose(verb: Token, planning: frozenset[str], *, says: bool) -> Standing:
    """What somebody does something for: planned with that, and else only done where it is the way to do it."""
    above, lemma = verb.head, verb.head.lemma_.lower()
    if only_judged(verb) and not any(t.lower_ in FEELINGS | PLEASURES for t in above.rights):
        return "open"
    if any(t.dep_ == "aux" and t.lower_ in _FUTURE for t in above.children) or lemma in planning:
        return "planned"
    there = lemma == "be" and any(t.dep_ == "prep" and t.lower_ in _THERE for t in above.rights)
    told = says and lemma in _UTTERING
    return "" if told or there or _takes_action(above) or lemma in _GATHERING | {"become"} else "open"


def _takes_action(verb: Token) -> bool:
    return verb.lemma_.lower() == "take" and any(t.dep_ == "dobj" and t.lemma_.lower() in _TAKEN for t in verb.rights)


def _by_a_day(infinitive: Token) -> bool:
    days = (t for p in infinitive.rights if p.lower_ in {"by", "before", "until"} for t in p.subtree)
    return infinitive.dep_ == "xcomp" and any(t.ent_type_ == "DATE" for t in days)
