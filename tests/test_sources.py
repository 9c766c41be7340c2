"""Seed texts: what is read, and what is said of a file that cannot be."""

from __future__ import annotations

import hashlib
import os
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.cli import main
from briefsite.model.issues import Issue
from briefsite.model.sources import Metadata, Source
from briefsite.sources import paragraphs_of, read_sources


def seeds(root: Path, files: dict[str, bytes]) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    for name, data in files.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return read_sources(root)


def test_texts_are_read_in_order_with_their_digest(tmp_path: Path) -> None:
    sources, issues = seeds(tmp_path, {"b.txt": b"Second.", "a/c.md": b"First.", "notes.csv": b"no"})
    assert [(s.file, s.text) for s in sources] == [("a/c.md", "First."), ("b.txt", "Second.")]
    assert sources[0].digest == hashlib.sha256(b"First.").hexdigest()
    assert issues == ()


def test_no_folder_is_no_text_and_no_error(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == ((), ())


def test_front_matter_is_kept_as_typed(tmp_path: Path) -> None:
    text = "---\ntitle: NO\npublished: 2023-03-08\nurl: https://example.org/a\n---\n\nBody.\n\nMore."
    (source,), issues = seeds(tmp_path, {"a.txt": text.encode()})
    assert source.metadata == Metadata(title="NO", published="2023-03-08", url="https://example.org/a")
    assert [source.paragraph_text(p.number) for p in source.paragraphs] == ["Body.", "More."]
    assert issues == ()


@pytest.mark.parametrize("nothing", ["null", "Null", "NULL", "~", "", "''", '""', " # not known"])
def test_a_value_that_is_nothing_says_nothing(tmp_path: Path, nothing: str) -> None:
    keys = ("title", "url", "published", "publisher")
    lines = "".join(f"{key}: {nothing}\n" for key in keys)
    (source,), issues = seeds(tmp_path, {"a.txt": f"---\n{lines}---\nBody.".encode()})
    assert source.metadata == Metadata()
    assert issues == ()


def test_a_word_that_only_opens_or_is_marked_like_nothing_is_a_word(tmp_path: Path) -> None:
    text = b"---\ntitle: Null and void\npublisher: 'Null'\n---\nBody."
    (source,), _ = seeds(tmp_path, {"a.txt": text})
    assert source.metadata == Metadata(title="Null and void", publisher="Null")


def test_front_matter_that_says_nothing_is_no_part_of_the_text_and_a_rule_is(tmp_path: Path) -> None:
    texts = {"a.txt": b"---\n# nothing known\n---\nOne.", "b.txt": b"---\nTwo: a text\nbelow a rule."}
    (empty, ruled), issues = seeds(tmp_path, texts)
    assert (empty.paragraph_text(1), ruled.paragraph_text(1)) == ("One.", "---\nTwo: a text\nbelow a rule.")
    assert issues == ()


def test_an_unknown_key_is_pointed_at_and_the_text_still_read(tmp_path: Path) -> None:
    sources, issues = seeds(tmp_path, {"a.txt": b"---\ntitle: T\npubished: 2023\n---\nBody."})
    assert len(sources) == 1
    assert [str(i) for i in issues] == [
        "seeds/a.txt:3:1: warning: unknown key 'pubished'; did you mean 'published'?",
    ]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"---\n- a list\n---\nBody.", "seeds/a.txt: its front matter is not a mapping"),
        (
            b"---\ntitle: %s\n---\nBody." % (b"a" * 30_000),
            "seeds/a.txt: its front matter nests too deeply, or is longer than 20,000",
        ),
        (
            b"---\ntitle: %s\n---\nBody." % (b"[" * 10_000),
            "seeds/a.txt: its front matter nests too deeply, or is longer than 20,000",
        ),
        (
            b"---\ntitle: a: b\n---\nBody.",
            "seeds/a.txt:2:9: its front matter is not YAML: a colon stands in",
        ),
        (b'---\ntitle: "a\n---\nBody.', "seeds/a.txt:2:8: its front matter is not YAML: a quotation mark opens here"),
        (b"---\ntitle: T\nBody.", "seeds/a.txt:1:1: its front matter is never closed; close it with a line of three"),
        (b"---\ntitle: T\n---\n\n---\nurl: u\n---\nBody.", "seeds/a.txt:5:1: a second front matter stands here; put"),
        (b"", "seeds/a.txt: there is no text in it"),
        (b" \n\n ", "seeds/a.txt: there is no text in it"),
        (b"One\ncaf\xe9", "seeds/a.txt:2:4: it is not UTF-8: here is the byte 0xe9"),
        (b"\xef\xbb\xbf\xc3\xa9\xe9", "seeds/a.txt:1:2: it is not UTF-8: here is the byte 0xe9"),
        (b"\x89PNG\x00\x01", "seeds/a.txt:1:1: it is not UTF-8: here is the byte 0x89"),
        (b"One\r\nabc\x00def", "seeds/a.txt:2:4: it is not a text: here is the control code 0x00"),
    ],
)
def test_a_file_that_cannot_be_read_costs_only_itself(tmp_path: Path, data: bytes, wrong: str) -> None:
    sources, issues = seeds(tmp_path, {"a.txt": data, "b.txt": b"Fine."})
    assert [s.file for s in sources] == ["b.txt"]
    assert len(issues) == 1
    assert str(issues[0]).startswith(wrong)


