"""Events: what an editor would give a page, with date, participants, place and phase from the trigger's own clause.

Triggers make candidates (`candidates`), candidates that tell one event are joined (`joining`), and the best of each
group speaks for it. A sentence gives one event, or two when the second is as sure a sign and another kind of thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.called_off import still_holds
from briefsite.extraction.events.candidates import Candidate, candidates, news
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.ceremonies import told_plainly
from briefsite.extraction.events.claims import CLAIMS
from briefsite.extraction.events.elections import told_fully
from briefsite.extraction.events.elsewhere import with_days_and_places
from briefsite.extraction.events.frames import FRAME
from briefsite.extraction.events.further import further
from briefsite.extraction.events.inheriting import with_company
from briefsite.extraction.events.joining import joined, sentences
from briefsite.extraction.events.lasting import last_date
from briefsite.extraction.events.leads import lead, stands_aside, titles_above
from briefsite.extraction.events.occasions import with_days_of_occasions
from briefsite.extraction.events.one_sentence import one_a_sentence
from briefsite.extraction.events.own_words import in_own_words, tellers, told_by
from briefsite.extraction.events.pages import deserves_page
from briefsite.extraction.events.places import further_place
from briefsite.extraction.events.salience import salience_of
from briefsite.extraction.events.sayings import sayings
from briefsite.extraction.events.standing import circumstance
from briefsite.extraction.events.suspects import SUSPECTED
from briefsite.extraction.events.taking_part import hosts, participants
from briefsite.extraction.events.tellings import Tellings
from briefsite.extraction.events.titles import title
from briefsite.extraction.events.told_alone import told_alone
from briefsite.extraction.events.whole_titles import whole
from briefsite.extraction.reading import Reading, source_span
from briefsite.geography import Located, located
from briefsite.model.document import EventMention, Reason
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What a candidate's score must reach to be an event at all.
ENOUGH = 3.0
#: What a fainter one must reach that the text itself dates.
FAINT = 2.0
#: Alone, these tell nothing, whatever their day.
EMPTY = {"accession", "agreement", "agreements", "announcement", "coalition", "commitment", "decision", "decisions",
    "independence", "nomination", "nominations", "proposal", "proposals", "resolution", "round", "session", "statement",
    "talk", "votes"}  # fmt: skip
#: Nor do these, of whoever tells the news.
REPORTING = {"adds", "comments", "jokes", "observes", "recalls", "remarks", "report", "reports", "say", "says", "show",
    "shows", "tweets", "writes"}  # fmt: skip
#: Of which one wants to know who met, and with how few words nobody does.
_MET, _SHORT = {"call", "meeting", "visit"}, 2


def find_events(reading: Reading) -> Reading:
    """Add the events of the text in reading order."""
    cast = Cast.of(reading)
    every = with_days_of_occasions(with_company(candidates(cast)), reading.lexicon)
    titles = titles_above(reading)
    found = [candidate for candidate in every if candidate.sentence not in titles]
    groups = [_told_below(g, titles) for g in joined(every, reading.document.dates) if g[0].score >= FAINT]
    groups = [g for g in groups if deserves_page(g, cast)]
    above = [g for g in groups if g[0].sentence in titles and (g[0].score >= ENOUGH or _on_a_day(g[0]))]
    groups = [group for group in groups if group[0].sentence not in titles]
    plain = one_a_sentence([group for group in groups if group[0].score >= ENOUGH])
    plain += _dated(plain, groups)
    said = sayings([*_news(plain, found, cast), *plain], found, cast)
    chosen = [*plain, *said]
    chosen = [*_news(chosen, found, cast), *chosen]
    chosen = [*_befallen(chosen, groups, cast), *chosen]
    chosen = chosen if _opens(chosen, cast) else [*one_a_sentence(above), *chosen]
    chosen += further(chosen, found, cast)
    ordered = sorted(chosen, key=lambda group: (group[0].sentence, group[0].trigger.token.i))
    apart = {candidate.trigger.token for group in ordered for candidate in group}
    tellings = Tellings(every)
    events: list[EventMention] = []
    for group in ordered:
        event = _event(len(events) + 1, group, tellings, apart, cast)
        if not _says_nothing(event, noun=group[0].trigger.noun):
            events.append(event)
    return reading.with_document(events=told_plainly(with_days_and_places(events, cast)))


def _says_nothing(event: EventMention, *, noun: bool) -> bool:
    """Whether a title alone would not tell what happened: "Called", "State visit" of nobody to nowhere."""
    others = [part for part in event.participants if part.role in {"initiator", "counterpart"}]
    if noun and event.kind == "meeting" and len(others) == 1 and event.title.endswith((" meets", " to meet")):
        return True  # "At the forum, Lund will be able to speak about bread"
    nobodys = noun and event.kind in _MET and not event.participants and event.place is None
    plain = event.title[1:].islower() and len(event.title.split()) <= _SHORT
    if event.reason.rule == "event:news" and event.title.rpartition(" ")[2].lower() in REPORTING:
        return True  # "Belgian media report"
    bare = " " not in event.title and (not noun or event.title.lower() in EMPTY)
    return bare or (nobodys and plain) or event.title.startswith(("To ", "What ", "How "))


def _told_below(group: Sequence[Candidate], titles: Collection[Span]) -> list[Candidate]:
    """The group with the best telling of the text itself first, as sure as what a title tells, which is worth nothing
    beside it, but may know the day."""
    below = [candidate for candidate in group if candidate.sentence not in titles]
    if not below:
        return list(group)
    above = [replace(candidate, score=0.0) for candidate in group if candidate.sentence in titles]
    return [replace(below[0], score=group[0].score), *below[1:], *above]


def _opens(chosen: Sequence[Sequence[Candidate]], cast: Cast) -> bool:
    """Whether one of the events is told in the lead."""
    opening = lead(cast.reading)
    return any(candidate.sentence == opening for group in chosen for candidate in group)


def _news(chosen: Sequence[list[Candidate]], found: Sequence[Candidate], cast: Cast) -> list[list[Candidate]]:
    """What the lead tells, where none of the chosen events is told there, or only such as stand in a clause aside."""
    opening = lead(cast.reading)
    there = [candidate for group in chosen for candidate in group if candidate.sentence == opening]
    if opening is None or any(not _aside(candidate) for candidate in there):
        return []
    told = news(opening, cast, found, standing=not there)
    return [[told]] if told and deserves_page([told], cast) else []


def _aside(candidate: Candidate) -> bool:
    """Whether it is not the news of its sentence: told in a clause aside, or what others answer, "in response to the
    war". What is called off there is."""
    noun = candidate.trigger.token
    return not candidate.fate and (stands_aside(noun) or (candidate.trigger.noun and circumstance(noun)))


