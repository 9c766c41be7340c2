"""What stood below a body's last words in blanks that are no spaces (those that do not break, those of Japanese) was
taken away by the next conversion that had something new for the file."""

from __future__ import annotations

import pytest

from briefsite.merging.threeway import settle

DRAFT = "---\ntitle: Ada\nkind: person\n---\n"
NEWER = DRAFT.replace("person", "state")


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2028", "\x0c", "\x1f", " ", "\t"])
@pytest.mark.parametrize("body", ["{}\n", "\n{}\n\n", "\nWords of mine.\n{}\n", "\nWords of mine.{}\n\n{}{}\n\n"])
def test_they_stay(body: str, blank: str) -> None:
    typed = body.replace("{}", blank)
    assert settle(DRAFT, DRAFT + typed, NEWER).text == NEWER + typed
