"""A page that need not be made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import Page


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that would be what it was the last time, and was not made; `again` makes it after all."""

    head: Head
    again: Callable[[], Page]
