"""Python-Markdown's inline markup, in less time, and in one that grows with the text alone."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

#: No paragraph is as long: markup ends where a part of this length does.
_LONGEST = 10_000


class InlineMarkup(InlineProcessor):
    """Looks for no markup where there is no sign of any: most of our texts, and a fifth of the time. A text that is
    longer than any paragraph is taken in parts, since the library looks through all of it for each mark. (Where the
    library should rename what is overridden here, nothing changes but the time.)"""

    _SIGN = re.compile(r"[`\\\[!<&*_]|  \n")

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """As the library does it, but what waits stands in a queue: it has a list, and moves all that waits for each
        element that it takes."""
        self.stashed_nodes = {}
        self.parent_map = {child: parent for parent in tree.iter() for child in parent}
        above = list(ancestors or ())
        self._InlineProcessor__build_ancestors(tree, above)  # type: ignore[attr-defined]
        self._waiting = deque([(tree, above)])
        while self._waiting:
            element, self.ancestors = self._waiting.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            self._marked_up(element)
        return tree

    def _marked_up(self, element: Element) -> None:
        """An element whose children have markup for their words; what is in these waits."""
        found = []
        for child in element:
            if child.text and not isinstance(child.text, AtomicString):
                found.append((child, self._in_text(child)))
            if child.tail:
                self._after(child, element)
            if len(child):
                self.parent_map[child] = element
                self._waiting.append((child, self.ancestors[:]))
        for child, inner in found:
            child[:0] = inner

    def _in_text(self, child: Element) -> list[Element]:
        self.ancestors.append(child.tag.lower())
        text, child.text = child.text or "", None
        inner = self._InlineProcessor__processPlaceholders(self._InlineProcessor__handleInline(text), child)
        self.parent_map |= {one: child for one, _ in inner}
        self._waiting += inner
        self.ancestors.pop()
        return [one for one, _ in inner]

    def _after(self, child: Element, element: Element) -> None:
        words, before = self._InlineProcessor__handleInline(child.tail or ""), Element("d")
        found = [one for one, _ in self._InlineProcessor__processPlaceholders(words, before, False)]
        child.tail = before.tail or None
        self.parent_map |= dict.fromkeys(found, element)
        at = list(element).index(child) + 1
        element[at:at] = found

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
    ) -> list[tuple[Element, list[str]]]:
        """With what stands for a mere text put in its place at once: the library would add each to all before it."""
        whole = INLINE_PLACEHOLDER_RE.sub(self._text, data) if data else data
        found: list[tuple[Element, list[str]]]
        found = super()._InlineProcessor__processPlaceholders(whole, parent, isText)  # type: ignore[misc]
        return found

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
