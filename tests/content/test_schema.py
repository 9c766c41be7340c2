"""The published schema and the content reference say what the record classes say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefsite.content.reading import read_entry
from briefsite.content.schema import documents, json_schema
from briefsite.content.shape import shapes
from briefsite.model.records import FOLDERS, TYPES, Kind

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "content-reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "text"), documents(REFERENCE).items())
def test_the_documents_are_up_to_date(name: str, text: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == text, "run `python -m briefsite.content.schema`"


def test_nothing_else_lies_beside_the_schemas() -> None:
    assert sorted(path.stem for path in (DOCS / "schema").iterdir()) == sorted(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_every_field_has_its_documentation(kind: Kind) -> None:
    assert all(shape.doc for shape in shapes(TYPES[kind]).values())


@pytest.mark.parametrize("kind", TYPES)
def test_the_schema_knows_the_keys_that_reading_knows(kind: Kind) -> None:
    schema: dict[str, Any] = json_schema(kind)
    assert schema["additionalProperties"] is False
    for key in (*schema["properties"], "colour"):
        entry = f"---\n{key}:\n---\n".encode()
        told = [issue.code for issue in read_entry(f"content/{FOLDERS[kind]}/x.md", entry)[1]]
        assert ("unknown-key" in told) is (key == "colour")
        assert told.count("missing-key") == len(schema["required"])


def test_the_schema_is_plain_json() -> None:
    for kind in TYPES:
        assert json.loads(json.dumps(json_schema(kind))) == json_schema(kind)


@pytest.mark.parametrize("example", [line for line in REFERENCE.splitlines() if line.startswith("| `[@")])
def test_every_citation_of_the_reference_can_be_read(example: str) -> None:
    written = [part.strip("` ") for part in example.split("|")[1].split("`, `")]
    body = "\n".join(f"- x {one}" for one in written).encode()
    entry, issues = read_entry("content/briefs/b.md", b"---\ntitle: B\nsource: {file: b.txt}\n---\n" + body)
    assert issues == ()
    assert entry is not None
    assert len({cite.line for cite in entry.body.citations}) == len(written)
