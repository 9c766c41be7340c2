"""One event told several times in a text is one event; two meetings are two events."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.clauses import DEFINITE
from briefsite.extraction.events.distinct import (
    another_called_off,
    before_or_after,
    comments,
    dated_alike,
    laws_apart,
    named_apart,
    of_its_year,
    only_taken_up,
    others_met,
    set_apart,
    two_deeds,
    two_names,
    two_sights,
    two_visits,
    with_others,
    words_before,
)
from briefsite.extraction.events.elections import is_election, one_election
from briefsite.extraction.events.posts import two_posts
from briefsite.extraction.events.presence import (
    ATTENDING,
    attends,
    heads,
    homes_of,
    leads_there,
    lists_who,
    told_during,
    was_there,
)
from briefsite.extraction.events.taken_up import (
    done_again,
    is_that_occasion,
    says_these,
    signs_it,
    taken_up,
    takes_up,
    these_words,
    things_of,
)
from briefsite.model.document import DateMention
from briefsite.model.nouns import replace

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: The group of verbs by which the same people promise one thing and another.
_PLEDGING = "pledging"
_PROMISES = {"commitment", "pledge", "promise"}
#: What somebody says at length, taken up again.
_SPEECHES = {"speech", "address", "remark"}
#: How many events back a telling may reach, and how many tellings of each it is compared with.
_NEAR = 40
#: Before a noun these tell of another event than the one told.
_ANOTHER = {"next", "previous", "earlier", "last", "another", "second", "third", "final", "first", "similar", "new"}
#: Kinds of event of which the same people have several.
_DEEDS = {"statement", "request", "other", "legal"}
#: Kinds of event of which two verbs with two objects tell two.
_OF_MANY_DEEDS = {"conflict", "other", "legal"}
#: Beside a verb these tell of a further event.
_FURTHER = {"then", "also", "later", "next", "afterwards", "subsequently"}
#: Prepositions by which an event frames another, and how much such a telling loses.
_FRAMING = {"in", "during"}
_PREDICATES = {"ROOT", "ccomp", "conj", "advcl", "relcl"}
_FRAMED = 1.5
_YEAR = len("2019")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)|inaugural")


def joined(found: Sequence[Candidate], dates: Sequence[DateMention]) -> list[list[Candidate]]:
    """Groups of candidates that tell one event, each with the best telling first."""
    groups: list[list[Candidate]] = []
    for candidate in found:
        told = (g for g in reversed(groups[-_NEAR:]) if _same(g[:_NEAR], candidate, dates))
        homes = homes_of(candidate, list(told)[::-1]) if lists_who(candidate) else list(islice(told, 1))
        for home in homes:
            home.append(candidate)
        groups += [] if homes else [[candidate]]
    return [_best_first(group) for group in groups]


def _best_first(group: Sequence[Candidate]) -> list[Candidate]:
    """The group with its best telling first. What only says of an event what it was counts as much for the group, and
    is not the telling."""
    things = things_of(group)
    best, *rest = sorted(
        group, key=lambda c: (_tells_again(c, things), lists_who(c), these_words(c.trigger), *_rank(c))
    )
    return [replace(best, score=max(c.score for c in group)) if any(map(comments, rest)) else best, *rest]


def _tells_again(candidate: Candidate, things: Collection[str]) -> bool:
    return comments(candidate) or only_taken_up(candidate) or takes_up(candidate, things)


def _rank(candidate: Candidate) -> tuple[object, ...]:
    return (_framed(candidate) - candidate.score, candidate.sentence, candidate.trigger.token.i)


def _framed(candidate: Candidate) -> float:
    """What a telling loses that only frames what its sentence tells: "in clashes on Tuesday, the rebels fought"."""
    noun = candidate.trigger.token
    framing = candidate.trigger.noun and noun.dep_ == "pobj" and noun.head.dep_ == "prep"
    return _FRAMED if framing and noun.head.head.dep_ in _PREDICATES and noun.head.lower_ in _FRAMING else 0.0


def _same(group: Sequence[Candidate], new: Candidate, dates: Sequence[DateMention]) -> bool:
    if (
        signs_it(new, group)
        or done_again(new, group)
        or taken_up(new, group)
        or leads_there(new, group)
        or was_there(new, group, dates)
        or _takes_up_speech(new, group, dates)
        or _met_for(new, group)
        or _is_what_was_told(new, group)
        or is_that_occasion(new, group)
    ):
        return True
    kind = new.trigger.coding.kind
    if new.trigger.coding.group == ATTENDING or all(old.trigger.coding.kind != kind for old in group):
        return False
    here = [old for old in group if old.sentence == new.sentence]
    beside = any(before_or_after(old, new) or two_names(old, new) or two_visits(old, new) for old in here)
    promised_apart = _pledged(new, group) and not _same_deed(group, new)
    another = any(another_called_off(new, old) or another_called_off(old, new) for old in group)
    votes = is_election(new) and is_election(group[0])
    if beside or another or promised_apart or (not votes and any(_contradict(old, new, dates) for old in group)):
        return False
    if attends(new):
        return kind == "meeting" and not (new.date is not None and named_apart(new, group))
    if votes:
        return one_election(new, group, dates)
    return _same_deed(group, new) if kind in _DEEDS else _same_occasion(group, new, dates)


def _pledged(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether a verb tells a promise that no verb of the group tells, or a noun something else than was promised: the
    same people promise several things."""
    if _PLEDGING not in {new.trigger.coding.group, group[0].trigger.coding.group}:
        return False
    told = {_matter(old.trigger.token) for old in group}
    if new.trigger.noun:
        return new.trigger.token.lemma_.lower() not in {matter for _, matter in told} | _PROMISES
    return _matter(new.trigger.token) not in told


