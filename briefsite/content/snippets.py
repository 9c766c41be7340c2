"""What VS Code completes in a content file: each key with what it may hold, and whole files, read off the records.

Its YAML extension reads no front matter in Markdown, whatever schema is set for it. Snippets are the editor's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefsite.content.shape import Shape, shapes
from briefsite.model.records import FOLDERS, TYPES, Kind


def vscode_snippets() -> str:
    """The snippets, as `.vscode/briefsite.code-snippets`."""
    made = {name: {"scope": "markdown", **snippet} for kind in TYPES for name, snippet in _snippets(kind)}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _snippets(kind: Kind) -> Iterator[tuple[str, dict[str, Any]]]:
    known = shapes(TYPES[kind])
    needed = [line for shape in known.values() if shape.required for line in _lines(shape)]
    where = f"a file in content/{FOLDERS[kind]}/"
    yield (
        f"{kind}: new file",
        {"prefix": kind, "description": where, "body": _numbered(["---", *needed, "---", "", "§"])},
    )
    for shape in known.values():
        described = {"description": f"{shape.doc} ({where})", "body": _numbered([*_lines(shape)])}
        yield f"{kind}: {shape.name}", {"prefix": shape.name, **described}


def _lines(shape: Shape) -> Iterator[str]:
    """A key with what it may hold; § stands where a person types, with what is chosen from behind it."""
    if shape.form == "choice":
        yield f"{shape.name}: §|{','.join(choice for choice in shape.choices if choice)}|"
    elif shape.form == "words":
        yield from (f"{shape.name}:", "  - §")
    elif shape.form == "pairs":
        yield from (f"{shape.name}:", "  §: §")
    elif shape.nested:
        inner = [line for each in shapes(shape.nested).values() if each.required for line in _lines(each)]
        first, more = ("- ", "  ") if shape.form == "records" else ("", "")
        yield f"{shape.name}:"
        yield from (f"  {more if n else first}{line}" for n, line in enumerate(inner))
    else:
        yield f"{shape.name}: §"


def _numbered(lines: list[str]) -> list[str]:
    """The lines with the places where a person types, in order; the last is where the cursor ends."""
    stops = iter(range(1, 100))
    return ["".join(_stops(line, stops)) for line in lines]


def _stops(line: str, stops: Iterator[int]) -> Iterator[str]:
    first, *rest = line.split("§")
    yield first
    for part in rest:
        yield f"${{{next(stops)}{part}}}" if part.startswith("|") else f"${next(stops)}{part}"
