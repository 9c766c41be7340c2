"""Ids in drafts, pointed elsewhere: after a file was renamed, or when the file they name was deleted by a person.

>>> repointed("- [[abe|Abe]] met [[bo]] [@p1]\\n", {"abe": "abe-lund", "bo": None}, {"bo": "Bo Vik"})
'- [[abe-lund|Abe]] met Bo Vik [@p1]\\n'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefsite.merging.threeway.document import read
from briefsite.merging.threeway.header import Child, Node
from briefsite.merging.threeway.lists import Rebuild
from briefsite.merging.threeway.matching import Sides
from briefsite.merging.threeway.splices import Splice, quoted, spliced
from briefsite.model.issues import Issue
from briefsite.model.slugs import id_of
from briefsite.model.splits import fold

#: The fields that hold ids; those of `cite` are followed by a locator.
ID_FIELDS = {"actors", "events", "topics", "participants", "affiliations", "part_of", "broader", "body", "cite"}
ID_FIELDS |= {"actor", "to", "event"}
#: Without these an item says nothing: it goes with the file they name.
_NEEDED = ("cite", "actor")
#: Its target, heading, the stroke before its words (in a table behind a backslash) and these.
WIKILINK = re.compile(r"\[\[([^\[\]|#]+?)(#[^\[\]|]*?)?(?:(\\?\|)([^\[\]]*))?\]\]")
#: The folders of an address inside the site, and what may stand behind it: a title.
_FOLDERS, _TITLED = r"(?:[^()<>\s#/:]+/)*", r"""(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?"""
MARKDOWN_LINK = re.compile(rf"\[([^\[\]]*)\]\((<?{_FOLDERS})([^()<>/\s#]+)\.md((?:#[^()<>\s]*)?>?{_TITLED})\)")
_DEFINITION = re.compile(
    rf"^((?:[ \t]*>)*[ ]{{0,3}}\[([^\[\]\n]+)\]:[ \t]*\n?[ \t]*<?)({_FOLDERS})([^()<>/\s#]+)\.md([#>\s].*|$)",
    re.MULTILINE,
)
_BRACKETED = re.compile(r"\[\[([^\[\]|#]+)(\|[^\[\]]*)?\]\]")
_CITED = re.compile(r"(?<=[@\s])([^\s@,;\[\]]+)(?=, para)")

#: Where an id leads now: another id, or None for nowhere.
Redirects = Mapping[str, str | None]


def repointed(text: str, to: Redirects, titles: Mapping[str, str], names: Mapping[str, str] | None = None) -> str:
    """A draft in which every id leads where `to` says; a link to nowhere becomes its label, or the title that was.

    `names` are titles and aliases by which a link may mean one of the ids.
    """
    called = {fold(name): id_ for name, id_ in (names or {}).items()}
    if not _mentions(text, called | {name: name for name in to}):
        return text
    document = read(text)
    if isinstance(document, Issue):
        return text
    parts = document.parts
    header = spliced(parts.header, _mapping(parts.header, document.fields, to, titles))
    return "".join((parts.mark, parts.opening, header, parts.closing, _body(parts.body, to, titles, called)))


def _mentions(text: str, names: Iterable[str]) -> bool:
    folded = fold(text) if names else ""
    return any(name in folded for name in names)


def _body(body: str, to: Redirects, titles: Mapping[str, str], called: Mapping[str, str]) -> str:
    def wikilink(found: re.Match[str]) -> str:
        typed, fragment, stroke, label = found[1].strip(), found[2] or "", found[3] or "|", found[4]
        id_ = _known(id_in(typed), to)
        name = id_ or called.get(fold(typed), typed)
        if name not in to:
            return found[0]
        label = typed if label is None and not id_ else label
        target = to[name]
        if target is None:
            return label or titles.get(name) or name
        words = in_place_of(typed, target) if id_ else target
        return f"[[{words}{fragment}{stroke + label if label is not None else ''}]]"

    def link(found: re.Match[str]) -> str:
        name = _known(found[3], to)
        if not name:
            return found[0]
        target = to[name]
        return f"[{found[1]}]({found[2]}{target}.md{found[4] or ''})" if target else found[1]

    lost: list[str] = []

    def definition(found: re.Match[str]) -> str:
        name = _known(found[4], to)
        target = to[name] if name else found[4]
        if target is None:
            lost.append(found[2])
            return ""
        return f"{found[1]}{found[3]}{target}.md{found[5]}"

    body = MARKDOWN_LINK.sub(link, WIKILINK.sub(wikilink, body))
    body = _DEFINITION.sub(definition, body) if "]:" in body else body
    for label in map(re.escape, lost):
        leads = rf"\[([^\[\]]+)\][ \n]?\[{label}\]|\[({label})\](?:\[\])?(?![\[(:])"
        body = re.sub(leads, lambda found: found[1] or found[2], body, flags=re.IGNORECASE)
    return _CITED.sub(lambda found: to.get(found[1]) or found[1], body)


def id_in(typed: str) -> str:
    """What a link's target is as an id, without folders and ending. (In `HIV/AIDS` stands no folder.)

    >>> id_in("actors/officers/ada-lund.md"), id_in("HIV/AIDS")
    ('ada-lund', 'HIV/AIDS')
    """
    folders = typed[: typed.rfind("/") + 1]
    return id_of(typed) if folders == folders.lower() else typed


def in_place_of(typed: str, target: str) -> str:
    """Another id as a link's target was typed.

    >>> in_place_of("actors/ada-lund.md", "ada"), in_place_of("Ada-Lund", "ada")
    ('actors/ada.md', 'ada')
    """
    return f"{typed[: typed.rfind('/') + 1]}{target}{'.md' if typed.endswith('.md') else ''}"


def _known(name: str, to: Redirects) -> str:
    """The id that somebody typed, in whatever case; "" where it is none of those that lead elsewhere."""
    return name if name in to else low if (low := name.lower()) in to else ""


def _mapping(text: str, node: Node, to: Redirects, titles: Mapping[str, str]) -> Iterator[Splice]:
    for child in node.children:
        if child.node.form == "list":
            yield from _list(text, child, to, titles)
        elif child.node.form == "map":
            yield from _mapping(text, child.node, to, titles)
        elif child.key in ID_FIELDS and (name := named_in(child.node.text)) in to:
            target = to[name]
            if target is None and child.key == "body":
                target = titles.get(name, name)
            yield renamed(child.node, name, target) if target else Splice(child.start, child.end, "")


def _list(text: str, child: Child, to: Redirects, titles: Mapping[str, str]) -> Iterator[Splice]:
    """Items that lead nowhere go, and with them what rests on a witness that is gone; no item comes twice."""
    kept, seen, nested = list[int](), set[str](), list[Splice]()
    for n, item in enumerate(child.node.children):
        name = named_in(item.node.text) if item.node.form == "scalar" and child.key in ID_FIELDS else ""
        target = to.get(name, name)
        if target is None or (target and target in seen) or not _rests(item, to):
            continue
        kept.append(n)
        seen.add(target)
        if item.node.form == "map":
            nested += _mapping(text, item.node, to, titles)
        elif target != name:
            nested.append(renamed(item.node, name, target))
    sides = [Sides(None, n, None) for n in range(len(child.node.children))]
    splices = Rebuild(text, text, child.node, Node("list", 0, 0), "\n").splices(sides, kept, nested, child.colon)
    yield from splices if splices is not None else nested


def _rests(item: Child, to: Redirects) -> bool:
    """Whether all that an item rests on is still there."""
    fields = (item.node.get(name) for name in _NEEDED if item.node.form == "map")
    return all(to.get(name := named_in(field.node.text), name) is not None for field in fields if field)


def named_in(text: str) -> str:
    """The id in a field: before a locator, or between the brackets that Obsidian writes."""
    return (linked[1] if (linked := _BRACKETED.fullmatch(text)) else text.partition(",")[0]).strip()


def renamed(node: Node, name: str, target: str) -> Splice:
    if linked := _BRACKETED.fullmatch(node.text):
        return Splice(node.start, node.end, quoted(f"[[{target}{linked[2] or ''}]]", node))
    words = target + node.text[len(name) :]
    safe = re.fullmatch(r"[\w][\w .()’'-]*(, paras?\. [\d, ]+)?", words)
    return Splice(node.start, node.end, words if safe else "'" + words.replace("'", "''") + "'")
