"""Quotations and indirect speech: the words, their class, who said them and through whom."""

from __future__ import annotations

import re

import pytest

from briefsite.extraction.attribution import attribution
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