def _matter(verb: Token) -> tuple[str, str]:
    """A verb and what it is done to: "reiterate", "commitment"."""
    return verb.lemma_.lower(), next((t.lemma_.lower() for t in verb.children if t.dep_ == "dobj"), "")


def _same_deed(group: Sequence[Candidate], new: Candidate) -> bool:
    """Of a deed or saying: the same word for it, by the same people; of a saying, in the same sentence."""
    who = {key for old in group for key in old.participants}
    same_word = any(old.trigger.coding.group == new.trigger.coding.group for old in group)
    same_word = same_word and not laws_apart(new, group)
    again = new.sentence in {old.sentence for old in group} or new.trigger.coding.kind in {"other", "legal"}
    matter = _matter(new.trigger.token)
    taken_up = bool(matter[1]) and not _further(new)  # "he also welcomed the call" is another call
    repeated = taken_up and matter in {_matter(old.trigger.token) for old in group}
    people = set(new.participants)
    alike = people == who or (repeated and bool(people) and people < who)  # told again, it may name fewer
    return same_word and (again or repeated) and bool(who) and alike


def _same_occasion(group: Sequence[Candidate], new: Candidate, dates: Sequence[DateMention]) -> bool:
    """Of a meeting and the like: "the meeting", or people of whom one telling names all that the other does."""
    before = words_before(new)
    definite, elsewhere = (
        bool(before & DEFINITE) or _of_this_year(new),
        new.sentence not in {old.sentence for old in group},
    )
    owned = any(t.dep_ == "poss" for t in new.trigger.token.children)
    who, people = {key for old in group for key in old.participants}, set(new.participants)
    met = [new, *(old for old in group[:1] if old.trigger.coding.kind == "meeting")]
    if elsewhere and (any(map(others_met, met)) or named_apart(new, group) or set_apart(new, group)):
        return False
    if with_others(new, who) or (of_its_year(new, dates) and not dated_alike(group, new, dates)):
        return False
    if before & _ANOTHER or _further(new) or (new.trigger.noun and not definite and not owned and elsewhere):
        others = bool(who and people) and not who & people  # "the first meeting of the Friends", on the same day
        return not others and dated_alike(group, new, dates)  # "had been holding annual exercises" is another exercise
    if not people or not who:
        return definite or not elsewhere
    if definite:  # "the raid" takes up any told before, "the killing of Lund" only that of Lund
        return bool(who & people) or not _of_somebody(new)
    return bool(who & people) and (who <= people or who >= people)


def _of_this_year(candidate: Candidate) -> bool:
    owners = (t for t in candidate.trigger.token.children if t.dep_ == "poss" and candidate.trigger.noun)
    return any(t.lower_ in {"year", "month", "week"} and t.nbor(-1).lower_ == "this" for t in owners if t.i)


def _of_somebody(candidate: Candidate) -> bool:
    """Whether "of" says what was attacked or who was killed: "the killing of Ada Lund"."""
    noun = candidate.trigger.token
    conflict = candidate.trigger.noun and candidate.trigger.coding.kind == "conflict"
    return conflict and any(t.lower_ == "of" for t in noun.children)


