"""Why a value is there: what a draft rests on, and what a person has made of it since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from briefsite.content.reading import read_entry
from briefsite.merging.merge import DRAFTS, REASONS
from briefsite.model.issues import BriefsiteError, did_you_mean
from briefsite.model.records import Entry
from briefsite.model.sources import Source, Span
from briefsite.sources import read_sources


@dataclass(frozen=True, slots=True)
class Ground:
    """One place in a source that a value rests on: its words, the sentence around them in one line, and the rule."""

    place: str
    words: str
    paragraph: str
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A field or block of a file. `drafted` is what the converter wrote, `now` what stands there; "" for nothing."""

    name: str
    drafted: str
    now: str
    grounds: tuple[Ground, ...]


def explain(root: Path, path: str, name: str = "") -> tuple[Explanation, ...]:
    """The grounds of every value of a content file, or of those whose name is `name` or begins with it.

    Raises BriefsiteError where the file has no draft, or no such value was drafted.
    """
    draft, now, reasons = _drafted(root, path), _entry(root / path, path), _reasons(root, path)
    wanted = [key for key in _in_order(reasons) if not name or key == name or key.startswith(f"{name}.")]
    if not wanted:
        hint = did_you_mean(name, reasons) or f"there are grounds for {', '.join(_in_order(reasons)) or 'nothing'}"
        raise BriefsiteError(f"{path}: the converter has no grounds for '{name}'; {hint}")
    sources = {source.file: source for source in read_sources(root)[0]}
    return tuple(
        Explanation(key, _value(draft, key), _value(now, key), tuple(_grounds(reasons[key], sources))) for key in wanted
    )


def _drafted(root: Path, path: str) -> Entry:
    entry = _entry(root / "content" / DRAFTS / Path(path).relative_to("content"), path)
    if entry is None:
        raise BriefsiteError(f"{path}: the converter never drafted this file, so all of it is a person's")
    return entry


def _entry(file: Path, path: str) -> Entry | None:
    return read_entry(path, file.read_bytes())[0] if file.is_file() else None


def _reasons(root: Path, path: str) -> Mapping[str, list[dict[str, Any]]]:
    file = root / "content" / DRAFTS / f"{Path(path).relative_to('content').as_posix()}{REASONS}"
    reasons: dict[str, list[dict[str, Any]]] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return reasons


def _in_order(reasons: Mapping[str, object]) -> list[str]:
    """The names with numbers as numbers, so that body.2 comes before body.10."""
    return sorted(reasons, key=lambda key: [(part.isdigit(), part.zfill(6)) for part in key.split(".")])


def _value(entry: Entry | None, key: str) -> str:
    """What an entry has under a key such as `date`, `roles.0`, `participants.hun-sen`, `body.3`."""
    if entry is None:
        return ""
    head, _, rest = key.partition(".")
    if head == "body":
        blocks = entry.body.blocks
        return blocks[int(rest)].text if int(rest) < len(blocks) else ""
    value = getattr(entry.record, head, "")
    if not rest or isinstance(value, str):
        return _said(value)
    if rest.isdigit():
        return _said(value[int(rest)]) if int(rest) < len(value) else ""
    return rest if rest in value else ""


def _said(value: Any) -> str:
    if is_dataclass(value):
        return ", ".join(_said(getattr(value, field.name)) for field in fields(value) if getattr(value, field.name))
    return value if isinstance(value, str) else ", ".join(_said(item) for item in value)


def _grounds(pieces: list[dict[str, Any]], sources: Mapping[str, Source]) -> Iterator[Ground]:
    for piece in pieces:
        place = f"seeds/{piece['file']}, paragraph {piece['paragraph']}"
        source = sources.get(piece["file"])
        if source is None or piece["paragraph"] > len(source.paragraphs):
            yield Ground(f"{place} (no longer there)", "", "", piece["rule"], piece.get("note", ""))
            continue
        words = " ".join(Span(*piece["span"]).of(source.text).split())
        paragraph = " ".join(source.paragraph_text(piece["paragraph"]).split())
        yield Ground(place, words, paragraph, piece["rule"], piece.get("note", ""))
