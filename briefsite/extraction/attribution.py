"""Attribution: who said what is quoted, by which verb, and through whom it reached us.

Every report of speech is taken in reading order with its voice, and each quotation is matched to one. An outer report
around the chosen one is the channel ("which he said ..., the department said"). A quotation for which nobody is told is
left unattributed; fewer than five words in marks inside a sentence that nobody reports are no quotation: a term, a
slogan, or words of the reporter's that he keeps at a distance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefsite.extraction.indirect_speech import indirect_speech, reported_by
from briefsite.extraction.matching import Match, carried, in_sentence, of_document, sentence_of
from briefsite.extraction.quotation_marks import MarkedWords, marked_words
from briefsite.extraction.quotations import is_name
from briefsite.extraction.reading import Reading
from briefsite.extraction.reports import Report, reports
from briefsite.extraction.span_search import overlapping
from briefsite.extraction.speaking import HE
from briefsite.extraction.voices import Voices
from briefsite.model.document import Quotation, Reason
from briefsite.model.places import Places
from briefsite.model.sources import Span

#: Verbs that close a sentence in which somebody else speaks.
_OUTER = frozenset(["say", "add", "state", "report"])
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")
#: So many words within a sentence are somebody's.
_ENOUGH = 5
#: A term has no more.
_TERM = 8
#: Known as a “friend to all”, in his “house of many doors”.
_NAMING = re.compile(r"\b(?:as|an?|the|this|its|his|her|their)\s+[\"“«‘']$")


def attribution(reading: Reading) -> Reading:
    """The reading with its quotations attributed, those that are none left out, and indirect speech added."""
    words = marked_words(reading.text)
    voices = Voices(reading, tuple(m.span for m in words))
    found, unsettled = reports(voices)
    matched: list[tuple[Quotation, Match]] = []
    quoted: list[Quotation] = []
    told = Places((report.cue.span, report) for report in found)
    for quotation in reading.document.quotations:
        match = in_sentence(reading, quotation, found, voices)
        if match is None and not overlapping(unsettled, sentence_of(reading, quotation.span, voices.marked)):
            match = carried(reading, quotation, matched, found, voices)
        match = match and of_document(match, voices)
        match = match and _by_another(quotation, match, found, voices)
        if match is not None:
            matched.append((quotation, match))
            quoted.append(_told(reading, quotation, match, told))
        elif _says_something(quotation, reading.text):
            quoted.append(replace(quotation, reason=replace(quotation.reason, rule="unattributed")))
    quotations = sorted((*quoted, *_indirect(reading, found, words)), key=lambda q: (q.span, q.cls))
    return reading.with_document(quotations=tuple(quotations))


def _by_another(quotation: Quotation, match: Match, found: Sequence[Report], voices: Voices) -> Match | None:
    """The match, or whoever else spoke last, where “I” tell of the one for whom "he" was taken: "“I met Lund,” he said"
    is not said by Lund. None where nobody else has spoken near."""
    speaker, span = match.report.cue.speaker, quotation.span
    if speaker is None or speaker.lower_ not in HE or not _FIRST_PERSON.search(span.of(voices.text)):
        return match
    told_of = {n.chain.key for n in voices.cast.before(span.end, span.start) if n.mention.form == "name"}
    if match.report.speaker.key not in told_of:
        return match
    before = (r for r in reversed(found) if r.cue.start < match.report.cue.start and r.phrase.person)
    other = next((r for r in before if r.speaker.key not in told_of), None)
    if other is None or match.report.paragraph - other.paragraph > 1:
        return None
    return replace(match, report=replace(match.report, phrase=other.phrase))


def _says_something(quotation: Quotation, text: str) -> bool:
    """Whether words for which nobody is told are somebody's all the same: what only names a thing is the reporter's."""
    words = quotation.span.of(text)
    if is_name(words.rstrip(",.")):
        return False
    if quotation.cls == "direct":
        return True
    count = len(words.split())
    named = count <= _TERM and _NAMING.search(text, max(0, quotation.span.start - 30), quotation.span.start)
    return count >= _ENOUGH and not named


def _told(reading: Reading, quotation: Quotation, match: Match, found: Places[Report]) -> Quotation:
    """The quotation with speaker, channel, cue and why."""
    report = match.report
    channel, reason = report.channel, Reason(match.rule, (report.cue.span,))
    outer = _outer(reading, quotation, report, found)
    if outer is not None and channel is None and outer.speaker != report.speaker:
        channel, reason = outer.speaker, Reason(match.rule, (report.cue.span, outer.cue.span))
    return replace(quotation, speaker=report.speaker, channel=channel, cue=report.cue.span, reason=reason)


def _outer(reading: Reading, quotation: Quotation, inner: Report, found: Places[Report]) -> Report | None:
    """The report of a body or document, in the same sentence, of a sentence in which somebody speaks."""
    if not inner.phrase.person:
        return None
    sentence = sentence_of(reading, quotation.span)
    for _, report in found.within(sentence):
        if report.phrase.person or report is inner:
            continue
        if report.cue.lemma == "according" or (report.cue.lemma in _OUTER and _ends(reading, report, sentence)):
            return report
    return None


def _ends(reading: Reading, report: Report, sentence: Span) -> bool:
    """Whether a cue stands behind all else: ", the department said in a separate statement."."""
    rest = reading.text[report.cue.end : sentence.end]
    lead = reading.text[sentence.start : report.cue.start].rstrip()
    return len(rest.split()) <= 6 and bool(re.search(r",(?:\s+\w+){0,12}$", lead))


def _indirect(reading: Reading, found: Sequence[Report], words: Sequence[MarkedWords]) -> list[Quotation]:
    """Indirect speech. Where one report holds another ("the release said that he praised ..."), the inner speaks,
    through the outer."""
    told = [(r, clause) for r in found if r.phrase.known and (clause := reported_by(reading, r.cue)) is not None]
    verbs = {report.cue.verb for report, _ in told}
    outer = {clause.root: report for report, clause in reversed(told) if clause.root is not None}
    quotations = []
    for report, clause in told:
        if clause.root in verbs:
            continue
        around = outer.get(report.cue.verb)
        channel = report.channel or (around.speaker if around and around.speaker != report.speaker else None)
        quotation = indirect_speech(reading, clause, report.speaker, channel, words)
        if quotation is not None:
            quotations.append(quotation)
    return quotations
