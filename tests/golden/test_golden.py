"""The two example texts make exactly what is expected. After a change that is meant: `make golden`."""

from __future__ import annotations

from tests.golden import expected


def test_the_example_texts_are_drafted_as_expected() -> None:
    difference = expected.difference(expected.expected_drafts(), expected.drafts())
    assert not difference, f"\n{difference}\n\nIf this is meant, type: make golden"


def test_the_site_of_the_expected_drafts_is_byte_for_byte_the_expected_one() -> None:
    made = expected.site(expected.expected_drafts())
    pages = expected.expected_pages()
    difference = expected.difference(pages, {path: made.get(path, b"") for path in pages})
    assert not difference, f"\n{difference}\n\nIf this is meant, type: make golden"
    assert expected.digests(made) == expected.expected_digests()
