"""The dialogue of `review`: a question, a key, and the answer is on disk before the next question comes."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit
from briefsite.cli.questions import in_full
from briefsite.disk import reason
from briefsite.model.issues import BriefsiteError
from briefsite.model.review import YES_OR_NO, Answer, Question

_KEYS: dict[str, Answer] = {"a": "accept", "e": "edit", "r": "reject"}
_PROMPT = "a accept, e edit, r reject, s skip, q stop: "
_WIDEST = 110


@dataclass
class Asking:
    """One dialogue about the site at `root`. `read` gives the next line that the person types."""

    root: Path
    console: Console
    read: Callable[[str], str] = input
    answered: int = 0
    seen: set[str] = field(default_factory=set)

    def run(self) -> Exit:
        """Ask until all is answered or skipped, or the person stops."""
        from briefsite.pipeline.reviewing import what_awaits

        try:
            while waits := [each for each in what_awaits(self.root) if each.id not in self.seen]:
                self._go_through(waits)
            self.console.say("nothing more awaits you" if self.seen else "nothing awaits you")
        except (EOFError, KeyboardInterrupt, _StopError):
            self.console.say("\nstopped; what you answered is kept")
        if self.answered:
            self.console.say(f"{counted(self.answered, 'answer')} written; to take the last one back: undo")
        return Exit.OK

    def _go_through(self, waits: list[Question]) -> None:
        """Ask the questions in turn, until an answer may have settled others too."""
        for number, question in enumerate(waits, 1):
            self.seen.add(question.id)
            self.console.say()
            self.console.say(f"{number} of {len(waits)}")
            for line in in_full(question, min(shutil.get_terminal_size().columns, _WIDEST)):
                self.console.say(line)
            given = self._ask(question)
            if given and (question.kind == "merge" or (question.kind, given) == ("doubt", "reject")):
                return

    def _ask(self, question: Question) -> Answer | None:
        """Ask until there is an answer that can be carried out; None for a question that is skipped."""
        from briefsite.pipeline.answering import answer

        while True:
            key = self.read(_PROMPT).strip().lower()[:1]
            if key == "q":
                raise _StopError
            if key == "s":
                return None
            if key not in _KEYS:
                self.console.say("type one of the letters a, e, r, s or q, and Enter")
                continue
            try:
                worded = key == "e" and question.kind not in YES_OR_NO
                words = self._words(question) if worded else ""
                if worded and not words:
                    continue
                self.console.say(answer(self.root, question, _KEYS[key], words))
            except BriefsiteError as error:
                self.console.error(str(error))
                continue
            self.answered += 1
            return _KEYS[key]

    def _words(self, question: Question) -> str:
        """What the person would have there; "" for nothing else than before."""
        there = question.new or question.mine
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        return edited(there, editor) if editor else self.read("in your words: ").strip()


class _StopError(Exception):
    """The person wants to stop."""


def edited(words: str, editor: str) -> str:
    """The words as they come back from the person's editor; "" where they are as they were, or it failed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "words.md"
        file.write_text(f"{words}\n", encoding="utf-8")
        try:
            ended = subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603 - the person's own editor
            after = file.read_text(encoding="utf-8").strip("\n")
        except OSError as error:
            raise BriefsiteError(f"the editor '{editor}' cannot be started ({reason(error)}); set EDITOR") from None
        except ValueError as error:  # a quotation mark that is never closed, a file that is not UTF-8
            raise BriefsiteError(f"what comes of the editor '{editor}' cannot be read ({error})") from None
    return "" if ended.returncode or after == words.strip("\n") else after
