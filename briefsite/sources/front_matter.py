"""What a text says of itself: the front matter that may stand above it, between lines of `---`."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from briefsite.front_matter.faults import Fault, fault_of
from briefsite.model.addresses import url_fault
from briefsite.model.dates import problem
from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.model.legible import legible
from briefsite.model.nouns import dataclass
from briefsite.model.sources import Metadata
from briefsite.sources.openings import opening_fault

#: The code of what a text says wrongly of itself: the text is read all the same.
LEFT_OPEN = "bad-value"
#: What a text may say of itself, in characters.
_LONGEST = 20_000
_KEYS = tuple(f.name for f in fields(Metadata))
#: Why a value is none of its kind, "" if it is: it would be wrong in every file that is drafted from the text.
_FAULTS = {"published": problem, "retrieved": problem, "url": url_fault}
_HALF = re.compile("[\ud800-\udfff]")
_FORM = "write lines such as `published: 2023-03-08`, or take the `---` lines out"


@dataclass(frozen=True, slots=True)
class Parted:
    """A text without what stood above it, and what that says; one that is not `usable` is not read."""

    body: str
    metadata: Metadata
    issues: tuple[Issue, ...]
    usable: bool = True


def parted(text: str, place: Place) -> Parted:
    """Body and metadata of a text that may open with front matter between lines of `---`."""
    if not re.match(r"---[ \t]*\n", text):
        return Parted(text, Metadata(), ())
    try:
        post = frontmatter.loads(text, handler=_TextOnly())
    except _NotYamlError as error:
        at = Place(place.path, error.fault.line + 1, error.fault.column + 1)
        return _skipped(at, f"its front matter is not YAML: {error.fault.message}", error.fault.hint)
    except (TypeError, ValueError):
        return _skipped(place, "its front matter is not a mapping")
    except (RecursionError, _TooLongError):
        return _skipped(place, f"its front matter nests too deeply, or is longer than {_LONGEST:,} characters")
    if fault := opening_fault(text, post.content, _KEYS):
        return _skipped(Place(place.path, fault[0], 1), *fault[1:])
    return _described(text, post, place)


def _skipped(place: Place, message: str, hint: str = _FORM) -> Parted:
    return Parted("", Metadata(), (Issue(place, "bad-front-matter", message, hint),), usable=False)


class _NotYamlError(Exception):
    """What stands above a text is no YAML."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _TooLongError(Exception):
    """Nobody writes so much above a text."""


class _TextLoader(yaml.BaseLoader):
    """All scalars as text: `NO` is Norway, a date is what was typed. What YAML writes for nothing says nothing."""


_NOTHING = "tag:yaml.org,2002:null"
_TextLoader.add_implicit_resolver(_NOTHING, re.compile(r"(?:~|null|Null|NULL)\Z"), ["~", "n", "N"])
_TextLoader.add_constructor(_NOTHING, lambda *_: "")


class _TextOnly(YAMLHandler):
    """Front matter that the library finds and we read."""

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        if len(fm) > _LONGEST:
            raise _TooLongError
        try:
            value = yaml.load(fm, Loader=_TextLoader)  # noqa: S506  # it makes text only
        except yaml.YAMLError as error:
            raise _NotYamlError(fault_of(error, fm)) from error
        if not isinstance(value or {}, dict):
            raise TypeError(value)
        return value or {}


def _described(text: str, post: frontmatter.Post, place: Place) -> Parted:
    known, issues = {}, []
    rows = enumerate(text[:_LONGEST].split("\n"), 1)
    lines = {row.partition(":")[0]: number for number, row in reversed([*rows])}
    for key, value in post.metadata.items():
        line = lines.get(str(key), 0)
        at = Place(place.path, line, 1 if line else 0)
        if key not in _KEYS:
            hint = did_you_mean(str(key), _KEYS) or f"the keys are {', '.join(_KEYS)}"
            issues.append(Issue(at, "unknown-key", f"unknown key {str(key)!r}", hint, "warning"))
        elif not isinstance(value, str) or _HALF.search(value):
            issues.append(Issue(at, LEFT_OPEN, f"{key} must be one line of text", _FORM))
        elif value.strip() and key in _FAULTS and (fault := _FAULTS[key](value.strip())):
            issues.append(Issue(at, LEFT_OPEN, f"{key}: {fault}", "until then it is left open"))
        else:
            known[key] = legible(value).strip()
    return Parted(post.content, Metadata(**known), tuple(issues))
