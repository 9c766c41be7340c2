"""On whose behalf: what a minister says, signs or sends is said, signed or sent by a state or body too.

Only where the sentence itself tells whose minister it is; two persons who meet, meet as persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.nations import nations
from briefsite.extraction.words import lone_words
from briefsite.model.document import Chain, Reason, Role
from briefsite.model.sources import Span

#: How far behind a function the body stands whose it is: "of the ".
_BESIDE = 8
_WITH = re.compile(r"\s+(?:of|from)\s+(?:the\s+(?:[a-z]+['’]s\s+)?)?")
_OWN_SIDE = re.compile(r"(?<!\bon )(?<!\bfor )\b(?:his|her) (?:own )?(?:country|government|nation)\b")
#: What a state has one of, whatever else bears its name.
OF_STATES = {"ministry", "parliament", "cabinet", "government", "army", "navy", "military", "police"}
_OWNS = re.compile(r"['’]s?\s+")
#: Whoever has a seat in a parliament.
_LEGISLATORS = {"senator", "congressman", "congresswoman", "mp", "lawmaker", "legislator", "backbencher"}
#: Whoever leads some of those who have.
_OF_A_SIDE = {"minority", "majority", "opposition", "shadow"}
#: Whoever wants to have an office has it not.
_STANDING_FOR = {"candidate", "contender", "nominee"}
#: Kinds of event in which an official stands for a body too: whoever travels or hands over something does so himself.
_IN_ITS_NAME = {"statement", "agreement", "appointment"}
#: Whoever does so to an office, or in a poll, does it himself.
_GAINING = {"beat", "become", "defeat", "lose", "succeed", "win"}
#: Kinds of event in which an official stands for others.
_OFFICIAL = {"statement", "agreement", "visit", "deployment", "aid", "conflict", "anniversary", "appointment"}


def on_behalf(trigger: Trigger, acting: Sequence[str], sentence: Span, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The states and bodies for which those who act do so, each with the wording that tells it."""
    coding = trigger.coding
    gains = coding.group == "succession" and trigger.token.lemma_.lower() in _GAINING
    if coding.kind not in _OFFICIAL or coding.group == "victory" or gains:
        return
    for key in acting:
        person = cast.chains[key]
        if coding.kind == "statement" and person.kind == "person":
            yield from _named_with(person, sentence, cast)
        if person.kind == "organisation":
            yield from _owners(person, sentence, cast)
        if not holds_office(person, cast):
            continue
        bodies = list(_own_bodies(person, sentence, cast)) if coding.kind == "statement" else []
        bodies = bodies or list(_represented(person, cast))
        for body in dict.fromkeys(bodies):
            if cast.kind(body) == "organisation" and coding.kind not in _IN_ITS_NAME:
                continue
            told = _told(person, body, sentence, cast)
            if told:
                yield body, Reason("on-behalf", told)


def _owners(body: Chain, sentence: Span, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The state that a sentence names as the owner of its ministry, parliament or army: "Chad's war ministry said"."""
    if not OF_STATES & {word.lower() for word in body.name.split()}:
        return
    for mention in (span for span, form in cast.mentions(body.key).within(sentence) if form == "name"):
        before = _OWNS.search(cast.reading.text, max(sentence.start, mention.start - _BESIDE), mention.start)
        named = cast.named.get(before.start() - 1, ()) if before else ()
        inside = _OWNS.search(mention.of(cast.reading.text))  # "Chad's war ministry" may be a name
        named = named or ((cast.states.get(body.country, ""),) if inside else ())
        yield from ((key, Reason("on-behalf", (mention,))) for key in filter(None, named) if cast.kind(key) == "state")


def holds_office(actor: Chain, cast: Cast) -> bool:
    """Whether somebody has a function in which he may stand for others."""
    held = actor.kind == "person" and any(_current(role) for role in actor.roles)
    return held and not speaks_for_himself(actor, cast)


def _named_with(person: Chain, sentence: Span, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The body that a speaker is named with: "Ada Lund of the Harbour Board said"."""
    for mention, _ in cast.mentions(person.key).within(sentence):
        behind = _WITH.match(cast.reading.text, mention.end, sentence.end)
        named = cast.named.get(behind.end(), ()) if behind else ()
        told = Span(mention.start, behind.end()) if behind else mention
        yield from ((key, Reason("on-behalf", (told,))) for key in named if cast.kind(key) == "organisation")


def _own_bodies(person: Chain, sentence: Span, cast: Cast) -> Iterator[str]:
    """The bodies of a state which the sentence names as the speaker's own: "the spokesman of the Chadian Navy"."""
    for role in filter(_current, person.roles):
        chain = cast.chains.get(role.body)
        reach = Span(role.span.start, role.span.end + _BESIDE)
        body = cast.mentions(role.body).within(sentence) if chain and chain.kind == "organisation" else ()
        named = (span for span, form in body if form == "name")
        if any(reach.start <= span.start <= reach.end for span in named):
            yield role.body


def speaks_for_himself(actor: Chain, cast: Cast) -> bool:
    """Whether somebody is no official, but a person whose function is that of a scholar, a witness, a worker."""
    private = cast.reading.lexicon.words("private_roles")
    return actor.kind == "person" and any(private & set(role.title.lower().split()) for role in actor.roles)


def _legislates(role: Role) -> bool:
    """Whether somebody speaks in a parliament, and for nobody but those who elected him, "Senator Ada Lund of Chad", or
    for a side of it, "the Senate minority leader", or is yet to be elected: "the nominee of the Lake Party"."""
    return any(word in _LEGISLATORS | _OF_A_SIDE | _STANDING_FOR for word in role.title.lower().split())


def _represented(person: Chain, cast: Cast) -> Iterator[str]:
    """The state of somebody's function, and the body, unless it is one of that state's."""
    state = cast.states.get(person.country, "")
    yield from (state,) if state else ()
    for role in filter(_current, person.roles):
        if role.body and (not state or cast.chains[role.body].country != person.country):
            yield role.body


def _told(person: Chain, body: str, sentence: Span, cast: Cast) -> tuple[Span, ...]:
    """The words of the sentence that tell for whom the person acts."""
    text, chain = cast.reading.text, cast.chains[body]
    held = tuple(role.span for role in person.roles if sentence.covers(role.span) and _current(role))
    named = tuple(span for span, _ in cast.mentions(body).within(sentence))
    people = nations(cast.reading.lexicon)
    peopled = chain.kind == "state" and any(
        people.get(word.lower) == chain.country for word in lone_words(sentence.of(text))
    )
    return named or (held if peopled else ()) or (_own_side(sentence, cast) if chain.kind == "state" else ())


def _own_side(sentence: Span, cast: Cast) -> tuple[Span, ...]:
    """The words by which a sentence tells of a speaker's own state: "said his country would pay"."""
    found = _OWN_SIDE.search(cast.reading.text, sentence.start, sentence.end)
    return (Span(*found.span()),) if found else ()


def _current(role: Role) -> bool:
    return not role.reason.note and not _legislates(role)  # a former function is noted
