"""Whom an event concerns: actors that its clause names besides those who act, as what is said or done is about them.

Two who meet or call take part alone; whatever they speak about stands in the brief. So it is where one asks another;
where only one of the two is known, the phrase may name somebody for the other. Whoever only reports the event, or lends
his name to somebody's function, is not concerned.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.events.agents import bids
from briefsite.extraction.events.apart import SAYING, own_words
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, light_verb
from briefsite.extraction.events.members import joint_at
from briefsite.extraction.events.misparsed import told_of
from briefsite.extraction.events.on_behalf import OF_STATES
from briefsite.extraction.events.passing_on import passes_on
from briefsite.extraction.events.telling import serves_another
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.document import Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_LEADERSHIP = {"leadership", "guidance", "patronage", "auspices"}
#: What bears a body's name and is not the body.
_PAPERS = {"resolution", "convention", "charter", "protocol", "treaty", "region", "law", "mandate", "standard", "day",
    "week", "year", "decade"}  # fmt: skip
_BREAKING = {"breach", "break", "contravene", "contravention", "defiance", "defy", "flout", "violate", "violation"}
#: Kinds of event that tell of land as the place of something.
_ABOUT_LANDS = {"statement", "aid", "request", "meeting", "call"}
#: What somebody does who wants a seat in a house.
_STANDING = {"campaign", "run", "stand"}
_WITHIN = {"in", "into", "across", "throughout", "inside", "within"}
_SOMEWHERE = _WITHIN | {"at", "near", "around", "outside"}
#: What a house is of stands behind these; bodies that are a house too.
_OF_WHAT = re.compile(r" (?:of|for) ")
_HOUSES = {"academy", "centre", "center", "church", "clinic", "college", "institute", "secretariat", "temple",
    "university"}  # fmt: skip
_GROUNDS = {"compound", "grounds", "outside", "premises"}
#: Houses that are holy, and those of whose names people mean who work there.
_SACRED = {"basilica", "church", "monastery", "mosque", "pagoda", "shrine", "synagogue", "temple"}
_SEATS = {"auditorium", "building", "complex", "embassy", "headquarters", "house", "palace", "secretariat"}
_STAFFED = {"hospital", "library", "prison", "school", "university"}
#: What people meet about, or ask somebody for, is beside who takes part where both sides are known.
_PRIVATE = {"meeting", "call", "request"}
#: Kinds of event that may be about a programme.
_ON_PROGRAMMES = {"statement", "agreement"}
#: What befalls somebody, whoever speaks of it.
_FATES = {"abduction", "arrest", "assassination", "conviction", "death", "detention", "disappearance", "dismissal",
    "execution", "imprisonment", "kidnapping", "killing", "murder", "poisoning", "release", "sentence"}  # fmt: skip
_ORIGINS = ("-based", "-born", "-educated", "-headquartered", "-made", "-registered", "-trained")
#: What somebody does in saying something: "Noting that Chad is near, she promised".
_NOTING = {"note", "recall", "stress", "highlight", "acknowledge", "express", "welcome", "praise", "cite", "thank"}


def concerned(trigger: Trigger, parts: Collection[str], cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The actors named in the object of a deed or saying, each with the words that name them; whoever only owns a body
    among those who take part (`parts`) is not: "Chad's army"."""
    met, asked = trigger.coding.kind in MEETINGS, trigger.coding.kind == "request"
    yield from _fallen(trigger, cast)
    if trigger.coding.kind in _PRIVATE and (len(parts) > 1 or (met and not parts)):
        return
    reporting, glued = _reporting(trigger, cast), told_of(trigger.token, cast)
    for token in _clause(trigger, cast):
        span = source_span(token)
        beside = cast.roles.get(span.start) or _beside_the_matter(token, trigger, cast)
        owner = met and token.dep_ == "poss"  # "talks on Chad's debt" are not Chad's
        if (token.head is glued and token.dep_ == "compound") or _is_post(token, trigger) or _is_origin(token):
            continue  # "told the Lantern Lund was there", "was appointed as the envoy", "the U.S.-based writer"
        if beside or owner or (met and _in_clause(token, trigger)) or (asked and _to_be_done(token, trigger)):
            continue
        top = _top(token, cast)
        if top.dep_ == "poss" and (_is_served(top, cast) or _only_owns(top, parts, cast)):
            continue
        yield from ((key, Reason("concerned", (span,))) for key in cast.people_of(token))
        for key in joint_at(token, cast) if "-" in token.text else cast.named.get(span.start, ()):
            under = cast.kind(key) == "programme" and trigger.coding.kind not in _ON_PROGRAMMES
            if under or key in reporting or passes_on(key, cast) or is_goal(key, trigger, cast):
                continue  # what is done under a programme is the deed of others
            named = tuple(mention for mention, _ in cast.mentions(key).covering(span))
            yield key, Reason("concerned", named or (span,))


