"""Three versions of one file, made one: the last draft, the file as a person left it, the new draft."""

from __future__ import annotations

from briefsite.merging.threeway.blocks import BodyMerge
from briefsite.merging.threeway.document import EMPTY, Document, read, unfinished
from briefsite.merging.threeway.edits import body_edits, header_edits, refusals
from briefsite.merging.threeway.fields import FieldMerge
from briefsite.merging.threeway.parts import Parts
from briefsite.merging.threeway.splices import spliced
from briefsite.model.edits import Edit, Merged, Proposal, Refusal
from briefsite.model.issues import Issue


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
    documents = [read(text) if text is not None else EMPTY for text in (base, ours, theirs)]
    if issues := tuple(document for document in documents if isinstance(document, Issue)):
        return Merged(ours, issues=issues)
    before, mine, new = (document for document in documents if isinstance(document, Document))
    if issue := unfinished(before, mine):
        return Merged(ours, issues=(issue,))
    edits = find_edits(before, mine) if base is not None else ()
    struck = tuple(sorted({*refused, *refusals(edits)}))
    text, proposals = _merged(before, mine, new, frozenset(struck), hands_off=base is None)
    return Merged(text, edits, tuple(dict.fromkeys(proposals)), struck)


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
    merged = Parts(parts.mark, parts.opening, spliced(parts.header, splices), parts.closing, body)
    return merged.joined(), [*headers.proposals, *bodies.proposals]
