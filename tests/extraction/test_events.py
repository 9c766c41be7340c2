"""Events: found, dated, placed and named as the cases say; statements and topics on top of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.extraction import COMPONENTS
from briefsite.model.document import Document
from tests.extraction.cases import Case, cases, read


def annotated(text: str, published: str = "") -> Document:
    return read(text, *COMPONENTS, published=published).document


@pytest.mark.parametrize("case", cases("events.txt"), ids=str)
def test_events_are_read_as_the_case_says(case: Case) -> None:
    document = annotated(case.text, case.published)
    found = [
        (
            event.title,
            event.kind,
            when.resolved if (when := document.when(event)) else "",
            event.place.of(case.text) if event.place else "",
            event.phase,
        )
        for event in document.events
    ]
    assert found == [tuple(row) for row in case.expected]


@pytest.mark.parametrize("case", cases("participants.txt"), ids=str)
def test_the_participants_are_those_of_the_case(case: Case) -> None:
    document = annotated(case.text)
    found = [
        (
            event.title,
            ", ".join(document.chain(part.key).name for part in event.participants),
            event.participants[-1].reason.rule if event.participants else "",
        )
        for event in document.events
    ]
    assert found == [tuple(row) for row in case.expected]


def test_a_quotation_that_goes_on_past_its_sentence_is_kept_whole_in_its_statement() -> None:
    text = (
        "Speaking in Oslo, President Rei Tarro said “this is the moment of truth. We are playing with fire”. He left."
    )
    spans = [statement.span.of(text) for statement in annotated(text).statements]
    assert (
        spans[0]
        == "Speaking in Oslo, President Rei Tarro said “this is the moment of truth. We are playing with fire”."
    )


def test_every_actor_that_matters_is_named_in_a_statement() -> None:
    text = (
        "President Rei Tarro met General Ada Lund in Oslo on 3 May 2020. Tarro praised her.\n\n"
        "“We thank Kenya, and we thank Norway,” Lund said. The Oslo Mine Institute was not there."
    )
    document = annotated(text)
    kept = {key for statement in document.statements for key in statement.actors}
    quoted = {q.speaker.key for q in document.quotations if q.speaker}
    assert {chain.key for chain in document.chains if chain.salience != "passing"} <= kept | quoted


def test_a_statement_belongs_to_the_event_that_it_tells_best() -> None:
    text = "President Rei Tarro met General Ada Lund in Oslo on 3 May 2020. Kenya expelled the Norwegian ambassador."
    document = annotated(text)
    assert [statement.event for statement in document.statements] == [event.key for event in document.events]


def test_the_main_event_is_that_of_the_lead_however_many_lines_stand_above_it() -> None:
    text = (
        "Kenyan minister in Mombasa\n\nOffice of the Spokesperson\n\nMinister Ada Lund met Odu Lanem in Mombasa."
        "\n\nThe harbour is deep.\n\nIn 2011, Norway signed a treaty with Kenya."
    )
    assert [(event.kind, event.salience) for event in annotated(text).events] == [
        ("meeting", "main"),
        ("agreement", "background"),
    ]


def test_a_headline_of_what_is_to_come_tomorrow_dates_nothing_that_was_done() -> None:
    text = "Talks on Trade Held Tomorrow\n\nPresident Rei Tarro asked Lanem for help."
    document = read(text, *COMPONENTS, published="2025-01-17").document
    asked = next(event for event in document.events if event.kind == "request")
    assert document.when(asked) is None


SOUP = """Kenya Norway President Rei Tarro General Ada Lund met visited attacked signed said will not the a talks in
Oslo on 3 May 2020 and “ ” " , . ? ( ) his they it with during meeting exercises held agreement by to of"""
WORDS = st.sampled_from([*SOUP.split(), "\n\n"])


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_is_read_and_every_value_stands_in_it(text: str) -> None:
    document = annotated(text)
    keys = {chain.key for chain in document.chains}
    for event in document.events:
        assert {part.key for part in event.participants} <= keys
        assert event.trigger.of(text).strip()
        assert event.place is None or event.place.of(text)[0].isupper()
        assert all(sentence.of(text).strip() for sentence in event.sentences)
    assert document == annotated(text)
    assert all(0 <= s.span.start < s.span.end <= len(text) for s in document.statements)
    assert all(term.of(text) for match in document.topics for term in match.terms)


def test_what_a_text_dates_by_its_month_or_year_alone_went_before_its_news() -> None:
    text = (
        "Kenya and Norway signed a fishing treaty in Oslo on Sunday. The treaty was drawn up by Ada Lund.\n\n"
        "Norway closed its ports to Kenya in 2009. Kenya recalled its ambassador in March. "
        "Kenya will open a consulate in Oslo in May. Norway expelled two diplomats of Kenya this month."
    )
    document = annotated(text)
    assert [event.title for event in document.events if event.salience == "background"] == [
        "Norway closes its ports to Kenya",
        "Kenya recalls its ambassador",
    ]


def test_the_lead_is_the_news_however_long_ago_its_year_is() -> None:
    text = (
        "Rebels attacked the harbour of Oslo on 3 May 2019. Norway has promised Kenya a new harbour by 2030, "
        "President Rei Tarro said."
    )
    assert [event.salience for event in annotated(text).events][:1] == ["main"]
