"""What the machine would write where a person was there first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.model.edits import TEXT_DIGEST, Proposal
from briefsite.model.review import Desk, Evidence, Question, Witness
from briefsite.model.slugs import id_of
from briefsite.questions.evidence import cited, witnesses

_ITEM = re.compile(r"([a-z_]+)\[(.*)\]")


def proposals(desk: Desk) -> Iterator[Question]:
    """Every proposal that waits, beside the words that stand in the file."""
    for each in desk.proposals:
        if each.place == TEXT_DIGEST:
            yield Question("reading", each.path, each.place, each.mine, each.last, each.new, _asked(desk, each))
            continue
        why = _why(each, reviewed=each.path in desk.reviewed)
        yield Question("proposal", each.path, each.place, each.mine, each.last, each.new, why, _evidence(desk, each))


def _why(each: Proposal, *, reviewed: bool) -> str:
    if each.place == "file":
        return "the new draft could not be merged safely, and waits whole"
    whose = "a person has read this file" if reviewed else "a person wrote here"
    if not each.new:
        return f"{whose}, and the newest draft no longer has it"
    return f"{whose}, and the newest draft {'says otherwise' if each.mine else 'adds this'}"


def _asked(desk: Desk, each: Proposal) -> str:
    """Of a text that was corrected nothing need differ in the brief but which wording of it somebody has read."""
    text = desk.texts_of.get(id_of(each.path), "")
    return f"seeds/{text} was corrected since: have you read the brief against the corrected text?"


def _evidence(desk: Desk, each: Proposal) -> tuple[Witness, ...]:
    if found := cited(desk, each.path, each.new or each.mine):
        return found
    return witnesses(desk, _pieces(desk, each))


def _pieces(desk: Desk, each: Proposal) -> tuple[Evidence, ...]:
    """The reasons for a place: `actors[hun-sen]` is `actors.hun-sen`; a brief's title rests on what it opens with."""
    reasons = desk.reasons(each.path)
    item = _ITEM.fullmatch(each.place)
    found = reasons.get(f"{item[1]}.{item[2]}" if item else each.place, ())
    return found or (reasons.get("body.0", ()) if each.place == "title" else ())
