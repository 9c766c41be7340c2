"""What somebody says, for a title: the clause that a verb reports, in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import BIDDING, SUBJECTS, passive, subjects
from briefsite.extraction.events.nameless import with_unnamed
from briefsite.extraction.events.tense import present
from briefsite.extraction.events.title_marks import joined
from briefsite.extraction.events.wording import object_words, words
from briefsite.extraction.infinitives import has_to, stands_for_nothing
from briefsite.extraction.nations import nations
from briefsite.extraction.readable import without_row_mark
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: A title of what somebody says is no longer.
HEADLINE = 140
#: Where these stand for nobody, who reads a title alone cannot tell what they mean: "says it rests".
_POINTING = {"it", "this", "that", "these", "those", "they", "he", "she", "there"}
#: With these a clause asks something.
_ASKING = {"how", "what", "when", "where", "whether", "which", "who", "why"}
_SINGLE = {"it", "this", "that", "he", "she"}
_FIRST_PERSON = {"i", "we", "me", "us", "my", "our", "you", "your"}
#: What goes on behind these may be left out, and what was said stays as true.
_LOOSE_MARKS = {"although", "as", "because", "since", "though", "when", "whereas", "while"}
#: With what a clause does not end.
_UNFINISHED = {"aux", "auxpass", "cc", "mark", "prep", "det", "poss", "case", "neg"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_CONDITIONS = {"if", "once", "provided", "unless", "until"}
#: With these what a clause says holds only so far.
_TURNING = {"except", "if", "only", "unless", "until", "without"}
#: Behind the object of these an infinitive is what that is brought to do.
_PROMPTING = {"bring", "cause", "compel", "drive", "enable", "expect", "force", "get", "help", "lead", "need", "oblige",
    "press", "pressure", "prompt", "push", "require", "want"}  # fmt: skip
#: Without these a noun may say nothing: "ties | to the pact".
_BELONGING = {"between", "of", "to", "with"}
#: Behind these stands by doing what something else is done.
_BY_WHICH = {"by", "in", "through"}
_LOOSE_PREPOSITIONS = {"after", "along", "amid", "before", "despite", "during", "following"}


def told_words(candidate: Candidate, cast: Cast) -> str:
    """Who says what, "Ada Lund says the road is open"; "" where that cannot be told in short."""
    verb = candidate.trigger.token
    if candidate.trigger.noun or candidate.phase != "past" or not candidate.initiators:
        return ""
    named = [cast.name(key) for key in candidate.initiators]
    acting, lemma = with_unnamed(candidate, named, cast) or named, verb.lemma_.lower()
    who, telling = joined(acting), cast.reading.lexicon.words("telling_verbs")
    if lemma == "tell" and not passive(verb) and not any(t.dep_ in {"dobj", "dative"} for t in verb.rights):
        return ""  # the parse took whom it was told for part of what was told
    for clause in (t for t in verb.children if t.dep_ == "ccomp" and _whole(t, verb)):
        own = lemma in telling or clause.left_edge.lower_ in _ASKING  # "discusses how the road can be paved"
        says = present(lemma if own else "say", plural=len(acting) > 1)
        if _understood(clause, candidate, cast) and (told := _told(clause, HEADLINE - len(f"{who} {says} "), cast)):
            return f"{who} {says} {told}"
    return ""


def clause_told(candidate: Candidate, before: str, cast: Cast) -> str:
    """What somebody asks for, agrees or decides, where only a clause tells it: "agrees to reopen the border", "demands
    that the road be opened"."""
    verb = candidate.trigger.token
    clauses = (t for t in verb.rights if t.dep_ in {"ccomp", "xcomp"} and t.tag_ != "VBG")
    for clause in clauses:
        marked = has_to(clause) or any(t.lower_ in {"that", "whether"} and t.dep_ == "mark" for t in clause.lefts)
        said = any(t.lower_ in _FIRST_PERSON for t in clause.subtree) or cast.is_quoted(source_span(clause.left_edge))
        if marked and not said and (told := _told(clause, HEADLINE - len(before), cast)):
            return told
    return ""


def _whole(clause: Token, verb: Token) -> bool:
    """Whether the parse cut nothing off a clause that stands before or behind the verb that reports it."""
    first, last = clause.left_edge, clause.right_edge
    between = verb.doc[verb.i + 1 : first.i] if first.i > verb.i else verb.doc[last.i + 1 : verb.i]
    who = [t for child in verb.children if child.dep_ in SUBJECTS for t in child.subtree]
    own = {"aux", "auxpass"}
    torn = any(t.tag_ in _FINITE and t not in who and not (t.head is verb and t.dep_ in own) for t in between)
    return (
        not torn and not any(t.text == ";" for t in between) and (first.i == 0 or first.nbor(-1).text not in {"-", "‑"})
    )


