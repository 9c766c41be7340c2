"""Which report a quotation belongs to: the one beside it, the one whose clause it is in, the nearest in its sentence;
or else whoever its paragraph goes on with."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefsite.extraction.parse import is_parsed
from briefsite.extraction.presented import (
    before_colon,
    behind_dash,
    document_above,
    document_quoted,
    document_read,
    introduction,
    is_about_thing,
    line_above,
)
from briefsite.extraction.reading import Reading, parsed, source_span
from briefsite.extraction.reports import Report
from briefsite.extraction.span_search import overlapping
from briefsite.extraction.speech_cues import Cue
from briefsite.extraction.voices import Voices
from briefsite.model.document import Quotation
from briefsite.model.nouns import dataclass
from briefsite.model.sources import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A quotation's report, and the rule that joined them."""

    report: Report
    rule: str


def in_sentence(reading: Reading, quotation: Quotation, reports: Sequence[Report], voices: Voices) -> Match | None:
    """The best report in the quotation's own sentence."""
    sentence = sentence_of(reading, quotation.span, voices.marked)
    first, end = (find(reports, quotation.paragraph, key=_paragraph) for find in (bisect_left, bisect_right))
    near = [
        r for r in reports[first:end] if sentence.overlaps(r.cue.span) or _exclaimed(reading.text, quotation.span, r)
    ]
    near = [r for r in near if not _of_somebody(reading, r.cue, quotation.span)]
    near = [r for r in near if not _told_within(reading, r.cue, quotation.span)]
    near = [r for r in near if not _names_speaker(r.cue, quotation.span)]
    ranked = sorted(((_closeness(reading, quotation, report, voices), report) for report in near), key=lambda x: x[0])
    (rank, _, _), report = ranked[0] if ranked else ((2, 0, 0), None)
    if report is not None and report.cue.lemma == "according" and not report.phrase.person:
        rank, report = _told_through(quotation.span, [one for _, one in ranked]) or (rank, report)
    last = _last_before_colon(reading, quotation.span, near) if rank else None
    if last is not None:
        return Match(last, "beside the quotation")
    if rank == 2:
        clause = before_colon(reading, quotation.span, voices)
        if clause is not None:
            return Match(clause, "introduced")
    if report is None:
        read = document_read(reading, quotation.span, voices)
        return Match(read, "beside the quotation") if read else None
    return Match(report, ("beside the quotation", "its clause", "same sentence")[rank])


def _told_through(words: Span, ranked: Sequence[Report]) -> tuple[int, Report] | None:
    """The person who says something before the words in the sentence of a body: "according to the Courier, Lund voiced
    regret; “...”" are words of Lund's."""
    told = [r for r in ranked if r.phrase.person and r.cue.span.end <= words.start]
    return (2, told[0]) if told else None


def _paragraph(report: Report) -> int:
    return report.paragraph


def _exclaimed(text: str, words: Span, report: Report) -> bool:
    """Whether a report stands right behind a question or a cry, after which a sentence seems to start: "Why now?" Ada
    Lund said. One that goes on with a colon is of what follows; behind a full stop it must end there."""
    near = 0 <= report.cue.start - words.end < _NAME_LENGTH
    between = text[words.end : report.cue.start] if near else ""
    if not re.fullmatch(r"[\"”’']+\s*(?:[A-Z][\w.’'-]*\s+)*", between):
        return False
    asked = words.of(text).endswith(("?", "!"))
    return not text.startswith(":", report.cue.end) if asked else bool(_SAID_ALONE.match(text, report.cue.end))


def of_document(match: Match, voices: Voices) -> Match:
    """The match, or the document that reports words of somebody without a name: they are quoted from it."""
    phrase = match.report.phrase
    if phrase.voice.key or (phrase.person and not phrase.several) or not phrase.voice.span:
        return match
    document = document_above(match.report, voices)
    return Match(document, match.rule) if document else match


def sentence_of(reading: Reading, span: Span, marked: Sequence[Span] = ()) -> Span:
    """The sentences that the span touches, as one; a quotation of several sentences does not cut its own."""
    sentences = overlapping(reading.document.sentences, span)
    start = min((s.start for s in sentences), default=span.start)
    end = max((s.end for s in sentences), default=span.end)
    whole = Span(min(start, span.start), max(end, span.end))
    inside = overlapping(marked, whole)
    crossing = [q for q in (*inside[:1], *inside[-1:]) if not whole.covers(q)]
    if not crossing:
        return whole
    return sentence_of(reading, Span(min(whole.start, crossing[0].start), max(whole.end, crossing[-1].end)))


