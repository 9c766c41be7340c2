"""A vertical tab or a form feed, as word processors leave them between words, joined the two in a draft, and the build
refused the quotation; other control codes reached the pages, and a feed with one of them was read by no reader. Signs
that turn the direction of writing came by their number, as an element or in a setting."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest

from briefsite.config import read_settings
from briefsite.content.body import read_body
from briefsite.content.reading import read_entry
from briefsite.pipeline.conversion import convert
from briefsite.pipeline.writing import build_into
from briefsite.sources import read_sources

SAID = "“The harbour has{}room for both of us,” Foreign Minister Mara Dovel of Averin said in Oslo on May 14, 2031.\n"


def source(root: Path, text: str) -> tuple[str, list[str]]:
    (root / "seeds").mkdir()
    (root / "seeds/a.txt").write_text(text, encoding="utf-8")
    (one,), issues = read_sources(root)
    return one.text, [str(issue) for issue in issues]


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85"])
def test_what_parts_lines_parts_words(sign: str, tmp_path: Path) -> None:
    text, told = source(tmp_path, SAID.format(sign))
    assert text == SAID.format(" ")
    assert told[0].startswith("seeds/a.txt:1:17: warning: its text holds control codes")
    convert(tmp_path)
    brief = next((tmp_path / "content/briefs").glob("*.md")).read_text(encoding="utf-8")
    assert "“The harbour has room for both of us,”" in brief


@pytest.mark.parametrize("sign", ["\x1b", "\x7f", "\x93", "\ufffe", "\uffff"])
def test_what_nobody_sees_is_no_part_of_a_text(sign: str, tmp_path: Path) -> None:
    text, told = source(tmp_path, f"---\ntitle: Ta{sign if sign > '~' else ''}lks\n---\nThey me{sign}t.")
    assert text == "They met."
    assert [one for one in told if "control codes" in one]


def test_nor_of_what_a_text_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text('---\ntitle: "Ta\\x01lks\\u202e\\0"\n---\nThey met.\n')
    assert read_sources(tmp_path)[0][0].metadata.title == "Talks"


@pytest.mark.parametrize("name", ["ta\x1blks", "ta\u202elks"])
def test_nor_of_the_name_of_a_file_by_which_a_brief_would_call_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / f"seeds/{name}.txt").write_text("They met.\n")
    sources, (issue,) = read_sources(tmp_path)
    assert sources == ()
    assert (issue.message, issue.hint) == ("its name has a sign that nobody sees", "rename it")


@pytest.mark.parametrize("typed", ['"A\\x01na\\u202e\\0"', "'A\ufdd0na'"])
def test_it_is_in_no_value(typed: str) -> None:
    entry, _ = read_entry("content/actors/ana.md", f"---\ntitle: {typed}\nkind: person\n---\n".encode())
    assert entry is not None
    assert entry.record.title == "Ana"


def test_in_a_body_it_is_told_and_left_out() -> None:
    entry, issues = read_entry("content/topics/aid.md", b"---\ntitle: Aid\n---\n\nA no\x08te\x0bof ours.\n")
    assert entry is not None
    assert [block.text for block in entry.body.blocks] == ["A note of ours."]
    (told,) = issues
    assert str(told).startswith("content/topics/aid.md:5:5: warning: here is a control code (U+0008); it is left out")


@pytest.mark.parametrize(
    "typed",
    ["&#x202e;", "&#8238;", "&#x2066;", "&#8;", "&#x1;", "&#xFFFF;", "&#x202E", '<b title="&#x202e;"></b>'],
)
def test_a_number_that_stands_for_it_is_left_out(typed: str) -> None:
    body, _ = read_body(f"A {typed}note\n", "content/topics/aid.md", 4)
    assert "note" in body.html
    assert body.html.isprintable() or body.html.replace("\n", "").isprintable()


def test_no_element_turns_words() -> None:
    body, _ = read_body('We <bdo dir="rtl">teem</bdo> again\n', "content/topics/aid.md", 4)
    assert body.html == "<p>We teem again</p>"


@pytest.mark.parametrize("typed", ["Our \\u0001 desk", "Our \\u202e desk"])
def test_in_a_setting_it_is_a_fault(typed: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f'[tool.briefsite]\nowner = "Us"\ntitle = "{typed}"\n')
    settings, (issue,) = read_settings(tmp_path)
    assert (settings.title, settings.owner) == ("Briefsite", "Us")
    assert (issue.place.line, issue.code) == (3, "bad-setting")


def test_every_feed_is_read(tmp_path: Path) -> None:
    (tmp_path / "content/actors").mkdir(parents=True)
    text = '---\ntitle: "A\\x01na"\nkind: person\n---\n\nA no\x08te &#8; of [[ana|h\x02er]].\n'
    (tmp_path / "content/actors/ana.md").write_text(text)
    (tmp_path / "pyproject.toml").write_text('[tool.briefsite]\nbase_url = "https://example.org/"\n')
    build_into(tmp_path, tmp_path / "site")
    feeds = [path for path in (tmp_path / "site").rglob("*") if path.suffix in {".xml", ".opml"}]
    assert [path.name for path in feeds if feedparser.parse(path.read_bytes()).bozo] == []
