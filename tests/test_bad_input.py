"""Whatever lies in the folders: a clear message, exit code 1 or 2, nothing lost, and the other texts converted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite.cli import main

GOOD = (
    "Foreign Minister Mara Dovel of Norway met Trade Minister Ivo Castell in Oslo on May 14 to open harbour talks.\n\n"
    '"We came with one question, and we leave with three answers," Dovel told reporters after the meeting.\n'
)
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one good text."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/good.txt").write_text(GOOD)
    return tmp_path


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the site; gives its exit code and what it said to standard error."""

    def command(*arguments: str) -> tuple[int, str]:
        code = main(["--root", str(root), *arguments])
        return int(code), capsys.readouterr().err

    return command


def briefs(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "content/briefs").glob("*.md"))


BROKEN_SEEDS = {
    "empty": (b"", "there is no text in it"),
    "blank": (b" \n\t\n ", "there is no text in it"),
    "binary": (b"%PDF-1.7\x00\x01\x02", "it is not a text"),
    "not-utf8": ("Der Minister sagte, es gehe vorwärts.".encode("latin-1"), "it is not UTF-8"),
    "utf16": ("A text".encode("utf-16"), "it is not UTF-8 but UTF-16"),
    "front-matter-list": (b"---\n- a\n- b\n---\nText.\n", "front matter is not a mapping"),
    "front-matter-yaml": (b"---\ntitle: [a\n---\nText.\n", "front matter is not YAML"),
    "front-matter-unclosed": (b"---\ntitle: Never closed\n\nFirst words.\n", "front matter is never closed"),
}


@pytest.mark.parametrize("name", BROKEN_SEEDS)
def test_a_text_that_cannot_be_read_costs_that_text_only(name: str, root: Path, run: Run) -> None:
    data, sentence = BROKEN_SEEDS[name]
    (root / "seeds" / f"{name}.txt").write_bytes(data)
    code, said = run()
    assert code == 1
    assert f"seeds/{name}.txt" in said
    assert sentence in said
    assert said.count(sentence) == 1
    assert len(briefs(root)) == 1
    assert (root / "site/index.html").exists()
    assert (root / "seeds" / f"{name}.txt").read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name there")
def test_a_name_with_line_breaks_and_colours_is_told_in_one_line(root: Path, run: Run) -> None:
    (root / "seeds/two\nlines.txt").touch()
    (root / "content/actors").mkdir(parents=True)
    (root / "content/actors/red\x1b[31m\rname.md").touch()
    code, said = run("check")
    assert code == 1
    assert "seeds/two\\nlines.txt: there is no text in it" in said.split("\n")[-3]
    assert "\x1b" not in said
    assert all(line.startswith(("content/actors/red", "seeds/two", "3 errors")) for line in said.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_that_lead_to_nothing_or_round_to_themselves_are_told_with_the_rest(root: Path, run: Run) -> None:
    (root / "content/actors").mkdir(parents=True)
    for folder, end in (("seeds", "txt"), ("content/actors", "md")):
        (root / folder / f"round.{end}").symlink_to(f"round.{end}")
        (root / folder / f"lost.{end}").symlink_to(f"nowhere.{end}")
    (root / "content/actors/above").symlink_to("..")
    code, said = run("convert")
    assert (code, said.count("\n")) == (1, 6)
    for name in ("seeds/round.txt", "seeds/lost.txt"):
        assert f"{name}: it is no file, or a link to nothing; copy the text itself into the folder" in said
    assert "content/actors/lost.md: it cannot be read: no such file or directory; mend that, or take it away" in said
    assert "content/actors/round.md: it cannot be read: too many" in said
    assert len(briefs(root)) == 1


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("lexicon/a.yaml", b"topics: \xff", "the word list a.yaml is not UTF-8; save it as UTF-8 text"),
        ("pyproject.toml", b"tool = 3", "pyproject.toml: 'tool' is not a table; write [tool.briefsite] on a line"),
        ("pyproject.toml", b"\xff", "pyproject.toml: it is not TOML: it is not UTF-8; mend it, or delete the file"),
    ],
)
def test_what_is_wrong_with_a_setting_or_a_word_list_is_said_in_words(
    root: Path, run: Run, file: str, data: bytes, told: str
) -> None:
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_bytes(data)
    assert told in run()[1]


