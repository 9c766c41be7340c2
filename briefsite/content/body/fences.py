"""Fenced code, each block by itself.

Python-Markdown puts the whole text together anew for each that it takes out: the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor


class Fences(FencedBlockPreprocessor):
    """The library's processor, told of one block at a time."""

    def __init__(self, converter: Markdown) -> None:
        super().__init__(converter, {"lang_prefix": "language-"})

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with what stands for a block in its place."""
        return "".join(self._parts("\n".join(lines))).split("\n")

    def _parts(self, text: str) -> Iterator[str]:
        at = 0
        for found in self.FENCED_BLOCK_RE.finditer(text):
            yield text[at : found.start()]
            yield "\n".join(super().run(found[0].split("\n")))
            at = found.end()
        yield text[at:]
