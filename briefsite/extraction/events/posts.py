"""Of two tellings of an appointment, whether they are of two: of two posts, of two people, of who came and who left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.clauses import behind, subjects
from briefsite.extraction.events.distinct import own_clauses

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Who is put forward for a post has none yet, and whoever leaves one is not given it.
_PROPOSING = {"nominate", "nomination"}
_LEAVING = {"depose", "dismiss", "dismissal", "oust", "resign", "resignation", "retire", "sack", "step"}


def two_posts(a: Candidate, b: Candidate) -> bool:
    """Whether two sentences or clauses tell two: "appointed consul general", "became a director"; "Lund was sworn in
    following the resignation of Tarro"."""
    if a.trigger.coding.kind != "appointment":
        return False
    steps = [c.trigger.token.lemma_.lower() for c in (a, b)]
    if any(len(step.intersection(steps)) == 1 for step in (_PROPOSING, _LEAVING) if len({*steps}) > 1):
        return True  # "Lund's nomination was confirmed. She was sworn in on 3 May"
    if own_clauses(a, b) or _of_two_people(a, b):
        return True
    posts = [{t.lemma_.lower() for t in _posts(c.trigger.token)} for c in (a, b)]
    return a.sentence != b.sentence and all(posts) and not posts[0] & posts[1]


def _posts(trigger: Token) -> Iterator[Token]:
    """What somebody becomes: "was appointed envoy", "sworn in as one of the judges"."""
    yield from (t for t in trigger.children if t.dep_ in {"oprd", "attr"})
    yield from behind(trigger, {"as"})


def _of_two_people(a: Candidate, b: Candidate) -> bool:
    """Whether both name who comes or leaves, and neither of the two is called by the surname of the other."""
    people = [list(_appointed(c)) for c in (a, b)]
    names = [{word for person in who for word in _name(person)} for who in people]
    if not all(names):
        return False
    return not any(t.lower_ in names[1 - side] for side in (0, 1) for t in people[side])


def _appointed(candidate: Candidate) -> Iterator[Token]:
    """By name, whoever gets a post, or leaves it."""
    token = candidate.trigger.token
    if candidate.trigger.noun:
        found = [*behind(token, {"of"}), *(t for t in token.lefts if t.dep_ == "poss")]
    else:
        found = [t for t in token.children if t.dep_ in {"dobj", "nsubjpass"}] or list(subjects(token))
    for person in found:
        beside = (t for t in person.subtree if t.dep_ == "appos")  # "appointed the Surveyor General, Ada Lund"
        yield from (t for t in (person, *person.conjuncts, *beside) if t.pos_ == "PROPN")


def _name(person: Token) -> Iterator[str]:
    yield person.lower_
    yield from (t.lower_ for t in person.lefts if t.dep_ == "compound" and t.pos_ == "PROPN")
