"""What people are told to talk about, as a readout of talks lists it: "discussed food security and the fight against
corruption". An editor indexes each of these, though each is said once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.model.document import Document
from briefsite.model.sources import Span

_TALKING = re.compile(
    r"\b(?:discuss(?:ed|es|ing)?|(?:discussions?|talks|consultations|conversations?) (?:on|about|of)|exchang\w+ views"
    r"|focus(?:ed|es|ing)? on|address(?:ed|es|ing)?|touch(?:ed|es|ing) (?:up)?on"
    r"|(?:review|explor|cover)(?:ed|es|ing)"
    r"|(?:talks|discussions?|meetings?) aimed at|in the (?:areas?|fields?|sectors?) of"
    r"|(?:stress|emphasi[sz]|underscor|underlin|highlight|reaffirm|reiterat|rais)(?:ed|es|e|ing)"
    r"|(?:importance|challenges?) of|commitments? to|concerns? (?:about|over|for|on)|efforts to)\b",
    re.IGNORECASE,
)


def talked_about(document: Document) -> Iterator[Span]:
    """The rest of every sentence behind a word for talking."""
    for sentence in document.sentences:
        if told := _TALKING.search(document.source.text, sentence.start, sentence.end):
            yield Span(told.end(), sentence.end)
