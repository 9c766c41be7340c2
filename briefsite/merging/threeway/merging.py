"""Three versions of one file, made one: the last draft, the file as a person left it, the new draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefsite.merging.threeway.blocks import BODY, BodyMerge
from briefsite.merging.threeway.document import EMPTY, Document, read, unfinished
from briefsite.merging.threeway.edits import body_edits, header_edits, refusals
from briefsite.merging.threeway.fields import FieldMerge
from briefsite.merging.threeway.header import Node, comments
from briefsite.merging.threeway.parts import Parts, line_end, unix
from briefsite.merging.threeway.refusing import without_refused
from briefsite.merging.threeway.splices import quoted, spliced
from briefsite.merging.threeway.standing import still_refused
from briefsite.model.edits import Edit, Merged, Proposal, Refusal
from briefsite.model.issues import Issue

#: The path of an issue with the last draft, rather than with the file itself.
LAST_DRAFT = ".drafts"
#: A file that says nothing.
NOTHING = "---\n---\n"


def three_way(base: str | None, ours: str, theirs: str, refused: frozenset[Refusal] = frozenset()) -> Merged:
    r"""The person's file with the machine's changes in it, wherever no person was.

    `refused` is what was deleted from it before. Without a base the file is all a person's: then nothing is added to
    it, and all that the draft has to say is proposed.

    >>> draft, newer = "---\ntitle: A\ndate: X\n---\n", "---\ntitle: B\ndate: Y\n---\n"
    >>> merged = three_way(draft, "---\ntitle: A, by hand # mine\ndate: X\n---\n", newer)
    >>> merged.text
    '---\ntitle: A, by hand # mine\ndate: Y\n---\n'
    >>> merged.proposals
    (Proposal(path='', place='title', mine='A, by hand', last='A', new='B'),)
    """
    found = survey(base, ours, refused)
    new = read(theirs)
    if found.issues or isinstance(new, Issue):
        return found if found.issues else replace(found, issues=(new,))  # type: ignore[arg-type]
    before, mine = _readable(base), _readable(ours)
    struck = frozenset(found.refusals)
    come = without_refused(new, struck, {child.key for child in (*before.fields.children, *mine.fields.children)})
    text, proposals = _merged(before, mine, come, struck, hands_off=base is None)
    return replace(found, text=text, proposals=tuple(dict.fromkeys(proposals)))


def survey(base: str | None, ours: str, refused: frozenset[Refusal] = frozenset()) -> Merged:
    """The file as it stands: what the person did to it, and all that is refused in it; or why it is unfit."""
    before, mine = read(base) if base is not None else EMPTY, read(ours)
    if isinstance(before, Issue):
        issue = replace(before, place=replace(before.place, path=LAST_DRAFT))
        return Merged(ours, refusals=tuple(sorted(refused)), issues=(issue,))
    fault = mine if isinstance(mine, Issue) else unfinished(before, mine)
    if isinstance(mine, Issue) or fault:
        return Merged(ours, refusals=tuple(sorted(refused)), issues=(fault,) if fault else ())
    edits = find_edits(before, mine) if base is not None else ()
    struck = tuple(sorted(still_refused({*refused, *refusals(edits)}, mine)))
    return Merged(ours, edits, refusals=struck)


def stripped(draft: str, refused: frozenset[Refusal]) -> Merged:
    r"""A draft without what is refused; what is nearly that is proposed.

    >>> stripped("---\ntitle: A\naliases: [a, b]\n---\n", frozenset({("aliases", "b")})).text
    '---\ntitle: A\naliases: [a]\n---\n'
    """
    document = read(draft)
    if isinstance(document, Issue):
        return Merged(draft)
    left = without_refused(document, refused)
    bare = replace(left.parts, body="").joined()
    return three_way(bare, bare, left.parts.joined(), refused)


def united(one: str, other: str, names: Mapping[str, str] | None = None) -> str:
    r"""One file of two about the same thing: what the first says, and what only the other has.

    `names` are items to add to its lists, by key.

    >>> united("---\ntitle: A\naliases: [a]\n---\n", "---\ntitle: B\ncountry: NO\n---\n", {"aliases": "B"})
    '---\ntitle: A\ncountry: NO\naliases: [B, a]\n---\n'
    """
    merged = three_way(NOTHING, one, other)
    text = merged.text
    for each in merged.proposals:  # passages so alike that they were taken for one, which neither is to lose
        if each.place.startswith(BODY) and each.mine:
            text = (unix(text).rstrip() + f"\n\n{each.new}\n").replace("\n", line_end(text))
    for key, name in (names or {}).items():
        item = quoted(name, Node("scalar", 0, 0, quote="'"))
        plain = name if name.replace("-", "").replace(" ", "").isalpha() else item
        text = three_way(NOTHING, text, f"---\n{key}:\n- {plain}\n---\n").text
    return _with_comments(text, other)


def _with_comments(text: str, other: str) -> str:
    """A file with the comments in the front matter of another that it has not, at the end of its own."""
    document, its = read(text), _readable(other)
    if isinstance(document, Issue) or not document.parts.opening or document.fields.flow:
        return text
    header = document.parts.header
    here, end = set(comments(header, document.fields)), line_end(header)
    more = (words for words in comments(its.parts.header, its.fields) if words not in here)
    return replace(document.parts, header=header + "".join(f"{words}{end}" for words in more)).joined()


def _readable(text: str | None) -> Document:
    document = read(text) if text is not None else EMPTY
    return EMPTY if isinstance(document, Issue) else document


def find_edits(base: Document, ours: Document) -> tuple[Edit, ...]:
    """What the person did, in the order of the file."""
    header = header_edits(base.parts.header, base.fields, ours.parts.header, ours.fields)
    return (*header, *body_edits(base.parts.body, ours.parts.body))


def _merged(
    base: Document, ours: Document, theirs: Document, refused: frozenset[Refusal], *, hands_off: bool
) -> tuple[str, list[Proposal]]:
    headers = FieldMerge(base.parts.header, ours.parts.header, theirs.parts.header, refused, hands_off)
    splices = headers.run(base.fields, ours.fields, theirs.fields)
    bodies = BodyMerge(base.parts.body, ours.parts.body, theirs.parts.body, refused, hands_off)
    body = bodies.run()
    parts = ours.parts
    if "\n" not in parts.body:  # it ends no line of its own
        body = unix(body).replace("\n", line_end(parts.header))
    merged = Parts(parts.mark, parts.opening, spliced(parts.header, splices), parts.closing, body)
    return merged.joined(), [*headers.proposals, *bodies.proposals]
