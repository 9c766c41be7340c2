"""Forces: whose people a noun means by what stands right before it, "Union leaders", "Front-led rebels"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import Names
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


def right_before(token: Token, names: Names) -> tuple[str, ...]:
    """The actors named before a noun, however the parse hangs them: "Union leaders", "Front foot soldiers"."""
    before = token
    while before.i > token.sent.start and (before is token or (before.dep_ == "compound" and before.pos_ == "NOUN")):
        before = before.nbor(-1)
    return names.at(before) if before is not token and before.pos_ == "PROPN" else ()


def leading(token: Token, names: Names) -> Iterator[str]:
    """Those by whom a force says that it is led: "Front-led rebels"."""
    led = (child for child in token.lefts if child.dep_ == "amod" and child.lower_ == "led")
    named = [t for child in led for t in child.lefts if t.pos_ == "PROPN"]
    chains, text = names.reading.document.chains if named else (), names.reading.text
    words = {text[source_span(_first(t)).start : source_span(t).end] for t in named}
    yield from (chain.key for chain in chains if any(m.span.of(text) in words for m in chain.mentions))


def _first(name: Token) -> Token:
    """The first word of a name, of which the parse hangs the last one elsewhere."""
    while name.i > name.sent.start and name.nbor(-1).pos_ == "PROPN":
        name = name.nbor(-1)
    return name
