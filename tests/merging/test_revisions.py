"""Where the paragraphs of a corrected text are now, and what it says no more."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.merging.anchoring import Anchoring
from briefsite.merging.revisions import Anchor, Revision
from briefsite.model.sources import Paragraph, Source, Span

ONE = "The ministers met in Orra on May 14. They spoke for an hour."
TWO = "Lund said the port would be “open to all ships” by October."
THREE = "Vik praised Orra for sending forty engineers."


def text(*paragraphs: str) -> Source:
    body, spans, at = "\n\n".join(paragraphs), [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        spans.append(Paragraph(number, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Source("a.txt", body, hashlib.sha256(body.encode()).hexdigest(), tuple(spans))


def revision(before: tuple[str, ...], after: tuple[str, ...]) -> Revision:
    return Revision("talks", text(*before), text(*after))


@pytest.mark.parametrize(
    ("words", "number", "after", "anchor"),
    [
        (["Vik praised Orra"], 3, ("New.", ONE, TWO, THREE), Anchor(4)),
        (["open to all ships"], 2, (ONE + " " + TWO, THREE), Anchor(1)),
        (["They spoke for an hour."], 1, ("They spoke for an hour.", TWO, THREE), Anchor(1)),
        (["They spoke long"], 1, (ONE.replace("an hour", "a day"), TWO), Anchor(1, "They spoke for an hour.")),
        (["forty engineers"], 3, (ONE, TWO), Anchor(2, THREE)),
        (["forty engineers"], 3, (ONE, TWO, THREE.replace("forty", "thirty")), Anchor(3, THREE)),
        (["Vik thanked Orra for forty engineers"], 3, (ONE, TWO, THREE + " More came."), Anchor(3)),
        (["said nowhere"], 2, (ONE, TWO, THREE), Anchor(2)),
        (["x"], 9, (ONE,), Anchor(9)),
    ],
)  # fmt: skip
def test_what_cites_a_paragraph_finds_it_or_is_told_what_is_gone(
    words: list[str], number: int, after: tuple[str, ...], anchor: Anchor
) -> None:
    assert revision((ONE, TWO, THREE), after).anchor(words, number) == anchor


WORD = st.text("abcdefgh", min_size=3, max_size=8)
PARAGRAPHS = st.lists(st.lists(WORD, min_size=4, max_size=9).map(" ".join), min_size=1, max_size=7, unique=True)


@given(PARAGRAPHS, st.data())
def test_whatever_is_moved_or_put_between_every_citation_follows_its_words(
    before: list[str], data: st.DataObject
) -> None:
    new = data.draw(st.lists(st.sampled_from(["Quite new.", "Also new 1.", "New too, 2."]), unique=True))
    after = data.draw(st.permutations([*before, *new]))
    moved = revision(tuple(before), tuple(after))
    for number, words in enumerate(before, 1):
        anchor = moved.anchor([words], number)
        assert anchor.gone == ""
        assert after[anchor.paragraph - 1] == words


@given(PARAGRAPHS, st.data())
def test_no_citation_leaves_the_text_and_what_is_gone_is_always_told(before: list[str], data: st.DataObject) -> None:
    after = data.draw(PARAGRAPHS)
    moved = revision(tuple(before), tuple(after))
    for number, words in enumerate(before, 1):
        anchor = moved.anchor([words], number)
        assert 1 <= anchor.paragraph <= len(after)
        assert (anchor.gone == "") is (any(words in paragraph for paragraph in after))
        assert not anchor.gone or anchor.gone in words


@given(st.text("abc [@p1;,-2]()“”\n>—#", max_size=80))
def test_a_body_of_any_shape_keeps_all_but_its_numbers(body: str) -> None:
    anchoring = Anchoring({"talks": revision((ONE, TWO), ("New.", ONE, TWO))})
    after = anchoring.anchored(f"---\ntitle: T\n---\n{body}", "talks")
    digits = str.maketrans("", "", "0123456789p, @")
    assert after.removeprefix("---\ntitle: T\n---\n").translate(digits) == body.translate(digits)


def test_citations_keep_their_form() -> None:
    moved = revision((ONE, TWO, THREE), ("New.", ONE, TWO, THREE))
    after = Anchoring({"talks": moved}).anchored(
        "---\nroles:\n- title: x\n  cite: talks, paras. 1, 2\n- title: y\n  cite: 'other, para. 1'\n---\n"
        "- A [@p1]\n- B [@talks, para. 2; @other, para. 1]\n- C [@p2-3]\n",
        "talks",
    )
    assert after == (
        "---\nroles:\n- title: x\n  cite: talks, paras. 2, 3\n- title: y\n  cite: 'other, para. 1'\n---\n"
        "- A [@p2]\n- B [@talks, para. 3; @other, para. 1]\n- C [@p3, p4]\n"
    )
