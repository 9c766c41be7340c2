"""When a text attests a role: the date right beside it (`special envoy, Sokhonn, last year`), else the text's own."""

from __future__ import annotations

from bisect import bisect_left

from briefsite.extraction.names import FoundRole
from briefsite.extraction.reading import Reading
from briefsite.model.document import DateMention

#: Commas and blanks are no more characters than these.
_NEAR = 4


def dated(role: FoundRole, reading: Reading) -> str:
    """The EDTF date of a role, "" where neither its words nor the text have one."""
    end, dates = max(role.span.end, role.person.end), reading.document.dates
    after = bisect_left(dates, end, key=lambda date: date.span.start)
    if after < len(dates) and _beside(end, dates[after], reading.text):
        return dates[after].resolved
    if role.former:
        return ""
    published = dict(reading.knowledge.published).get(reading.source.file, "")
    return published or reading.source.metadata.published


def _beside(end: int, date: DateMention, text: str) -> bool:
    """Whether only commas part the date from the role and its holder's name, which `end` there."""
    return date.span.start - end <= _NEAR and not text[end : date.span.start].strip(" ,\n")
