"""What an export gives, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass

from briefsite.model.issues import Issue


@dataclass(frozen=True, slots=True)
class Export:
    """Files by name, and what is wrong with the texts or the content behind them."""

    files: dict[str, str]
    issues: tuple[Issue, ...]
    warnings: tuple[str, ...]
