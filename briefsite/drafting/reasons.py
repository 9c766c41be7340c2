"""Why a drafted file says what it says: one JSON file beside each draft, for `explain` and for review.

A reason names the source file, the paragraph, the characters it rests on and the rule that read them. Fields go by
their key path (`date`, `roles.0`, `actors.hun-sen`), statements and quotations by their place in the body (`body.3`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefsite.model.document import DateMention, Document, Reason
from briefsite.model.records import Kind, Record
from briefsite.model.review import Evidence
from briefsite.model.sources import Span

#: A text as JSON. The library makes an encoder anew at every call, and a site has tens of thousands of rows.
_text = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be: its record, its body in Markdown, and the evidence for each of its fields and blocks."""

    kind: Kind
    id: str
    record: Record
    body: str = ""
    reasons: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)


def evidence(document: Document, reason: Reason, otherwise: Iterable[Span] = ()) -> tuple[Evidence, ...]:
    """The reason as evidence, a piece for each span that it rests on (`otherwise` where it names none)."""
    source, spans = document.source, reason.spans or tuple(otherwise)
    return tuple(
        Evidence(source.file, source.paragraph_at(s.start).number, s.start, s.end, reason.rule, reason.note)
        for s in spans
        if source.paragraphs
    )


def date_reasons(document: Document, date: DateMention) -> tuple[Evidence, ...]:
    """The date as worded, then why each part of it is read as it is."""
    return tuple(piece for why in (Reason("date"), *date.reasons) for piece in evidence(document, why, [date.span]))


def add(reasons: dict[str, list[Evidence]], found: Mapping[str, Sequence[Evidence]]) -> None:
    """Put what another text gives behind what is there, field by field; where it gives nothing, no field is named."""
    for name, pieces in found.items():
        if pieces:
            reasons.setdefault(name, []).extend(pieces)


def settled(reasons: Mapping[str, list[Evidence]]) -> dict[str, tuple[Evidence, ...]]:
    """What was put together."""
    return {name: tuple(pieces) for name, pieces in reasons.items()}


def sidecar(reasons: Mapping[str, tuple[Evidence, ...]]) -> str:
    """The reasons as JSON, one piece of evidence a line."""
    lines = []
    for name in sorted(reasons):
        rows = ",\n".join(f"  {_row(piece)}" for piece in dict.fromkeys(reasons[name]))
        lines.append(f" {_text(name)}: [\n{rows}\n ]" if rows else f" {json.dumps(name)}: []")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _row(piece: Evidence) -> str:
    where = f'"file": {_text(piece.file)}, "paragraph": {piece.paragraph}, "span": [{piece.start}, {piece.end}]'
    note = f', "note": {_text(piece.note)}' if piece.note else ""
    return f'{{{where}, "rule": {_text(piece.rule)}{note}}}'
