"""Tables, read back: every row has its citations, and no spreadsheet runs a cell."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.locators import parse_locator
from briefsite.pages.reuse.csv_files import SEVERAL, cell
from tests.pages.reuse.desks import BASE, HOSTILE, awkward, desk
from tests.sample import sample_graph

GRAPH = sample_graph()
TABLES = sorted(path for path in awkward() if path.endswith(".csv"))


def rows(name: str, data: bytes) -> list[dict[str, str]]:
    """The rows of a table by column, all as long as its heading."""
    found = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert all(len(row) == len(found[0]) for row in found), name
    return [dict(zip(found[0], row, strict=True)) for row in found[1:]]


def sample(name: str) -> list[dict[str, str]]:
    return rows(name, desk()[f"data/{name}.csv"])


def test_there_are_as_many_rows_as_there_are_things() -> None:
    passages = [one for id_, entry in GRAPH.entries.items() if entry.kind == "brief" for one in GRAPH.passages[id_]]
    kinds = [one.block.kind for one in passages]
    assert len(sample("statements")) == kinds.count("statement")
    assert len(sample("quotations")) == kinds.count("quotation")
    assert len(sample("commitments")) == sum(len(made) for made in GRAPH.made.values()) > 0
    assert {row["id"] for row in sample("events")} == {id_ for id_, e in GRAPH.entries.items() if e.kind == "event"}
    assert {row["id"] for row in sample("actors")} == {id_ for id_, e in GRAPH.entries.items() if e.kind == "actor"}


@pytest.mark.parametrize("name", ["statements", "quotations", "commitments"])
def test_every_statement_cites_paragraphs_that_are_there(name: str) -> None:
    for row in sample(name):
        found = [parse_locator(text) for text in row["cites"].split("; ")]
        assert found
        for locator in found:
            assert max(locator.paragraphs) <= len(GRAPH.sources[locator.brief].paragraphs)
        page, _, place = row.get("permalink", row.get("page", "")).removeprefix(BASE).partition("#")
        assert f'id="{place}"'.encode() in desk()[page] if place else name == "commitments"


def test_a_date_stands_as_it_was_written_and_as_the_days_it_may_mean() -> None:
    (row,) = [row for row in sample("events") if row["id"] == "lindqvist-receives-kovel"]
    known = (row["date"], row["date_words"], row["certainty"], row["earliest"], row["latest"])
    assert known == ("XXXX-04-29", "29 April, year not stated", "unknown", "", "")
    (row,) = [row for row in sample("events") if row["id"] == "video-call-of-premier-and-kelmar"]
    assert (row["earliest"], row["latest"]) == ("2029-01-01", "2029-12-31")


def test_a_quotation_without_a_speaker_has_none() -> None:
    (row,) = [row for row in sample("quotations") if "No one can do this work alone" in row["text"]]
    assert (row["speaker"], row["speaker_words"]) == ("", "")


def test_no_cell_begins_like_a_formula() -> None:
    cells = [text for name in TABLES for row in rows(name, awkward()[name]) for text in row.values()]
    assert not [text for text in cells if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [text for text in cells if text == f"'{HOSTILE}"]


@given(st.text())
def test_an_apostrophe_is_all_that_is_added(words: str) -> None:
    made = cell(words)
    assert made in (words, f"'{words}")
    assert made[:1] not in set("=+-@\t\r＝＋－＠")


def test_the_package_describes_every_table_column_by_column() -> None:
    package = json.loads(awkward()["data/datapackage.json"])
    resources = {f"data/{one['path']}": one for one in package["resources"]}
    assert sorted(resources) == TABLES
    for path, resource in resources.items():
        table = rows(path, awkward()[path])
        assert [field["name"] for field in resource["schema"]["fields"]] == list(table[0])
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in table]
        assert len(keys) == len(set(keys)), path


def test_frictionless_finds_every_table_as_its_package_says(tmp_path: Path) -> None:
    for path, data in awkward().items():
        if path.startswith("data/"):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
    found = frictionless.validate(str(tmp_path / "data/datapackage.json"))
    assert [error.message for task in found.tasks for error in task.errors] == []
    assert {f"data/{task.place}" for task in found.tasks} == set(TABLES)
    assert found.valid


def test_ids_in_a_cell_are_records_of_the_site() -> None:
    for row in sample("events"):
        ids = [id_ for name in ("participants", "topics", "briefs") for id_ in row[name].split(SEVERAL) if id_]
        assert set(ids) <= set(GRAPH.entries)
