"""Commitments in the graph: found from every side, and what leads nowhere is told at its place."""

from __future__ import annotations

from briefsite.checks import run_checks
from briefsite.graph import link
from briefsite.model.graph import Graph
from tests.graph.sites import FILES, entries, sources


def brief(*fields: str) -> str:
    """The border brief with one commitment; it begins in line 7, and its fields stand at column 5."""
    written = "commitments:\n  - " + "\n    ".join(fields) + "\n"
    return FILES["briefs/border.md"].replace("topics: [border-trade]\n", "topics: [border-trade]\n" + written)


def told(*fields: str) -> list[str]:
    graph, issues = link(entries(briefs_border=brief(*fields)), sources())
    return [str(issue) for issue in (*issues, *run_checks(graph, sources()))]


def graph_of(*fields: str) -> Graph:
    return link(entries(briefs_border=brief(*fields)), sources())[0]


GOOD = (
    "actor: veldia", "strength: pledged", "matter: be no more walls", "to: ana-orlu", "event: border-talks",
    "cite: border, para. 2",
)  # fmt: skip


def test_a_commitment_is_found_from_its_actor_addressee_event_topic_and_brief() -> None:
    graph = graph_of(*GOOD)
    (one,) = graph.made["veldia"]
    assert (one.actor, one.to, one.event, one.words.matter) == (
        "veldia", "ana-orlu", "border-talks", "be no more walls",
    )  # fmt: skip
    assert graph.received["ana-orlu"] == (one,)
    assert {id_ for id_, found in graph.commitments.items() if found} == {"border", "border-talks", "border-trade"}
    assert told(*GOOD) == []


def test_an_unknown_actor_binds_nobody_and_is_told_at_its_place() -> None:
    fields = ("actor: vedlia", *GOOD[1:])
    assert not any(graph_of(*fields).made.values())
    assert told(*fields) == ["content/briefs/border.md:8:12: unknown actor 'vedlia'; did you mean 'veldia'?"]


def test_an_addressee_and_an_event_must_be_known_too() -> None:
    issues = told(*GOOD[:3], "to: nobody-known", "event: trade", GOOD[5])
    assert [issue.split(": ", 1)[1].partition(";")[0] for issue in issues] == [
        "unknown actor 'nobody-known'",
        "'trade' is a topic",
    ]


def test_a_matter_must_stand_in_the_cited_paragraph() -> None:
    assert told(*GOOD[:5], "cite: border, para. 3") == [
        "content/briefs/border.md:10:13: “be no more walls” does not stand in border, para. 3; it stands in paragraph 2"
    ]


def test_a_commitment_needs_a_citation_and_one_that_is_there() -> None:
    assert told(*GOOD[:5]) == [
        "content/briefs/border.md:10:13: the commitment has no citation; add its paragraph: cite: border, para. 3"
    ]
    assert told(*GOOD[:5], "cite: border, para. 9") == [
        "content/briefs/border.md:13:11: the source of border has no paragraph 9; its last is paragraph 3"
    ]
