"""From a record to front matter, and new files that explain themselves to whoever fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from briefsite.content.shape import Shape, shapes
from briefsite.model.records import FOLDERS, TYPES, Kind, Record
from briefsite.model.slugs import slug

#: A text that every YAML reader takes for just that text; anything else is put in quotation marks.
_PLAIN = re.compile(
    r"(?=[^\W\d_])[^\x00-\x1f\x7f-\x9f\ufeff:#\[\]{},&*!|>'\"%@`\\=<~?\ud800-\udfff\ue000-\ue009\ufffe\uffff]+"
)
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_BODIES: dict[Kind, str] = {
    "brief": "- What the source says, and the paragraph that says so [@p1]\n",
    "event": "",
    "actor": "",
    "topic": "",
}


def front_matter(record: Record) -> str:
    """The record between its two `---` lines, fields in their order, without those that say nothing.

    Reading it gives the same record. Lists stand one item a line, so that a change of one is a change of one line.
    """
    return "\n".join(["---", *_lines(record), "---", ""])


def new_entry(kind: Kind, title: str) -> tuple[str, str]:
    """Path (below the root) and text of a new file of that kind, every field with a word on what belongs there."""
    values = {"title": title, **({"status": "draft"} if kind == "brief" else {"status": "reviewed"})}
    lines = [line for shape in shapes(TYPES[kind]).values() for line in _prompt(shape, values.get(shape.name, ""))]
    text = "\n".join(["---", *lines, "---", "", _BODIES[kind]])
    return f"content/{FOLDERS[kind]}/{slug(title)}.md", text.rstrip("\n") + "\n"


def _prompt(shape: Shape, value: str, indent: str = "") -> Iterator[str]:
    """The lines of a field that is still to be filled in."""
    if shape.form == "record" and shape.nested:
        yield f"{indent}{shape.name}:  # {shape.doc}"
        for inner in shapes(shape.nested).values():
            yield from _prompt(inner, "", f"{indent}  ")
        return
    default = shape.default if isinstance(shape.default, str) and shape.form == "choice" else ""
    empty = {"words": "[]", "records": "[]", "pairs": "{}"}.get(shape.form, "")
    written = scalar(value or default) if value or default else empty or (shape.choices[0] if shape.choices else "")
    yield f"{indent}{shape.name}: {written}".rstrip() + f"  # {shape.doc}"


def _lines(record: Any) -> Iterator[str]:
    for name in shapes(type(record)):
        value = getattr(record, name)
        if value not in ("", ()):
            yield from _field(name, value)


def _field(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{name}: {scalar(value)}"
        return
    yield f"{name}:"
    if is_dataclass(value):
        yield from (f"  {line}" for line in _lines(value))
        return
    for item in value:
        if isinstance(item, tuple):
            yield f"  {scalar(item[0])}: {scalar(item[1])}"
        else:
            first, *rest = [scalar(item)] if isinstance(item, str) else _lines(item)
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)


def scalar(text: str) -> str:
    """A text as YAML that any reader takes for just that text.

    >>> print(scalar("Norway"), scalar("NO"), scalar("2023-03-07"), scalar("XXXX-04-29"), scalar("A call: today"))
    Norway "NO" "2023-03-07" XXXX-04-29 "A call: today"
    """
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _NOT_TEXT
    return text if plain else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    """A character as it stands in double quotation marks."""
    if character in {'"', "\\"}:
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"
