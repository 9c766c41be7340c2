"""Embargoes and expiry: what may not be read yet, or no more, is in no page, and neither is what rests on it alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.graph import link
from briefsite.graph.withholding import published
from briefsite.model.records import Actor, Event
from tests.graph.sites import FILES, entries, sources

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
FERRY = FILES["briefs/ferry.md"]
BORDER = FILES["briefs/border.md"]


def readable(at: datetime | None = NOON, drafts: bool = False, **changed: str) -> set[str]:
    return {entry.id for entry in published(entries(**changed), drafts=drafts, at=at)}


def border(*fields: str) -> str:
    return BORDER.replace("---\n\n##", "".join(f"{field}\n" for field in fields) + "---\n\n##", 1)


@pytest.mark.parametrize(
    ("field", "is_read"),
    [
        ("publish: 2031-05-01", True),
        ("publish: 2031-05-02", False),
        ("publish: 2031-05-01T14:00+02:00", True),
        ("publish: 2031-05-01T12:01Z", False),
        ("expires: 2031-05-02", True),
        ("expires: 2031-05-01", False),
        ("expires: 2031-05-01T19:00+07:00", False),
        ("expires: 2031-05-01T12:00:01Z", True),
    ],
)
def test_an_entry_may_be_read_from_its_embargo_until_it_expires(field: str, is_read: bool) -> None:
    assert ("border" in readable(briefs_border=border(field))) is is_read


@pytest.mark.parametrize("field", ["publish: 1999-01-01", "expires: 2999-01-01"])
def test_without_a_clock_whatever_depends_on_one_is_withheld(field: str) -> None:
    assert "border" not in readable(at=None, briefs_border=border(field))


def test_what_only_a_withheld_brief_tells_of_is_withheld_with_it() -> None:
    assert readable() - readable(briefs_border=border("publish: 2031-06-01")) == {
        "bo-eri", "border", "border-trade", "veldia",
    }  # fmt: skip
    assert "bo-eri" in readable(
        briefs_border=border("publish: 2031-06-01"), briefs_ferry=FERRY + "[[marshal eri]] sat."
    )


def test_what_a_person_wrote_without_a_source_stays() -> None:
    assert "spring-visit" in readable(briefs_border=border("status: draft"))


def test_a_topic_that_a_person_has_read_stays_whoever_names_it() -> None:
    read = "---\ntitle: Border trade\nstatus: reviewed\n---\n"
    assert "border-trade" in readable(briefs_border=border("status: draft"), topics_border_trade=read)


def test_a_single_role_is_left_out_with_the_brief_it_cites_and_lines_stay_true() -> None:
    roles = "roles:\n  - title: envoy\n    cite: border, para. 1\n  - title: ferrywoman\n    cite: ferry, para. 1\n"
    actor = f"---\ntitle: Cy Anu\nkind: person\n{roles}---\n"
    changed = entries(briefs_border=border("publish: 2031-06-01"), actors_cy=actor)
    (cy,) = [entry for entry in published(changed, at=NOON) if entry.id == "cy"]
    assert isinstance(cy.record, Actor)
    assert [role.title for role in cy.record.roles] == ["ferrywoman"]
    assert (cy.place("roles.0.title").line, cy.place("roles.0.cite").line) == (7, 8)


def test_an_account_is_left_out_and_its_event_stays_while_another_brief_tells_of_it() -> None:
    accounts = "accounts:\n  - cite: border, para. 1\n    place: the ford\n  - cite: ferry, para. 1\n"
    event = f"---\ntitle: Lunch\n{accounts}---\n"
    changed = entries(briefs_border=border("publish: 2031-06-01"), events_lunch=event)
    (lunch,) = [entry for entry in published(changed, at=NOON) if entry.id == "lunch"]
    assert isinstance(lunch.record, Event)
    assert [account.cite for account in lunch.record.accounts] == ["ferry, para. 1"]


def test_a_link_to_what_is_withheld_says_why_it_is_none() -> None:
    graph, issues = link(entries(briefs_border=border("publish: 2031-06-01")), sources(), at=NOON)
    assert "border" not in graph.entries
    assert {issue.severity for issue in issues} == {"warning"}
    assert "withheld, or rests on what is" in str(issues[0])


def test_a_desks_own_preview_shows_everything() -> None:
    assert readable(drafts=True, briefs_border=border("publish: 2031-06-01", "status: draft")) == readable()


@given(st.integers(0, 10**6), st.integers(-12 * 60, 14 * 60))
def test_the_zone_in_which_an_embargo_is_written_changes_nothing(minutes: int, offset: int) -> None:
    minute = NOON + timedelta(minutes=minutes)
    local = minute.astimezone(timezone(timedelta(minutes=offset))).isoformat(timespec="minutes")
    for at in (minute - timedelta(minutes=1), minute):
        shown = "border" in readable(at=at, briefs_border=border(f"publish: {local}"))
        assert shown is (at == minute)
