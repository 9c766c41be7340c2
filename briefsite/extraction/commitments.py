"""Commitments: who asked, offered, affirmed, pledged or agreed what, to whom, by when.

The verb (or "is ready to") gives the strength, its subject the actor, its complement the matter in the source's own
words. What is said of nobody the text names is no commitment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from briefsite.extraction.commitment_bonds import ASKING, Bond, bonds, quoted
from briefsite.extraction.commitment_days import due_in
from briefsite.extraction.commitment_demands import Demand, demands, undertakings
from briefsite.extraction.commitment_parties import HELP, addressed, bound
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.parse import done_meanwhile
from briefsite.extraction.reading import Reading, paragraph_number, source_span
from briefsite.model.document import Commitment, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: To the mark that closes, within the same part of the sentence.
_CLOSING = re.compile(r"""(?:[^”"\n.;:]|[.;:](?!\s))*[”"]""")
_FINITE = {"VBD", "VBZ"}
#: What each of two does by itself, and not with or for the other: "Chad and Mali agreed to hand over their weapons".
_ALONE = {"contribute", "cut", "deliver", "donate", "end", "give", "hand", "lend", "pay", "provide", "reduce",
    "release", "return", "send", "stop", "supply", "withdraw"}  # fmt: skip
#: With these no matter begins, and with those none that has more words: "our full support".
_LEADING = {"also", "for", "on", "that", "to"}
_POINTING, _BARE = {"my", "our"}, 2
#: Who does so for something wants that; "urged guests to the mill for the feast to wait" asks for no feast.
_ASKED_FOR = {"appeal", "ask", "beg", "call", "plead", "press", "push"}


def find_commitments(reading: Reading) -> Reading:
    """Add the commitments of the text in reading order; several who bind themselves together have one each, and so have
    several to whom they do."""
    cast = Cast.of(reading)
    found = [made for bond in (*bonds(reading), *undertakings(cast)) for made in _commitments(bond, cast)]
    found += [_demanded(demand, cast) for demand in demands(cast)]
    return reading.with_document(commitments=tuple(dict.fromkeys(sorted(found, key=lambda one: one.span))))


def _demanded(demand: Demand, cast: Cast) -> Commitment:
    word = source_span(demand.word)
    return Commitment(
        span=word,
        paragraph=paragraph_number(demand.word.doc),
        actor=demand.asker,
        addressee=demand.asked,
        strength="requested",
        matter=demand.matter,
        due=due_in(demand.matter, demand.word, cast),
        event=_event_at(demand.word, cast),
        reason=Reason("commitment:must", (word, demand.matter)),
        bound=demand.asks,
        addressed=demand.addressed,
    )


def _commitments(bond: Bond, cast: Cast) -> Iterator[Commitment]:
    matter = _words(bond, cast)
    ours = bound(bond, cast) if matter.start < matter.end else {}
    word = source_span(bond.word)
    theirs = addressed(bond, cast, ours)
    for key, reason in ours.items():
        others = {other: why for other, why in ours.items() if other != key}
        together = bond.strength == "agreed" and len(others) == 1
        mutual = others if together and bond.matter.lemma_.lower() not in _ALONE else {}
        nobody: dict[str, Reason | None] = {"": None}
        for addressee, to in (theirs or mutual or nobody).items():
            yield Commitment(
                span=word,
                paragraph=paragraph_number(bond.word.doc),
                actor=key,
                addressee=addressee,
                strength=bond.strength,
                matter=matter,
                due=due_in(matter, bond.word, cast),
                event=_event_at(bond.word, cast),
                reason=Reason(f"commitment:{bond.word.lemma_.lower()}", (word, matter)),
                bound=reason,
                addressed=to,
            )


def _words(bond: Bond, cast: Cast) -> Span:
    """The matter's own words: everything below its head, after the binding word, without "to" or "that" before it."""
    head, after, reading = bond.matter, bond.word, cast.reading
    tokens = [t for t in _told(bond, reading) if t.i > after.i and not _attribution(t, head)]
    if head.dep_ == "dobj" and tokens:  # "offered ten places for officers", where the parse hangs "for" on the verb
        behind = (p for p in head.head.children if p.lower_ in {"for", "to"} and p.i == tokens[-1].i + 1)
        tokens += [t for preposition in list(behind)[:1] for t in preposition.subtree]
    tokens = _behind_name([*_whom_and_what(bond), *tokens], cast)
    if after.pos_ == "NOUN" and (head.pos_ == "PROPN" or after.lemma_ == "support"):  # "its commitment to the Union"
        tokens = [after, *(t for t in after.subtree if t.i > after.i)]
    quotation = quoted(after, reading)
    if quotation:
        tokens = [t for t in tokens if quotation.span.covers(source_span(t))]
    while tokens and (tokens[0].is_punct or tokens[0].is_space or tokens[0].lower_ in _LEADING):
        tokens.pop(0)
    if len(tokens) > _BARE and tokens[0].lower_ in _POINTING:
        tokens.pop(0)  # "our | full support to the council"
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens.pop()
    if not tokens or tokens[0].lower_ in {"of", "and"} or _does_so(tokens):
        return Span(0, 0)
    start, end = source_span(tokens[0]).start, source_span(_whole(tokens[-1])).end
    end = _past_mark(reading.text, start, end)
    return Span(0, 0) if reading.text.startswith("…", end) else Span(start, end)  # a headline that was cut short


def _does_so(tokens: Sequence[Token]) -> bool:
    """Whether a matter only points at what was told before: "we will continue to do so"."""
    return any(t.lower_ == "do" and t.i + 1 < len(t.doc) and t.nbor().lower_ == "so" for t in tokens[:3])


def _behind_name(tokens: list[Token], cast: Cast) -> list[Token]:
    """The words behind a name whose end the parse took for what is asked: "asked the Court for Kenya | to act"."""
    if not tokens:
        return []
    start = source_span(tokens[0]).start
    sentence = cast.sentence_of(source_span(tokens[0]))
    names = (span for key in cast.at(tokens[0]) for span, _ in cast.mentions(key).within(sentence))
    end = max((span.end for span in names if span.start < start < span.end), default=0)
    return [t for t in tokens if source_span(t).start >= end]


def _whom_and_what(bond: Bond) -> list[Token]:
    """What stands before an infinitive that says only why, or who shall do it: "called for | more money to mend the
    road", "promised | two ships to carry rice"."""
    verb, head = bond.verb, bond.matter
    if head.tag_ != "VB" or bond.word != verb:
        return []
    asked_for = verb.lemma_.lower() in _ASKED_FOR
    things = [t for p in verb.children if asked_for and p.dep_ == "prep" and p.lower_ == "for" for t in p.children]
    if bond.strength not in ASKING:
        things = [t for t in verb.children if t.dep_ == "dobj" and (_is_sum(t) or t.lemma_.lower() in HELP)]
    between = (t for thing in things if verb.i < thing.i < head.i for t in thing.subtree)
    return [t for t in between if t.i < head.left_edge.i]


def _is_sum(thing: Token) -> bool:
    return any(t.tag_ in {"CD", "$"} for t in thing.subtree)


def _whole(last: Token) -> Token:
    """The last word of a matter; of one that the parse broke off, the last word of what follows: behind a preposition,
    where it makes the council mend ("to work closely with | the council to mend the road"), or before a verb ("to know
    that force | will not help")."""
    broken = last.i + 1 < last.sent.end and (last.pos_ == "ADP" or last.nbor().tag_ == "MD")
    if not broken or last.nbor().is_punct:
        return last
    head = last.nbor()
    while head.head.left_edge.i == last.i + 1 and head.head is not head:
        head = head.head
    return head.right_edge if not head.right_edge.is_punct else head


def _past_mark(text: str, start: int, end: int) -> int:
    """Where a matter ends that stops within brackets or quotation marks: behind the words that they hold."""
    words = text[start:end]
    if text[end : end + 1] == ")" and words.count("(") > words.count(")"):
        return end + 1
    opened = words.count("“") > words.count("”") or words.count('"') % 2
    closing = _CLOSING.match(text, end) if opened else None
    if closing:
        return closing.end()
    while text[end : end + 1].isalnum():  # the rest of a word that the parse took apart: "$20|m"
        end += 1
    return end


def _told(bond: Bond, reading: Reading) -> list[Token]:
    """What hangs below a matter. An infinitive is not joined to a finite verb, whatever the parse says: in "urged them
    to wait and left", the matter ends at "wait"; in "urged them to wait and stay", it goes on."""
    head = bond.matter
    tokens = list(head.subtree)
    for aside in [t for t in tokens if (t.dep_ in {"relcl", "conj"} and _has_been(t)) or done_meanwhile(t)]:
        tokens = [t for t in tokens if t.i < aside.left_edge.i or t.i > aside.right_edge.i]
    for other in (t for t in head.children if bond.promised is not None and t.dep_ == "conj"):
        if any(t.dep_ in {"nsubj", "nsubjpass"} for t in other.children):  # "... and that Norway would pay"
            tokens = [t for t in tokens if t.i < other.left_edge.i]
    told = head.tag_ in {"VB", "VBG"}
    for other in (t for t in head.children if told and t.dep_ == "conj" and t.tag_ in _FINITE):
        tokens = [t for t in tokens if t.i < other.left_edge.i]
    if head.tag_ != "VB":
        return tokens
    voiced = reading.lexicon.words("object_verbs")
    for other in (t for t in head.children if t.dep_ == "conj" and t.lemma_.lower() in voiced and _apart(t)):
        tokens = [t for t in tokens if t.i < other.i - 2]  # "to leave the town, and welcome the talks": we do
    for other in (t for t in bond.verb.children if t.dep_ == "conj" and t.tag_ == "VB" and t.i > head.i):
        if bond.verb.tag_ in _FINITE and not any(t.dep_ in {"nsubj", "aux"} for t in other.children):
            tokens += other.subtree
    return tokens


def _apart(verb: Token) -> bool:
    """Whether a comma and "and" stand right before a verb."""
    return verb.i > 1 and verb.nbor(-1).lower_ == "and" and verb.nbor(-2).text == ","


def _has_been(aside: Token) -> bool:
    """Whether a clause behind a comma only adds something: "will pay ten million, of which one was paid in May"."""
    parted = aside.left_edge.i > 0 and aside.left_edge.nbor(-1).text == ","
    if parted and aside.dep_ == "relcl" and any(t.lower_ == "which" for t in aside.subtree):
        return True
    own = any(t.dep_ in {"nsubj", "nsubjpass"} for t in aside.children)
    return parted and own and any(t.tag_ == "VBD" for t in (aside, *aside.children) if t.pos_ in {"VERB", "AUX"})


def _attribution(token: Token, head: Token) -> bool:
    """Whether a token belongs to "…, the statement said" that the parse hung below the matter."""
    for above in (token, *token.ancestors):
        if above == head:
            return False
        if above.dep_ == "parataxis":
            return True
    return False


def _event_at(word: Token, cast: Cast) -> str:
    at = source_span(word)
    told = [event for _, event in sorted((told for _, told in cast.told.covering(at)), key=itemgetter(0))]
    return next((e.key for e in told if e.trigger.overlaps(at)), told[0].key if told else "")
