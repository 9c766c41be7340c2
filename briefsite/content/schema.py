"""The schema, read off the record classes: JSON Schema for editors, and the tables of the content reference."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefsite.content.shape import Shape, shapes
from briefsite.model.records import FOLDERS, TYPES, Kind

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MADE = "<!-- made by `python -m briefsite.content.schema`: change the record classes, not this part -->"
_ID = r"^(\[\[.+\]\]|(?!p\d+$)[a-z0-9]+(-[a-z0-9]+)*)$"
FORMS: dict[str, dict[str, str]] = {
    "edtf": {"pattern": r"^[0-9X./?~%-]*$"},
    "url": {"pattern": r"^(https?://.*)?$"},
    "citation": {"pattern": r"^(@?[a-z0-9-]+, *paras?\.? *[0-9].*)?$"},
    "instant": {"pattern": r"^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?)?$"},
}


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind's front matter."""
    return {
        "$schema": _DRAFT,
        "title": f"Front matter of a file in content/{FOLDERS[kind]}/",
        **_object(TYPES[kind]),
    }


def reference() -> str:
    """Markdown tables of every field of every kind, for the content reference."""
    return "\n".join(line for kind in TYPES for line in _section(kind))


def _object(record_type: type[Any]) -> dict[str, Any]:
    known = shapes(record_type)
    required = [shape.name for shape in known.values() if shape.required]
    properties = {shape.name: {**_property(shape), "description": shape.doc} for shape in known.values()}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _property(shape: Shape) -> dict[str, Any]:
    """What a value may be; a key without a value, which YAML reads as null, says nothing and is allowed."""
    if shape.form == "choice":
        return {"enum": [*shape.choices, *([] if shape.required else [None])]}
    if shape.form == "pairs":
        return {"type": ["object", "null"], "additionalProperties": {"type": ["string", "number"]}}
    if shape.form == "words":
        return {"type": ["array", "null"], "items": {"type": "string", **({"pattern": _ID} if shape.links else {})}}
    if shape.nested:
        each = _object(shape.nested)
        return {"type": ["array", "null"], "items": each} if shape.form == "records" else each
    return _text(shape)


def _text(shape: Shape) -> dict[str, Any]:
    if shape.written_as == "edtf":  # other YAML readers take a bare year for a number
        return {"type": ["string", "integer", "null"], **FORMS["edtf"]}
    return {"type": "string" if shape.required else ["string", "null"], **FORMS.get(shape.written_as, {})}


def _section(kind: Kind) -> Iterator[str]:
    yield from (f"### A file in `content/{FOLDERS[kind]}/`", "")
    yield from _table(TYPES[kind])
    for shape in shapes(TYPES[kind]).values():
        if shape.nested:
            each = "Each entry of" if shape.form == "records" else "Below"
            yield from (f"{each} `{shape.name}`:", "")
            yield from _table(shape.nested)


def _table(record_type: type[Any]) -> Iterator[str]:
    yield from ("| key | holds | |", "|---|---|---|")
    for shape in shapes(record_type).values():
        needed = "**required**; " if shape.required else ""
        yield f"| `{shape.name}` | {_kind_of_value(shape)} | {needed}{shape.doc}{_default(shape)} |"
    yield ""


def _kind_of_value(shape: Shape) -> str:
    if shape.form == "choice":
        return "one of " + ", ".join(f"`{choice}`" for choice in shape.choices)
    if shape.links:
        article = "an" if shape.links[0] in "aeiou" else "a"
        return f"ids of {shape.links}s" if shape.form == "words" else f"the id of {article} {shape.links}"
    forms = {
        "edtf": "date (EDTF)",
        "url": "web address",
        "citation": "citation",
        "position": "place",
        "instant": "day or instant",
    }
    names = {"words": "list of texts", "pairs": "`name: value` pairs", "record": "keys of its own", "records": "list"}
    return names.get(shape.form) or forms.get(shape.written_as, "text")


def _default(shape: Shape) -> str:
    return f" (else `{shape.default}`)" if shape.form == "choice" and not shape.required else ""


def documents(reference_page: str) -> dict[str, str]:
    """The generated files of `docs/`, by path below it: every schema, and the reference with its tables brought up to
    date; `reference_page` is its text as it stands."""
    schemas = {
        f"schema/{kind}.json": json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n" for kind in TYPES
    }
    introduction, mark, _ = reference_page.partition(_MADE)
    return {"content-reference.md": f"{introduction}{mark}\n\n{reference()}".rstrip() + "\n", **schemas}


if __name__ == "__main__":
    docs = Path("docs")
    for name, text in documents((docs / "content-reference.md").read_text("utf-8")).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")
