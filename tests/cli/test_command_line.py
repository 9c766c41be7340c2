"""What may be typed, what is answered, and what is loaded for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.cli.console import quoted
from briefsite.cli.convert import what_was_done
from briefsite.cli.environment import LIBRARIES, what_to_type
from briefsite.cli.parser import COMMANDS
from briefsite.content.reading import read_content
from briefsite.merging import MergeReport
from briefsite.model.records import Brief
from briefsite.pipeline.conversion import Conversion

PROJECT = Path(__file__).parents[2]


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said to standard error by a command that ends with 2; one line, nothing to standard output."""
    try:
        code = main(arguments)
    except SystemExit as end:
        code = int(str(end.code))
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize("arguments", [["--help"], *([command.NAME, "--help"] for command in COMMANDS)])
def test_help_loads_none_of_the_libraries(arguments: list[str]) -> None:
    loaded = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    script = (
        f"import briefsite.cli\ntry:\n    briefsite.cli.main({arguments!r})\nexcept SystemExit:\n    pass\n{loaded}"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert "examples:" in run.stdout
    assert not {*run.stderr.split()} & {*LIBRARIES, "asyncio", "numpy"}


def test_an_unknown_command_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unknown command 'biuld'; did you mean 'build'?" in refusal(capsys, "biuld")


def test_an_unknown_option_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unknown option '--rot'; did you mean '--root'?" in refusal(capsys, "build", "--rot", "x")
    assert "unknown option '--rot'; did you mean '--root'?" in refusal(capsys, "--rot", "x", "build")
    assert "unknown command 'x'" in refusal(capsys, "--ro", "desk", "x")
    assert "unknown option '--alow-errors'; did you mean '--allow-errors'?" in refusal(capsys, "build", "--alow-errors")


def test_an_option_of_another_command_is_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["build", "--opne"], ["--opne", "build"]):
        assert "unknown option '--opne'; `briefsite build --help` lists" in refusal(capsys, *arguments)
    assert "did you mean '--open'?" in refusal(capsys, "serve", "--opne")


def test_a_word_too_many_and_a_choice_that_is_none_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "briefsite undo: 'now' is a word too many; `briefsite undo --help` lists" in refusal(capsys, "undo", "now")
    assert "'acter' is no record; did you mean 'actor'?" in refusal(capsys, "new", "acter", "X")
    assert "'person' is a kind of actor: new actor --kind person TITLE" in refusal(capsys, "new", "person", "X")
    assert "'meeting' is a kind of event: new event --kind meeting TITLE" in refusal(capsys, "new", "meeting", "X")
    assert "'nonsense' is no address; write one like tcp://" in refusal(capsys, "convert", "--scheduler", "nonsense")
    assert "'foo' is no --editor; say one of vscode, decap, obsidian" in refusal(capsys, "init", ".", "--editor", "foo")
    for command, jobs in (("convert", "0"), ("build", "0"), ("build", "-3"), ("build", "many")):
        assert f"--jobs: '{jobs}' is no whole number from 1" in refusal(capsys, command, f"--jobs={jobs}")


def test_a_port_that_is_no_number_is_answered_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--port: 'abc' is no number; write one such as 8001" in refusal(capsys, "serve", "--port=abc")


def test_a_root_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = refusal(capsys, "build", "--root", str(tmp_path / "nowhere"))
    assert "there is no such folder" in said
    assert "--root DIR" in said


def test_a_folder_that_is_no_site_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "neither seeds/ nor content/ is here" in refusal(capsys, "--root", str(tmp_path))


@pytest.mark.parametrize("command", ["convert", "build", "check", "publish"])
@pytest.mark.parametrize("folder", ["content", "seeds"])
def test_a_file_in_the_place_of_a_folder_is_no_empty_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, folder: str
) -> None:
    """An empty site was built, and published, and all texts counted as withdrawn."""
    for name in ("content", "seeds"):
        (tmp_path / name).mkdir()
    (tmp_path / folder).rmdir()
    (tmp_path / folder).write_text("")
    assert f"{folder} is a file; move it away" in refusal(capsys, command, "--root", str(tmp_path))


