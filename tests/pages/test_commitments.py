"""Commitments on pages: in the order in which they are due, under everybody and everything they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from briefsite.languages import wording
from briefsite.model.document import CommitmentStrength
from briefsite.model.issues import Place
from briefsite.model.pages.kinds import ActorPage, CommitmentsPage, EventPage, Page, TopicPage
from briefsite.model.pages.parts import Commitments
from briefsite.model.settings import Settings
from briefsite.pages import pages
from briefsite.pages.commitments import _deed
from tests.sample import SAMPLE, sample_graph, sample_site, site_with

PAGES: dict[str, Page] = {page.head.path: page for page in pages(sample_graph(), Settings())}
BRIEF = "content/briefs/merania-and-kelmar-renew-pledge.md"


def shown(found: Commitments) -> list[tuple[str, str, str]]:
    return [(" ".join(ref.id for ref in one.actors), one.deed, one.matter) for one in found.all]


def actor(id_: str) -> ActorPage:
    page = PAGES[f"actors/{id_}.html"]
    assert isinstance(page, ActorPage)
    return page


def test_what_is_due_stands_under_its_year_and_what_has_no_date_last() -> None:
    page = PAGES["commitments.html"]
    assert isinstance(page, CommitmentsPage)
    assert [(label, anchor, len(group)) for label, anchor, group in page.groups] == [
        ("2032", "y2032", 1),
        ("No date stated, reported in 2031", "no-date-2031", 2),
    ]
    (due,) = page.groups[0][2]
    assert due.due
    assert (due.due.words, [cite.locator for cite in due.cites]) == ("2032", ["para. 1"])


def test_one_matter_that_several_share_is_shown_once() -> None:
    page = PAGES["events/asagi-calls-on-vannak.html"]
    assert isinstance(page, EventPage)
    assert shown(page.commitments) == [("merania kelmar", "%(who)s affirmed", "train peacekeepers together")]


def test_an_actor_has_what_it_promised_and_what_was_asked_of_it() -> None:
    assert [matter for _, _, matter in shown(actor("kelmar").made)] == [
        "host the Joint Training Programme (JTP) next year",
        "train peacekeepers together",
    ]
    assert shown(actor("kelmar").received) == [("oda-lindqvist", "%(who)s asked %(whom)s", "send instructors")]
    assert shown(actor("oda-lindqvist").made) == [("oda-lindqvist", "%(who)s asked %(whom)s", "send instructors")]
    assert actor("sorya-vannak").made == Commitments()


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", "A asked B. A encouraged B. A offered B. A affirmed to B. A pledged to B. A agreed with B."),
        ("de", "A bat B. A ermutigte B. A bot B an. A bekräftigte gegenüber B. A sagte B zu. A vereinbarte mit B."),
    ],
)
def test_who_promised_whom_is_said_as_a_person_would(language: str, sentences: str) -> None:
    """It was once "affirmed commitment or readiness, to Cambodia"."""
    say, _ = wording(language, None, Place("pyproject.toml"))
    found = [_deed(say, strength, 1, addressed=True) for strength in get_args(CommitmentStrength)]
    assert " ".join(f"{deed % {'who': 'A', 'whom': 'B'}}." for deed in found) == sentences


def test_a_topic_has_those_of_its_events() -> None:
    page, graph = PAGES["topics/training.html"], sample_graph()
    assert isinstance(page, TopicPage)
    wanted = {one.words.matter for event in graph.events["training"] for one in graph.commitments[event]}
    assert {matter for _, _, matter in shown(page.commitments)} == wanted
    assert wanted


def test_every_page_leads_to_the_commitments_and_the_words_stand_there() -> None:
    site = sample_site()
    assert all(
        b'commitments.html"' in data for path, data in site.items() if path.endswith(".html") and path != "404.html"
    )
    text = site["commitments.html"].decode()
    assert "“host the Joint Training Programme (JTP) next year”" in text
    assert "briefs/merania-and-kelmar-renew-pledge.html#p1" in text


def test_without_commitments_there_is_no_page_no_way_and_no_section(tmp_path: Path) -> None:
    opening, _, rest = (SAMPLE / BRIEF).read_text(encoding="utf-8").partition("commitments:\n")
    site = site_with(tmp_path, {BRIEF: opening + rest[rest.index("status:") :]}, base_url="https://example.org/")
    assert "commitments.html" not in site
    assert [path for path, data in site.items() if b"ommitments" in data] == []
