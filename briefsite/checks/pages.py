"""Does every link of the finished pages lead somewhere: every `href`, every `src`, every fragment?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from briefsite.checks.outlines import Reference, Sketch, exact_ids, position, references, sketch, style_references
from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.model.site import Site

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NO_FILE = "leads to no file of the site"
#: What an address ends in that may lead to a folder's own page.
_OF_A_FOLDER = frozenset({"", ".", ".."})
#: What an address begins with that leads to the page that it stands on.
_LOCAL = frozenset({"", "#", "?"})
#: The page that a host shows at any address.
_ANYWHERE = "404.html"

#: The places of one dead address: page and reference.
Places = list[tuple[str, Reference]]


def page_issues(
    site: Site,
    templates: Mapping[str, str],
    sketches: Mapping[str, Sketch] | None = None,
    pictures: Container[str] = (),
    sound: Mapping[str, Sketch] | None = None,
) -> Iterator[Issue]:
    """One issue for every address that leads nowhere, at its first place, in the template where that has it too.

    `sketches` are those of the pages, where they are at hand; `pictures` are the addresses that `picture_issues`
    answers for. `sound` are the sketches, in a site in which no page had a dead address, of those files that differ or
    are gone, and empty ones of those that it did not have: then only these are looked at, and those that may lead to a
    file that is gone or an id that is lost.
    """
    if sketches is None:
        sketches = {path: sketch(data) for path, data in site.items() if path.endswith(".html")}
    links = _Links(site, sketches)
    dead: dict[tuple[str, str], Places] = {}
    changed = sketches if sound is None else _changed(sketches, sound, site)
    for path, reference in _doubtful(site, changed, links):
        fault = links.fault(reference.address, path)
        if fault and unquote(reference.address) not in pictures:
            dead.setdefault((reference.address, fault), []).append((path, reference))
    for (address, fault), places in dead.items():
        yield _issue(address, fault, places, site, templates)


def _changed(sketches: Mapping[str, Sketch], sound: Mapping[str, Sketch], site: Site) -> Mapping[str, Sketch]:
    """The pages that may have a dead address, with those that are in doubt."""
    changed = {path: sketches[path] for path in sound if path in sketches}
    names, gone = _names(changed), _names(path for path in sound if path not in site)
    gone = gone and gone | _OF_A_FOLDER
    doubtful = {path: replace(one, addresses=_in_doubt(one, sound[path], names, gone)) for path, one in changed.items()}
    lost = frozenset[str]().union(*(sound[path].ids - one.ids for path, one in changed.items()))
    if not lost and not gone:
        return doubtful
    pages = sketches.items()
    return doubtful | {path: one for path, one in pages if any(_leads_to(way, lost, gone) for way in one.addresses)}


def _names(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(path.rpartition("/")[2] for path in paths)


def _in_doubt(page: Sketch, before: Sketch, changed: Container[str], gone: Container[str]) -> frozenset[str]:
    """The addresses on a page but for those that led somewhere before, and neither to a file that may be gone nor to a
    place on a page that may be another now; `changed` and `gone` are the names of such files."""
    known = (one for one in page.addresses & before.addresses if not _is_local(one))
    return page.addresses.difference(one for one in known if _is_sure(*one.partition("#"), changed, gone))


def _is_sure(path: str, _: str, place: str, changed: Container[str], gone: Container[str]) -> bool:
    """Whether an address leads where it led, in a site of which only some files are others, or gone."""
    name = _name_in(path)
    return name not in gone and (not place or (name not in _OF_A_FOLDER and name not in changed))


def _leads_to(address: str, ids: frozenset[str], gone: Container[str]) -> bool:
    """Whether an address may lead to one of these ids on another page, or to a file that is gone."""
    path, _, fragment = address.partition("#")
    return bool(path) and (_name_in(path) in gone or (bool(fragment) and (fragment in ids or unquote(fragment) in ids)))


def _name_in(path: str) -> str:
    return unquote(path.partition("?")[0]).rpartition("/")[2]


def _doubtful(site: Site, sketches: Mapping[str, Sketch], links: _Links) -> Iterator[tuple[str, Reference]]:
    """Every reference of the pages that may have a fault, and of the style sheets."""
    for path in sorted(links.faulty(sketches)):
        yield from ((path, reference) for reference in references(site[path]))
    for path in sorted(path for path in site if path.endswith(".css")):
        yield from ((path, reference) for reference in style_references(site[path]))


class _Links:
    """Follows addresses. What leads from one page of a folder leads from all of them, so it is followed once."""

    def __init__(self, site: Site, sketches: Mapping[str, Sketch]) -> None:
        self._site = site
        self._sketches = sketches
        self._exact: dict[str, frozenset[str]] = {}

    def faulty(self, pages: Mapping[str, Sketch]) -> Iterator[str]:
        """The pages with an address that leads nowhere."""
        folders: dict[str, list[str]] = {}
        for page in pages:
            folders.setdefault(page if page == _ANYWHERE else posixpath.dirname(page), []).append(page)
        for inside in folders.values():
            addresses, astray = set[str](), set[str]()
            for page in inside:
                seen = pages[page]  # which is put together for each who asks
                local = [one for one in seen.addresses if one[:1] in _LOCAL]
                addresses.update(seen.addresses.difference(local))
                if any(one[1:] not in seen.ids and self.fault(one, page) for one in local):
                    astray.add(page)
            dead = set(self._dead(addresses, inside[0]))
            yield from (page for page in inside if page in astray or (dead and dead & pages[page].addresses))

    def _dead(self, addresses: Iterable[str], page: str) -> Iterator[str]:
        """Those of the addresses on a page that lead nowhere; a file that many lead to is looked for once."""
        places: dict[str, list[str]] = {}
        for address in addresses:
            places.setdefault(address.partition("#")[0], []).append(address)
        for path, leading in places.items():
            if self.fault(path, page):
                yield from leading
                continue
            if leading == [path]:
                continue
            known = self._sketches.get(target_of(unquote(path.partition("?")[0]), page))
            ids = known.ids if known else frozenset()
            doubtful = (one for one in leading if one != path and one[len(path) + 1 :] not in ids)
            yield from (one for one in doubtful if self.fault(one, page))

    def fault(self, address: str, page: str) -> str:
        """Why an address on a page leads nowhere; "" where it leads somewhere."""
        if address.startswith("/") and page == _ANYWHERE:
            return ""
        if _SCHEME.match(address):
            return "is an address that no page should have"
        path, _, fragment = address.partition("#")
        if path.startswith("/"):
            return "begins with a slash, and is dead wherever the site is not at the root"
        target = target_of(unquote(path.partition("?")[0]), page)
        if target not in self._site:
            return _NO_FILE
        missing = fragment and target in self._sketches and not self._has(target, unquote(fragment))
        where = "on its page" if _is_local(address) else f"in {target}"
        return f"leads to no place {where}" if missing else ""

    def _has(self, page: str, fragment: str) -> bool:
        if fragment == "top" or fragment in self._sketches[page].ids:
            return True
        if page not in self._exact:
            self._exact[page] = exact_ids(self._site[page])
        return fragment in self._exact[page]


def _is_local(address: str) -> bool:
    """Whether an address leads to the page that it stands on."""
    return address[:1] in _LOCAL


def target_of(path: str, page: str) -> str:
    """The file of the site that a path on a page leads to."""
    if not path:
        return page
    rest, folder = path, page.rpartition("/")[0]
    while folder and rest.startswith("../"):
        rest, folder = rest[3:], folder.rpartition("/")[0]
    if rest[-1:].isalnum() and rest[0] not in "./" and "./" not in rest and "//" not in rest:  # as all of ours are
        return f"{folder}/{rest}" if folder else rest
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    is_folder = path.endswith("/") or joined == "." or path in {".", ".."}
    return posixpath.normpath(posixpath.join(joined, "index.html")) if is_folder else joined


def _issue(address: str, fault: str, places: Places, site: Site, templates: Mapping[str, str]) -> Issue:
    page, first = places[0]
    pages = len({path for path, _ in places})
    others = f", here and on {pages - 1} other page{'s' if pages > 2 else ''}" if pages > 1 else ""
    place = _in_template(address, templates) or Place(f"site/{page}", first.line, first.column)
    if "no place" in fault:
        return Issue(place, "dead-fragment", f"'{address}' {fault}{others}")
    return Issue(place, "dead-link", f"'{address}' {fault}{others}", _hint(address, page, site))


def _hint(address: str, page: str, site: Site) -> str:
    path = unquote(address.partition("#")[0])
    target = target_of(path.lstrip("/"), "index.html" if path.startswith("/") else page)
    if target in site:
        return f"write {posixpath.relpath(target, posixpath.dirname(page) or '.')}"
    suffix = posixpath.splitext(target)[1]
    return did_you_mean(target, (known for known in site if known.endswith(suffix)))


def _in_template(address: str, templates: Mapping[str, str]) -> Place | None:
    for path, text in sorted(templates.items()):
        for quote in "\"'":
            at = text.find(f"={quote}{address}{quote}") if address else -1
            if at >= 0:
                return Place(path, *position(text, at + 2))
    return None
