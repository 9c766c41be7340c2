"""Editions on disk: `content/.editions/0001.jsonl` and so on, a line for the edition and one for each change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from briefsite.disk import from_json, put
from briefsite.model.editions import Change, Edition, Facts, What
from briefsite.model.instants import parse_instant
from briefsite.model.issues import Issue, Place
from briefsite.model.records import Kind

FOLDER = "content/.editions"
_HINT = "bring the file back as it was: git checkout, or git log"


def read_editions(root: Path) -> tuple[tuple[Edition, ...], tuple[Issue, ...]]:
    """All editions, in order, and what cannot be read of them: a line that makes no sense is left out."""
    editions: list[Edition] = []
    issues: list[Issue] = []
    for path in sorted((root / FOLDER).glob("[0-9]*.jsonl")):
        found = list(_lines(path, path.relative_to(root).as_posix()))
        issues += [one for one in found if isinstance(one, Issue)]
        heads = [one for one in found if isinstance(one, tuple)]
        if heads and path.stem.isdecimal():
            changes = tuple(one for one in found if isinstance(one, Change))
            editions.append(Edition(int(path.stem), heads[0][0], changes, heads[0][1]))
    return tuple(sorted(editions, key=lambda one: one.number)), tuple(issues)


def write_edition(root: Path, edition: Edition) -> Path:
    """Keeps an edition; gives its file."""
    lines = [{"at": edition.at, **({"mark": edition.mark} if edition.mark else {})}, *map(_value, edition.changes)]
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    path = _path(root, edition.number)
    put(path, text.encode())
    return path


def drop_last(root: Path, mark: str) -> bool:
    """Forgets the last edition, if it is the one that was sent as the site with that mark."""
    editions, _ = read_editions(root)
    if not (mark and editions and editions[-1].mark == mark):
        return False
    _path(root, editions[-1].number).unlink()
    return True


def _path(root: Path, number: int) -> Path:
    return root / FOLDER / f"{number:04}.jsonl"


def _value(change: Change) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": change.kind, "id": change.id, "what": change.what}
    more = {"fields": list(change.fields), "added": change.added, "removed": change.removed}
    value |= {name: one for name, one in more.items() if one}
    if change.facts is not None:
        value |= {"facts": dict(change.facts.fields), "statements": list(change.facts.statements)}
    return value


def _lines(path: Path, name: str) -> Iterator[Change | tuple[str, str] | Issue]:
    """The lines of a file: first the edition's own, as instant and mark, then its changes."""
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            value = from_json(line)
            yield _head(value) if number == 1 else _change(value)
        except (ValueError, TypeError, KeyError, AttributeError):
            message = "this line says nothing about an edition"
            yield Issue(Place(name, number, 1), "bad-edition", message, _HINT)


def _head(value: dict[str, Any]) -> tuple[str, str]:
    at = parse_instant(value["at"]).isoformat(timespec="seconds")
    return at, str(value.get("mark", ""))


def _change(value: dict[str, Any]) -> Change:
    if value["kind"] not in get_args(Kind) or value["what"] not in get_args(What):
        raise ValueError(value)
    facts = Facts(dict(value["facts"]), tuple(map(str, value["statements"]))) if "facts" in value else None
    fields = tuple(map(str, value.get("fields", ())))
    counts = int(value.get("added", 0)), int(value.get("removed", 0))
    return Change(value["kind"], str(value["id"]), value["what"], fields, *counts, facts)
