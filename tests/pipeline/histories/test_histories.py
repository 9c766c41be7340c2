"""Long random histories of a whole site: texts come, change and go, people edit, rules differ, and all is converted.

Nothing that a person did is ever lost, nothing that a person refused comes back, every link leads somewhere, a second
conversion changes no byte, and what is undone is as it was to the byte. `BRIEFSITE_HISTORIES=500` runs that many
histories, each with other dice; otherwise a few run, everywhere the same.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefsite.extraction import load_model
from briefsite.merging import undo_last
from briefsite.merging.identity import delete, rename, unite
from briefsite.merging.redirection import redirects
from briefsite.pipeline import reading_texts
from tests.pipeline.histories import hands
from tests.pipeline.histories.ledger import Fact, Ledger
from tests.pipeline.histories.site import Site, Tree
from tests.pipeline.histories.texts import LISTS, as_file, paragraphs, texts

SEEDS = tuple(f"text-{n}.txt" for n in range(4))
#: What may be said of a run that is as it should be: a draft that could not be proved safe waits, whole.
SAFE = {"drafts-missing", "not-merged"}
LONG = int(os.environ.get("BRIEFSITE_HISTORIES", "0"))


@dataclass
class Operation:
    """What stood before and after something that can be undone."""

    before: Tree
    after: Tree
    ledger: Ledger


class Histories(RuleBasedStateMachine):
    """One site, its texts, and what people did to it."""

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

    # What the machine reads

    @initialize(first=texts(), second=texts())
    def two_texts_are_there(self, first: list[str], second: list[str]) -> None:
        self.publish(SEEDS[0], first)
        self.publish(SEEDS[1], second)
        self.convert()

    @rule(file=st.sampled_from(SEEDS), words=texts())
    def a_text_comes_or_is_replaced(self, file: str, words: list[str]) -> None:
        self.publish(file, words)

    @precondition(lambda self: self.said)
    @rule(data=st.data(), words=paragraphs(), how=st.sampled_from(("change", "add", "drop", "date")))
    def a_text_is_corrected(self, data: st.DataObject, words: str, how: str) -> None:
        file = data.draw(st.sampled_from(sorted(self.said)))
        said = list(self.said[file])
        at = data.draw(st.integers(0, len(said) - 1))
        if how == "change":
            said[at] = words
        elif how == "add":
            said.insert(at, words)
        elif how == "drop" and len(said) > 1:
            said.pop(at)
        self.publish(file, said, "2031-06-20" if how == "date" else "")

    @precondition(lambda self: len(self.said) > 1)
    @rule(data=st.data())
    def a_text_is_withdrawn(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(sorted(self.said)))
        del self.said[file]
        (self.site.seeds / file).unlink()

    @rule(name=st.sampled_from(sorted(LISTS)))
    def a_word_list_is_added_or_taken_away(self, name: str) -> None:
        file = self.site.root / "lexicon" / name
        if file.exists():
            file.unlink()
        else:
            file.write_text(LISTS[name])

    @rule()
    def the_reader_is_another(self) -> None:
        self.by_rules = not self.by_rules
        self.set_reader()
        self.site.forget_what_was_read()

    def set_reader(self) -> None:
        reading_texts.load_model = (lambda: load_model("rules")) if self.by_rules else load_model

    def publish(self, file: str, words: list[str], published: str = "") -> None:
        if words in [said for other, said in self.said.items() if other != file]:
            return  # two texts that are one are told of, and one of them is not read
        self.said[file] = words
        (self.site.seeds / file).write_text(as_file(words, published))

    # What the commands do

    @rule()
    def convert(self) -> None:
        before = self.site.tree()
        conversion = self.site.convert()
        report = conversion.files
        faults = [str(issue) for issue in conversion.issues if issue.code not in SAFE]
        assert not faults, "\n".join(faults)
        assert report.edits_kept == report.edits_found, report.survival
        after = self.site.tree()
        if before != after:
            self.operations.append(Operation(before, after, self.ledger.copy()))
        self.ledger.settle(self.site.files())
        self.site.convert()
        assert after == self.site.tree(), changes(after, self.site.tree())
        for issue in self.site.dead_links():
            assert any(f"'{id_}'" in issue.message for id_ in self.lost), str(issue)

    @precondition(lambda self: self.operations)
    @rule()
    def the_last_operation_is_undone(self) -> None:
        last, now = self.operations.pop(), self.site.tree()
        before = {path: last.before.get(path) for path in last.before.keys() | last.after.keys()}
        after = {path: last.after.get(path) for path in before}
        undone = {path for path in before if before[path] != after[path] and now.get(path) == after[path]}
        expected = now | {path: before[path] for path in undone}
        undo_last(self.site.root)
        expected = {path: data for path, data in expected.items() if data is not None}
        assert expected == self.site.tree(), changes(expected, self.site.tree())
        since = [fact for fact in self.ledger.facts if fact not in last.ledger.facts and fact.path not in undone]
        kept = [fact for fact in last.ledger.facts if fact in self.ledger.facts or fact.path in undone]
        self.ledger = Ledger([*kept, *since])
        self.ledger.allow(undone)
        self.ledger.forget(self.undrafted())
        self.lost |= {
            id_of(path) for path in before if before[path] is None and path in undone
        }  # edited files lead there

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_file_is_renamed_by_command(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        self.count += 1
        name = f"name-{self.count}"
        now = f"{path.rpartition('/')[0]}/{name}.md"
        self.operate(lambda: rename(self.site.root, id_of(path), name))
        self.ledger.move(path, now)
        self.ledger.note(Fact("gone", path), Fact("mark", now))

    @precondition(lambda self: len(self.site.files()) > 1)
    @rule(data=st.data())
    def two_are_made_one(self, data: st.DataObject) -> None:
        one = self.any_file(data)
        others = sorted(p for p in self.site.files() if p.split("/")[0] == one.split("/")[0] != "briefs" and p != one)
        if others:
            into = data.draw(st.sampled_from(others))
            self.operate(lambda: unite(self.site.root, id_of(one), id_of(into)))
            self.ledger.facts = [
                fact
                for fact in self.ledger.facts
                if (fact.path != one or fact.kind == "gone" or fact.words.startswith("Note"))
                and not (fact.kind in {"order", "dropped", "listed"} and id_of(one) in (fact.words, *fact.more))
            ]
            self.ledger.move(one, into)
            self.ledger.note(Fact("gone", one), Fact("mark", into))

    @precondition(lambda self: len(self.site.files()) > 3)
    @rule(data=st.data())
    def a_file_is_deleted_by_command(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        self.operate(lambda: delete(self.site.root, id_of(path)))
        self.refuse(path)

    def operate(self, command: object) -> None:
        before, ledger = self.site.tree(), self.ledger.copy()
        command()  # type: ignore[operator]
        self.operations.append(Operation(before, self.site.tree(), ledger))

    # What people do

    @precondition(lambda self: self.site.files())
    @rule(data=st.data(), key=st.sampled_from(("title", "date", "status", "country", "place")))
    def a_person_sets_a_value(self, data: st.DataObject, key: str) -> None:
        path = self.any_file(data, {"date": "briefs events", "country": "actors", "place": "events"}.get(key, ""))
        if not path:
            return
        mark = self.mark()
        value = {"title": f"Title {mark}", "date": "2030-01-02", "status": "reviewed", "country": "NO"}.get(key, mark)
        line = f"{key}: {value}"

        def change(lines: list[str]) -> list[str]:
            at = next((n for n in hands.keys_at(lines) if lines[n].startswith(f"{key}:")), 0)
            if at:
                return [*lines[:at], line, *lines[at + 1 :]]
            return [*lines[: hands.header_end(lines)], line, *lines[hands.header_end(lines) :]]

        self.ledger.facts = [
            fact
            for fact in self.ledger.facts
            if fact.path != path or fact.kind != "line" or not fact.words.startswith(f"{key}:")
        ]
        self.edit(path, change, Fact("line", path, line))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data(), form=st.sampled_from(("comment", "note", "last note")))
    def a_person_adds_words(self, data: st.DataObject, form: str) -> None:
        path, mark = self.any_file(data), self.mark()

        def change(lines: list[str]) -> list[str]:
            if form == "comment":
                at = data.draw(st.sampled_from(hands.keys_at(lines)))
                return [*lines[:at], f"# {mark}", *lines[at:]]
            starts = [start for start, _ in hands.blocks(lines) if not lines[start - 1].strip()]
            at = data.draw(st.sampled_from(starts)) if starts and form == "note" else len(lines)
            return [*lines[:at], *([] if starts and form == "note" else [""]), f"Note {mark}", "", *lines[at:]]

        self.edit(path, change, Fact("line", path, f"# {mark}" if form == "comment" else f"Note {mark}"))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_changes_a_statement(self, data: st.DataObject) -> None:
        path, mark = self.any_file(data, "briefs"), self.mark()
        at = self.a_block(data, path)
        if not at:
            return

        def change(lines: list[str]) -> list[str]:
            line = lines[at[0]]
            words = (
                f"{line.rpartition(' [@')[0]} {mark} [@{line.rpartition(' [@')[2]}"
                if " [@" in line
                else f"{line} {mark}"
            )
            return [*lines[: at[0]], words, *lines[at[0] + 1 :]]

        self.edit(path, change, Fact("mark", path, mark))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_strikes_a_block(self, data: st.DataObject) -> None:
        path = self.any_file(data, "briefs")
        at = self.a_block(data, path)
        if not at:
            return
        files = self.site.files()
        lines = hands.lines_of(files[path])
        words = hands.said("\n".join(lines[slice(*at)]))
        if hands.block_texts(files[path]).count(words) > 1:
            return
        holders = tuple(
            p for p, text in files.items() if p.startswith("briefs/") and words in hands.block_texts(text) and p != path
        )
        self.ledger.let_go(path, "order", words=words)
        self.edit(path, lambda lines: [*lines[: at[0]], *lines[at[1] :]], Fact("struck", path, words, holders))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_swaps_two_statements(self, data: st.DataObject) -> None:
        path = self.any_file(data, "briefs")
        if not path:
            return
        lines = hands.lines_of(self.site.files()[path])
        found = hands.blocks(lines)
        pairs = [(a, b) for a, b in pairwise(found) if a[1] == b[0] and lines[a[0]] != lines[b[0]]]
        if not pairs:
            return
        (a, b), (c, d) = data.draw(st.sampled_from(pairs))
        first, second = (hands.said("\n".join(lines[x:y])) for x, y in ((c, d), (a, b)))
        if any(hands.block_texts(self.site.files()[path]).count(words) > 1 for words in (first, second)):
            return
        self.ledger.let_go(path, "order", words=first)
        self.ledger.let_go(path, "order", words=second)
        fact = Fact("order", path, first, ("body", second))
        self.edit(path, lambda lines: [*lines[:a], *lines[c:d], *lines[a:b], *lines[d:]], fact)

    @precondition(lambda self: self.site.files())
    @rule(data=st.data(), what=st.sampled_from(("drop", "add", "swap")))
    def a_person_changes_a_list(self, data: st.DataObject, what: str) -> None:
        path, mark = self.any_file(data), self.mark()
        lines = hands.lines_of(self.site.files()[path])
        found = hands.items(lines)
        if not found:
            return
        key = data.draw(st.sampled_from(sorted(found)))
        if what == "add" and key not in {"aliases", "terms"}:
            return
        at = data.draw(st.sampled_from(found[key]))
        words = hands.item(lines[at])
        if what == "add":
            line = f"{lines[at].partition('-')[0]}- Alias {mark}"
            fact = Fact("listed", path, f"Alias {mark}", (key,))
            self.edit(path, lambda lines: [*lines[:at], line, *lines[at:]], fact)
        elif what == "swap" and at + 1 in found[key]:
            other = hands.item(lines[at + 1])
            self.ledger.let_go(path, "order", words=words)
            self.ledger.let_go(path, "order", words=other)
            fact = Fact("order", path, other, (key, words))
            self.edit(path, lambda lines: [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]], fact)
        elif what == "drop" and len(found[key]) > 1 and "by hand" not in words:
            self.ledger.let_go(path, "order", words=words)
            self.edit(path, lambda lines: [*lines[:at], *lines[at + 1 :]], Fact("dropped", path, words, (key,)))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def an_editor_saves_with_other_line_ends(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        self.site.write(path, self.site.files()[path].replace("\r\n", "\n").replace("\n", "\r\n"))
        self.ledger.note(Fact("crlf", path))

    @precondition(lambda self: len(self.site.files()) > 3)
    @rule(data=st.data())
    def a_person_deletes_a_file(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        (self.site.content / path).unlink()
        self.refuse(path)
        self.convert()

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_renames_a_file(self, data: st.DataObject) -> None:
        self.convert()
        path = self.any_file(data)
        if not path:
            return
        self.count += 1
        now = f"{path.rpartition('/')[0]}/hand-{self.count}.md"
        (self.site.content / path).rename(self.site.content / now)
        self.ledger.move(path, now)
        drafted = f".drafts/{path}" in self.site.tree()
        self.ledger.note(Fact("mark", now), *([Fact("gone", path)] if drafted else []))
        self.convert()

    @rule(kind=st.sampled_from(("actors", "topics")))
    def a_person_writes_a_file(self, kind: str) -> None:
        mark = self.mark()
        path = f"{kind}/own-{self.count}.md"
        more = "kind: person\naliases:\n  - Olo\n" if kind == "actors" else "terms:\n  - ferry\n"
        self.site.write(path, f"---\ntitle: Own {mark}\n{more}status: reviewed\n---\n\nNote {mark}\n")
        self.ledger.note(Fact("line", path, f"title: Own {mark}"), Fact("line", path, f"Note {mark}"))

    # What they share

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


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=LONG or 8,
    stateful_step_count=60 if LONG else 25,
    derandomize=not LONG,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