ODD_SEEDS = {
    "bom": b"\xef\xbb\xbf" + GOOD.replace("harbour", "port").encode(),
    "crlf": GOOD.replace("harbour", "port").replace("\n", "\r\n").encode(),
    "one-word": b"Ceasefire",
    "markup": b"<script>alert(1)</script>\n\n[a](javascript:alert(2)) and <img src=x onerror=alert(3)> were sent.\n",
    "private-use": "A \ue000 0 \ue001 mark \ue002 and another.\n".encode(),
    "no-end": b"It ends in the middle of a \xe2\x80\x9cquotation",
}


@pytest.mark.parametrize("name", ODD_SEEDS)
def test_an_odd_text_is_converted_and_the_site_is_whole(name: str, root: Path, run: Run) -> None:
    (root / "seeds" / f"{name}.txt").write_bytes(ODD_SEEDS[name])
    code, said = run()
    assert code == 0
    assert (said == "") != (name == "markup")
    assert said == "" or "its text holds HTML (the first is '<script>')" in said
    assert len(briefs(root)) == 2
    pages = b"".join(path.read_bytes() for path in (root / "site").rglob("*.html")).lower()
    assert b"<script>alert" not in pages
    assert b'href="javascript:' not in pages
    assert b"<img src=x" not in pages


def test_five_megabytes_are_converted_and_what_was_not_read_is_said(root: Path, run: Run) -> None:
    paragraph = "The committee met again and read the minutes of the last meeting without any remark at all.\n\n"
    other_script = "Министр сказал, что всё хорошо. " * 90_000
    (root / "seeds/long.txt").write_text(f"Minister Mara Dovel spoke.\n\n{other_script}\n\n{paragraph * 20}")
    assert (root / "seeds/long.txt").stat().st_size > 5_000_000
    code, said = run("convert")
    assert code == 0, said
    assert "seeds/long.txt: warning: paragraph 2 was not read" in said
    assert len(briefs(root)) == 2


def test_a_seed_named_twice_is_said_and_the_first_is_taken(root: Path, run: Run) -> None:
    (root / "seeds/sub").mkdir()
    (root / "seeds/sub/good.txt").write_text("Another text of the same name.")
    (root / "seeds/z-copy.txt").write_text(GOOD)
    code, said = run("convert")
    assert code == 1
    assert "seeds/sub/good.txt: it has the same name as seeds/good.txt" in said
    assert "seeds/z-copy.txt: it is the same text as seeds/good.txt" in said
    assert len(briefs(root)) == 1


def test_a_bad_text_removes_no_draft_of_another(root: Path, run: Run) -> None:
    (root / "seeds/second.txt").write_text("Minister Ivo Castell visited Sweden on June 2.")
    run("convert")
    before = briefs(root)
    (root / "seeds/second.txt").write_bytes(b"\x00")
    assert run("convert")[0] == 1
    assert briefs(root) == before


def test_front_matter_of_a_content_file_that_is_no_mapping_stops_the_site_but_not_the_conversion(
    root: Path, run: Run
) -> None:
    run()
    site = sorted((root / "site").rglob("*"))
    broken = next((root / "content/actors").glob("*.md"))
    broken.write_text("---\n- a\n- b\n---\n\nMine.\n")
    code, said = run()
    assert code == 1
    assert f"content/actors/{broken.name}:" in said
    assert "nothing was written" in said
    assert broken.read_text() == "---\n- a\n- b\n---\n\nMine.\n"
    assert sorted((root / "site").rglob("*")) == site


def test_an_unknown_key_names_the_nearest(root: Path, run: Run) -> None:
    run()
    actor = next((root / "content/actors").glob("*.md"))
    actor.write_text(actor.read_text().replace("kind:", "knid:"))
    code, said = run("check")
    assert code == 1
    assert "did you mean 'kind'?" in said
    assert actor.stem not in said.replace(f"content/actors/{actor.name}:", ""), "links to it are no faults of their own"


