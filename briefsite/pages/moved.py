"""Old addresses: a small page at each, which leads to where its record is now, so that no link from outside dies.

Host and reader need nothing for it: no server's list of redirects, no script. An address that no reader was ever given
has no page: nobody has a link to it, and it may say what the record was not to be called.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import MovedPage
from briefsite.model.pages.parts import Ref
from briefsite.model.pages.terms import sections
from briefsite.model.records import FOLDERS
from briefsite.pages.library import Library


def moved_pages(library: Library, moved: Iterable[tuple[str, str]], living: Container[str]) -> Iterator[MovedPage]:
    """A page for each old address, straight to the last of a row of moves. An address at which a page lives keeps it,
    and one that led to what is no longer published leads nowhere. One that leads to a list says that its record is
    gone, and nothing of it. Where editions are kept, they know which addresses readers were given."""
    to, say = {address_of(before): address_of(now) for before, now in moved}, library.say
    lists = {f"{name}.html": Ref(sections(say)[name], f"{name}.html") for name in FOLDERS.values()}
    given = {f"{FOLDERS[one.kind]}/{one.id}.html" for edition in library.editions for one in edition.changes}
    for path in sorted(path for path in to if path not in living and (path in given or not given)):
        target = _last(path, to)
        ref = library.ref(target.rpartition("/")[2].removesuffix(".html"))
        if target in lists:
            yield MovedPage(Head(path, say("Taken out"), say("This page was taken out.")), lists[target], gone=True)
        elif ref and ref.path == target:
            yield MovedPage(Head(path, ref.title, say("This page has moved: %(title)s.", title=ref.title)), ref)


def _last(path: str, to: dict[str, str]) -> str:
    """Where a row of moves ends; a circle ends where it is entered."""
    seen = {path}
    while (after := to.get(path)) and after not in seen:
        seen.add(after)
        path = after
    return path


def address_of(path: str) -> str:
    """The address of a content file: its kind's folder and its id, however deep it lies.

    >>> address_of("actors/officers/hun-manet.md")
    'actors/hun-manet.html'
    """
    folder, name = path.partition("/")[0], path.rpartition("/")[2]
    return f"{folder if folder in FOLDERS.values() else ''}/{name.removesuffix('.md')}.html".removeprefix("/")
