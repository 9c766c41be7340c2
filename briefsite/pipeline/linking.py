"""From the files of a site to the library that its pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from briefsite.content.reading import read_content, unread
from briefsite.editions import next_edition, without_facts
from briefsite.graph import link
from briefsite.graph.resolved import resolved
from briefsite.merging.standing import redirects
from briefsite.model.editions import Edition
from briefsite.model.issues import Issue
from briefsite.model.records import Entry
from briefsite.model.sources import Source
from briefsite.pages.library import Library
from briefsite.pipeline.asides import issues_of_asides
from briefsite.pipeline.folding import is_large
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs, is_untouched
from briefsite.pipeline.past import ids_of, past_of
from briefsite.pipeline.reading_content import remembering_reader
from briefsite.pipeline.rows.fetching import row_of
from briefsite.pipeline.rows.holding import Held, Opened
from briefsite.pipeline.rows.leaving import AsRead, Noting
from briefsite.pipeline.rows.setting import Setting
from briefsite.pipeline.timing import Stages
from briefsite.pipeline.whose import editors_parts_of
from briefsite.sources import read_sources


@dataclass(frozen=True, slots=True)
class Read:
    """What is known of the files that a library was made of. `entries` are those that were read, where the finished
    site is to be searched for what they withhold; `asides` is what else is wrong with files that were left out;
    `astray` are the files that were others by the time they were read; `moved` pairs paths that files had with those
    that they have."""

    entries: tuple[Entry, ...]
    as_read: AsRead
    issues: tuple[Issue, ...]
    unresolved: tuple[Issue, ...]
    asides: tuple[Issue, ...]
    unreadable: tuple[Issue, ...]
    astray: Sequence[str]
    moved: tuple[tuple[str, str], ...]
    edition: Edition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """From the files of the site at `root` to its library, as they may be read at the instant `at`. With `audit` the
    entries are to be had as they were read; with `noting` there is an edition that goes out at that instant, and
    `given` are the pages that readers have should no edition tell of any."""

    root: Path
    setting: Setting
    memory: Memory
    inputs: Inputs
    hands: Hands
    timed: Stages
    at: datetime | None
    audit: bool
    noting: datetime | None
    given: Iterable[str]

    def done(self) -> tuple[Opened, Read]:
        """The library, and what is known of the files. That of a large site is held packed: it is put together once
        all that it was made of is let go of."""
        opened, read = self._packed()
        with self.timed("linking"):
            return opened(), read

    def _packed(self) -> tuple[Callable[[], Opened], Read]:
        setting, timed, astray = self.setting, self.timed, list[str]()
        settings, linking = setting.dress.settings, Noting(resolved)
        with timed("reading source texts"):
            sources, unreadable = _sources(self.root, self.memory, self.inputs)
        with timed("reading content"):
            reader = remembering_reader(self.memory, self.inputs, self.hands, astray)
            entries, issues = read_content(self.root, reader)
        with timed("linking"):
            withheld, past = unread(issues), past_of(self.root, moved := redirects(self.root))
            graph, unresolved = link(
                entries, sources, drafts=settings.drafts, unread=withheld, at=self.at, resolve=linking, past=past
            )
        with timed("comparing with drafts"):
            graph = replace(graph, editors=editors_parts_of(self.root, graph.entries.values()))
            edition = None
            if self.noting:
                edition = next_edition(setting.editions, graph, self.noting, ids_of(moved), self.given)
        with timed("linking"):
            editions = (*setting.editions, edition) if edition else setting.editions
            of_the_site = settings, setting.dress.say, without_facts(editions), moved
            library, as_read = Library(graph, *of_the_site), AsRead.of(entries, graph)
            every, content, drafts = entries if self.audit else (), (entries, issues), settings.drafts
            asides = issues_of_asides(self.root, content, graph, sources, self.at, past=past, drafts=drafts)
            read = Read(every, as_read, issues, unresolved, asides, unreadable, astray, moved, edition)
            if is_large(len(graph.entries)):
                return partial(Held(library, linking.found, sources).opened, *of_the_site), read
            return partial(Opened, library, sources, partial(row_of, graph=graph, found=linking.found)), read


def _sources(root: Path, memory: Memory, inputs: Inputs) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    """The source texts, all of them as they were read before where none was touched."""
    if not inputs.whole:
        return read_sources(root)
    texts = inputs.below("seeds")
    found: tuple[tuple[Source, ...], tuple[Issue, ...]] = memory.once(
        "sources", texts, lambda: read_sources(root), lambda: is_untouched(root, inputs)
    )
    return found
