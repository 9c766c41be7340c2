"""What was read out of one source text: stand-off annotation, each value with its reason.

Everything here is plain data (it crosses process borders). All spans are into `Document.source.text`. A `key` names a
chain within its document; across documents, resolution gives actors their ids.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from typing import Literal

from briefsite.model.nouns import dataclass, replace
from briefsite.model.sources import Source, Span

ActorKind = Literal["person", "organisation", "state", "programme"]
Salience = Literal["main", "secondary", "passing", "background"]
Phase = Literal["past", "planned", "cancelled"]
MentionForm = Literal["name", "descriptor"]
_SALIENCES: tuple[Salience, ...] = ("main", "secondary", "passing", "background")
QuotationClass = Literal["direct", "partial", "indirect"]
CommitmentStrength = Literal["requested", "encouraged", "offered", "affirmed", "pledged", "agreed"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is there: the rule that made it, the spans it rests on, and, where a person needs one, a sentence."""

    rule: str
    spans: tuple[Span, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names an actor (`name`: "Kano", "JSDF") or refers to it (`descriptor`: "the premier").

    The span leaves out titles, articles and possessives, so that its text is an alias as it stands.
    """

    span: Span
    form: MentionForm
    reason: Reason


@dataclass(frozen=True, slots=True)
class Role:
    """A function a person holds, as worded: "commander" of the body with key `body`, with a rank apart from it.

    `span` covers the whole wording; `date` is the EDTF date at which the text attests it ("" where unknown).
    """

    span: Span
    title: str
    body: str = ""
    rank: str = ""
    date: str = ""
    reason: Reason = field(default_factory=lambda: Reason("role"))


@dataclass(frozen=True, slots=True)
class Chain:
    """All mentions of one actor in one text. `name` is the fullest form the text has, without titles.

    `belonging` are the keys of the bodies that it belongs to, each with its reason; `reason` says why it is an actor of
    its kind, `country_reason` why of its country.
    """

    key: str
    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    country: str = ""
    salience: Salience = "passing"
    reason: Reason = field(default_factory=lambda: Reason("chain"))
    country_reason: Reason | None = None
    belonging: tuple[tuple[str, Reason], ...] = ()

    @property
    def affiliations(self) -> tuple[str, ...]:
        """The keys of the bodies that it belongs to."""
        return tuple(key for key, _ in self.belonging)

    def belonging_to(self, bodies: Iterable[tuple[str, Reason]]) -> Chain:
        """The chain as one that belongs to these bodies as well."""
        known = dict(self.belonging)
        return replace(self, belonging=(*self.belonging, *(b for b in dict(bodies).items() if b[0] not in known)))

    def aliases(self, text: str) -> tuple[str, ...]:
        """The distinct surface forms of the name mentions, in order of appearance, line breaks in them as spaces."""
        forms = (" ".join(m.span.of(text).split()) for m in self.mentions if m.form == "name")
        return tuple(dict.fromkeys(forms))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who or what speaks: a chain of the text (`key`), or words that name no actor ("the release"), by span."""

    key: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two quotation marks, without the marks, or (class `indirect`) a clause of reported speech.

    `speaker` is None where the text does not settle it: readers then see "unattributed". `channel` is the document or
    body the words came through ("said the release"). `cue` is the reporting verb.
    """

    span: Span
    paragraph: int
    cls: QuotationClass
    speaker: Voice | None
    channel: Voice | None
    cue: Span | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression. `edtf` comes from the text alone; `resolved` also uses the known publication date.

    Both are EDTF (ISO 8601-2) with `X` for what stays open; `resolved` equals `edtf` where nothing more is known.
    `reasons` has one entry for each part that was inferred rather than stated.
    """

    span: Span
    paragraph: int
    edtf: str
    resolved: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's part in an event; `role` is a plain word ("host", "visitor", "signatory") or ""."""

    key: str
    role: str = ""
    reason: Reason = field(default_factory=lambda: Reason("participant"))


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one text tells it. `sentences` holds the sentence that states it best first, then the others.

    `kind` is a plain word (meeting, call, visit, statement, agreement, request, exercise, deployment, aid, appointment,
    conflict, legal, anniversary, other); `plover` a PLOVER root (CONSULT, AGREE, ...) or "". `date` points into
    `Document.dates`, as does `until`, the last day where there are several (see `Document.when`); `place` stands
    verbatim in the text. Date and place have a reason of their own where they were not simply said in the clause.
    `title` says in a few words what happened, made of the participants' names and the trigger.
    """

    key: str
    kind: str
    plover: str
    trigger: Span
    sentences: tuple[Span, ...]
    participants: tuple[Participation, ...]
    date: int | None
    place: Span | None
    phase: Phase
    salience: Salience
    reason: Reason
    title: str = ""
    place_reason: Reason | None = None
    date_reason: Reason | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic found in a text, with the terms that signalled it."""

    topic: str
    terms: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence worth keeping, in the source's own words: who it is about, who says it, which event it belongs to."""

    span: Span
    paragraph: int
    actors: tuple[str, ...]
    event: str = ""
    speaker: Voice | None = None
    channel: Voice | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who asked, offered, affirmed, pledged or agreed what, to whom, by when.

    `due` is the number of a date of the document. `reason` is that of the commitment, `bound` that of its actor,
    `addressed` that of its addressee.
    """

    span: Span
    paragraph: int
    actor: str
    addressee: str
    strength: CommitmentStrength
    matter: Span
    due: int | None
    event: str
    reason: Reason
    bound: Reason
    addressed: Reason | None = None


def _over(first: str, last: str) -> str:
    """From the beginning of the first to the end of the last, each of which may last some days itself."""
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


@dataclass(frozen=True, slots=True)
class Document:
    """One source text and everything that was read out of it. Sentences, dates and quotations are in reading order; no
    two sentences, dates or quotations between marks overlap."""

    source: Source
    sentences: tuple[Span, ...] = ()
    chains: tuple[Chain, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[EventMention, ...] = ()
    topics: tuple[TopicMatch, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    warnings: tuple[str, ...] = ()

    def chain(self, key: str) -> Chain:
        """The chain with that key. Raises KeyError where there is none."""
        for chain in self.chains:
            if chain.key == key:
                return chain
        raise KeyError(key)

    def between_marks(self, span: Span) -> Quotation | None:
        """The quotation between whose marks some words lie, or None."""
        paragraph = self.source.paragraph_at(span.start).number
        last = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.start)
        for quotation in map(self.quotations.__getitem__, range(last - 1, -1, -1)):
            if quotation.cls != "indirect":
                return quotation if quotation.span.covers(span) else None
            if quotation.paragraph < paragraph:
                return None
        return None

    def when(self, event: EventMention) -> DateMention | None:
        """The date of an event; of one with a first and a last day, both as one EDTF interval with the reason."""
        if event.date is None:
            return None
        first = self.dates[event.date]
        if event.until is None:
            return first
        last, more = self.dates[event.until], (event.date_reason,) if event.date_reason else ()
        edtf, resolved = _over(first.edtf, last.edtf), _over(first.resolved, last.resolved)
        return replace(first, edtf=edtf, resolved=resolved, reasons=(*first.reasons, *last.reasons, *more))

    def leading_events(self) -> tuple[EventMention, ...]:
        """The events, what the text is about first: of the most salient ones those that have happened, deeds before
        words, in reading order."""

        def order(event: EventMention) -> tuple[object, ...]:
            words = event.kind in {"statement", "agreement", "request"}
            return (_SALIENCES.index(event.salience), event.phase != "past", words, event.trigger)

        return tuple(sorted(self.events, key=order))
