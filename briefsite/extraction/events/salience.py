"""How near an event is to the news of its text: what the lead tells is the news, and what is told by its month or year
alone went before it."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.leads import lead, lead_paragraph, stands_aside
from briefsite.model.document import DateMention, Salience

#: What a candidate's score must reach to be the news where it stands near the lead.
_NEWS = 4.5
#: A day has so many characters in EDTF.
_DAY = len("2019-05-03")


def salience_of(best: Candidate, cast: Cast) -> Salience:
    """The salience of an event by its best telling."""
    document = cast.reading.document
    opens = best.sentence <= (lead(cast.reading) or document.sentences[0])
    if opens and not stands_aside(best.trigger.token):
        return "main"
    if best.date is not None and (_long_ago(best.date, cast) or _before_the_news(best, best.date, cast)):
        return "background"
    early = best.paragraph <= lead_paragraph(cast.reading) + 1
    return "main" if opens or (early and best.score >= _NEWS) else "secondary"


def _before_the_news(best: Candidate, number: int, cast: Cast) -> bool:
    """Whether something past is told by no more than its month or year: "in 2009", "last year". "This year" may be
    yesterday."""
    date = cast.reading.document.dates[number]
    begins = date.resolved.partition("/")[0]
    now = "this" in date.span.of(cast.reading.text).lower().split()
    return best.phase != "planned" and len(begins) < _DAY and not now


def _long_ago(number: int, cast: Cast) -> bool:
    """Whether the date's year lies well before the latest year of the text, or is the only one stated in a text that
    takes its own year for granted."""
    dates = cast.reading.document.dates
    own = dates[number].resolved[:4]
    if not own.isdigit():
        return False
    years = [year for year, place in cast.kept("latest years", lambda: _latest_years(dates)) if place != number]
    return int(own) < years[0] - 1 if years else any(date.resolved[:5] == "XXXX-" for date in dates)


def _latest_years(dates: Sequence[DateMention]) -> list[tuple[int, int]]:
    """The two latest years that are stated, the later first, each with the number of its date."""
    stated = ((date.resolved[:4], number) for number, date in enumerate(dates))
    return nlargest(2, ((int(year), number) for year, number in stated if year.isdigit()))
