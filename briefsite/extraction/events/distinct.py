"""What tells one event from another told before: a name of its own, words that set it apart, people of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.causes import of_cause
from briefsite.extraction.events.clauses import DEFINITE, MEETINGS, SUBJECTS, at_another_time, behind
from briefsite.extraction.reading import source_span
from briefsite.model.document import DateMention

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What is told behind these may be what ends with it.
_AFTER = {"after", "following"}
#: What a visit to another land is called.
_OFFICIAL = {"official", "state", "working"}
_SEEING = {"inspect", "tour", "visit"}
_PASSING = {"adopt", "approve", "enact", "enactment", "pass", "passage", "vote"}
_THEIRS = {"his", "her", "its", "their"}
#: What an occasion is said to do to what there is between those who meet, or to have in it.
_USES = {"advance", "boost", "bolster", "cement", "comprise", "consolidate", "deepen", "elevate", "enhance", "feature",
    "foster", "further", "include", "intensify", "involve", "promote", "reinforce", "solidify",
    "strengthen"}  # fmt: skip


def named_apart(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether a noun is an event's own name, which no telling before has: "the Conference on Security in Oslo"."""
    noun = new.trigger.token
    if noun.pos_ != "PROPN" or not new.trigger.noun or not _of_its_own(noun):
        return False
    return all(noun.lower_ != old.trigger.token.lower_ for old in group)


def _of_its_own(noun: Token) -> bool:
    before = any(t.dep_ == "compound" and t.pos_ == "PROPN" for t in noun.children)
    return before or any(t.pos_ == "PROPN" for t in behind(noun, {"on", "of", "for"}))


def set_apart(new: Candidate, group: Iterable[Candidate]) -> bool:
    """Whether a noun of which nobody is known has a word before it that no telling has: "the six-party talks" are not
    those between Chad and its partners."""
    if not new.trigger.noun or new.participants:
        return False
    before = [t for t in new.trigger.token.lefts if t.dep_ == "compound"]
    told = {t.lower_ for old in group for t in old.trigger.token.sent} if before else set()
    return any(t.lower_ not in told for t in before)


def of_its_year(new: Candidate, dates: Sequence[DateMention]) -> bool:
    """Whether a noun has its date right beside it: "the 1952 treaties" and "the Treaty of 1952" take up no treaty
    without a date."""
    if new.date is None or not new.trigger.noun:
        return False
    noun, day = new.trigger.token, dates[new.date].span
    beside = [t for t in noun.lefts if t.dep_ in {"nummod", "compound", "amod", "nmod"}]
    beside += [t for t in behind(noun, {"of"}) if t.pos_ == "NUM"]
    return any(day.covers(source_span(t)) for t in beside)


def with_others(new: Candidate, who: Collection[str]) -> bool:
    """Whether "the meeting with Lund" names nobody of those who met before."""
    met = behind(new.trigger.token, {"with"}) if new.trigger.noun else ()
    persons = any(t.ent_type_ == "PERSON" for t in met)
    joining = new.trigger.coding.kind in MEETINGS
    return joining and persons and bool(who) and bool(new.participants) and not {*who} & {*new.participants}


def others_met(candidate: Candidate) -> bool:
    """Whether a verb says that somebody meets people whom no name tells: "met a group of farmers"."""
    if candidate.trigger.noun or candidate.counterparts:
        return False
    met = [t for t in candidate.trigger.token.children if t.dep_ == "dobj"]
    nouns = (t for t in (*met, *behind(candidate.trigger.token, {"with"})) if t.pos_ in {"NOUN", "PROPN"})
    return any(not any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in t.children) for t in nouns)


def comments(candidate: Candidate) -> bool:
    """Whether "this was" says of an event told before what it was: "this was the third visit of Ada Lund"."""
    noun = candidate.trigger.token
    stated = candidate.trigger.noun and noun.dep_ == "attr" and noun.head.lemma_ == "be"
    return stated and any(t.dep_ == "nsubj" and t.lower_ in {"this", "it", "that"} for t in noun.head.children)


def only_taken_up(candidate: Candidate) -> bool:
    """Whether a noun only frames what is to be done, or is said what it is for or has in it, which leaves open whether
    it has begun: "during the visit she will meet Lund", "the visit will deepen ties"."""
    noun, above = candidate.trigger.token, candidate.trigger.token.head
    framing = noun.dep_ == "pobj" and above.lower_ == "during"
    verb = above.head if framing else above
    taken_up = framing or (noun.dep_ == "nsubj" and verb.lemma_.lower() in _USES)
    taken_up = taken_up and candidate.trigger.noun and bool(words_before(candidate) & DEFINITE)
    return taken_up and any(t.lower_ in {"will", "would"} for t in verb.lefts)


def before_or_after(a: Candidate, b: Candidate) -> bool:
    """Whether one of two events in a sentence is told as what comes before or after the other, or as why it was done:
    "met Lund ahead of the opening of the talks", "the talks covered trade ahead of a summit"."""
    for noun, other in ((a.trigger.token, b.trigger.token), (b.trigger.token, a.trigger.token)):
        shared = {other, *other.ancestors} if noun.doc is other.doc else {*noun.ancestors}
        below = {*noun.ancestors} - shared
        before = [t for t in noun.ancestors if t in below and t.dep_ == "prep"]
        if any(map(of_cause, before)):
            return True
        apart = filter(at_another_time, before)
        if any(other in noun.ancestors or t.lower_ not in _AFTER for t in apart):
            return True  # "the talks concluded after two days of meetings" tells them once
    return False


