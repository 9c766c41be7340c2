"""Calendars, read back with a library: what is known stands in them, what is not is named beside them."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from briefsite.pages.days import days_of
from briefsite.pages.reuse.icalendar import component, folded, text
from tests.pages.reuse.desks import DATES, HOSTILE, awkward, desk
from tests.rendering.reading import Page

UNPLACED = {"until", "in-the-thirties", "no-year", "no-date"}


def events(data: bytes) -> dict[str, icalendar.Event]:
    """The events of a calendar by the id of their page."""
    (calendar,) = icalendar.Calendar.from_ical(data.decode(), multiple=True)
    found = list(calendar.walk("VEVENT"))
    assert calendar.errors == []
    assert all(event.errors == [] for event in found)
    return {str(event["UID"]).partition("@")[0]: event for event in found}


def days(event: icalendar.Event) -> tuple[date, date]:
    """The first and the last day of an event."""
    first = event["DTSTART"].dt
    return first, event["DTEND"].dt - timedelta(1) if "DTEND" in event else first


def test_every_calendar_of_the_site_is_read_without_a_fault() -> None:
    paths = [path for path in awkward() if path.endswith(".ics")]
    assert {"calendar.ics", "actors/hostile.ics", "topics/hostile-topic.ics", "actors/merania.ics"} <= set(paths)
    for path in paths:
        assert events(awkward()[path]), path


def test_an_event_is_in_the_calendar_exactly_where_its_year_and_its_beginning_are_known() -> None:
    found = events(awkward()["calendar.ics"])
    assert set(DATES) - set(found) == UNPLACED


def test_a_day_is_a_day_a_range_stays_a_range_and_a_month_is_all_its_days() -> None:
    found = {id_: days(event) for id_, event in events(awkward()["calendar.ics"]).items()}
    assert found["on-a-day"] == (date(2031, 5, 1), date(2031, 5, 1))
    assert found["over-days"] == (date(2031, 4, 28), date(2031, 4, 29))
    assert found["across-years"] == (date(2031, 12, 30), date(2032, 1, 2))
    assert found["in-a-month"] == (date(2031, 5, 1), date(2031, 5, 31))
    assert found["in-a-year"] == (date(2031, 1, 1), date(2031, 12, 31))
    assert found["long-ago"] == (date(793, 6, 8), date(793, 6, 8))
    assert found["since"] == (date(2031, 5, 3), date(2031, 5, 3))


def test_a_title_says_what_a_day_in_a_calendar_would_hide() -> None:
    said = {id_: str(event["SUMMARY"]) for id_, event in events(awkward()["calendar.ics"]).items()}
    assert said["on-a-day"] == "Event on-a-day"
    assert said["over-days"] == "Event over-days"
    assert said["in-a-month"] == "Event in-a-month (May 2031, day not stated)"
    assert said["in-a-year"] == "Event in-a-year (2031, month and day not stated)"
    assert said["perhaps"] == "Event perhaps (2 May 2031, uncertain)"
    assert said["about"] == "Event about (about May 2031, day not stated)"
    assert said["in-spring"] == "Event in-spring (spring 2031, day not stated)"
    assert said["since"] == "Event since (from 3 May 2031)"
    assert said["kelmar-hosts-joint-training-programme"].endswith(
        "(2032, month and day not stated; date inferred; planned)"
    )
    assert said["asagi-calls-on-vannak"].endswith("(accounts of the date differ)")
    assert said["kovel-meets-vannak"].endswith("(date inferred)")


def test_planned_is_tentative_and_called_off_is_cancelled() -> None:
    states = {id_: str(event["STATUS"]) for id_, event in events(awkward()["calendar.ics"]).items()}
    assert states["kelmar-hosts-joint-training-programme"] == "TENTATIVE"
    assert states["called-off"] == "CANCELLED"
    assert states["on-a-day"] == "CONFIRMED"


def test_the_words_of_an_event_arrive_whole() -> None:
    event = events(awkward()["actors/hostile.ics"])["hostile-event"]
    assert str(event["SUMMARY"]) == f"{HOSTILE} event"
    assert str(event["LOCATION"]) == HOSTILE
    assert event["CATEGORIES"].cats == [f"{HOSTILE} topic"]
    assert f"Source: {HOSTILE}, 2 July 2031, para. 1" in str(event["DESCRIPTION"])


def test_a_stamp_is_the_date_of_the_latest_brief_and_not_of_the_build() -> None:
    stamps = {id_: event["DTSTAMP"].dt.isoformat() for id_, event in events(awkward()["calendar.ics"]).items()}
    assert stamps["hostile-event"] == "2031-07-02T00:00:00+00:00"
    assert stamps["on-a-day"] == "2031-03-08T00:00:00+00:00"
    assert stamps["called-off"] == "1970-01-01T00:00:00+00:00"


def test_the_events_that_are_in_no_calendar_are_counted_and_named_where_it_is_offered() -> None:
    for path, calendar in (("actors/merania.html", "actors/merania.ics"), ("index.html", "calendar.ics")):
        page = Page(awkward()[path])
        (said,) = [words for words in page.all("summary") if "calendar" in words]
        named = {name for name in page.all("li") if name in {f"Event {id_}" for id_ in UNPLACED}}
        assert named == {f"Event {id_}" for id_ in UNPLACED}
        note = str(icalendar.Calendar.from_ical(awkward()[calendar])["DESCRIPTION"])
        assert note.endswith(f": {said.split()[0]}.")


def test_an_actor_of_undated_events_alone_has_no_calendar() -> None:
    assert "actors/unseen.json" in awkward()
    assert "actors/unseen.ics" not in awkward()
    assert "calendar" not in Page(awkward()["actors/unseen.html"]).text()


def test_without_an_address_a_calendar_names_none() -> None:
    assert b"http" not in desk("")["calendar.ics"]
    ids = [str(event["UID"]) for event in events(desk("")["calendar.ics"]).values()]
    assert len(ids) == len(set(ids))
    assert all(id_.endswith("@northern-desk") for id_ in ids)


def test_a_date_without_a_year_covers_no_days() -> None:
    assert days_of("XXXX-04-28/XXXX-04-29") is None


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n")))
def test_any_words_come_back_as_they_were(words: str) -> None:
    frame = component("VEVENT", [("UID", "x"), ("DTSTAMP", "19700101T000000Z"), ("SUMMARY", text(words))])
    event = icalendar.Event.from_ical(frame)
    assert str(event.get("SUMMARY", "")) == words


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
def test_no_line_is_longer_than_75_bytes(words: str) -> None:
    lines = folded(f"SUMMARY:{words}").removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] + "".join(line.removeprefix(" ") for line in lines[1:]) == f"SUMMARY:{words}"
