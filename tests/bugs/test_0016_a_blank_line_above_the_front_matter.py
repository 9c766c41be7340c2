"""A file with a blank line above its front matter was read by the site, and by conversions taken for one whose front
matter was gone: what was new in its text never arrived."""

from __future__ import annotations

import pytest

from briefsite.merging.threeway import settle

DRAFT = "---\ntitle: Ada\nkind: person\n---\n\n- Words [@p1]\n"
NEWER = DRAFT.replace("person", "state")


@pytest.mark.parametrize("above", ["\n", "  \n", "\n\n", "\r\n", "\ufeff\n"])
def test_what_is_new_arrives_below_it(above: str) -> None:
    merged = settle(DRAFT, above + DRAFT.replace("Ada", "Ada Lund"), NEWER)
    assert not merged.issues
    assert merged.text == above + NEWER.replace("Ada", "Ada Lund")


def test_what_is_wrong_in_it_is_told_with_its_line() -> None:
    (issue,) = settle(DRAFT, "\n\n" + DRAFT.replace("Ada", "[Ada"), NEWER).issues
    assert (issue.code, issue.place.line) == ("front-matter-yaml", 4)
