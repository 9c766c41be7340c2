"""The source texts as citation managers take them: BibTeX and CSL-JSON.

Only what the source says of itself is written. A text without a headline is called by its file; one without a year has
none. An author is one name as written: which part of it is the family's is not for a machine to guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefsite.model.dates import bounds, in_words, iso_prefix, parse
from briefsite.model.pages.machines import DataFile
from briefsite.model.pages.reuse import Citable
from briefsite.model.records import Brief
from briefsite.model.wording import Wording
from briefsite.pages.joined import Joined
from briefsite.pages.library import Library
from briefsite.pages.plain_json import in_json
from briefsite.pages.reuse.addresses import BIBTEX, CSL, data_page
from briefsite.pages.reuse.json_files import as_json

#: What TeX would read as something else. BibTeX counts braces whatever is before them, so they need names.
_NAMED = {
    "\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum",
}  # fmt: skip
_TEX = {c: f"\\text{name}{{}}" for c, name in _NAMED.items()} | {c: f"\\{c}" for c in "$&#_%"}
_SPECIAL = re.compile("|".join(map(re.escape, _TEX)))
#: What an address may not hold in a BibTeX file.
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def source_files(library: Library) -> Iterator[DataFile]:
    """The sources of all briefs, in order of id."""
    yield data_page(BIBTEX, _ENTRIES.folded(library))
    yield data_page(CSL, _ITEMS.folded(library, "[", "]\n"))


def citables(library: Library, briefs: Iterable[str]) -> tuple[Citable, ...]:
    """The sources of some briefs, to be copied; nothing where there is none."""
    ids = [id_ for id_ in dict.fromkeys(briefs) if id_ in library.briefs]
    if not ids:
        return ()
    found = [library.once(_citable, id_) for id_ in ids]
    return (
        Citable("BibTeX", "\n".join(entry for entry, _ in found)),
        Citable("CSL-JSON", "[" + ",\n".join(item for _, item in found) + "]\n"),
    )


def _item(library: Library, id_: str) -> str:
    return in_json(csl(library, id_))


def _citable(library: Library, id_: str) -> tuple[str, str]:
    return bibtex(library, id_), as_json(csl(library, id_)).strip()


def bibtex(library: Library, id_: str) -> str:
    """The source of a brief as an entry: `@online`, as biblatex has it, where it has an address, or else `@misc`."""
    brief = library.briefs[id_]
    source, url = brief.source, _url(brief)
    published = iso_prefix(source.published)
    fields = {
        "title": f"{{{escaped(_title(brief))}}}",
        "author": f"{{{escaped(source.author)}}}" if source.author else "",
        "organization": escaped(source.publisher),
        "date": published,
        "year": published[:4],
        "url": "".join(_IN_URL.get(character, character) for character in url),
        "urldate": iso_prefix(source.retrieved) if url else "",
        "note": escaped(_note(library.say, brief)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{'online' if url else 'misc'}{{{id_},\n" + ",\n".join(lines) + "\n}\n"


def csl(library: Library, id_: str) -> dict[str, Any]:
    """The source of a brief as an item."""
    brief = library.briefs[id_]
    source, url = brief.source, _url(brief)
    item: dict[str, Any] = {
        "id": id_,
        "type": "article-newspaper" if source.publisher else "document",
        "title": _title(brief),
        "author": [{"literal": source.author}] if source.author else [],
        "container-title": source.publisher,
        "issued": _date(source.published),
        "accessed": _date(source.retrieved) if url else None,
        "URL": url,
        "note": _note(library.say, brief),
    }
    return {key: value for key, value in item.items() if value}


_ENTRIES = Joined("entries of sources", lambda library: library.briefs, bibtex, "\n")
_ITEMS = Joined("items of sources", lambda library: library.briefs, _item, ",")


def escaped(text: str) -> str:
    r"""Text as TeX must be given it, in one line.

    >>> escaped("Profits & losses: 5% {of} a_b")
    'Profits \\& losses: 5\\% \\textbraceleft{}of\\textbraceright{} a\\_b'
    """
    return _SPECIAL.sub(lambda match: _TEX[match[0]], " ".join(text.split()))


def _title(brief: Brief) -> str:
    return brief.source.title or brief.source.file


def _url(brief: Brief) -> str:
    return brief.source.url if brief.source.url.startswith(("https://", "http://")) else ""


def _note(say: Wording, brief: Brief) -> str:
    """What the other fields cannot say: a date that is not exact, and what a text without a headline is about."""
    published = brief.source.published
    unsaid = published and not iso_prefix(published)
    date = say("Date of publication: %(date)s", date=in_words(published, say)) if unsaid else ""
    about = "" if brief.source.title else say("Digested in the brief “%(title)s”", title=brief.title)
    return ". ".join(filter(None, (date, about)))


def _date(edtf: str) -> dict[str, Any] | None:
    """A date in parts, from first to last where it is a range; None where its year is not known."""
    low, _ = bounds(edtf)
    found = parse(edtf) if edtf else None
    if low is None or found is None or found.start is None:
        return None
    ends = (found.start, found.end) if found.interval and found.end else (found.start,)
    if not all(point.year.isdigit() for point in ends):
        return None
    parts = [[int(part) for part in (point.year, point.month, point.day) if part.isdigit()] for point in ends]
    value: dict[str, Any] = {"date-parts": [_calendar(one) for one in parts]}
    return {**value, "circa": True} if any(point.qualifier for point in ends) else value


def _calendar(parts: list[int]) -> list[int]:
    """Without a season, which is no month."""
    return parts[:1] if len(parts) > 1 and parts[1] > 12 else parts
