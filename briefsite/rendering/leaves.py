"""What stands on every page dozens of times, written by Python: a template takes many times as long for it.

Ways to records, dates, events on a line of time, statements, and the evidence behind numbers. Templates use them as
filters; all that is put in is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from briefsite.model.pages.parts import Backing, Cite, Cited, Evidence, Excerpt, Passage, Prose, Ref, When
from briefsite.model.pages.time import Moment
from briefsite.model.wording import Wording
from briefsite.rendering.prose import escaped, relative
from briefsite.rendering.tongues import way

_MOST = 16_384
#: So many who took part are named in the line of an event; its page names them all.
_NAMED = 8


class Leaves:
    """Writes for the page at a path. `say` are the words of the interface, `foreign` writes content amid them, `prose`
    writes prose for a page, and `around` is the direction of the page."""

    def __init__(
        self, say: Wording, foreign: Callable[[object], str], prose: Callable[[Prose, str], str], around: str
    ) -> None:
        self._say = say
        self._foreign = foreign
        self._prose = prose
        self._around = around
        self._linked, self._from = lru_cache(_MOST)(self._link), lru_cache(_MOST)(self._origin)
        self._dated, self._opened = lru_cache(_MOST)(self._date), lru_cache(_MOST)(self._opening)

    def by_name(self) -> Mapping[str, Callable[..., str]]:
        """What is written for a page, as templates call it."""
        names = ("link", "actor", "notes", "moment", "statement", "evidence")
        return {name: getattr(self, name) for name in names}

    def link(self, ref: Ref, page: str) -> str:
        """The title of a record, with the way to its page where it has one."""
        if "#" in ref.path:
            return self._link(ref.path, ref.title, page)
        return self._linked(ref.path, ref.title, _folder(page))

    def actor(self, ref: Ref, page: str) -> str:
        """The same, after the shape of its kind of actor."""
        link = self.link(ref, page)
        if not ref.shape:
            return link
        return f'<span class="actor"><span class="kind {ref.shape}" aria-hidden="true"></span>{link}</span>'

    def mark(self, when: When) -> str:
        """How sure a date is, as a shape."""
        return f'<span class="mark {when.certainty}" aria-hidden="true"></span>'

    def date(self, when: When, *, begins: bool = False) -> str:
        """A date in words; with a capital letter where it `begins` a line."""
        return self._dated(when, begins)

    def notes(self, cites: Iterable[Cite], page: str, before: Collection[int] = ()) -> str:
        """In the margin of a wide screen: where it comes from. Numbers `before` it are paler."""
        return "".join(
            f'<span class="note{" again" if one.number in before else ""}"><span class="number">{one.number}</span> '
            f"{self._cited(one.cited, page)}</span>\n"
            for one in cites
            if not one.here
        )

    def moment(self, one: Moment, page: str, anchor: str = "") -> str:
        """An event on a line of time."""
        here = ' aria-current="true"' if one.here else ""
        aside = "".join([f", {escaped(words)}" for words in (one.aside, one.reported) if words])
        title = f"<strong>{self._foreign(one.ref.title)}</strong>" if one.here else self.link(one.ref, page)
        who = ", ".join([self.actor(ref, page) for ref in one.actors[:_NAMED]])
        if (others := len(one.actors) - _NAMED) > 0:
            who += f" {escaped(self._say.counted(others, 'and %(num)s other', 'and %(num)s others'))}"
        stop = " " if one.place.endswith(".") else ". "
        told = f"{self._foreign(one.place)}{stop if one.place and who else ''}{who}"
        meta = f'<p class="meta">{told}</p>\n' if one.place or who else ""
        return (
            f"<li{_id(anchor)}{here}>\n{self.mark(one.when)}\n"
            f'<p class="date">{self._dated(one.when, True)}{aside}</p>\n<p>{title}</p>\n{meta}</li>\n'
        )

    def statement(self, one: Passage, page: str, before: Collection[int] = ()) -> str:
        """A statement or a note with its citations; `before` are the numbers of the one before it."""
        drafted = " drafted" if one.drafted else ""
        text = self._prose(one.prose, page)
        return (
            f'<li class="{one.kind}{drafted}">\n<div class="text"{way(one.prose.html, self._around)}>{text}</div>\n'
            f'<div class="notes">\n{self.notes(one.prose.cites, page, before)}</div>\n</li>\n'
        )

    def evidence(self, one: Evidence, page: str) -> str:
        """The passage behind a number: a card that opens over the page."""
        cite, backing = one.cite, one.backing
        return (
            f'<div class="evidence{" here" if cite.here else ""}" id="e{cite.number}" popover>\n'
            f'<p class="from"><span class="number">{cite.number}</span> {self._head(cite.cited)}</p>\n'
            f"{self._quoted(backing)}{self._on(backing, page)}</div>\n"
        )

    def _link(self, path: str, title: str, page: str) -> str:
        words = self._foreign(title)
        return f'<a href="{escaped(relative(path, page))}">{words}</a>' if path else str(words)

    def _date(self, when: When, begins: bool) -> str:
        say = self._say
        words, missing = when.words, when.missing
        if begins and not words:
            missing = missing[:1].upper() + missing[1:]
        shown = f'<time datetime="{escaped(when.iso)}">{escaped(words)}</time>' if when.iso else escaped(words)
        comma = ", " if words and missing else ""
        lacks = f'<span class="open">{escaped(missing)}</span>' if missing else ""
        inferred, differ = say("inferred"), say("accounts differ")
        more = f'<span class="unseen"> ({escaped(inferred)})</span>' if when.certainty == "inferred" else ""
        more += f", {escaped(differ)}" if when.certainty == "disputed" else ""
        more += f", {escaped(when.note)}" if when.note else ""
        return f'<span class="when {when.certainty}">{shown}{comma}{lacks}</span>{more}'

    def _cited(self, one: Cited, page: str) -> str:
        if one.path.startswith(page):  # a place on this very page
            return self._origin(one.path, one.outlet, one.date, one.locator, page)
        return self._from(one.path, one.outlet, one.date, one.locator, _folder(page))

    def _origin(self, path: str, outlet: str, date: str, locator: str, page: str) -> str:
        said = f", {escaped(date)}" if date else ""
        return f"{self._link(path, outlet, page)}{said}, {escaped(locator)}"

    def _head(self, one: Cited) -> str:
        return self._opened(one.outlet, one.date, one.locator, one.brief.title)

    def _opening(self, outlet: str, date: str, locator: str, title: str) -> str:
        said = f", {escaped(date)}" if date else ""
        brief = f'<span class="brief">{self._foreign(title)}</span>' if outlet != title else ""
        return f"<strong>{self._foreign(outlet)}</strong>{said}, {escaped(locator)}{brief}"

    def _quoted(self, backing: Backing) -> str:
        several = len(backing.excerpts) > 1
        return "".join([self._excerpt(one, several) for one in backing.excerpts])

    def _excerpt(self, one: Excerpt, several: bool) -> str:
        words = [f"<mark>{self._foreign(text)}</mark>" if used else self._foreign(text) for text, used in one.pieces]
        turned = way(one.pieces[0][0], self._around) if one.pieces else ""
        number = f'<span class="number">{one.number}</span> ' if several else ""
        before, after = "… " if one.cut_before else "", " …" if one.cut_after else ""
        beside = ' class="beside"' if one.beside else ""
        return f"<blockquote{beside}{turned}><p>{number}{before}{''.join(words)}{after}</p></blockquote>\n"

    def _on(self, backing: Backing, page: str) -> str:
        say = self._say
        path = backing.cited.path
        if not path:
            return ""
        words = say("In its source text") if backing.excerpts else say("The brief")
        there = say("At the original") if backing.original else ""
        original = f' <a href="{escaped(backing.original)}">{escaped(there)}</a>' if there else ""
        return f'<p class="on"><a href="{escaped(relative(path, page))}">{escaped(words)}</a>{original}</p>\n'


def _folder(page: str) -> str:
    """A page's folder, which is all that a way to another page depends on."""
    return page[: page.rfind("/") + 1]


def _id(anchor: str) -> str:
    return f' id="{escaped(anchor)}"' if anchor else ""
