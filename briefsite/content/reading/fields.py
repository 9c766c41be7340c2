"""From typed front matter to a record: strict, and every fault at once, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefsite.content.reading.forms import FAULTS, HINTS
from briefsite.content.reading.front_matter import FrontMatter, Typed
from briefsite.content.shape import Shape, shapes
from briefsite.model.issues import Issue, Place, Severity, did_you_mean
from briefsite.model.legible import said

_WIKILINK = re.compile(r"\[\[([^\[\]|#]+)(?:[|#][^\[\]]*)?\]\]")
_ABSENT: Any = object()


class Fields:
    """Builds records from the values of one file's front matter; what is wrong is added to the file's issues."""

    def __init__(self, header: FrontMatter) -> None:
        self._header = header

    def build(self, record_type: type[Any], values: dict[str, Typed], prefix: str = "") -> Any:
        """The record, or None where a fault makes it impossible."""
        built = self._values(record_type, values, prefix)
        if any(value is None for value in built.values()):
            return None
        return record_type(**{name: value for name, value in built.items() if value is not _ABSENT})

    def as_far_as_known(self, record_type: type[Any], values: dict[str, Typed], prefix: str = "") -> Any:
        """The record without what is at fault in it, and with nothing in the place of what must be there and is not."""
        built = self._values(record_type, values, prefix)
        for name, shape in shapes(record_type).items():
            if shape.nested and shape.form == "record":
                inner = values.get(name)
                built[name] = self.as_far_as_known(shape.nested, inner if isinstance(inner, dict) else {}, f"{name}.")
            elif built[name] is None:
                built[name] = (shape.choices[0] if shape.choices else "") if shape.required else _ABSENT
        return record_type(**{name: value for name, value in built.items() if value is not _ABSENT})

    def _values(self, record_type: type[Any], values: dict[str, Typed], prefix: str) -> dict[str, Any]:
        """The value of each field, `_ABSENT` for its default, or None for a fault."""
        known = shapes(record_type)
        for name in values:
            if name not in known:
                self._unknown(f"{prefix}{name}", name, list(known))
        return {name: self._field(shape, values, prefix) for name, shape in known.items()}

    def _field(self, shape: Shape, values: dict[str, Typed], prefix: str) -> Any:
        """The field's value, `_ABSENT` for its default, or None for a fault."""
        path = f"{prefix}{shape.name}"
        value = values.get(shape.name, "")
        if value in ([], {}) or (isinstance(value, str) and not said(value)):
            return self._missing(shape, path) if shape.required else _ABSENT
        reader: Callable[[Shape, Typed, str], Any] = getattr(self, f"_{shape.form}")
        return reader(shape, value, path)

    def _text(self, shape: Shape, value: Typed, path: str) -> str | None:
        if not isinstance(value, str):
            self._fault(path, "wrong-type", f"'{path}' must be one text, not {_called(value)}", _quoted(value))
            return None
        text = _unlinked(value) if shape.links else value
        fault = FAULTS[shape.written_as](text) if shape.written_as else ""
        if fault:
            self._fault(path, f"bad-{shape.written_as}", f"{path}: {fault}", HINTS[shape.written_as])
            return None
        return text

    def _choice(self, shape: Shape, value: Typed, path: str) -> str | None:
        if isinstance(value, str) and value in shape.choices:
            return value
        words = ", ".join(shape.choices)
        if not isinstance(value, str):
            self._fault(path, "wrong-type", f"'{path}' must be one word, not {_called(value)}", f"one of: {words}")
            return None
        hint = did_you_mean(value.lower(), shape.choices) or f"it may be: {words}"
        self._fault(path, "not-in-vocabulary", f"{path} cannot be '{value}'", hint)
        return None

    def _words(self, shape: Shape, value: Typed, path: str) -> tuple[str, ...] | None:
        if not isinstance(value, list):
            hint = "write one `- item` a line, with a blank behind the hyphen"
            if isinstance(value, str) and value[:1] not in "-–•":
                hint = f"write {shape.name}: [{value}]"
            self._fault(path, "wrong-type", f"'{path}' must be a list, not {_called(value)}", hint)
            return None
        items = [self._text(shape, item, f"{path}.{n}") for n, item in enumerate(value)]
        kept = [item for item in items if item is not None]
        return tuple(item for item in kept if said(item)) if len(kept) == len(items) else None

    def _pairs(self, shape: Shape, value: Typed, path: str) -> tuple[tuple[str, str], ...] | None:
        if not isinstance(value, dict):
            hint = f"indent one `name: value` a line below `{shape.name}:`"
            self._fault(path, "wrong-type", f"'{path}' must be a mapping, not {_called(value)}", hint)
            return None
        pairs = [(name, self._text(shape, item, f"{path}.{name}")) for name, item in value.items()]
        kept = tuple((name, text) for name, text in pairs if text is not None)
        return kept if len(kept) == len(pairs) else None

    def _record(self, shape: Shape, value: Typed, path: str) -> Any:
        if not isinstance(value, dict) or shape.nested is None:
            hint = f"indent one `key: value` a line below `{path}:`"
            self._fault(path, "wrong-type", f"'{path}' must be a mapping, not {_called(value)}", hint)
            return None
        return self.build(shape.nested, value, f"{path}.")

    def _records(self, shape: Shape, value: Typed, path: str) -> Any:
        if not isinstance(value, list):
            self._fault(path, "wrong-type", f"'{path}' must be a list, not {_called(value)}", "begin each with `- `")
            return None
        items = [self._record(shape, item, f"{path}.{n}") for n, item in enumerate(value)]
        return None if any(item is None for item in items) else tuple(items)

    def _missing(self, shape: Shape, path: str) -> Any:
        above = path.rpartition(".")[0]
        line, column = self._header.keys.get(path) or self._header.places.get(above) or (1, 1)
        self._issue(line, column, "missing-key", f"'{path}' is missing", f"add `{shape.name}: …`: {shape.doc}")
        return None

    def _unknown(self, path: str, name: str, known: list[str]) -> None:
        """A key that is like one of ours is a slip; any other is somebody's own, kept and on no page."""
        near = did_you_mean(name.lower(), known)
        hint = near or f"it stays in the file and is on no page; known here: {', '.join(known)}"
        severity: Severity = "error" if near else "warning"
        place = Place(self._header.path, *self._header.keys[path])
        self._header.issues.append(Issue(place, "unknown-key", f"unknown key '{path}'", hint, severity))

    def _fault(self, path: str, code: str, message: str, hint: str) -> None:
        """Reports a fault, and stands for the value that could not be read."""
        self._issue(*self._header.places[path], code, message, hint)

    def _issue(self, line: int, column: int, code: str, message: str, hint: str) -> None:
        self._header.issues.append(Issue(Place(self._header.path, line, column), code, message, hint))


def _called(value: Typed) -> str:
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "one text"


def _quoted(value: Typed) -> str:
    bracketed = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return (
        "text that begins with [ or { needs quotation marks"
        if bracketed
        else "a text with a colon needs quotation marks"
    )


def _unlinked(text: str) -> str:
    """Obsidian's properties write an id as a link; only the id is meant."""
    match = _WIKILINK.fullmatch(text.strip())
    return match[1].strip() if match else text
