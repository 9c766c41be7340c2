"""Why a value is there: what the converter drafted, what a person has made of it since, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from briefsite.content.reading import read_entry
from briefsite.disk import read
from briefsite.explain import explain as in_words
from briefsite.extraction.lexicon import load_lexicon
from briefsite.merging.memory import DRAFTS, REASONS
from briefsite.merging.standing import look_around
from briefsite.model.issues import BriefsiteError, FaultyError
from briefsite.model.records import Entry
from briefsite.model.review import Reasons
from briefsite.pipeline.reasons import RENEW, in_order, reasons_in
from briefsite.sources import read_sources


@dataclass(frozen=True, slots=True)
class Explanation:
    """A field or block of a file: what the converter `drafted`, what stands there `now` ("" for nothing), and why."""

    name: str
    drafted: str
    now: str
    sentences: tuple[str, ...]


def explain(root: Path, path: str, field: str = "") -> tuple[Explanation, ...]:
    """Why the values of a content file are there: those of `field`, or all of them.

    Raises BriefsiteError where the file has no draft, or nothing is known of the field.
    """
    draft, now, reasons = _drafted(root, path), _standing(root, path), _reasons(root, path)
    why = in_words(reasons, field, read_sources(root)[0], load_lexicon().table("rules"))
    return tuple(
        Explanation(name, _value(draft, name), _value(now, name), why[name]) for name in sorted(why, key=in_order)
    )


def _drafted(root: Path, path: str) -> Entry:
    name = _draft_of(root, path)
    data = read(root / name)
    if data is None:
        raise BriefsiteError(f"{path}: the converter never drafted this file, so all of it is a person's")
    entry, _ = read_entry(path, data, named=False)
    if entry is None:
        raise BriefsiteError(f"{name}: the last draft is damaged; restore it from git")
    return entry


def _draft_of(root: Path, path: str) -> str:
    """The last draft of a file: also of one that a person has renamed or moved since."""
    below = Path(path).relative_to("content").as_posix()
    if not (root / f"content/{DRAFTS}/{below}").exists():
        below = look_around(root / "content").moved.get(below, below)
    return f"content/{DRAFTS}/{below}"


def _standing(root: Path, path: str) -> Entry | None:
    """What stands in the file today; None where there is none."""
    data = read(root / path)
    entry, issues = read_entry(path, data) if data is not None else (None, ())
    if issues and entry is None:
        raise FaultyError(issues)
    return entry


def _reasons(root: Path, path: str) -> Reasons:
    name = _draft_of(root, path) + REASONS
    try:
        return reasons_in(read(root / name) or b"{}")
    except ValueError:
        raise BriefsiteError(f"{name}: it is damaged, so nothing says what the draft rests on; {RENEW}") from None


def _value(entry: Entry | None, name: str) -> str:
    """What an entry has under a name: `date`, `roles.0`, `commitments.0.to`, `participants.hun-sen`, `body.3`."""
    if entry is None:
        return ""
    head, _, rest = name.partition(".")
    if head == "body":
        blocks = entry.body.blocks
        return blocks[int(rest)].text if int(rest) < len(blocks) else ""
    value = getattr(entry.record, head, "")
    if not rest or isinstance(value, str):
        return _said(value)
    number, _, part = rest.partition(".")
    if not number.isdigit():
        return rest if rest in value else ""
    one = value[int(number)] if int(number) < len(value) else ""
    return _said(getattr(one, part, "") if part else one)


def _said(value: Any) -> str:
    if is_dataclass(value):
        return ", ".join(_said(getattr(value, field.name)) for field in fields(value) if getattr(value, field.name))
    return value if isinstance(value, str) else ", ".join(_said(item) for item in value)
