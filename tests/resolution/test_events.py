"""Which accounts tell of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.document import Document, Reason
from briefsite.model.knowledge import Knowledge, KnownThing
from briefsite.model.sources import Span
from briefsite.resolution import resolve
from briefsite.resolution.events import agree, days_around, days_of, near
from briefsite.resolution.keeping import Thing, kept_ids
from tests.documents import document


def told(file: str, date: str, kind: str = "meeting", who: str = "a b") -> Document:
    return document(
        "{a|Rei Kamo} met {b|Ada Lund} and {c|Odu Lanem} on 3 May.", file, events=[(kind, f"3 May={date}", who)]
    )


def count(*documents: Document) -> int:
    return len(resolve(documents, Knowledge()).events)


def test_two_accounts_of_one_meeting_are_one_event_with_both_kept() -> None:
    dossier = resolve([told("a.txt", "XXXX-05-03"), told("b.txt", "2020-05-03")], Knowledge())
    (event,) = dossier.events
    assert event.date == "2020-05-03"
    assert event.accounts == ((1, "e1"), (0, "e1"))


@pytest.mark.parametrize(
    "other",
    [told("b.txt", "2021-05-03"), told("b.txt", "2020-05-03", "visit"), told("b.txt", "2020-05-03", who="c")],
    ids=["another year", "another kind", "other people"],
)
def test_accounts_that_disagree_are_two_events(other: Document) -> None:
    assert count(told("a.txt", "2020-05-03"), other) == 2


def test_without_a_date_events_of_two_texts_stay_two() -> None:
    assert count(told("a.txt", "XXXX"), told("b.txt", "XXXX")) == 2


def voted(file: str, date: str, title: str = "General election in Verrin") -> Document:
    """A text that tells of an election, and of the land by its name."""
    made = told(file, date, "other", "")
    text = made.source.text
    land = Span(text.index("Rei"), text.index("Rei") + len("Rei"))
    events = tuple(replace(e, title=title, place=land, reason=Reason("event:election")) for e in made.events)
    return replace(made, events=events)


@pytest.mark.parametrize(
    ("other", "events"),
    [
        (voted("b.txt", "2020"), 1),
        (voted("b.txt", "2020-11-03"), 1),
        (voted("b.txt", "2016"), 2),
        (voted("b.txt", "2020", "Primary election in Verrin"), 2),
        (voted("b.txt", "XXXX-11-03"), 2),
    ],
    ids=["the same year", "its day", "another year", "another kind", "no year"],
)
def test_the_elections_of_a_land_in_one_year_are_one_under_one_name(other: Document, events: int) -> None:
    assert count(voted("a.txt", "2020"), other) == events


def test_two_meetings_in_one_text_are_never_joined_across_texts() -> None:
    twice = document(
        "{a|Rei Kamo} met {b|Ada Lund} on 3 May.\n\nThey met again on 3 May.",
        events=[("meeting", "3 May=2020-05-03", "a b"), ("meeting", "3 May=2020-05-03", "a b")],
    )
    assert count(twice) == 2


def test_the_meetings_of_a_visitor_belong_to_the_visit() -> None:
    text = document(
        "{a|Rei Kamo} visited {v|Verrin}.\n\n{a|Kamo} met {b|Ada Lund}.\n\n{b|Lund} met {c|Odu Lanem}.",
        kinds={"v": ("state", "VR")},
        events=[("visit", "", "a v"), ("meeting", "", "a b"), ("meeting", "", "b c")],
    )
    visit, hers, others = resolve([text], Knowledge()).events
    assert hers.part_of == visit.id
    assert (visit.part_of, others.part_of) == ("", "")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("XXXX-04-29", "2022-04-29", True),
        ("2022-04", "2022-04-29", True),
        ("2022", "2022", False),
        ("XXXX-XX-29", "XXXX-XX-29", False),
        ("2022-04-28/2022-04-29", "2022-04-28", False),
        ("", "2022-04-28", False),
    ],
)
def test_dates_agree_only_where_both_state_the_month(a: str, b: str, same: bool) -> None:
    assert agree(a, b) is agree(b, a) is same


PARTS = st.tuples(
    st.sampled_from(("2030", "2031", "XXXX", "20XX")),
    st.sampled_from(("", "-01", "-02", "-05", "-06", "-12", "-XX", "-21")),
    st.sampled_from(("", "-01", "-02", "-04", "-28", "-29", "-30", "-31", "-XX", "-1X")),
    st.sampled_from(("", "?", "~", "%", "/2031-05-04")),
)
DATES = PARTS.map(lambda parts: f"{parts[0]}{parts[1]}{parts[2] if parts[1] else ''}{parts[3]}")


@given(DATES, DATES)
def test_dates_that_agree_or_are_near_are_always_looked_for_where_they_are_filed(one: str, other: str) -> None:
    if near(one, other, 3):
        assert {*days_around(one)} & {*days_of(other)}


def test_of_two_events_of_one_name_each_keeps_the_id_of_the_paragraph_that_tells_of_it() -> None:
    second, ninth = frozenset({("b", 2)}), frozenset({("b", 9)})
    old = [
        KnownThing(name, "other", "Vote", ("b",), told=at) for name, at in (("vote-2020", second), ("vote-2", ninth))
    ]
    new = [Thing("other", ("Vote",), frozenset("b"), told=at) for at in (second, ninth)]
    assert kept_ids(new, old, "b") == ["vote-2020", "vote-2"]
    assert kept_ids(new[1:], old, "b") == ["vote-2"]


def test_two_events_of_one_name_in_one_paragraph_keep_their_ids_in_turn() -> None:
    old = [KnownThing(name, "other", "Vote", ("b",)) for name in ("vote", "vote-2", "vote-2020")]
    new = [Thing("other", ("Vote",), frozenset("b"))] * 3
    assert kept_ids(new, old, "b") == ["vote", "vote-2020", "vote-2"]
