"""Does anything stand in the finished site that must not be read: a draft, what is under embargo or has expired, a
private remark, an uncited paragraph of a source, a path of the machine it was made on?

The pages leave such things out; this looks at the bytes, so that a page, a template or an index that forgets to is
caught before anybody reads it. Words are compared as runs of letters, in any case, with markup, entities and escapes
undone: every file of the site is one sequence of words, and so is everything that is withheld. What readers are shown
anyway, in the same words, is no secret.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from briefsite.model.dates.edtf import MONTHS
from briefsite.model.graph import Graph, cited_paragraphs
from briefsite.model.issues import Issue, Place
from briefsite.model.nouns import dataclass
from briefsite.model.records import Entry
from briefsite.model.site import Site
from briefsite.model.sources import Source

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_TWO_BYTES = re.compile(rb"(?:[ -~]\0){4,}|(?:\0[ -~]){4,}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
#: The shelves of the search index, and how each says by which letters its words begin: by these no word is said.
_SHELVES, _SHELF = "search/w-", re.compile(r'briefsite\("w", "[^"]*", ')
_MONTHS = frozenset(month.casefold() for month in MONTHS)
#: Below this many words, a text may be said by chance; a name counts whatever its length.
_SHORTEST = 4

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that nobody outside may read, with what they are and where they stand."""

    words: Words
    what: str
    place: Place


def leak_issues(
    entries: Iterable[Entry],
    graph: Graph,
    sources: Iterable[Source],
    site: Site,
    root: Path,
    *,
    full_texts: bool = False,
    own: Iterable[str] = (),
) -> Iterator[Issue]:
    """An issue for every secret, at its place in `content/` or `seeds/`, naming the first file of the site that has it.

    `entries` are all that were read, `graph` what of them is published, `full_texts` whether sources are shown whole,
    `own` what a site says whatever its content is: a topic that is called like a heading is not given away by it.
    """
    found = [*_withheld(entries, graph), *([] if full_texts else _uncited(sources, graph))]
    secrets = _Index(_unread_elsewhere(found, graph, own))
    told: set[Secret] = set()
    for path in sorted(site):
        for secret in secrets.in_any(_readings(path, site[path])):
            if secret not in told:
                told.add(secret)
                message = f"{secret.what} stands in the site, in {path}"
                yield Issue(secret.place, "leak", message, "take it out of what is published, or publish it openly")
    yield from _paths(site, root)


def _withheld(entries: Iterable[Entry], graph: Graph) -> Iterator[Secret]:
    for entry in entries:
        if entry.record.private:
            yield Secret(words_of(entry.record.private), "a private remark", entry.place("private"))
        if entry.id in graph.entries:
            continue
        where = Place(entry.path)
        for name in {entry.id, entry.record.title, *getattr(entry.record, "aliases", ())}:
            yield Secret(words_of(name), f"'{name}', which is withheld,", where)
        for text in _texts(entry):
            if len(words := words_of(text)) >= _SHORTEST:
                yield Secret(words, f"“{' '.join(text.split())[:60]}”, which is withheld,", where)


def _uncited(sources: Iterable[Source], graph: Graph) -> Iterator[Secret]:
    """The paragraphs that no published statement cites, and those of texts that no published brief is about."""
    cited: defaultdict[str, set[int]] = defaultdict(set)
    for brief, numbers in cited_paragraphs(graph).items():
        if brief in graph.sources:
            cited[graph.sources[brief].file] |= numbers
    values = {words_of(value) for entry in graph.entries.values() for value in _values(entry.record)} - {()}
    longest = max(map(len, values), default=0)
    for source in sources:
        for paragraph in source.paragraphs:
            words = words_of(paragraph.span.of(source.text))
            if paragraph.number in cited[source.file] or len(words) < _SHORTEST:
                continue
            if not _is_put_together(words, values, longest):
                what = f"paragraph {paragraph.number}, which nothing cites,"
                yield Secret(words, what, Place(f"seeds/{source.file}"))


def _is_put_together(words: Words, values: Collection[Words], longest: int) -> bool:
    """Whether words are whole shown values, one after the other, and figures and months: a line that holds a place and
    a day, or a name and a function, is what a page makes of these, and tells nothing."""
    ends = {0}
    for start in range(len(words)):
        if start in ends:
            if words[start].isdigit() or words[start] in _MONTHS:
                ends.add(start + 1)
            ends.update(end for end in range(start + 1, start + longest + 1) if words[start:end] in values)
    return len(words) in ends


def _unread_elsewhere(secrets: Iterable[Secret], graph: Graph, own: Iterable[str]) -> Iterator[Secret]:
    """The secrets whose words are not part of what readers are shown."""
    candidates = list(secrets)
    index = _Index(candidates)
    shown = {secret for text in chain(_shown(graph), own) for secret in index.within(words_of(text))}
    return (secret for secret in candidates if secret not in shown)


def _shown(graph: Graph) -> Iterator[str]:
    for entry in graph.entries.values():
        yield entry.id
        yield from _texts(entry)
    for brief, numbers in cited_paragraphs(graph).items():
        source = graph.sources.get(brief)
        yield from (one.span.of(source.text) for one in source.paragraphs if one.number in numbers) if source else ()


def _texts(entry: Entry) -> Iterator[str]:
    """Every text of an entry that a page may show."""
    yield from (block.text for block in entry.body.blocks)
    yield from (words for _, words in entry.body.headings)
    yield from _values(entry.record)


def _values(record: Any) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if is_dataclass(item):
                yield from _values(item)
            elif isinstance(item, str) and field.name != "private":
                yield item


def words_of(text: str) -> Words:
    """A text as runs of letters and digits, in no case."""
    return tuple(_WORD.findall(text.casefold()))


def _readings(path: str, data: bytes) -> Iterator[Words]:
    """A file of the site, and its name, as words: once with its markup, which may hide them, and once without. What a
    camera or a program noted in a picture may be of two bytes a letter."""
    yield words_of(path.rpartition("/")[0] if path.startswith(_SHELVES) else path)
    if b"\0" in data:
        yield words_of(" ".join(run.replace(b"\0", b"").decode("ascii") for run in _TWO_BYTES.findall(data)))
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else " ", data.decode("utf-8", "ignore"))
    text = _SHELF.sub("", text, count=1) if path.startswith(_SHELVES) else text
    yield words_of(html.unescape(text))
    yield words_of(html.unescape(_TAG.sub(" ", text)))


class _Index:
    """Secrets by their first word, so that a text is gone through once, however many there are."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._by_first: Mapping[str, list[Secret]] = defaultdict(list)
        for secret in secrets:
            if secret.words:
                self._by_first[secret.words[0]].append(secret)

    def in_any(self, readings: Iterable[Words]) -> Iterator[Secret]:
        for words in readings:
            yield from self.within(words)

    def within(self, words: Sequence[str]) -> Iterator[Secret]:
        """The secrets that stand in a text, each as often as it does."""
        for start, word in enumerate(words):
            for secret in self._by_first.get(word, ()):
                if tuple(words[start : start + len(secret.words)]) == secret.words:
                    yield secret


def _paths(site: Site, root: Path) -> Iterator[Issue]:
    """The folder of the site, or the home it is in, as it is called on this machine."""
    private = {str(folder).encode() for folder in (root.resolve(), Path.home()) if len(folder.parts) > 2}
    for path, data in sorted(site.items()):
        if found := next((name for name in sorted(private) if name in data), b""):
            message = f"{path} names a folder of this machine: {found.decode()}"
            yield Issue(
                Place(f"site/{path}"), "leak", message, "take it out of the template or text that it comes from"
            )
