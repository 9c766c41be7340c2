"""What the rules on pronouns, offices and delegations ask of the cast, which is built upon them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefsite.extraction.reading import Reading
from briefsite.model.places import Places
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


Value = TypeVar("Value")
#: Those whom somebody leads and somebody sends.
DELEGATIONS = {"delegation", "team", "mission"}
#: What is so nobody has adopted yet: "a draft resolution".
DRAFTED = {"draft", "proposed"}


class Names(Protocol):
    """What knows who is named where."""

    @property
    def reading(self) -> Reading: ...
    @property
    def lists(self) -> Mapping[str, Places[tuple[str, ...]]]: ...
    @property
    def delegations(self) -> Sequence[Token]: ...
    def kept(self, of: Hashable, make: Callable[[], Value]) -> Value: ...
    def kind(self, key: str) -> str: ...
    def name(self, key: str) -> str: ...
    def bodies(self, key: str) -> list[str]: ...
    def same_side(self, key: str, speaker: str) -> bool: ...
    def plain(self, token: Token) -> list[str]: ...
    def nations_of(self, noun: Token) -> list[str]: ...
    def at(self, token: Token) -> tuple[str, ...]: ...
    def is_quoted(self, span: Span) -> bool: ...
