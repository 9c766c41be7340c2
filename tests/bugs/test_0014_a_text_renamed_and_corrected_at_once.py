"""A text that was renamed, and given a date or corrected before the next conversion, was taken for another one: its
brief, with all that a person had written there, was withdrawn, and a second one drafted beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.pipeline.conversion import Conversion
from tests.pipeline.histories.site import Site

TALKS = (
    "Minister Mara Dovel met Minister Ivo Castell in Oslo on May 14, 2031.\n\n"
    "Dovel praised the ferry that links both shores, and Castell promised to open the port of Averin in the autumn.\n"
)
OTHER = "General Tove Harn met President Ana Brix in Quito on May 2, 2031.\n\nHarn praised the crews of both fleets.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site.converted(tmp_path, talks=TALKS)
    site.write(_brief(site), site.files()[_brief(site)] + "\nMy own note.\n")
    return site


def _brief(site: Site) -> str:
    return next(path for path in site.files() if path.startswith("briefs/"))


def _replaced(site: Site, text: str) -> Conversion:
    (site.seeds / "talks.txt").unlink()
    (site.seeds / "2031-05-14.txt").write_text(text)
    return site.convert()


def test_a_text_that_gets_a_date_and_a_name_of_it_is_the_same(site: Site) -> None:
    before = site.files()
    assert not _replaced(site, f"---\npublished: 2031-05-15\n---\n{TALKS}").issues
    assert site.files().keys() == before.keys()
    brief = site.files()[_brief(site)]
    assert "  file: 2031-05-14.txt\n" in brief
    assert "  published: '2031-05-15'\n" in brief
    assert "My own note." in brief


def test_a_text_that_is_renamed_and_corrected_is_the_same_and_this_is_said(site: Site) -> None:
    before = site.files()
    (issue,) = _replaced(site, TALKS.replace("Oslo", "Bergen")).issues
    assert str(issue).startswith(
        "seeds/2031-05-14.txt: warning: it is taken for talks.txt, under another name and corrected;"
    )
    assert site.files().keys() == before.keys()
    assert "in Bergen on May 14" in site.files()[_brief(site)]
    assert "My own note." in site.files()[_brief(site)]
    assert not site.convert().issues


def test_a_text_in_the_place_of_another_is_another(site: Site) -> None:
    _replaced(site, OTHER)
    assert len([path for path in site.files() if path.startswith("briefs/")]) == 2


def test_what_comes_after_a_text_was_withdrawn_is_news(site: Site) -> None:
    (site.seeds / "talks.txt").unlink()
    site.convert()
    (site.seeds / "2031-05-14.txt").write_text(TALKS.replace("Oslo", "Bergen"))
    assert not site.convert().issues
    assert len([path for path in site.files() if path.startswith("briefs/")]) == 2
