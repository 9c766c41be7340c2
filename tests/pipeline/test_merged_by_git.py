"""Two people convert on branches of their own, and git puts the branches together."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import briefsite
from briefsite.pipeline.answering import answer
from briefsite.pipeline.reviewing import what_awaits
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


TALKS = "Minister Mara Dovel met Minister Ivo Castell in Oslo on May 14, 2031.\n\nHe praised the ferry in {}.\n"
VISIT = "General Tove Harn visited Accra on July 1, 2031.\n\nShe asked President Ana Brix to send 9 boats to {}.\n"
ANSWERS = [("proposal", "accept"), ("proposal", "reject"), ("proposal", "edit"), ("correction", "accept")]


def write_texts(site: Site, talks: str, visit: str) -> None:
    (site.seeds / "talks.txt").write_text(talks)
    (site.seeds / "visit.txt").write_text(visit)
    site.convert()


def awaiting(site: Site) -> set[tuple[str, str, str]]:
    return {(each.kind, each.new, each.last) for each in what_awaits(site.root)}


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
@pytest.mark.parametrize(("kind", "given"), ANSWERS)
def test_what_was_answered_on_one_branch_is_asked_no_more_when_the_other_has_new_questions(
    tmp_path: Path, kind: str, given: str
) -> None:
    site, talks = Site(tmp_path), TALKS.format("Quito").replace("May 14", "May 15")
    (site.root / ".gitattributes").write_bytes(ATTRIBUTES.read_bytes())
    (site.root / ".gitignore").write_text(".cache/\n")
    write_texts(site, TALKS.format("Accra"), VISIT.format("Oslo"))
    for path, words in site.files().items():
        if path.startswith("briefs/"):
            site.write(path, words.replace("in Oslo", "in Oslo, by hand,").replace("Accra on", "Accra, by hand, on"))
    write_texts(site, talks, VISIT.format("Oslo"))
    git(site, "init", "-q", "-b", "main")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "begun")
    question = next(each for each in what_awaits(site.root) if each.kind == kind)
    answer(site.root, question, given, "They met by hand." if given == "edit" else "")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "answered")
    git(site, "checkout", "-q", "-b", "two", "HEAD~1")
    write_texts(site, talks, VISIT.format("Quito").replace("July 1", "July 2"))
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "asked")
    git(site, "merge", "-q", "-m", "both", "main")
    answered = (question.kind, question.new, question.last)
    assert answered not in awaiting(site)
    site.convert()
    assert answered not in awaiting(site)
    assert kind in {each for each, *_ in awaiting(site)}
    once = site.tree()
    site.forget_what_was_done()
    site.convert()
    assert site.tree() == once
