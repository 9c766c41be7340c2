"""A paragraph as the rules of roles see it: its words, with the lists and the names that are known in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefsite.extraction.name_words import NameWords
from briefsite.extraction.names import Name, Taken
from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

#: Honorifics that without their full stops are words as well, and offices that are kept for life.
_EXCELLENCIES = frozenset({"HE", "HRH", "HM"})
_STYLES = frozenset({"Ambassador", "Professor"})


@dataclass(frozen=True)
class Scene:
    """A paragraph's words with the lists and the names that are known in it."""

    doc: Doc
    words: tuple[Word, ...]
    lists: NameWords
    taken: Taken
    english: frozenset[str] = frozenset()


def starting(scene: Scene, position: int) -> Name | None:
    """The person whose name starts at a word."""
    if position >= len(scene.words):
        return None
    start = scene.words[position].start
    name = scene.taken.at(start)
    return name if name and name.kind == "person" and name.span.start == start else None


def past_titles(scene: Scene, position: int) -> int:
    titles, words = scene.lists.titles, scene.words
    if position + 1 < len(words) and words[position].lower == "the" and titles.honorifics.at(words, position + 1):
        position += 1  # `the Minister of Trade of Carrow, the Honourable NAME`
    while position < len(words):
        hit = titles.ranks.at(words, position) or titles.honorifics.at(words, position)
        styled = words[position].text in _STYLES and words[position].gap.endswith(", ")
        if not hit and not styled and words[position].text not in _EXCELLENCIES:
            break
        position = hit[0] if hit else position + 1
    return position
