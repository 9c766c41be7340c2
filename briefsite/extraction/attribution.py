"""Attribution: who said what is quoted, by which verb, and through whom it reached us.

Every cue of reported speech is taken in reading order with its voice. A quotation goes to the cue that stands beside
it, else to the one whose clause it is in, else to the nearest in its sentence; then to what its paragraph carries on.
An outer cue around the chosen one is the channel ("which he said ..., the department said"). A quotation for which
nobody is told is left unattributed, and words in marks inside a sentence that nobody reports are no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefsite.extraction.indirect_speech import indirect_speech, reported_by
from briefsite.extraction.quotation_marks import MarkedWords, marked_words
from briefsite.extraction.reading import Reading, parsed
from briefsite.extraction.speaking import Phrase, Speaking
from briefsite.extraction.speech_cues import Cue, cues
from briefsite.extraction.told_through import told_through
from briefsite.extraction.voices import Voices
from briefsite.model.document import Quotation, Reason, Voice
from briefsite.model.sources import Span

#: Verbs that close a sentence in which somebody else speaks.
_OUTER = frozenset(["say", "add", "state", "report"])


@dataclass(frozen=True)
class Report:
    """A cue whose voice is known. `paragraph` is its number, `channel` a body or document beside the verb."""

    cue: Cue
    paragraph: int
    phrase: Phrase
    channel: Voice | None

    @property
    def speaker(self) -> Voice:
        return self.phrase.voice


@dataclass(frozen=True)
class Match:
    """A quotation's report, and the rule that joined them."""

    report: Report
    rule: str


def attribution(reading: Reading) -> Reading:
    """The reading with its quotations attributed, those that are none left out, and indirect speech added."""
    words = marked_words(reading.text)
    marked = tuple(m.span for m in words)
    reports = _reports(reading, marked)
    attributed: list[Quotation] = []
    for quotation in reading.document.quotations:
        match = _match(reading, quotation, reports, marked) or _carried(reading, quotation, attributed, reports)
        if match is not None:
            attributed.append(_told(reading, quotation, match, reports))
        elif quotation.cls == "direct":
            attributed.append(replace(quotation, reason=replace(quotation.reason, rule="unattributed")))
    indirect = _indirect(reading, reports, words)
    return reading.with_document(quotations=tuple(sorted((*attributed, *indirect), key=lambda q: (q.span, q.cls))))


def _indirect(reading: Reading, reports: Sequence[Report], words: Sequence[MarkedWords]) -> list[Quotation]:
    """Indirect speech. Where one report holds another ("the release said that he praised ..."), the inner speaks,
    through the outer."""
    told = [(r, clause) for r in reports if r.phrase.known and (clause := reported_by(reading, r.cue)) is not None]
    found = []
    for report, clause in told:
        if any(clause.root is not None and clause.root == inner.cue.verb for inner, _ in told):
            continue
        around = next((r for r, outer in told if outer.root is not None and outer.root == report.cue.verb), None)
        channel = report.channel or (around.speaker if around and around.speaker != report.speaker else None)
        quotation = indirect_speech(reading, clause, report.speaker, channel, words)
        if quotation is not None:
            found.append(quotation)
    return found


def _reports(reading: Reading, marked: Sequence[Span]) -> tuple[Report, ...]:
    """Every cue that somebody can be told for, in reading order, pronouns resolved on the way."""
    voices, speaking, reports = Voices(reading, marked), Speaking(), []
    for cue in cues(reading, marked):
        phrase = voices.of(cue.speaker, speaking) if cue.speaker is not None else None
        through = voices.of(cue.channel, speaking) if cue.channel is not None else None
        if phrase is None:
            continue
        if phrase.known:
            speaking.note(phrase, cue.start)
        if through is not None:
            speaking.note(through, cue.start)
        channel = through.voice if through else phrase.document or told_through(cue, voices)
        number = reading.source.paragraph_at(cue.start).number
        reports.append(Report(cue, number, phrase, channel if channel != phrase.voice else None))
    return tuple(reports)


def _told(reading: Reading, quotation: Quotation, match: Match, reports: Sequence[Report]) -> Quotation:
    """The quotation with speaker, channel, cue and why."""
    report = match.report
    channel = report.channel
    outer = _outer(reading, quotation, report, reports)
    reason = Reason(match.rule, (report.cue.span,))
    if outer is not None and channel is None and outer.speaker != report.speaker:
        channel = outer.speaker
        reason = Reason(match.rule, (report.cue.span, outer.cue.span))
    return replace(quotation, speaker=report.speaker, channel=channel, cue=report.cue.span, reason=reason)


def _outer(reading: Reading, quotation: Quotation, inner: Report, reports: Sequence[Report]) -> Report | None:
    """The report of a body or document, in the same sentence, of a sentence in which somebody speaks."""
    if not inner.phrase.person:
        return None
    sentence = _sentence(reading, quotation.span)
    for report in reports:
        if report.phrase.person or report is inner or not sentence.covers(report.cue.span):
            continue
        if report.cue.lemma == "according" or (report.cue.lemma in _OUTER and _ends(reading, report, sentence)):
            return report
    return None


def _ends(reading: Reading, report: Report, sentence: Span) -> bool:
    """Whether a cue stands behind all else: ", the department said in a separate statement."."""
    rest = reading.text[report.cue.end : sentence.end]
    lead = reading.text[sentence.start : report.cue.start].rstrip()
    return len(rest.split()) <= 6 and bool(re.search(r",(?:\s+\w+){0,12}$", lead))


