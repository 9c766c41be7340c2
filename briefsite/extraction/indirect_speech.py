"""Indirect speech: the clause in which somebody's words are reported without being quoted.

Only a clause that the parse joins to its cue is taken, as a whole and in its own words: a finite clause ("said that
..."), what is asked or promised ("urged both sides to ..."), or the object of a verb that reports by itself ("denied
any agreement"). What the parse tears apart is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefsite.extraction.mistaken_cues import left_unsaid
from briefsite.extraction.noun_phrases import POINTING
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.quotation_marks import MarkedWords
from briefsite.extraction.readable import without_row_mark
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.speech_cues import Cue
from briefsite.model.document import Quotation, Reason, Voice
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_OBJECTS = frozenset(["dobj", "ccomp", "xcomp", "pobj", "attr", "oprd"])
_CORE = frozenset(["dobj", "attr", "oprd", "acomp", "ccomp", "xcomp"])
_RIGHT = _OBJECTS | {"prep", "dative", "advcl", "prt"}
_LONGEST = 1500
#: With the verb that closes a sentence stand at most so many words: "said in May."
_LAST = 5
#: What "these" point back to.
_VIEWS = frozenset(["view", "remark", "comment", "sentiment", "opinion", "thought", "point", "idea"])


@dataclass(frozen=True)
class Reported:
    """What a cue reports; `root` is the verb of the reported clause, if it is one."""

    cue: Cue
    span: Span
    root: Token | None


def indirect_speech(
    reading: Reading, reported: Reported, speaker: Voice, channel: Voice | None, marked: Sequence[MarkedWords]
) -> Quotation | None:
    """A quotation of class `indirect`; None where its words stand in quotation marks anyway, or are but one."""
    cue, span = reported.cue, without_row_mark(reading.text, _whole_marks(reported.span, marked))
    span = _closed(span, reading.text)
    near = marked[bisect_right(marked, span.start, key=_end) : bisect_left(marked, span.end, key=_start)]
    quoted = sum(min(span.end, q.span.end) - max(span.start, q.span.start) for q in near)
    if len(span.of(reading.text).split()) < 2 or quoted * 2 >= span.end - span.start:
        return None
    if reported.root is not None and _opens_with(span, source_span(reported.root), near):
        return None
    number = reading.source.paragraph_at(cue.start).number
    return Quotation(span, number, "indirect", speaker, channel, cue.span, Reason("reported clause", (cue.span,)))


def _closed(span: Span, text: str) -> Span:
    """With the bracket that closes right behind what opens in it: "in Adda (Lenn|)"."""
    words = span.of(text)
    opened = words.count("(") > words.count(")") and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + 1) if opened else span


def _opens_with(clause: Span, verb: Span, marked: Sequence[MarkedWords]) -> bool:
    """Whether a clause begins with quoted words that hold its verb: then they are all that was said."""
    return any(q.outer.start == clause.start and q.span.covers(verb) for q in marked)


def _start(marked: MarkedWords) -> int:
    return marked.span.start


def _end(marked: MarkedWords) -> int:
    return marked.span.end


def reported_by(reading: Reading, cue: Cue) -> Reported | None:
    """The clause or object that a cue reports, or None."""
    verb = cue.verb
    if not is_parsed(verb.doc) or left_unsaid(verb):
        return None
    if cue.lemma == "according" or cue.rule == "in commas":
        return _main_clause(cue) if cue.lemma == "according" else _before_name(cue)
    if verb.dep_ == "parataxis" and cue.rule == "subject":
        return _before_aside(cue)
    plain = cue.lemma in reading.lexicon.words("saying_verbs") or cue.rule == "cited" or _closes(cue)
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")]
    for child in sorted(clauses, key=lambda c: c.i < verb.i):  # what comes behind its verb is surely what it tells
        if cue.lemma != "continue":
            found = _after(cue, child) if child.i > verb.i else _before(cue, child) if plain else None
            if found is not None:
                return found
    return _object(reading, cue)


def _object(reading: Reading, cue: Cue) -> Reported | None:
    """What is asked or promised, or the object of a verb that reports by itself."""
    verb, reports = cue.verb, reading.lexicon.words("object_verbs")
    if cue.lemma == "call" and not any(t.lower_ in ("for", "on", "upon") for t in verb.doc[verb.i + 1 : verb.i + 2]):
        return None
    asks = reports | {"ask", "agree", "invite", "advise", "commit", "order", "call", "instruct"}
    told = [child for child in verb.rights if child.dep_ in _RIGHT]
    if any(_is_no_word(cue, child) for child in told if child.dep_ == "dobj"):
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return None  # "measures ordered by the court to have an effect": the noun before it is what was ordered
    if cue.lemma not in asks or not any(child.dep_ in _OBJECTS for child in told):
        return None
    if cue.lemma in ("inform", "recall") and len(told) == 1 and told[0].pos_ in ("NOUN", "PROPN"):
        return None  # "informed the press", "recalled its ambassador"
    words = [t for child in told for t in child.subtree]
    for child in (c for c in told if c.tag_ == "VB"):  # "urged them to wait | and left"
        for other in (c for c in child.children if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ")):
            words = [t for t in words if t.i < other.left_edge.i]
    return _reported(cue, words, None)


def _is_no_word(cue: Cue, thing: Token) -> bool:
    """Whether an object tells nothing that was said: "denied this", "expressed these views"; or is a thing or somebody,
    to whom something is done: "ordered two ships", "threatened its neighbour"."""
    said = any(c.lower_ in POINTING for c in thing.children) and thing.lemma_.lower() in _VIEWS
    if said or thing.lower_ in POINTING or thing.lower_ == "it":
        return True
    if cue.lemma == "threaten":
        owned = any(c.dep_ == "poss" or c.lower_ == "the" for c in thing.children)
        return (owned or thing.pos_ in ("PROPN", "PRON")) and not _has(cue.verb, "with")
    many = thing.tag_ in ("NNS", "NNPS") or any(c.dep_ == "nummod" for c in thing.children)
    told = (*thing.children, *cue.verb.children)
    return cue.lemma == "order" and many and not any(c.lower_ == "to" for t in told for c in t.children)


def _has(verb: Token, preposition: str) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == preposition for c in verb.children)


def _closes(cue: Cue) -> bool:
    """Whether a comma and who speaks, and then the verb, end a sentence: "The road is closed, the club reported."."""
    verb, speaker = cue.verb, cue.speaker
    if verb.dep_ != "ROOT" or speaker is None or speaker.i > verb.i or not speaker.left_edge.i:
        return False
    return speaker.left_edge.nbor(-1).text == "," and verb.sent.end - verb.i <= _LAST


def _before_aside(cue: Cue) -> Reported | None:
    """What stands before "…, Lund said, and", the rest of which may be his or the reporter's."""
    first = cue.speaker.left_edge if cue.speaker is not None else cue.verb
    before = [t for t in cue.verb.head.subtree if t.i < first.i]
    parted = first.i and first.nbor(-1).text == "," and cue.verb.head in before
    return _reported(cue, before, cue.verb.head) if parted else None


