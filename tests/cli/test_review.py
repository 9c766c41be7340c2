"""`review`, as it is typed: a list for pipes, answers without a dialogue, and a dialogue that can stop at any time."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.cli.asking import Asking, edited
from briefsite.cli.console import Console
from briefsite.cli.questions import in_full, listing
from briefsite.cli.shortening import told_apart
from briefsite.merging import merge
from briefsite.model.issues import BriefsiteError
from briefsite.model.review import Question
from briefsite.pipeline.reviewing import what_awaits
from briefsite.preview.questions_shown import page

TEXT = "Ada Lund came to the coast on May 14.\n\nThe council met for four days. Nothing was signed.\n"
DRAFT = """---
title: Talks in Orra
source:
  file: a.txt
date: XXXX-05-14
status: drafted
---

- Ada Lund came to the coast [@p1]
- The council met for three days. [@p2]
"""
WHY = """{
 "date": [
  {"file": "a.txt", "paragraph": 1, "span": [30, 36], "rule": "year-inferred", "note": "from “then”"}
 ]
}
"""
MINE = DRAFT.replace("Talks in Orra", "The Orra talks").replace("three days", "a week")
NEWER = DRAFT.replace("Talks in Orra", "Talks at Orra").replace("three days", "four days")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT)
    convert(tmp_path, DRAFT)
    (tmp_path / "content/briefs/talks.md").write_text(MINE)
    convert(tmp_path, NEWER)
    return tmp_path


def convert(root: Path, draft: str) -> None:
    merge(root / "content", {"briefs/talks.md": draft, ".drafts/briefs/talks.md.why.json": WHY})


def text(root: Path) -> str:
    return (root / "content/briefs/talks.md").read_text()


def typed(*keys: str) -> Callable[[str], str]:
    """A person who types these lines, and then closes the terminal."""
    lines = iter(keys)

    def read(_: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return read


def test_of_a_word_that_is_longer_than_a_line_its_beginning_is_shown() -> None:
    """Two digests were shown as "… → …"."""
    assert told_apart("d95ce954" * 8, "231a1afa" * 8, 12) == ("d95ce954d9 …", "231a1afa23 …")


LONG = "Ada Lund, who led the delegation of Orra to the coast, thanked the council"


def test_a_line_shows_where_two_wordings_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both were cut off before: "Ada Lund, who led … → Ada Lund, who led …" is no question that can be answered."""
    first = DRAFT.replace("Ada Lund came to the coast", f"{LONG} in March.")
    convert(tmp_path, first)
    (tmp_path / "content/briefs/talks.md").write_text(first.replace("thanked", "praised"))
    convert(tmp_path, first.replace("in March", "in April"))
    assert (
        "… to the coast, praised the council in March. [@p1] → … to the coast, thanked the"
        in listed(tmp_path, capsys)[0]
    )


def listed(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["--root", str(root), "review", "--list"]) == 0
    return capsys.readouterr().out.splitlines()


def test_everything_that_awaits_a_person_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    why = "(a person wrote here, and the newest draft says otherwise)"
    week, days = (f"- The council met for {time} [@p2]" for time in ("a week.", "four days."))
    date = "date: XXXX-05-14 (no year stands beside the day (from “then”))"
    assert [line[10:] for line in listed(root, capsys)[:-1]] == [
        f"proposal, content/briefs/talks.md, body: {week} → {days} {why}",
        f"proposal, content/briefs/talks.md, title: The Orra talks → Talks at Orra {why}",
        f"doubtful value, content/briefs/talks.md, {date}",
    ]


@pytest.mark.parametrize("stdin", [io.StringIO(), None], ids=["no terminal", "closed"])
def test_without_a_terminal_it_lists_and_asks_nothing(
    stdin: io.StringIO | None, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["--root", str(root), "review"]) == 0
    assert capsys.readouterr().out.splitlines() == listed(root, capsys)


def test_whether_a_file_was_read_against_its_corrected_text_is_asked_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was once a question of digests: "source.sha256: d95ce954… → 231a1a…"."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT)
    old, new = (DRAFT.replace("a.txt\n", f"a.txt\n  sha256: {letter * 64}\n") for letter in "ab")
    convert(tmp_path, old)
    file = tmp_path / "content/briefs/talks.md"
    file.write_text(old.replace("drafted", "reviewed"))
    convert(tmp_path, new)
    (question,) = what_awaits(tmp_path)
    asked = "seeds/a.txt was corrected since: have you read the brief against the corrected text?"
    shown = "\n".join([*in_full(question, 110), *listing([question]), page([question], "secret")])
    assert shown.count(asked[6:]) == 3
    assert not re.search("a{9}|b{9}|sha256", shown)
    assert Asking(tmp_path, Console(), typed("e", "a")).run() == 0
    assert "there are no words to put there" in capsys.readouterr().err
    assert f"sha256: {'b' * 64}\n" in text(tmp_path)
    assert what_awaits(tmp_path) == ()


def test_a_question_shows_three_versions_side_by_side_and_the_sentence(root: Path) -> None:
    block = what_awaits(root)[0]
    shown = "\n".join(in_full(block, 110))
    assert re.search(r"^yours +last draft +new draft$", shown, re.MULTILINE)
    assert re.search(r"for a week\. .*for three .*for four", shown)
    assert "a.txt, paragraph 2: “The council met for four days. Nothing was signed.”" in shown
    narrow = "\n".join(in_full(block, 60))
    assert "yours: - The council met for a week. [@p2]\nlast draft: - The" in narrow


