"""What stands in a file and what does not: by this, remembered proposals and refusals are kept or let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefsite.merging.threeway.blocks import BODY, SECTION
from briefsite.merging.threeway.document import Document, read
from briefsite.merging.threeway.edits import as_refusal
from briefsite.merging.threeway.header import Node, comments, said
from briefsite.merging.threeway.lists import places
from briefsite.merging.threeway.matching import alike
from briefsite.merging.threeway.passages import gist, sections
from briefsite.merging.threeway.sentences import sentences
from briefsite.model.edits import Edit, Proposal, Refusal
from briefsite.model.issues import Issue


def still_refused(refusals: Iterable[Refusal], ours: Document) -> frozenset[Refusal]:
    """The refusals without those that the person took back, by writing the thing again."""
    cut = sections(ours.parts.body)
    there = {(SECTION, section.id) for section in cut}
    there |= {(BODY, gist(block.words)) for section in cut for block in section.blocks}
    there |= {as_refusal(place) for place in _said(ours.fields)}
    return frozenset(refusals) - there


def still_waiting(proposals: Iterable[Proposal], ours: str, theirs: str) -> list[Proposal]:
    """The proposals that the newest draft still makes and the file does not yet follow, as the file now stands."""
    mine, new = read(ours), read(theirs)
    if isinstance(mine, Issue) or isinstance(new, Issue):
        return list(proposals)
    return [kept for proposal in proposals if (kept := _kept(proposal, mine, new))]


def is_followed(proposal: Proposal, ours: str) -> bool:
    """Whether a file says what is proposed."""
    document = read(ours)
    if isinstance(document, Issue) or not proposal.new:
        return False
    if proposal.place.split(" ")[0] in {BODY, SECTION}:
        return proposal.new in _blocks(document)
    return proposal.new in _said(document.fields).get(proposal.place, set())


def surviving(edits: Iterable[Edit], text: str) -> int:
    """How many of a person's edits stand in a text, counted in the text itself."""
    document = read(text)
    if isinstance(document, Issue):
        return 0
    at = _said(document.fields)
    notes = set(comments(document.parts.header, document.fields))
    pieces = {piece.strip() for words in _blocks(document) for piece in sentences(words)}
    return sum(_stands(edit, at, notes, pieces) for edit in edits)


def _stands(edit: Edit, at: dict[str, set[str]], notes: set[str], pieces: set[str]) -> bool:
    in_body = edit.place.split(" ")[0] in {BODY, SECTION}
    if edit.kind == "moved" or (in_body and not edit.now):
        return True  # the proof looks at the order, and counts blocks: the same words may stand there twice
    if edit.place == "comment":
        return (edit.now in notes) if edit.now else edit.was not in notes
    if edit.kind == "added" and not edit.now:
        return edit.place in at  # a key with nothing behind it, or an empty list
    if not in_body:
        there = at.get(edit.place) or set[str]().union(*_under_other_names(edit.place, at)) or {""}
        return _has(edit, there) if edit.now else edit.was not in there
    was, now = ([piece.strip() for piece in sentences(words)] for words in (edit.was, edit.now))
    return all(piece in pieces for piece in now if piece not in was)


def _has(edit: Edit, there: set[str]) -> bool:
    """Whether a value is there; to what a person added, a list or an item with fields, more may have come."""
    mark = "; " if "[" in edit.place else ", "
    added = edit.kind == "added" and any(set(edit.now.split(mark)) <= set(words.split(mark)) for words in there)
    return edit.now in there or added


def _kept(proposal: Proposal, ours: Document, theirs: Document) -> Proposal | None:
    if proposal.place.split(" ")[0] in {BODY, SECTION}:
        return _kept_block(proposal, _blocks(ours), _blocks(theirs))
    mine, new = (_said(document.fields) for document in (ours, theirs))
    now = mine.get(proposal.place, {""})
    made = new.get(proposal.place, {""}).union(*_under_other_names(proposal.place, new))
    others = (
        now - new.get(proposal.place, set()) - {""}
    )  # of two roles of one title, what the draft has too is not meant
    goes = not proposal.new and proposal.place.endswith("]")
    if (goes and not others) or (not goes and (proposal.new not in made or proposal.new in now)):
        return None
    return proposal if proposal.mine in now else replace(proposal, mine=max(others, default=""))


def _under_other_names(place: str, said_at: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """What stands at a place within an item that the person's change made known by another name."""
    head, bracket, rest = place.partition("[")
    tail = rest.rpartition("]")[2]
    if bracket and tail:
        yield from (words for at, words in said_at.items() if at.startswith(f"{head}[") and at.endswith(f"]{tail}"))


def _kept_block(proposal: Proposal, mine: set[str], new: set[str]) -> Proposal | None:
    wanted = proposal.new in new if proposal.new else proposal.last not in new
    if not wanted or (proposal.new and proposal.new in mine):
        return None
    if not proposal.mine or proposal.mine in mine:
        return proposal
    nearest = max(mine, key=lambda words: (alike(words, proposal.mine), words), default="")
    return replace(proposal, mine=nearest) if alike(nearest, proposal.mine) >= 0.6 else None


def _blocks(document: Document) -> set[str]:
    found = set()
    for section in sections(document.parts.body):
        found |= {block.words for block in section.blocks} | ({section.heading.words} if section.heading else set())
    return found


def _said(fields: Node) -> dict[str, set[str]]:
    """Every place of a header with what it says; two roles of one title have one place."""
    found: dict[str, set[str]] = {}
    for place, node in places(fields):
        found.setdefault(place, set()).add(said(node))
    return found