def _is_served(owner: Token, cast: Cast) -> bool:
    """Whether a person owns only the man of whom it is told: "recognised Lund's envoy", "jailed her brother"."""
    noun, offices = owner.head, cast.reading.lexicon.words("role_heads")
    named = cast.named.get(source_span(owner).start, ())
    return serves_another(noun, cast) or (
        noun.lemma_.lower() in offices and all(cast.kind(key) == "person" for key in named)
    )


def _only_owns(owner: Token, parts: Collection[str], cast: Cast) -> bool:
    """Whether a body takes part itself and only belongs to somebody, "Chad's army", or a firm is of a land: "signed a
    deal with India's Lenn Industries"."""
    bodies, land = cast.bodies_at(owner.head), all(cast.kind(key) == "state" for key in cast.at(owner))
    own = any(OF_STATES & {*cast.name(key).lower().split()} for key in bodies)
    return bool({*bodies} & {*parts}) or (bool(bodies) and land and not own)


def _is_origin(token: Token) -> bool:
    """Whether a land only tells where somebody lives or comes from: "the Chad-based group", "the Chad-born writer"."""
    return token.lower_.endswith(_ORIGINS) or (token.dep_ == "npadvmod" and f"-{token.head.lower_}" in _ORIGINS)


def _is_post(token: Token, trigger: Trigger) -> bool:
    """Whether a noun is of the post that somebody is given, whoever else the text says to hold it."""
    given = trigger.coding.kind == "appointment" and token.pos_ == "NOUN"
    return given and any(t.lower_ == "as" and t.head == trigger.token for t in token.ancestors)