@pytest.mark.parametrize("answer", ["accept", "reject", "edit"])
def test_an_answer_without_a_dialogue_is_written_and_can_be_taken_back(
    root: Path, capsys: pytest.CaptureFixture[str], answer: str
) -> None:
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    title = next(each for each in what_awaits(root) if each.place == "title")
    words = ["At", "last: talks"] if answer == "edit" else []
    assert main(["--root", str(root), "review", answer, title.id, *words]) == 0
    assert "to take it back: undo" in capsys.readouterr().out
    now = {"accept": "Talks at Orra", "reject": "The Orra talks", "edit": "'At last: talks'"}[answer]
    assert f"title: {now}\n" in text(root)
    convert(root, NEWER)
    assert title.id not in {each.id for each in what_awaits(root)}
    assert main(["--root", str(root), "undo"]) == 0
    assert f"{answer} undone" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in before} == before


def test_a_doubt_that_is_confirmed_is_not_asked_again(root: Path) -> None:
    doubt = what_awaits(root)[-1]
    assert main(["--root", str(root), "review", "accept", doubt.id]) == 0
    assert doubt.id not in {each.id for each in what_awaits(root)}
    assert "date: XXXX-05-14\n" in text(root)


def test_a_doubtful_value_is_corrected_or_taken_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doubt = what_awaits(root)[-1]
    assert main(["--root", str(root), "review", "edit", doubt.id, "next May"]) == 2
    assert "'next May' is no date" in capsys.readouterr().err
    assert main(["--root", str(root), "review", "edit", doubt.id, "2021-05-14"]) == 0
    assert "date: '2021-05-14'\n" in text(root)
    assert main(["--root", str(root), "undo"]) == 0
    assert main(["--root", str(root), "review", "reject", doubt.id]) == 0
    assert "date:" not in text(root)
    assert main(["--root", str(root), "restore", "talks"]) == 0
    assert "date: XXXX-05-14\n" in text(root)


def test_a_dialogue_writes_each_answer_before_the_next_question(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    keys = typed("what?", "a", "e", "", "e", "Talks, at last", "s")
    assert Asking(root, Console(), keys).run() == 0
    said = capsys.readouterr().out
    assert "type one of the letters" in said
    assert "nothing more awaits you\n2 answers written; to take the last one back: undo" in said
    assert "- The council met for four days. [@p2]" in text(root)
    assert "title: 'Talks, at last'\n" in text(root)
    assert [each.place for each in what_awaits(root)] == ["date"]


@pytest.mark.parametrize("end", ["q", "Q", None])
def test_a_dialogue_may_stop_at_any_time_and_keeps_what_was_answered(
    root: Path, capsys: pytest.CaptureFixture[str], end: str | None
) -> None:
    Asking(root, Console(), typed("r", *([end] if end else []))).run()
    assert "stopped; what you answered is kept\n1 answer written" in capsys.readouterr().out
    assert len(what_awaits(root)) == 2


def test_an_answer_that_cannot_be_carried_out_says_why_and_asks_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(_: str) -> str:
        path = root / "content/briefs/talks.md"
        if "a week" in path.read_text():
            path.write_text(path.read_text().replace("a week", "an hour").replace("The council", "Everybody"))
            return "a"
        return "q"

    Asking(root, Console(), read).run()
    assert "has changed meanwhile" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["acept", "12345678"], "did you mean 'accept'?"),
        (["accept"], "say what to accept: review accept ID"),
        (["read"], "review read FILE"),
        (["accept", "zzzzzzzz"], "nothing that awaits you is called 'zzzzzzzz'"),
        (["reject", "12345678", "more"], "there is more: 'more'"),
        (["read", "talk"], "did you mean 'talks'?"),
    ],
)
def test_a_wrong_argument_is_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    capsys.readouterr()
    assert main(["--root", str(root), "review", *arguments]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_that_a_file_was_read_is_written_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["--root", str(root), "review", "read", "content/briefs/talks.md"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "content/briefs/talks.md: read already"
    assert "status: reviewed\n" in text(root)
    assert [each.kind for each in what_awaits(root)] == ["proposal", "proposal"]


def test_a_site_without_content_awaits_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "review", "--list"]) == 2
    (tmp_path / "seeds").mkdir()
    assert listed(tmp_path, capsys) == ["nothing awaits you"]


def test_the_editor_of_the_person_is_asked(tmp_path: Path) -> None:
    script = tmp_path / "ed.py"
    script.write_text(
        "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text().replace('a', 'b'))"
    )
    assert edited("- a [@p1]", f"{sys.executable} {script}") == "- b [@p1]"
    assert edited("- c [@p1]", f"{sys.executable} {script}") == ""
    with pytest.raises(BriefsiteError, match="cannot be started"):
        edited("a", "no-such-editor")
    with pytest.raises(BriefsiteError, match="cannot be read"):
        edited("a", "ed 'unfinished")


def test_two_questions_never_share_an_id() -> None:
    one = Question("proposal", "briefs/a.md", "body", "x", "y", "", "why")
    other = Question("proposal", "briefs/a.md", "body", "x", "z", "", "why")
    assert one.id != other.id
