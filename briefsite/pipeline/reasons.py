"""The evidence beside a draft, as it stands in its `.why.json`: ours, but in a folder in which anybody may type."""

from __future__ import annotations

from typing import Any

from briefsite.disk import from_json
from briefsite.model.review import Evidence, Reasons

#: What to do about such a file that is damaged.
RENEW = "convert again, and it is written anew"


def reasons_in(data: bytes) -> Reasons:
    """The evidence in the bytes of such a file. Raises ValueError where they hold anything else."""
    found = from_json(data)
    if not isinstance(found, dict):
        raise ValueError(f"{found!r} has no names")
    return {name: tuple(map(_piece, _rows(pieces))) for name, pieces in found.items()}


def in_order(name: str) -> list[tuple[bool, str]]:
    """Names by this have their numbers as numbers, so that body.2 comes before body.10."""
    return [(part.isdigit(), part.zfill(6) if part.isdigit() else part) for part in name.split(".")]


def _rows(pieces: Any) -> list[Any]:
    if isinstance(pieces, list):
        return pieces
    raise ValueError(f"{pieces!r} is no list")


def _piece(row: Any) -> Evidence:
    match row:
        case {"file": str(file), "paragraph": int(number), "span": [int(start), int(end)], "rule": str(rule), **more}:
            return Evidence(file, number, start, end, rule, str(more.get("note", "")))
    raise ValueError(f"{row!r} is no evidence")
