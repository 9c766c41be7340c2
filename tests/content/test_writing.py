"""Writing: what is written reads back as the same record, and a new file says what belongs in it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefsite.content.reading import read_entry
from briefsite.content.shape import Shape, shapes
from briefsite.content.writing import new_entry
from briefsite.front_matter import front_matter, scalar
from briefsite.model.records import FOLDERS, TYPES, Kind, Record

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="\ufeff")
TEXTS = st.text(LETTERS, min_size=1)
TYPED = ("NO", "null", "~", "1e3", "2023-03-07", "a: b", "- x", "#x", " x ", "'", '"', "[[a]]", "---", "a\tb\nc")
WORDS = TEXTS | st.sampled_from(TYPED)
FORMS = {
    "edtf": st.sampled_from(["2023", "XXXX-04-29", "2022-04-28/..", "2024?"]),
    "url": st.just("https://example.org/a?b=c#d"),
    "citation": st.sampled_from(["border, para. 1", "border, paras. 2, 4"]),
    "instant": st.sampled_from(["2031-05-01", "2031-05-01T09:00+07:00"]),
    "position": st.sampled_from(["Geneva", "Tripoli, Lebanon", "34.43, 35.84", "-1, 2"]),
}
IDS = st.sampled_from(["ana-orlu", "no", "on", "2023", "x1"])


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Anything that a field may hold."""
    text = FORMS.get(shape.written_as, IDS if shape.links else WORDS)
    if shape.form == "choice":
        return st.sampled_from(shape.choices)
    if shape.form == "pairs":
        return st.dictionaries(WORDS, WORDS, max_size=3).map(lambda pairs: tuple(pairs.items()))
    if shape.form == "words":
        return st.lists(text, max_size=3).map(tuple)
    if shape.nested:
        nested = records(shape.nested)
        return nested if shape.form == "record" else st.lists(nested, max_size=2).map(tuple)
    return text if shape.required else text | st.just("")


def records(record_type: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(record_type, **{name: values(shape) for name, shape in shapes(record_type).items()})


@pytest.mark.parametrize("kind", TYPES)
@given(st.data())
def test_what_is_written_reads_back_as_the_same(kind: Kind, data: st.DataObject) -> None:
    record: Record = data.draw(records(TYPES[kind]))
    entry, issues = read_entry(f"content/{FOLDERS[kind]}/x.md", front_matter(record).encode())
    assert issues == ()
    assert entry is not None
    assert entry.record == record


@given(WORDS)
def test_every_reader_of_yaml_takes_a_written_text_for_that_text(text: str) -> None:
    assert yaml.safe_load(f"key: {scalar(text)}\nlist:\n  - {scalar(text)}") == {"key": text, "list": [text]}


def test_lists_stand_one_item_a_line_and_what_is_empty_is_left_out() -> None:
    record = TYPES["event"]("Talks: a start", participants=("ana-orlu", "no"))  # type: ignore[call-arg]
    assert front_matter(record).split("\n") == [
        "---", "title: 'Talks: a start'", "kind: other", "phase: past", "salience: secondary", "participants:",
        "  - ana-orlu", "  - 'no'", "status: drafted", "---", "",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", TYPES)
def test_a_new_file_says_what_belongs_in_every_field(kind: Kind) -> None:
    path, text = new_entry(kind, "Ana Orlu: a life")
    assert path == f"content/{FOLDERS[kind]}/ana-orlu-a-life.md"
    for field in fields(TYPES[kind]):
        assert f"# {field.metadata['doc']}" in text


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != "brief"])
def test_a_new_file_can_be_read_as_it_is(kind: Kind) -> None:
    entry, issues = read_entry(*_file(kind, "Ana Orlu: a life"))
    assert issues == ()
    assert entry is not None
    assert (entry.record.title, entry.record.status) == ("Ana Orlu: a life", "reviewed")


def test_a_new_brief_lacks_nothing_but_its_source() -> None:
    path, data = _file("brief", "B")
    assert [str(issue) for issue in read_entry(path, data)[1]] == [
        f"{path}:4:3: 'source.file' is missing; add `file: …`: the text, as a path below `seeds/`"
    ]
    assert read_entry(path, data.replace(b"file:", b"file: b.txt", 1))[1] == ()


def _file(kind: Kind, title: str) -> tuple[str, bytes]:
    path, text = new_entry(kind, title)
    return path, text.encode()
