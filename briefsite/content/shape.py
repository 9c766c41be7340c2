"""The shape of a record class, read off its fields: what reading, writing and the schema are all driven by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from briefsite.model.nouns import dataclass

Form = Literal["text", "words", "pairs", "choice", "record", "records"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One key of the front matter.

    `form`: `text`; `words` (a list of texts); `pairs` (a mapping of texts); `choice` (one of `choices`); `record` and
    `records` (one or several mappings, each a `nested`). `meta` holds what the field's `documented()` says.
    """

    name: str
    form: Form
    required: bool
    default: Any
    meta: Mapping[str, Any]
    choices: tuple[str, ...] = ()
    nested: type[Any] | None = None

    @property
    def doc(self) -> str:
        return str(self.meta.get("doc", ""))

    @property
    def links(self) -> str:
        """The kind of record whose ids the field holds, or ""."""
        return str(self.meta.get("links", ""))

    @property
    def written_as(self) -> str:
        """What its text must look like: `edtf`, `url`, `citation`, `instant`, `position`, or ""."""
        return str(self.meta.get("form", ""))


_SHAPES: dict[type[Any], Mapping[str, Shape]] = {}


def shapes(record_type: type[Any]) -> Mapping[str, Shape]:
    """The fields of a record class by name, in order; looked into once a class."""
    if record_type not in _SHAPES:
        _SHAPES[record_type] = _shapes(record_type)
    return _SHAPES[record_type]


def _shapes(record_type: type[Any]) -> Mapping[str, Shape]:
    hints = get_type_hints(record_type)
    return {field.name: _shape(field, hints[field.name]) for field in fields(record_type)}


def _shape(field: Any, hint: Any) -> Shape:
    required = field.default is MISSING
    form, choices, nested = _form(hint)
    return Shape(field.name, form, required, None if required else field.default, field.metadata, choices, nested)


def _form(hint: Any) -> tuple[Form, tuple[str, ...], type[Any] | None]:
    if hint is str:
        return "text", (), None
    if get_origin(hint) is Literal:
        return "choice", get_args(hint), None
    if is_dataclass(hint):
        return "record", (), hint if isinstance(hint, type) else None
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        if item is str:
            return "words", (), None
        if is_dataclass(item):
            return "records", (), item if isinstance(item, type) else None
        if get_args(item) == (str, str):
            return "pairs", (), None
    raise TypeError(f"no front matter can be written as {hint}")
