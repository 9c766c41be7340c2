"""When a text attests a role: the date right beside it (`special envoy, Sokhonn, last year`), else the text's own."""

from __future__ import annotations

from briefsite.extraction.names import FoundRole
from briefsite.extraction.reading import Reading
from briefsite.model.document import DateMention
from briefsite.model.sources import Span


def dated(role: FoundRole, reading: Reading) -> str:
    """The EDTF date of a role, "" where neither its words nor the text have one."""
    beside = next((d for d in reading.document.dates if _beside(role, d, reading.text)), None)
    if beside is not None:
        return beside.resolved
    if role.former:
        return ""
    published = dict(reading.knowledge.published).get(reading.source.file, "")
    return published or reading.source.metadata.published


def _beside(role: FoundRole, date: DateMention, text: str) -> bool:
    """Whether only commas part the date from the role and its holder's name."""
    end = max(role.span.end, role.person.end)
    if not 0 <= date.span.start - end <= 4:
        return False
    return not Span(end, date.span.start).of(text).strip(" ,\n")