def _fallen(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """Of whose fate something is said or asked: "called for his death to be investigated"."""
    if trigger.coding.kind in {"request", "statement"} and not trigger.noun:
        told = (t for subject in trigger.token.lefts if subject.dep_ == "nsubjpass" for t in subject.lefts)
        after = (t for t in own_words(trigger.token, trigger) if t.i > trigger.token.i)
        owners = (t for t in (*told, *after) if t.dep_ == "poss")
        fallen = [t for t in owners if t.head.lemma_.lower() in _FATES]
        named = ((key, t) for t in fallen for key in cast.meant(t) if cast.kind(key) == "person")
        yield from ((key, Reason("concerned", (source_span(t),))) for key, t in named)


def _in_clause(token: Token, trigger: Trigger) -> bool:
    """Whether a clause that tells something else stands between a word and the meeting: "met to discuss Chad". A
    participle may say who held it."""
    between = takewhile(lambda above: above is not trigger.token, token.ancestors)
    verb = next((t for t in between if t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBN"), None)
    return verb is not None and trigger.token not in verb.children


def _to_be_done(token: Token, trigger: Trigger) -> bool:
    """Whether it is what others are asked to do: "urged farmers to help Chad"."""
    done = (t for t in token.ancestors if t.head == trigger.token and t.tag_ == "VB")
    return any(t.dep_ in {"xcomp", "advcl"} for t in done)


def _reporting(trigger: Trigger, cast: Cast) -> set[str]:
    """Those whom the sentence lets report the event: "..., the spokesman said in a statement". Whoever is said to say
    something is not among them: "reported that Chad believes ..."."""
    others = (t for t in trigger.token.sent if t != trigger.token and not _said_to_say(t, trigger))
    others = (t for t in others if t.dep_ != "relcl")  # "a letter from Lund, who stressed the ties"
    told = (cast.speakers.get(source_span(t).start) for t in others)
    return {speaker for speaker, _ in filter(None, told)}


def _said_to_say(cue: Token, trigger: Trigger) -> bool:
    while cue.dep_ == "ccomp" and cue != trigger.token:
        cue = cue.head
    return cue == trigger.token


def _beside_the_matter(token: Token, trigger: Trigger, cast: Cast) -> bool:
    """Whether it only says where somebody is from, where something lies, or whose leadership it is: "General Ada
    Lund of Norway", "said that attacks in Chad", "a Union resolution", "under the leadership of President Odu"."""
    token = _top(token, cast)
    preposition, kinds = token.head, {cast.kind(key) for key in cast.at(token)}
    hung = token.dep_ == "pobj" and preposition.dep_ == "prep"
    above = preposition.head
    if hung and preposition.lower_ in {"of", "from"}:
        while above.dep_ in {"appos", "conj"}:  # "Ada Lund, a writer from Chad"
            above = above.head
        person = any(cast.kind(key) == "person" for key in cast.at(above))
        return person or above.lower_ in _LEADERSHIP | _GROUNDS
    if hung and preposition.lower_ == "for" and above.lemma_.lower() in _STANDING:
        seats = cast.reading.lexicon.words("sitting_bodies")  # "ran for Congress"
        return any(not seats.isdisjoint(cast.name(key).lower().split()) for key in cast.bodies_at(token))
    if hung and preposition.lower_ in _WITHIN and trigger.coding.kind in _ABOUT_LANDS:
        return kinds == {"state"} and (preposition.lower_ == "in" or trigger.coding.kind == "aid")
    if hung and preposition.lower_ in {"at", "near"}:
        office = above.lemma_.lower() in cast.reading.lexicon.words("role_heads")  # "Chief Officer at the Union"
        return kinds == {"person"} or office or (trigger.coding.kind != "conflict" and _is_house(token, cast))
    if _only_where(token, kinds, trigger, cast):
        return True
    named_after = kinds == {"organisation"} and token.dep_ in {"compound", "nmod"}
    paper = token.head.lemma_.lower() in _PAPERS and not _broken(token.head)
    spoken = trigger.coding.kind in _PRIVATE | SAYING | {"conflict"}  # "killed Lake Bank President Ada Lund"
    held = spoken and any(cast.kind(key) == "person" for key in cast.at(token.head))
    return named_after and (paper or held or cast.is_body(token.head))  # "the Lake Union (LU) Mine Group"


def _only_where(token: Token, kinds: set[str], trigger: Trigger, cast: Cast) -> bool:
    """Whether a name only tells where something is: "in Chad's Lenn province", "in Oslo, Norway", "in Oslo Court,
    Norway", "in the U.S. city of Adda", "the sea between Chad and Mali". Where people come to, or an embassy is,
    somebody is their host."""
    above, settled = token.head, cast.reading.lexicon.words("settlements")
    if token.dep_ == "pobj" and (
        above.lower_ == "outside" or (above.lower_ == "of" and above.head.lower_ == "outside")
    ):
        return True  # "a rally outside the Lake Parliament", "exports outside the Union"
    if token.dep_ == "poss":
        return _is_place(above, cast) or (above.head.lower_ == "at" and _is_house(above, cast))
    before = token.dep_ in {"compound", "nmod"}
    if before and kinds == {"state"} and above.lemma_.lower() in {"election", "war"}:
        return True  # "was the nominee for the Kenya election", "resigned over the Kenya war"
    town = before and above.lemma_.lower() in settled and above.pos_ == "NOUN"
    seat = token.dep_ == "appos" and (above.ent_type_ in {"GPE", "LOC", "FAC"} or cast.is_body(above))
    if kinds == {"state"} and (town or seat):
        hosted = trigger.coding.kind in {"visit", *MEETINGS} or cast.is_body(above.head.head)
        if seat and above.head.lower_ == "of" and above.head.head.lemma_.lower() in settled:
            above = above.head.head  # "in the town of Adda, Chad"
        return above.dep_ == "pobj" and above.head.lower_ in _SOMEWHERE and not hosted
    lying = cast.reading.lexicon.words("lying_nouns")
    return token.dep_ == "pobj" and above.lower_ == "between" and above.head.lemma_.lower() in lying


def _is_place(noun: Token, cast: Cast) -> bool:
    """Whether a part of a land is where something happens: "in Chad's Lenn province", "in the centre of Chad's
    coast"."""
    lands = cast.reading.lexicon.words("place_nouns")
    hung = noun.dep_ == "pobj" and (noun.ent_type_ in {"GPE", "LOC", "FAC"} or noun.lemma_.lower() in lands)
    if hung and noun.head.lower_ == "of":
        noun = noun.head.head
        hung = noun.dep_ == "pobj" and noun.lemma_.lower() in lands
    return hung and noun.head.lower_ in _SOMEWHERE


def is_goal(key: str, trigger: Trigger, cast: Cast) -> bool:
    """Whether a body is only the house that somebody visits or opens: "toured the Bay Museum"; a school is more."""
    opens = trigger.token.lemma_.lower() in cast.reading.lexicon.words("opening_words")
    houses = cast.reading.lexicon.words("facilities") - _STAFFED | _SACRED
    return (trigger.coding.kind == "visit" or opens) and _named_as(key, houses, cast)


def is_site(key: str, place: Span | None, cast: Cast) -> bool:
    """Whether the place of an event is the house of a body, which has no other part in it: "moved to the Harbour Police
    Headquarters"."""
    return place is not None and any(cast.mentions(key).covering(place)) and _named_as(key, _SEATS, cast)


def is_seat(key: str, cast: Cast) -> bool:
    """Whether a body has the name of the house in which it sits: "the White House"."""
    return _named_as(key, _SEATS, cast)


def _is_house(token: Token, cast: Cast) -> bool:
    """Whether a body has the name of a house, where something is done: "at the University of Adda"."""
    houses = cast.reading.lexicon.words("facilities") | _HOUSES
    return any(_named_as(key, houses, cast) for key in cast.bodies_at(token))


def _named_as(key: str, houses: Container[str], cast: Cast) -> bool:
    words = _OF_WHAT.split(cast.chains[key].name.lower())[0].split()
    return cast.kind(key) == "organisation" and bool(words) and words[-1] in houses


def _top(token: Token, cast: Cast) -> Token:
    """The word by which the name at a token hangs in its sentence: "Kingdom" of "Kingdom of Chad", and the first of a
    row: "in Chad and Mali"."""
    own = set(cast.at(token))
    while token.head is not token and (own & set(cast.at(token.head)) or _in_row(token)):
        token = token.head  # a headline may have a name for its root
    return token


def _in_row(name: Token) -> bool:
    return name.dep_ == "conj" and name.head.pos_ == "PROPN"


def _broken(paper: Token) -> bool:
    """Whether a rule is told to be broken, which concerns whoever made it: "in violation of Union resolutions"."""
    above = paper.head.head if paper.dep_ == "pobj" and paper.head.lower_ in {"of", "with"} else paper.head
    return above.lemma_.lower() in _BREAKING


def _clause(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """The tokens behind the trigger that belong to its clause, without clauses that only add something; what is said
    before it is said ("Chad is at war, she said"), and whose it is that is hit."""
    tops = [trigger.token]
    governor = light_verb(trigger, cast.reading.lexicon)
    if governor is not None:
        tops.append(governor)
    for top in tops:
        yield from (token for token in sorted(own_words(top, trigger), key=lambda t: t.i) if token.i > top.i)
    for child in trigger.token.lefts:
        said = trigger.coding.kind == "statement" and child.dep_ == "ccomp"
        said = said or (trigger.coding.kind in SAYING and child.dep_ == "advcl" and child.lemma_.lower() in _NOTING)
        hit = trigger.coding.kind == "conflict" and child.dep_ == "nsubjpass"
        yield from child.subtree if said or hit or bids(child) else ()