def _further(candidate: Candidate) -> bool:
    """Whether a verb tells what somebody does besides: "will then travel to Oslo"."""
    return not candidate.trigger.noun and any(t.lower_ in _FURTHER for t in candidate.trigger.token.lefts)


def _met_for(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether a noun names what its own clause tells already: "met in Adda for the first strategic dialogue"."""
    noun = new.trigger.token
    framed = noun.dep_ == "pobj" and noun.head.lower_ in {"for", "at", "during"} and new.trigger.noun
    above = (old for old in group if not old.trigger.noun and old.trigger.token == noun.head.head)
    return framed and any(new.trigger.coding.kind == old.trigger.coding.kind == "meeting" for old in above)


def _is_what_was_told(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether "this is" says what an event told before was: "this was the third visit of Ada Lund"."""
    return comments(new) and any(new.trigger.coding.group == old.trigger.coding.group for old in group)


def _takes_up_speech(new: Candidate, group: Sequence[Candidate], dates: Sequence[DateMention]) -> bool:
    """Whether "the speech", or "these views" that he expressed, is what somebody said before, or "the commitment" what
    he pledged."""
    noun = new.trigger.token
    pledged = group[0].trigger.coding.group == _PLEDGING
    taken_up = noun.lemma_.lower() in (_SPEECHES | _PROMISES if pledged else _SPEECHES)
    speech = new.trigger.noun and taken_up and bool(words_before(new) & DEFINITE)
    said = group[0].trigger.coding.kind == "statement" and not group[0].trigger.noun and bool(group[0].initiators)
    if not ((speech or says_these(new.trigger.token)) and said):
        return False
    who = {key for old in group for key in old.participants}
    return set(new.participants) <= who and not any(_contradict(old, new, dates) for old in group)


def _contradict(a: Candidate, b: Candidate, dates: Sequence[DateMention]) -> bool:
    if a.phase != b.phase and "past" in {a.phase, b.phase} and not (only_taken_up(a) or only_taken_up(b)):
        return True
    if len({number for c in (a, b) if (number := _number(c))}) == 2:
        return True
    days = [dates[c.date].resolved for c in (a, b) if c.date is not None]
    short, long = min(days, key=len, default=""), max(days, key=len, default="")
    of_its_year = a.trigger.coding.kind == "meeting" and len(short) == _YEAR and long.startswith(short)
    if len(set(days)) == 2 and "XXXX" not in days and not of_its_year:  # "this year's dialogue" is that of "3 May"
        return True
    apart = {"meeting": _two_parties, "visit": two_sights}.get(a.trigger.coding.kind)
    if apart is not None and apart(a, b):
        return True
    deeds = a.trigger.coding.kind in _OF_MANY_DEEDS and two_deeds(a, b)
    if deeds or two_posts(a, b):
        return True
    return a.trigger.coding.kind in {"meeting", "visit"} and _elsewhere(a, b)


def _number(candidate: Candidate) -> str:
    """Which of several it says it is: "the 17th exercise", "the 17th edition of the exercise"."""
    noun = candidate.trigger.token
    carrying = (noun, noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ == "of" else (noun,)
    before = (t for top in carrying for t in top.lefts if candidate.trigger.noun)
    return next((t.lower_ for t in before if _NUMBERED.fullmatch(t.lower_) or t.ent_type_ == "ORDINAL"), "")


def _elsewhere(a: Candidate, b: Candidate) -> bool:
    """Whether two tellings name two towns or countries; what is only taken up has the place of what it frames."""
    own = [c.town for c in (a, b) if not only_taken_up(c)]
    return all(own) and len(set(own)) == 2


def _two_parties(a: Candidate, b: Candidate) -> bool:
    """Whether two meetings have companies of their own. Whoever one of them speaks for "during the meeting" need not
    be there, and who led the sides is not who met."""
    if any(attends(c) or heads(c) for c in (a, b)):
        return False
    one, two = set(a.participants), set(b.participants)
    if one & two and (told_during(a) or told_during(b)):
        return False
    return len(one) >= 2 and len(two) >= 2 and one != two


def sentences(group: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The tellings of a group, one a sentence: the best first, then in reading order."""
    best, *others = group
    rest = {c.sentence: c for c in sorted(others, key=_rank, reverse=True) if c.sentence != best.sentence}
    return (best, *(rest[s] for s in sorted(rest)))
