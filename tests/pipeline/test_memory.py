"""The memory of a site: never wrong, never in the way, and never without bound."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefsite.model.sources import Paragraph, Span
from briefsite.pipeline.building import build
from briefsite.pipeline.memory import remembering
from briefsite.pipeline.memory.inputs import FILES, FOLDERS, look_over
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.memory.store import FILE, Store
from briefsite.pipeline.one_at_a_time import one_at_a_time
from briefsite.pipeline.writing import build_into
from tests.sample import SAMPLE

ROOT = Path(__file__).parents[2]
STORE = f".cache/briefsite/{FILE}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, tmp_path / folder)
    return tmp_path


def made(root: Path) -> dict[str, bytes]:
    build_into(root, root / "site")
    files = (path for path in (root / "site").rglob("*") if path.is_file() and path.name != ".briefsite")
    return {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in files}


def test_a_second_build_renders_nothing(site: Path) -> None:
    clean = made(site)
    (site / "content/actors/new.md").write_text("---\ntitle: New\nkind: state\n---\n", encoding="utf-8")
    built, _ = build_into(site, site / "site")
    rendered = {path for path, why in built.run.why.items() if why}
    assert "actors/new.html" in rendered
    assert "briefs/premier-receives-chief-of-staff.html" not in rendered
    assert len(rendered) < len(clean) / 2
    assert {why for why in built.run.why.values() if "every" in why or "nothing" in why} == set()


def test_why_a_page_was_rendered_is_told(site: Path) -> None:
    first, _ = build_into(site, site / "site")
    assert set(first.run.why.values()) == {"nothing is remembered of an earlier build"}
    brief = site / "content/briefs/premier-receives-chief-of-staff.md"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nA last word.\n", encoding="utf-8")
    second, _ = build_into(site, site / "site")
    assert second.run.why["briefs/premier-receives-chief-of-staff.html"].startswith("changed: ")
    assert "prose" in second.run.why["briefs/premier-receives-chief-of-staff.html"]
    (site / "templates").mkdir()
    (site / "templates/actor.html").write_text('{% extends "theme/actor.html" %}', encoding="utf-8")
    third, _ = build_into(site, site / "site")
    assert third.run.why["actors/kelmar.html"] == "changed: templates/actor.html, templates/theme/actor.html"
    assert third.run.why["topics/training.html"] == ""


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_foreign_or_damaged_file_makes_way(site: Path, data: bytes) -> None:
    clean = made(site)
    (site / STORE).write_bytes(data)
    assert made(site) == clean
    assert made(site) == clean
    assert sqlite3.connect(site / STORE).execute("select count(*) from kept").fetchone()[0] > 0


def test_another_versions_store_makes_way(site: Path) -> None:
    clean = made(site)
    with sqlite3.connect(site / STORE) as db:
        db.execute("pragma user_version = 99")
    assert made(site) == clean


def test_a_store_that_cannot_be_written_is_done_without(site: Path) -> None:
    (site / ".cache").write_text("a file where the folder would be")
    assert made(site) == dict(build(site).site)


def test_a_store_that_another_process_holds_is_done_without(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsite.pipeline.memory.store._PATIENCE", 0.05)
    clean = made(site)
    (site / "content/actors/new.md").write_text("---\ntitle: New\nkind: state\n---\n", encoding="utf-8")
    holder = sqlite3.connect(site / STORE, isolation_level=None)
    holder.execute("begin exclusive")
    assert made(site).keys() > clean.keys()
    holder.close()


def test_a_value_that_was_tampered_with_is_not_believed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(b"a", b"one"), (b"b", b"two")])
    store.close(10**6)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("update held set value = x'00' where id = 1")
    assert dict(Store(tmp_path).get([b"a", b"b", b"c"])) == {b"b": b"two"}


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_value_of_any_size_comes_back_and_takes_the_place_of_another(tmp_path: Path, size: int) -> None:
    store, value = Store(tmp_path), bytes(range(256)) * (size // 256) + bytes(size % 256)
    store.put([(b"a", b"one"), (b"b", value)])
    store.put([(b"a", value)])
    assert dict(store.get([b"a", b"b"])) == {b"a": value, b"b": value}
    store.close(10**8)
    assert Store(tmp_path).one(b"a") == value


def test_what_has_gone_unused_for_longest_is_forgotten(tmp_path: Path) -> None:
    for number in range(30):
        store = Store(tmp_path)
        assert store.one(b"used") == (b"x" * 100 if number else None)
        store.put(
            [(b"%d" % number, b"y" * 100), (b"used", b"x" * 100)] if not number else [(b"%d" % number, b"y" * 100)]
        )
        store.close(1500)
    store = Store(tmp_path)
    assert store.one(b"used")
    assert store.one(b"29")
    assert store.one(b"3") is None


def test_what_a_run_used_is_not_forgotten_however_much_there_is(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(name, b"x" * 1000) for name in (b"looked at", b"noted", b"left alone")])
    store.close(10**6)
    store = Store(tmp_path)
    assert store.one(b"looked at")
    store.used([b"noted"])
    store.put([(b"new", b"y" * 1000)])
    store.close(2500)
    store = Store(tmp_path)
    assert {key for key, _ in store.get([b"looked at", b"noted", b"left alone", b"new"])} == {
        b"looked at",
        b"noted",
        b"new",
    }


def test_a_site_that_needs_all_the_room_is_not_gone_through_at_every_run(tmp_path: Path) -> None:
    asked: list[int] = []

    def needed(number: int) -> Iterator[bytes]:
        asked.append(number)
        yield b"site"

    for number in range(12):
        store = Store(tmp_path)
        store.put([(b"%d" % number, b"y" * 20)] if number else [(b"site", b"x" * 1000)])
        store.used(needed(number))
        store.close(500)
    assert 1 <= len(asked) < 5
    assert Store(tmp_path).one(b"site")


def test_a_run_that_keeps_nothing_forgets_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(b"a", b"x" * 1000), (b"b", b"x" * 1000)])
    store.close(10**6)
    store = Store(tmp_path)
    store.close(500)
    assert Store(tmp_path).keys() == {b"a", b"b"}


def test_only_nouns_come_out_of_a_file() -> None:
    value = (Paragraph(1, Span(0, 4)), frozenset({"a"}), {"b": (1, b"c")})
    assert unpacked(packed(value)) == value
    for evil in (os.system, subprocess.Popen, pickle.loads, Path("x"), ValueError("x")):
        with pytest.raises(pickle.UnpicklingError):
            unpacked(pickle.dumps(evil))


def test_two_processes_share_a_memory(site: Path) -> None:
    clean = dict(build(site).site)
    command = [sys.executable, "-m", "briefsite", "--root", str(site), "build", "--quiet"]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [("", 0)] * 3
    assert made(site).keys() == clean.keys()


def test_the_second_build_waits_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsite.pipeline.one_at_a_time._UNTOLD", 0.1)
    order: list[str] = []

    def second() -> None:
        with one_at_a_time(tmp_path / "lock", waiting=lambda: order.append("waiting")):
            order.append("second")

    with one_at_a_time(tmp_path / "lock"):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.5)
        order.append("first")
    thread.join()
    assert order == ["waiting", "first", "second"]


WATCH = """
import sys
from collections.abc import Iterator
from pathlib import Path
from briefsite.pipeline.building import build
opened = set()
looking = ("open", "os.scandir", "os.listdir")
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event in looking else None)
build(Path(sys.argv[1]))
print("\\n".join(sorted(opened)))
"""


def test_a_build_reads_no_file_that_the_memory_does_not_look_at(site: Path) -> None:
    (site / "templates/static").mkdir(parents=True)
    (site / "templates/actor.html").write_text('{% extends "theme/actor.html" %}', encoding="utf-8")
    (site / "templates/static/more.css").write_text("p {}", encoding="utf-8")
    (site / "pyproject.toml").write_text('[tool.briefsite]\ntitle = "Desk"\n', encoding="utf-8")
    (site / "notes.txt").write_text("mine", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(site)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    inside = [
        Path(line).relative_to(site).as_posix() for line in done.stdout.splitlines() if line.startswith(str(site))
    ]
    assert "content/actors/kelmar.md" in inside
    assert [path for path in inside if path.split("/")[0] not in (".", *FOLDERS, *FILES)] == []


def test_a_stamp_is_believed_only_when_the_file_had_been_left_alone(site: Path) -> None:
    file = site / "content/actors/kelmar.md"
    name, later = "content/actors/kelmar.md", time.time_ns() + 10**10
    fresh = look_over(site, {}, file.stat().st_mtime_ns)
    forged = {path: (*stamp[:5], b"forged") for path, stamp in fresh.stamps.items()}
    assert look_over(site, forged, later).stamps[name][5] != b"forged"
    old = look_over(site, {}, later)
    forged = {path: (*stamp[:5], b"forged") for path, stamp in old.stamps.items()}
    assert look_over(site, forged, later).stamps[name][5] == b"forged"


def test_a_file_that_is_touched_while_a_build_runs_makes_it_worth_nothing_as_a_whole(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = site / "content/briefs/premier-receives-chief-of-staff.md"
    before = brief.read_bytes()

    def meddling(*_: object, **_more: object) -> None:
        brief.write_bytes(before + b"\nSaved meanwhile.\n")

    with monkeypatch.context() as world:
        world.setattr("briefsite.pipeline.tracing.Tracing.keep", meddling)
        build_into(site, site / "site")
    brief.write_bytes(before)
    assert made(site) == dict(build(site).site)


def test_nothing_is_remembered_without_a_root() -> None:
    with remembering(None) as memory:
        memory.keep([(b"a", packed((1,)))])
        assert list(memory.recall([b"a"])) == []


def test_a_feed_that_leads_nowhere_is_told_of_also_where_it_is_remembered(site: Path) -> None:
    own = site / "templates/data/own.xml"
    own.parent.mkdir(parents=True)
    own.write_text('<urlset><url><loc>gone.html</loc></url>\n<a xmlUrl = "lost.xml"/></urlset>', encoding="utf-8")
    for title in ("One", "Another"):
        (site / "content/actors/new.md").write_text(f"---\ntitle: {title}\nkind: state\n---\n", encoding="utf-8")
        built, _ = build_into(site, site / "site", allow_errors=True)
        told = [str(issue) for issue in built.issues if issue.code == "dead-entry"]
        assert told == [
            "site/data/own.xml:1:19: 'gone.html' leads to no file of the site",
            "site/data/own.xml:2:1: 'lost.xml' leads to no file of the site",
        ]
