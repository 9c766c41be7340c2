"""Going through a parse that may not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token


def is_parsed(doc: Doc) -> bool:
    """Whether there is a parse."""
    return doc.parsed


def children(token: Token) -> list[Token]:
    """A token's children in the parse; none where the text was not parsed."""
    return list(token.children)