def test_what_the_system_refuses_says_what_to_do(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text("Oda Lindqvist met Radan Kovel on Monday.\n", encoding="utf-8")
    (tmp_path / ".cache").write_text("", encoding="utf-8")
    assert main(["--root", str(tmp_path), "convert"]) == 2
    assert "not a directory; something on this way is a file" in capsys.readouterr().err


def test_the_root_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    assert main(["--root", str(tmp_path), "new", "actor", "Mara Dovel"]) == 0
    assert main(["new", "--root", str(tmp_path), "actor", "Ivo Castell"]) == 0
    assert len(list((tmp_path / "content/actors").iterdir())) == 2


@pytest.mark.parametrize("windows", [True, False])
def test_without_libraries_it_says_what_to_type(windows: bool) -> None:
    said = what_to_type(["jinja2"], windows=windows)
    assert "jinja2 missing" in said
    assert ("py -m venv .venv" in said) == windows
    assert ("  make\n" in said) != windows
    assert "pip install --require-hashes -r requirements.txt" in said


def test_a_bare_python_is_told_what_to_type(tmp_path: Path) -> None:
    """`-S` leaves the installed libraries out, as on a fresh machine."""
    shutil.copy(PROJECT / "build.py", tmp_path)
    shutil.copytree(PROJECT / "briefsite", tmp_path / "briefsite")
    command = [sys.executable, "-S", str(tmp_path / "build.py")]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 2
    assert "python3 -m venv .venv" in run.stderr or "py -m venv .venv" in run.stderr
    assert "Traceback" not in run.stderr


def test_what_is_said_to_type_runs_from_the_folder_in_which_it_is_read(tmp_path: Path) -> None:
    """From another folder it was `python build.py serve`, which no file there answers to."""

    def usage(folder: Path) -> str:
        command = [sys.executable, str(PROJECT / "build.py"), "check", "--help"]
        return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=True).stdout

    assert f" {quoted(PROJECT / 'build.py')} check " in usage(tmp_path)
    assert " build.py check " in usage(PROJECT)


