"""A title of blanks, or of signs without width, was a title: links to it had no words, and its page no heading."""

from __future__ import annotations

import pytest

from briefsite.content.reading import read_entry


@pytest.mark.parametrize("typed", ["'   '", '"\\t"', "\u200b", "\u2060\ufeff", "'\u00a0'", '"\\u202e"', '"\\x01"'])
def test_it_says_nothing(typed: str) -> None:
    text = f"---\ntitle: {typed}\nkind: person\naliases: [{typed}, Ana]\nroles:\n  - title: {typed}\n---\n"
    _, issues = read_entry("content/actors/ana.md", text.encode())
    missing = [(issue.place.line, issue.message) for issue in issues if issue.severity == "error"]
    assert missing == [(2, "'title' is missing"), (6, "'roles.0.title' is missing")]


def test_it_is_no_alias() -> None:
    text = "---\ntitle: Ana\nkind: person\naliases: ['  ', Ada]\ncountry: ' '\n---\n"
    entry, issues = read_entry("content/actors/ana.md", text.encode())
    assert entry is not None
    assert not issues
    assert (entry.record.aliases, entry.record.country) == (("Ada",), "")  # type: ignore[union-attr]