def _understood(clause: Token, candidate: Candidate, cast: Cast) -> bool:
    """Whether a clause is the text's own words and names whom it is about: "he" may only be who speaks."""
    first = next(t for t in clause.subtree if not t.is_punct)
    if cast.is_quoted(source_span(first)) or any(t.lower_ in _FIRST_PERSON for t in clause.subtree):
        return False
    about = [t for t in clause.children if t.dep_ in SUBJECTS or t.dep_ == "expl"]
    if has_to(clause):
        return False
    if any(t.dep_ == "mark" and t.lower_ == "so" for t in clause.lefts):
        return False  # what somebody does something for
    pointing = [t for t in about if t.lower_ in _POINTING and not stands_for_nothing(t)]
    verb = candidate.trigger.token
    many = (t.tag_ in {"NNS", "NNPS"} for t in subjects(verb) if t.ent_type_ != "PERSON")
    several = verb.tag_ == "VBP" or any(many)
    known = all({*cast.meant(t)} == {*candidate.initiators} for t in pointing)
    known = known and not (several and any(t.lower_ in _SINGLE for t in pointing))  # "police say it is closed"
    return bool(about) and known and not cast.is_date(source_span(clause.left_edge))


def _told(clause: Token, room: int, cast: Cast) -> str:
    """The longest wording of a clause for which there is room."""
    if _torn(clause.right_edge):
        return ""
    conditions = [t for t in clause.subtree if _is_condition(t)]
    wholes = list(_cuts(clause, cast))
    for whole, start in ((whole, start) for start in _starts(clause, wholes[0]) for whole in wholes):
        if any(t.i > whole[-1].i and (t.head in whole or _of_all(t)) for t in conditions):
            return ""
        cut = [t for t in whole if source_span(t).start >= _start(clause, cast) and t.i >= start]
        if not cut:
            continue
        told = words(cut, cast, longest=room)
        if told and _closed(told) and not _unfinished(cut[-1]):
            return _small(told, cut[0], cast)
    if conditions or any(t.head.pos_ == "NOUN" and _may_go(t) and _limited(clause, t, cast) for t in clause.subtree):
        return ""  # "never wrote a report | on the storm"
    bare = "" if any(map(stands_for_nothing, clause.lefts)) else object_words(clause, cast)
    active = {t.text for t in clause.subtree if t.pos_ in {"VERB", "AUX"} and not passive(t)}
    bare = bare if clause.pos_ in {"VERB", "AUX"} and len(bare) <= room else ""  # and not "that poor hygiene"
    return _small(bare, clause.left_edge, cast) if bare and bare.split()[-1] not in active else ""


def _starts(clause: Token, whole: Sequence[Token]) -> Iterator[int]:
    """Where the telling of a clause may start: as the text does, without "that", or without what is only said first,
    "that | under the new law, | the mills are open"."""
    first = whole[0]
    yield first.i
    if first.lower_ == "that" and first.dep_ == "mark":
        yield first.i + 1
    before = [t for t in clause.lefts if t.dep_ in {"prep", "advcl"} and t.right_edge.nbor().text == ","]
    behind = any(t.dep_ in SUBJECTS or t.dep_ == "expl" for t in clause.lefts if before and t.i > before[-1].i)
    if behind and not any(t.lower_ in _TURNING | _CONDITIONS for opening in before for t in opening.subtree):
        yield before[-1].right_edge.i + 2


def _unfinished(last: Token) -> bool:
    """Whether more must follow: "until such time | as they meet"."""
    half = {"as", "so", "such"} & {t.lower_ for t in last.lefts}  # "by May, as long | as it rains"
    return last.pos_ == "AUX" or last.dep_ in _UNFINISHED or bool(half)


def _torn(last: Token) -> bool:
    """Whether the clause goes on with a verb right behind, whatever the parse says: "on condition they | did"."""
    after = next((t for t in last.doc[last.i + 1 : last.sent.end] if not t.is_quote), None)
    return (
        last.dep_ != "cc"
        and after is not None
        and after.tag_ in _FINITE
        and after.dep_ not in {"ROOT", "advcl", "parataxis"}
    )


def _is_condition(verb: Token) -> bool:
    """Whether a clause says on what condition another is true, without which that would not be what was said."""
    return verb.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in _CONDITIONS for t in verb.lefts)


def _of_all(condition: Token) -> bool:
    """Whether a condition may as well be that of what stands before its own clause: "will not sell or buy unless"."""
    return any(t.lower_ in {"if", "unless"} for t in condition.lefts)


def _small(told: str, first: Token, cast: Cast) -> str:
    """The wording without the capital letter of a sentence that it opens; "Kenyan police" keep theirs."""
    named = first.pos_ == "PROPN" or told[:2].isupper() or first.lower_ in nations(cast.reading.lexicon)
    opens = source_span(first).start == _start(first, cast) and not named
    return f"{told[:1].lower()}{told[1:]}" if opens else told


def _start(token: Token, cast: Cast) -> int:
    """Where a sentence starts, past the number that it has in a list."""
    first, last = source_span(token.sent[0]), source_span(token.sent[-1])
    return without_row_mark(cast.reading.text, Span(first.start, last.end)).start


