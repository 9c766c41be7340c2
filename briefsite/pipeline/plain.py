"""Dataclasses as JSON: what a digest is taken of."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any


def plain(value: Any) -> Any:
    """A value as lists, texts and numbers; a dataclass is the list of its fields in order.

    >>> from briefsite.model.sources import Paragraph, Span
    >>> plain(Paragraph(1, Span(0, 4)))
    [1, [0, 4]]
    """
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    return [plain(item) for item in value] if isinstance(value, tuple) else value
