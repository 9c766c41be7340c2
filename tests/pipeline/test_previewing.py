"""A preview builds as a build does: what was left, with what was edited since; and it answers whatever befalls it."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefsite.model.issues import FaultyError
from briefsite.pipeline import building, elsewhere, linking, previewing
from briefsite.pipeline.building import build
from briefsite.pipeline.built import Built
from briefsite.pipeline.previewing import Preview
from briefsite.pipeline.writing import build_into
from tests.pipeline.changes import a_site
from tests.pipeline.edits import FILES, remark, retitled
from tests.pipeline.test_incremental import published
from tests.preview.serving import get, run, serving

NOW = datetime(2031, 6, 1, tzinfo=UTC)
BRIEF, ACTOR = "content/briefs/premier-receives-chief-of-staff.md", "content/actors/kelmar.md"
EVENT = "content/events/independence-of-merania.md"


def written(root: Path, path: str, words: str) -> None:
    with (root / path).open("a", encoding="utf-8") as stream:
        stream.write(f"\n{words}\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    a_site(tmp_path)
    return tmp_path


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    preview = Preview(root, lambda: NOW)
    yield preview
    preview.close()


@pytest.fixture
def of_all(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The builds of all files."""
    found: list[Path] = []

    def noting(root: Path, *args: Any, **named: Any) -> Built:
        found.append(root)
        return build(root, *args, **named)

    monkeypatch.setattr(previewing, "build", noting)
    monkeypatch.setattr(building, "build", noting)
    return found


def is_as_a_clean_one(built: Built, root: Path) -> bool:
    return dict(built.site) == dict(build(root, at=NOW).site)


def test_what_a_build_left_is_shown_and_what_a_preview_left_is_built(
    root: Path, preview: Preview, of_all: list[Path]
) -> None:
    build_into(root, root / "site", at=NOW)
    of_all.clear()
    assert is_as_a_clean_one(preview.build(), root)
    written(root, BRIEF, "- One more word on [[kelmar]] [@p2]")
    assert is_as_a_clean_one(preview.build(), root)
    written(root, ACTOR, "And one on [[oda-lindqvist]].")
    build_into(root, root / "site", at=NOW)
    assert not of_all
    assert published(root) == dict(build(root, at=NOW).site)
    assert is_as_a_clean_one(preview.build(), root)
    assert not of_all


def test_what_is_mended_is_an_edit_of_the_last_site_that_was_sound(
    root: Path, preview: Preview, of_all: list[Path]
) -> None:
    preview.build()
    before = (root / ACTOR).read_text("utf-8")
    written(root, ACTOR, "See [[nobody-at-all]].")
    assert not preview.build().is_sound
    of_all.clear()
    (root / ACTOR).write_text(f"{before}\nSee [[oda-lindqvist]].\n", "utf-8")
    built = preview.build()
    assert not of_all
    assert is_as_a_clean_one(built, root)


