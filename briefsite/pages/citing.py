"""The evidence on one page: each distinct citation gets a number, each use of it a place of its own."""

from __future__ import annotations

from briefsite.model.locators import Locator
from briefsite.model.pages.parts import Cite, Ref
from briefsite.model.records import Brief, SourceEntry
from briefsite.pages.dating import when
from briefsite.pages.library import Library


class Notes:
    """Numbers the citations of the page at `path`, in the order in which they are asked for."""

    def __init__(self, library: Library, path: str) -> None:
        self._library = library
        self._path = path
        self._numbers: dict[Locator, int] = {}
        self._cites: list[Cite] = []

    def cite(self, locator: Locator, *, gone: bool = False) -> Cite:
        """One use of a citation; `gone` where the text no longer has what is cited."""
        number = self._numbers.setdefault(locator, len(self._numbers) + 1)
        ref = self._library.ref(locator.brief) or Ref(locator.brief)
        record = self._library.briefs.get(locator.brief)
        outlet, date = (source_name(record), source_date(record.source)) if record else ("", "")
        path, here = self._paragraph(ref, locator), bool(ref.path) and ref.path == self._path
        cite = Cite(number, len(self._cites) + 1, ref, outlet, date, in_short(locator), path, here, gone)
        self._cites.append(cite)
        return cite

    def all(self) -> tuple[Cite, ...]:
        """One citation for each number, in order."""
        firsts = {cite.number: cite for cite in reversed(self._cites)}
        return tuple(firsts[number] for number in sorted(firsts))

    def _paragraph(self, ref: Ref, locator: Locator) -> str:
        shown = [number for number in locator.paragraphs if self._library.shows(locator.brief, number)]
        return f"{ref.path}#p{shown[0]}" if ref.path and shown else ref.path


def source_name(brief: Brief) -> str:
    """Whose text it is: the outlet, or else its headline, or else that of the brief."""
    return brief.source.publisher or brief.source.title or brief.title


def source_date(source: SourceEntry) -> str:
    """When it was published, in words; "" where that is not known."""
    date = when(source.published) if source.published else None
    return ", ".join(part for part in (date.words, date.missing) if part) if date else ""


def in_short(locator: Locator) -> str:
    """The paragraphs, for a note.

    >>> in_short(Locator("x", (3, 5)))
    'paras. 3, 5'
    """
    numbers = ", ".join(str(number) for number in locator.paragraphs)
    return f"{'para.' if len(locator.paragraphs) == 1 else 'paras.'} {numbers}"
