"""The table `[tool.briefsite]` of `pyproject.toml` as `Settings`, with everything that is wrong with it.

What may be there, and what it must look like, is read off the fields of `Settings`. A setting that cannot be used
keeps its default and is reported; without a `pyproject.toml` every setting has its default.
"""

from __future__ import annotations

import re
import reprlib
import tomllib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from briefsite.model.issues import BriefsiteError, Issue, Place, did_you_mean
from briefsite.model.legible import legible
from briefsite.model.settings import Settings

FILE = "pyproject.toml"
TABLE = "tool.briefsite"
_TYPES = get_type_hints(Settings)
_FORMS = {field.name: field.metadata.get("form", "") for field in fields(Settings)}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*")
#: The library takes line ends and tabs out of an address before it looks at it.
_NOT_IN_URL = re.compile(r"""[\s\x00-\x20\x7f<>"\\]""")
_MANY_PARTS = re.compile(r"""(?:^|[{,\[])[ \t]*(?:[\w"'-]{1,40}[ \t]*\.[ \t]*){50}""", re.MULTILINE)
#: What is wrong, in few words, however much of it there is.
_SHOWN = reprlib.Repr()
_SHOWN.maxstring = _SHOWN.maxother = 200
_HEADER = re.compile(r"\s*\[([^\]]+)\]")
_KEY = re.compile(r"""\s*["']?([^"'\s=.]+)["']?\s*[=.]""")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NAMES = {str: "text in quotes", bool: "true or false", int: "a whole number"}


def read_settings(root: Path) -> tuple[Settings, tuple[Issue, ...]]:
    """The settings of the site at `root`, and what should be mended in them."""
    path = root / FILE
    if not path.is_file():
        return Settings(), ()
    try:
        text = path.read_bytes().decode("utf-8-sig")
        _require_plain(text)
        table = tomllib.loads(text).get("tool", {}).get("briefsite", {})
    except AttributeError:  # what [tool] holds is none
        return Settings(), (Issue(Place(FILE), "bad-toml", "'tool' is not a table", f"write [{TABLE}] on a line"),)
    except ValueError as error:
        message = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        return Settings(), (_unreadable(message),)
    except RecursionError:
        return Settings(), (_unreadable("its brackets nest too deeply"),)
    if not isinstance(table, dict):
        wrong = Issue(Place(FILE), "bad-setting", f"[{TABLE}] is not a table", f"write [{TABLE}] on a line")
        return Settings(), (wrong,)
    values: dict[str, Any] = {}
    issues: list[Issue] = []
    places = _places(text)
    for name, value in table.items():
        issue = _wrong(name, value)
        if issue:
            code, message, hint = issue
            issues.append(Issue(places.get(name, Place(FILE)), code, message, hint))
        else:
            values[name] = _value(value)
    return Settings(**values), tuple(sorted(issues))


def place_of(root: Path, name: str) -> Place:
    """Where the site at `root` says a setting; its file, where it does not."""
    path = root / FILE
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    return _places(text).get(name, Place(FILE))


def published_at(settings: Settings, url: str) -> Settings:
    """The settings with `url` for `base_url`, for one build. Raises BriefsiteError where it is none."""
    if expected := _url(url):
        raise BriefsiteError(f"--base-url is {url!r}; it must be {expected}")
    return replace(settings, base_url=url)


def _require_plain(text: str) -> None:
    """Refuses a name of more parts than anybody writes: the parser takes for them the square of their number."""
    if found := _MANY_PARTS.search(text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        raise ValueError(f"a name has too many parts (at line {line}, column {column})")


def _value(value: Any) -> Any:
    """A value as `Settings` has it: lists and tables as tuples."""
    if isinstance(value, dict):
        return tuple(value.items())
    return tuple(value) if isinstance(value, list) else value


def _unreadable(message: str) -> Issue:
    """An issue for a file that is no TOML; the parser names the place in its sentence only."""
    where = re.search(r"\s*\(at line (\d+), column (\d+)\)$", message)
    place = Place(FILE, int(where[1]), int(where[2])) if where else Place(FILE)
    plain = message[: where.start()] if where else message
    return Issue(place, "bad-toml", f"it is not TOML: {plain}", "mend it, or delete the file to use the defaults")


def _wrong(name: str, value: Any) -> tuple[str, str, str] | None:
    """Code, sentence and hint of what is wrong with a setting, or None."""
    if name not in _TYPES:
        hint = did_you_mean(name, _TYPES) or f"the settings are {', '.join(_TYPES)}"
        return "unknown-setting", f"unknown setting {name!r}", hint
    expected = _expected(_TYPES[name], value)
    if expected:
        return "bad-setting", f"{name} is {_shown(value)}", f"it must be {expected}"
    expected = _FORM_CHECKS.get(_FORMS[name], _anything)(value)
    if value != "" and expected:
        return "bad-setting", f"{name} is {_shown(value)}", f"it must be {expected}"
    if isinstance(value, str) and value != legible(value):
        return "bad-setting", f"{name} is {_shown(value)}", "take out what nobody sees: control codes, turning signs"
    return None


def _shown(value: Any) -> str:
    """A value as it is written in the file, cut where it is long."""
    return str(value).lower() if isinstance(value, bool) else _SHOWN.repr(value)


def _expected(kind: Any, value: Any) -> str:
    """In words, the type that `value` should have; "" where it has it."""
    if get_origin(kind) is Literal:
        choices = get_args(kind)
        near = did_you_mean(value, choices) if isinstance(value, str) else ""
        words = ", ".join(choices)
        return "" if value in choices else f"one of {words}{'; ' + near if near else ''}"
    if get_origin(kind) is tuple and get_origin(get_args(kind)[0]) is tuple:
        if not isinstance(value, dict):
            return "a table of texts"
        wrong = next((key for key, item in value.items() if not isinstance(item, str)), None)
        return "" if wrong is None else f"a table of texts, and {_SHOWN.repr(wrong)} is none"
    if get_origin(kind) is tuple:
        fits = isinstance(value, list) and all(isinstance(item, get_args(kind)[0]) for item in value)
        return "" if fits else "a list of texts"
    return "" if type(value) is kind else _NAMES[kind]


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname if parts.port != 0 else ""
    except ValueError:
        parts, host = urlsplit(""), ""
    more = parts.query or parts.fragment or "@" in parts.netloc or _NOT_IN_URL.search(value)
    good = parts.scheme in ("http", "https") and host and not more
    return "" if good else "a URL such as https://example.org/briefs/"


def _language(value: str) -> str:
    return "" if _LANGUAGE.fullmatch(value) else "a language tag such as en, fr or pt-BR"


def _colour(value: str) -> str:
    return "" if _COLOUR.fullmatch(value) else "a colour such as #8a1f2d"


def _anything(_: Any) -> str:
    return ""


_FORM_CHECKS: dict[str, Callable[[Any], str]] = {"url": _url, "language": _language, "colour": _colour}


def _places(text: str) -> dict[str, Place]:
    """Where each setting stands: the parser does not tell, so the lines of its table are read again."""
    found: dict[str, Place] = {}
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            named = header[1].replace(" ", "")
            inside = named == TABLE
            if named.startswith(f"{TABLE}."):
                found.setdefault(named.removeprefix(f"{TABLE}."), Place(FILE, number, header.start(1) + 1))
        elif inside and (key := _KEY.match(line)):
            found.setdefault(key[1], Place(FILE, number, key.start(1) + 1))
    return found
