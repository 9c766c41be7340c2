"""Splits: an actor, event or topic of which an editor found that it is two."""

from __future__ import annotations

from briefsite.model.nouns import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Split:
    """`one` is the id that stays, `other` the id that parted from it, `title` the name it was given.

    What is named belongs to `other`: forms of the name in `names`, all that the texts in `files` (paths below `seeds/`)
    say, and the `paragraphs` (file, number from 1). What is not named stays. Of several, `number` says which came
    first: what had gone by then, a later one cannot name.
    """

    one: str
    other: str
    title: str
    names: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    paragraphs: tuple[tuple[str, int], ...] = ()
    number: int = 0

    def takes(self, file: str, paragraph: int, form: str = "") -> bool:
        """Whether what a paragraph of a text says belongs to `other`, or the form of a name that it has."""
        named = {fold(name) for name in self.names}
        return file in self.files or (file, paragraph) in self.paragraphs or (bool(form) and fold(form) in named)


def fold(name: str) -> str:
    """A form of a name, to compare by: white space and capitals do not count."""
    return " ".join(name.casefold().split())
