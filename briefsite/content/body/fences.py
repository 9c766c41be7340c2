"""Fenced code, each block by itself.

Python-Markdown puts the whole text together anew for each that it takes out: the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown.extensions.fenced_code import FencedBlockPreprocessor


class Fences(Preprocessor):
    """The library's processor, told of one block at a time, and loaded where there is one: it comes with all that
    colours code."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with what stands for a block in its place."""
        text = "\n".join(lines)
        return "".join(self._parts(text)).split("\n") if "```" in text or "~~~" in text else lines

    @cached_property
    def _library(self) -> FencedBlockPreprocessor:
        from markdown.extensions.fenced_code import FencedBlockPreprocessor  # noqa: PLC0415 - see above

        return FencedBlockPreprocessor(self.md, {"lang_prefix": "language-"})

    def _parts(self, text: str) -> Iterator[str]:
        at = 0
        for found in self._library.FENCED_BLOCK_RE.finditer(text):
            yield text[at : found.start()]
            yield "\n".join(self._library.run(found[0].split("\n")))
            at = found.end()
        yield text[at:]
