"""Two people convert on branches of their own, and git puts the branches together."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import briefsite
from tests.pipeline.histories.site import Site

ATTRIBUTES = Path(briefsite.__file__).parent / "data/new_site/gitattributes"


def git(site: Site, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    subprocess.run(["git", *who, *words], cwd=site.root, check=True, capture_output=True)


def worked_on(site: Site, branch: str, text: str, note: str) -> None:
    """A branch on which somebody added a text, wrote into the brief that was there, and converted."""
    git(site, "checkout", "-q", "-b", branch, "main")
    brief = next(path for path in site.files() if path.startswith("briefs/"))
    heading, rest = site.files()[brief].split("\n- ", 1)
    here = f"{heading}\n{note}\n\n- {rest}" if branch == "one" else f"{heading}\n- {rest}\n{note}\n"
    site.write(brief, here)
    (site.seeds / f"{branch}.txt").write_text(text)
    site.convert()
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", branch)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_what_two_people_added_stays_and_git_asks_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.root / ".gitattributes").write_bytes(ATTRIBUTES.read_bytes())
    (site.root / ".gitignore").write_text(".cache/\n")
    talks = "Foreign Minister Mara Dovel met Trade Minister Ivo Castell in Oslo on May 14, 2031.\n"
    (site.seeds / "talks.txt").write_text(f"{talks}\n“We agreed on all of it,” Dovel said on May 15, 2031.\n")
    site.convert()
    git(site, "init", "-q", "-b", "main")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "begun")
    worked_on(site, "one", "President Ana Brix visited Quito on June 9, 2031.\n", "Her own words.")
    worked_on(site, "two", "General Tove Harn visited Accra on July 1, 2031.\n", "His own words.")
    git(site, "merge", "-q", "-m", "both", "one")
    merged = site.tree()
    done = site.convert()
    assert not done.issues
    assert (done.files.edits_found, done.files.edits_kept) == (2, 2)
    assert {path for path in merged if not path.startswith(".drafts/")} == set(site.files())
    assert all(words in "".join(site.files().values()) for words in ("Her own words.", "His own words."))
