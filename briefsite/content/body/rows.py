"""Long rows of rules and underlined headings, a block each.

Python-Markdown looks through what is left of a block for each rule that it takes off it: the square of their number.
"""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

#: More rules without a blank line between than anybody means.
_MANY = 100
_RULE = re.compile(r"^ {0,3}(?:=+ *|-+ *|[-*_ ]{3,})\n", re.MULTILINE)


class RowsOfRules(BlockProcessor):
    """Parts a block with hundreds of rules after each of them; any other block is the library's, as it is."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's form
        return block.count("\n") > _MANY and sum(1 for _ in _RULE.finditer(block)) > _MANY

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002 - the library's form
        block = blocks.pop(0)
        ends = [0, *(found.end() for found in _RULE.finditer(block)), len(block)]
        blocks[:0] = [block[start:end].rstrip("\n") for start, end in pairwise(ends) if end > start]
