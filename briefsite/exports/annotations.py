"""A document as plain data in surface forms: names, dates, quotations, events and topics as they stand in the text.

The form is that of common annotation scorers: every name is given as the text has it, an event by the sentence that
states it best, and dates as EDTF.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefsite.model.document import Document, EventMention, Quotation, Voice
from briefsite.model.sources import Span


def annotated(document: Document, titles: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The document as JSON values. `titles` maps topic ids to their labels."""
    return {
        "actors": [
            {"name": chain.name, "kind": chain.kind, "aliases": list(chain.aliases(document.source.text))}
            for chain in document.chains
        ],
        "dates": [
            {"text": _words(document, date.span), "edtf": date.resolved, "paragraph": date.paragraph}
            for date in document.dates
        ],
        "events": [_event(document, event) for event in document.events],
        "quotes": [_quote(document, one) for one in document.quotations if one.cls != "indirect"],
        "topics": [(titles or {}).get(match.topic, match.topic.replace("-", " ")) for match in document.topics],
    }


def _event(document: Document, event: EventMention) -> dict[str, Any]:
    return {
        "title": event.title,
        "kind": event.kind,
        "plover": event.plover or None,
        "date": when.resolved if (when := document.when(event)) else None,
        "participants": [document.chain(part.key).name for part in event.participants],
        "place": _words(document, event.place) if event.place else None,
        "sentence": _words(document, event.sentences[0] if event.sentences else event.trigger),
        "status": event.phase,
        "salience": event.salience,
    }


def _quote(document: Document, quotation: Quotation) -> dict[str, Any]:
    return {
        "text": _words(document, quotation.span),
        "speaker": _voice(document, quotation.speaker),
        "channel": _voice(document, quotation.channel),
        "class": quotation.cls,
        "paragraph": quotation.paragraph,
    }


def _voice(document: Document, voice: Voice | None) -> str | None:
    if voice is None:
        return None
    if voice.key:
        return document.chain(voice.key).name
    return _words(document, voice.span) if voice.span else None


def _words(document: Document, span: Span) -> str:
    return " ".join(span.of(document.source.text).split())
