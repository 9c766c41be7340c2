"""A store that may hold little: over a long history what nobody needs is forgotten first, and nothing is ever wrong."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from briefsite.pipeline.building import build
from briefsite.pipeline.memory import Memory, remembering
from briefsite.pipeline.trace import Trace
from briefsite.pipeline.writing import build_into
from tests.pipeline.changes import a_site
from tests.pipeline.edits import ACTORS, FILES, redated, remark, retitled
from tests.pipeline.ordinary_edits import ACTOR, rewritten
from tests.pipeline.test_incremental import published
from tests.pipeline.test_rows import NOW, noted, put

#: What leaves a site sound, whatever else was written.
EDITINGS = (remark, remark, remark, redated, retitled)


def needed(memory: Memory) -> set[bytes]:
    """The keys of all that the next build may ask for: pages, rows, tables, lines, and who looked what up."""
    trace = Trace(memory)
    tables = (key for _, keys in trace.root["tables"].values() for key in keys)
    looks = (key for _, keys in trace.root["looks"][1].values() for key in keys)
    whole = (*trace.root["digests"][1], trace.root["left"]["paths"])
    lying = (chain(lots, places) for lots, (_, places) in trace.root["lying"].values())
    lines = chain(*trace.root["users"][:2], *lying)
    left = (key for name in ("entries", "rows", "sources", "boards") for key in trace.left[name].values())
    return {trace.key, *tables, *looks, *whole, *lines, *left, *trace.table("keys").values()}


def kept(root: Path) -> dict[bytes, int]:
    """All that is kept, with its size."""
    with closing(sqlite3.connect(root / ".cache/briefsite/build.sqlite")) as db:
        return dict(db.execute("select key, size from kept").fetchall())


@pytest.mark.parametrize("room", [0, 1.1, 1.5])
def test_over_a_long_history_only_what_nobody_needs_is_forgotten(
    room: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site(tmp_path)
    put(tmp_path)
    most = int(sum(kept(tmp_path).values()) * room)
    monkeypatch.setattr("briefsite.pipeline.memory.keeping.MOST", most)
    quick, chance, seen = noted(monkeypatch), random.Random(room), set[bytes]()  # noqa: S311 - any history will do
    for number in range(16):
        rewritten(tmp_path, chance.choice(EDITINGS), chance.choice(FILES), chance.choice(ACTORS), number)
        put(tmp_path)
        seen |= kept(tmp_path).keys()
        assert published(tmp_path) == dict(build(tmp_path, at=NOW).site)
        (tmp_path / ACTOR).touch()
        put(tmp_path)  # which finds nothing changed, and keeps the new stamp
        with remembering(tmp_path) as memory:
            of_this_site = needed(memory)
        sizes = kept(tmp_path)
        assert of_this_site <= sizes.keys()
        largest_share = sum(sizes[key] for key in of_this_site)
        assert sum(sizes.values()) <= max(most, 2 * largest_share)
    assert all(quick)
    assert seen - kept(tmp_path).keys()


def test_a_site_that_was_edited_for_long_is_written_elsewhere_without_making_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site(tmp_path)
    put(tmp_path)
    monkeypatch.setattr("briefsite.pipeline.memory.keeping.MOST", 1)
    for number in range(12):
        rewritten(tmp_path, remark, ACTOR, "kelmar", number)
        put(tmp_path)
    built, _ = build_into(tmp_path, tmp_path / "elsewhere", at=NOW)
    assert not any(built.run.why.values())
    assert published(tmp_path, "elsewhere") == published(tmp_path)
