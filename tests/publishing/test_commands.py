"""What `publish` promises of any target, on each as it is: it compares before it sends, sends nothing where nothing
changed, leads on from old addresses, and takes back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from briefsite.merging.identity import rename
from briefsite.pipeline.publishing import place_of, publish, roll_back
from tests.publishing.conftest import Case
from tests.sample import SAMPLE

FIRST, SECOND = (datetime(2031, month, 1, 9, tzinfo=UTC) for month in (4, 5))
OLD = "events/kovel-visits-merania.html"


def stamps(case: Case) -> dict[Path, int]:
    """When each file was written that a target keeps: what is sent again is written again."""
    apart = {case.root, case.root.parent / "log"}
    found = (path for path in case.root.parent.rglob("*") if path.is_file() and not apart & {path, *path.parents})
    return {path: path.stat().st_mtime_ns for path in found}


def test_it_compares_sends_once_leads_on_and_takes_back(case: Case) -> None:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, case.root / folder)
    place = place_of(case.root, case.address)
    compared = publish(case.root, place, at=FIRST, dry_run=True)
    assert OLD in compared.changes.added
    assert case.seen() == {}
    assert publish(case.root, place_of(case.root, case.address), at=FIRST).changes == compared.changes
    first, written = case.seen(), stamps(case)
    assert not publish(case.root, place_of(case.root, case.address), at=SECOND).changes
    assert stamps(case) == written
    rename(case.root, "kovel-visits-merania", "a-visit")
    assert OLD in publish(case.root, place_of(case.root, case.address), at=SECOND).changes.changed
    assert b"a-visit.html" in case.seen()[OLD]
    assert b"/events/kovel-visits-merania.html /events/a-visit.html 301" in case.seen()["_redirects"]
    assert "events/a-visit.html" in roll_back(place_of(case.root, case.address)).removed
    assert case.seen() == first
