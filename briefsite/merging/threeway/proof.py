"""The proof that a merge kept what people did, made before anything is written.

It does not trust the merge: it takes the four texts apart into atoms (values, list items, comments, sentences, blocks,
headings) and counts them. What a person added must be there; what a person deleted must not be back; what is gone must
have been the machine's to take; what is there must have stood in one of the two; and merging again must change nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefsite.merging.threeway.blocks import BODY, SECTION
from briefsite.merging.threeway.document import EMPTY, Document, read
from briefsite.merging.threeway.header import Node, comments, plain
from briefsite.merging.threeway.lists import identity
from briefsite.merging.threeway.merging import three_way
from briefsite.merging.threeway.order import reordered
from briefsite.merging.threeway.passages import gist, sections
from briefsite.merging.threeway.sentences import sentences
from briefsite.model.edits import Refusal
from briefsite.model.issues import Issue

#: A kind (`field`, `key`, `item`, `part`, `comment`, `sentence`, `block`, `gist`, `heading`), a place and words.
Atom = tuple[str, str, str]
_STAYS = {"field", "key", "item", "part", "comment", "sentence"}
_STAYS_AWAY = {"field", "key", "item", "block", "gist", "heading"}


def prove(
    base: str | None, ours: str, theirs: str, merged: str, refused: frozenset[Refusal] = frozenset()
) -> tuple[str, ...]:
    """What is wrong with a merge, a sentence each; nothing, if it may be written."""
    documents = [read(text) if text is not None else EMPTY for text in (base, ours, theirs, merged)]
    if faults := tuple(document.message for document in documents if isinstance(document, Issue)):
        return faults
    before, mine, new, result = (document for document in documents if isinstance(document, Document))
    faults = (*_balance(before, mine, new, result), *_refusals(mine, result, refused), *_order(before, mine, result))
    if not faults and merged != ours and three_way(base, merged, theirs, refused).text != merged:
        return ("merging again would change it again",)
    return faults


def atoms(document: Document) -> Counter[Atom]:
    """Everything that a file says, counted."""
    found: Counter[Atom] = Counter(_fields("", document.fields))
    found.update(("comment", "", text) for text in comments(document.parts.header, document.fields))
    for section in sections(document.parts.body):
        if section.heading:
            found["heading", "", section.id] += 1
        for passage in (*([section.heading] if section.heading else []), *section.blocks):
            found.update(_sentences(passage.words))
            found["block", "", passage.words] += 1
            found["gist", "", gist(passage.words)] += 1
    return found


def _balance(base: Document, ours: Document, theirs: Document, merged: Document) -> Iterator[str]:
    before, mine, new, result = (atoms(document) for document in (base, ours, theirs, merged))
    withdrawn = _withdrawn(before, mine, new, result)
    before, mine = before - withdrawn, mine - withdrawn
    for atom in sorted(before.keys() | mine.keys() | result.keys()):
        kind, place, words = atom
        b, o, t, m = before[atom], mine[atom], new[atom], result[atom]
        name = f"{kind} {place} '{words}'"
        if kind in _STAYS and o - m > (0 if o > b else max(0, b - t)):
            yield f"{name} would be lost"
        if kind in _STAYS_AWAY and b > o < m:
            yield f"{name} would come back"
        if m and not (o or t) and kind not in {"block", "gist", "heading"}:
            yield f"{name} comes from nowhere"


def _withdrawn(base: Counter[Atom], ours: Counter[Atom], theirs: Counter[Atom], merged: Counter[Atom]) -> Counter[Atom]:
    """The sentences of blocks that nobody touched and the machine took away. They are no loss, also where a person has
    written one of them elsewhere: a citation alone is a sentence here, and many blocks have the same."""
    found: Counter[Atom] = Counter()
    for atom in base:
        kind, _, words = atom
        copies = base[atom] - max(theirs[atom], merged[atom])
        if kind == "block" and base[atom] == ours[atom] and copies > 0:
            found.update({each: copies * number for each, number in _sentences(words).items()})
    return found


def _sentences(words: str) -> Counter[Atom]:
    return Counter(("sentence", "", piece.strip()) for piece in sentences(words) if piece.strip())


def _refusals(ours: Document, merged: Document, refused: frozenset[Refusal]) -> Iterator[str]:
    """What was deleted in an earlier run, and is in the merge though the person has not written it again."""
    mine, result = atoms(ours), atoms(merged)
    for place, words in sorted(refused):
        atom = _atom(place, words)
        if result[atom] and not mine[atom]:
            yield f"{' '.join(filter(None, atom))!r}, once deleted, would come back"


def _atom(place: str, words: str) -> Atom:
    """What a refusal refuses."""
    if place in {BODY, SECTION}:
        return "gist" if place == BODY else "heading", "", words
    return ("item", place, words) if words else ("key", place, "")


def _order(base: Document, ours: Document, merged: Document) -> Iterator[str]:
    versions = [_sequences(document) for document in (base, ours, merged)]
    for place in versions[1]:
        before, mine, result = _told_apart([version.get(place, []) for version in versions])
        if reordered(before, mine) and reordered(mine, result):
            yield f"the order of {place} would change"


def _told_apart(sequences: list[list[str]]) -> list[list[str]]:
    """The sequences without items of one name: which of them is which, nobody can tell."""
    twice = {name for items in sequences for name, number in Counter(items).items() if number > 1}
    return [[name for name in items if name not in twice] for items in sequences]


def _sequences(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in document.fields.children:
        if child.node.form == "list":
            found[child.key] = [identity(child.key, item.node) for item in child.node.children]
    for section in sections(document.parts.body):
        found[f"section '{section.id}'"] = [block.words for block in section.blocks]
    return found


def _fields(prefix: str, node: Node) -> Iterator[Atom]:
    inside = "[]" in prefix
    for child in node.children:
        path = f"{prefix}{child.key}"
        if not inside:
            yield "key", path, ""
        yield from _value(path, child.node)


def _value(path: str, node: Node) -> Iterator[Atom]:
    if node.form == "scalar":
        yield "part" if "[]" in path else "field", path, node.text
    elif node.form == "map":
        yield from _fields(f"{path}.", node)
    else:
        for item in node.children:
            yield "item", path, identity(path, item.node)
            if plain(item.node) and item.node.form != "scalar":
                yield from _value(f"{path}[]", item.node)
