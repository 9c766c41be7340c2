"""Files that hold a text in another form than plain text: none is read, and whoever put one there is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from briefsite.disk import printed
from briefsite.model.issues import Issue, Place

_FORMS = frozenset(
    ("", ".doc", ".docx", ".eml", ".epub", ".htm", ".html", ".msg", ".odt", ".pages", ".pdf", ".rtf", ".text", ".xhtml")
)


def document_issues(folder: str, files: Iterable[str], texts: Collection[str]) -> Iterator[Issue]:
    """A warning for each of the files below a folder that is such a document, but for the originals of `texts`: what
    lies beside a text of its name."""
    stems = {text.rpartition(".")[0] for text in texts}
    for file in files:
        path = PurePosixPath(file)
        if path.suffix.lower() in _FORMS and str(path.with_suffix("")) not in stems:
            hint = f"save its words as {path.stem}.txt, in UTF-8"
            place = Place(printed(f"{folder}/{file}"))
            yield Issue(place, "no-plain-text", "it is no plain text, and is not read", hint, "warning")
