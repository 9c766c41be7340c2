"""Ships, and what else bears a name and is nobody: `two tankers, the Silver Gull and Ada Lund`, `the vessel CW 802`,
`a Boeing 707`.

The language model takes such names for those of persons and bodies. What is once told as a ship is one throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading, root_of

_COUNT = r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:[\w-]+\s+){0,3}"
_ROYAL = r"\bMajesty['’]s\s+(?:[\w-]+\s+)?Ships?"
_AND = re.compile(r"\s?[\"”’']?,?\s+(?:and\s+)?(?:the\s+)?[\"“‘']?")
_NUMBER = re.compile(r"[\s-]\s?\d")
#: The model of an aircraft or a car, behind who makes it: "707", "MD11", "An-124".
_MODEL = re.compile(r"[\s-](?P<letters>[A-Z][A-Za-z]?-?)?\d{1,4}[A-Z]{0,2}(?![\w-])")
#: The same with what it is: "737-800 jet".
_CRAFT = re.compile(
    r"\s[A-Z]{0,3}-?\d{2,4}(?:-\d{1,3}\w*)?\s(?:\w+\s)?(?:aircraft|airliner|bomber|drone|fighter|helicopter|jet|plane)s?\b"
)
_ONE = re.compile(r"\b(?:[Aa]n?|two|three|four|another)\s+(?:[\w-]+\s+){0,2}$")
_MAKERS = frozenset({"model-organisation", "gazetteer-organisation", "model-name", "model-person"})
#: How far before a name what tells of ships may begin.
_NEAR = 60
#: What only the language model, or a neighbour in a list, says of a name.
_GUESSED = frozenset({"model-person", "model-name", "model-organisation", "person-beside-and"})

#: What else is called by a name that stands before it: `a Silver Falcon fighter jet`.
_AIRBORNE = frozenset({"jet", "plane", "aircraft", "helicopter", "drone", "missile", "rocket"})
#: What a title says of a name that may be a ship's: `Sergeant Aldena supply vessel`.
_TITLED = frozenset({"rank-name", "role-name", "honorific-name"})


def vessels(reading: Reading) -> Reading:
    """Make nothing of the names of ships."""
    reading = replace(reading, names=tuple(_made(n, reading) for n in reading.names))
    names = sorted(reading.names, key=lambda n: n.span)
    forms = frozenset(name.span.of(reading.text) for name in _ships(names, reading))
    return replace(reading, names=tuple(_put(n, reading.text, forms) for n in reading.names)) if forms else reading


def _put(name: Name, text: str, forms: frozenset[str]) -> Name:
    ship = name.rule in _GUESSED | _TITLED and name.span.of(text) in forms
    return replace(name, kind="nothing", ident="", rule="vessel") if ship else name


def _made(name: Name, reading: Reading) -> Name:
    """Nothing, where a name only says who made an aircraft; "gave UNHCR 500 tents" speaks of no model."""
    model = _MODEL.match(reading.text, name.span.end) if name.rule in _MAKERS else None
    told = model and (model["letters"] or _ONE.search(reading.text, max(0, name.span.start - _NEAR), name.span.start))
    told = told or (name.rule in _MAKERS and _CRAFT.match(reading.text, name.span.end))
    return replace(name, kind="nothing", ident="", rule="maker-of-model") if told else name


def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the names of several ships, and before that of one."""
    nouns = lexicon.alternatives("vessel_nouns")
    several = rf"(?i)(?:{_COUNT}{nouns}s,?|{_ROYAL})\s+(?:the\s+)?[\"“‘']?$"
    return re.compile(several), re.compile(rf"(?i)\b{nouns}\s+$")


def _tells_of_ships(text: str, lexicon: Lexicon) -> bool:
    """Whether a word for ships stands anywhere: else nothing needs be looked for before each name."""
    small = text.lower()
    return "majesty" in small or any(noun.split()[0].lower() in small for noun in lexicon.ordered("vessel_nouns"))


def _ships(names: Sequence[Name], reading: Reading) -> Iterator[Name]:
    several, one = reading.lexicon.kept("vessels", lambda: _patterns(reading.lexicon))
    text, before = reading.text, None
    told = _tells_of_ships(text, reading.lexicon)
    for name in names:
        lead = max(0, name.span.start - _NEAR)
        if told and name.kind == "nothing" and one.search(text, lead, name.span.start):
            yield name  # `the ferry Silver Gull`: she is no body further on
        if name.kind == "person" and _bears(name, reading):
            yield name  # `Sergeant Aldena supply vessel`
        if not told:
            continue
        listed = before is not None and _AND.fullmatch(text, before.span.end, name.span.start)
        numbered = one.search(text, lead, name.span.start) and _NUMBER.match(text, name.span.end)
        before = name if listed or numbered or several.search(text, lead, name.span.start) else None
        if before is not None:
            yield name


def _bears(name: Name, reading: Reading) -> bool:
    """Whether a name only tells which ship or craft something is, by the noun that it hangs on."""
    root = root_of(reading, name.span)
    if root is None or root.dep_ not in {"compound", "nmod"}:
        return False
    crafts = reading.lexicon.any_of("vessel_nouns", "craft_nouns") | _AIRBORNE
    behind = root.doc[root.i + 1 : root.head.i + 1]
    return root.head.lemma_.lower() in crafts and all(t.text.islower() for t in behind)