def _match(reading: Reading, quotation: Quotation, reports: Sequence[Report], marked: Sequence[Span]) -> Match | None:
    """The best cue in the quotation's own sentence."""
    sentence = _sentence(reading, quotation.span, marked)
    near = [r for r in reports if r.paragraph == quotation.paragraph and sentence.overlaps(r.cue.span)]
    ranked = sorted(((_closeness(reading, quotation, report, marked), report) for report in near), key=lambda x: x[0])
    if not ranked:
        return None
    (rank, _, _), report = ranked[0]
    return Match(report, ("beside the quotation", "its clause", "same sentence")[rank])


def _closeness(reading: Reading, quotation: Quotation, report: Report, marked: Sequence[Span]) -> tuple[int, int, int]:
    """Rank (0 beside, 1 governing, 2 in the sentence), distance in words outside marks, place."""
    span, cue = quotation.span, report.cue
    before = cue.span.end <= span.start
    gap = (cue.span.end, span.start) if before else (span.end, cue.start)
    between = reading.text[min(gap) : max(gap)]
    for other in marked:
        if other.start >= min(gap) and other.end <= max(gap):
            between = between.replace(other.of(reading.text), " ", 1)
    words = len(re.findall(r"\w+", between))
    plain = cue.lemma in reading.lexicon.words("saying_verbs")
    if cue.lemma == "according":  # whoever the sentence itself lets speak comes first
        return 1, 50 + words, cue.start
    if not before and words == 0:
        return 0, 0, cue.start
    if before and words <= 2 and plain and re.search(r"[,:]\s*[\"“«‘']?$|\b(?:that|was|were|is|as)\b", between):
        return 0, words, cue.start
    depth = _governs(reading, cue, span)
    if depth is not None:
        return 1, depth, cue.start
    return 2, words + (0 if plain else 3), cue.start


def _governs(reading: Reading, cue: Cue, span: Span) -> int | None:
    """How many steps above the quotation's words the cue's verb stands in the parse, or None."""
    words = parsed(reading, span)
    if words is None or not words.doc.has_annotation("DEP"):
        return None
    token = words.root
    for depth in range(15):
        if token.i == cue.verb.i and token.doc is cue.verb.doc:
            return depth
        if token.head is token:
            return None
        token = token.head
    return None


def _sentence(reading: Reading, span: Span, marked: Sequence[Span] = ()) -> Span:
    """The sentences that the span touches, as one; a quotation of several sentences does not cut its own."""
    sentences = [s for s in reading.document.sentences if s.overlaps(span)]
    start = min((s.start for s in sentences), default=span.start)
    end = max((s.end for s in sentences), default=span.end)
    joined = Span(min(start, span.start), max(end, span.end))
    crossing = [q for q in marked if q.overlaps(joined) and not joined.covers(q)]
    if not crossing:
        return joined
    return _sentence(reading, Span(min(joined.start, crossing[0].start), max(joined.end, crossing[-1].end)))


_OWN_SENTENCE = re.compile(r"(?:^|[.!?:][\"”’']?)\s*[\"“«‘']?$")


def _carried(
    reading: Reading, quotation: Quotation, before: Sequence[Quotation], reports: Sequence[Report]
) -> Match | None:
    """Whole sentences without a cue of their own go on with whoever spoke right before them."""
    text, source = reading.text, reading.source
    paragraph = source.paragraphs[quotation.paragraph - 1].span
    lead = text[paragraph.start : quotation.span.start]
    last = next((q for q in reversed(before) if q.speaker is not None), None)
    by_cue = {report.cue.span: report for report in reports}
    if last is not None and last.paragraph == quotation.paragraph and last.cue in by_cue:
        between = text[last.span.end : quotation.span.start]
        others = [r for r in reports if last.span.end <= r.cue.start and r.cue.end <= quotation.span.start]
        if all(r.speaker == last.speaker for r in others) and len(between) < 400:
            return Match(by_cue[last.cue], "goes on")
    if not _OWN_SENTENCE.search(lead):
        return None
    earlier = [r for r in reports if paragraph.start <= r.cue.start and r.cue.end <= quotation.span.start]
    if earlier:
        return Match(earlier[-1], "sentence before")
    tail = text[quotation.span.end : paragraph.end]
    if (lead + tail).strip(" \"“”«»‘’'"):
        return None
    return _over_paragraphs(reading, quotation, last, reports)


def _over_paragraphs(
    reading: Reading, quotation: Quotation, last: Quotation | None, reports: Sequence[Report]
) -> Match | None:
    """A paragraph of quoted words only: taken up from the paragraph before, or said with the next one's cue."""
    source = reading.source
    here = source.paragraphs[quotation.paragraph - 1].span
    unclosed = quotation.span.end >= here.end - 1 and here.end - quotation.span.end == 0
    if unclosed and quotation.paragraph < len(source.paragraphs):
        after = [r for r in reports if r.paragraph == quotation.paragraph + 1]
        if after:
            return Match(after[0], "next paragraph")
    before = [r for r in reports if r.paragraph == quotation.paragraph - 1]
    if last is not None and last.paragraph == quotation.paragraph - 1:
        report = next((r for r in reports if r.cue.span == last.cue), None)
        later = [r for r in before if r.cue.start > last.span.end]
        if report is not None:
            return Match(later[-1] if later else report, "paragraph before")
    return Match(before[-1], "paragraph before") if before and before[-1].phrase.person else None