def two_names(a: Candidate, b: Candidate) -> bool:
    """Whether one sentence tells two gatherings by names that share no more than the noun: "the Lake Summit and the
    Harbour Summit"."""
    nouns = [c.trigger.token for c in (a, b) if c.trigger.noun and c.trigger.token.pos_ == "PROPN"]
    names = [{t.lower_ for t in noun.lefts if t.dep_ in {"compound", "poss"}} for noun in nouns]
    return len(names) == 2 and all(names) and not names[0] & names[1]


def is_of_state(visit: Candidate) -> bool:
    """Whether it is a visit to a land, in whose course other things are done: "a state visit to Chad"."""
    called = {t.lower_ for t in visit.trigger.token.lefts} & _OFFICIAL
    return visit.trigger.noun and visit.trigger.coding.kind == "visit" and bool(called)


def two_visits(a: Candidate, b: Candidate) -> bool:
    """Whether a sentence tells of a visit to a land, and of what was visited there: "Lund, who is on a state visit to
    Chad, visited the mill"."""
    return any(map(is_of_state, (a, b))) and any(map(_sight, (a, b)))


def laws_apart(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether one tells that a law was passed, and another what was decided besides: "extended its powers"."""
    lemmas = {c.trigger.token.lemma_.lower() for c in (new, *group)}
    return bool(lemmas & {"passage", "enactment"}) and not lemmas <= _PASSING


def two_sights(a: Candidate, b: Candidate) -> bool:
    """Whether two sentences tell of two things that were visited, the latter by its name: "visited a hall", or "her
    visit to Chad", "then visited Lake House"."""
    seen, then = (_sight(c) or _land_of(c) for c in (a, b))
    return a.sentence != b.sentence and bool(seen and then and then.pos_ == "PROPN" and then.lower_ != seen.lower_)


def _land_of(visit: Candidate) -> Token | None:
    """Where a noun says that somebody went: "her visit to Chad"."""
    lands = (t for t in behind(visit.trigger.token, {"to"}) if visit.trigger.noun and t.ent_type_ == "GPE")
    return next(lands, None)


def _sight(visit: Candidate) -> Token | None:
    """What somebody visits that is no town and no land."""
    verb = visit.trigger.token
    objects = verb.rights if not visit.trigger.noun and verb.lemma_.lower() in _SEEING else ()
    return next((t for t in objects if t.dep_ == "dobj" and t.ent_type_ != "GPE" and t.pos_ != "PRON"), None)


def two_deeds(a: Candidate, b: Candidate) -> bool:
    """Whether two verbs in two sentences tell two deeds: "closed the border", "moved to stop the trade"; of a fight,
    if they have objects of their own: "captured the bridge", "destroyed a mill"."""
    verbs = [c.trigger.token for c in (a, b) if not c.trigger.noun]
    objects = [t for verb in verbs for t in verb.children if t.dep_ == "dobj"]
    enough = len(objects) == 2 if a.trigger.coding.kind == "conflict" else len(verbs) == 2
    return enough and a.sentence != b.sentence and len({verb.lemma_.lower() for verb in verbs}) == 2


def own_clauses(a: Candidate, b: Candidate) -> bool:
    """Whether the later of two verbs that "and" joins has its own subject: "Lund resigned and left, and he was named
    envoy"."""
    if a.trigger.noun or b.trigger.noun or a.trigger.token == b.trigger.token:
        return False
    first, later = sorted((a.trigger.token, b.trigger.token), key=lambda t: t.i)
    return _first_of_row(first) == _first_of_row(later) and any(t.dep_ in SUBJECTS for t in later.lefts)


def _first_of_row(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head.pos_ in {"AUX", "VERB"}:
        verb = verb.head
    return verb


def words_before(candidate: Candidate) -> set[str]:
    """The words that hang on a noun; "first" also where its verb has it: "the exercise was first held in 2014"."""
    token = candidate.trigger.token
    if not candidate.trigger.noun:
        return set()
    first = {t.lower_ for t in token.head.children if t.dep_ == "advmod" and t.lower_ == "first"}
    return {t.lower_ for t in token.children} | (first if token.dep_ in {"nsubj", "nsubjpass"} else set())


def another_called_off(off: Candidate, kept: Candidate) -> bool:
    """Whether a sentence calls one thing off and tells another, "cancelled a trip and was to visit Oslo", or tells of
    others: "Chad delayed its election" is not of the one in Mali, nor "cancelled primaries" of one held."""
    if not off.fate or kept.fate:
        return False
    if off.sentence != kept.sentence:
        noun = off.trigger.token
        some = noun.tag_ == "NNS" and not any(t.dep_ in {"det", "poss"} for t in noun.lefts)
        own = off.trigger.coding.group == "election" and (some or words_before(off) & _THEIRS)
        called = any(t.dep_ in {"amod", "compound", "nummod"} for t in kept.trigger.token.lefts)
        return bool(own) and (called or not set(off.initiators) & set(kept.participants))
    return not kept.trigger.noun and not words_before(off) & {*DEFINITE, *_THEIRS}


def dated_alike(group: Sequence[Candidate], new: Candidate, dates: Sequence[DateMention]) -> bool:
    """Whether the text tells one day of a telling and of one of those before it."""
    days = {dates[old.date].resolved for old in group if old.date is not None}
    return new.date is not None and dates[new.date].resolved in days
