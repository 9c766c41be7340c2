"""Events of which two briefs tell different things: which is right, a person may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefsite.model.dates import agrees
from briefsite.model.records import Account, Entry, Event
from briefsite.model.review import Desk, Question
from briefsite.questions.evidence import cited


def differing_accounts(desk: Desk) -> Iterator[Question]:
    """A question for each event whose accounts cannot all be right, about its date, its place or both."""
    for entry in desk.entries:
        if isinstance(entry.record, Event) and len(entry.record.accounts) > 1 and entry.record.status == "drafted":
            yield from _asked(desk, entry, entry.record)


def _asked(desk: Desk, entry: Entry, event: Event) -> Iterator[Question]:
    path = entry.path.removeprefix("content/")
    for place, said, alike in (("date", _date, agrees), ("place", _place, _alike)):
        told = [(said(account), account) for account in event.accounts if said(account)]
        values = tuple(dict.fromkeys(words for words, _ in told))
        if not _differ(values, alike) or (path, (f"accounts {place}", " | ".join(values))) in desk.settled:
            continue
        mine = event.date if place == "date" else event.place
        evidence = tuple(dict.fromkeys(one for _, account in told for one in cited(desk, path, account.cite)))
        why = f"briefs differ about the {place}: {'; '.join(f'{words} ({account.cite})' for words, account in told)}"
        yield Question("accounts", path, place, mine, " | ".join(values), mine, why, evidence)


def _differ(values: tuple[str, ...], alike: Callable[[str, str], bool]) -> bool:
    return any(not alike(one, other) for n, one in enumerate(values) for other in values[n + 1 :])


def _date(account: Account) -> str:
    return account.value


def _place(account: Account) -> str:
    return account.place


def _alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one
