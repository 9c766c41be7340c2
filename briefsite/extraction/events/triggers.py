"""Triggers: the verbs and nouns that tell of an event, from a lexicon, with the clause that each belongs to."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from briefsite.extraction.events.ceremonies import held_for
from briefsite.extraction.events.channels import alleged, channel, introduces
from briefsite.extraction.events.done_to import done_to
from briefsite.extraction.events.idle_verbs import idle
from briefsite.extraction.events.misparsed import is_gerund, listed_thing
from briefsite.extraction.events.noun_senses import noun_sense
from briefsite.extraction.events.phoning import PURPOSES
from briefsite.extraction.events.verb_senses import verb_sense
from briefsite.extraction.infinitives import called_for, has_to, voted_for
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading
from briefsite.extraction.turns import answered
from briefsite.model.nouns import dataclass

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


#: Groups whose verbs say no more than that their subject happens, where that is an event itself.
_ONLY_HAPPENING = {"start", "violence", "accident"}
#: What one does with an event that has a name of its own.
_OPENING = {"open", "begin", "start", "close", "end", "launch", "conclude", "complete", "inaugurate", "finish",
    "resume"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coding:
    """What a trigger means: group of the lexicon, plain kind, PLOVER root, weight, and the verb a title uses."""

    group: str
    kind: str
    plover: str
    weight: float
    says: str


#: Words for one of several events, which "of" names.
_SERIES = {"round", "series", "session", "edition", "phase", "leg", "iteration", "stage"}
#: Words that open an event's own name: "Exercise Northern Gate".
_OPENS_NAME = {"Exercise", "Operation"}
#: Behind these only say why what has been asked: "at the request of the Council", "per request of Lund".
_WHY = {"at", "per", "upon"}
_GROUNDS = {"request", "invitation", "appeal"}
#: What is done with a contribution that is given.
_HANDING = {"receive", "make", "give", "deliver", "provide", "hand", "accept", "get"}
#: By these, with this preposition, somebody does no more than what the noun behind tells.
_ENTERING = {"take": "in", "participate": "in", "embark": "on", "go": "on", "set": "on"}
#: What is said of a body that meets.
_CONVENING = {"hold", "convene", "take", "open", "meet"}
#: How that stands to a verb whose event a noun tells.
_WHAT = {"dobj", "nsubjpass", "pobj"}
#: What is announced with a date is an event, whatever is to be done.
_PLAN = Coding("plan", "other", "", 1.5, "")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that tells of an event. `words` is the number of tokens of the wording ("courtesy call" has two)."""

    token: Token
    coding: Coding
    noun: bool
    first: Token


def triggers(reading: Reading) -> list[Trigger]:
    """Every trigger of the text in reading order; only nouns that are no one's name and verbs that are predicates."""
    found: list[Trigger] = []
    verbs, nouns, recoded = reading.lexicon.kept("events", lambda: _index(reading.lexicon))
    says = frozenset(verb for verb, coding in verbs.items() if coding.kind == "statement")
    gatherings = reading.lexicon.words("gatherings")
    told = (s for doc in answered(reading) for s in doc.sents if s[-1].text != "?")
    for token in (t for sentence in told for t in sentence if not _addressed(t)):
        verbal = token.pos_ in {"VERB", "AUX"} and not (is_gerund(token, nouns) or listed_thing(token))
        trigger = _verb(token, verbs, recoded, reading.lexicon) if verbal else _noun(token, nouns, gatherings)
        if trigger and not (
            alleged(token, says) or introduces(token, says) or channel(token, trigger.coding.kind, says)
        ):
            found.append(trigger)
    nouns_found = {trigger.token for trigger in found if trigger.noun}
    return [t for t in found if t.noun or not _says_no_more(t, nouns_found)]


def _addressed(token: Token) -> bool:
    """Whether somebody is only spoken to: "thank you, Minister Lund"."""
    return token.pos_ == "VERB" and any(t.lower_ == "you" and t.dep_ == "dobj" for t in token.rights)


