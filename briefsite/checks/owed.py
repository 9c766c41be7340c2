"""Does something published say what only a text that is withheld says: a name, a place, a day, who took part?

A brief that is withheld takes along all that rests on it alone, item by item. A value that was made of several briefs
cannot be taken apart so; each is looked up in the texts that are published, and where it stands in none of them,
but in one that is withheld, a person has to look. `status: reviewed` says that one has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefsite.checks.leaks import words_of
from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.locators import parse_locator
from briefsite.model.records import Account, Actor, Brief, Entry, Event
from briefsite.model.sources import Source

_HINT = "take it out, or write `status: reviewed` where it may be read all the same"


@dataclass(slots=True)
class _Texts:
    """The words of texts by brief, those of its own body included."""

    by_brief: defaultdict[str, str] = field(default_factory=lambda: defaultdict(str))

    def say(self, names: Iterable[str], briefs: Collection[str] = ()) -> bool:
        """Whether one of the names stands in the texts of the briefs, or of any where none is given."""
        texts = [self.by_brief.get(brief, "") for brief in briefs] if briefs else self.by_brief.values()
        wanted = [f" {words} " for name in names if (words := " ".join(words_of(name)))]
        return any(words in text for words in wanted for text in texts)


def owed_issues(entries: Iterable[Entry], graph: Graph, sources: Iterable[Source]) -> Iterator[Issue]:
    """An issue for each value of a published entry that only texts say that are withheld."""
    every = list(entries)
    shown, withheld = _texts(every, graph, sources)
    if not withheld.by_brief:
        return
    for entry in every:
        now = graph.entries.get(entry.id)
        if now is None or entry.record.status == "reviewed":
            continue
        if isinstance(entry.record, Actor):
            owed = (alias for alias in entry.record.aliases if not shown.say([alias]) and withheld.say([alias]))
            yield from (_issue(entry, "aliases", alias) for alias in owed)
        if isinstance(entry.record, Event) and isinstance(now.record, Event):
            yield from _of_event(entry, entry.record, now.record, graph, (shown, withheld))


def _of_event(entry: Entry, before: Event, now: Event, graph: Graph, texts: tuple[_Texts, _Texts]) -> Iterator[Issue]:
    kept, gone = _briefs(now.accounts), [one for one in before.accounts if one not in now.accounts]
    if not gone:
        return
    shown, withheld = texts

    def is_owed(*names: str) -> bool:
        return not shown.say(names, kept) and withheld.say(names, _briefs(gone))

    if before.place and is_owed(before.place):
        yield _issue(entry, "place", before.place)
    days = {account.value for account in now.accounts}
    if before.date and before.date not in days and before.date in {account.value for account in gone}:
        yield _issue(entry, "date", before.date)
    for who in now.participants:
        actor = graph.entries.get(who)
        if actor and isinstance(actor.record, Actor) and is_owed(actor.record.title, *actor.record.aliases):
            yield _issue(entry, "participants", who)


def _briefs(accounts: Iterable[Account]) -> set[str]:
    return {parse_locator(account.cite).brief for account in accounts}


def _texts(entries: Iterable[Entry], graph: Graph, sources: Iterable[Source]) -> tuple[_Texts, _Texts]:
    """The words that may be read, and those of briefs that are withheld."""
    files: Mapping[str, Source] = {source.file: source for source in sources}
    shown, withheld = _Texts(), _Texts()
    for entry in entries:
        if isinstance(entry.record, Brief):
            source = files.get(entry.record.source.file)
            read = (source.text if source else "", *(block.text for block in entry.body.blocks), entry.record.title)
            texts = shown if entry.id in graph.entries else withheld
            texts.by_brief[entry.id] = f" {' '.join(word for text in read for word in words_of(text))} "
    return shown, withheld


def _issue(entry: Entry, key: str, value: str) -> Issue:
    message = f"'{value}' ({key}) stands in no text that is published, but in one that is withheld"
    return Issue(entry.place(key), "owed", message, _HINT)
