"""Where, as what is told beside the event says it: the meeting after which something was said or at which it was asked,
the visit of whoever is met, the town by whose name an event is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, behind, subjects
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import source_span
from briefsite.geography import Located, located
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Kinds of event that happen where their people meet.
_SAID = {"statement", "request", "agreement", "appointment"}
_AFTER = {"after", "following"}
#: What happens beside a greater event, in the same place.
_BESIDE = {"margin", "margins", "sideline", "sidelines", "end", "close"}
#: "The week of the session of the Assembly": so many nouns may stand between the margins and the body with its seat.
_DEEP = 3
#: How long something went on in whose course something was done.
_COURSE = {"during", "in", "over"}
_SPANS = {"course", "day", "days", "hours", "rounds", "series", "week", "weeks"}
#: Verbs by which people meet, and those by which they are on a visit.
_MEETING = {"meet", "receive", "visit", "host", "welcome", "see"}
_ELECTING = {"elect", "re-elect", "reelect"}
_APPOINTING = {"appoint", "reappoint", "nominate", "name", "designate", "install", "become"} | _ELECTING
#: Who does so wants to be elected, and to what besides an office.
_STANDING = {"campaign", "run", "stand"}
_SEATS = {"constituency", "district", "seat"}
_ASSEMBLIES = {"assembly", "congress"}
_GATHERED = {"meeting", "gathering", "gathered", "convening", "convened", "assembled", "speaking"}
_VISITING = {"arrive", "be", "visit", "tour", "stay"}
#: Kinds of event that towns give their names to, and those that lands do as well.
_NAMED = {"meeting", "agreement"}
_FOUGHT = {"conflict"}


def framing(trigger: Trigger, verb: Token, cast: Cast) -> Iterator[Token]:
    """The meeting after which something is said, or at which something is asked or agreed, and what tells of it: "said
    after talks with Lund in Adda", "asked for help when the two met in Adda", "on a press conference held in Adda"."""
    for meeting in _meetings(trigger, verb, cast):
        yield meeting
        yield from (t for t in meeting.children if t.dep_ == "dobj" or (t.dep_ == "acl" and t.lemma_ == "hold"))
        yield from behind(meeting, {"with", "between", *({"of"} if meeting.pos_ == "NOUN" else ())})


def met_with(trigger: Trigger) -> Iterator[Token]:
    """Those with whom somebody meets, on whom the parse may hang where: "met with Minister Ada Lund in Adda"."""
    if trigger.coding.kind == "meeting" and not trigger.noun:
        for noun in behind(trigger.token, {"with"}):
            yield noun
            yield from noun.conjuncts


def greater(around: Iterable[Token], cast: Cast) -> list[Token]:
    """The greater event on whose margins, or at whose end, something happens."""
    beside = (noun for t in around for noun in behind(t, {"in", "on", "at"}) if noun.lower_ in _BESIDE)
    found = [t for noun in beside for t in (*behind(noun, {"of"}), noun)]
    nouns = list(found)
    for _ in range(_DEEP):
        inside = (inner for noun in nouns for inner in behind(noun, {"of"}))
        nouns = [noun for noun in inside if cast.is_body(noun) or noun.pos_ == "NOUN"]
        found += nouns
    return found