def _dated(plain: Sequence[list[Candidate]], groups: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The fainter groups whose sentences tell no plain event, and of which the text itself tells a day."""
    told = {group[0].sentence for group in plain}
    faint = [g for g in groups if g[0].score < ENOUGH and g[0].sentence not in told and _on_a_day(g[0])]
    return one_a_sentence(faint)


def _befallen(
    chosen: Sequence[list[Candidate]], groups: Sequence[list[Candidate]], cast: Cast
) -> list[list[Candidate]]:
    """What befell people and is told in the lead, by however faint a sign, where nothing else is told there."""
    opening = lead(cast.reading)
    if _opens(chosen, cast):
        return []
    return one_a_sentence([g for g in groups if g[0].sentence == opening and _befell(g[0])])


def _befell(candidate: Candidate) -> bool:
    """Whether it is a fight, an earthquake and the like, by a word that is a sure sign of it."""
    coding, noun = candidate.trigger.coding, candidate.trigger.noun
    sure = coding.weight >= (2 if noun and coding.kind == "conflict" else 3)
    return sure and (coding.kind == "conflict" or coding.group == "disaster") and not candidate.quoted


def _on_a_day(candidate: Candidate) -> bool:
    """Whether the text itself, and nobody between marks, tells when it was, and not only in passing: that makes a faint
    sign a page."""
    relation = candidate.trigger.token.dep_
    passing = relation == "pobj" if candidate.trigger.noun else relation in {"acl", "relcl"}
    return candidate.date is not None and not candidate.quoted and not passing


def _event(
    number: int, group: Sequence[Candidate], tellings: Tellings, apart: Collection[Token], cast: Cast
) -> EventMention:
    told = sentences(told_fully(group))
    off = next((c for c in group if c.fate), None)  # "had been planned for May, but the talks were off"
    best, coding = replace(told[0], phase=off.phase, fate=off.fate) if off else told[0], told[0].trigger.coding
    dated = next((c for c in _holding(off, (*told, *group), cast) if c.date is not None), None)
    placed = _placed((*told, *group), dated, cast) or best
    further = None if placed.place else further_place(best.trigger, dated.date if dated else None, tellings, cast)
    words = Span(source_span(best.trigger.first).start, source_span(best.trigger.token).end)
    reason = Reason(f"event:{coding.group}", (words,))
    place, people = further.span if further else placed.place, participants(told, group, apart, cast)
    people = (*people, *hosts(best, place, people, cast))
    people = (*people, *tellers(group, people, cast))
    own = [part.key for part in people if part.reason.rule not in {FRAME, CLAIMS, SUSPECTED}]
    named = in_own_words(told_alone(whole(title(best, cast), best, place, own, cast), best, cast), best, cast)
    return EventMention(
        key=f"e{number}",
        kind=coding.kind,
        plover=coding.plover,
        trigger=words,
        sentences=tuple(c.sentence for c in told),
        participants=people,
        date=dated.date if dated else None,
        until=last_date(dated.date, cast.reading) if dated and dated.date is not None else None,
        place=place,
        phase=best.phase,
        salience=salience_of(best, cast),
        reason=reason,
        title=", ".join(filter(None, (named, told_by(group, cast)))),
        place_reason=Reason(further.rule, (further.span,)) if further else dict(placed.because).get("place"),
        date_reason=dict(dated.because).get("date") if dated else None,
    )


def _placed(tellings: Sequence[Candidate], dated: Candidate | None, cast: Cast) -> Candidate | None:
    """The first telling with a place, or that which tells the day, where the first names a whole land: "raids in Chad
    were first made by rebels, who took Adda in May"."""
    placed = [c for c in tellings if c.place is not None]
    first = next((c for c in placed if not _roughly(c)), next(iter(placed), None))
    if first is None or dated is None or dated.place is None or dated.sentence != first.sentence:
        return first
    land = located(first.place.of(cast.reading.text)) if first.place else None
    nearer = located(dated.place.of(cast.reading.text))
    wide = isinstance(land, Located) and land.wide and not (isinstance(nearer, Located) and nearer.wide)
    return dated if wide else first


def _roughly(telling: Candidate) -> bool:
    """Whether it has only the town of the report, or the land of a journey, for a place."""
    reason = dict(telling.because).get("place")
    return reason is not None and reason.rule in {"place-dateline", "place-visit"}


def _holding(off: Candidate | None, tellings: Sequence[Candidate], cast: Cast) -> Iterator[Candidate]:
    """The tellings whose day holds: of what is put off, those that say to when, or what is planned now."""
    for telling in tellings:
        if off is None or off.phase != "planned" or telling.fate or still_holds(telling.trigger, cast):
            yield telling
