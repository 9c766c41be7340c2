"""Whose a body is: which bodies and states the words around its name make it part of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import Chain, Reason
from briefsite.model.sources import Span

#: How a body that stands before another noun hangs on that.
_WITHIN = frozenset({"amod", "compound", "nmod"})


def owners_of(made: Sequence[Chain], reading: Reading) -> dict[str, dict[str, Reason]]:
    """Which bodies the text makes part of which: `the Asian Vision Institute's Mekong Centre`, but not the EU of
    `Chad's EU path`."""
    text = reading.text
    spans = sorted((m.span, c) for c in made for m in c.mentions if m.form == "name")
    found = _named_after(made, text)

    def joined(part: Chain, whole: Chain, stretch: Span) -> None:
        found.setdefault(part.key, {}).setdefault(whole.key, Reason("part-of", (stretch,)))

    for (left, whole), (right, part) in pairwise(spans):
        between, stretch = text[left.end : right.start], Span(left.start, right.end)
        owned = part.kind == "organisation" and whole.kind != "person" and re.fullmatch(r"['’]s?\s+", between)
        if owned and not _only_within(right, reading):
            joined(part, whole, stretch)
        if whole.kind == "organisation" and part.kind != "person" and re.fullmatch(r"\s+of\s+(?:the\s+)?", between):
            joined(whole, part, stretch)
        if whole.kind == "organisation" and re.fullmatch(r",?\s+(?:under|part of|within)\s+(?:the\s+)?", between):
            joined(whole, _last_owned(right, part, spans, text), stretch)
    return found


def _only_within(body: Span, reading: Reading) -> bool:
    """Whether a body stands before the noun that is owned, and that is none for bodies: the EU of `Chad's EU path`, but
    not the agency of `Chad's Lenn news agency`."""
    root = root_of(reading, body)
    if root is None or root.dep_ not in _WITHIN or root.head.i < root.i:
        return False
    return root.head.lower_ not in reading.lexicon.words("class_nouns")


def _named_after(made: Sequence[Chain], text: str) -> dict[str, dict[str, Reason]]:
    """Programmes that carry the name of their body in front: `the UN Triangular Partnership Programme`."""
    bodies: dict[str, list[Chain]] = {}
    for chain in (c for c in made if c.kind == "organisation"):
        for form in chain.aliases(text):
            bodies.setdefault(form, []).append(chain)
    found: dict[str, dict[str, Reason]] = {}
    for chain in (c for c in made if c.kind == "programme"):
        forms = (chain.name[: match.start()] for match in re.finditer(" ", chain.name))
        carried = sorted((c for form in forms for c in bodies.get(form, ())), key=first_named)
        found[chain.key] = {c.key: Reason("body-in-name", (chain.mentions[0].span,)) for c in carried}
    return found


def first_named(chain: Chain) -> Span:
    """Where a text names an actor first."""
    return chain.mentions[0].span


def _last_owned(span: Span, chain: Chain, spans: Sequence[tuple[Span, Chain]], text: str) -> Chain:
    """`under Japan's Cabinet Office`: what follows a possessive is meant."""
    behind = bisect_left(spans, span.end, key=lambda named: named[0].start)
    after = spans[behind] if behind < len(spans) else None
    if after and re.fullmatch(r"['’]s?\s+", text[span.end : after[0].start]):
        return _last_owned(*after, spans, text)
    return chain


def owner_country(chain: Chain, places: Mapping[int, str], reading: Reading) -> tuple[str, Reason]:
    """The state right before a body's name, as its owner: `Russia's Defence Ministry`."""
    text = reading.text
    for mention in chain.mentions:
        before = re.search(r"['’]s?\s+$", text[max(0, mention.span.start - 6) : mention.span.start])
        code = places.get(mention.span.start - len(before.group())) if before else None
        if code and not _only_within(mention.span, reading):
            return code, Reason("owner-of-body", (mention.span,))
    return "", Reason("owner-of-body")