def lasting(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """What somebody does something in the course of: "over the course of two days of meetings in Adda, they agreed"."""
    nouns = [noun for noun in behind(verb, _COURSE) if noun.lower_ in _SPANS]
    for _ in range(_DEEP):
        nouns = [inner for noun in nouns for inner in behind(noun, {"of"})]
        yield from (noun for noun in nouns if event_noun(noun, lexicon) is not None)


def posted(trigger: Trigger, cast: Cast) -> Span | None:
    """Where the post lies to which somebody is appointed: "was appointed consul general in Adda"; the land that elects
    somebody to its head: "was elected president of Chad", "ran for governor of Adda"."""
    lemma = trigger.token.lemma_.lower()
    if trigger.noun or lemma not in _APPOINTING | _STANDING:
        return None
    elects = lemma in _ELECTING | _STANDING
    near = {"in", "of"} if elects else {"in"}
    posts = [t for t in trigger.token.children if t.dep_ in {"oprd", "attr", "dobj"}]
    posts = [t for t in posts if not cast.at(t) or (elects and t.text.islower())]
    terms = [t for one in behind(trigger.token, {"to"}) for t in (one, *behind(one, {"of"}))]
    posts += [post for t in (trigger.token, *terms) for post in behind(t, {"as"})]
    stood = [post for post in behind(trigger.token, {"for"}) if lemma in _STANDING]
    lands = [noun for post in (*posts, *stood) for noun in behind(post, near)]
    lands += [t for seat in stood if seat.lower_ in _SEATS for t in seat.lefts if t.dep_ == "poss"]
    lands = [noun for noun in lands if noun.ent_type_ in {"GPE", "LOC"} or noun.text.islower()]
    return next((span for noun in lands if (span := place_name(noun, cast))), None)


def _meetings(trigger: Trigger, verb: Token, cast: Cast) -> Iterator[Token]:
    if trigger.coding.kind not in _SAID:
        return
    for subject in subjects(verb):
        held = event_noun(subject, cast.reading.lexicon) if subject.pos_ == "NOUN" else None
        if subject.lower_ in _ASSEMBLIES or (held is not None and held.kind in MEETINGS):
            yield subject  # "an assembly of ministers in Adda denounced"
        for gathering in behind(subject, {"at", "during"}):  # "leaders at a summit in Adda pledged"
            told = event_noun(gathering, cast.reading.lexicon)
            yield from (gathering,) if told is not None and told.kind in MEETINGS else ()
    acting = (t for noun in subjects(verb) for t in noun.children if t.dep_ in {"acl", "appos"})
    yield from (t for t in acting if t.lower_ in _GATHERED)  # "the Council, meeting in Adda, adopted"
    near = {"during", *(_AFTER if trigger.coding.kind == "statement" else ())}
    for child in verb.children:
        if child.dep_ == "prep" and (child.lower_ in near or (child.lower_ == "on" and child.i < verb.i)):
            for inner in child.children:
                noun = event_noun(inner, cast.reading.lexicon) if inner.dep_ == "pobj" else None
                if (noun is not None and noun.kind in MEETINGS) or (inner.dep_ == "pcomp" and _meets(inner)):
                    yield inner
        elif child.dep_ == "advcl" and _meets(child) and any(t.lower_ in {"when", "after"} for t in child.lefts):
            yield child


def _meets(verb: Token) -> bool:
    return verb.lemma_.lower() in _MEETING


def visited(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """Where somebody is on a visit who is met there: "met Lund, who arrived in Adda on Monday"."""
    if trigger.coding.kind != "meeting" or verb.tag_ in {"MD", "VB"}:
        return None
    met = [*subjects(verb), *(t for t in verb.children if t.dep_ == "dobj")]
    met += [t for one in (verb, trigger.token) for t in behind(one, {"with", "by", "between"})]
    met += [t for one in met for t in one.subtree if t.dep_ == "conj" and t.pos_ == "PROPN"]
    told = (t for one in met for t in one.children if t.dep_ == "relcl" and t.lemma_.lower() in _VISITING)
    for clause in told:
        who = any(t.lower_ == "who" for t in clause.lefts)
        there = [t for t in clause.children if t.dep_ == "dobj"] if clause.lemma_ not in {"arrive", "be"} else []
        there += behind(clause, {"in", "at"})
        place = next((span for t in there if (span := place_name(t, cast))), None) if who else None
        if place:
            return place
    return None


def known_by_town(trigger: Trigger, cast: Cast) -> Span | None:
    """The town by whose name an event is known, or the land of a disaster: "the Adda accord", "the Bel bus bombing"."""
    noun, fought = trigger.token, trigger.coding.kind in _FOUGHT or trigger.coding.group == "disaster"
    if not trigger.noun or not (fought or trigger.coding.kind in _NAMED) or noun.text[:1].isupper():
        return None  # one may join the "Adda Convention" anywhere
    before = [t for t in noun.lefts if t.dep_ in {"compound", "nmod"}]
    before += [t for one in before for t in one.lefts if t.dep_ in {"compound", "nmod"}]
    names = [source_span(name) for name in noun.doc.ents if name.root in before and name.label_ in {"GPE", "LOC"}]
    if len(names) != 1:
        return None
    known = located(names[0].of(cast.reading.text))
    struck = trigger.coding.group == "disaster"  # "Chad floods"; of "Chad strikes" nobody knows whom they hit
    return names[0] if isinstance(known, Located) and (struck or not known.wide) else None