def _after(cue: Cue, clause: Token) -> Reported | None:
    """A clause behind its verb, from its "that" or its own subject on."""
    words = [t for t in clause.subtree if t.i > cue.verb.i]
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")), None)
    introduced = any(c.dep_ == "mark" for c in clause.children)
    if any(c.dep_ == "mark" and c.lower_ == "so" for c in clause.children):
        return None  # "declared an emergency so he could build a wall"
    if subject is not None and (subject.i < cue.verb.i or (subject.lower_ == "who" and words[0].nbor(-1).text == ",")):
        return None  # "Lund spoke, who leads the party"
    gap = words[0].i - cue.verb.i - 1
    if not introduced and (subject is None or gap > 3):
        words = [t for t in cue.verb.rights for t in t.subtree] if clause.doc[cue.verb.i + 1].pos_ != "ADP" else []
    return _reported(cue, words, clause)


def _before(cue: Cue, clause: Token) -> Reported | None:
    """A clause before its verb: only a comma, or its closing mark, may stand between it and the cue."""
    first = min(cue.verb.i, cue.speaker.left_edge.i if cue.speaker is not None else cue.verb.i)
    words = [t for t in clause.subtree if t.i < first]
    if not words:
        return None
    between = clause.doc[words[-1].i : first].text
    return (
        None
        if set(between) & set(";:.") or words[0].lower_ in ("which", "who", "that")
        else _reported(cue, words, clause)
    )


