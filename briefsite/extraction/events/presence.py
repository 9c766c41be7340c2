"""Who led the sides of an event told before, who was there besides, and who "attended the meeting"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefsite.extraction.events.being_there import GATHERINGS, OCCASIONS, comes_along
from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.clauses import DEFINITE, MEETINGS, behind, held_at, subjects
from briefsite.model.document import DateMention

#: The groups of verbs that say who leads a side, and who was there besides.
_HEADING, ATTENDING = "heading", "attending"
#: What one may have had several of in a row.
_VISITS = {"tour", "visit"}
_ENGAGEMENTS = _VISITS | {"ceremony", "engagement", "meeting"}
#: Further back than anything that is told right before.
_FAR = 99
#: What an event scores that is told well enough to be one without anybody.
_SURE = 4.0
#: What an event scores that opens a text.
_MAIN = 6.0
#: Kinds of event at which somebody may be present, and what else is done before guests.
_ATTENDED = {"meeting", "agreement", "anniversary", "aid", "exercise", "appointment", "visit"}
_BEFORE_GUESTS = {"commission", "inaugurate", "launch", "open", "relaunch", "reopen", "unveil", "unveiling"}


def heads(candidate: Candidate) -> bool:
    """Whether it says who leads the sides of an event told before, or who was there besides."""
    return candidate.trigger.coding.group in {_HEADING, ATTENDING} or _chairs(candidate)


def _chairs(candidate: Candidate) -> bool:
    """Whether it says who chaired what was told before: "Lund and Tarro co-chaired the consultations"."""
    noun = candidate.trigger.token
    chaired = candidate.trigger.noun and noun.dep_ == "dobj" and noun.head.lemma_.lower() in {"chair", "co-chair"}
    return chaired and candidate.date is None and [t.lower_ for t in noun.children] == ["the"]


def leads_there(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether it says who led the two sides of a meeting told in the sentence or two before."""
    near = 0 <= new.paragraph - group[-1].paragraph <= 1
    return (new.trigger.coding.group == _HEADING or _chairs(new)) and near and group[0].trigger.coding.kind == "meeting"


def was_there(new: Candidate, group: Sequence[Candidate], dates: Sequence[DateMention]) -> bool:
    """Whether it says who was present at an event told in the sentence or two before, or, where it names "the event",
    at whatever was told with its day."""
    if not (new.trigger.coding.group == ATTENDING or _attends_it(new)) or _is_history(group, dates):
        return False
    kinds = _ATTENDED | {"other"} if _names(new, OCCASIONS) or _before_guests(group[0]) else _ATTENDED
    told = group[0].trigger.coding.kind in kinds and group[0].phase == new.phase
    near = 0 <= new.paragraph - group[-1].paragraph <= 1
    held = any(c.date is not None or c.score >= _MAIN or c.trigger.token.lemma_.lower() in OCCASIONS for c in group)
    taken_up = new.trigger.token.lemma_.lower() in _VISITS or _names(new, OCCASIONS | GATHERINGS | _VISITS)
    named = (held and taken_up) or _names_several(new)
    objects = [t.lemma_.lower() for t in new.trigger.token.children if t.dep_ == "dobj" and t.pos_ == "NOUN"]
    there = all(noun in GATHERINGS | OCCASIONS for noun in objects)  # "facilitated trade" is something else
    return (near or named) and told and there and bool(new.participants)


def _before_guests(candidate: Candidate) -> bool:
    return candidate.trigger.token.lemma_.lower() in _BEFORE_GUESTS


def _attends_it(candidate: Candidate) -> bool:
    """Whether a noun only takes up what somebody attended: "Lund also attended the ceremony"."""
    noun = candidate.trigger.token
    alone = candidate.date is None and all(t.lower_ in DEFINITE for t in noun.children)
    occasion = noun.lemma_.lower() in OCCASIONS | _VISITS
    return attends(candidate) and occasion and noun.head.lower_ != "at" and alone


def _is_history(group: Sequence[Candidate], dates: Sequence[DateMention]) -> bool:
    """Whether an event lies years before what else the text dates, or in a year where the text takes its own for
    granted: nobody was at that whom the text names last."""
    own = [year for c in group if c.date is not None and (year := dates[c.date].resolved[:4]).isdigit()]
    years = [date.resolved[:4] for date in dates] if own else []
    latest = max((int(year) for year in years if year.isdigit()), default=0)
    return any(int(year) < latest - 1 or "XXXX" in years for year in own)


def _names(candidate: Candidate, occasions: Container[str]) -> bool:
    """Whether it names what somebody was at: "the event was attended", "were present at the meeting"."""
    verb = candidate.trigger.token
    at = (noun for noun in held_at(verb) if any(t.lower_ in DEFINITE for t in noun.lefts))
    acomp = (noun for t in verb.children if t.dep_ == "acomp" for noun in behind(t, {"at", "in", "on", "for"}))
    attended = (t for t in verb.subtree if t.dep_ == "dobj" and t.head.lemma_.lower() in {"attend", "join"})
    return any(t.lemma_.lower() in occasions for t in (*subjects(verb), *at, *acomp, *attended))


