"""What an office is for: "the Minister of Ports and Civil Aviation", "the Bureau of Political Affairs". It is named
wherever somebody who holds it is, and makes no text one about aviation. Only a ministry that the lead tells of has its
field for a matter: "a review of the Ministry of Agriculture"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.model.sources import Span

_BODY = "Ministry|Ministries|Department|Bureau|Directorate"
#: Whoever serves a ministry holds an office of it: its name is no news though he be appointed.
_HOLDER = (
    rf"Secretar(?:y|ies) (?:to|of|at) the (?:{_BODY})|Ministers?|[Ss]ecretary|Envoy|Coordinator|Representative"
    r"|Ambassador[- ]at[- ]Large|Commissioner|Rapporteur|Officials?"
    r"|Advis[eo]rs?(?: to the (?:President|Prime Minister))?"
)
#: The words of a portfolio are in capitals, with "and", "of" or a comma between them, and no more than these: a text
#: may be all in capitals.
_WORD, _MOST = r"[A-Z][\w’'&-]*+", 12
_FIELD = rf"{_WORD}(?:(?:,? and|,? &|,| of| for)? (?:the )?{_WORD}){{0,{_MOST - 1}}}"
_PORTFOLIO = re.compile(
    rf"\b(?:(?P<body>{_BODY})|{_HOLDER})(?: of (?:State|Defen[cs]e))?(?: General)? (?:of|for|on)"
    rf" (?:the )?(?P<behind>{_FIELD})"
    rf"|\b(?P<before>{_FIELD}) Minister\b"
)


def portfolios(text: str, opening: int) -> Iterator[Span]:
    """Where the words stand that say what an office is for, those of a body only behind the lead, which ends at
    `opening`.

    >>> text = "The Ministry of Health met the Minister of Ports and Civil Aviation, and a Trade and Tourism Minister;"
    >>> text += " a Senior Official for Arms Control spoke."
    >>> [span.of(text) for span in portfolios(text, 30)]
    ['Ports and Civil Aviation', 'Trade and Tourism', 'Arms Control']
    """
    for found in _PORTFOLIO.finditer(text):
        if not found["body"] or found.start() >= opening:
            yield Span(*found.span("behind" if found["behind"] else "before"))