def _main_clause(cue: Cue) -> Reported | None:
    """What the words "according to X" tell of: all of the sentence but them at its start or its end; in its middle,
    what the "and" before them begins, or else what stands before them, if that is the sentence's main clause."""
    sentence, own = cue.verb.sent, list(cue.verb.subtree)
    parts = [t.i for t in sentence if t.text == ";"]
    low = max((i for i in parts if i < own[0].i), default=-1)
    high = min((i for i in parts if i > own[-1].i), default=sentence.end)
    before = [t for t in sentence if low < t.i < own[0].i]
    after = [t for t in sentence if own[-1].i < t.i < high]
    if any(_completes(t) and t.head in before for t in after):
        return None  # "Lund led, according to the Courier, the longest march"
    if any(c in before and c.dep_ in ("nsubj", "nsubjpass") for c in sentence.root.children if sentence.root in after):
        return None  # "Witnesses, according to the Courier, said"
    words = [t for t in before if not (t.is_punct or t.is_space)]
    joined = bool(words) and words[-1].lower_ in ("and", "but")
    if len(words) > 1 and not joined and sentence.root.i < own[0].i:
        return _reported(cue, before, sentence.root)
    return _reported(cue, after, sentence.root if not joined else None)


def _completes(word: Token) -> bool:
    """Whether a word belongs to what its verb tells; a noun may be mistaken for how long it took."""
    counted = word.dep_ == "npadvmod" and word.pos_ == "NOUN" and word.ent_type_ not in ("DATE", "TIME")
    return word.dep_ in _CORE or counted


def _before_name(cue: Cue) -> Reported | None:
    """All of the sentence before "the minister, Ada Lund, announced"."""
    sentence, speaker = cue.verb.sent, cue.speaker
    commas = [t.i for t in sentence if t.text == "," and speaker is not None and t.i < speaker.i]
    if len(commas) < 2:
        return None
    return _reported(cue, [t for t in sentence if t.i < commas[-2]], sentence.root)


def _reported(cue: Cue, words: Sequence[Token], root: Token | None) -> Reported | None:
    """From the first to the last of these words, without punctuation, "that" and "of" at the ends."""
    kept = sorted(words, key=lambda t: t.i)
    while kept and (kept[0].is_punct or kept[0].is_space or kept[0].lower_ in ("that", "of") or _when(kept[0], cue)):
        kept.pop(0)
    while kept and (_is_stop(kept) or kept[-1].is_space or kept[-1].lower_ in ("and", "but")):
        kept.pop()
    if not kept or cue.speaker in kept:  # whoever speaks is not told
        return None
    span = Span(source_span(kept[0]).start, source_span(kept[-1]).end)
    return Reported(cue, span, root) if span.end - span.start <= _LONGEST else None


def _is_stop(words: Sequence[Token]) -> bool:
    """Whether words end with a mark that is none of theirs: "30%" and "the port (below)" are whole."""
    last = words[-1]
    opened = {")": "(", "]": "["}.get(last.text)
    return last.is_punct and last.text != "%" and not any(t.text == opened for t in words)


def _when(word: Token, cue: Cue) -> bool:
    """ "Said earlier he would come": the word tells when it was said."""
    return word.head == cue.verb and word.dep_ in ("advmod", "npadvmod") and not list(word.children)


def _whole_marks(span: Span, marked: Sequence[MarkedWords]) -> Span:
    """A clause that begins or ends within quotation marks takes the mark along."""
    begins, ends = (_around(at, marked) for at in (span.start, span.end))
    return Span(begins.start if begins else span.start, ends.end if ends else span.end)


def _around(at: int, marked: Sequence[MarkedWords]) -> Span | None:
    """The marked words, with their marks, within which a place lies."""
    before = bisect_left(marked, at, key=lambda quoted: quoted.outer.start)
    around = marked[before - 1].outer if before else None
    return around if around is not None and at < around.end else None
