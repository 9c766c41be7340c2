"""Quotations and indirect speech: the words, their class, who said them and through whom."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.extraction.attribution import attribution
from briefsite.extraction.quotation_marks import marked_words
from briefsite.extraction.quotations import quotations
from briefsite.model.document import Chain, Document, Mention, Quotation, Reason, Role, Voice
from briefsite.model.sources import Span
from tests.extraction.cases import Case, cases, read


def chains(case: Case, text: str) -> tuple[Chain, ...]:
    """What the naming components would give for the `actor:` lines of a case."""
    taken: list[Span] = []
    found = []
    for line in case.actors:
        name, kind, others, *role = [cell.strip() for cell in line.split("|")] + [""]
        forms = sorted({name, *(form.strip() for form in others.split(";") if form.strip())}, key=len, reverse=True)
        spans = []
        for form in forms:
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                span = Span(*match.span())
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    spans.append(span)
        roles = (Role(Span(0, 0), role[0]),) if role[0] else ()
        mentions = tuple(Mention(span, "name", Reason("case")) for span in sorted(spans))
        found.append(Chain(name.lower().replace(" ", "-"), name, kind, mentions, roles))  # type: ignore[arg-type]
    return tuple(found)


def annotated(case: Case, model: str = "") -> Document:
    reading = read(case.text, quotations, model=model)
    return attribution(reading.with_document(chains=chains(case, case.text))).document


def said_by(document: Document, voice: Voice | None) -> str:
    if voice is None:
        return "-"
    return document.chain(voice.key).name if voice.key else (voice.span or Span(0, 0)).of(document.source.text)


def row(document: Document, quotation: Quotation) -> tuple[str, ...]:
    words = quotation.span.of(document.source.text)
    return words, quotation.cls, said_by(document, quotation.speaker), said_by(document, quotation.channel)


@pytest.mark.parametrize("case", cases("attribution.txt"), ids=str)
def test_quotations_are_attributed_as_the_case_says(case: Case) -> None:
    document = annotated(case)
    found = [row(document, quotation) for quotation in document.quotations if quotation.cls != "indirect"]
    assert found == list(case.expected)


@pytest.mark.parametrize("case", cases("indirect_speech.txt"), ids=str)
def test_indirect_speech_is_taken_whole_or_not_at_all(case: Case) -> None:
    document = annotated(case)
    assert [row(document, q)[:1] + row(document, q)[2:] for q in document.quotations if q.cls == "indirect"] == list(
        case.expected
    )


pieces = st.sampled_from(
    [
        "“", "”", '"', "'", "’", "‘", "«", "»", "``", "''", "said", "he", "Danek", "according to", "the ministry", ",",
        "told", "We will go there", "as", "\n\n", "praised", "it", "added", ":", ".", "they", "who", "statement", "(",
        "a release cited", "saying", "\u200b", "<b>", "—", "", ")", "[",
    ]
)  # fmt: skip
texts = st.text(max_size=200) | st.lists(pieces, max_size=40).map(" ".join) | st.lists(pieces, max_size=40).map("".join)


@given(texts, st.sampled_from(["", "rules"]))
@settings(deadline=None, max_examples=200)
def test_any_text_gives_verbatim_quotations_in_order_and_the_same_twice(text: str, model: str) -> None:
    case = Case("any", text, "", ("Danek | person |", "ministry | organisation |"), ())
    document = annotated(case, model)
    for quotation in document.quotations:
        paragraph = document.source.paragraphs[quotation.paragraph - 1].span
        assert paragraph.covers(quotation.span)
        assert quotation.span.of(text) == quotation.span.of(text).strip() != ""
        for voice in (quotation.speaker, quotation.channel):
            assert voice is None or voice.key or (voice.span is not None and voice.span.of(text).strip())
    assert [q.span for q in document.quotations] == sorted(q.span for q in document.quotations)
    assert document == annotated(case, model)


@given(texts)
@settings(deadline=None)
def test_words_between_marks_never_overlap_and_leave_their_marks_out(text: str) -> None:
    found = marked_words(text)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))
    assert all(m.outer.covers(m.span) and m.outer.start < m.span.start for m in found)


def test_an_unclosed_mark_is_a_warning_with_its_paragraph() -> None:
    document = annotated(Case("", "It rained.\n\nLanem said, “We shall build", "", ("Lanem | person |",), ()))
    assert document.warnings == ("paragraph 2: a quotation mark is opened and never closed",)


@pytest.mark.parametrize(
    "text",
    ["“We shall build it,” said Lanem.", "“We shall build it,” Lanem said.", "Lanem told us: “We shall build it.”"],
)
def test_plain_attributions_need_no_language_model(text: str) -> None:
    document = annotated(Case("", text, "", ("Lanem | person |",), ()), "rules")
    assert [said_by(document, q.speaker) for q in document.quotations] == ["Lanem"]


def test_a_quotation_knows_its_cue_and_why() -> None:
    document = annotated(Case("", "“We shall build it,” Lanem said.", "", ("Lanem | person |",), ()))
    quotation = document.quotations[0]
    assert quotation.cue is not None
    assert quotation.cue.of(document.source.text) == "said"
    assert quotation.reason == Reason("beside the quotation", (quotation.cue,))
