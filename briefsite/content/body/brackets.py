"""Python-Markdown's links and pictures, without its search from every opening bracket to the end of the text.

Which bracket closes which is worked out once for a text, so a row of brackets that never close costs what its length
is. A label longer than a page is none, nor is an address with its title.
"""

from __future__ import annotations

from markdown import Markdown
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


class _Brackets:
    """The closing bracket of each opening one, for the text that was asked for last."""

    def __init__(self) -> None:
        self._text = ""
        self._closing: dict[int, int] = {}

    def closing(self, text: str, opening: int) -> int | None:
        if text is not self._text:
            self._text, self._closing = text, _pairs(text)
        return self._closing.get(opening)


def _pairs(text: str) -> dict[int, int]:
    """
    >>> _pairs("[a [b] c] [")
    {3: 5, 0: 8}
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    for position, sign in enumerate(text):
        if sign == "[":
            waiting.append(position)
        elif sign == "]" and waiting:
            found[waiting.pop()] = position
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


class _Address(_Label):
    """A processor that looks for an address no further than one is long."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - the library's name
        """The address and title that begin at `index`, where they end, and whether they do."""
        part = data[index : index + _LONGEST_ADDRESS]
        href, title, end, found = super().getLink(part, 0)  # type: ignore[misc]
        return href, title, index + end, found


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
    for name, processor, priority in (
        ("reference", _Reference(REFERENCE_RE, converter), 170),
        ("link", _Link(LINK_RE, converter), 160),
        ("image_link", _Image(IMAGE_LINK_RE, converter), 150),
        ("image_reference", _ImageReference(IMAGE_REFERENCE_RE, converter), 140),
        ("short_reference", _ShortReference(REFERENCE_RE, converter), 130),
        ("short_image_ref", _ShortImageReference(IMAGE_REFERENCE_RE, converter), 125),
    ):
        converter.inlinePatterns.register(processor, name, priority)
