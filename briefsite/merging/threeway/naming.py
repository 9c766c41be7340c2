"""What a person wrote otherwise than the last draft, for the next conversion to know: names, roles, a day of
publication."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from briefsite.merging.threeway.document import Document, read
from briefsite.model.edits import Refusal
from briefsite.model.issues import Issue

#: What precedes a name that a thing was drafted under before a person gave it another.
FORMER = "title "
#: What precedes a role that a person wrote.
ROLE = "role "
#: Of a person who took the whole list of other names out.
UNLISTED: Refusal = ("aliases", "")


def taught_by(base: str, ours: str) -> Iterator[str]:
    r"""The aliases and roles (`ROLE`) that only the file has; the drafted title, where a person put another in its
    place (`FORMER`); of a brief, the day of publication.

    >>> list(taught_by("---\ntitle: A\n---\n", "---\ntitle: B\naliases: [C]\nroles: [{title: D}]\n---\n"))
    ['C', 'role D', 'title A']
    """
    before, mine = read(base), read(ours)
    if isinstance(before, Issue) or isinstance(mine, Issue):
        return
    drafted = _aliases(before)
    yield from (name for name in _aliases(mine) if name not in drafted)
    held = _roles(before)
    yield from (ROLE + role for role in _roles(mine) if role not in held)
    was, now = (document.fields.get("title") for document in (before, mine))
    if was and (now is None or now.node.text != was.node.text) and before.fields.get("source") is None:
        yield FORMER + was.node.text
    if (day := _published(mine)) and day != _published(before):
        yield day


def still_taught(words: Iterable[str], base: str, ours: str, refused: Container[Refusal]) -> frozenset[str]:
    r"""Those of the words that a person taught which the file goes on to say: what is taken out is taught no more. A
    former title need not stand there, unless it was struck: by name, or with the list that the last draft had it in.

    >>> sorted(still_taught({"C", "D", "title A"}, "", "---\ntitle: B\naliases: [C]\n---\n", frozenset()))
    ['C', 'title A']
    """
    before, mine = read(base), read(ours)
    if isinstance(mine, Issue):
        return frozenset(words)
    listed = [] if isinstance(before, Issue) or UNLISTED not in refused else _aliases(before)
    said = {*_aliases(mine), *(ROLE + role for role in _roles(mine)), _published(mine)}

    def stays(word: str) -> bool:
        name = word.removeprefix(FORMER)
        return name in said or (word != name and name not in listed and ("aliases", name) not in refused)

    return frozenset(filter(stays, words))


def _aliases(document: Document) -> list[str]:
    child = document.fields.get("aliases")
    return [item.node.text for item in child.node.children if item.node.text] if child else []


def _roles(document: Document) -> list[str]:
    child = document.fields.get("roles")
    titles = (item.node.get("title") for item in child.node.children) if child else ()
    return [title.node.text for title in titles if title is not None and title.node.text]


def _published(document: Document) -> str:
    source = document.fields.get("source")
    child = source.node.get("published") if source else None
    return child.node.text if child else ""
