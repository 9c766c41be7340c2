"""Who says words that no verb beside them reports: the subject of the clause that ends with a colon before them, a name
behind a dash after them, or a document whose own words they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from briefsite.extraction.parse import children, is_parsed
from briefsite.extraction.reading import Reading, paragraph_number, parsed, source_span
from briefsite.extraction.reports import Report
from briefsite.extraction.speaking import Phrase, Speaking
from briefsite.extraction.speech_cues import Cue
from briefsite.extraction.tokens import Token
from briefsite.extraction.voices import Voices
from briefsite.model.document import Voice
from briefsite.model.sources import Span

_MARKS = "\"“”«»‘’'"
_COLON = re.compile(rf":\s*[{_MARKS}]?$")
_DASH = re.compile(rf"[{_MARKS}]?\s*[-–—]+\s*(?P<name>[^\n]{{2,110}}?)\.?\s*$")
#: A name and an office right behind words that are the rest of a paragraph: `“...” Ada Lund, director`.
_SIGNED = re.compile(rf"[{_MARKS}]\s+(?P<name>[A-Z][^\n.!?:]{{2,110}}?)\.?\s*$")
#: A name with what somebody is has no more words.
_TITLED = 12
#: So many words stand between a verb of saying and a colon: "telling the parliament:".
_NEAR_COLON = 4
#: The first paragraphs are titles.
_BELOW_TITLE = 3
#: How words of a document hang on the verb of which it is the subject: "found “credible evidence”".
_HELD = frozenset(["dobj", "attr", "oprd", "ccomp", "xcomp", "conj", "acl", "pobj", "prep"])
#: What a body does that looks into something, and tells in its own words.
_FINDING = frozenset(["find", "identify", "detect", "establish", "uncover", "document"])
#: Whoever does so with somebody's words has others of his own.
_ANSWERING = frozenset(
    ["answer", "applaud", "challenge", "condemn", "contest", "contradict", "criticise", "criticize", "denounce", "deny",
     "deplore", "dismiss", "dispute", "oppose", "praise", "rebuff", "refute", "reject", "slam", "welcome"]
)  # fmt: skip
#: "Read", "reads in part", and over how many words it reaches back to what does.
_STOPS = frozenset(".;!?")
_READS, _IN_PART, _LEAD = frozenset(["read", "reads"]), frozenset(["in", "part"]), 16
#: Several who have words in common only in a document.
_PARTIES = frozenset(["countries", "sides", "parties", "states", "governments", "nations"])


def introduction(reading: Reading, paragraph: int, voices: Voices) -> Report | None:
    """Who is the subject of a paragraph's last sentence, if that ends with a colon: "gave this account:", or
    with a comma behind a document: "The message posted on his page,"."""
    span = reading.source.paragraphs[paragraph - 1].span
    if not span.of(reading.text).rstrip().endswith((":", ";", ",")):
        return None
    last = bisect_right(reading.paragraphs, paragraph, key=paragraph_number) - 1
    doc = reading.paragraphs[last] if last >= 0 else None
    if doc is None or paragraph_number(doc) != paragraph or not is_parsed(doc):
        return None
    told = _of_subject(doc.sents[-1].root, paragraph, voices)
    document = told is not None and told.cue.speaker is not None and told.cue.speaker.lower_ in voices.documents
    return told if document or not span.of(reading.text).rstrip().endswith(",") else None


def line_above(reading: Reading, paragraph: int, voices: Voices) -> Report | None:
    """Who is named alone, with an office or without, in a line of its own before a paragraph of words."""
    line = reading.source.paragraphs[paragraph - 1].span
    words = parsed(reading, line)
    if words is None or paragraph < _BELOW_TITLE or not 0 < len(words) <= _TITLED:
        return None
    sentence = line.of(reading.text)[-1:] in ".!?" or any(t.pos_ in ("VERB", "AUX") for t in words)
    return _only_named(reading, line, paragraph + 1, voices) if not sentence else None


def before_colon(reading: Reading, span: Span, voices: Voices) -> Report | None:
    """Who is the subject of the clause right before words, if that ends with a colon, or is named alone there, with a
    colon or without."""
    paragraph = reading.source.paragraph_at(span.start)
    words = parsed(reading, span)
    if words is None or not is_parsed(words.doc) or not words.start:
        return None
    lead = [t for t in words.doc[: words.start] if not (t.is_punct or t.is_space or t.is_quote)]
    plain = not any(t.pos_ in ("VERB", "AUX") or t.is_quote for t in words.doc[: words.start - 1])
    colon = _COLON.search(reading.text, paragraph.span.start, span.start)
    if not colon:
        alone = Span(paragraph.span.start, source_span(lead[-1]).end) if lead else None
        named = plain and alone and len(lead) <= _TITLED and alone.end >= span.start - 2
        return _only_named(reading, alone, paragraph.number, voices) if named and alone else None
    if told := _telling(lead, paragraph.number, voices):
        return told
    above = [lead[-1], *lead[-1].ancestors] if lead else []
    verbs = [t for t in above if t.i < words.start and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)]
    if verbs:
        own = lead[-1].lower_ in reading.lexicon.words("quoted_texts")  # "parties to the treaty with its core tenet:"
        return _of_subject(verbs[-1], paragraph.number, voices) if not own else None
    return _only_named(reading, Span(paragraph.span.start, colon.start()), paragraph.number, voices) if plain else None


def _telling(lead: Sequence[Token], paragraph: int, voices: Voices) -> Report | None:
    """The person named right before a verb of saying that ends the words before a colon, whatever the parse makes of
    it: "with the minister Ada Lund telling parliament:"."""
    verb = next((t for t in reversed(lead[-_NEAR_COLON:]) if voices.forms.get(t.lower_) in voices.saying), None)
    before = next(voices.cast.before(source_span(verb).start), None) if verb is not None else None
    if verb is None or before is None or not before.person or before.span.end + 1 != source_span(verb).start:
        return None
    cue = Cue(verb, verb.lemma_, verb, None, "beside the verb")
    return Report(cue, paragraph, Phrase(Voice(before.chain.key), person=True), None)


def document_read(reading: Reading, span: Span, voices: Voices) -> Report | None:
    """The document that a clause before words says "read" of: "The summary of the ruling read in part:", whatever
    the parse makes of the verb."""
    words = parsed(reading, span)
    before = list(words.doc[max(0, words.start - _LEAD) : words.start]) if words is not None else []
    lead = list(takewhile(lambda t: t.text not in _STOPS, reversed(before)))[::-1]
    plain = [t for t in lead if not (t.is_punct or t.is_space or t.is_quote)]
    while plain and plain[-1].lower_ in _IN_PART:
        plain.pop()
    if len(plain) < 2 or plain[-1].lower_ not in _READS:
        return None
    document = next((t for t in reversed(plain[:-1]) if t.lower_ in voices.documents or _is_verb(t)), None)
    phrase = voices.of(document, Speaking()) if document is not None and not _is_verb(document) else None
    if document is None or phrase is None:
        return None
    if phrase.voice.key and not phrase.document:  # whoever is named first in the words
        phrase = Phrase(Voice(span=voices.phrase_span(document)), person=False)
    cue = Cue(plain[-1], "read", document, None, "read")
    return Report(cue, reading.source.paragraph_at(span.start).number, phrase, phrase.document)


def _is_verb(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _of_subject(verb: Token, paragraph: int, voices: Voices) -> Report | None:
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    speaking = Speaking()
    issued = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in voices.documents), None)
    answers = verb.lemma_.lower() in _ANSWERING  # "opposed Lund's statement:"
    carried = voices.of(issued, speaking) if issued is not None and not answers else None  # "a letter from the king:"
    phrase = voices.of(subject, speaking, verb)
    if carried and carried.document and (phrase is None or carried.voice != phrase.voice):
        phrase = carried
    if phrase is None or not phrase.known:
        return None
    return Report(Cue(verb, verb.lemma_, subject, None, "colon"), paragraph, phrase, phrase.document)


def is_about_thing(reading: Reading, sentence: Span, voices: Voices) -> bool:
    """Whether the subject of a sentence is neither an actor nor anybody who speaks."""
    words = parsed(reading, sentence)
    subject = next((c for c in words.root.children if c.dep_ in ("nsubj", "nsubjpass")), None) if words else None
    if subject is None or subject.pos_ != "NOUN":
        return False
    phrase = voices.of(subject, Speaking(), words.root if words else None)
    return phrase is None or not phrase.known


def behind_dash(reading: Reading, span: Span, voices: Voices) -> Report | None:
    """`“...” – Culture Minister Enzo Paz`, `“...” Enzo Paz, chair`: who is named, first or last, and nothing more."""
    source = reading.source
    paragraph = source.paragraph_at(span.start)
    for one in source.paragraphs[paragraph.number - 1 : paragraph.number + 1]:
        start = span.end if one is paragraph else one.span.start
        named = _DASH.match(reading.text, start, one.span.end)
        if named is None and one is paragraph and not reading.text[one.span.start : span.start].strip(f"{_MARKS} "):
            named = _signed(reading, start, one.span.end)
        if named is not None:
            line = Span(*named.span("name"))
            return _only_named(reading, line, paragraph.number, voices) or _by_office(reading, line)
        if reading.text[start : one.span.end].strip(f"{_MARKS} \n"):
            return None
    return None


def _signed(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    """A name right behind words, with no verb beside it."""
    named = _SIGNED.match(reading.text, start, end)
    words = parsed(reading, Span(*named.span("name"))) if named is not None else None
    return named if words is not None and not any(t.pos_ in ("VERB", "AUX") for t in words) else None


def _only_named(reading: Reading, line: Span, paragraph: int, voices: Voices) -> Report | None:
    """The person named first or last in a line, or between his title and a day: "President Lund, May 3"."""
    people = [n for n in voices.cast.before(line.end + 1, line.start) if n.person][::-1]
    words = parsed(reading, people[0].span) if len({n.chain.key for n in people}) == 1 else None
    if words is None or not len(words):
        return None
    before, behind = reading.text[line.start : people[0].span.start], reading.text[people[-1].span.end : line.end]
    titled = before.istitle() and behind[:1] == ","
    return _said_by(words.root, Voice(people[0].chain.key), paragraph) if not (before and behind) or titled else None


def _by_office(reading: Reading, line: Span) -> Report | None:
    """The one who has the office that stands alone behind a dash: "– The President"."""
    words = parsed(reading, line)
    if words is None or not 0 < len(words) <= _TITLED or any(t.pos_ in ("VERB", "AUX") for t in words):
        return None
    office = line.of(reading.text).lower().removeprefix("the ")
    people = (chain for chain in reading.document.chains if chain.kind == "person")
    held = [chain.key for chain in people if any(role.title.lower() == office for role in chain.roles)]
    number = reading.source.paragraph_at(line.start).number
    return _said_by(words.root, Voice(held[0]), number) if len(held) == 1 else None


def _said_by(name: Token, voice: Voice, paragraph: int) -> Report:
    return Report(Cue(name, "say", name, None, "name alone"), paragraph, Phrase(voice, person=True), None)


def document_quoted(reading: Reading, span: Span, voices: Voices) -> Report | None:
    """A document whose own words go on as the sentence: the resolution “demands an end to all raids”."""
    words = parsed(reading, span)
    if words is None or not is_parsed(words.doc):
        return None
    verb = words.root
    subject = _document_of(verb, words.start, voices)
    if subject is None:
        return None
    phrase = voices.of(subject, Speaking(), verb)
    number = reading.source.paragraph_at(span.start).number
    if phrase is None:
        return None
    told = verb if verb.i < words.start else subject  # the cue stands outside the words
    return Report(Cue(told, told.lemma_, subject, None, "document"), number, phrase, phrase.document)


def document_above(report: Report, voices: Voices) -> Report | None:
    """The document of which a report is told: "a note cites envoys estimating", "the treaty in which both pledge"."""
    verb, speaker = report.cue.verb, report.cue.speaker
    if not is_parsed(verb.doc):
        return None
    if report.channel is not None:
        joint = speaker is not None and speaker.lower_ in _PARTIES and not report.channel.key
        return Report(report.cue, report.paragraph, Phrase(report.channel, person=False), None) if joint else None
    for above in verb.ancestors:
        told = next((c for c in above.children if c.dep_ == "nsubj" and c is not report.cue.speaker), None)
        subject = next((t for t in (above, told) if t is not None and t.lower_ in voices.documents), None)
        phrase = voices.of(subject, Speaking(), above) if subject is not None else None
        if subject is not None and phrase is not None:
            return Report(report.cue, report.paragraph, phrase, phrase.document)
    return None


def _found(subject: Token, verb: Token, voices: Voices) -> bool:
    """Whether a body says in its report what it has found: the mission of experts found “clear patterns of abuse”. A
    noun that may be of one body or another is none."""
    named = voices.cast.at(source_span(subject))
    known = subject.lower_ in voices.bodies and (named is None or named.mention.form == "name")
    return known and subject.dep_ == "nsubj" and verb.lemma_.lower() in _FINDING


def _document_of(root: Token, start: int, voices: Voices) -> Token | None:
    """The document before the word at `start` that the clause of a root is about, is in, or hangs on."""
    token = root
    for _ in range(3):
        owner = token.head if token.dep_ == "acl" else None  # a statement to "condemn the attacks"
        told = [c for c in token.children if c.dep_ == "nsubj"]
        told = [token.head if c.lower_ in ("that", "which") and token.dep_ == "relcl" else c for c in told]
        under = [o for c in token.children if c.lower_ == "under" for o in children(c) if o.dep_ == "pobj"]
        for each in (*told, owner, *under):
            if each is not None and each.i < start and (each.lower_ in voices.documents or _found(each, token, voices)):
                return each
        if any(c.ent_type_ in ("TIME", "DATE") for c in told):  # "the text agreed at midnight pledged": torn apart
            before = (t for t in root.doc[token.sent.start : start] if t.lower_ in voices.documents)
            return next(before, None)
        if told or token.dep_ not in _HELD:
            return None
        token = token.head
    return None
