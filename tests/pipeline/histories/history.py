"""One site, its texts and what people did to it: what all kinds of steps of a history share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from briefsite.extraction import load_model
from briefsite.merging.standing import redirects
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline import reading_texts
from tests.pipeline.histories import hands
from tests.pipeline.histories.ledger import Fact, Ledger
from tests.pipeline.histories.site import Site, Tree
from tests.pipeline.histories.texts import as_file, texts

SEEDS = tuple(f"text-{n}.txt" for n in range(4))
#: What may be said of a run that is as it should be: a draft that could not be proved safe waits, whole.
SAFE = {"drafts-missing", "not-merged"}


@dataclass
class Operation:
    """What stood before and after something that can be undone."""

    before: Tree
    after: Tree
    ledger: Ledger


class History(RuleBasedStateMachine):
    """A site, the ledger of what people did, and the operations that can be undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.site = Site(Path(self.folder.name))
        self.ledger = Ledger()
        self.said: dict[str, list[str]] = {}
        self.operations: list[Operation] = []
        self.lost: set[str] = set()
        self.count = 0
        self.by_rules = False

    def teardown(self) -> None:
        self.by_rules = False
        self.set_reader()
        self.folder.cleanup()

    @initialize(first=texts(), second=texts())
    def two_texts_are_there(self, first: list[str], second: list[str]) -> None:
        self.publish(SEEDS[0], first)
        self.publish(SEEDS[1], second)
        self.convert()

    def set_reader(self) -> None:
        reading_texts.load_model = (lambda: load_model("rules")) if self.by_rules else load_model

    def publish(self, file: str, words: list[str], published: str = "") -> None:
        if words in [said for other, said in self.said.items() if other != file]:
            return  # two texts that are one are told of, and one of them is not read
        self.said[file] = words
        (self.site.seeds / file).write_text(as_file(words, published))

    @rule()
    def convert(self) -> None:
        before = self.site.tree()
        with TemporaryDirectory() as folder:
            clean = self.site.without_a_memory(Path(folder) / "site")
            conversion, again = self.site.convert(), clean.convert()
            assert clean.tree() == self.site.tree(), changes(clean.tree(), self.site.tree())
            assert conversion == again, "with a memory something else is said"
        report = conversion.files
        faults = [str(issue) for issue in conversion.issues if issue.code not in SAFE]
        assert not faults, "\n".join(faults)
        assert report.edits_kept == report.edits_found, report.survival
        after = self.site.tree()
        if before != after:
            self.operations.append(Operation(before, after, self.ledger.copy()))
        self.ledger.settle(self.site.files())
        self.site.forget_what_was_done()
        self.site.convert()
        assert after == self.site.tree(), changes(after, self.site.tree())
        for issue in self.site.dead_links():
            assert any(f"'{id_}'" in issue.message for id_ in self.lost), str(issue)

    def operate(self, command: Callable[[], object]) -> None:
        before, ledger = self.site.tree(), self.ledger.copy()
        command()
        self.operations.append(Operation(before, self.site.tree(), ledger))

    def may_refuse(self, command: Callable[[], object]) -> bool:
        """Whether the command did something; one that refuses has changed nothing."""
        before, ledger = self.site.tree(), self.ledger.copy()
        try:
            command()
        except BriefsiteError:
            assert before == self.site.tree(), changes(before, self.site.tree())
            return False
        if before != self.site.tree():
            self.operations.append(Operation(before, self.site.tree(), ledger))
        return before != self.site.tree()

    def any_file(self, data: st.DataObject, folders: str = "") -> str:
        found = sorted(path for path in self.site.files() if not folders or path.split("/")[0] in folders.split())
        return data.draw(st.sampled_from(found)) if found else ""

    def a_block(self, data: st.DataObject, path: str) -> tuple[int, int] | None:
        """A statement or quotation that no person has touched."""
        lines = hands.lines_of(self.site.files()[path]) if path else []
        found = [at for at in hands.blocks(lines) if "by hand" not in "".join(lines[slice(*at)])] if lines else []
        return data.draw(st.sampled_from(found)) if found else None

    def edit(self, path: str, change: object, *facts: Fact) -> None:
        self.site.write(path, hands.changed(self.site.files()[path], change))  # type: ignore[arg-type]
        self.ledger.note(*facts)

    def refuse(self, path: str) -> None:
        self.ledger.let_go(path)
        self.ledger.unname(id_of(path))
        self.ledger.note(Fact("gone", path))
        self.lost.add(id_of(path))

    def undrafted(self) -> set[str]:
        """Paths of which the converter has no memory: with the conversion that drafted them, refusals are undone."""
        known = {path.removeprefix(".drafts/") for path in self.site.tree() if path.startswith(".drafts/")}
        known |= {before for before, _ in redirects(self.site.root)}
        return {fact.path for fact in self.ledger.facts} - known

    def mark(self) -> str:
        self.count += 1
        return f"by hand {self.count}."

    @invariant()
    def every_edit_stands_and_no_refusal_is_back(self) -> None:
        files = self.site.files()
        assert not self.ledger.faults(files), "\n".join(self.ledger.faults(files))
        assert not [path for path, text in files.items() if re.search("^[<>|]{7}", text, re.MULTILINE)]
        assert not list(self.site.root.rglob(".*.tmp"))


def id_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def changes(before: Tree, after: Tree) -> str:
    """What differs, line by line."""
    lines = ["it is not the same:"]
    for path in sorted(before.keys() | after.keys()):
        was, now = (tree.get(path, b"").decode().split("\n") for tree in (before, after))
        lines += unified_diff(was, now, path, path, lineterm="", n=1)
    return "\n".join(lines)
