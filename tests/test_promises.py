"""What holds for every run: the same bytes from the same input, nothing changed by typing it again, no edit lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefsite.cli import main

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with the two example texts, converted and built."""
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    (tmp_path / "pyproject.toml").write_text('[tool.briefsite]\nbase_url = "https://example.org/a/"\n')
    assert main(["--root", str(tmp_path), "--quiet"]) == 0
    return tmp_path


#: What a machine remembers of its builds: a database that may be deleted. It knows when and where it looked at files,
#: and is neither content nor site.
MEMORY = ".cache/briefsite"


def files(root: Path) -> dict[str, bytes]:
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {path: file.read_bytes() for path, file in found.items() if not path.startswith(f"{MEMORY}/build.")}


def times(root: Path) -> dict[str, int]:
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
    return {
        path: file.stat().st_mtime_ns
        for path, file in found.items()
        if path != MEMORY and not path.startswith(f"{MEMORY}/build.")
    }


def test_typing_it_again_touches_no_file(root: Path) -> None:
    before = times(root)
    assert main(["--root", str(root), "--quiet"]) == 0
    assert times(root) == before


@pytest.mark.parametrize(
    "world",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4321", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ],
)
def test_folder_zone_locale_and_hash_seed_change_no_byte(
    root: Path, tmp_path_factory: pytest.TempPathFactory, world: dict[str, str]
) -> None:
    other = tmp_path_factory.mktemp("Ein anderer Ordner") / "ü"
    other.mkdir()
    for name in ("seeds", "pyproject.toml"):
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, other / name)
    command = [sys.executable, str(PROJECT / "build.py"), "--root", str(other), "--quiet"]
    subprocess.run(command, env={**os.environ, **world}, check=True)
    assert files(other) == files(root)


def test_no_output_names_the_folder_it_was_made_in(root: Path) -> None:
    assert [path for path, data in files(root).items() if str(root).encode() in data] == []


def test_every_kind_of_edit_by_hand_survives(root: Path) -> None:
    actor, event, topic, brief = (
        min((root / "content" / kind).glob("*.md")) for kind in ("actors", "events", "topics", "briefs")
    )
    actor.write_text(actor.read_text().replace("status: drafted", "# seen by the desk\nstatus: reviewed"))
    brief.write_text(brief.read_text() + "\nA note of the desk's own.\n")
    event.write_bytes(event.read_bytes().replace(b"\n", b"\r\n"))
    topic.write_text(topic.read_text().replace("status: drafted", "status: draft"))
    own = root / "content/actors/the-desk.md"
    own.write_text("---\ntitle: The Desk\nkind: organisation\nstatus: reviewed\n---\n\nWe write this.\n")
    before = {path: path.read_bytes() for path in (actor, event, topic, own)}
    main(["--root", str(root), "--quiet"])
    assert {path: path.read_bytes() for path in before} == before
    assert brief.read_text().endswith("\n\nA note of the desk's own.\n")
    assert main(["--root", str(root), "convert", "--quiet"]) == 0


@pytest.mark.parametrize("kind", ["actors", "events", "topics", "briefs"])
def test_a_deleted_file_stays_deleted_and_nothing_leads_to_it(kind: str, root: Path) -> None:
    deleted = max((root / "content" / kind).glob("*.md"))
    deleted.unlink()
    assert main(["--root", str(root), "--quiet"]) == 0
    assert not deleted.exists()
    before = times(root / "content")
    assert main(["--root", str(root), "convert", "--quiet"]) == 0
    assert times(root / "content") == before


def test_an_edit_reaches_the_site(root: Path) -> None:
    brief = min((root / "content/briefs").glob("*.md"))
    brief.write_text(brief.read_text() + "\nA note of the desk's own.\n")
    assert main(["--root", str(root), "build", "--quiet"]) == 0
    page = root / "site/briefs" / f"{brief.stem}.html"
    assert "A note of the desk’s own." in page.read_text().replace("'", "’")


def test_building_needs_no_language_model(root: Path) -> None:
    script = "import sys; from briefsite.cli import main; print(main(sys.argv[1:]), 'spacy' in sys.modules)"
    command = [sys.executable, "-c", script, "--root", str(root), "build", "--quiet"]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "False"]


def test_without_a_language_model_everything_still_runs_and_says_so(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    script = (
        "import sys; from briefsite.extraction import model; model.NAMES = ('no_such_model', 'nor_this');"
        "from briefsite.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "--root", str(tmp_path)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "warning: no language model: names are found by rules alone" in run.stderr
    assert (tmp_path / "site/index.html").exists()
