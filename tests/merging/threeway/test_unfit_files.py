"""Files that cannot be merged: each is left as it is, with a place, a cause and what to do."""

from __future__ import annotations

import pytest

from briefsite.merging.threeway import prove, settle

DRAFT = "---\ntitle: Ada\nkind: person\n---\n\n- Words [@p1]\n"
NEWER = DRAFT.replace("person", "state")


@pytest.mark.parametrize(
    ("ours", "code", "line"),
    [
        ("", "front-matter-gone", 1),
        ("- Words [@p1]\n", "front-matter-gone", 1),
        ("---\ntitle: Ada\nkind: per", "front-matter-open", 1),
        (DRAFT.replace("Ada", "[Ada"), "front-matter-yaml", 2),
        ("---\n- a\n---\n", "front-matter-no-mapping", 2),
        (DRAFT.replace("kind: person", "title: Bo"), "duplicate-key", 3),
        (DRAFT.replace("Ada", "&name Ada").replace("person", "*name"), "front-matter-anchor", 2),
        (DRAFT.replace("- Words", "<<<<<<< HEAD\n- Words\n=======\n- Others\n>>>>>>> main"), "conflict-marker", 6),
    ],
)
def test_a_file_that_is_not_whole_is_left_alone_with_its_line_and_cause(ours: str, code: str, line: int) -> None:
    merged = settle(DRAFT, ours, NEWER)
    assert merged.text == ours
    assert [(issue.code, issue.place.line) for issue in merged.issues] == [(code, line)]
    assert merged.issues[0].hint


def test_a_fence_of_dashes_inside_the_body_is_no_front_matter() -> None:
    ours = DRAFT + "\n---\n\nAfter the rule.\n"
    assert settle(DRAFT, ours, NEWER).text == ours.replace("person", "state")


MINE = DRAFT.replace("Ada", "Ada Lund # checked").replace("- Words", "- A note.\n- Words")


@pytest.mark.parametrize(
    ("merged", "fault"),
    [
        (MINE.replace("Ada Lund", "Ada"), "'Ada Lund' would be lost"),
        (MINE.replace(" # checked", ""), "'# checked' would be lost"),
        (MINE.replace("- A note.\n", ""), "'- A note.' would be lost"),
        (MINE + "- Never said.\n", "'- Never said.' comes from nowhere"),
        (MINE.replace("- Words [@p1]\n", ""), "'- Words' would be lost"),
        (MINE.replace("- A note.\n- Words [@p1]", "- A note. - Words [@p1]"), "would change it again"),
    ],
)
def test_the_proof_notices_what_a_faulty_merge_would_do(merged: str, fault: str) -> None:
    assert fault in "; ".join(prove(DRAFT, MINE, NEWER, merged))


def test_the_proof_notices_what_would_come_back() -> None:
    assert "would come back" in "; ".join(prove(DRAFT, DRAFT.replace("- Words [@p1]\n", ""), NEWER, NEWER))


@pytest.mark.parametrize(
    "refusal", [("aliases", "b"), ("date", ""), ("body", "Words"), ("section", "talks"), ("section", "further")]
)
def test_the_proof_notices_what_was_deleted_in_an_earlier_run(refusal: tuple[str, str]) -> None:
    bare, full = "---\ntitle: A\naliases: [a]\n---\n", "---\ntitle: A\naliases: [a, b]\ndate: X\n---\n\n- Words [@p1]\n"
    full += "\n## [[talks|Talks]]\n\n## Further\n"
    assert not prove(bare, bare, full, full)
    assert "once deleted, would come back" in "; ".join(prove(bare, bare, full, full, frozenset({refusal})))
