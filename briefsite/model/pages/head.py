"""What every page says of itself."""

from __future__ import annotations

from typing import Literal

from briefsite.model.nouns import dataclass
from briefsite.model.pages.reuse import Reuse

Section = Literal[
    "home", "briefs", "events", "actors", "topics", "commitments", "network", "map", "changes", "search", "about", ""
]


@dataclass(frozen=True, slots=True)
class Head:
    """Its path, title and description. `data` is its linked data (JSON-LD), as text; "" for none. `ways` are the parts
    of the site that its navigation leads to, the site's own kinds of page among them; `reuse` is the page for other
    programs; `card` is the path of the picture that other sites show beside a link to it."""

    path: str
    title: str
    description: str
    section: Section = ""
    data: str = ""
    ways: tuple[str, ...] = ("briefs", "events", "actors", "topics", "search", "about")
    reuse: Reuse = Reuse()
    card: str = ""
