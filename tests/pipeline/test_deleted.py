"""What was deleted stays deleted, whoever began its file, whatever it was called, and with whatever it was made one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite.merging.identity import delete, rename, unite
from briefsite.pipeline.restoring import all_refused, restore
from tests.pipeline.histories.site import Site

TALKS = "Foreign Minister Mara Dovel met Trade Minister Ivo Castell in Oslo on May 14, 2031.\n"
LATER = TALKS.replace("May 14", "June 20")
BOSS = "---\ntitle: Ivo Castell\nkind: person\n---\n\nMine.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    (made.seeds / "talks.txt").write_text(TALKS)
    return made


def by_command(site: Site, path: str) -> None:
    delete(site.root, Path(path).stem)


def by_hand(site: Site, path: str) -> None:
    (site.content / path).unlink()


WAYS = pytest.mark.parametrize("deleted", [by_command, by_hand])


def began(site: Site) -> str:
    """An actor whose id a person chose, in a file that a person began."""
    site.write("actors/boss.md", BOSS)
    site.convert()
    return "boss"


def renamed(site: Site) -> str:
    site.convert()
    rename(site.root, "ivo-castell", "boss")
    return "boss"


def renamed_by_hand(site: Site) -> str:
    site.convert()
    (site.content / "actors/ivo-castell.md").rename(site.content / "actors/boss.md")
    return "boss"


def retitled(site: Site) -> str:
    site.convert()
    path = "actors/ivo-castell.md"
    site.write(path, site.files()[path].replace("title: Ivo Castell", "title: The Boss"))
    return "ivo-castell"


@WAYS
@pytest.mark.parametrize("into", ["mara-dovel", "chief"])
@pytest.mark.parametrize("named", [began, renamed, renamed_by_hand, retitled])
def test_an_actor_that_was_made_one_with_another_and_then_deleted(
    site: Site, named: Callable[[Site], str], into: str, deleted: Callable[[Site, str], None]
) -> None:
    one = named(site)
    if into == "chief":  # nobody drafted it
        site.write("actors/chief.md", "---\ntitle: The Chief\nkind: person\n---\n")
    unite(site.root, one, into)
    deleted(site, f"actors/{into}.md")
    for _ in range(3):
        site.convert()
        assert [path for path in site.files() if path.startswith("actors/")] == (
            ["actors/mara-dovel.md"] if into == "chief" else []
        )
        assert not site.dead_links()


@WAYS
@pytest.mark.parametrize("turned", [False, True])
def test_an_event_that_was_renamed_and_made_one_with_another_and_then_deleted(
    site: Site, deleted: Callable[[Site, str], None], turned: bool
) -> None:
    (site.seeds / "later.txt").write_text(LATER)
    site.convert()
    one, into = sorted((path.stem for path in (site.content / "events").glob("*.md")), reverse=turned)
    rename(site.root, one, "the-talks")
    unite(site.root, "the-talks", into)
    deleted(site, f"events/{into}.md")
    for _ in range(2):
        site.convert()
        assert not [path for path in site.files() if path.startswith("events/")]


@WAYS
def test_a_file_that_a_person_began_and_the_converter_would_draft(
    site: Site, deleted: Callable[[Site, str], None]
) -> None:
    began(site)
    deleted(site, "actors/boss.md")
    for _ in range(2):
        site.convert()
        assert [path for path in site.files() if path.startswith("actors/")] == ["actors/mara-dovel.md"]
    assert [each.words for each in all_refused(site.root)] == ["Ivo Castell"]
    restore(site.root, "boss")
    assert "title: Ivo Castell\n" in site.files()["actors/boss.md"]
    before = site.files()["actors/boss.md"]
    for _ in range(2):
        site.convert()
        assert site.files()["actors/boss.md"] == before
    assert not site.dead_links()


def test_a_file_that_a_person_began_is_restored_in_the_persons_words_after_the_command(site: Site) -> None:
    began(site)
    by_command(site, "actors/boss.md")
    site.convert()
    restore(site.root, "boss")
    assert site.files()["actors/boss.md"] == BOSS
    for _ in range(2):
        site.convert()
        assert site.files()["actors/boss.md"] == BOSS


def test_a_file_that_a_person_began_is_known_again_under_another_name(site: Site) -> None:
    began(site)
    (site.content / "actors/boss.md").rename(site.content / "actors/castell.md")
    site.convert()
    assert [path for path in site.files() if path.startswith("actors/")] == [
        "actors/castell.md",
        "actors/mara-dovel.md",
    ]
    assert not all_refused(site.root)
    assert not site.dead_links()


def test_what_another_text_says_wrongly_of_itself_keeps_nothing_that_a_deleted_brief_alone_told(site: Site) -> None:
    """That text is read all the same; of one that cannot be read nobody knows what it tells."""
    (site.seeds / "visit.txt").write_text("---\nurl: nowhere\n---\nGeneral Tove Harn visited Accra on July 1, 2031.\n")
    site.convert()
    (brief,) = (path for path, text in site.files().items() if "file: talks.txt" in text)
    by_hand(site, brief)
    assert [issue.place.path for issue in site.convert().issues] == ["seeds/visit.txt"]
    assert site.dead_links() == []
    assert "actors/mara-dovel.md" not in site.files()
    assert "actors/tove-harn.md" in site.files()
