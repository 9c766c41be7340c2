"""Python-Markdown's links and pictures, without its search from every opening bracket to the end of the text.

Which bracket closes which is worked out once for a text, so a row of brackets that never close costs what its length
is. A label longer than a page is none, nor is an address with its title.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

_LONGEST, _LONGEST_ADDRESS = 10_000, 2_000
#: So many addresses that do not end are slips; where a text has more, none is looked for further than that.
_SLIPS, _NEAR = 200, 100
_TEXTS = 4


class _Brackets:
    """The closing bracket of each opening one, for the texts that were asked for last.

    Each link that the library finds it takes out, and asks of a text of which only the end is as it was. Which bracket
    closes an opening one depends on what follows alone, so all is counted from the end, and not worked out again.
    """

    def __init__(self) -> None:
        self._known: list[tuple[str, dict[int, int]]] = []

    def closing(self, text: str, opening: int) -> int | None:
        closing = self._pairs(text, opening).get(len(text) - opening)
        return None if closing is None else len(text) - closing

    def _pairs(self, text: str, opening: int) -> dict[int, int]:
        for before, pairs in self._known:
            if before is text or before.endswith(text[opening:]):
                return pairs
        self._known = [(text, _pairs(text)), *self._known[: _TEXTS - 1]]
        return self._known[0][1]


def _pairs(text: str) -> dict[int, int]:
    """From opening to closing bracket, as distances from the end.

    >>> _pairs("[a [b] c] [")
    {8: 6, 11: 3}
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    for position, sign in enumerate(text):
        if sign == "[":
            waiting.append(position)
        elif sign == "]" and waiting:
            found[len(text) - waiting.pop()] = len(text) - position
    return found


_BRACKETS = _Brackets()


class _Label:
    """A processor that looks a label's end up."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - the library's name
        """The label that begins at `index`, where it ends, and whether it does."""
        end = _BRACKETS.closing(data, index - 1)
        if end is None or end - index > _LONGEST:
            return "", len(data), False
        return data[index:end], end + 1, True


class _Slips(Extension):
    """How many addresses of a text did not end."""

    number = 0

    def reset(self) -> None:
        """A text begins."""
        self.number = 0


class _Address(_Label):
    """A processor that looks for an address no further than one is long."""

    slips: _Slips

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - the library's name
        """The address and title that begin at `index`, where they end, and whether they do. (Some that do not are
        to the library an address of all that follows, which ends before it begins.)"""
        part = data[index : index + (_LONGEST_ADDRESS if self.slips.number < _SLIPS else _NEAR)]
        if ")" not in part:
            return "", None, index, False
        href, title, end, found = super().getLink(part, 0)  # type: ignore[misc]
        ends = bool(found) and end > 0
        self.slips.number += not ends
        return href, title, index + end, ends


class _Reference(_Label, ReferenceInlineProcessor):
    pass


class _Link(_Address, LinkInlineProcessor):
    pass


class _Image(_Address, ImageInlineProcessor):
    pass


class _ImageReference(_Label, ImageReferenceInlineProcessor):
    pass


class _ShortReference(_Label, ShortReferenceInlineProcessor):
    pass


class _ShortImageReference(_Label, ShortImageReferenceInlineProcessor):
    pass


def with_bracket_pairs(converter: Markdown) -> None:
    """Puts these in place of the library's own, in the same order."""
    slips = _Slips()
    converter.registerExtension(slips)
    for name, processor, priority in (
        ("reference", _Reference(REFERENCE_RE, converter), 170),
        ("link", _Link(LINK_RE, converter), 160),
        ("image_link", _Image(IMAGE_LINK_RE, converter), 150),
        ("image_reference", _ImageReference(IMAGE_REFERENCE_RE, converter), 140),
        ("short_reference", _ShortReference(REFERENCE_RE, converter), 130),
        ("short_image_ref", _ShortImageReference(IMAGE_REFERENCE_RE, converter), 125),
    ):
        if isinstance(processor, _Address):
            processor.slips = slips
        converter.inlinePatterns.register(processor, name, priority)