def _says_no_more(trigger: Trigger, nouns: Container[Token]) -> bool:
    """Whether the event that a noun tells is all that its verb tells: "the meeting began", "will pay a visit"."""
    joins = trigger.token.lemma_.lower() == "join" and trigger.coding.group == "start"  # and not "joined the treaty"
    if joins and any(t in nouns and t.dep_ == "dobj" for t in trigger.token.rights):
        return True  # "will join a meeting"
    if trigger.coding.group in {_PLAN.group, "hosting", "chairing"}:
        return any(t in nouns for t in (*trigger.token.children, *_taken_part_in(trigger.token)) if t.dep_ in _WHAT)
    ends = trigger.token.lemma_.lower() in {"conclude", "resume"}
    own = [t for t in trigger.token.children if t.dep_ == "nsubj"]
    if trigger.coding.kind == "visit" and any(t in nouns for t in own):
        return True  # "an airlift arrived"
    return (ends or trigger.coding.group in _ONLY_HAPPENING) and _happens(trigger.token, nouns)


def _taken_part_in(verb: Token) -> Iterator[Token]:
    """What one takes part in, or sets out on: "will take part in a meeting", "will embark on a trip"."""
    inside = [t for t in verb.children if t.dep_ == "prep" or (t.dep_ == "dobj" and t.lower_ == "part")]
    inside += [p for t in inside if t.dep_ == "dobj" for p in t.children]
    preposition = _ENTERING.get(verb.lemma_.lower())
    return (noun for t in inside if t.lower_ == preposition for noun in t.children)


def _happens(verb: Token, nouns: Container[Token]) -> bool:
    """Whether the verb only says that an event named by its subject or object begins or ends: "the meeting is set to
    open", "the talks, taking place in May, are ...", "the two navies closed the drill"."""
    verbs = (verb, verb.head) if (verb.dep_, verb.tag_) == ("advcl", "VBG") or verb.dep_ == "xcomp" else (verb,)
    ended = any(t in nouns for t in verb.children if t.dep_ == "dobj") and verb.lemma_.lower() in _OPENING
    happening = [t for v in verbs for t in v.children if t.dep_ in {"nsubj", "nsubjpass"}]
    happening += [noun for t in happening if t.lower_ in _SERIES for p in t.children for noun in p.children]
    happening += [n for t in happening if t.tag_ == "WDT" and verb.dep_ == "relcl" for n in hung_on(verb.head)]
    return ended or any(t in nouns for t in happening)


def hung_on(noun: Token) -> Iterator[Token]:
    """A noun and those that it hangs on: "Chad" and "meeting" of "the meeting of Chad, which was held on 3 May"."""
    yield noun
    while noun.dep_ in {"pobj", "conj", "prep"} and noun.head.pos_ not in {"VERB", "AUX"}:
        noun = noun.head
        yield noun


def _verb(
    token: Token, verbs: Mapping[str, Coding], recoded: Mapping[str, Mapping[str, Coding]], lexicon: Lexicon
) -> Trigger | None:
    if token.dep_ in {"amod", "compound", "aux", "auxpass"} or idle(token) or voted_for(token):
        return None
    lemma = token.lemma_.lower()
    if sense := verb_sense(token, lexicon):
        return Trigger(token, verbs[sense], False, token)
    if lemma == "call" and _asks(token):
        return Trigger(token, verbs["call upon"], False, token)  # "called on the parties to honour the plan"
    if called_for(token) is not None:
        return Trigger(token, verbs["call for"], False, token)
    for child in token.children:
        close = child.dep_ in {"prt", "oprd", "acomp"} or 0 < child.i - token.i <= 2
        if (
            child.dep_ in {"prt", "prep", "advmod", "oprd", "acomp", "dobj"}
            and close
            and not any(t.ent_type_ == "DATE" for t in child.rights)  # "called Lund on Monday"
            and (longer := verbs.get(f"{lemma} {child.lower_}"))
        ):
            return Trigger(token, longer, False, token)
    things = recoded.get(lemma)
    coding = next((things[word] for word in done_to(token) if word in things), None) if things else None
    coding = coding or verbs.get(lemma)
    if _takes_place(token):
        coding = verbs["take place"]
    if coding and coding.group == "heading" and _led_away(token):
        coding = verbs["travel"]
    coding = coding or (_PLAN if _announced(token, lexicon.words("standing_verbs")) else None)
    return Trigger(token, coding, False, token) if coding else None


