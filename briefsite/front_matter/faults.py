"""What is wrong with front matter that is no YAML, in the words of somebody who writes it.

The parser tells at which sign it gave up, which is often a line below the slip: a quotation mark that is never closed
is missed at the end of the file.

>>> fault_of(_error(text := 'title: "Aid\\nkind: topic\\n'), text)
Fault(line=0, column=7, message='a quotation mark opens here and none closes it', hint='put one behind the text')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml


class Fault(NamedTuple):
    """Line and column from 0, what is wrong, and what to do."""

    line: int
    column: int
    message: str
    hint: str


#: What is wrong, and what to do.
_LEVEL = (
    "the line does not fit those above",
    "begin the keys of one level, and the hyphens of one list, in one column",
)
_GOES_ON = (
    "the text goes on behind its quotation mark or bracket",
    "put quotation marks around the whole text, and double those of the same kind in it",
)
_IN_TEXT = ("a colon stands in the text", "put quotation marks around the whole text")
_NO_BLANK = ("a blank is missing behind the colon", "write `key: value`")
_ESCAPES = ("a backslash in the text", "write two of them, or put the text in single quotation marks")
_SIGN = ("a text may not begin so", "a text that begins with a sign needs quotation marks around it")
_UNCLOSED = ("a quotation mark opens here and none closes it", "put one behind the text")
_NO_KEY = (
    "this line is no `key: value`",
    "write a colon and a blank behind the key, or indent it if it goes on with the text above",
)
_OTHERS = "put texts with signs in them in quotation marks, and check the indentation"
_BARE = re.compile(r"\s*(?:- +)?[\w-]+\s*")
_KEY_WITHOUT_BLANK = re.compile(r"(\s*(?:- +)?[A-Za-z_][\w-]*:)[^\s/]")
_BEGINS = re.compile(r"cannot start any token|alias|anchor|entries are not allowed|keys are not allowed|line break")


def fault_of(error: yaml.YAMLError, text: str) -> Fault:
    """What is wrong with a text that the parser refused with this error."""
    at, begun = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    mark = at or begun
    if mark is None:
        offset = next(_unprintable(text), 0)
        line, column = text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)
        return Fault(line, column, "a character that may not stand in it", _OTHERS)
    lines = [*text.split("\n"), ""]
    lines += [""] * (mark.line - len(lines) + 1)  # YAML knows line ends that are none elsewhere
    problem = str(getattr(error, "problem", None) or getattr(error, "context", None) or "it cannot be read")
    if lines[mark.line][mark.column :].startswith("\t"):
        return Fault(mark.line, mark.column, "a tab stands here", "indent with spaces, not tabs")
    if begun and "expected ':'" in problem and (key := _KEY_WITHOUT_BLANK.match(lines[begun.line])):
        return Fault(begun.line, key.end(1), *_NO_BLANK)
    if begun and (told := _begun(problem, str(getattr(error, "context", "")))):
        return Fault(begun.line, begun.column, *told)
    return _at(problem, mark.line, mark.column, lines)


def _begun(problem: str, context: str) -> tuple[str, str] | None:
    """What is wrong where something begins that does not end as it should."""
    if "quoted scalar" in context and "end of stream" in problem:
        return _UNCLOSED
    if "expected ':'" in problem:
        return _NO_KEY
    if "',' or" in problem:
        closing = "}" if "'}'" in problem else "]"
        hint = f"write a comma between the items, and {closing} behind the last"
        return "the list that a bracket opens here is broken off", hint
    return None


def _at(problem: str, line: int, column: int, lines: list[str]) -> Fault:
    """What is wrong where the parser gave up."""
    before = lines[line][:column]
    if "mapping values are not allowed" in problem:
        return _colon(line, column, lines)
    if "escape" in problem:
        return Fault(line, max(column - 1, 0), *_ESCAPES)
    told = problem, _OTHERS
    if "expected key" in problem or "block end" in problem or "'-' indicator" in problem:
        told = _GOES_ON if before.rstrip().endswith(('"', "'", "]", "}")) else _LEVEL
    elif _BEGINS.search(problem):
        told = _SIGN
    return Fault(line, column, *told)


def _colon(line: int, column: int, lines: list[str]) -> Fault:
    """What is wrong with a line that has a colon where no key may end: the line above may have had none that counts."""
    before = lines[line][:column]
    if not _BARE.fullmatch(before):
        return Fault(line, column, *_IN_TEXT)
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), 0)
    if key := _KEY_WITHOUT_BLANK.match(lines[above]):
        return Fault(above, key.end(1), *_NO_BLANK)
    return Fault(line, len(before) - len(before.lstrip()), *_LEVEL)


def _unprintable(text: str) -> Iterator[int]:
    for match in re.finditer(r"[^\x09\x0A\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", text):
        yield match.start()


def _error(text: str) -> yaml.YAMLError:
    """The parser's own, for the example above."""
    try:
        yaml.compose(text)
    except yaml.YAMLError as error:
        return error
    raise AssertionError(text)
