"""The evidence on one page: each distinct citation gets a number, and behind the number stands the passage itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefsite.model.locators import Locator
from briefsite.model.pages.parts import Cite, Evidence, Excerpt, Ref
from briefsite.model.records import Brief, SourceEntry
from briefsite.model.wording import Wording
from briefsite.pages.dating import when
from briefsite.pages.excerpts import beside, excerpt, text_fragment
from briefsite.pages.library import Library


class Notes:
    """Numbers the citations of the page at `path`, in the order in which they are asked for."""

    def __init__(self, library: Library, path: str) -> None:
        self._library = library
        self._path = path
        self._cites: dict[Locator, Cite] = {}
        self._words: dict[Locator, list[str]] = {}
        self._paragraphs: dict[Locator, list[int]] = {}

    def cite(self, locator: Locator, words: str = "") -> Cite:
        """One use of a citation; `words` are those that it bears out."""
        if words:
            self._words.setdefault(locator, []).append(words)
        if locator not in self._cites:
            self._cites[locator] = self._cite(locator, len(self._cites) + 1)
        return self._cites[locator]

    def all(self) -> tuple[Evidence, ...]:
        """The evidence behind each number, in order."""
        return tuple(self._evidence(locator, cite) for locator, cite in self._cites.items())

    def _cite(self, locator: Locator, number: int) -> Cite:
        ref = self._library.ref(locator.brief) or Ref(locator.brief)
        known = locator.brief in self._library.briefs
        outlet, date = self._library.once(_outlet, locator.brief) if known else ("", "")
        shown = self._shown(locator)
        path = f"{ref.path}#p{shown[0]}" if ref.path and shown else ref.path
        return Cite(
            number,
            ref,
            outlet,
            date,
            in_short(self._library.say, locator),
            path,
            bool(ref.path) and ref.path == self._path,
        )

    def _evidence(self, locator: Locator, cite: Cite) -> Evidence:
        shown, record = self._shown(locator), self._library.briefs.get(locator.brief)
        source = self._library.graph.sources.get(locator.brief)
        texts = [(number, source.paragraph_text(number)) for number in shown] if source else []
        words = self._words.get(locator, [])
        url = record.source.url if record and record.source.url.startswith(("https://", "http://")) else ""
        original = f"{url}{text_fragment(texts[0][1])}" if url and texts and "#" not in url else url
        cited = [excerpt(number, text, words) for number, text in texts]
        return Evidence(cite, tuple(self._in_context(locator.brief, cited)), original)

    def _in_context(self, brief: str, cited: Sequence[Excerpt]) -> Iterator[Excerpt]:
        """The cited paragraphs; where that is one, with the ends of its neighbours that may be shown."""
        source = self._library.graph.sources.get(brief)
        only = cited[0].number if len(cited) == 1 else 0
        if source and only and self._library.shows(brief, only - 1):
            yield beside(only - 1, source.paragraph_text(only - 1), before=True)
        yield from cited
        if source and only and self._library.shows(brief, only + 1):
            yield beside(only + 1, source.paragraph_text(only + 1), before=False)

    def _shown(self, locator: Locator) -> list[int]:
        found = self._paragraphs.get(locator)
        if found is None:
            shows = self._library.shows
            found = self._paragraphs[locator] = [n for n in locator.paragraphs if shows(locator.brief, n)]
        return found


def _outlet(library: Library, id_: str) -> tuple[str, str]:
    """Whose text a brief digests, and when it was published."""
    record = library.briefs[id_]
    return source_name(record), source_date(library.say, record.source)


def source_name(brief: Brief) -> str:
    """Whose text it is: the outlet, or else its headline, or else that of the brief."""
    return brief.source.publisher or brief.source.title or brief.title


def source_date(say: Wording, source: SourceEntry) -> str:
    """When it was published, in words; "" where that is not known."""
    date = when(say, source.published) if source.published else None
    return ", ".join(part for part in (date.words, date.missing) if part) if date else ""


def in_short(say: Wording, locator: Locator) -> str:
    """The paragraphs, for a note.

    >>> in_short(Wording(), Locator("x", (3, 5)))
    'paras. 3, 5'
    """
    numbers = ", ".join(str(number) for number in locator.paragraphs)
    return say.counted(len(locator.paragraphs), "para. %(numbers)s", "paras. %(numbers)s", numbers=numbers)
