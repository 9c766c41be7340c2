"""Questions for a terminal: one line each, or in full with the values side by side and the source's sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from briefsite.cli.console import counted
from briefsite.cli.shortening import short, told_apart
from briefsite.model.review import Question, QuestionKind

#: What each kind of question is called.
KINDS: dict[QuestionKind, str] = {
    "proposal": "proposal",
    "reading": "corrected text",
    "correction": "corrected text",
    "doubt": "doubtful value",
    "accounts": "differing accounts",
    "merge": "suggested merge",
    "topic": "suggested topic",
}
_NARROW, _GAP = 24, 3


def listing(found: Iterable[Question]) -> list[str]:
    """A line for each question, and how to answer."""
    lines = [_line(question) for question in found]
    if not lines:
        return ["nothing awaits you"]
    return [
        *lines,
        f"{counted(len(lines), 'question')}; to answer: review accept ID, review reject ID, review edit ID WORDS",
    ]


def in_full(question: Question, width: int) -> Iterator[str]:
    """A question as it is asked: where, why, what stands there and what would, and the sentences it rests on."""
    yield f"{question.id}  {KINDS[question.kind]}"
    yield f"content/{question.where}"
    yield from textwrap.wrap(question.asked, width)
    yield ""
    yield from _values(question, width)
    for witness in question.evidence:
        where = f"{witness.file}, paragraph {witness.paragraph}: "
        words = f"“{witness.words}”" if witness.words else "it is no longer there"
        yield from textwrap.wrap(where + words, width, subsequent_indent="    ")


def values(question: Question) -> list[tuple[str, str]]:
    """What stands there and what would, each under its name."""
    match question.kind:
        case "proposal":
            named = [("yours", question.mine), ("last draft", question.last), ("new draft", question.new)]
            return [(name, words or "(nothing)") for name, words in named]
        case "reading":
            return []
        case "correction":
            return [("it said", question.last), ("it says now", question.mine or "(nothing)")]
        case "merge":
            return [("goes into", question.new), ("is now", question.mine)]
        case "topic":
            return [("topic", question.new)]
        case _:
            return [("stands there", question.mine or "(nothing)")]


def _values(question: Question, width: int) -> Iterator[str]:
    """Side by side where there is room, one below the other where there is none."""
    named = values(question)
    if not named:
        return
    column = (width - _GAP * (len(named) - 1)) // len(named)
    if len(named) == 1 or column < _NARROW:
        for name, words in named:
            yield from textwrap.wrap(f"{name}: {words}", width, subsequent_indent="    ")
    else:
        cells = [[name, "-" * len(name), *_wrapped(words, column)] for name, words in named]
        for row in zip_longest(*cells, fillvalue=""):
            yield (" " * _GAP).join(cell.ljust(column) for cell in row).rstrip()
    yield ""


def _wrapped(words: str, width: int) -> list[str]:
    return [piece for line in words.splitlines() for piece in textwrap.wrap(line, width) or [""]]


def _line(question: Question) -> str:
    match question.kind:
        case "correction":
            said = f": {' → '.join(told_apart(question.last, question.new))}"
        case "proposal":
            said = f": {' → '.join(told_apart(question.mine, question.new))}"
        case "reading":
            said = ""
        case "merge":
            said = f" → {question.new}"
        case "topic":
            said = f": {question.new}"
        case _:
            said = f": {short(question.mine)}"
    return f"{question.id}  {KINDS[question.kind]}, content/{question.where}{said} ({short(question.why, 160)})"
