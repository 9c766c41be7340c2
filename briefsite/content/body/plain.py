"""Plain prose, which is nearly all that a body has: no rule of Markdown for blocks can take any of it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor

from briefsite.content.body.marks import LINE

_BEGIN = LINE[0]


class PlainProse(ParagraphProcessor):
    """Takes a block whose every line begins with one of our marks before the others are asked. Each of them looks for
    something else at the beginning of a line: blanks, a bullet, a sign of a heading, a bracket, a rule or a row of
    dashes below a heading or the head of a table."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's form
        return block[:1] == _BEGIN and block.count(f"\n{_BEGIN}") == block.count("\n")
