"""Front matter as typed: every scalar a text, every key path with its line and column in the file.

python-frontmatter finds and parts the front matter; the handler below reads its YAML down to nodes only, so that
nothing is turned into something else (`NO` into false, a date into another), and a key that stands twice is seen.
"""

from __future__ import annotations

import re
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from briefsite.front_matter.faults import fault_of
from briefsite.model.issues import Issue, Place
from briefsite.model.legible import legible

_LIBRARYS: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_WHOLE = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DEEPEST = 20
#: More brackets in each other than anybody means; what reads YAML takes for them the square of their number.
_NESTED = re.compile(r"(?:[\[{][ \t\n]*(?:[\w.-]{1,40}:[ \t\n]+)?){50}")
_TEXT, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
#: What YAML takes for no value at all, where it is not in quotation marks.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

#: What a YAML value becomes: a text, a list or a mapping of such.
Typed = str | list["Typed"] | dict[str, "Typed"]


class _Loader(_LIBRARYS):  # type: ignore[misc]
    """Reads YAML, and does not ask of each value whether it is a number, a date or a truth: all are texts here."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        if kind is yaml.ScalarNode:
            return _NULL if implicit[0] and value in _NOTHING else _TEXT
        tag: str = super().resolve(kind, value, implicit)
        return tag


class FrontMatter(YAMLHandler):
    """The front matter of one file, and after `read` its `values`, `places` (key path → line, column), `keys` (the same
    for the keys themselves), `issues`, the `body` and the line on which it starts."""

    FM_BOUNDARY = _OPENING

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.values: dict[str, Typed] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.keys: dict[str, tuple[int, int]] = {}
        self.issues: list[Issue] = []
        self.body = ""
        self.body_line = 1
        self._yaml_line = 2
        self._seen: set[int] = set()
        self._rows: list[str] = []

    def read(self, text: str) -> FrontMatter:
        """Reads a whole file's text. What is wrong with it stands in `issues`."""
        start = len(text) - len(text.lstrip())
        self._yaml_line += text.count("\n", 0, start)
        whole = _WHOLE.match(text, start)
        if not whole:
            self._report_missing(text, start)
            return self
        self.body = text[whole.end() :]
        self.body_line = 1 + text.count("\n", 0, whole.end())
        frontmatter.parse(text, handler=self)
        return self

    def split(self, text: str) -> tuple[str, str]:
        """Parts YAML and body, for python-frontmatter."""
        whole = _WHOLE.match(text)
        if not whole:
            raise ValueError("no front matter")
        return whole["yaml"], text[whole.end() :]

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Reads YAML down to typed text, for python-frontmatter."""
        if nested := _NESTED.search(fm):
            line = fm.count("\n", 0, nested.start())
            self._report(line, 0, "yaml", "brackets nest too much here", "write the values out, one item a line")
            return self.values
        self._rows = [*fm.split("\n"), ""]
        try:
            node = yaml.compose(fm, Loader=_Loader)
        except yaml.YAMLError as error:
            self._report_yaml(error, fm)
            return self.values
        if node is None:
            self._report(0, 0, "front-matter", "the front matter is empty", "begin it with `title: …`")
        elif isinstance(node, yaml.MappingNode):
            self.values = self._mapping(node, "")
        else:
            hint = "write one `key: value` a line between the `---` lines"
            self._report(node.start_mark.line, 0, "front-matter", "the front matter is no mapping", hint)
        return self.values

    def _value(self, node: yaml.Node, path: str) -> Typed:
        self.places[path] = self._place(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen or path.count(".") > _DEEPEST:
            self._report(*_mark(node), "yaml", f"'{path}' repeats or nests too much", "write the values out")
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, f"{path}.")
        return [self._value(item, f"{path}.{n}") for n, item in enumerate(node.value)]

    def _scalar(self, node: yaml.ScalarNode) -> str:
        line, column = _mark(node)
        row = self._rows[line][column:] if line < len(self._rows) else ""  # YAML knows line ends that are none here
        if row.startswith("&"):
            name = row.split(maxsplit=1)[0]
            hint = f'put the whole text in quotes: "{name} {node.value}"'
            self._report(line, column, "yaml", f"'{name}' reads as a YAML anchor and would be lost", hint)
        if not node.tag.startswith("tag:yaml.org,2002:"):
            hint = f'put the whole text in quotes: "{node.tag} {node.value}"'
            self._report(*_mark(node), "yaml", f"'{node.tag}' reads as a YAML tag and would be lost", hint)
        return "" if node.tag == _NULL else legible(str(node.value))

    def _mapping(self, node: yaml.MappingNode, prefix: str) -> dict[str, Typed]:
        values: dict[str, Typed] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report(*_mark(key), "yaml", "a key must be a word")
                continue
            name, path = str(key.value), f"{prefix}{key.value}"
            if name in values:
                first = self.keys[path][0]
                self._report(*_mark(key), "duplicate-key", f"'{path}' stands twice", f"it is first set in line {first}")
                continue
            self.keys[path] = self._place(key)
            values[name] = self._value(value, path)
        return values

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self._yaml_line, node.start_mark.column + 1

    def _report(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        place = Place(self.path, line + self._yaml_line, column + 1)
        self.issues.append(Issue(place, code, message, hint))

    def _report_missing(self, text: str, start: int) -> None:
        if not text.strip():
            self.issues.append(Issue(Place(self.path, 1), "empty", "the file is empty", "restore it, or delete it"))
        elif _OPENING.match(text, start):
            place = Place(self.path, self._yaml_line - 1, 1)
            hint = "close it with a line of three hyphens; was the file saved only in part?"
            self.issues.append(Issue(place, "front-matter", "the front matter is never closed", hint))
        else:
            hint = "begin the file with `---`, `title: …` and `---`, each on its own line"
            self.issues.append(Issue(Place(self.path, 1, 1), "front-matter", "there is no front matter", hint))

    def _report_yaml(self, error: yaml.YAMLError, fm: str) -> None:
        fault = fault_of(error, fm)
        self._report(fault.line, fault.column, "yaml", f"the front matter is no YAML: {fault.message}", fault.hint)


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column