def _closeness(reading: Reading, quotation: Quotation, report: Report, voices: Voices) -> tuple[int, int, int]:
    """Rank (0 beside, 1 governing, 2 in the sentence), distance in words outside marks, place."""
    span, cue = quotation.span, report.cue
    before = cue.span.end <= span.start
    between = _outside(reading.text, (cue.span.end, span.start) if before else (span.end, cue.start), voices.marked)
    words = len(re.findall(r"\w+", between))
    plain = cue.lemma in reading.lexicon.words("saying_verbs")
    if cue.lemma == "according":  # whoever the sentence itself lets speak comes first
        return 1, 50 + words, cue.start
    if not before and words <= (cue.rule == "as put"):
        return 0, 0, cue.start
    if before and words <= 2 and plain and re.search(r"[,:]\s*[\"“«‘']?$|\b(?:that|was|were|is|as)\b", between):
        return 0, words, cue.start
    depth = _governs(reading, cue, span)
    return (2, words + (0 if plain else 3), cue.start) if depth is None else (1, depth, cue.start)


def _outside(text: str, gap: tuple[int, int], marked: Sequence[Span]) -> str:
    """What stands in a gap, words between marks left out."""
    between = text[min(gap) : max(gap)]
    for other in overlapping(marked, Span(min(gap), max(gap))):
        if other.start >= min(gap) and other.end <= max(gap):
            between = between.replace(other.of(text), " ", 1)
    return between


def _governs(reading: Reading, cue: Cue, span: Span) -> int | None:
    """How many steps above the quotation's words the cue's verb stands in the parse, or None."""
    words = parsed(reading, span)
    if words is None or not is_parsed(words.doc):
        return None
    above = [words.root, *words.root.ancestors]
    return above.index(cue.verb) if cue.verb in above else None


#: Verbs that tell of somebody or something, and never "that": "thanked them, and that the visit was “late”".
_OF_SOMEBODY = frozenset(["congratulate", "thank", "praise", "commend", "condemn", "hail", "laud", "applaud", "salute"])


def _of_somebody(reading: Reading, cue: Cue, span: Span) -> bool:
    """Whether a "that" stands between the words and a verb that takes none."""
    words = parsed(reading, span) if cue.lemma in _OF_SOMEBODY else None
    above = [words.root, *words.root.ancestors] if words is not None and is_parsed(words.doc) else []
    if cue.verb not in above[1:]:
        return False
    clause = above[above.index(cue.verb) - 1]
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _last_before_colon(reading: Reading, words: Span, near: Sequence[Report]) -> Report | None:
    """Who plainly says something last before a colon: "... was panned by Lund, who said in a message:"."""
    before = [r for r in near if r.cue.span.end <= words.start]
    last = max(before, key=lambda r: r.cue.span.start, default=None)
    if last is None or last.cue.lemma not in reading.lexicon.words("saying_verbs"):
        return None
    between = reading.text[last.cue.span.end : words.start]
    return last if _TO_COLON.fullmatch(between) and len(between.split()) <= _NEAR_COLON else None


#: From a verb to the colon before words, and how many words stand there at most.
_TO_COLON = re.compile(r"[^.:;!?\"“”]*: ?[\"“«‘']?")
_NEAR_COLON = 8
#: "Said.", "told the Courier.", "said on Monday."
_SAID_ALONE = re.compile(r"(?: (?:on |the )?[A-Z][\w’'-]*){0,3}\.(?:\s|\Z)")


def _told_within(reading: Reading, cue: Cue, span: Span) -> bool:
    """Whether a cue stands in a clause that hangs on the words: the review “found no proof” that Lund had asked."""
    words = parsed(reading, span)
    if words is None or not is_parsed(words.doc) or cue.span.start < span.end or not len(words):
        return False
    that = re.match(r"[\"”’']+ that\b", reading.text[span.end : cue.span.start])
    return that is not None and words.root in cue.verb.ancestors


def _names_speaker(cue: Cue, span: Span) -> bool:
    """Whether words belong to the noun phrase that speaks: a “friend of the port” said, the motto, “One,” says."""
    speaker = cue.speaker
    if speaker is None or not is_parsed(speaker.doc) or span.end > cue.span.start:
        return False
    within = [t for t in speaker.subtree if span.covers(source_span(t))]
    return speaker in within or bool(within and source_span(speaker).end <= span.start)


#: A name with its titles is no longer, in characters.
_NAME_LENGTH = 60
_OWN_SENTENCE = re.compile(r"(?:^|[.!?:][\"”’']?)\s*[\"“”«‘']?$")
_MARKS = " \"“”«»‘’'"
_CLOSED = re.compile(r"[\"”»]|[’']$")


