"""FollowTheMoney itself loads what is exported for it. `make validate` installs it, apart from what the site needs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefsite.model.site import Site
from tests.pages.reuse.desks import awkward, desk

HERE = Path(__file__).parent
PYTHON = HERE.parents[1] / ".cache/validity/bin/python"
SITES = {"sample": desk(), "awkward": awkward()}


def told(entities: bytes, folder: Path) -> str:
    """What the library does not take."""
    file = folder / "entities.ftm.json"
    file.write_bytes(entities)
    done = subprocess.run([PYTHON, HERE / "loading.py", file], capture_output=True, text=True, check=True)
    return done.stdout


def entities(site: Site) -> bytes:
    return site["data/entities.ftm.json"]


@pytest.mark.parametrize("name", SITES)
def test_every_value_of_every_entity_is_taken(name: str, tmp_path: Path) -> None:
    assert entities(SITES[name]).count(b"\n") > 20
    assert told(entities(SITES[name]), tmp_path) == ""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"schema": "Ship"}, "there is no such schema"),
        ({"properties": {"name": ["Ada Lund"], "tonnage": ["3"]}}, "tonnage is no property"),
        ({"properties": {"name": ["Ada Lund"], "country": ["Atlantis"]}}, "country is not taken"),
    ],
)
def test_what_is_no_entity_is_told(change: dict[str, Any], fault: str, tmp_path: Path) -> None:
    """The check above can fail."""
    one = {"id": "ada-lund", "schema": "Person", "properties": {"name": ["Ada Lund"]}, **change}
    assert fault in told(json.dumps(one).encode(), tmp_path)
