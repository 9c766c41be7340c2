"""The graph: every link leads to its entry, both ways, in an order that does not depend on anything else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.graph import link
from briefsite.graph.evidence import forms_in
from briefsite.model.graph import Company, Graph
from tests.graph.sites import entries, entry, source, sources


def graph_of(**changed: str) -> Graph:
    return link(entries(**changed), sources())[0]


def told(drafts: bool = False, **changed: str) -> list[str]:
    return [str(issue) for issue in link(entries(**changed), sources(), drafts=drafts)[1]]


def test_a_site_without_fault_has_no_issues() -> None:
    assert told() == []


def test_a_statement_is_about_everyone_it_names_and_its_event() -> None:
    graph = graph_of()
    first = graph.passages["border"][0]
    assert [id_ for id_, found in graph.about.items() if first in found] == [
        "ana-orlu", "bo-eri", "border-talks", "veldia",
    ]  # fmt: skip
    assert [str(locator) for locator in first.locators] == ["border, para. 1"]
    assert first.event == "border-talks"


def test_a_quotation_belongs_to_its_speaker_and_its_channel() -> None:
    graph = graph_of()
    quotation = graph.passages["border"][1]
    assert quotation.block.text == "“no more walls”"
    assert (quotation.speaker, quotation.channel) == ("ana-orlu", "veldia")
    assert graph.said["ana-orlu"] == (quotation,)
    assert graph.relayed["veldia"] == (quotation,)
    assert quotation not in graph.about["ana-orlu"]
    assert quotation in graph.about["border-talks"]


def test_a_note_is_nobodys_statement() -> None:
    graph = graph_of()
    assert all(passage.block.kind != "note" for found in graph.about.values() for passage in found)


def test_an_event_lists_what_others_say_of_it_not_what_stands_in_its_own_file() -> None:
    assert {passage.entry for passage in graph_of().about["border-talks"]} == {"border", "ferry"}


def test_citations_of_another_brief_keep_its_name() -> None:
    (ferry,) = graph_of().passages["ferry"]
    assert [str(locator) for locator in ferry.locators] == ["ferry, para. 1", "border, para. 3"]


def test_what_belongs_together_is_found_from_both_sides() -> None:
    graph = graph_of()
    assert graph.events["ana-orlu"] == ("border-talks", "spring-visit")
    assert graph.actors["border-talks"] == ("ana-orlu", "bo-eri")
    assert graph.actors["border"] == ("ana-orlu", "veldia", "bo-eri")
    assert graph.briefs["border-talks"] == ("border", "ferry")
    assert graph.briefs["trade"] == ("ferry",)
    assert graph.topics["ana-orlu"] == ("border-trade", "trade")
    assert graph.events["border-trade"] == ("border-talks",)
    assert graph.children == dict.fromkeys(graph.entries, ()) | {
        "spring-visit": ("border-talks",),
        "trade": ("border-trade",),
    }
    assert graph.backlinks["bo-eri"] == ("border", "border-talks")


def test_a_brief_that_is_cited_in_front_matter_belongs_to_who_cites_it() -> None:
    actor = "---\ntitle: Cy Anu\nkind: person\nroles:\n  - title: envoy\n    cite: ferry, para. 1\n---\n"
    graph = graph_of(actors_cy_anu=actor)
    assert graph.briefs["cy-anu"] == ("ferry",)
    assert graph.backlinks["ferry"] == ("cy-anu",)


def test_company_counts_shared_events_and_statements() -> None:
    graph = graph_of()
    assert graph.company["ana-orlu"] == (
        Company("bo-eri", ("border-talks",), 1),
        Company("veldia", (), 2),
    )
    assert set(graph.company) == {"ana-orlu", "bo-eri", "veldia"}


def test_each_form_of_a_name_shows_where_it_stands() -> None:
    forms = {one.form: [str(locator) for locator in one.locators] for one in graph_of().names["ana-orlu"]}
    assert forms == {
        "Ana Orlu": ["border, para. 1"],
        "Orlu": ["border, para. 2", "ferry, para. 1"],
        "The Minister": [],
    }


def test_every_entry_has_its_key_in_every_index() -> None:
    graph = graph_of()
    indexes = ("passages", "targets", "about", "said", "relayed", "briefs", "events", "actors", "topics", "children")
    assert all(list(getattr(graph, name)) == sorted(graph.entries) for name in (*indexes, "backlinks"))


@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(order: random.Random) -> None:
    shuffled, texts = entries(), sources()
    order.shuffle(shuffled)
    order.shuffle(texts)
    assert link(shuffled, texts) == link(entries(), sources())


@pytest.mark.parametrize(
    "written",
    ["ana-orlu", "Ana-Orlu", "ana orlu", "ORLU", "the  minister", "actors/ana-orlu", "content/actors/Ana-Orlu.md"],
)
def test_a_link_finds_its_entry_by_id_title_or_alias_in_any_case(written: str) -> None:
    graph = graph_of(topics_aid=f"---\ntitle: Aid\n---\n[[{written}]]")
    assert graph.targets["aid"] == ("ana-orlu",)


BAD = "---\ntitle: Aid\n---\n\nSee "


@pytest.mark.parametrize(
    ("written", "issue"),
    [
        ("[[ana-orlo]]", "5:5: nothing is called 'ana-orlo'; did you mean 'ana-orlu'?"),
        ("[x](../actors/ana-orly.md)", "5:5: nothing is called '../actors/ana-orly.md'; did you mean 'ana-orlu'?"),
        ("[x][1]\n\n[1]: ana-orly.md", "5:5: nothing is called 'ana-orly.md'; did you mean 'ana-orlu'?"),
        ("[x](ana-orlu.md)", "5:5: nothing is called 'ana-orlu.md'; did you mean 'ana-orlu'?"),
        ("[[trade#Note]]", "5:5: there is no heading 'Note' in content/topics/trade.md"),
        ("[[spring-visit#x]]", "5:5: there is no heading 'x' in content/events/spring-visit.md"),
        ("[[#Further]]", "5:5: there is no heading 'Further' in content/topics/aid.md"),
        ("it [@nobody, para. 1]", "5:8: unknown brief 'nobody'; write a name of a file in content/briefs/"),
        ("it [@bordr, para. 1]", "5:8: unknown brief 'bordr'; did you mean 'border'?"),
        ("it [@ana-orlu, para. 1]", "5:8: 'ana-orlu' is an actor, no brief"),
        ("it [@p1]", "5:8: the topic has no source of its own; name the brief: [@some-brief, para. 3]"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told_with_the_nearest_name(written: str, issue: str) -> None:
    assert told(topics_aid=BAD + written) == [f"content/topics/aid.md:{issue}"]


def test_a_name_that_two_entries_bear_is_ambiguous() -> None:
    other = "---\ntitle: Bo Orlu\nkind: person\naliases: [orlu]\n---\n"
    assert told(actors_bo_orlu=other, topics_aid=BAD + "[[Orlu]]") == [
        "content/topics/aid.md:5:5: 'Orlu' may be any of 2 entries; write its id: ana-orlu or bo-orlu"
    ]


def test_ids_in_front_matter_must_be_of_their_kind() -> None:
    event = "---\ntitle: Lunch\nparticipants: [ana-orlu, trade, bo-ery, Bo Eri]\npart_of: border\n---\n"
    assert told(events_lunch=event) == [
        "content/events/lunch.md:3:26: 'trade' is a topic; participants.1 needs the id of an actor",
        "content/events/lunch.md:3:33: unknown actor 'bo-ery'; did you mean 'bo-eri'?",
        "content/events/lunch.md:3:41: unknown actor 'Bo Eri'; write the id 'bo-eri'",
        "content/events/lunch.md:4:10: 'border' is a brief; part_of needs the id of an event",
    ]


def test_a_citation_in_front_matter_must_name_a_brief() -> None:
    event = "---\ntitle: Lunch\naccounts:\n  - cite: bordr, para. 1\n---\n"
    assert told(events_lunch=event) == ["content/events/lunch.md:4:11: unknown brief 'bordr'; did you mean 'border'?"]


def test_links_to_a_file_that_has_a_fault_of_its_own_are_not_told_again() -> None:
    event = "---\ntitle: Lunch\nparticipants: [cy-anu]\n---\n[[Cy-Anu]] [x](../actors/cy-anu.md) [@cy-anu, para. 1]"
    assert len(told(events_lunch=event)) == 4
    assert link(entries(events_lunch=event), sources(), unread={"cy-anu"})[1] == ()
    typed = entries(topics_aid=BAD + "[[cy-anne]]")
    (issue,) = link(typed, sources(), unread={"cy-anu"})[1]
    assert issue.hint == "did you mean 'cy-anu'?"


DRAFT = "---\ntitle: Veldia\nkind: state\nstatus: draft\n---\n"


def test_a_draft_is_left_out_and_links_to_it_are_told() -> None:
    graph = graph_of(actors_veldia=DRAFT)
    assert "veldia" not in graph.entries
    assert "veldia" not in repr([graph.targets, graph.actors, graph.about.keys(), graph.backlinks, graph.company])
    assert told(actors_veldia=DRAFT) == [
        f"content/briefs/border.md:{place}: warning: 'veldia' is a draft, and not published: "
        "it is shown without a link; give it the status reviewed"
        for place in ("11:57", "14:32", "18:3", "4:20")
    ]


def test_drafts_are_there_when_they_are_asked_for() -> None:
    assert told(drafts=True, actors_veldia=DRAFT) == []
    assert "veldia" in link(entries(actors_veldia=DRAFT), sources(), drafts=True)[0].entries


def test_a_form_inside_a_longer_one_is_not_seen_and_words_are_whole() -> None:
    text = source("a.txt", "Bo Eri and Eri’s Erian aunt.\n\nBo Eri.")
    assert forms_in(text, ("Eri", "Bo Eri", "")) == {"Bo Eri": (1, 2), "Eri": (1,)}


def test_a_title_linked_by_two_files_leads_to_the_one_whose_id_it_is() -> None:
    other = entry("topics/orlu.md", "---\ntitle: House of Orlu\n---\n[[orlu]] [[Orlu]]")
    assert link([*entries(), other], sources())[0].targets["orlu"] == ("orlu", "orlu")
