"""Source texts in a pack: whole where they may be shown whole, else only the paragraphs that are cited, under their
numbers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, fields

from briefsite.disk import from_json
from briefsite.model.issues import BriefsiteError
from briefsite.model.sources import Metadata, Paragraph, Source, Span

#: No pack has as many paragraphs; one that says so is not believed.
_MOST = 1_000_000


def packed_source(source: Source, shown: Collection[int]) -> bytes:
    """The text as JSON, with the paragraphs whose numbers are in `shown`."""
    said = {
        "file": source.file,
        "sha256": source.digest,
        "metadata": {key: value for key, value in asdict(source.metadata).items() if value},
        "count": len(source.paragraphs),
        "paragraphs": {str(one.number): one.span.of(source.text) for one in source.paragraphs if one.number in shown},
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def unpacked_sources(files: Mapping[str, bytes]) -> Iterator[Source]:
    """Every text of a pack, by its file's name. Raises BriefsiteError where one makes no sense."""
    left = _MOST
    for name, data in files.items():
        source = _unpacked(data, name, left)
        left -= len(source.paragraphs)
        yield source


def _unpacked(data: bytes, name: str, most: int) -> Source:
    """The text again; a paragraph that was not packed is empty."""
    try:
        said = from_json(data)
        count = int(said["count"])
        if not 0 <= count <= most:
            raise ValueError
        texts = [str(said["paragraphs"].get(str(number), "")) for number in range(1, count + 1)]
        known = {field.name for field in fields(Metadata)}
        metadata = Metadata(**{key: str(value) for key, value in said["metadata"].items() if key in known})
        return Source(str(said["file"]), "\n\n".join(texts), str(said["sha256"]), tuple(_paragraphs(texts)), metadata)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BriefsiteError(f"{name} cannot be read: it holds no packed text") from None


def _paragraphs(texts: list[str]) -> list[Paragraph]:
    found, start = [], 0
    for number, text in enumerate(texts, 1):
        found.append(Paragraph(number, Span(start, start + len(text))))
        start += len(text) + 2
    return found
