"""The evidence on one page: each distinct citation gets a number, and behind the number stands the passage itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefsite.model.locators import Locator
from briefsite.model.pages.parts import Backing, Cite, Cited, Evidence, Excerpt, Ref
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
        self._cites: dict[Locator, tuple[Cite, list[str]]] = {}

    def cite(self, locator: Locator, words: str = "") -> Cite:
        """One use of a citation; `words` are those that it bears out."""
        found = self._cites.get(locator)
        if found is None:
            cited = self._library.once(_cited, locator)
            here = bool(cited.brief.path) and cited.brief.path == self._path
            found = self._cites[locator] = Cite(len(self._cites) + 1, cited, here), []
        if words:
            found[1].append(words)
        return found[0]

    def all(self) -> tuple[Evidence, ...]:
        """The evidence behind each number, in order."""
        return tuple(Evidence(cite, self._backing(locator, words)) for locator, (cite, words) in self._cites.items())

    def _backing(self, locator: Locator, words: Iterable[str]) -> Backing:
        borne_out: tuple[Locator, *tuple[str, ...]] = (locator, *words)
        return self._library.once(_backing, borne_out)


def _cited(library: Library, locator: Locator) -> Cited:
    ref = library.ref(locator.brief) or Ref(locator.brief)
    known = locator.brief in library.briefs
    outlet, date = library.once(_outlet, locator.brief) if known else ("", "")
    shown = _shown(library, locator)
    path = f"{ref.path}#p{shown[0]}" if ref.path and shown else ref.path
    return Cited(ref, outlet, date, in_short(library.say, locator), path)


def _backing(library: Library, borne_out: tuple[Locator, *tuple[str, ...]]) -> Backing:
    """The evidence for some words, which follow the locator."""
    locator, *words = borne_out
    shown, record = _shown(library, locator), library.briefs.get(locator.brief)
    source = library.graph.sources.get(locator.brief)
    texts = [(number, source.paragraph_text(number)) for number in shown] if source else []
    url = record.source.url if record and record.source.url.startswith(("https://", "http://")) else ""
    original = f"{url}{text_fragment(texts[0][1])}" if url and texts and "#" not in url else url
    cited = [excerpt(number, text, words) for number, text in texts]
    return Backing(library.once(_cited, locator), tuple(_in_context(library, locator.brief, cited)), original)


def _in_context(library: Library, brief: str, cited: Sequence[Excerpt]) -> Iterator[Excerpt]:
    """The cited paragraphs; where that is one, with the ends of its neighbours that may be shown."""
    source = library.graph.sources.get(brief)
    only = cited[0].number if len(cited) == 1 else 0
    if source and only and library.shows(brief, only - 1):
        yield beside(only - 1, source.paragraph_text(only - 1), before=True)
    yield from cited
    if source and only and library.shows(brief, only + 1):
        yield beside(only + 1, source.paragraph_text(only + 1), before=False)


def _shown(library: Library, locator: Locator) -> list[int]:
    return [number for number in locator.paragraphs if library.shows(locator.brief, number)]


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
