"""New files that explain themselves to whoever fills them in."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.content.shape import Shape, shapes
from briefsite.front_matter import scalar
from briefsite.model.records import FOLDERS, TYPES, Kind
from briefsite.model.slugs import slug

_BODIES: dict[Kind, str] = {
    "brief": "- What the source says, and the paragraph that says so [@p1]\n",
    "event": "",
    "actor": "",
    "topic": "",
}


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
