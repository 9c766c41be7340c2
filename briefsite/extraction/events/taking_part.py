"""Who takes part in an event that one sentence or several tell, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.acts_at_home import ruling_state
from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.claims import claimants
from briefsite.extraction.events.clauses import MEETINGS, passive
from briefsite.extraction.events.concerned import concerned, is_goal, is_site
from briefsite.extraction.events.deeds_beside import deeds_beside
from briefsite.extraction.events.distinct import comments
from briefsite.extraction.events.frames import framed
from briefsite.extraction.events.members import away, host, voters
from briefsite.extraction.events.on_behalf import on_behalf, speaks_for_himself
from briefsite.extraction.events.presence import heads, hosts_enough, merely_there, only_guests, told_during
from briefsite.model.document import Participation, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Where so many met, whoever else was there is told by its sentence alone.
_TWO_SIDES = 2
#: Kinds of event of which a noun may tell another of other people: "the commitment of Chad".
_SAID = {"agreement", "statement", "request"}


def participants(
    told: Sequence[Candidate], group: Sequence[Candidate], apart: Collection[Token], cast: Cast
) -> tuple[Participation, ...]:
    """Who takes part in the best telling, and then whoever is added where the same word is taken up again."""
    parts: dict[str, Participation] = {}
    word = told[0].trigger.coding.group
    met = len(told[0].participants) >= _TWO_SIDES
    again = (c for c in told[1:] if _again(c) and not merely_there(c) and not (met and told_during(c)))
    again = (c for c in again if c.trigger.coding.group == word or comments(c))
    again = (c for c in again if c.trigger.coding.kind not in _SAID or _shares(c, told[0]))
    beside = (c for c in group if c.sentence == told[0].sentence and _completes(c, told[0]))
    every = (told[0], *beside, *again, *(c for c in group if heads(c)))
    for candidate in sorted(every, key=lambda c: c is not told[0] and only_guests(c)):
        guests = candidate is not told[0] and only_guests(candidate)
        if guests and len(parts) >= hosts_enough(candidate, told[0]):
            continue
        for key, role in candidate.parts:
            if role == "counterpart" and (is_goal(key, told[0].trigger, cast) or is_site(key, told[0].place, cast)):
                continue
            own = (span for span, _ in cast.mentions(key).within(candidate.sentence))
            told_before = dict(candidate.because).get(key)
            reason = told_before or Reason("clause", tuple(own) or (candidate.sentence,))
            parts.setdefault(key, Participation(key, role, reason))
    around = (*parts.values(), *_besides(told[0], tuple(parts), apart, cast))
    if not told[0].initiators:
        claims = ((key, reason) for key, reason in claimants(told[0].trigger, cast) if key not in parts)
        around = (*around, *(Participation(key, "concerned", reason) for key, reason in claims))
    found = () if around else (*framed(told[0].trigger, cast), *ruling_state(told[0].trigger, cast))
    return around or tuple(Participation(key, "concerned", reason) for key, reason in dict(found).items())


def hosts(best: Candidate, place: Span | None, people: Sequence[Participation], cast: Cast) -> Iterator[Participation]:
    """The state in which somebody visits others, where the clause names it only behind them: "visited the naval school
    in Nairobi"."""
    if place is not None and place != best.place and best.initiators and away(best.trigger):
        known = {part.key for part in people}
        found = host(place, best.initiators, cast)
        yield from (Participation(key, "counterpart", reason) for key, reason in found if key not in known)


def _shares(again: Candidate, best: Candidate) -> bool:
    """Whether some take part in both tellings, a verb says who signed, or the best one leaves open who acts."""
    shared = bool({*again.participants} & {*best.participants})
    return shared or not again.trigger.noun or not best.initiators


def _completes(candidate: Candidate, best: Candidate) -> bool:
    """Whether it names whom the best telling in its sentence leaves open: "in his meeting with Lund, when he paid
    a courtesy call"."""
    joins = best.trigger.coding.kind in MEETINGS and candidate.trigger.coding.kind in MEETINGS
    one_sided = len(best.participants) == 1 and best.participants[0] in candidate.participants
    return not best.participants or (joins and one_sided and bool(candidate.counterparts))


def _again(candidate: Candidate) -> bool:
    """Whether it takes up what was told: by a noun, or by saying who did it: "the agreement was signed by A and B"."""
    election = candidate.trigger.coding.group == "election"  # who won "the election" has not held it
    return (candidate.trigger.noun and not election) or passive(candidate.trigger.token)


def _besides(best: Candidate, parts: Sequence[str], apart: Collection[Token], cast: Cast) -> tuple[Participation, ...]:
    """For whom those act who take part, and whom it concerns."""
    coding = best.trigger.coding
    signing = coding.kind == "agreement"  # both sides do
    acting = on_behalf(best.trigger, best.participants if signing else best.initiators, best.sentence, cast)
    private = coding.kind == "statement" and any(speaks_for_himself(cast.chains[key], cast) for key in best.initiators)
    about = () if private else tuple(concerned(best.trigger, parts, cast))
    if coding.group == "election" and not parts and best.place is None:
        about = (*about, *(() if about else voters(best.trigger, cast)))
    besides = deeds_beside(best.trigger, apart, cast) if parts else ()
    more: dict[str, Participation] = {}
    for key, reason in (*acting, *about, *besides):
        if key not in parts and not is_site(key, best.place, cast):
            more.setdefault(key, Participation(key, "concerned", reason))
    return tuple(more.values())