def _asks(verb: Token) -> bool:
    """Whether an infinitive says what somebody is called upon to do."""
    on = [t for t in verb.children if t.lower_ in {"on", "upon"}]
    beside = (t for t in verb.children if t.dep_ == "dobj" and t.left_edge.i - 1 in {p.i for p in on})
    called = [*beside, *(noun for t in on for noun in t.children)]
    infinitives = [t for t in verb.children if t.dep_ in {"xcomp", "advcl"} and t.i > verb.i]
    infinitives += [t for noun in called for t in noun.children if t.dep_ in {"acl", "relcl"}]
    asked = (
        t for t in infinitives if t.lemma_.lower() not in PURPOSES
    )  # "called on her to discuss trade" asks nothing
    return bool(called) and any(has_to(t) for t in asked)


def _takes_place(verb: Token) -> bool:
    """Whether it says that something happens: "took place", "the first Coral Shield was held in 2014"."""
    taken = verb.lemma_ == "take" and any(t.lower_ == "place" and t.dep_ == "dobj" for t in verb.children)
    return taken or (verb.lemma_ == "hold" and any(t.dep_ == "auxpass" for t in verb.children))


def _led_away(verb: Token) -> bool:
    """Whether a delegation is led somewhere: "will lead a delegation to Chad"."""
    objects = [t for t in verb.children if t.dep_ == "dobj"]
    return any(c.lower_ == "to" and c.dep_ == "prep" for t in (verb, *objects) for c in t.children)


def _announced(verb: Token, standing: Container[str]) -> bool:
    """Whether a verb of any meaning tells what is to come, on a day or in a month that the clause names."""
    if verb.pos_ != "VERB" or verb.dep_ not in {"ROOT", "ccomp", "conj", "xcomp"} or verb.lemma_.lower() in standing:
        return False
    ahead = any(t.dep_ == "aux" and t.lower_ in {"will", "shall", "would"} for t in verb.children)
    due = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and any(t.lower_ == "to" for t in verb.lefts)
    if verb.dep_ == "ROOT" or not (ahead or due):
        return ahead or due
    return any(t.ent_type_ == "DATE" for c in verb.children if c.i > verb.i for t in c.subtree)


def _noun(token: Token, nouns: Mapping[str, Coding], gatherings: Container[str]) -> Trigger | None:
    named = token.dep_ == "compound" and token.text in _OPENS_NAME and token.head.pos_ == "PROPN"
    noun = token.pos_ in {"NOUN", "PROPN"} or is_gerund(token, nouns)
    if not noun or (token.dep_ in {"compound", "nmod"} and not named):
        return None
    ground = token.dep_ == "pobj" and token.head.lower_ in _WHY and token.lower_ in _GROUNDS
    praised = token.lemma_.lower() == "contribution" and token.head.lemma_.lower() not in _HANDING
    sense = held_for(token) or noun_sense(token)
    if ground or praised or sense is None:  # "pointed out his contribution"
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "as" and any(t.lower_ in {"a", "an"} for t in token.lefts):
        return None  # "a useful forum" is what something is, and "as an agreement" what it is taken for
    before = token.nbor(-1) if token.i else None
    if before is not None and (coding := nouns.get(f"{before.lower_} {token.lemma_.lower()}")):
        return Trigger(token, coding, True, before)
    if token.lemma_.lower() in _SERIES and any(t.lower_ == "of" for t in token.rights) and not _told_in(token, nouns):
        return None  # of talks, which tell it themselves
    coding = nouns.get(sense) or _coded(token, nouns) or (nouns["meeting"] if _convened(token, gatherings) else None)
    return Trigger(token, coding, True, token) if coding else None


