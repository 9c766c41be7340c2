"""`[[HIV/AIDS]]` was taken for a file in a folder, and nothing else: no link led to a title with a stroke."""

from __future__ import annotations

import pytest

from briefsite.content.reading import read_entry
from briefsite.graph import link

FILES = {
    "topics/hiv.md": "---\ntitle: HIV/AIDS\n---\n",
    "actors/who.md": "---\ntitle: WHO\nkind: organisation\naliases: [W/H/O]\n---\n",
}


@pytest.mark.parametrize(
    ("words", "id_"),
    [("[[HIV/AIDS]]", "hiv"), ("[[hiv/aids|it]]", "hiv"), ("[[W/H/O]]", "who"), ("[[actors/who]]", "who")],
)
def test_it_is_a_name_like_any_other(words: str, id_: str) -> None:
    files = {**FILES, "topics/health.md": f"---\ntitle: Health\n---\n\nOn {words}.\n"}
    entries = [read_entry(f"content/{path}", text.encode())[0] for path, text in sorted(files.items())]
    graph, issues = link([entry for entry in entries if entry], ())
    assert graph.targets["health"] == (id_,)
    assert not issues
