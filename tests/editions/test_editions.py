"""Editions: what readers were given is remembered as digests, and what differs is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefsite.editions import drop_last, next_edition, read_editions, write_edition
from briefsite.graph import link
from briefsite.model.editions import Change, Edition
from briefsite.model.graph import Graph
from tests.graph.sites import FILES, entries, sources

AT = datetime(2031, 4, 1, 9, tzinfo=UTC)
BORDER, TALKS = FILES["briefs/border.md"], FILES["events/border-talks.md"]


def graph(*, without: str = "", **changed: str) -> Graph:
    found = [entry for entry in entries(**changed) if entry.id != without]
    return link(found, sources(), at=AT)[0]


def first() -> Edition:
    edition = next_edition((), graph(), AT)
    assert edition is not None
    return edition


def changes(now: Graph, moved: dict[str, str] | None = None) -> dict[str, Change]:
    edition = next_edition((first(),), now, AT, moved)
    return {one.id: one for one in edition.changes} if edition else {}


def test_the_first_edition_has_everything_as_new() -> None:
    assert {one.id for one in first().changes} == set(graph().entries)
    assert {one.what for one in first().changes} == {"new"}


def test_what_readers_have_is_no_news() -> None:
    assert next_edition((first(),), graph(), AT) is None


def test_a_new_date_is_told_of_the_event_and_of_nothing_else() -> None:
    found = changes(graph(events_border_talks=TALKS.replace("XXXX-04-29", "2031-04-29")))
    assert {id_: (one.what, one.fields) for id_, one in found.items()} == {"border-talks": ("changed", ("date",))}


def test_a_new_statement_is_told_of_its_brief_and_its_event() -> None:
    added = BORDER.replace("\n## Further", "\n- The ford is shallow [@p1]\n\n## Further")
    found = changes(graph(briefs_border=added))
    assert {id_: (one.fields, one.added, one.removed) for id_, one in found.items()} == {
        "border": ((), 1, 0),
        "border-talks": ((), 1, 0),
    }


def test_a_note_for_the_desk_and_an_embargo_that_has_ended_are_no_news() -> None:
    changed = TALKS.replace("topics:", "private: ask again\npublish: 2031-01-01\ntopics:")
    assert changes(graph(events_border_talks=changed)) == {}


def test_that_an_editor_has_read_it_is_news_and_that_one_must_read_it_again_is_not() -> None:
    read = TALKS.replace("topics:", "status: reviewed\ntopics:")
    assert changes(graph(events_border_talks=read))["border-talks"].fields == ("read",)
    second = next_edition((first(),), graph(events_border_talks=read), AT)
    assert second is not None
    after = next_edition((first(), second), graph(), AT)
    assert after is not None
    assert [one.what for one in after.changes] == ["moved"]


def test_what_an_older_version_remembered_and_nobody_tells_any_more_is_no_news() -> None:
    changes_ = (
        replace(one, facts=replace(one.facts, fields={**one.facts.fields, "plover": "0"}))
        for one in first().changes
        if one.facts
    )
    assert next_edition((replace(first(), changes=tuple(changes_)),), graph(), AT) is None


def test_what_is_taken_back_is_gone_once() -> None:
    left = graph(without="spring-visit")
    gone = next_edition((first(),), left, AT)
    assert gone is not None
    assert ("spring-visit", "gone") in {(one.id, one.what) for one in gone.changes}
    assert next_edition((first(), gone), left, AT) is None


def test_another_id_is_no_news() -> None:
    renamed = graph(without="spring-visit", events_the_visit=FILES["events/spring-visit.md"])
    found = changes(renamed, {"spring-visit": "the-visit"})
    assert (found["spring-visit"].what, found["the-visit"].what) == ("moved", "moved")


def test_what_is_made_one_with_another_is_not_told_as_lost() -> None:
    found = changes(graph(without="bo-eri"), {"bo-eri": "ana-orlu"})
    assert found["bo-eri"].what == "moved"
    assert "ana-orlu" not in found


def test_an_edition_holds_no_words_of_a_record(tmp_path: Path) -> None:
    text = write_edition(tmp_path, first()).read_text("utf-8")
    for words in ("Ana Orlu", "Talks at the ford", "no more walls", "Marshal Eri"):
        assert words not in text


def test_editions_come_back_as_they_were_kept(tmp_path: Path) -> None:
    second = next_edition((first(),), graph(without="spring-visit"), AT)
    assert second is not None
    for edition in (first(), second):
        write_edition(tmp_path, edition)
    assert read_editions(tmp_path) == ((first(), second), ())


@pytest.mark.parametrize("line", ["<<<<<<< ours", "{}", '{"kind": "dance", "id": "a", "what": "new"}', "[1]", "\xff"])
def test_a_line_that_makes_no_sense_is_an_issue_at_its_place(line: str, tmp_path: Path) -> None:
    path = write_edition(tmp_path, first())
    path.write_bytes(path.read_bytes() + line.encode("latin-1") + b"\n")
    editions, (issue,) = read_editions(tmp_path)
    assert editions == (first(),)
    assert (issue.place.path, issue.place.line) == ("content/.editions/0001.jsonl", len(first().changes) + 2)


def test_only_the_edition_that_was_sent_as_that_site_is_forgotten(tmp_path: Path) -> None:
    write_edition(tmp_path, Edition(1, AT.isoformat(), first().changes, mark="abc"))
    assert not drop_last(tmp_path, "")
    assert not drop_last(tmp_path, "abd")
    assert drop_last(tmp_path, "abc")
    assert read_editions(tmp_path) == ((), ())
