"""What the words around a list say of everything in it: `firms including Harrow, Senn and Alte Bahn` are bodies, and
where an army entered `Tell Amar and Ain Isso` these are places, whatever the model takes them for.

Only names that were guessed are told so; what a list, a title or an office shows is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.name_signs import tells_age
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.reading import Reading, paragraph_start, paragraph_text, stands_as
from briefsite.model.sources import Span

_ITEM = r"(?:the\s+)?[A-Z][\w’'.&-]*(?<![.])(?:\s+(?:of\s+|de\s+|al[\s-]|wal\s+)?[A-Z][\w’'.&-]*(?<![.]))*"
_LIST = rf"{_ITEM}(?:,\s+(?:and\s+)?{_ITEM}|\s+and\s+{_ITEM})*"
_PART = re.compile(_ITEM)
_JOINT_LETTERS = re.compile(r"\b([A-Z]{3,7})\s+and\s+(?:the\s+)?([A-Z]{3,7})\b(?![-/])")
#: Where something is or somebody comes to.
_PLACED = re.compile(
    rf"\b(?:in|near|around|across|outside|entered|reached|towns?|villages?|cities|city|districts?|camps?|bases?|base at"
    rf"|provinces?|governorates?|FOBs?|outposts?|settlements?)(?:\s+of)?,?\s+(?P<list>{_LIST})"
)
#: What a name before it is of: `Maidan Lenn province`.
_LAND = re.compile(r"\s+(?:province|provincial|district|governorate|prefecture|oblast|county|municipality|valley)\b")
#: A town with its land: "in Harbour Locks, Carrow."
_TOWN = re.compile(
    r"\b(?:in|near|outside)\s+(?P<town>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}),\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=[.;)\n]|,\s+[a-z])"
)
#: What nobody but a neighbour or the language model takes for a name of that kind.
_GUESSED = frozenset({"model-person", "model-name", "person-beside-and", "person-in-list", "model-organisation"})
_PERSONS = _GUESSED - {"model-organisation"}


def kinds_by_list(reading: Reading) -> Reading:
    """The reading with the names of such lists as what the list is of."""
    taken = Taken(reading.names)
    bodies = list(_bodies(reading, taken))
    places = {n.span.of(reading.text) for n in _places(reading, taken)}
    places -= {n.span.of(reading.text) for n in reading.names if places and _is_somebody(n, reading)}
    towns = {match["town"] for match in _TOWN.finditer(reading.text)}
    put = tuple(
        replace(n, kind="nothing", rule="place")
        if (n.rule in _PERSONS and n.span.of(reading.text) in places)
        or (n.rule == "model-organisation" and n.span.of(reading.text) in towns)
        else n
        for n in reading.names
    )
    return replace(reading, names=replacing(put, bodies))


def _is_somebody(name: Name, reading: Reading) -> bool:
    """Whether a title shows a person, or something that he does, or how old he is."""
    shown = name.rule not in _PERSONS or stands_as(reading, name.span, {"nsubj"})
    return name.kind == "person" and (shown or tells_age(reading.text, name.span.end))


def _class_of(lexicon: Lexicon) -> re.Pattern[str]:
    def make() -> re.Pattern[str]:
        nouns = lexicon.alternatives("class_nouns")
        several = rf"(?:{nouns}s|companies|agencies|charities|militias|parties|dailies|utilities|organi[sz]ations)"
        before = rf"\b{several},?\s+(?:including|such as|like|namely)\s+(?P<list>{_LIST})"
        behind = rf"(?P<among>{_LIST})\s+(?:are|were)\s+(?:\w+\s+)?among\s+(?:the\s+)?(?:[\w-]+\s+)?{several}\b"
        return re.compile(f"{before}|{behind}")

    made: re.Pattern[str] = lexicon.kept("lists of bodies", make)
    return made


#: One of these stands before or behind every list of bodies.
_LISTING = ("including", "such as", "like", "namely", "among")


def _bodies(reading: Reading, taken: Taken) -> Iterator[Name]:
    for item in _items(reading, _class_of(reading.lexicon), _LISTING):
        over = taken.over(item)
        if all(item.covers(n.span) and (n.rule in _GUESSED or _placed_in(n, item)) for n in over):
            yield Name(item, "organisation", "class-before-name")
    yield from _letters(reading, taken)


def _placed_in(name: Name, item: Span) -> bool:
    """Whether it is only where the body is from, at the end of its name: `Relief Carrow`."""
    return name.kind in {"state", "nothing"} and item.start < name.span.start and item.end == name.span.end


def _letters(reading: Reading, taken: Taken) -> Iterator[Name]:
    """`the FCRA and FCJP`: letters that "and" joins to those of a body are of another."""
    stop = reading.lexicon.words("stop_acronyms")
    for match in _JOINT_LETTERS.finditer(reading.text):
        spans = Span(*match.span(1)), Span(*match.span(2))
        for known, other in (spans, spans[::-1]):
            name = taken.at(known.start)
            body = name is not None and name.span == known and name.kind == "organisation"
            if body and not taken.over(other) and other.of(reading.text) not in stop:
                yield Name(other, "organisation", "letters-beside-letters", support=(known,))


def _listed_places(lexicon: Lexicon) -> re.Pattern[str]:
    """`the reservoirs (Lake Orsk, Ora Tank and Vesk Tank)`, `villages such as Ora and Vesk`."""

    def make() -> re.Pattern[str]:
        nouns = "|".join(f"{re.escape(noun)}s" for noun in sorted(lexicon.words("land_nouns")))
        behind = r",?\s+(?:including|such as|like|namely)\s+|:\s+|\s+\("
        return re.compile(rf"\b(?:{nouns}|cities|counties|territories)(?:{behind})(?P<list>{_LIST})")

    made: re.Pattern[str] = lexicon.kept("lists of places", make)
    return made


def _places(reading: Reading, taken: Taken) -> Iterator[Name]:
    yield from (n for n in reading.names if n.rule in _PERSONS and _LAND.match(reading.text, n.span.end))
    for item in (*_items(reading, _PLACED), *_items(reading, _listed_places(reading.lexicon))):
        yield from (n for n in taken.over(item) if n.span == item and n.rule in _PERSONS)


def _items(reading: Reading, pattern: re.Pattern[str], needs: Sequence[str] = ("",)) -> Iterator[Span]:
    """What the lists name that a pattern finds; a paragraph without any of the `needs` is not searched."""
    for doc in reading.paragraphs:
        text, start = paragraph_text(doc), paragraph_start(doc)
        for match in pattern.finditer(text) if any(need in text for need in needs) else ():
            for name in match.groupdict():
                if match[name] is not None:
                    for part in _PART.finditer(text, *match.span(name)):
                        lead = 4 if part.group().startswith("the ") else 0
                        yield Span(start + part.start() + lead, start + part.end())
