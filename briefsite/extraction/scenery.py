"""Bodies that a text names only as a building where something was, as who sent the report, or whom to ask: none is an
actor, nor is a person who only is to be asked, or what the model alone takes for somebody and is where people go.

`at the Presidential Secretariat`, `travel to Schloss Orsk`, `ADDA, May 3 (Harbour Daily News) –`, `Harbour News – The
minister`, `Media contact: Ada Lund`. Only an agency of one word in the brackets of a dateline is one: `ADDA, May 3
(KNA) –`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.names import Name, replacing
from briefsite.extraction.reading import Reading, paragraph_start, paragraph_text, root_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

#: Bodies that are called by the name of their house.
_HOUSED = re.compile(
    r"(?:Secretariat|Headquarters|HQ|Embassy|Consulate|House|Presidency|Hospital|School|Museum|Club|College|University"
    r"|Academy|(?:Medical|Health|Conference|Convention) Cent(?:er|re))$"
)
_WHERE = frozenset({"at", "in", "outside", "near", "inside", "opposite"})
#: Who does this at a body belongs to it: "studied law at Lenn University".
_LEARNING = frozenset(
    {"study", "graduate", "teach", "lecture", "work", "train", "educate", "enrol", "enroll", "degree", "doctorate"}
)
_ROOMS = frozenset(
    {"auditorium", "hall", "premises", "grounds", "campus", "building", "compound", "stadium", "theatre"}
)
#: What only the language model knows.
_GUESSED = frozenset({"model-person", "model-name", "model-organisation"})
#: Behind these and "to" stands where somebody goes.
_GOING = frozenset({"travel", "fly", "drive", "sail", "march", "commute", "walk"})
#: Whom to write to or to ring, up to the address or the number; who wrote the report.
_CONTACT = re.compile(
    r"\b(?:[Cc]ontact(?: us)?|CONTACT)\b[^\n@]{0,160}@|\b[Mm]edia (?:[Cc]ontacts?|[Ee]nquiries|[Ii]nquiries):[^\n]*"
    r"|^\(?(?:(?:Additional |Further )?[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslat(?:ed|ion))"
    r"(?: and \w+)? by [A-Z][^\n]*|\b(?:Image|Photo|Photograph|Picture)(?: credits?)?: [^\n]*",
    re.MULTILINE,
)
#: Who sent a report, in the brackets of its dateline.
_BRACKET = re.compile(r"\((?P<in>[A-Z][\w-]+(?:/[A-Z][\w-]+)*)\)")
_AGENCY = re.compile(r"[\w-]+")
_DASH = re.compile(r"\)?\s+(?:--?|[–—])\s")


def scenery(reading: Reading) -> Reading:
    """Make nothing of the bodies that stand nowhere but there."""
    lines = [_span(doc) for doc in reading.paragraphs if doc.user_data["opens"]]
    asked = [Span(*match.span()) for match in _CONTACT.finditer(reading.text)]
    places: dict[str, list[bool]] = defaultdict(list)
    for name in reading.names:
        is_asked = name.kind in {"organisation", "person"} and any(span.covers(name.span) for span in asked)
        places[_who(name, reading)].append(is_asked or _sent_it(name, lines, reading) or _is_house(name, reading))
    only = {who for who, found in places.items() if all(found)}
    names = tuple(_put(n) if _who(n, reading) in only else n for n in reading.names)
    return replace(reading, names=replacing(names, _agencies(lines, names, reading)))


def _agencies(lines: list[Span], names: tuple[Name, ...], reading: Reading) -> Iterator[Name]:
    """`(KNA)`, `(KNA/Harbour)`: who sent the report, by letters or one name in the brackets of its dateline."""
    idents = {n.span.start: n.ident for n in names}
    for line in lines:
        bracket = _BRACKET.search(reading.text, line.start, line.end)
        for agency in _AGENCY.finditer(reading.text, *bracket.span("in")) if bracket else ():
            span = Span(*agency.span())
            yield Name(span, "organisation", "agency-in-dateline", idents.get(span.start, ""))


def _put(name: Name) -> Name:
    acting = name.kind not in {"organisation", "person"}
    return name if acting else replace(name, kind="nothing", rule="scenery")


def _who(name: Name, reading: Reading) -> str:
    return name.ident or name.span.of(reading.text)


def _span(doc: Doc) -> Span:
    return Span(paragraph_start(doc), paragraph_start(doc) + len(paragraph_text(doc)))


def _sent_it(name: Name, lines: list[Span], reading: Reading) -> bool:
    """Whether a name stands in a dateline, or alone before the dash that a report begins after."""
    if name.kind != "organisation":
        return False
    first = reading.source.paragraphs[0].span.start
    opened = name.span.start == first and _DASH.match(reading.text, name.span.end)
    return bool(opened) or any(line.covers(name.span) for line in lines)


def _is_house(name: Name, reading: Reading) -> bool:
    """Whether something was done at the house of a body, or somebody goes to what only the model takes for an actor."""
    guessed = name.rule in _GUESSED
    if name.kind != "organisation" and not guessed:
        return False
    root = root_of(reading, name.span)
    while root is not None and _within(root):
        root = root.head
    if root is None or root.dep_ != "pobj":
        return False
    preposition, above = root.head, root.head.head
    if guessed and preposition.lower_ == "to":
        return above.lemma_.lower() in _GOING
    if guessed and preposition.lower_ == "of":
        return above.lower_ in {"out", "outside"}
    if name.kind == "person" or preposition.lower_ not in _WHERE or not _HOUSED.search(name.span.of(reading.text)):
        return False
    learnt = any(t.lemma_.lower() in _LEARNING for t in (above, above.head, *above.lefts))
    explained = learnt or any(t.dep_ == "appos" for t in root.rights)  # "at the Orsk School, an agency for peace"
    return not explained and above.lower_ not in reading.lexicon.words("role_heads")


def _within(name: Token) -> bool:
    """Whether a name stands where the word above it does: beside another, or as that of a hall: "the Ora College
    auditorium"."""
    beside = name.dep_ == "conj" and name.head.pos_ == "PROPN"
    return beside or (name.dep_ in {"compound", "nmod", "poss"} and name.head.lower_ in _ROOMS)