def _told_in(series: Token, nouns: Mapping[str, Coding]) -> bool:
    return series.tag_ == "NNS" and any(_coded(t, nouns) for p in series.rights if p.lower_ == "of" for t in p.rights)


def _convened(noun: Token, gatherings: Container[str]) -> bool:
    """Whether a commission, a council or the like is told as a meeting: "the sixth commission, held in Adda"."""
    if noun.lemma_.lower() not in gatherings:
        return False
    held = (t for t in noun.subtree if t.dep_ in {"relcl", "acl"})
    passive = noun.head if noun.dep_ == "nsubjpass" else None
    return any(t.lemma_.lower() in _CONVENING for t in (*held, *((passive,) if passive is not None else ())))


def _coded(noun: Token, nouns: Mapping[str, Coding]) -> Coding | None:
    return nouns.get(noun.lower_) or nouns.get(noun.lemma_.lower()) or nouns.get(noun.lower_.removesuffix("s"))


def event_noun(token: Token, lexicon: Lexicon) -> Coding | None:
    """What a noun means that by itself tells of an event, or None."""
    _, nouns, _ = lexicon.kept("events", lambda: _index(lexicon))
    return _coded(token, nouns) if token.pos_ in {"NOUN", "PROPN"} else None


def event_verb(verb: Token, lexicon: Lexicon) -> Coding | None:
    """What a verb alone means that is known to tell of an event, or None."""
    verbs, _, _ = lexicon.kept("events", lambda: _index(lexicon))
    coding: Coding | None = verbs.get(verb.lemma_.lower())
    return coding


def event_clause(verb: Token, lexicon: Lexicon) -> Coding | None:
    """What a verb means with what hangs on it, "call for talks", "are appalled", or None."""
    verbs, _, recoded = lexicon.kept("events", lambda: _index(lexicon))
    found = _verb(verb, verbs, recoded, lexicon)
    return found.coding if found else None


def requests(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb asks somebody for something: "urged", "called on"."""
    verbs, _, _ = lexicon.kept("events", lambda: _index(lexicon))
    lemma = verb.lemma_.lower()
    longer = (verbs.get(f"{lemma} {t.lower_}") for t in verb.children if t.dep_ in {"prep", "prt"})
    asks = (lemma == "call" and _asks(verb)) or called_for(verb) is not None  # "will go on 3 May to sign" asks nobody
    coding = (asks and verbs["call upon"]) or next((c for c in longer if c), None) or verbs.get(lemma)
    return coding is not None and coding.kind == "request"


def judged(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun stands for what somebody condemns or says: "condemned the attack", "the attack was claimed"."""
    verbs, _, _ = lexicon.kept("events", lambda: _index(lexicon))
    above = verbs.get(noun.head.lemma_.lower())
    return noun.dep_ in {"dobj", "nsubjpass"} and above is not None and above.kind == "statement"


_Index: TypeAlias = "tuple[dict[str, Coding], dict[str, Coding], dict[str, dict[str, Coding]]]"


def _index(lexicon: Lexicon) -> _Index:
    """Codings by verb, by noun, and by verb and object."""
    groups = {group: _coding(group, entry) for group, entry in lexicon.table("events").items()}
    verbs: dict[str, Coding] = {}
    nouns: dict[str, Coding] = {}
    for group, entry in lexicon.table("events").items():
        coding = groups[group]
        verbs |= dict.fromkeys(entry.get("verbs", ()), coding)
        nouns |= dict.fromkeys(entry.get("nouns", ()), coding)
    recoded: dict[str, dict[str, Coding]] = {}
    for group, entry in lexicon.table("recodings").items():
        for verb in entry["verbs"]:
            recoded.setdefault(verb, {}).update(dict.fromkeys(entry["objects"], groups[entry.get("group", group)]))
    return verbs, nouns, recoded


def _coding(group: str, entry: Mapping[str, Any]) -> Coding:
    return Coding(group, entry.get("kind", group), entry.get("plover", ""), float(entry["weight"]), entry["says"])
