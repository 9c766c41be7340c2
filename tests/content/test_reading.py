"""Reading content: what people typed is what is read, and what cannot be read is told with its place and remedy."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.content.reading import File, Reading, read_content, read_entry, read_file, unread
from briefsite.model.records import Actor, Brief, Event, SourceEntry, Topic
from briefsite.pipeline.building import build
from briefsite.pipeline.conversion import convert
from tests.content.cases import Case, cases

HERE = Path(__file__).parent
ACTOR = "---\ntitle: Ana Orlu\nkind: person\n---\n"


def issues_of(path: str, data: bytes) -> list[str]:
    return [str(issue) for issue in read_entry(path, data)[1]]


@pytest.mark.parametrize("case", cases(HERE / "issues.txt"), ids=str)
def test_what_is_wrong_is_told_with_place_cause_and_remedy(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    assert tuple(str(issue) for issue in read_content(tmp_path)[1]) == case.expected


def test_a_faulty_file_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    for name, text in {"ana-orlu": ACTOR, "bo-eri": "---\nkind: person\n---\n"}.items():
        (tmp_path / "content/actors").mkdir(parents=True, exist_ok=True)
        (tmp_path / f"content/actors/{name}.md").write_text(text, encoding="utf-8")
    entries, issues = read_content(tmp_path)
    assert [entry.id for entry in entries] == ["ana-orlu"]
    assert [issue.place.path for issue in issues] == ["content/actors/bo-eri.md"]
    assert unread(issues) == {"bo-eri"}


def test_every_value_is_the_text_that_was_typed() -> None:
    typed = "---\ntitle: 1e3\nkind: state\ncountry: NO\naliases: [yes, 0x1F, 2023-03-07, '~', 12:30]\n---\n"
    entry, issues = read_entry("content/actors/norway.md", typed.encode())
    assert issues == ()
    assert entry is not None
    assert entry.record == Actor("1e3", "state", ("yes", "0x1F", "2023-03-07", "~", "12:30"), country="NO")


def test_every_field_of_a_brief_is_read() -> None:
    typed = (
        "---\ntitle: B\nsource:\n  file: b.txt\n  url: https://example.org/b\ndate: XXXX-04-29\n"
        'actors: [ana-orlu, "[[bo-eri|Bo]]"]\nevents:\n- talks\nstatus: reviewed\n---\n'
    )
    entry, _ = read_entry("content/briefs/b.md", typed.encode())
    assert entry is not None
    assert entry.record == Brief(
        "B",
        SourceEntry("b.txt", url="https://example.org/b"),
        "XXXX-04-29",
        actors=("ana-orlu", "bo-eri"),
        events=("talks",),
        status="reviewed",
    )


def test_a_key_without_a_value_says_nothing() -> None:
    entry, issues = read_entry("content/events/talks.md", b"---\ntitle: Talks\ndate:\nplace: ~\ntopics: []\n---\n")
    assert issues == ()
    assert entry is not None
    assert entry.record == Event("Talks")


def test_identifiers_are_pairs_in_their_order() -> None:
    typed = b"---\ntitle: Aid\nidentifiers:\n  medtop: 20000059\n  wikidata: Q1\n---\n"
    entry, _ = read_entry("content/topics/aid.md", typed)
    assert entry is not None
    assert entry.record == Topic("Aid", identifiers=(("medtop", "20000059"), ("wikidata", "Q1")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(end: str, mark: str) -> None:
    text = ACTOR + "\nShe met [[bo-eri]].\n"
    plain, _ = read_entry("content/actors/ana-orlu.md", text.encode())
    other, issues = read_entry("content/actors/ana-orlu.md", (mark + text.replace("\n", end)).encode())
    assert issues == ()
    assert plain is not None
    assert other is not None
    assert (other.record, other.body, other.lines) == (plain.record, plain.body, plain.lines)
    assert [(link.line, link.column) for link in other.body.links] == [(6, 9)]


def test_a_file_that_is_not_utf_8_says_from_where_on() -> None:
    assert issues_of("content/topics/aid.md", "---\ntitle: é\n".encode() + b"a\xe9") == [
        "content/topics/aid.md:3:2: the file is not UTF-8 from here on; save it as UTF-8"
    ]
    assert issues_of("content/topics/aid.md", "\ufeff---\ntitle: é\n".encode() + b"\xc3\xa9\xe9") == [
        "content/topics/aid.md:3:2: the file is not UTF-8 from here on; save it as UTF-8"
    ]
    assert issues_of("content/topics/aid.md", ACTOR.encode("utf-16")) == [
        "content/topics/aid.md: the file is UTF-16; save it as UTF-8"
    ]


def test_a_file_that_was_saved_in_part_is_not_taken_for_text() -> None:
    told = issues_of("content/topics/aid.md", b"---\ntitle: Aid\n" + b"\0" * 40)
    assert told == ["content/topics/aid.md:3: the file is no text; it may have been saved only in part: restore it"]


def test_signs_that_turn_the_direction_of_writing_are_told_and_on_no_page() -> None:
    text = '---\ntitle: "\\u202eAna"\nkind: person\n---\n\nShe would \u202emeet\u202c them.\n'
    entry, issues = read_entry("content/actors/ana.md", text.encode())
    assert entry is not None
    assert (entry.record.title, "would meet them" in entry.body.html) == ("Ana", True)
    assert [str(issue).partition(";")[0] for issue in issues] == [
        "content/actors/ana.md:6:11: warning: here is a sign that turns the direction of writing (U+202E)"
    ]


def test_a_sign_that_yaml_forbids_is_told_with_its_place() -> None:
    told = issues_of("content/topics/aid.md", b"---\ntitle: Aid\nterms: [a\x07]\n---\n")
    assert told[0].startswith("content/topics/aid.md:3:10: the front matter is no YAML: a character that may not stand")


def test_what_is_too_large_or_no_file_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "content/actors"
    folder.mkdir(parents=True)
    with (folder / "all-of-it.md").open("wb") as stream:
        stream.truncate(200_000_000)
    os.mkfifo(folder / "pipe.md")
    entries, issues = read_content(tmp_path)
    assert entries == ()
    assert [str(issue) for issue in issues] == [
        "content/actors/all-of-it.md: the file is 200.0 MB large, and no page has more than 5 MB; make several of it",
        "content/actors/pipe.md: it is no file; take it away",
    ]
    assert build(tmp_path).issues[:2] == issues
    assert issues[1] in convert(tmp_path).issues


def test_links_out_of_the_site_are_not_followed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "content/actors").mkdir(parents=True)
    (tmp_path / "secret.md").write_text(ACTOR, encoding="utf-8")
    (site / "content/actors/secret.md").symlink_to(tmp_path / "secret.md")
    (site / "content/actors/folder").symlink_to(tmp_path)
    (site / "content/actors/gone.md").symlink_to(site / "nothing.md")
    entries, issues = read_content(site)
    assert entries == ()
    assert [(issue.place.path, issue.code) for issue in issues] == [
        ("content/actors/folder", "symlink"),
        ("content/actors/gone.md", "unreadable"),
        ("content/actors/secret.md", "symlink"),
    ]


def test_a_site_without_content_has_no_entries(tmp_path: Path) -> None:
    assert read_content(tmp_path) == ((), ())


def test_what_was_read_before_may_be_remembered(tmp_path: Path) -> None:
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/ana-orlu.md").write_text(ACTOR, encoding="utf-8")
    asked: list[str] = []

    def remembering(path: str, data: bytes) -> Reading:
        asked.append(path)
        return read_entry(path, data)

    def read(files: Sequence[File]) -> list[Reading]:
        return [read_file(*file, remembering) for file in files]

    assert read_content(tmp_path, read) == read_content(tmp_path)
    assert asked == ["content/actors/ana-orlu.md"]


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"---\n{text}\n---\n".encode()))
def test_no_bytes_stop_a_run(data: bytes) -> None:
    entry, issues = read_entry("content/topics/aid.md", data)
    assert entry is not None or issues
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(issue.place.line <= lines for issue in issues)


@given(st.text(alphabet="-: []{}&*!|>'\"%@`#,?ab1\n\t", max_size=80))
def test_no_front_matter_stops_a_run(text: str) -> None:
    entry, issues = read_entry("content/topics/aid.md", f"---\ntitle: T\n{text}\n---\n".encode())
    assert entry is not None or issues


def test_line_ends_that_only_yaml_takes_for_such_are_no_trouble() -> None:
    told = issues_of("content/topics/aid.md", "---\ntitle: Aid\u0085terms: [a\u2028b: @c\n---\n".encode())
    assert told[0].startswith("content/topics/aid.md:")
    assert read_entry("content/topics/aid.md", "---\ntitle: Aid\u0085broader: 'x'\n---\n".encode())[1] == ()
