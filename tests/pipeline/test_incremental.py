"""Whatever is changed between two builds, the output folder is what a clean build would make of it, byte for byte.

`BRIEFSITE_EDITS=500 pytest tests/pipeline/test_incremental.py` makes so many random changes, and has the last of each
history built by a process of its own, which remembers nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import ItemsView
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from briefsite.model.issues import FaultyError, Issue
from briefsite.pipeline import apart
from briefsite.pipeline.building import build
from briefsite.pipeline.previewing import Preview
from briefsite.pipeline.writing import build_into
from tests.pipeline.changes import BY_NAME, CHANGES, a_site, apply

PROJECT = Path(__file__).parents[2]
NOW = datetime(2031, 6, 1, tzinfo=UTC)
EDITS = int(os.environ.get("BRIEFSITE_EDITS", "24"))
A_HISTORY = 8 if EDITS < 100 else 25

#: What a build gives: the site and what is wrong with it; no site where a template is at fault.
Outcome = tuple[dict[str, bytes] | None, set[Issue]]


def published(root: Path, name: str = "site") -> dict[str, bytes]:
    folder = root / name
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".briefsite"
    }


def clean(root: Path, at: datetime | None) -> Outcome:
    try:
        built = build(root, at=at)
    except FaultyError as error:
        return None, set(error.issues)
    return dict(built.site), set(built.issues)


def inputs_of(root: Path) -> dict[str, bytes]:
    """Every file that a build reads, by its path."""
    inside = [*(root / name for name in ("content", "seeds", "templates")), root / "pyproject.toml"]
    found = (path for place in inside for path in (place.rglob("*") if place.is_dir() else [place]))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


class AnyHistory(RuleBasedStateMachine):
    """A site in somebody's hands: built into a folder after each change, every other time by several processes, and
    previewed all the while."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.root = Path(self.place.name)
        self.now = NOW
        a_site(self.root)
        build_into(self.root, self.root / "site", at=NOW, allow_errors=True)
        self.preview = Preview(self.root, lambda: self.now)
        self.previewed()
        self.jobs, self.few = 1, apart.FEW
        apart.FEW = 1

    @rule(
        kind=st.sampled_from([change.__name__ for change in CHANGES]), which=st.integers(0, 99), salt=st.integers(0, 99)
    )
    def something_is_changed(self, kind: str, which: int, salt: int) -> None:
        apply(self.root, (kind, which, salt))
        self.both_are_as_a_clean_build()

    @rule(days=st.integers(0, 12))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days, minutes=1)
        self.both_are_as_a_clean_build()

    def both_are_as_a_clean_build(self) -> None:
        before = published(self.root)
        site, issues = clean(self.root, self.now)
        assert self.glimpsed() <= (site or {}).items()
        assert self.previewed() == (site, issues)
        assert self.written() == issues
        assert published(self.root) == (before if site is None else site)

    def glimpsed(self) -> ItemsView[str, bytes]:
        """What is shown at once of what was saved since the last build."""
        now = inputs_of(self.root)
        saved = [path for path in {**self.seen, **now} if self.seen.get(path) != now.get(path)]
        glance = self.preview.glance(saved)
        shown = {path: glance.get(path) for path in glance if not glance.late(path)} if glance else {}
        return {path: page for path, page in shown.items() if page is not None}.items()  # but for what was lost

    def previewed(self) -> Outcome:
        self.seen = inputs_of(self.root)
        try:
            seen = self.preview.build()
            if any(seen.site.get(path) is None for path in seen.site):  # which has the server build again
                seen = self.preview.build()
        except FaultyError as error:
            return None, set(error.issues)
        return dict(seen.site), set(seen.issues)

    def written(self) -> set[Issue]:
        try:
            self.jobs = 3 - self.jobs
            built, _ = build_into(self.root, self.root / "site", at=self.now, allow_errors=True, jobs=self.jobs)
        except FaultyError as error:
            return set(error.issues)
        return set(built.issues)

    def teardown(self) -> None:
        apart.FEW = self.few
        self.preview.close()
        if EDITS >= 100 and clean(self.root, self.now)[0] is not None:
            self.a_process_of_its_own_makes_the_same()
        self.place.cleanup()

    def a_process_of_its_own_makes_the_same(self) -> None:
        expected = published(self.root)
        shutil.rmtree(self.root / ".cache", ignore_errors=True)
        command = [sys.executable, "-m", "briefsite", "--root", str(self.root), "build", "--allow-errors"]
        command += ["--quiet", "--at", self.now.isoformat(), "--output", str(self.root / "fresh")]
        assert subprocess.run(command, cwd=PROJECT, capture_output=True, check=False).returncode in (0, 1)
        assert published(self.root, "fresh") == expected


AnyHistory.TestCase.settings = settings(
    max_examples=max(EDITS // A_HISTORY, 1),
    stateful_step_count=A_HISTORY,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
)
TestAnyHistory = AnyHistory.TestCase


def test_every_kind_of_change_is_seen(tmp_path: Path) -> None:
    a_site(tmp_path)
    build_into(tmp_path, tmp_path / "site", allow_errors=True)
    for number, name in enumerate(BY_NAME):
        apply(tmp_path, (name, 7 * number, 3 * number + 1))
        site, issues = clean(tmp_path, None)
        assert site is not None, issues
        build_into(tmp_path, tmp_path / "site", allow_errors=True)
        assert published(tmp_path) == site, name
