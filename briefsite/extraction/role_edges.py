"""Where the name ends that a comma or "is" parts from a role: `Ada Lund of Carrow, the Party's 2020 | nominee`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.scenes import Scene
    from briefsite.extraction.titles import RolePhrase

#: What may stand between a name and the role that a comma or dash adds to it.
PARTED = frozenset({",", "-", "--"})
#: The longest name of a body, in words, that stands unlisted between a comma and a role.
_LONGEST = 3
COPULA = frozenset({"is", "was", "became", "remains"})
_BETWEEN = frozenset({"the", "a", "an", "his", "her", "its", "their", "currently", "now", "also", "who", "is", "was"})


def opening(words: Sequence[Word], start: int) -> int | None:
    """The first word of what stands between a comma and a role: an article, a possessive, or the role itself."""
    edge = start
    while (
        edge > 0
        and words[edge].gap.strip(" 's") == ""
        and (words[edge - 1].lower in _BETWEEN or _owner(words, edge - 1) or is_year(words[edge - 1]))
    ):
        edge -= 1
    return edge if edge > 0 else None


def past_origin(words: Sequence[Word], edge: int) -> int:
    """Where a name before a comma ends, behind which stands from where somebody is: `Ada Lund | of South Carrow, the
    nominee`."""
    at = edge
    while at > 1 and edge - at < _LONGEST and words[at - 1].capital and (at == edge or words[at].joined):
        at -= 1
    placed = 1 < at < edge and words[at].joined and words[at - 1].lower in {"of", "from"} and words[at - 2].capital
    return at - 1 if placed else edge


def is_year(word: Word) -> bool:
    """`the Party's 2020 presidential | nominee`."""
    return len(word.text) == 4 and word.text.isdigit()


def _owner(words: Sequence[Word], index: int) -> bool:
    """Whether a word is part of the name of the role's owner: `Cambodia's prime minister`."""
    within = words[index : index + 4]
    owns = next((n for n, w in enumerate(within) if w.possessive), None)
    return owns is not None and all(w.capital for w in within[:owns])


def past_body(scene: Scene, role: RolePhrase) -> int:
    """Where a role starts with a body before it that no list knows: `Ada Lund, | Department Spokesperson`, or that is
    named: `Ada Lund, the | Norwegian Government commissioner`."""
    words, start = scene.words, role.start
    beside = scene.taken.at(words[start - 1].start) if start and words[start].joined else None
    if beside is not None and beside.kind in {"state", "organisation"} and beside.span.end == words[start - 1].end:
        return next(n for n, word in enumerate(words) if word.start >= beside.span.start)
    while start and role.start - start < _LONGEST and words[start].joined and words[start - 1].capital:
        start -= 1
    parted = 0 < start < role.start and words[start].gap.strip() == ","
    held = any(scene.taken.at(word.start) for word in words[start : role.start])
    return start if parted and not held else role.start
