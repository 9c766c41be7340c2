"""Blockquotes with a blank line between them are two, as in CommonMark: each has a speaker of its own."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockQuoteProcessor


class SeparateQuotes(BlockQuoteProcessor):
    """Python-Markdown's processor, which would put a quote into the one before it."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        start = self.RE.search(block)
        if start:
            self.parser.parseBlocks(parent, [block[: start.start()]])
            block = "\n".join(self.clean(line) for line in block[start.start() :].split("\n"))
        quote = SubElement(parent, "blockquote")
        self.parser.state.set("blockquote")
        self.parser.parseChunk(quote, block)
        self.parser.state.reset()
