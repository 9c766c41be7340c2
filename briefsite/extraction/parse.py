"""Going through a parse that may not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def is_parsed(doc: Doc) -> bool:
    """Whether there is a parse; `has_annotation` would look at every token to say so."""
    return len(doc) > 0 and doc[0].dep != 0


def children(token: Token) -> list[Token]:
    """A token's children in the parse; none where the text was not parsed.

    To ask spaCy for the children of an unparsed white-space token reads memory that is not the document's.
    """
    return list(token.children) if is_parsed(token.doc) else []
