"""One change of the machine's, made in a person's file since the person said so."""

from __future__ import annotations

from dataclasses import replace

from briefsite.merging.threeway.blocks import BODY, SECTION, BodyMerge
from briefsite.merging.threeway.document import Document, read
from briefsite.merging.threeway.fields import FieldMerge
from briefsite.merging.threeway.parts import line_end, unix
from briefsite.merging.threeway.passages import gist, passages, sections, tail
from briefsite.merging.threeway.splices import spliced
from briefsite.model.edits import Proposal, Refusal
from briefsite.model.issues import Issue


def accepted(ours: str, theirs: str, proposal: Proposal) -> str:
    """The file with the proposal in it, taken from the draft; the same file where it can no longer be followed."""
    mine, new = read(ours), read(theirs)
    if isinstance(mine, Issue) or isinstance(new, Issue):
        return ours
    if proposal.place.split(" ")[0] not in {BODY, SECTION}:
        return with_field(mine, new, proposal.place)
    if not proposal.mine:
        return with_block(mine, new, gist(proposal.new))
    body = reworded(mine.parts.body, proposal.mine, proposal.new)
    if not proposal.new:
        body = _without_empty(body, {section.id for section in sections(new.parts.body)})
    return replace(mine.parts, body=body).joined()


def regained(ours: str, theirs: str, refusal: Refusal) -> str:
    """The file with what was deleted from it, if the draft still has it."""
    mine, new = read(ours), read(theirs)
    if isinstance(mine, Issue) or isinstance(new, Issue):
        return ours
    place, words = refusal
    if place == SECTION:
        return _with_section(ours, new, words)
    if place == BODY:
        return with_block(mine, new, words)
    return with_field(mine, new, f"{place}[{words}]" if words else place)


def with_field(ours: Document, theirs: Document, place: str) -> str:
    """The file with what the draft has at one place of the front matter."""
    mine, new = ours.parts.header, theirs.parts.header
    splices = FieldMerge(mine, mine, new, only=place).run(ours.fields, ours.fields, theirs.fields)
    return replace(ours.parts, header=spliced(mine, splices)).joined()


def with_block(ours: Document, theirs: Document, said: str) -> str:
    """The file with the block of the draft that says that, where it belongs."""
    mine = ours.parts.body
    return replace(ours.parts, body=BodyMerge(mine, mine, theirs.parts.body, only=said).run()).joined()


def _with_section(ours: str, theirs: Document, name: str) -> str:
    """The file with every block of the draft's section, and with its heading."""
    blocks = [block for section in sections(theirs.parts.body) if section.id == name for block in section.blocks]
    for block in blocks:
        mine = read(ours)
        ours = ours if isinstance(mine, Issue) else with_block(mine, theirs, gist(block.words))
    return ours


def reworded(body: str, mine: str, new: str) -> str:
    """The body with one block worded anew, or gone (`new` is "")."""
    pieces, left = [], ""
    for passage in passages(body):
        lead = max(passage.lead, left, key=len)
        left = ""
        if passage.words != mine:
            pieces.append(lead + passage.raw)
        elif new:
            pieces.append(lead + unix(new + "\n").replace("\n", line_end(body)))
        else:
            left = lead
        mine = "" if passage.words == mine else mine
    return "".join(pieces) + tail(body)


def _without_empty(body: str, drafted: set[str]) -> str:
    """The body without headings that nothing stands below any more, unless the draft has them too."""
    empty = [s.heading for s in sections(body) if s.heading and not s.blocks and s.id not in drafted]
    for heading in empty:
        body = reworded(body, heading.words, "")
    return body
