"""Resolves every link, id and citation of an entry; what leads nowhere is an issue at its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import is_dataclass
from typing import Any

from briefsite.graph.names import Names
from briefsite.model.body import Block, Citation, Link
from briefsite.model.graph import Ids, Passage
from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.model.locators import Locator
from briefsite.model.records import Entry, cited_fields, telling_fields
from briefsite.model.slugs import id_of, slug

#: What to do where an id is one that was there before; "" where nothing is known of it.
Past = Callable[[str], str]


def no_past(_id: str) -> str:
    """For whoever knows nothing of before."""
    return ""


class Resolver:
    """Resolves against all entries that are published; `hidden` are the drafts that are not, `unread` the ids of files
    with a fault of their own, of which alone is told, `past` knows the ids that were there before."""

    def __init__(self, names: Names, hidden: Names, unread: Collection[str] = (), past: Past = no_past) -> None:
        self.names = names
        self._hidden = hidden
        self._unread = unread
        self._past = past
        self.issues: list[Issue] = []

    def link(self, link: Link, entry: Entry) -> str:
        """The id that a link of an entry's body leads to, or ""."""
        if not link.target:
            return self._within(link, entry, entry)
        found = self._candidates(self.names, link, entry)
        if len(found) == 1:
            return self._within(link, self.names.entries[found[0]], entry)
        self._report_link(link, entry, found)
        return ""

    def passages(self, entry: Entry, targets: Ids) -> Iterator[Passage]:
        """The entry's blocks with what they name; `targets` are the ids of its body's links."""
        known = dict(zip(entry.body.links, targets, strict=True))
        for number, block in enumerate(entry.body.blocks):
            ids = tuple(known.get(link, "") for link in block.links)
            speaker, channel = (self._voice(block, ids, which) for which in ("speaker", "channel"))
            locators = tuple(locator for c in block.citations if (locator := self._located(c, entry)))
            yield Passage(entry.id, number, block, ids, locators, self._event(block, entry), speaker, channel)

    def cited(self, entry: Entry) -> Ids:
        """The briefs that an entry's front matter cites."""
        briefs = (locator.brief for _, locator in cited_fields(entry.record))
        return tuple(brief for brief in briefs if self._is_brief(brief))

    def check_citations(self, entry: Entry) -> None:
        """Reports the citations of a body, and of the front matter, that name no brief."""
        for citation in entry.body.citations:
            if not citation.brief and entry.kind != "brief":
                hint = "name the brief: [@some-brief, para. 3]"
                place = Place(entry.path, citation.line, citation.column)
                self.issues.append(Issue(place, "no-source", f"the {entry.kind} has no source of its own", hint))
            elif citation.brief and not self._is_brief(citation.brief):
                self._report_brief(citation.brief, Place(entry.path, citation.line, citation.column))
        for path, locator in cited_fields(entry.record):
            if not self._is_brief(locator.brief):
                self._report_brief(locator.brief, entry.place(path))

    def field(self, entry: Entry, path: str, id_: str, kind: str) -> str:
        """An id of the front matter, or "" where it names no entry of that kind."""
        found = self.names.entries.get(id_)
        if found and found.kind == kind:
            return id_
        place = entry.place(path)
        if found:
            self._add(place, "wrong-kind", f"'{id_}' is {_a(found.kind)}; {path} needs the id of {_a(kind)}")
        elif id_ in self._hidden.entries:
            self._report_hidden(place, id_)
        elif id_.lower() not in self._unread:
            hint = self._suggestion(id_, kind) or f"write content/{kind}s/{id_}.md first, or take the id out"
            self._add(place, "unknown-id", f"unknown {kind} '{id_}'", hint)
        return ""

    def _candidates(self, names: Names, link: Link, entry: Entry) -> tuple[str, ...]:
        if link.form == "wikilink":
            return names.wikilink(link.target)
        return names.markdown(link.target, entry.path)

    def _within(self, link: Link, target: Entry, entry: Entry) -> str:
        if not link.fragment:
            return target.id
        anchors = {anchor for anchor, _ in target.body.headings}
        wanted = link.fragment.casefold()
        words = {" ".join(text.casefold().split()) for _, text in target.body.headings}
        if wanted not in anchors and wanted not in words:
            hint = did_you_mean(link.fragment, [*(text for _, text in target.body.headings), *sorted(anchors)])
            message = f"there is no heading '{link.fragment}' in {target.path}"
            self._add(Place(entry.path, link.line, link.column), "dead-heading", message, hint)
        return target.id

    def _report_link(self, link: Link, entry: Entry, found: Sequence[str]) -> None:
        place = Place(entry.path, link.line, link.column)
        if found:
            hint = f"write its id: {' or '.join(found)}"
            self._add(place, "ambiguous-link", f"'{link.target}' may be any of {len(found)} entries", hint)
        elif hidden := self._candidates(self._hidden, link, entry):
            self._report_hidden(place, hidden[0])
        elif not {(name := id_of(link.target)).lower(), slug(name)} & {*self._unread}:
            hint = f"write it in full: https://{link.target}" if link.target.startswith("www.") else self._past(name)
            hint = hint or did_you_mean(name, [*self.names.known(), *self._unread])
            hint = hint or "write the file it leads to, or take the link out"
            self._add(place, "dead-link", f"nothing is called '{link.target}'", hint)

    def _report_hidden(self, place: Place, id_: str) -> None:
        hidden = self._hidden.entries[id_].record
        why, hint = "a draft, and not published", "give it the status reviewed"
        if hidden.status != "draft":
            why, hint = "withheld, or rests on what is", "see its publish and expires, and those of its briefs"
        message = f"'{id_}' is {why}: it is shown without a link"
        self.issues.append(Issue(place, "link-to-draft", message, hint, "warning"))

    def _report_brief(self, brief: str, place: Place) -> None:
        found = self.names.entries.get(brief)
        if brief in self._hidden.entries:
            self._report_hidden(place, brief)
            return
        if brief.lower() in self._unread:
            return
        what = f"'{brief}' is {_a(found.kind)}, no brief" if found else f"unknown brief '{brief}'"
        what_to_do = "" if found else "write a name of a file in content/briefs/"
        self._add(place, "unknown-brief", what, self._suggestion(brief, "brief") or what_to_do)

    def _suggestion(self, id_: str, kind: str) -> str:
        if past := self._past(id_):
            return past
        named = [found for found in self.names.wikilink(id_) if self.names.entries[found].kind == kind]
        if named:
            return f"write the id '{named[0]}'"
        return did_you_mean(id_, [known.id for known in self.names.entries.values() if known.kind == kind])

    def _located(self, citation: Citation, entry: Entry) -> Locator | None:
        brief = citation.brief or entry.id
        return Locator(brief, citation.paragraphs) if self._is_brief(brief) else None

    def _is_brief(self, id_: str) -> bool:
        found = self.names.entries.get(id_)
        return found is not None and found.kind == "brief"

    def _event(self, block: Block, entry: Entry) -> str:
        if entry.kind == "event":
            return entry.id
        found = self.names.wikilink(block.section) if block.section else ()
        return found[0] if len(found) == 1 and self.names.entries[found[0]].kind == "event" else ""

    def _voice(self, block: Block, targets: Ids, which: str) -> str:
        index: int | None = getattr(block.attributed, which, None)
        id_ = targets[index] if index is not None else ""
        return id_ if id_ and self.names.entries[id_].kind == "actor" else ""

    def _add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.issues.append(Issue(place, code, message, hint))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"


def linked_fields(record: Any, prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Every id in the front matter, as key path, id and the kind it names."""
    for name, kind in telling_fields(type(record), "links"):  # type: ignore[arg-type]
        value, key = getattr(record, name), f"{prefix}{name}"
        if value and isinstance(value, tuple) and is_dataclass(value[0]):
            for n, item in enumerate(value):
                yield from linked_fields(item, f"{key}.{n}.")
        elif kind:
            if isinstance(value, tuple):
                yield from ((f"{key}.{n}", id_, kind) for n, id_ in enumerate(value))
            elif value:
                yield key, value, kind
