"""Parties in brackets behind a politician's name: `Defence Minister Antti Kovanen (Meadow)`.

Only behind somebody in an office that a party gives, and only what is a name: no state, no place, no letters of honour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.names import Name, Taken, replacing, with_names
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import lone_words
from briefsite.model.sources import Span

_BRACKET = re.compile(r"\s\((?P<party>[A-Z][\w’'/+-]*(?:\s(?:[A-Z][\w’'-]*|for|of|and|the|&)){0,4})\)")
_WING = re.compile(r"\b(?P<letters>[A-Z]{2,6})\s\((?P<wing>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,3})\)\s(?P<next>\w+)")
#: What is said of somebody in brackets, and names no party.
_SAID = frozenset({"Retired", "Ret", "Rtd", "Retd", "Acting", "Deceased", "Independent", "Pictured", "Left", "Right"})


def bracketed_parties(reading: Reading) -> Reading:
    """Add the parties that stand in brackets behind those who hold an office."""
    text, taken = reading.text, Taken(reading.names)
    elected = reading.lexicon.words("elected_offices")
    held = {r.person for r in reading.roles if not elected.isdisjoint(r.title.of(text).lower().split())}
    found = [party for name in reading.names if name.span in held for party in _party(name, taken, reading)]
    return replace(reading, names=with_names(reading.names, found)) if found else reading


def party_wings(reading: Reading) -> Reading:
    """Make one body of letters, what stands in brackets behind them and leads on to an office: `CPN (Unity Centre)
    chair Hari Thapa`."""
    offices = reading.lexicon.words("role_heads")
    spans = [
        Span(match.start(), match.end("wing") + 1)
        for match in _WING.finditer(reading.text)
        if match["next"].lower() in offices and "".join(w[0] for w in match["wing"].split()) != match["letters"]
    ]
    found = [Name(span, "organisation", "party-in-brackets") for span in spans]
    return replace(reading, names=replacing(reading.names, found)) if found else reading


def _party(person: Name, taken: Taken, reading: Reading) -> Iterator[Name]:
    bracket = _BRACKET.match(reading.text, person.span.end)
    if bracket is None or not _is_party(bracket["party"], reading):
        return
    span = Span(*bracket.span("party"))
    if not taken.over(span):
        yield Name(span, "organisation", "party-in-brackets", support=(person.span,))


def _is_party(form: str, reading: Reading) -> bool:
    """Whether the words can name a party, and are not where somebody is from, what he holds or when he was there."""
    lexicon, words = reading.lexicon, lone_words(form)
    if not words or any(listed.at(words, 0) for listed in (listed_names(lexicon), adjectives(lexicon))):
        return False
    lists = ("stop_acronyms", "honours", "suffixes", "month_names", "weekday_names", "portfolios")
    said = form in _SAID or any(form in lexicon.words(name) for name in lists)
    return not said and form.lower() not in lexicon.any_of("role_heads", "ranks")
