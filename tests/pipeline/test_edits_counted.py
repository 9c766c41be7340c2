"""Whatever a person does to whatever record: the next conversion finds as many edits as were made, and all stand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipeline.histories.site import Site

TALKS = """Foreign Minister Ada Lund met Mayor Rei Tarro in Oslo on 14 May 2031 to speak about trade cooperation.

The Harbour Authority welcomed the talks. “We agreed on fisheries,” Lund said.
"""
BRIEF, ACTOR, EVENT = (
    "briefs/ada-lund-meets-rei-tarro-brief.md",
    "actors/ada-lund.md",
    "events/ada-lund-meets-rei-tarro.md",
)
TOPIC = "topics/trade.md"

Edit = Callable[[Path], object]


def instead(was: str, now: str) -> Edit:
    def edit(file: Path) -> None:
        text = file.read_text()
        assert was in text
        file.write_text(text.replace(was, now, 1))

    return edit


def note(file: Path) -> None:
    file.write_text(f"{file.read_text()}\nBy hand.\n")


def rename(file: Path) -> None:
    file.rename(file.with_name("another.md"))


def both(*edits: Edit) -> Edit:
    return lambda file: [edit(file) for edit in edits]


#: What is done to a file, and how many edits it is.
EDITS: dict[str, tuple[str, Edit, int]] = {
    "a brief's title": (BRIEF, instead("title: Ada Lund meets", "title: The minister meets"), 1),
    "a brief's date": (BRIEF, instead("date: '2031-05-14'", "date: 2031-05"), 1),
    "an actor struck from a brief": (BRIEF, instead("  - harbour-authority\n", ""), 1),
    "a topic struck from a brief": (BRIEF, instead("  - trade\n", ""), 1),
    "a statement reworded": (BRIEF, instead("welcomed the talks", "welcomed them"), 1),
    "a quotation's speaker": (BRIEF, instead("> — [[ada-lund|Ada Lund]]", "> — [[rei-tarro|Rei Tarro]]"), 1),
    "a note in a brief": (BRIEF, note, 1),
    "a brief signed": (BRIEF, instead("status: drafted", "status: reviewed"), 1),
    "a brief deleted": (BRIEF, Path.unlink, 1),
    "a brief's file renamed": (BRIEF, rename, 1),
    "an actor's title": (ACTOR, instead("title: Ada Lund", "title: Ada K. Lund"), 1),
    "an actor's kind": (ACTOR, instead("kind: person", "kind: organisation"), 1),
    "another name of an actor": (ACTOR, instead("  - Lund\n", "  - Lund\n  - A. L.\n"), 1),
    "an actor's name struck": (ACTOR, instead("aliases:\n  - Lund\n", ""), 1),
    "a role reworded": (ACTOR, instead("title: Foreign Minister", "title: Minister of the Interior"), 1),
    "a role added": (ACTOR, instead("roles:\n", "roles:\n  - title: Poet\n"), 1),
    "a note on an actor": (ACTOR, note, 1),
    "an actor deleted": (ACTOR, Path.unlink, 1),
    "an actor's file renamed": (ACTOR, rename, 1),
    "an actor's file renamed and a note in it": (ACTOR, both(note, rename), 2),
    "an event's title": (EVENT, instead("title: Ada Lund meets Rei Tarro", "title: Talks in the harbour"), 1),
    "an event's date": (EVENT, instead("date: '2031-05-14'", "date: 2031-05"), 1),
    "an event's place": (EVENT, instead("place: Oslo\npart", "place: Bergen\npart"), 1),
    "a participant struck": (EVENT, instead("  - rei-tarro\n", ""), 1),
    "a note on an event": (EVENT, note, 1),
    "an event deleted": (EVENT, Path.unlink, 1),
    "an event's file renamed": (EVENT, rename, 1),
    "a topic's title": (TOPIC, instead("title: Trade", "title: Trade and tariffs"), 1),
    "a term added": (TOPIC, instead("terms:\n", "terms:\n  - harbour\n"), 1),
    "a term struck": (TOPIC, instead("  - tariff*\n", ""), 1),
    "two terms struck": (TOPIC, both(instead("  - tariff*\n", ""), instead("  - exports\n", "")), 2),
    "a topic's identifier": (TOPIC, instead("'20000178'", "'20000179'"), 1),
    "a note on a topic": (TOPIC, note, 1),
    "a title and a note": (TOPIC, both(instead("title: Trade", "title: Commerce"), note), 2),
    "a topic deleted": (TOPIC, Path.unlink, 1),
    "a topic's file renamed": (TOPIC, rename, 1),
}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("drafted") / "site")
    (site.seeds / "talks.txt").write_text(TALKS)
    site.convert()
    site.convert()
    return site


@pytest.mark.parametrize("name", EDITS)
def test_as_many_edits_are_found_and_kept_as_were_made(drafted: Site, tmp_path: Path, name: str) -> None:
    shutil.copytree(drafted.root, tmp_path / "site")
    site = Site(tmp_path / "site")
    path, edit, number = EDITS[name]
    before = lines(site, path)
    edit(site.content / path)
    stands, mine = path in site.files(), lines(site, path)
    report = site.convert().files
    assert (report.edits_found, report.edits_kept) == (number, number)
    site.convert()
    now = lines(site, path)
    assert (stands, mine - before, (before - mine) & now) == (path in site.files(), (mine - before) & now, set())


def lines(site: Site, path: str) -> set[str]:
    """The lines of a file, also where it was renamed."""
    files = site.files()
    return set(files.get(path, files.get(f"{path.rpartition('/')[0]}/another.md", "")).split("\n"))


def test_a_file_of_ones_own_is_no_edit_of_a_draft_and_stands(drafted: Site, tmp_path: Path) -> None:
    shutil.copytree(drafted.root, tmp_path / "site")
    site = Site(tmp_path / "site")
    site.write("actors/odu-lanem.md", own := "---\ntitle: Odu Lanem\nkind: person\n---\n\nA baker.\n")
    assert site.convert().files.edits_found == 0
    assert site.files()["actors/odu-lanem.md"] == own
