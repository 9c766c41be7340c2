"""Front matter: a record as YAML that people like to edit, fields in the record's order, lists one item a line.

What is empty is left out. Text stands plain where YAML reads it back as the same text, and in quotation marks
otherwise: `NO` stays Norway and a date stays what was typed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

import yaml

from briefsite.model.records import Record

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def front_matter(record: Record) -> str:
    """The record between its two `---` lines."""
    return "\n".join(["---", *_mapping(record), "---", ""])


def _mapping(record: Any) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if value in ("", ()):
            continue
        yield from _entry(field.name, value)


def _entry(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{name}: {scalar(value)}"
        return
    yield f"{name}:"
    if is_dataclass(value):
        yield from (f"  {line}" for line in _mapping(value))
        return
    for item in value:
        if isinstance(item, str):
            yield f"  - {scalar(item)}"
        elif isinstance(item, tuple):
            yield f"  {scalar(item[0])}: {scalar(item[1])}"
        else:
            first, *rest = _mapping(item)
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)


@lru_cache(maxsize=4096)
def scalar(text: str) -> str:
    """A text as a YAML scalar that any reader takes for just that text.

    >>> [scalar(text) for text in ("Norway", "NO", "2023-03-07", "XXXX-04-29", "Kano's call: a \\"role model\\"")]
    ['Norway', "'NO'", "'2023-03-07'", 'XXXX-04-29', '\\'Kano\\'\\'s call: a "role model"\\'']
    """
    quoted = text.replace("'", "''")
    for form in (text, f"'{quoted}'"):
        if "\n" not in form and _reads(form, text):
            return form
    return json.dumps(text)


def _reads(form: str, text: str) -> bool:
    """Whether YAML reads `form` as `text`, as a value and as an item of a list, under YAML 1.1 and 1.2 alike."""
    if form == text and (text.lower() in {"y", "n"} or text[:1] in {"=", "0"}):
        return False
    try:
        return bool(yaml.load(f"- k: {form}\n- {form}\n", Loader=_Loader) == [{"k": text}, text])  # noqa: S506  # a safe loader
    except yaml.YAMLError:
        return False