def _cuts(clause: Token, cast: Cast) -> Iterator[list[Token]]:
    """A clause as a whole, and then without more and more of what hangs loosely at its end."""
    whole = list(clause.subtree)
    while whole[0].dep_ in {"cc", "punct"} or whole[0].lower_ == "so":
        whole.pop(0)
    last = whole[-1].i
    if not any(_goes_on_aside(t) for t in whole):
        yield whole
    further = {t for t in whole if t.i > clause.i and t.right_edge.i == last}
    beyond = {t.left_edge.i for t in further if _may_go(t) and not _limited(clause, t, cast)}
    ends = sorted({end for t in further if (end := _loose(t, clause))} | beyond)
    for end in reversed(ends):
        kept = [t for t in whole if t.i < end]
        while len(kept) > 1 and (kept[-1].dep_ == "cc" or kept[-1].text == "," or _leads_on(kept, end)):
            kept.pop()
        if not _half(kept):
            yield kept


def _leads_on(kept: list[Token], end: int) -> bool:
    """Whether the last word belongs to what is cut: "is small, but also | shines"."""
    return kept[-1].head.i >= end or (kept[-1].dep_ == "advmod" and kept[-2].dep_ == "cc")


def _half(kept: list[Token]) -> bool:
    """Whether only the first of two is left: "not only paves the road"."""
    only = any(a.lower_ == "not" and b.lower_ == "only" for a, b in pairwise(kept))
    return only and all(t.lower_ != "but" for t in kept)


def _limited(clause: Token, end: Token, cast: Cast) -> bool:
    """Whether a clause says what is not, or only so: without its end it may say something else."""
    limits = cast.reading.lexicon.words("limiting_words")
    kept = (t for t in (clause.head, *clause.subtree) if t.i < end.left_edge.i)  # "denies that it sold a ship to Chad"
    turned = any(t.lower_ in _TURNING for t in end.subtree)
    return turned or any(t.lower_ in limits or t.lemma_.lower() in limits or t.dep_ == "neg" for t in kept)


def _may_go(token: Token) -> bool:
    """Whether what a clause that is not limited says is as true without its end: what hangs on one thing of its kind,
    "a report | on the storm", to what end, "| to build a mill", by what, "| by paving it", or the second of two,
    "tea | and bread"."""
    if token.left_edge.i <= token.head.i:
        return False
    head, before = token.head, token.left_edge.nbor(-1)
    if token.dep_ == "advcl":
        aim = token.tag_ == "VB" and has_to(token) and token.left_edge.lower_ == "to" and before is not head
        return aim and head.lemma_.lower() not in BIDDING | _PROMPTING
    if token.dep_ == "prep" and any(t.dep_ == "pcomp" for t in token.rights):
        return token.lower_ in _BY_WHICH and any(t.dep_ == "dobj" for t in head.rights)
    pair = token.dep_ == "conj" and before.lower_ == "and" and head.dep_ == "dobj"
    if pair:
        return not any(t.dep_ == "preconj" for t in head.lefts)
    one = head.tag_ == "NN" and any(t.lower_ in {"a", "an"} for t in head.lefts)
    several = head.tag_ == "NNS" and not any(t.dep_ in {"det", "predet", "poss"} for t in head.lefts)
    which = token.dep_ == "acl" and has_to(token)  # "a duty | to bake bread"
    hung = token.dep_ in {"prep", "acl", "relcl"} and token.lower_ not in _BELONGING and not which
    return hung and (one or several) and head.dep_ in {"dobj", "pobj", "attr"}


def _loose(token: Token, clause: Token) -> int:
    """Where what hangs loosely on a clause begins, with the word or mark that joins it; 0 where a token does not."""
    first = token.left_edge
    before = first.nbor(-1)
    aside = before.text in {",", "–", "—", "-", ";"}
    marks = {t.lower_ for t in token.lefts if t.dep_ in {"mark", "advmod"}}
    beside = token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX"}
    loose = (
        beside
        or (token.dep_ == "advcl" and (bool(marks & _LOOSE_MARKS) or (aside and token.tag_ in {"VBG", "VBN"})))
        or (token.dep_ in {"relcl", "acl", "appos", "parataxis"} and aside)
        or (token.dep_ == "prep" and token.lower_ in _LOOSE_PREPOSITIONS)
    )
    if not loose or first.i <= clause.i:
        return 0
    while before.dep_ in {"cc", "punct"} and before.i > clause.i:
        first, before = before, before.nbor(-1)
    return first.i


def _goes_on_aside(verb: Token) -> bool:
    """Whether a verb of another tense, which the parse joins to a clause, rather goes on from who speaks: "said he has
    no mandate and repeated his call"."""
    alone = verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS or t.dep_ == "aux" for t in verb.children)
    return alone and verb.tag_ == "VBD" and verb.head.tag_ in {"VBZ", "VBP", "VB"}


def _closed(told: str) -> bool:
    return told.count("(") == told.count(")") and told.count("[") == told.count("]")
