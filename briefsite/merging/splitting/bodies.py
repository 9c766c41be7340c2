"""Links of a body, each pointed to the one it means; the section of an event that is two becomes two sections."""

from __future__ import annotations

import re

from briefsite.merging.references import MARKDOWN_LINK, WIKILINK, in_place_of
from briefsite.merging.splitting.division import Division, cited_in
from briefsite.merging.threeway.parts import line_end
from briefsite.merging.threeway.passages import Passage, Section, gist, sections, tail
from briefsite.model.splits import fold


def divided_body(body: str, own: str, division: Division) -> str:
    """A body after the split; `own` is the id of the file it stands in."""
    pieces = [piece for section in sections(body) for piece in _section(section, own, division, line_end(body))]
    return "".join(pieces) + tail(body)


def parted_body(body: str, own: str, division: Division) -> tuple[str, str]:
    """The body of the thing itself: the blocks that stay with it, and those that go."""
    found = sections(body)
    blocks = [block for section in found for block in section.blocks if _takes(block, own, division)]
    if not blocks:
        return body, ""
    kept = [
        piece.lead + piece.raw
        for section in found
        for piece in (*([section.heading] if section.heading else []), *section.blocks)
        if piece not in blocks
    ]
    return "".join(kept) + tail(body), "".join(block.lead + block.raw for block in blocks)


def _section(section: Section, own: str, division: Division, end: str) -> list[str]:
    """The pieces of a section, or of the two that it becomes."""
    goes = [block for block in section.blocks if division.means(section.id) and _takes(block, own, division)]
    stays = [block for block in section.blocks if block not in goes]
    for block in section.blocks if division.means(section.id) else ():
        division.note(cited_in(block.raw, own), goes=block in goes)
    if goes and not stays:
        return _pieces(section, section.blocks, own, division, whole=True)
    pieces = _pieces(section, stays, own, division)
    if goes and section.heading:
        pieces += [end, f"## [[{division.other}]]{end}"]
        first, *others = goes
        pieces.append((first.lead or end) + _block(first, own, division))
        pieces += [block.lead + _block(block, own, division) for block in others]
    return pieces


def _pieces(
    section: Section, blocks: tuple[Passage, ...] | list[Passage], own: str, division: Division, *, whole: bool = False
) -> list[str]:
    heading = section.heading
    head = [heading.lead + _repointed(heading.raw, whole or own in division.briefs, [], division)] if heading else []
    return [*head, *(block.lead + _block(block, own, division) for block in blocks)]


def _block(block: Passage, own: str, division: Division) -> str:
    cited = cited_in(block.raw, own)
    return _repointed(block.raw, division.takes(cited, own), cited, division)


def _takes(block: Passage, own: str, division: Division) -> bool:
    return division.takes(cited_in(block.raw, own), own)


def _repointed(raw: str, all_go: bool, cited: list[tuple[str, int]], division: Division) -> str:
    """The words with each link to `one` pointed to the one it means."""

    def goes(label: str) -> bool:
        division.labels.add(fold(label))
        going = all_go or fold(label) in division.names
        division.note(cited, goes=going)
        return going

    def wikilink(found: re.Match[str]) -> str:
        name, fragment, stroke, label = found[1].strip(), found[2] or "", found[3] or "|", found[4]
        is_id = division.is_one(name)
        if not division.means(name) or not goes(label or (division.one if is_id else name)):
            return found[0]
        words = label if label is not None else "" if is_id else name
        there = in_place_of(name, division.other) if is_id else division.other
        return f"[[{there}{fragment}{stroke + words if words else ''}]]"

    def link(found: re.Match[str]) -> str:
        if found[3].lower() != division.one or not goes(gist(found[1])):
            return found[0]
        return f"[{found[1]}]({found[2]}{division.other}.md{found[4] or ''})"

    return MARKDOWN_LINK.sub(link, WIKILINK.sub(wikilink, raw))