def carried(
    reading: Reading,
    quotation: Quotation,
    before: Sequence[tuple[Quotation, Match]],
    reports: Sequence[Report],
    voices: Voices,
) -> Match | None:
    """Words without a cue in their sentence go on with whoever spoke right before them, in the quotations `before`."""
    text, paragraph = reading.text, reading.source.paragraphs[quotation.paragraph - 1].span
    lead, tail = text[paragraph.start : quotation.span.start], text[quotation.span.end : paragraph.end]
    if before and before[-1][0].paragraph == quotation.paragraph:
        last, report = before[-1][0].span, before[-1][1].report
        others = [r for r in reports if last.end <= r.cue.start and r.cue.end <= quotation.span.start]
        if all(r.speaker == report.speaker for r in others) and quotation.span.start - last.end < 400:
            return Match(report, "goes on")
    stop = len(lead.rstrip().rstrip(_MARKS).rstrip().rstrip(_MARKS)) - 1
    if not _OWN_SENTENCE.search(lead, max(stop, 0)):
        return _within_sentence(reading, quotation, reports, voices)
    earlier = [r for r in reports if paragraph.start <= r.cue.start and r.cue.end <= quotation.span.start]
    if earlier:
        return Match(_speaking_last(reading, earlier, voices), "sentence before")
    opened = lead.strip(_MARKS) or not before or before[-1][0].paragraph != quotation.paragraph - 1
    behind = _behind(reading, quotation, reports, voices, opened=not tail.strip() and bool(opened))
    if behind is not None:
        return behind
    if lead.strip(_MARKS) or tail.strip(f"{_MARKS}.,;"):
        return None
    return _over_paragraphs(reading, quotation, before[-1] if before else None, reports, voices)


def _speaking_last(reading: Reading, earlier: Sequence[Report], voices: Voices) -> Report:
    """Who spoke last: of "Lund said, according to the agency", Lund."""
    last = earlier[-1]
    if last.cue.lemma != "according":
        return last
    sentence = sentence_of(reading, last.cue.span, voices.marked)
    return next((r for r in reversed(earlier[:-1]) if sentence.covers(r.cue.span)), last)


def _within_sentence(reading: Reading, quotation: Quotation, reports: Sequence[Report], voices: Voices) -> Match | None:
    document = document_quoted(reading, quotation.span, voices)
    if document:
        return Match(document, "the document's own words")
    told_on = _told_on(reading, quotation, reports, voices)
    return Match(told_on, "sentence before") if told_on else None


def _told_on(reading: Reading, quotation: Quotation, reports: Sequence[Report], voices: Voices) -> Report | None:
    """The person whom the sentence right before lets speak, where a thing, and nobody else, is what the sentence of the
    words is about: "Lund said the ships had gone. The plane found a “small hut of stone”."."""
    sentence = sentence_of(reading, quotation.span, voices.marked)
    last = [r for r in reports if r.cue.span.end <= sentence.start and r.paragraph == quotation.paragraph][-1:]
    if not last or not last[0].phrase.person:
        return None
    gap = reading.text[sentence_of(reading, last[0].cue.span, voices.marked).end : sentence.start]
    return last[0] if not gap.strip() and is_about_thing(reading, sentence, voices) else None


def _behind(
    reading: Reading, quotation: Quotation, reports: Sequence[Report], voices: Voices, *, opened: bool
) -> Match | None:
    """Whoever is named behind the words. Words whose mark stays `opened` are said by whoever is told in the next
    paragraph, if that goes on with them."""
    named = behind_dash(reading, quotation.span, voices)
    if named is not None:
        return Match(named, "named behind")
    paragraphs, number = reading.source.paragraphs, quotation.paragraph
    while opened and number < len(paragraphs):
        after = paragraphs[number].span.of(reading.text)
        if not after.startswith(tuple(_MARKS.strip())):
            return None
        number += 1
        told = [r for r in reports if r.paragraph == number]
        if told:
            return Match(told[0], "next paragraph")
        opened = not _CLOSED.search(after.rstrip(), 1)  # the next goes on with it too
    return None


def _over_paragraphs(
    reading: Reading,
    quotation: Quotation,
    last: tuple[Quotation, Match] | None,
    reports: Sequence[Report],
    voices: Voices,
) -> Match | None:
    """A paragraph of quoted words only: introduced by the one before, said with the next one's cue, or going on."""
    number = quotation.paragraph
    above = number - 1
    introduced = (introduction(reading, above, voices) or line_above(reading, above, voices)) if above else None
    if introduced is not None:
        return Match(introduced, "introduced")
    before = [r for r in reports if r.paragraph == number - 1]
    quoted_before = last is not None and last[0].paragraph == number - 1
    if before and (before[-1].phrase.person or quoted_before):
        return Match(before[-1], "paragraph before")
    return Match(last[1].report, "paragraph before") if last and quoted_before else None