@pytest.mark.parametrize("command", ["check", "build"])
def test_dead_links_are_all_named_at_once_with_their_places(command: str, root: Path, run: Run) -> None:
    run()
    brief = next((root / "content/briefs").glob("*.md"))
    lines = brief.read_text().count("\n")
    brief.write_text(f"{brief.read_text()}\nSee [[mara-dovle]] and [her](../actors/nobody.md).\n\n- A claim [@p99]\n")
    code, said = run(command)
    assert code == 1
    assert f"content/briefs/{brief.name}:{lines + 2}:5: " in said
    assert "did you mean 'mara-dovel'?" in said
    assert "nobody" in said
    assert "99" in said


def test_a_missing_template_is_named(root: Path, run: Run) -> None:
    (root / "templates").mkdir()
    (root / "templates/actor.html").write_text('{% extends "theme/actor.html" %}\n{% include "no-such.html" %}')
    (root / "templates/base.html").write_text('{% extends "no-such-base.html" %}')
    code, said = run()
    assert code == 2
    assert "templates/" in said
    assert "no-such" in said
    assert "Traceback" not in said


def test_a_cyclic_topic_is_named(root: Path, run: Run) -> None:
    (root / "content/topics").mkdir(parents=True)
    for name, broader in (("harbours", "ports"), ("ports", "harbours")):
        text = f"---\ntitle: {name}\nbroader: {broader}\nstatus: reviewed\n---\n"
        (root / f"content/topics/{name}.md").write_text(text)
    code, said = run("check")
    assert code == 1
    assert "harbours" in said
    assert "ports" in said


def test_an_output_folder_of_somebody_else_is_refused(run: Run, tmp_path: Path) -> None:
    run("convert")
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/thesis.doc").write_text("years of work")
    code, said = run("build", "--output", str(tmp_path / "thesis"))
    assert code == 2
    assert "which Briefsite did not make" in said
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["thesis.doc"]


@pytest.mark.parametrize("command", [["build"], ["export", "--format", "csv"], ["export"], ["pack"]])
@pytest.mark.parametrize("folder", ["content", "content/own", "seeds/site", "templates", "lexicon"])
def test_nothing_that_is_made_is_put_where_it_would_be_read(
    command: list[str], folder: str, root: Path, run: Run
) -> None:
    """A site in `seeds/` was once read as texts: its `robots.txt` became a brief."""
    run("convert")
    before = sorted(path for path in root.rglob("*") if ".cache" not in path.parts)
    code, said = run(*command, "--output", str(root / folder))
    assert code == 2
    assert f"{folder.partition('/')[0]}/ is what the site is made from" in said
    assert sorted(path for path in root.rglob("*") if ".cache" not in path.parts) == before


def test_wrong_settings_stop_the_site(root: Path, run: Run) -> None:
    (root / "pyproject.toml").write_text('[tool.briefsite]\ntitel = "x"\n')
    code, said = run()
    assert code == 1
    assert "pyproject.toml:2:1: unknown setting 'titel'; did you mean 'title'?" in said
    assert not (root / "site/index.html").exists()


def test_errors_can_be_allowed(root: Path, run: Run) -> None:
    run("convert")
    brief = next((root / "content/briefs").glob("*.md"))
    brief.write_text(f"{brief.read_text()}\nSee [[nobody-at-all]].\n")
    assert run("build", "--allow-errors")[0] == 1
    assert (root / "site/index.html").exists()


def test_links_in_a_text_are_words_of_it(root: Path, run: Run) -> None:
    """A text that was pasted from Markdown once kept the whole site from being built: its links led nowhere."""
    text = GOOD + "\nThe [plan](plan.html) of Dovel and Castell, ![a map](map.png), will be [published][1] on May 20.\n"
    (root / "seeds/good.txt").write_text(text)
    code, said = run()
    assert (code, said) == (0, "")
    assert (root / "site/index.html").exists()
