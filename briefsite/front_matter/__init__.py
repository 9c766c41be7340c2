"""Front matter: a record as YAML that people like to edit, fields in the record's order, lists one item a line.

What is empty is left out. Text stands plain where YAML reads it back as the same text, and in quotation marks
otherwise: `NO` stays Norway and a date stays what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

import yaml

from briefsite.model.records import Record

_NUMBER = re.compile(r"[-+]?\.?\d[\d._]*([eE][-+]?\d+)?")
#: Words that YAML reads as nothing but themselves, with those that mean something to some reader.
_WORDS = re.compile(r"[A-Za-z]\w*(?:[ -]\w+)*", re.ASCII)
_MEANT = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
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
    if _WORDS.fullmatch(text) and text.lower() not in _MEANT:
        return text
    quoted = text.replace("'", "''")
    plain = (text, f"'{quoted}'") if text.isprintable() else ()
    return next((form for form in plain if _reads(form, text)), _escaped(text))


def _escaped(text: str) -> str:
    """The text between double quotation marks, what is not printable by number."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() and ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in shown) + '"'


def _reads(form: str, text: str) -> bool:
    """Whether YAML, of version 1.1 or 1.2, reads `form` as `text`: as a value, an item of a list, and a key."""
    if form == text and (text.lower() in {"y", "n"} or text[:1] == "=" or _NUMBER.fullmatch(text)):
        return False
    block = f"- k: {form}\n- {form}\n- {form}: v\n"
    try:
        return bool(yaml.load(block, Loader=_Loader) == [{"k": text}, text, {text: "v"}])  # noqa: S506  # a safe loader
    except (yaml.YAMLError, ValueError):  # it may look like a day that no calendar has, or a number without digits
        return False
