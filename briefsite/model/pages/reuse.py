"""What a page offers to other programs: its content in other forms, and its sources as citation managers take them."""

from __future__ import annotations

from briefsite.model.nouns import dataclass
from briefsite.model.pages.parts import Ref


@dataclass(frozen=True, slots=True)
class Version:
    """The content of a page in another form: what it is called, its media type, and its path in the site."""

    label: str
    type: str
    path: str


@dataclass(frozen=True, slots=True)
class Citable:
    """Sources in a form that is copied into a citation manager."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """All of it. `undated` are the first of the events that the page's calendar leaves out because they have no place
    in it, `undated_count` how many these are."""

    versions: tuple[Version, ...] = ()
    citables: tuple[Citable, ...] = ()
    undated: tuple[Ref, ...] = ()
    undated_count: int = 0
