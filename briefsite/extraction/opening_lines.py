"""The words with which a report's opening begins: "ADDA, May 3 (KNA) –".

They are parsed apart from their sentence, whose grammar they would upset, and belong to it all the same.
"""

from __future__ import annotations

import re

_WORD = r"[A-Z][\w.'’/-]*"
#: The point behind a shortened month, "Nov. 7", and the one between a place and its day, "Adda. July 11".
_SHORT = r"(?<=[A-Z][a-z]{2})\.|(?<=[A-Z][a-z]{3})\."
#: The land behind a town: "Adda, Chad and Mali, May 3".
_LAND = rf"(?P<land>, {_WORD}(?: (?:(?:and|of|the) )*{_WORD}){{0,4}})?"
_PARTED = r",|\.(?= (?:\d|[A-Z][a-z]+\.? \d))"
_DAY = rf"(?P<day>(?:{_PARTED})(?:[^.\n–—:]|{_SHORT}){{0,30}}?\.?)?"
_PLACE = rf"(?P<place>{_WORD}(?: {_WORD}){{0,3}}?){_LAND}{_DAY}"
#: Behind hyphens that stand for a dash, the report may begin at once: "(KNA) --The minister".
_DASHES = r"--+(?:\s+(?=\S)|(?=[\"“A-Z]))"
_LINE = re.compile(
    rf"{_PLACE}(?P<agency>\s*\([^)\n]{{2,40}}\)|(?<=\.) [A-Z]\w{{2,12}})?"
    rf"\.?\s*(?:{_DASHES}|(?:[–—]|-(?=\s)|:)\s+(?=\S))"
)
#: The day before its place: "27 May, Bay of Adda –".
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_FIRST = re.compile(
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?, (?P<place>{_WORD}(?: (?:of |the )?{_WORD}){{0,3}})"
    rf"\s*(?:{_DASHES}|(?:[–—]|-(?=\s))\s+(?=\S))"
)
#: One that nothing parts from the report but a full stop: "ADDA, Kenya, May 27. ".
_STOPPED = re.compile(rf"{_PLACE}(?<=[a-z\d]\.)\s+(?=[\"“A-Z])")
#: No dateline is longer than this, nor further down than this paragraph.
_LONGEST, _LAST = 90, 4


def opening_line(text: str, paragraph: int = 1) -> re.Match[str] | None:
    """The dateline at the beginning of a text, as a match with the group `place`.

    >>> opening_line("Adda, Nov. 7 (KNA) -- The minister")["place"], opening_line("Adda. July 11. KNA - Kenya")["place"]
    ('Adda', 'Adda')
    >>> opening_line("ADDA, Kenya, Nov. 7 (KNA) --The minister")["place"], opening_line("Adda--Kenya's port")
    ('ADDA', None)
    >>> opening_line("27 May, Bay of Adda – The minister")["place"]
    'Bay of Adda'
    >>> opening_line("ST. ODU'S, Adda and the Islands, June 5, 2014 -- Members")["place"]
    "ST. ODU'S"
    >>> opening_line("ADDA, Kenya, May 27. President Odu met")[0], opening_line("Adda, May 27. President Odu met")
    ('ADDA, Kenya, May 27. ', None)
    >>> opening_line("Mr. Odu. He left on 3 May - and she stayed"), opening_line("Ada Lund, 54 - a doctor -")
    (None, None)
    """
    if paragraph > _LAST:
        return None
    if behind := _DAY_FIRST.match(text[:_LONGEST]):
        return behind
    found = _LINE.match(text[:_LONGEST])
    if found is not None and (_dated(found) or (_shouted(found) and not found[0].rstrip().endswith(":"))):
        return found
    found = _STOPPED.match(text[:_LONGEST])
    return found if found is not None and _dated(found) and _shouted(found) else None


def _dated(line: re.Match[str]) -> bool:
    day = (line["land"] or "") + (line["day"] or "")
    return any(character.isdigit() for character in day) and any(character.isalpha() for character in day)


def _shouted(line: re.Match[str]) -> bool:
    return line["place"].isupper() and len(line["place"]) >= 4
