"""Word lists, as data. Every file of `briefsite/data/` holds named lists and tables; a site may extend any of them.

A list is a set of words; a table maps a word to whatever it stands for. Names are unique over all files, so that a rule
asks for `lexicon.words("ranks")` without knowing the file. All scalars are text, so `NO` is Norway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from briefsite.model.issues import BriefsiteError, did_you_mean


@dataclass(frozen=True)
class Lexicon:
    """All lists and tables, by name. Lists keep the order of their file, so that nothing depends on hashing."""

    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, Any]]
    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    _sets: dict[str | tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def ordered(self, name: str) -> tuple[str, ...]:
        """The words of list `name`, in the order of the file."""
        return self.lists[name]

    def words(self, name: str) -> frozenset[str]:
        """The words of list `name`, for membership tests."""
        try:  # nearly always
            return self._sets[name]
        except KeyError:
            words = self._sets[name] = frozenset(self.lists[name])
            return words

    def any_of(self, *names: str) -> frozenset[str]:
        """The words of these lists, put together once."""
        if names not in self._sets:
            self._sets[names] = frozenset(word for name in names for word in self.lists[name])
        return self._sets[names]

    def table(self, name: str) -> Mapping[str, Any]:
        """The table `name`: word to meaning."""
        return self.tables[name]

    def alternatives(self, *names: str) -> str:
        """The words of these lists (or tables' keys) as a regular expression: `(?:longest|longer|...)`."""
        words = [w for name in names for w in (self.lists.get(name) or tuple(self.tables[name]))]
        return alternatives(words)

    def kept(self, key: str, make: Any) -> Any:
        """What `make()` gave the first time: compiled patterns and indexes are built once a lexicon."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


def alternatives(words: Iterable[str]) -> str:
    r"""A regular expression that matches the longest of `words`; spaces match any white space.

    >>> alternatives(["Sea", "South China Sea"])
    '(?:South\\s+China\\s+Sea|Sea)'
    """
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first) + ")"


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The lists of the package, extended by the files of the same form in folder `extra`.

    Raises BriefsiteError where a file of the site cannot be used; the sentence names the file.
    """
    return extended_lexicon(site_lists(extra) if extra else ())


def site_lists(folder: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of every file of word lists in a folder: plain data, which another process can be sent."""
    return tuple((path.name, _text(path)) for path in sorted(folder.glob("*.yaml")))


@lru_cache(maxsize=4)
def extended_lexicon(more: tuple[tuple[str, str], ...]) -> Lexicon:
    """The lists of the package, extended by files given as name and text; made once."""
    if not more:
        return _own()
    lists, tables = dict(_own().lists), {name: dict(table) for name, table in _own().tables.items()}
    for name, text in more:
        _extend(lists, tables, _read(name, text), name)
    return _frozen(lists, tables)


@cache
def _own() -> Lexicon:
    lists: dict[str, tuple[str, ...]] = {}
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted((files("briefsite") / "data").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yaml"):
            for name, value in _read(path.name, path.read_text(encoding="utf-8")).items():
                if name in lists or name in tables:
                    raise BriefsiteError(f"{path.name} names a second list {name!r}; give it a name of its own")
                if isinstance(value, list):
                    lists[name] = tuple(dict.fromkeys(value))
                else:
                    tables[name] = value
    return _frozen(lists, tables)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BriefsiteError(f"the word list {path.name} is not UTF-8; save it as UTF-8 text") from None


def _read(name: str, text: str) -> dict[str, Any]:
    try:
        value = yaml.load(text, Loader=yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader)  # noqa: S506  # text only
    except yaml.YAMLError as error:
        raise BriefsiteError(f"the word list {name} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(value, dict) or not all(isinstance(v, list | dict) for v in value.values()):
        raise BriefsiteError(f"the word list {name} must hold named lists or tables, like those of Briefsite itself")
    return value


def _extend(
    lists: dict[str, tuple[str, ...]], tables: dict[str, dict[str, Any]], more: dict[str, Any], file: str
) -> None:
    for name, value in more.items():
        if name in lists and isinstance(value, list):
            lists[name] = tuple(dict.fromkeys((*lists[name], *value)))
        elif name in tables and isinstance(value, dict):
            tables[name].update(value)
        else:
            hint = did_you_mean(name, (*lists, *tables)) or "it must be of the same form as the list it extends"
            raise BriefsiteError(f"the word list {file} cannot extend {name!r}; {hint}")


def _frozen(lists: dict[str, tuple[str, ...]], tables: dict[str, dict[str, Any]]) -> Lexicon:
    shut = {name: MappingProxyType(table) for name, table in tables.items()}
    return Lexicon(MappingProxyType(lists), MappingProxyType(shut))
