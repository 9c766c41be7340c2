"""What goes and what stays, decided from what the editor named.

A link says of whom it speaks by its words, its block by its citations. What has neither (a list in a front matter, a
commitment) follows the links that stand in the paragraphs it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from briefsite.merging.references import id_in
from briefsite.model.locators import Locator, parse_locator
from briefsite.model.splits import fold

Side = Literal["stays", "goes"]
Paragraph = tuple[str, int]
_CITED = re.compile(r"\[@([^\[\]]*)\]")


@dataclass
class Division:
    """`one` becomes `one` and `other`.

    `names` are folded forms, `briefs` ids, `paragraphs` of briefs; `called` are the folded titles and aliases by which
    a link may mean `one`. `sides` gathers which way the links of a paragraph went, `labels` the words of all links.
    """

    one: str
    other: str
    names: frozenset[str] = frozenset()
    briefs: frozenset[str] = frozenset()
    paragraphs: frozenset[Paragraph] = frozenset()
    called: frozenset[str] = frozenset()
    sides: dict[Paragraph, set[Side]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)

    def takes(self, cited: Iterable[Paragraph], own: str = "") -> bool:
        """Whether a block that cites these paragraphs, in the file `own`, goes."""
        named = list(cited)
        if not named:
            return own in self.briefs
        return any(brief in self.briefs or (brief, number) in self.paragraphs for brief, number in named)

    def means(self, name: str) -> bool:
        """Whether a link's target is the thing that is taken apart."""
        return self.is_one(name) or fold(name) in self.called

    def is_one(self, name: str) -> bool:
        """Whether a link's target is the id of what is taken apart, in whatever case and below whatever folder."""
        return id_in(name).lower() == self.one

    def note(self, cited: Iterable[Paragraph], *, goes: bool) -> None:
        """Remember which way a link in a block went."""
        for paragraph in cited:
            self.sides.setdefault(paragraph, set()).add("goes" if goes else "stays")

    def verdict(self, cited: Iterable[Paragraph]) -> frozenset[Side]:
        """Which way something goes that rests on these paragraphs: one way, or both."""
        found: set[Side] = set()
        for paragraph in cited:
            found |= {"goes"} if self.takes([paragraph]) else self.sides.get(paragraph, set())
        return frozenset(found or {"stays"})


def cited_in(block: str, own: str) -> list[Paragraph]:
    """The paragraphs that a block cites."""
    return [each for found in _CITED.finditer(block) for each in located(found[1], own)]


def located(text: str, own: str = "") -> list[Paragraph]:
    """The paragraphs that citations name; what is no citation names none.

    >>> located("p3; @talks, paras. 4, 5", "visit")
    [('visit', 3), ('talks', 4), ('talks', 5)]
    """
    found: list[Locator] = []
    for piece in text.split(";"):
        try:
            found.append(parse_locator(" ".join(piece.split())))
        except ValueError:
            continue
    return [(locator.brief or own, number) for locator in found for number in locator.paragraphs]
