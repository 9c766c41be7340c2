"""The words with which a report's opening begins: "ADDA, May 3 (KNA) –".

They are parsed apart from their sentence, whose grammar they would upset, and belong to it all the same.
"""

from __future__ import annotations

import re

from briefsite.geography import Located, is_town, located

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
#: A word in small letters that is no month.
_SAYING = re.compile(rf"\b(?!(?i:{_MONTH})\b)[a-z]{{4,}}")
#: One that nothing parts from the report at all: "ADDA Chad will send", "ADDA/LENN, Kenya Two rebels".
_TOWN = r"[A-Z][A-Z.'’-]*[A-Z](?: [A-Z][A-Z.'’-]*[A-Z])*"
_BARE = re.compile(
    rf"(?P<place>(?:{_TOWN}(?:, [A-Z][a-z]+)?/)*{_TOWN})(?:, (?P<land>[A-Z][\w.]+(?: [A-Z][a-z]+)*))?\s+"
)
_BEGINS = re.compile(r"\s+(?=[A-Z\d\"“])")
#: A land within a land, cut short: "Fla.", "N.J.".
_SHORTENED = re.compile(r"[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}")
#: From where reports are sent that is on no map of towns.
_SEATS = frozenset({"UNITED NATIONS"})
#: The hour before a line of a schedule: "11:10 a.m. LOCAL The minister meets".
_HOUR = re.compile(r"\d{1,2}:\d{2} ?[ap]\.?m\.?(?: [A-Z]{3,5}(?= [A-Z][a-z]))? +(?=[A-Z][a-z])")
#: No dateline is longer than this, nor further down than this paragraph.
_LONGEST, _SHORTEST, _LAST = 90, 4, 4


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
    >>> opening_line("NAIROBI Kenya passed a bill.")[0], opening_line("ADDA, South Korea The North passed a bill.")[0]
    ('NAIROBI ', 'ADDA, South Korea ')
    >>> opening_line("NAIROBI/ADDA Kenya passed a bill.")["place"], opening_line("UNICEF Kenya passed a bill.")
    ('NAIROBI/ADDA', None)
    >>> opening_line("Mr. Odu. He left on 3 May - and she stayed"), opening_line("Ada Lund, 54 - a doctor -")
    (None, None)
    >>> opening_line("Lund, 35, barefoot - nobody knew why - came out")
    """
    if paragraph > _LAST:
        return None
    if behind := _DAY_FIRST.match(text[:_LONGEST]):
        return behind
    found = _LINE.match(text[:_LONGEST])
    if found is not None and (_dated(found) or (_shouted(found) and not found[0].rstrip().endswith(":"))):
        return found
    found = _STOPPED.match(text[:_LONGEST])
    if found is not None and _dated(found) and _shouted(found):
        return found
    return _bare(text) if paragraph == 1 else None


def _bare(text: str) -> re.Match[str] | None:
    """The town with which a text begins, in capitals, with nothing to part it from the report: a town that is known, or
    one with its land, before a whole sentence."""
    if not text[:_SHORTEST].isupper() or not text.rstrip(' "”').endswith("."):
        return None
    ends = (space.end() for space in _BEGINS.finditer(text, 0, _LONGEST))
    lines = [line for end in ends if (line := _BARE.fullmatch(text, 0, end)) and _leads_somewhere(line)]
    return lines[-1] if lines else None


def _leads_somewhere(line: re.Match[str]) -> bool:
    land = line["land"] or ""
    if _SHORTENED.fullmatch(land) or isinstance(located(land), Located):
        return True
    towns = re.split(r"(?:, [A-Z][a-z]+)?/", line["place"])
    return " " not in land and any(town in _SEATS or is_town(town) for town in towns)


def opening_end(text: str, paragraph: int = 1) -> int:
    """Where what stands before the words of a paragraph ends: its dateline, or the hour of a schedule.

    >>> opening_end("11:10 a.m. LOCAL Minister Lund meets the mayor.", 7), opening_end("The minister met the mayor.")
    (17, 0)
    """
    line = opening_line(text, paragraph) or _HOUR.match(text)
    return line.end() if line is not None else 0


def _dated(line: re.Match[str]) -> bool:
    day = (line["land"] or "") + (line["day"] or "")
    plain = _SAYING.search(line["day"] or "")  # "Lund, 35, barefoot - "
    return not plain and any(character.isdigit() for character in day) and any(character.isalpha() for character in day)


def _shouted(line: re.Match[str]) -> bool:
    return line["place"].isupper() and len(line["place"]) >= 4
