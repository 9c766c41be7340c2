"""How sure a date is, and how to say it: stated, inferred, unknown, planned, disputed."""

from __future__ import annotations

from functools import lru_cache

from briefsite.model.dates import agrees, iso_prefix, parted
from briefsite.model.pages.parts import Certainty, When
from briefsite.model.records import Brief, Event
from briefsite.model.wording import Wording


@lru_cache(maxsize=4096)
def when(say: Wording, edtf: str, reasons: tuple[str, ...] = (), note: str = "", *, disputed: bool = False) -> When:
    """A date as its page says it.

    >>> date = when(Wording(), "XXXX-04-29")
    >>> date.words, date.missing, date.certainty, date.iso
    ('29 April', 'year not stated', 'unknown', '')
    """
    words, missing = parted(edtf, say)
    certainty: Certainty = "stated"
    if disputed:
        certainty = "disputed"
    elif note:
        certainty = "planned"
    elif missing:
        certainty = "unknown"
    elif reasons:
        certainty = "inferred"
    return When(words, certainty, missing, edtf, iso_prefix(edtf), reasons, note)


def event_when(say: Wording, event: Event) -> When:
    """An event's date, with the reasons that any account gives and whether accounts of it differ."""
    reasons = tuple(dict.fromkeys(a.reason for a in event.accounts if a.reason and a.value in ("", event.date)))
    notes = {"planned": say("planned"), "cancelled": say("cancelled")}
    return when(say, event.date, reasons, notes.get(event.phase, ""), disputed=dates_differ(event))


def brief_when(say: Wording, brief: Brief) -> When:
    """The date a brief is about."""
    return when(say, brief.date, (brief.date_reason,) if brief.date_reason else ())


def dates_differ(event: Event) -> bool:
    """Whether two accounts of an event give dates that cannot both be right."""
    values = sorted({account.value for account in event.accounts if account.value})
    return any(not agrees(a, b) for n, a in enumerate(values) for b in values[n + 1 :])


def places_differ(event: Event) -> bool:
    """Whether accounts name different places, neither of which is part of the other's words."""
    places = sorted({account.place.casefold() for account in event.accounts if account.place})
    return any(a not in b and b not in a for n, a in enumerate(places) for b in places[n + 1 :])


def year_of(edtf: str) -> str:
    """The year an event is filed under: "2023", or "" where it is not known.

    >>> year_of("2022-04-28/2022-04-29"), year_of("XXXX-04-29"), year_of("../2021")
    ('2022', '', '2021')
    """
    years = [side[:4] for side in edtf.split("/") if side[:4].isdigit()]
    return years[0] if years else ""


def period_of(edtf: str) -> str:
    """The same, or the decade or century, where the date says no more.

    >>> period_of("2022-04-28"), period_of("197X"), period_of("19XX"), period_of("XXXX-04-29")
    ('2022', '1970–79', '1900–99', '')
    """
    opens = [side[:4] for side in edtf.split("/") if side[:1].isdigit()]
    first = opens[0] if opens else ""
    return year_of(edtf) or (f"{first.replace('X', '0')}–{first.replace('X', '9')[2:]}" if first else "")