def test_what_is_another_while_it_is_read_and_then_what_it_was_is_not_taken_for_it(
    root: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (root / ACTOR).read_bytes()
    reading = linking.read_content

    def meanwhile(*args: Any) -> Any:
        written(root, ACTOR, "Of a moment.")
        found = reading(*args)
        (root / ACTOR).write_bytes(before)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(linking, "read_content", meanwhile)
        preview.build()
    written(root, BRIEF, "- One more word on [[kelmar]] [@p2]")
    assert is_as_a_clean_one(preview.build(), root)


def test_a_template_that_is_another_for_a_moment_is_not_taken_for_it(
    root: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.build()
    finishing = previewing.rebuild

    def meanwhile(*args: Any, **named: Any) -> Any:
        (root / "templates").mkdir()
        (root / "templates/brief.html").write_text('{% extends "theme/brief.html" %}', "utf-8")
        found = finishing(*args, **named)
        shutil.rmtree(root / "templates")
        return found

    written(root, BRIEF, "- One more word on [[kelmar]] [@p2]")
    with monkeypatch.context() as patched:
        patched.setattr(previewing, "rebuild", meanwhile)
        preview.build()
    written(root, BRIEF, "- And another one on [[kelmar]] [@p2]")
    assert is_as_a_clean_one(preview.build(), root)


def test_a_large_site_is_built_by_another_process(
    root: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch, of_all: list[Path]
) -> None:
    monkeypatch.setattr(previewing, "_MANY", 1)
    built = preview.build()
    assert built.run.why["actors/kelmar.html"]
    assert is_as_a_clean_one(built, root)
    (root / "templates").mkdir()
    (root / "templates/actor.html").write_text("{{ nobody.knows.this }}", "utf-8")
    with pytest.raises(FaultyError, match="nobody"):
        preview.build()
    shutil.rmtree(root / "templates")
    written(root, ACTOR, "See [[nobody-at-all]].")
    faulty = preview.build()
    assert not faulty.is_sound
    assert {issue.code for issue in faulty.issues} == {issue.code for issue in build(root, at=NOW).issues}
    assert not of_all


def test_where_the_other_process_dies_the_site_is_built_here(
    root: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def died(*_: Any) -> Any:
        raise elsewhere.DiedError

    monkeypatch.setattr(previewing, "_MANY", 1)
    monkeypatch.setattr(previewing, "build_elsewhere", died)
    assert is_as_a_clean_one(preview.build(), root)


def test_a_page_that_the_memory_has_lost_is_built_again_and_given(root: Path, preview: Preview) -> None:
    def made() -> Any:
        built = preview.build()
        return built.site, built.issues

    async def story() -> None:
        async with serving(root, build=made, glance=preview.glance) as listening:
            with preview._memory._store._db as db:  # as if another run had forgotten all
                db.execute("delete from held")
            preview._memory.turn()
            preview._memory.turn()
            answer = await asyncio.wait_for(get(f"{listening.url}actors/kelmar.html"), 30)
            assert answer.code == 200
            assert b"Kelmar" in answer.body

    run(story())


def test_a_burst_of_saves_from_the_first_moment_on_ends_in_what_a_clean_build_gives(
    root: Path, preview: Preview
) -> None:
    def made() -> Any:
        built = preview.build()
        return built.site, built.issues

    async def story() -> None:
        saving = asyncio.ensure_future(saved())
        async with serving(root, build=made, glance=preview.glance) as listening:
            await saving
            built = build(root, at=NOW)
            assert built.is_sound, built.issues
            clean = dict(built.site)
            for _ in range(600):
                site = listening.showing.site
                if not hasattr(site, "late") and {path: site.get(path) for path in site} == clean:
                    return
                await asyncio.sleep(0.05)
            raise AssertionError("what is shown is stale")

    async def saved() -> None:
        for number in range(24):
            path = root / (EVENT if number % 3 == 0 else FILES[number * 5 % len(FILES)])
            edit = retitled if number % 3 == 0 else remark
            path.write_text(edit(path.read_text("utf-8"), "kelmar", number), "utf-8")
            await asyncio.sleep(0.02 * (number % 7))

    run(story())


ENDLESS = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path

from briefsite.pipeline import elsewhere
from briefsite.pipeline.memory.inputs import Inputs


def endless(*_, **__):
    print("building", flush=True)
    for _ in range(6000):
        time.sleep(0.01)


elsewhere.build = endless
if __name__ == "__main__":
    elsewhere.build_elsewhere(Path(sys.argv[1]), datetime.now(UTC), Inputs({}, True))
"""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_no_build_elsewhere_outlives_a_preview_that_is_killed(tmp_path: Path, sign: signal.Signals) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS)
    command, path = [sys.executable, str(script), str(tmp_path)], str(Path(__file__).parents[2])
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}) as it:
        assert it.stdout
        assert it.stdout.readline() == "building\n"
        it.send_signal(sign)
        assert it.communicate(timeout=20)[0] == ""  # whoever is left could still write there
