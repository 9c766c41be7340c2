"""Documents made by hand: a text in which `{key|words}` marks a mention of the actor with that key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefsite.model.document import (
    Chain,
    DateMention,
    Document,
    EventMention,
    Mention,
    Participation,
    Quotation,
    Reason,
    Role,
    Statement,
    Voice,
)
from briefsite.model.sources import Metadata, Source, Span
from briefsite.sources import paragraphs_of

#: Key → kind and country; keys that are not here are persons without a country.
Kinds = Mapping[str, tuple[str, str]]


def document(
    marked: str,
    file: str = "a.txt",
    kinds: Kinds | None = None,
    events: Sequence[tuple[str, str, str]] = (),
    **metadata: str,
) -> Document:
    """A document with a chain for every key and a statement for every paragraph. `events` are (kind, date in words with
    its EDTF behind `=`, keys of the participants); each event is told by the paragraph of the same number."""
    text, mentions = _unmarked(marked)
    source = Source(file, text, "0" * 64, paragraphs_of(text), Metadata(**metadata))
    chains = tuple(_chain(key, spans, text, kinds or {}) for key, spans in mentions.items())
    dates, told = [], []
    for number, (kind, when, keys) in enumerate(events, 1):
        span = source.paragraphs[number - 1].span
        words, _, value = when.partition("=")
        if value:
            at = text.index(words, span.start)
            dates.append(DateMention(Span(at, at + len(words)), number, value, value))
        told.append(_event(number, kind, span, keys.split(), len(dates) - 1 if value else None))
    statements = tuple(
        Statement(p.span, p.number, tuple(mentions), f"e{p.number}" if p.number <= len(told) else "")
        for p in source.paragraphs
    )
    return Document(
        source, tuple(p.span for p in source.paragraphs), chains, tuple(dates), (), tuple(told), (), statements
    )


def _unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    text, mentions, at = "", dict[str, list[Span]](), 0
    for found in re.finditer(r"\{(\w+)\|([^}]*)\}", marked):
        text += marked[at : found.start()]
        mentions.setdefault(found[1], []).append(Span(len(text), len(text) + len(found[2])))
        text, at = text + found[2], found.end()
    return text + marked[at:], mentions


def _chain(key: str, spans: Sequence[Span], text: str, kinds: Kinds) -> Chain:
    kind, country = kinds.get(key, ("person", ""))
    name = max((span.of(text) for span in spans), key=len)
    mentions = tuple(Mention(span, "name", Reason("test", (span,))) for span in spans)
    return Chain(key, name, kind, mentions, country=country, salience="main")  # type: ignore[arg-type]


def _event(number: int, kind: str, span: Span, keys: Sequence[str], date: int | None) -> EventMention:
    parts = tuple(Participation(key) for key in keys)
    title = f"{kind.title()} {' '.join(keys)}"
    return EventMention(
        f"e{number}", kind, "CONSULT", span, (span,), parts, date, None, "past", "main", Reason("test"), title
    )


def with_quotation(made: Document, words: str, speaker: str = "", channel: str = "", cls: str = "direct") -> Document:
    """The document with a quotation of these words; `channel` stands in the text."""
    text = made.source.text
    at = text.index(words)
    span = Span(at, at + len(words))
    via = Voice(span=Span(text.index(channel), text.index(channel) + len(channel))) if channel else None
    quotation = Quotation(
        span,
        made.source.paragraph_at(at).number,
        cls,  # type: ignore[arg-type]
        Voice(key=speaker) if speaker else None,
        via,
        None,
        Reason("test", (span,)),
    )
    return replace(made, quotations=(*made.quotations, quotation))


def with_role(made: Document, key: str, words: str, title: str, *, body: str = "", rank: str = "") -> Document:
    """The document with a role of the actor `key`, worded `words` in the text."""
    at = made.source.text.index(words)
    role = Role(Span(at, at + len(words)), title, body, rank)
    chains = tuple(replace(c, roles=(*c.roles, role)) if c.key == key else c for c in made.chains)
    return replace(made, chains=chains)
