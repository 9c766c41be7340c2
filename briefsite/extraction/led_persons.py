"""Whoever a text begins with by the bare name, known to its readers, is called by the office in the next sentence:
`Rei Tarro has refused to go. The Norwegian president told reporters`, `The road will stay, Ada Lund said. The transport
secretary told MPs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.model.sources import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefsite.model.document import Chain

#: Before the office stand no more words than an article, a nation and what it is like.
_BEFORE = 3


class LedPerson:
    """Whom a text begins with, if nobody else is named there and it tells no office of his; and what he is called."""

    def __init__(
        self, chains: Sequence[Chain], sentences: Sequence[Span], text: str, is_subject: Callable[[Span], bool]
    ) -> None:
        self._text = text
        self._offices: set[tuple[str, str]] = set()
        whole = (n for n, span in enumerate(sentences) if span.of(text).rstrip('”" \n').endswith("."))
        first = next(whole, len(sentences))
        self._next = sentences[first + 1] if first + 1 < len(sentences) else None
        self._chain = _led(chains, sentences[first], is_subject) if self._next else None

    def called(self, office: str, country: str, place: int, *, acting: bool) -> Chain | None:
        """Him, where an office at a place opens the next sentence and does something there, or is the same again."""
        if self._chain is None or self._next is None or self._chain.country not in {"", country}:
            return None
        before = self._text[self._next.start : place].split() if self._next.start <= place < self._next.end else []
        if acting and 0 < len(before) <= _BEFORE and before[0] == "The":
            self._offices.add((office, country))
        known = (office, country) in self._offices and self._next.start <= place
        return self._chain if known else None


def _led(chains: Sequence[Chain], lead: Span, is_subject: Callable[[Span], bool]) -> Chain | None:
    """The one person named in the first sentence, if he does something there and has no office anywhere."""
    named = [(m.span, c) for c in chains if c.kind == "person" for m in c.mentions if lead.covers(m.span)]
    if len({chain.key for _, chain in named}) != 1:
        return None
    span, chain = named[0]
    return chain if not chain.roles and " " in chain.name and is_subject(span) else None
