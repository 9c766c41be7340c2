"""Going through a parse that may not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def children(token: Token) -> list[Token]:
    """A token's children in the parse; none where the text was not parsed.

    To ask spaCy for the children of an unparsed white-space token reads memory that is not the document's.
    """
    return list(token.children) if token.doc.has_annotation("DEP") else []
