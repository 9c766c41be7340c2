"""What a person renamed stays that thing, and its old name is given to no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging.identity import unite
from briefsite.pipeline.conversion import convert
from tests.pipeline.histories.site import Site

TALKS = "Foreign Minister Mara Dovel met Trade Minister Ivo Castell in Oslo on May 14, 2031.\n"
LATER = TALKS.replace("May 14", "June 20")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    (made.seeds / "talks.txt").write_text(TALKS)
    made.convert()
    return made


def the_event(site: Site) -> Path:
    (found,) = (site.content / "events").glob("*.md")
    return found


def test_another_event_of_the_old_title_is_not_the_renamed_one(site: Site) -> None:
    event = the_event(site)
    event.rename(event.with_name("hand-1.md"))
    site.convert()
    (site.seeds / "later.txt").write_text(LATER)
    site.convert()
    events = {path: text for path, text in site.files().items() if path.startswith("events/")}
    assert len(events) == 2
    assert "2031-06-20" not in events["events/hand-1.md"]
    assert not site.dead_links()


def test_a_brief_does_not_take_the_old_name_of_a_renamed_event(site: Site) -> None:
    event = the_event(site)
    event.rename(event.with_name("hand-1.md"))
    site.convert()
    (site.seeds / "later.txt").write_text(LATER + "\nGeneral Tove Harn praised Dovel.\n")
    site.convert()
    assert f"briefs/{event.name}" not in site.files()
    assert not [path for path, text in site.files().items() if "hand-1, para" in text]
    assert not site.dead_links()


def test_events_made_one_stay_one_when_their_texts_are_read_again(site: Site) -> None:
    (site.seeds / "later.txt").write_text(LATER)
    site.convert()
    one, into = sorted(path.stem for path in (site.content / "events").glob("*.md"))
    unite(site.root, one, into)
    for _ in range(2):
        convert(site.root)
        assert [path.stem for path in (site.content / "events").glob("*.md")] == [into]
