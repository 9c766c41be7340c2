"""Long random histories: people edit, strike, delete and rename, the machine changes its mind, and all is merged."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefsite.merging import merge, undo_last

SUBJECTS = (
    "Ada Lund",
    "Bo Vik",
    "The council",
    "Cyra Holm",
    "A spokesman",
    "Dima Orr",
    "The harbour board",
    "Eve Nord",
)
DEEDS = ("opened the northern bridge", "refused a second treaty", "sailed for the outer isles", "paid the whole debt")
BRIEFS = ("briefs/one.md", "briefs/two.md")
ACTORS = ("actors/ada-lund.md", "actors/bo-vik.md")


class Histories(RuleBasedStateMachine):
    """What people wrote is marked; what they struck is remembered here, apart from the merge's own memory."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.content = Path(self.folder.name) / "content"
        self.said: dict[str, list[str]] = {path: [] for path in BRIEFS}
        self.titles: dict[str, str] = {path: f"Title of {path[7:10]}" for path in (*BRIEFS, *ACTORS)}
        self.mine: set[str] = set()
        self.struck: dict[str, set[str]] = {}
        self.deleted: set[str] = set()
        self.count = 0
        self.convert()

    def teardown(self) -> None:
        self.folder.cleanup()

    def drafts(self) -> dict[str, str]:
        found = {}
        for path in BRIEFS:
            body = "".join(f"- {words} [@p{n}]\n" for n, words in enumerate(self.said[path], 1))
            front = f"title: {self.titles[path]}\nsource:\n  file: {path[7:10]}.txt\nactors: [ada-lund, bo-vik]\n"
            found[path] = (
                f"---\n{front}status: drafted\n---\n\n## [[the-meeting]]\n\n- See [[ada-lund|Lund]] [@p9]\n{body}"
            )
        for path in ACTORS:
            found[path] = (
                f"---\ntitle: {path[7:-3]}\nkind: person\naliases:\n- {self.titles[path]}\nstatus: drafted\n---\n"
            )
        return found

    def files(self) -> list[Path]:
        return sorted(path for path in self.content.rglob("*.md") if ".drafts" not in path.parts)

    def everything(self) -> dict[str, bytes]:
        found = (path for path in self.content.rglob("*") if path.is_file())
        return {path.relative_to(self.content).as_posix(): path.read_bytes() for path in found}

    def statements(self, lines: list[str]) -> list[int]:
        """Where a statement stands that no person has touched."""
        return [n for n, line in enumerate(lines) if line.startswith("- ") and "[@" in line and "by hand" not in line]

    def mark(self) -> str:
        self.count += 1
        self.mine.add(f"by hand {self.count}.")
        return f"by hand {self.count}."

    @rule()
    def convert(self) -> None:
        report = merge(self.content, self.drafts())
        assert not report.issues
        assert report.edits_kept == report.edits_found
        after = self.everything()
        merge(self.content, self.drafts())
        assert self.everything() == after

    @rule(
        path=st.sampled_from(BRIEFS),
        subject=st.sampled_from(SUBJECTS),
        deed=st.sampled_from(DEEDS),
        at=st.integers(0, 9),
    )
    def the_machine_finds_a_statement(self, path: str, subject: str, deed: str, at: int) -> None:
        if (words := f"{subject} {deed}.") not in self.said[path]:
            self.said[path].insert(at % (len(self.said[path]) + 1), words)

    @rule(path=st.sampled_from(BRIEFS), at=st.integers(0, 9))
    def the_machine_drops_a_statement(self, path: str, at: int) -> None:
        if self.said[path]:
            self.said[path].pop(at % len(self.said[path]))

    @rule(path=st.sampled_from((*BRIEFS, *ACTORS)), word=st.sampled_from(("First", "Second", "Third")))
    def the_machine_names_it_otherwise(self, path: str, word: str) -> None:
        self.titles[path] = f"{word} title"

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def a_person_writes_something(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(self.files()))
        lines = file.read_text().split("\n")
        kind = data.draw(st.sampled_from(["title", "comment", "key", "note", "statement"]))
        if kind == "title":
            at = next(n for n, line in enumerate(lines) if line.startswith("title: "))
            self.mine -= {mark for mark in self.mine if mark in lines[at]}
            lines[at] = f"title: {self.mark()}"
        elif kind == "comment":
            lines.insert(1, f"# {self.mark()}")
        elif kind == "key":
            lines.insert(1, f"key{self.count}: {self.mark()}")
        elif kind == "note":
            lines += ["", f"Note {self.mark()}", ""]
        else:
            spots = [
                n for n, line in enumerate(lines) if line.startswith("- ") and "by hand" not in line and "[@" in line
            ]
            if spots:
                at = data.draw(st.sampled_from(spots))
                lines[at] = lines[at].replace(" [@", f" {self.mark()} [@")
        file.write_text("\n".join(lines))

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def a_person_strikes_a_statement(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(self.files()))
        lines = file.read_text().split("\n")
        if spots := self.statements(lines):
            line = lines.pop(data.draw(st.sampled_from(spots)))
            path = file.relative_to(self.content).as_posix()
            self.struck.setdefault(path, set()).add(line.partition("[@")[0] + "[@")
            file.write_text("\n".join(lines))

    @precondition(lambda self: len(self.files()) > 2)
    @rule(data=st.data())
    def a_person_deletes_a_file(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(self.files()))
        text = file.read_text()
        self.mine -= {mark for mark in self.mine if mark in text}
        self.deleted.add(file.relative_to(self.content).as_posix())
        file.unlink()

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def a_person_renames_a_file(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(self.files()))
        self.count += 1
        now = file.rename(file.with_name(f"name-{self.count}.md"))
        before, after = (path.relative_to(self.content).as_posix() for path in (file, now))
        self.deleted.add(before)
        self.struck[after] = self.struck.pop(before, set())
        self.convert()

    @rule()
    def a_conversion_is_undone(self) -> None:
        before = self.everything()
        if merge(self.content, self.drafts()) and self.everything() != before:
            assert not undo_last(self.content.parent).left
            assert self.everything() == before

    @invariant()
    def every_edit_stands_and_no_refusal_is_back(self) -> None:
        texts = {path.relative_to(self.content).as_posix(): path.read_text() for path in self.files()}
        everything = "\n".join(texts.values())
        assert not {mark for mark in self.mine if mark not in everything}
        assert not self.deleted & texts.keys()
        assert not [words for path, gone in self.struck.items() for words in gone if words in texts.get(path, "")]
        assert "<<<<" not in everything


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=12, stateful_step_count=30, deadline=None)