@pytest.mark.parametrize(
    ("key", "wrong", "told"),
    [
        ("published", "yesterday", "published: 'yesterday' is not a date; write year-month-day such as"),
        ("published", "2024-02-31", "published: there is no 31 February"),
        ("retrieved", "16 May 2024", "retrieved: '16 May 2024' is not a date"),
        ("url", "www.example.org/x", "url: 'www.example.org/x' is no web address"),
        ("url", "javascript:alert(1)", "url: 'javascript:alert(1)' is no web address"),
    ],
)
def test_what_is_no_date_or_address_is_told_in_its_line_and_left_open(
    tmp_path: Path, key: str, wrong: str, told: str
) -> None:
    (source,), issues = seeds(tmp_path, {"a.txt": f"---\ntitle: T\n{key}: {wrong}\n---\nBody.".encode()})
    assert (source.metadata.title, getattr(source.metadata, key)) == ("T", "")
    assert [issue.code for issue in issues] == ["bad-value"]
    assert str(issues[0]).startswith(f"seeds/a.txt:3:1: {told}")


def test_the_site_is_built_of_a_text_whose_day_of_publication_is_none(tmp_path: Path) -> None:
    """Its drafts once had the word for a date: five errors in files that nobody had written, and no site."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("---\npublished: yesterday\n---\nOlo Venn visited Oslo on June 5, 2031.\n")
    assert main(["--root", str(tmp_path), "--quiet"]) == 1
    assert (tmp_path / "site/index.html").is_file()


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    (source,), issues = seeds(tmp_path, {"a.txt": b"---\n\nOnly a rule above.\n"})
    assert "Only a rule above." in source.text
    assert issues == ()


def test_byte_order_mark_line_ends_and_private_marks_go(tmp_path: Path) -> None:
    (source,), _ = seeds(tmp_path, {"a.txt": "\ufeffOne\r\ntwo\ue000.\r\rThree".encode()})
    assert source.text == "One\ntwo.\n\nThree"
    assert [p.number for p in source.paragraphs] == [1, 2]


def test_invisible_characters_are_kept_and_warned_of(tmp_path: Path) -> None:
    (source,), issues = seeds(tmp_path, {"a.txt": "One.\n\nTw\u200bo.".encode()})
    assert "\u200b" in source.text
    assert [str(i).split(";")[0] for i in issues] == [
        "seeds/a.txt:3:3: warning: its text holds invisible characters (the first is U+200B)"
    ]


def test_signs_that_turn_the_direction_of_writing_are_left_out_and_told_of(tmp_path: Path) -> None:
    """A page showed “we shall teem again” for “we shall meet again”."""
    file = '---\ntitle: "M\u202eara"\nauthor: "\\u2067Bo"\n---\n“We \u202emeet\u202c again,” \u2066she\u2069 said.'
    (source,), issues = seeds(tmp_path, {"a.txt": file.encode()})
    assert (source.text, source.metadata.title) == ("“We meet again,” she said.", "Mara")
    assert source.metadata.author == "Bo"
    told = "its text holds signs that turn the direction of writing (the first is U+202E); they are left out"
    assert [str(issue) for issue in issues] == [f"seeds/a.txt:2:10: warning: {told}"]


def test_html_pasted_as_text_is_read_and_warned_of(tmp_path: Path) -> None:
    (source,), issues = seeds(tmp_path, {"a.txt": b"One < two.\n\n<p class='x'>Three</p>"})
    assert "<p class='x'>" in source.text
    assert [str(i).split(";")[0] for i in issues] == [
        "seeds/a.txt:3:1: warning: its text holds HTML (the first is \"<p class='x'>\")"
    ]


def test_a_seed_named_twice_is_read_once(tmp_path: Path) -> None:
    sources, issues = seeds(tmp_path, {"a.txt": b"One.", "b/a.txt": b"Two.", "c.txt": b"One."})
    assert [s.file for s in sources] == ["a.txt"]
    assert [str(i).split(";")[0] for i in issues] == [
        "seeds/b/a.txt: it has the same name as seeds/a.txt",
        "seeds/c.txt: it is the same text as seeds/a.txt",
    ]


def test_a_text_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    with (tmp_path / "seeds/all.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    _, issues = read_sources(tmp_path)
    assert [str(issue) for issue in issues] == [
        "seeds/all.txt: it is 200 MB large, and no more than 20 MB are read; make several of it"
    ]


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden")
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "a.txt").symlink_to(secret)
    (root / "seeds" / "b.txt").symlink_to(root / "gone.txt")
    sources, issues = read_sources(root)
    assert sources == ()
    assert [str(i).split(";")[0] for i in issues] == [
        "seeds/a.txt: it is a link to a file outside the project",
        "seeds/b.txt: it is no file, or a link to nothing",
    ]


def test_links_to_folders_lead_neither_out_nor_round(tmp_path: Path) -> None:
    root = tmp_path / "project"
    for folder in ("seeds", "archive"):
        (root / folder).mkdir(parents=True)
    (root / "archive/old.txt").write_text("An old text.")
    (root / "seeds/a.txt").write_text("A text.")
    for name, to in (("archive", "../archive"), ("out", "../.."), ("root", ".."), ("self", ".")):
        (root / "seeds" / name).symlink_to(to, target_is_directory=True)
    sources, issues = read_sources(root)
    assert [source.file for source in sources] == ["a.txt", "archive/old.txt"]
    told = (
        "it is a link to a folder outside the project, or to one that it lies in; copy the text itself into the folder"
    )
    assert [str(issue) for issue in issues] == [f"seeds/{name}: {told}" for name in ("out", "root", "self")]


def test_a_site_with_a_link_that_leads_round_is_built(tmp_path: Path) -> None:
    """The looking over of all files once went round it until the system would go no further."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Olo Venn visited Oslo on June 5, 2031.\n")
    for name, to in (("round", ".."), ("itself", "itself")):
        (tmp_path / "seeds" / name).symlink_to(to, target_is_directory=True)
    assert main(["--root", str(tmp_path), "--quiet"]) == 1
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_utf8_costs_that_text_only(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/b.txt").write_text("Fine.")
    (tmp_path / os.fsdecode(b"seeds/caf\xe9.txt")).write_text("Olo Venn visited Oslo.")
    sources, issues = read_sources(tmp_path)
    assert [source.file for source in sources] == ["b.txt"]
    assert [str(issue) for issue in issues] == ["seeds/caf\\udce9.txt: its name is not UTF-8; rename it"]


def test_what_is_hidden_or_an_editor_keeps_beside_a_text_is_no_text(tmp_path: Path) -> None:
    """The lock of an editor, a link to nothing, was told as an error as long as a text was being edited."""
    names = ("a.txt~", ".a.txt.swp", "#a.txt#", "._a.txt", "~$a.docx", ".trash/b.txt", "4913")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/.#a.txt").symlink_to("somebody@somewhere.12:34")
    sources, issues = seeds(tmp_path, {"a.txt": b"They met in Oslo.", **dict.fromkeys(names, b"\0")})
    assert [source.file for source in sources] == ["a.txt"]
    assert issues == ()


def test_one_word_and_five_megabytes_are_texts(tmp_path: Path) -> None:
    sources, issues = seeds(tmp_path, {"long.txt": b"A line of text.\n\n" * 300_000, "one.txt": b"Yes"})
    assert [len(s.paragraphs) for s in sources] == [300_000, 1]
    assert issues == ()


@given(st.text(alphabet="ab \n\t\r\x0c\u2028", max_size=60))
def test_paragraphs_hold_every_visible_character_once_and_in_order(text: str) -> None:
    found = paragraphs_of(text)
    assert [p.number for p in found] == list(range(1, len(found) + 1))
    assert "".join("".join(p.span.of(text).split()) for p in found) == "".join(text.split())
    assert all(a.span.end < b.span.start for a, b in pairwise(found))


def test_a_document_that_is_no_plain_text_is_told(tmp_path: Path) -> None:
    """It was once passed over in silence, and the run said that there were no texts."""
    for name in ("report.docx", "wire/page.HTML", "talks.txt", "talks.pdf", ".DS_Store", "photo.jpg", "no-end"):
        file = tmp_path / "seeds" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"They met in Oslo.")
    sources, issues = read_sources(tmp_path)
    assert [source.file for source in sources] == ["talks.txt"]
    assert [str(issue) for issue in issues] == [
        f"seeds/{name}: warning: it is no plain text, and is not read; save its words as {stem}.txt, in UTF-8"
        for name, stem in (("no-end", "no-end"), ("report.docx", "report"), ("wire/page.HTML", "page"))
    ]