def homes_of(new: Candidate, groups: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """Of several events at which somebody may have been: each that is told with people where he was at "these events",
    else the one."""
    if _names_several(new) and (told := [g for g in groups if any(c.participants for c in g)]):
        return told
    visit = new.trigger.token.lemma_.lower() in _VISITS or _names(new, _VISITS)
    visits = [g for g in groups if visit and g[0].trigger.coding.kind == "visit"]
    one = _home_of(new, visits or groups)
    return [] if one is None else [one]


def _names_several(candidate: Candidate) -> bool:
    verb = candidate.trigger.token
    at = [noun for word in verb.rights if word.lower_ in {"in", "at"} for noun in word.rights if noun.dep_ == "pobj"]
    at += [t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"}]
    several = (t for t in at if t.tag_ == "NNS" and t.lemma_.lower() in OCCASIONS | _ENGAGEMENTS)
    return any(t.lower_ in {"these", "both", "all"} for noun in several for t in noun.lefts)


def _home_of(new: Candidate, groups: Sequence[list[Candidate]]) -> list[Candidate] | None:
    """The last event that the same paragraph tells, or that is told with its day right before; "on this occasion" the
    last one of all, else the one that the text tells of first."""
    near = [g for g in groups if _right_before(new, g)]
    peopled = [g for g in groups if any(c.participants or c.place or c.score >= _SURE for c in g)]
    this = any(t.lower_ == "this" and t.head.lemma_.lower() in OCCASIONS for t in new.trigger.token.subtree)
    near = near or ([g for g in peopled if any(c.trigger.noun and not _takes_up(c) for c in g)] if this else [])
    if near:
        return max(near, key=lambda g: (max(c.sentence for c in g if not _takes_up(c)), max(c.score for c in g)))
    if not peopled and _names(new, OCCASIONS):  # "the event" may be that a road was opened
        peopled = [g for g in groups if any(c.date is not None for c in g)]
    return max(peopled, key=lambda g: max(c.score for c in g), default=None)


def _right_before(new: Candidate, group: Sequence[Candidate]) -> bool:
    apart = min((new.paragraph - c.paragraph for c in group if not _takes_up(c)), default=_FAR)
    aside = group[0].trigger.token.dep_ == "relcl"  # "Lund, who will travel to Oslo"
    return (
        not aside and any(c.participants for c in group) and (not apart or (apart == 1 and group[0].date is not None))
    )


def _takes_up(candidate: Candidate) -> bool:
    """Whether a noun only takes up what was told: "during the meeting"."""
    return candidate.trigger.noun and any(t.lower_ in DEFINITE for t in candidate.trigger.token.lefts)


def attends(candidate: Candidate) -> bool:
    """Whether it only says that more people were at "the meeting"."""
    token = candidate.trigger.token
    if not candidate.trigger.noun or not any(t.lower_ in DEFINITE for t in token.children):
        return False
    named = token.pos_ == "PROPN" or any(t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN" for t in token.lefts)
    if named and token.head.lower_ != "at":
        return False  # "the Road Conference"
    inside = token.head.lower_ == "in" and token.head.head.lemma_.lower() == "participate"
    inside = inside and candidate.trigger.coding.kind == "meeting"  # whoever takes part in an exercise does it
    return inside or token.head.lemma_.lower() in {"attend", "join", "at"}


def only_guests(candidate: Candidate) -> bool:
    """Whether it says who was there, and did not come along with somebody or lead a side."""
    led = candidate.trigger.coding.group == _HEADING
    return lists_who(candidate) and not (led or comes_along(candidate.trigger.token))


def hosts_enough(guests: Candidate, best: Candidate) -> int:
    """How many must be told besides, so that a page names no guests: two, where one alone has not met, and the words
    do not say with whom, or has shared what "Tarro also participated in"; else whoever did it."""
    verb = best.trigger.token.head if best.trigger.noun else best.trigger.token
    sides = any(t.lower_ in {"between", "with"} for t in (*best.trigger.token.rights, *verb.rights))
    met = best.trigger.coding.kind in MEETINGS and not sides
    return 2 if met or guests.trigger.token.lemma_.lower() == "participate" else 1


def lists_who(candidate: Candidate) -> bool:
    """Whether it only lists those who were at "the meeting", or at what was told before."""
    return candidate.trigger.coding.group == ATTENDING or (attends(candidate) and not merely_there(candidate))


def told_during(candidate: Candidate) -> bool:
    """Whether a noun only says during what something else was said or done, by whomever: "during the meeting"."""
    noun = candidate.trigger.token
    framing = candidate.trigger.noun and noun.dep_ == "pobj" and noun.head.lower_ == "during"
    behind_it = {t.lower_ for t in noun.rights}
    return framing and any(t.lower_ in DEFINITE for t in noun.lefts) and not behind_it & {"with", "between", "of"}


def merely_there(candidate: Candidate) -> bool:
    """Whether it only says what else happened "at the meeting"."""
    return attends(candidate) and candidate.trigger.token.head.lower_ == "at"
