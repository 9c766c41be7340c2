"""What a published entry says that only a withheld text says is named; what a published text says too is not, nor what
a person has read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefsite.model.issues import Issue
from briefsite.pipeline.building import build

NOW = datetime(2031, 5, 1, tzinfo=UTC)
OPEN = "Mara Dovel met Ivo Castell in Oslo.\n\nMs Dovel spoke of harbours.\n"
HELD = "Mara Dovel, called the Lantern, met Ivo Castell and Ada Brink in Tromso on 3 April.\n"


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text, front in (("open", OPEN, "status: drafted"), ("held", HELD, "publish: 2031-06-01")):
        put(tmp_path, f"seeds/{name}.txt", text)
        told = "- [[dovel]], [[castell]] and [[brink]] met. [@p1]\n"
        put(
            tmp_path,
            f"content/briefs/{name}-brief.md",
            f"---\ntitle: {name} talks\nsource: {{file: {name}.txt}}\n{front}\n---\n\n{told}",
        )
    for id_, title in (("dovel", "Mara Dovel"), ("castell", "Ivo Castell"), ("brink", "Ada Brink")):
        put(tmp_path, f"content/actors/{id_}.md", f"---\ntitle: {title}\nkind: person\nstatus: drafted\n---\n")
    return tmp_path


def event(root: Path, *lines: str) -> None:
    days = {"open": "2031-04-02", "held": "2031-04-03"}
    accounts = "".join(f"  - {{cite: '{name}-brief, para. 1', value: '{day}'}}\n" for name, day in days.items())
    front = "".join(f"{line}\n" for line in ("title: Talks", *lines))
    put(root, "content/events/talks.md", f"---\n{front}accounts:\n{accounts}---\n")


def owed(root: Path) -> list[Issue]:
    return [issue for issue in build(root, at=NOW, audit=True).issues if issue.code == "owed"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("place: Tromso", "'Tromso' (place)"),
        ("date: 2031-04-03", "'2031-04-03' (date)"),
        ("participants: [dovel, castell, brink]", "'brink' (participants)"),
    ],
)
def test_what_an_event_owes_to_a_withheld_account_is_named_where_it_stands(root: Path, line: str, value: str) -> None:
    event(root, line)
    (found,) = owed(root)
    assert found.message == f"{value} stands in no text that is published, but in one that is withheld"
    assert (found.place.path, found.severity) == ("content/events/talks.md", "error")
    event(root, line, "status: reviewed")
    assert owed(root) == []


@pytest.mark.parametrize("line", ["place: Oslo", "date: 2031-04-02", "participants: [dovel, castell]", "place: Bergen"])
def test_what_a_published_text_says_or_none_at_all_is_nobodys_secret(root: Path, line: str) -> None:
    event(root, line)
    assert owed(root) == []


def test_an_alias_that_only_a_withheld_text_has_is_named(root: Path) -> None:
    front = "title: Mara Dovel\nkind: person\naliases: [Ms Dovel, the Lantern, Dovel of Oslo]\n"
    put(root, "content/actors/dovel.md", f"---\n{front}status: drafted\n---\n")
    (found,) = owed(root)
    assert "'the Lantern' (aliases)" in found.message
    put(root, "content/actors/dovel.md", f"---\n{front}status: reviewed\n---\n")
    assert owed(root) == []


def test_once_the_brief_may_be_read_nothing_is_owed(root: Path) -> None:
    event(root, "place: Tromso", "participants: [brink]")
    assert [i for i in build(root, at=datetime(2031, 7, 1, tzinfo=UTC), audit=True).issues if i.code == "owed"] == []
