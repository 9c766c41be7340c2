"""Python-Markdown's inline markup, in less time, and in one that grows with the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE

#: No paragraph is as long: markup ends where a part of this length does.
_LONGEST = 10_000


class InlineMarkup(InlineProcessor):
    """Looks for no markup where there is no sign of any: most of our texts, and a fifth of the time. A text that is
    longer than any paragraph is taken in parts, since the library looks through all of it for each mark. (Where the
    library should rename what is overridden here, nothing changes but the time.)"""

    _SIGN = re.compile(r"[`\\\[!<&*_]|  \n")

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not self._SIGN.search(data):
            return data
        handled = super()._InlineProcessor__handleInline  # type: ignore[misc]
        return "".join(handled(part, patternIndex) for part in _parts(data))

    def _InlineProcessor__processPlaceholders(  # noqa: N802
        self,
        data: str | None,
        parent: Element,
        isText: bool = True,  # noqa: N803
    ) -> object:
        """With what stands for a mere text put in its place at once: the library would add each to all before it."""
        whole = INLINE_PLACEHOLDER_RE.sub(self._text, data) if data else data
        return super()._InlineProcessor__processPlaceholders(whole, parent, isText)  # type: ignore[misc]

    def _text(self, placeholder: re.Match[str]) -> str:
        stashed = self.stashed_nodes.get(placeholder[1])
        return stashed if isinstance(stashed, str) else placeholder[0]


def _parts(data: str) -> Iterator[str]:
    """A text in parts no longer than a long page, each ending with a line or a word where there is one."""
    at = 0
    while len(data) - at > _LONGEST:
        end = at + _LONGEST
        cut = max(data.rfind("\n", at, end), data.rfind(" ", end - 1000, end)) + 1
        yield data[at : cut or end]
        at = cut or end
    yield data[at:] if at else data
