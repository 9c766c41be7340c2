"""Long rows: of rules, underlined headings and definitions in one block, and of blocks.

Python-Markdown looks through what is left of a block for each rule that it takes off it, and moves all blocks that are
left for each that it takes: the square of their number.
"""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

#: More of them without a blank line between than anybody means.
_MANY = 100
_RULE = re.compile(r"^ {0,3}(?:=+ *|-+ *|[-*_ ]{3,}|: {1,3}[^\n]*)\n", re.MULTILINE)


class RowsOfRules(BlockProcessor):
    """Parts a block with hundreds of them after each; any other block is the library's, as it is."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's form
        return block.count("\n") > _MANY and sum(1 for _ in _RULE.finditer(block)) > _MANY

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002 - the library's form
        block = blocks.pop(0)
        ends = [0, *(found.end() for found in _RULE.finditer(block)), len(block)]
        blocks[:0] = [block[start:end].rstrip("\n") for start, end in pairwise(ends) if end > start]


class ManyBlocks(BlockProcessor):
    """Hands thousands of blocks to the parser some at a time. No processor looks further than one block."""

    def __init__(self, parser: BlockParser, together: int = 1000) -> None:
        super().__init__(parser)
        self._together = together

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's form
        return True

    def run(self, parent: Element, blocks: list[str]) -> bool:
        if len(blocks) <= self._together:
            return False
        many = blocks[:]
        blocks.clear()
        for at in range(0, len(many), self._together):
            self.parser.parseBlocks(parent, many[at : at + self._together])
        return True
