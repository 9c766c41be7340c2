"""Titles that say too little by themselves: a word alone, a phrase that breaks off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.places_around import is_off
from briefsite.extraction.events.thin_titles import filled
from briefsite.extraction.events.title_marks import joined, lowered
from briefsite.extraction.events.title_rests import gone_on
from briefsite.extraction.events.triggers import event_verb
from briefsite.extraction.events.wording import object_words
from briefsite.extraction.infinitives import has_to
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: With these no title ends.
_OPEN_ENDS = {"a", "against", "aged", "among", "an", "and", "are", "as", "be", "because", "between", "by", "for",
    "from", "has", "have", "her", "his", "how", "into", "is", "its", "my", "of", "or", "our", "starting", "sure",
    "than", "that", "the", "their", "to", "whether", "which", "who", "whom", "your"}  # fmt: skip
#: These are words of who speaks, and not of who tells of it.
_SPOKEN_TO = {"I", "me", "us", "we", "you", "your"}
#: A journey or a meeting by itself says nothing in a verb.
_NOUNS = {"meets": "Meeting of", "visits": "Visit by"}
#: Of what somebody asks or settles a verb by itself says as little.
_SETTLING = {"agreement": "Agreement of", "request": "Request by"}
#: Kinds of words, and what brings what they are about.
_WORDS, _ABOUT = {"legal", "request", "statement"}, {"about", "concerning", "on", "regarding"}
_TOWARDS = {"for", "in", "to", "with"}
#: How the one who takes part belongs to what a noun tells.
_WHOSE = {"appointment": "of", "statement": "by"}
#: An adjective and a noun say no more than the noun: "Official launch".
_BARE = 2
_YEAR = re.compile(r"^\d{4} ")
#: As many names as a title can bear behind one word.
_FEW = 3
_EXPLAINING = {"relcl", "acl", "appos"}
#: How what a clause is about hangs on its verb.
_TOLD_OF = {"nsubj", "nsubjpass", "dobj", "attr", "agent"}
#: Whom a statement is about, if it is about no more.
_SUBJECTS = 2
#: A phrase with these says nothing by itself, or that there is none.
_POINTING = {"neither", "no", "none", "such", "that", "there", "these", "this", "those"}


def whole(title: str, candidate: Candidate, place: Span | None, participants: Sequence[str], cast: Cast) -> str:
    """The title with what is known of the event besides, where it says too little by itself."""
    title = re.sub(
        " (?:my|our) (?=(?:two|three|four) )", " the ", filled(gone_on(title, candidate, cast), candidate, cast)
    )
    title = re.sub(" (?:my|our)(?: own)? ", " ", re.sub(r',(["”])$', r"\1", title))
    closed, doers = _closed(title), joined([cast.name(key) for key in candidate.initiators])
    saying = candidate.trigger.coding.kind == "statement" and doers
    if saying and (closed != title or _SPOKEN_TO & {*title.split()} or closed == f"Statement by {doers}"):
        about = _about(candidate, participants, cast)
        return f"Statement by {doers}{about}"
    before, _, last = closed.rpartition(" ")
    if before == doers and (word := _settled(candidate)):
        return f"{word} {doers}{_about(candidate, participants, cast)}"
    if candidate.trigger.noun and doers and closed.endswith(f" {doers}") and candidate.trigger.coding.kind in _WORDS:
        return f"{closed} {_matter_behind(candidate.trigger.token, cast)}".rstrip()
    if closed == f"{doers} to visit":
        return _told_where(f"Visit by {doers}", place, candidate.sentence, cast)
    if last in _NOUNS and before == doers:
        return _told_where(f"{_NOUNS[last]} {before}", place, candidate.sentence, cast)
    return _with_those_there(closed, candidate, place, participants, cast)


def _with_those_there(
    closed: str, candidate: Candidate, place: Span | None, participants: Sequence[str], cast: Cast
) -> str:
    """A title with its place, or whoever takes part, where it is a word alone or leaves open who met."""
    doers = joined([cast.name(key) for key in candidate.initiators])
    undated = _YEAR.sub("", closed)
    short = len(undated.split(" ")) <= _BARE and undated[1:].islower()
    bare = " " not in undated or (short and not _met_by_one(candidate, closed))
    if not bare or not candidate.trigger.noun or candidate.fate:
        alone = _met_by_one(candidate, closed) and candidate.initiators[0] in participants
        alone = alone and doers.replace(",", "") not in closed.replace(",", "")
        return f"{closed} ({doers})" if alone else closed
    if place is not None:
        return _told_where(closed, place, candidate.sentence, cast)
    others = [cast.name(key) for key in participants]
    if not others or len(others) > _FEW:
        return closed
    whose = _WHOSE.get(candidate.trigger.coding.kind) if len(others) == 1 else None
    return f"{closed} {whose} {others[0]}" if whose else f"{closed} ({joined(others)})"


def _settled(candidate: Candidate) -> str:
    """What a title calls that of which a verb alone says nothing, "demands", "agree", where the rest is too long to
    say; "" where it does, "Chad agrees"."""
    kind, done = candidate.trigger.coding.kind, candidate.phase == "past" and not candidate.trigger.noun
    return _SETTLING.get(kind, "") if done and (kind == "request" or len(candidate.initiators) > 1) else ""


def _met_by_one(candidate: Candidate, title: str) -> bool:
    """Whether a title in the words of a noun leaves open the only one who is known to have met: "peace talks"."""
    meeting = candidate.trigger.noun and candidate.trigger.coding.kind == "meeting" and not candidate.fate
    return meeting and " " in title and len(candidate.initiators) == 1 and not candidate.counterparts


def _about(candidate: Candidate, participants: Sequence[str], cast: Cast) -> str:
    """On what somebody speaks: what his words are about; else one or two whom those name, and not his own side."""
    clauses = [t for t in candidate.trigger.token.children if t.dep_ == "ccomp"]
    said = clauses if candidate.trigger.coding.kind == "statement" else []
    if matter := next((told for clause in said if (told := _subject_of(clause, cast))), ""):
        return f" on {matter}"
    about = ((c, t) for clause in clauses for c in clause.children if c.dep_ in _TOLD_OF for t in c.subtree)
    named = {key for child, t in about if _in_full(t, child) for key in cast.at(t)}
    own = {key for key in named for speaker in candidate.initiators if key == speaker or cast.same_side(key, speaker)}
    others = [cast.name(key) for key in participants if key in named and key not in own]
    return f" on {joined(others)}" if 0 < len(others) <= _SUBJECTS else ""


def _matter_behind(noun: Token, cast: Cast) -> str:
    """What words are about, as it stands behind their noun: "on the road to Adda", "to pave the road", "to peace"."""
    brings = _ABOUT | (_TOWARDS if noun.lemma_.lower() in cast.reading.lexicon.words("open_nouns") else set())
    torn = (t for t in noun.head.rights if t.dep_ in {"xcomp", "advcl"} and t.left_edge.i == noun.i + 1)
    for child in (*noun.rights, *torn):
        about = next((t for t in child.rights if t.dep_ == "pobj"), None) if child.lower_ in brings else None
        if about is not None and not cast.is_date(source_span(about)) and (told := object_words(about, cast)):
            return f"{child.lower_} {told}"
        if child.dep_ in {"acl", "xcomp", "advcl"} and has_to(child) and (told := object_words(child, cast)):
            return told
    return ""


def _subject_of(clause: Token, cast: Cast) -> str:
    """What a clause is about in the words of the text, "the road to Adda", "paving the road"; "" where that is somebody
    with a name, or says nothing by itself, "the matter", or only points at what was told before."""
    inner = next((t for t in clause.rights if t.dep_ == "ccomp"), None)
    meant = event_verb(clause, cast.reading.lexicon) if inner is not None else None
    if inner is not None and meant is not None and meant.kind == "statement":
        return _subject_of(inner, cast)  # what an agency reports that somebody said
    subject = next((t for t in clause.lefts if t.dep_ in {"nsubj", "nsubjpass", "csubj"}), None)
    torn = clause.head.lemma_.lower() == "tell" and not any(t.dep_ in {"dobj", "dative"} for t in clause.head.rights)
    if subject is None or cast.at(subject) or torn:
        return ""
    told = lowered(object_words(subject, cast))
    phrase = [t for t in subject.subtree if t.text in told]
    if any(t.pos_ == "PRON" or t.lower_ in _POINTING or t.ent_type_ == "DATE" for t in phrase):
        return ""
    return told if sum(t.pos_ in {"NOUN", "PROPN", "VERB"} or bool(t.ent_type_) for t in phrase) > 1 else ""


def _in_full(token: Token, clause: Token) -> bool:
    """Whether a word is part of what a clause says, and not only explains one of its nouns."""
    return not any(t.dep_ in _EXPLAINING for t in token.up_to(clause))


def _told_where(title: str, place: Span | None, sentence: Span, cast: Cast) -> str:
    where = place.of(cast.reading.text).partition(",")[0] if place is not None else ""
    near = place is not None and sentence.covers(place) and is_off(place, cast.reading.text)
    return f"{title} {'near' if near else 'in'} {where}" if where and where not in title else title


def _closed(title: str) -> str:
    """The title without the words that nothing follows: "reaffirms its", "recognises that"."""
    words = title.split(" ")
    while len(words) > 1 and words[-1].lower() in _OPEN_ENDS:
        words.pop()
    return " ".join(words)
