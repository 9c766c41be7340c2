"""Which of the names that head nouns show stand in place of what the lists found inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.names import Name, Taken
from briefsite.model.sources import Span

#: What is no actor, whatever body it is called for: the `UN Charter`, `United Nations Day`.
_WHOLE = frozenset({"charter", "day"})
_UN = "organisation:United Nations"


def worth_replacing(found: Sequence[Name], taken: Taken) -> Iterator[Name]:
    """The names that do, read with regard to the listed ones in them."""
    for name in (_behind_body(one, taken) for one in found):
        inside = taken.over(name.span)
        if any(not name.span.covers(n.span) for n in inside):
            continue
        if any(n.span == name.span and n.rule.startswith(("gazetteer", "known")) for n in inside):
            continue
        if (
            name.kind == "nothing"
            and name.rule not in _WHOLE
            and any(n.kind == "organisation" or n.span.end == name.span.end for n in inside)
        ):
            continue
        if name.kind == "nothing" and name.rule != "war" and any(n.rule == "hyphenated-pair" for n in inside):
            continue
        yield _as_listed(name, inside)


def _as_listed(name: Name, inside: Sequence[Name]) -> Name:
    """`the United Nations World Food Programme` is the listed body that it ends with."""
    first, last = (inside[0], inside[-1]) if len(inside) > 1 else (None, None)
    if first and last and first.ident == _UN and last.span.end == name.span.end and last.ident.startswith("org"):
        return replace(name, kind=last.kind, ident=last.ident)
    return name


def _behind_body(name: Name, taken: Taken) -> Name:
    """What is left of the name of nothing behind the body that it opens with: `UN | Peacekeeping Ministerial`."""
    opening = taken.at(name.span.start) if name.kind == "nothing" else None
    if not opening or opening.kind != "organisation" or opening.span.start != name.span.start:
        return name
    if name.rule in _WHOLE:
        return name
    rest = name.span.end - opening.span.end
    return replace(name, span=Span(opening.span.end + 1, name.span.end)) if rest > 2 else name