@pytest.mark.parametrize("record", ["actor", "event", "topic"])
def test_a_new_file_is_one_that_can_be_read(record: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert main(["new", record, 'NO: "Dovel" & Söhne', "--root", str(tmp_path)]) == 0
    entries, issues = read_content(tmp_path)
    assert issues == ()
    assert [(entry.kind, entry.record.title) for entry in entries] == [(record, 'NO: "Dovel" & Söhne')]


def test_a_new_brief_names_its_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talks: one.txt").write_text("Talks.")
    arguments = ["--root", str(tmp_path), "new", "brief", "Talks"]
    assert "name it with --source FILE; seeds/ holds talks: one.txt" in refusal(capsys, *arguments)
    assert "did you mean 'talks: one.txt'?" in refusal(capsys, *arguments, "--source", "talk.txt")
    assert main([*arguments, "--source", "talks: one.txt"]) == 0
    (brief,), issues = read_content(tmp_path)
    assert issues == ()
    assert isinstance(brief.record, Brief)
    assert brief.record.source.file == "talks: one.txt"


def test_a_new_file_never_takes_the_place_of_another(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert main(["new", "actor", "Lenn", "--kind", "state", "--root", str(tmp_path)]) == 0
    before = (tmp_path / "content/actors/lenn.md").read_text()
    assert "kind: state" in before
    capsys.readouterr()
    assert "is there already" in refusal(capsys, "new", "topic", "Lenn", "--root", str(tmp_path))
    assert (tmp_path / "content/actors/lenn.md").read_text() == before


def test_a_kind_that_is_none_names_the_nearest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    arguments = ["--root", str(tmp_path), "new"]
    assert "did you mean 'organisation'?" in refusal(capsys, *arguments, "actor", "X", "--kind", "organization")
    assert "only a brief digests a text; leave --source out" in refusal(
        capsys, *arguments, "actor", "X", "--source", "a.txt"
    )
    assert "leave --kind out" in refusal(capsys, *arguments, "topic", "X", "--kind", "person")


def test_a_file_that_nobody_could_name_is_not_started(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It was once `x-e84c538e.md`."""
    (tmp_path / "content").mkdir()
    said = refusal(capsys, "new", "--root", str(tmp_path), "actor", "!!!")
    assert "the title '!!!' has no letter and no digit to name a file by" in said
    assert list((tmp_path / "content").iterdir()) == []


def test_a_build_for_another_address_has_its_feed_and_sitemap(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "desk"), "--quiet"])
    built = ["build", "--root", str(tmp_path / "desk"), "--quiet"]
    assert main(built) == 0
    assert not (tmp_path / "desk/site/sitemap.xml").exists()
    assert main([*built, "--base-url", "https://desk.example/briefs"]) == 0
    for name in ("sitemap.xml", "feed.xml"):
        assert "https://desk.example/briefs/" in (tmp_path / "desk/site" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("inside", ["seeds", "seeds/other", "content/topics/other", "templates/other", "site/other"])
def test_no_site_is_begun_in_what_another_is_made_from(
    inside: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Its example text was once a text of the other's."""
    main(["init", str(tmp_path / "desk"), "--quiet"])
    before = sorted(tmp_path.rglob("*"))
    told = refusal(capsys, "init", str(tmp_path / "desk" / inside))
    assert f"lies in the site {tmp_path / 'desk'}, and {inside.partition('/')[0]}/ is" in told
    assert "name a folder beside it" in told
    assert sorted(tmp_path.rglob("*")) == before


def test_a_site_is_begun_beside_another_and_in_folders_of_such_names(tmp_path: Path) -> None:
    (tmp_path / "content/seeds").mkdir(parents=True)
    for folder in ("content/seeds/desk", "content/seeds/desk/other"):
        assert main(["init", str(tmp_path / folder), "--quiet"]) == 0


def test_an_address_that_is_none_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["init", str(tmp_path / "desk"), "--quiet"])
    told = refusal(capsys, "build", "--base-url", "nonsense", "--root", str(tmp_path / "desk"))
    assert "--base-url is 'nonsense'" in told


def test_an_embargo_ends_with_time_and_with_nothing_else(tmp_path: Path) -> None:
    topic = tmp_path / "content/topics/tides.md"
    topic.parent.mkdir(parents=True)
    topic.write_text("---\ntitle: Tides\npublish: 2031-05-01T09:00+07:00\n---\n", "utf-8")
    for at, is_there in (("2031-05-01T01:59Z", False), ("2031-05-01T02:00Z", True)):
        assert main(["build", "--root", str(tmp_path), "--at", at]) == 0
        assert (tmp_path / "site/topics/tides.html").exists() is is_there


def test_an_instant_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "'tomorrow' is no day and no instant; write 2026-12-01T09:00+07:00" in refusal(
        capsys, "build", "--at", "tomorrow"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe breaks otherwise there")
def test_who_reads_the_first_line_only_gets_the_whole_site(tmp_path: Path) -> None:
    """`python build.py | head -1` once ended with the first line that nobody read, before anything was built."""
    topic = tmp_path / "content/topics/tides.md"
    topic.parent.mkdir(parents=True)
    topic.write_text("---\ntitle: Tides\n---\n", "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "briefsite", "--root", str(tmp_path)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "site/topics/tides.html").exists()


def test_one_file_that_a_person_kept_is_it_and_two_are_them() -> None:
    for paths, said in (("a", "1 file kept as a person left it"), ("ab", "2 files kept as a person left them")):
        assert f"  {said}" in what_was_done(Conversion(1, (), MergeReport(kept=tuple(paths)), ()))


def test_how_to_look_at_a_site_in_another_folder_can_be_typed_as_it_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It once said `serve` alone, which served the site of the folder one was in."""
    topic = tmp_path / "my desk/content/topics/tides.md"
    topic.parent.mkdir(parents=True)
    topic.write_text("---\ntitle: Tides\n---\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    main(["--root", "my desk"])
    assert capsys.readouterr().out.rstrip().endswith('--root "my desk" serve')
    monkeypatch.chdir(tmp_path / "my desk")
    main([])
    assert not capsys.readouterr().out.rstrip().endswith("desk serve")
