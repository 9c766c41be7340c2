"""What a title says behind a verb: its object in the words of the text, what that is asked to do, where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import BIDDING, behind, passive, subjects
from briefsite.extraction.events.judging import judgement
from briefsite.extraction.events.title_marks import joined, lowered
from briefsite.extraction.events.wording import (
    LONGEST,
    further_words,
    noun_words,
    object_words,
    phrase_words,
    whole_words,
    words,
)
from briefsite.extraction.infinitives import called_for, was_unable
from briefsite.extraction.mistaken_cues import keeps_or_adds
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SPEAKING = {"say", "tell", "state", "add", "note", "speak", "comment", "remark", "explain", "believe", "insist"}
_OBJECTS = ("dobj", "nsubjpass", "xcomp", "ccomp", "acomp")
#: What the parser may take for adverbs: "stepped down".
_PARTICLES = {"away", "back", "down", "off", "out", "over", "together", "up"}
#: A clause without "that" is told in so many characters.
_ROOM = 90
#: Behind these, "on" tells who is asked.
_CALLING_ON = {"call", "prevail"}
_DIRECTIONS = {"from", "to", "into", "against"}
#: By these a text leaves it to others whether something happened.
_HEARSAY = {"allegedly", "apparently", "purportedly", "reportedly", "supposedly"}
_PAIR = 2
_GIVING = {"accord", "allow", "assign", "award", "deny", "give", "grant", "guarantee", "hand", "leave", "lend", "offer",
    "owe", "pay", "promise", "refuse", "send", "serve", "show", "teach", "tell"}  # fmt: skip
#: Who does so says what something is, or is to be.
_CALLING = {"appoint", "brand", "call", "consider", "declare", "deem", "dub", "elect", "label", "name", "nominate",
    "pronounce", "rename", "term", "vote"}  # fmt: skip
#: Who names somebody names him something.
_NAMING = {"appoint", "choose", "designate", "elect", "install", "name", "nominate", "select"}
#: Behind these a clause says when.
_WHEN = {"time", "day", "week", "month", "year", "moment", "way", "place", "reason"}
#: By what somebody takes he does what it is for.
_TAKEN = {"action", "measure", "step"}
#: Whoever does so to somebody does it for something, on something, or of something.
_ON = {"congratulate", "felicitate"}
_FOR = {"applaud", "blame", "commend", "congratulate", "criticise", "criticize", "praise", "thank"}
_OF = {"accuse", "acquit", "convict", "suspect"}
_PUTTING = {"add", "include", "list", "place", "put"}
#: Who gets something by these gets it behind "with".
_PROVIDING = {"equip", "furnish", "present", "provide", "supply"}


def verb_words(token: Token) -> str:
    lemma = token.lemma_.lower()
    if was_unable(token):
        return f"fail to {lemma}"
    if token.lower_ == "missing":  # "had been missing", which the parse takes for a form of "miss"
        return "be missing"
    on = (t for t in token.rights if t.dep_ == "prep" and not any(c.ent_type_ == "DATE" for c in t.rights))
    called = next((t.lower_ for t in on if t.lower_ in {"on", "upon", "for"}), "")
    if called_for(token) is not None:
        return "call for"
    if lemma == "call" and called and _called_what(token) is None:
        return "call for" if called == "for" else "call on"
    noted = lemma == "note" and any(t.dep_ == "dobj" and t.pos_ == "NOUN" for t in token.rights)
    speaks = lemma in _SPEAKING and not (noted or keeps_or_adds(token))
    return "speak" if speaks else f"{lemma} {particle(token)}".strip()


def particle(verb: Token) -> str:
    near = [t for t in verb.rights if t.dep_ == "advmod" and t.i == verb.i + 1 and t.lower_ in _PARTICLES]
    if passive(verb):  # "was objected to by Chad"
        near += [t for t in verb.rights if t.dep_ == "prep" and t.i == verb.i + 1 and not any(t.children)]
    return next((t.lower_ for t in (*(t for t in verb.children if t.dep_ == "prt"), *near)), "")


def as_said(verb: Token) -> str:
    """How a clause marks what it tells as the word of others: "allegedly"; "" where it does not."""
    return next((t.lower_ for t in verb.lefts if t.dep_ == "advmod" and t.lower_ in _HEARSAY), "")


def done_by(candidate: Candidate, cast: Cast) -> bool:
    """Whether what stands behind a verb is who did it: "was inaugurated by Lund"."""
    doers = (n for t in candidate.trigger.token.rights if t.dep_ == "agent" for n in t.rights)
    return any(set(cast.meant(noun)) & set(candidate.initiators) for noun in doers)


def _objects(verb: Token) -> list[tuple[str, Token]]:
    """What a verb may have for its object, with how: its own, that of the verb joined to it ("supports and welcomes the
    plan"), or the subject of a passive verb before ("was drawn up and signed")."""
    if called := _called_what(verb):
        return [("dobj", called[0])]
    found = [("attr", t) for t in verb.rights if t.dep_ == "attr" and verb.lemma_.lower() == "become"]
    kinds = sorted(_OBJECTS, key="nsubjpass".__ne__) if passive(verb) else _OBJECTS
    found += [(dep, child) for dep in kinds for child in verb.children if child.dep_ == dep]
    if not found:
        beside = [t for t in verb.rights if t.dep_ == "conj" and t.i <= verb.i + 2]
        found = [("dobj", t) for other in beside for t in other.rights if t.dep_ == "dobj"]
    if not found and not passive(verb):  # "holds the council | responsible", where the parse makes a clause of it
        found = [("dobj", t) for made in verb.rights if made.dep_ == "oprd" for t in made.lefts if t.dep_ == "nsubj"]
    if not found and not passive(verb):  # "tested positive", "the pacts that Chad signed", "the pacts Chad signed"
        found = [("oprd", t) for t in verb.rights if t.dep_ == "oprd" and t.pos_ == "ADJ" and t.i == verb.i + 1]
        found = found or [("relative", thing) for thing in _relative_object(verb)]
    if not found and verb.dep_ == "conj" and passive(verb):
        found = [("nsubjpass", t) for t in subjects(verb)]
    if not found and verb.dep_ == "acl" and any(t.lower_ == "by" for t in verb.rights):  # "the plan launched by Lund"
        found = [("nsubjpass", verb.head)]
    return found


def _relative_object(verb: Token) -> list[Token]:
    """The noun that a clause without "which" explains, if it tells what was done to it: "the pacts Chad signed"."""
    own = [t for t in verb.lefts if t.dep_ == "nsubj"]
    plain = verb.dep_ == "relcl" and len(own) == 1 and own[0].pos_ in {"PROPN", "NOUN"}
    things = [verb.head] if plain and verb.head.pos_ == "NOUN" else []
    stranded = any(t.dep_ == "prep" and not any(t.children) for t in verb.rights)  # "the town Chad marched on"
    return [] if stranded or any(t.dep_ == "pobj" and t.lower_ in _WHEN for t in things) else things


def _called_what(verb: Token) -> tuple[Token, Token] | None:
    """What somebody says that a thing is: "called the plan a mistake"."""
    both = [t for t in verb.rights if t.dep_ in {"dobj", "oprd"}]
    return (both[0], both[1]) if verb.lemma_.lower() in _CALLING and len(both) == _PAIR and not passive(verb) else None


def object_of(verb: Token, cast: Cast) -> str:
    if verb_words(verb) == "call on":  # "on the parties to honour the plan"
        asked_of = (n for n in behind(verb, {"on", "upon"}) if n.i > verb.i)  # not "on the eve of the talks, calls on"
        torn = (t for t in verb.rights if t.dep_ == "dobj" and any(on.dep_ == "prt" for on in verb.rights))
        called = next((n for n in (*asked_of, *torn) if not cast.is_date(source_span(n))), None)
        named = joined([cast.name(key) for key in cast.meant(called)]) if called is not None else ""
        words_of_it = object_words(called, cast) if called is not None else ""
        return f"{named or lowered(words_of_it)} {asked(verb, cast)}".strip()
    if (wished := called_for(verb)) is not None:
        return object_words(wished, cast).removeprefix("for ")
    if verb_words(verb) == "call for":
        wanted = next(behind(verb, {"for"}), None)
        return noun_words(wanted, cast) if wanted is not None else ""
    for dep, child in _objects(verb):
        relative = child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl"
        if cast.is_date(source_span(child)):
            continue  # "the December | declaration signed by Chad"
        if (child.i > verb.i or dep in {"nsubjpass", "relative"} or relative) and _sayable(child):
            thing = verb.head if relative else child  # "the plan, which Lund announced"
            named = joined([cast.name(key) for key in cast.meant(thing)]) if cast.at(thing) else ""
            untold = "" if thing.pos_ != "PRON" or not asked(verb, cast) else thing.lower_  # "orders it to leave"
            own = "" if thing.pos_ == "PRON" else _small(thing, lowered(_owned(thing, dep, cast)))
            found = named or untold or own
            if found and _clause_about(thing) is not None:
                return whole_clause(thing, cast)
            if found:
                beside = _beside(thing, found, cast)
                return found if beside in found else f"{found} {beside}"  # "committed to do everything"
    return ""


def _owned(thing: Token, dep: str, cast: Cast) -> str:
    """The words of a thing, with a name for whose it is where it stood before the verb: "his death was announced"."""
    told = object_words(thing, cast) if dep != "acomp" else words([t for t in thing.subtree if t.i <= thing.i], cast)
    return without_pronoun(thing, told, cast) if dep == "nsubjpass" else told


def _small(thing: Token, told: str) -> str:
    """The words of a thing with a small letter where it opened its sentence: "reinforcements were sent by Chad"."""
    opens = thing.left_edge.i == thing.sent.start and thing.left_edge.pos_ in {"NOUN", "ADJ", "VERB"}
    return f"{told[:1].lower()}{told[1:]}" if opens and not thing.left_edge.ent_type_ else told


def without_pronoun(noun: Token, told: str, cast: Cast) -> str:
    """The words with a name for "her" before them, or without it: "her plan was criticised"."""
    whose = next((t for t in noun.lefts if t.dep_ == "poss" and t.pos_ == "PRON" and t == noun.left_edge), None)
    if whose is None or not told.lower().startswith(f"{whose.lower_} "):
        return told
    rest = told[len(whose.text) + 1 :]
    doers = [t for t in noun.head.lefts if t.dep_ == "nsubj" and t.pos_ != "PRON" and noun.dep_ == "dobj"]
    own = bool(doers) and not any(cast.meant(t) for t in doers)  # "the winners will build their mill"
    owners = [] if own else [cast.name(key) for key in cast.meant(whose)]
    return f"{joined(owners)}’s {rest}" if len(owners) == 1 else rest


def gives(verb: Token) -> bool:
    """Whether a verb has two objects, so that what was done to one of them may have the other behind it."""
    return verb.lemma_.lower() in _GIVING | _CALLING


def whole_clause(thing: Token, cast: Cast) -> str:
    """What is said of a thing in a clause without "that", where there is room for it."""
    about = _clause_about(thing)
    return words([*thing.subtree, *about.subtree], cast, _ROOM) if about is not None else ""


def _clause_about(thing: Token) -> Token | None:
    """The verb of a clause without "that" whose subject the parse takes for the object above: "ruled the draft violated
    the clause"."""
    behind = (t for t in thing.head.rights if t.dep_ in {"advcl", "ccomp"} and t.left_edge.i == thing.right_edge.i + 1)
    finite = (t for t in behind if t.tag_ in {"VBD", "VBZ", "VBP"} and t.pos_ in {"VERB", "AUX"})
    own = {"nsubj", "nsubjpass", "mark", "advmod"}
    alone = (t for t in finite if not any(c.dep_ in own for c in t.lefts))
    return next(alone, None) if thing.dep_ == "dobj" else None


def _beside(thing: Token, told: str, cast: Cast) -> str:
    """What is said behind an object: what it is asked to do, or where it goes; behind "is committed", to what."""
    if thing.dep_ == "acomp" or (thing.dep_ == "oprd" and thing.pos_ == "ADJ"):
        both = any(t.dep_ == "conj" for t in thing.rights)  # "is alarmed | and saddened by the raid"
        return words([t for t in thing.subtree if t.i > thing.i], cast, _ROOM) if both else further_words(thing, cast)
    verb = thing.head
    given = [t for t in verb.rights if (t.dep_ == "dobj" and gives(verb)) or (t.dep_ == "oprd" and t.pos_ == "ADJ")]
    called = _called_what(verb)
    if (thing.dep_ == "nsubjpass" and passive(verb) and given) or (called and thing == called[0]):
        what = lowered(object_words(called[1] if called else given[0], cast))
        return what if len(f"{told} {what}") <= LONGEST else ""  # "was granted a loan", "was declared open"
    if made := made_so(thing, cast):
        return made
    seen = judgement(verb, cast.reading.lexicon) if thing.dep_ in {"dobj", "nsubjpass"} else None
    if seen is not None:
        as_what = phrase_words(seen, cast) or words(list(seen.subtree), cast)
        return as_what if as_what not in told and len(f"{told} {as_what}") <= LONGEST else ""
    if thing.dep_ == "nsubjpass":
        return asked(verb, cast) if verb.lemma_.lower() in BIDDING else ""  # "was ordered by Lund to leave"
    return asked(verb, cast) or _direction(verb, told, cast) if thing.dep_ == "dobj" else ""


def made_so(thing: Token, cast: Cast) -> str:
    """What a thing is made or held to be: "leaves thousands | homeless", "holds Chad | responsible for the road"."""
    verb = thing.head
    behind = (t for t in verb.rights if t.dep_ == "oprd" and t.pos_ == "ADJ" and t.i > thing.i and not passive(verb))
    made = verb if verb.dep_ == "oprd" else next(behind, None)
    if made is None:
        return ""
    how = "enough " if any(t.lower_ == "enough" for t in made.rights) else ""
    return f"{made.text} {how}{further_words(made, cast)}".rstrip()


def _direction(verb: Token, thing: str, cast: Cast) -> str:
    """Whence or whither a thing is moved, as long as both are short: "withdraws Chad from the pact"."""
    leading = _DIRECTIONS | ({"with"} if verb.lemma_.lower() in _PROVIDING else set())
    leading |= {"for"} if verb.lemma_.lower() in _FOR else {"of"} if verb.lemma_.lower() in _OF else set()
    leading |= {"on"} if verb.lemma_.lower() in _ON else set()
    leading |= {"among", "at", "in", "on", "under"} if verb.lemma_.lower() in _PUTTING else set()
    leading |= {"as"} if verb.lemma_.lower() in _NAMING else set()
    moved = (t for t in verb.rights if t.dep_ in {"prep", "dative"} and t.lower_ in leading)
    moved = (t for t in moved if f" {t.lower_} " not in thing and not any(map(_of_those_greeted, t.subtree)))
    told = next((phrase_words(t, cast) for t in moved), "") or ""
    return told if len(f"{thing} {told}") <= LONGEST else ""


def _of_those_greeted(word: Token) -> bool:
    """Whether a phrase only greets: "congratulates Chad | on the occasion of your holiday"."""
    return word.lower_ == "occasion" or (word.lower_ == "your" and word.head.lower_ != "anniversary")


def asked(verb: Token, cast: Cast) -> str:
    """What the object is asked to do: "asks Chad to reopen the border"."""
    calls = verb.lemma_.lower() in _CALLING_ON  # and not "briefed Lund on efforts to end the war"
    called = [noun for t in verb.children if calls and t.lower_ in {"on", "upon"} for noun in t.children]
    steps = any(t.dep_ == "dobj" and t.lemma_.lower() in _TAKEN for t in verb.rights)
    relations = {"xcomp", "advcl"} if called or (verb.lemma_.lower() == "take" and steps) else {"xcomp"}
    wishes = [t for t in verb.children if t.dep_ in relations and t.tag_ == "VB" and t.i > verb.i]
    wishes += [t for noun in called for t in noun.children if t.dep_ == "acl"]
    if not wishes and verb.lemma_.lower() == "ask":  # "asked Lund whether ...", "asked Lund for help"
        whether = (t for t in verb.rights if t.dep_ == "ccomp" and any(c.lower_ == "whether" for c in t.lefts))
        wanted = (t for t in verb.rights if t.dep_ in {"prep", "dative"} and t.lower_ == "for")
        told = next((object_words(t, cast) for t in whether), "") or next((phrase_words(t, cast) for t in wanted), "")
        return told or ""
    return next((_done(t, cast) for t in wishes), "")


def _done(verb: Token, cast: Cast) -> str:
    """What somebody is asked to do, with what is behind the verb where it has no object: "to return to the talks"."""
    whole = whole_words(verb, cast)
    behind = further_words(verb, cast) if whole.endswith(verb.text) else ""
    told = object_words(verb, cast) or (whole if behind else "")  # "to serve as envoy"
    return f"{told} {behind}".rstrip() if len(f"{told} {behind}") <= LONGEST else told


def _sayable(child: Token) -> bool:
    """Whether an object reads well behind a verb in the present: no participle, no clause without its "that"."""
    marked = any(t.dep_ == "mark" and t.lower_ == "that" for t in child.children)
    whole = child.dep_ != "ccomp" or (marked and child.pos_ in {"VERB", "AUX"})
    return whole and not explains(child)


def explains(thing: Token) -> bool:
    """Whether what the parse takes for an object rather explains the noun before it, behind a comma: "met the bakers at
    a session of the Board, the oldest body of the land"."""
    first, verb = thing.left_edge, thing.head
    apart = thing.dep_ == "dobj" and first.i > verb.i + 2 and first.nbor(-1).text == ","
    return apart and any(t.dep_ == "prep" and verb.i < t.i < first.i for t in verb.rights)
