"""Whatever is read out of a text, its draft says nothing that the text does not."""

from __future__ import annotations

import html
import re

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.drafting import draft
from briefsite.extraction import COMPONENTS
from briefsite.model.knowledge import Knowledge
from briefsite.resolution import resolve
from tests.extraction.cases import read

SOUP = """Kenya Norway President Rei Tarro General Ada Lund met visited attacked signed said will the a talks in Oslo on
3 May 2020 and “ ” " , . [ ] ( ) * _ < & his they with during exercises held agreement by to of [[x]] [@p9] <b> #"""
WORDS = st.sampled_from([*SOUP.split(), "\n\n"])


def plain(markdown: str) -> str:
    """A line of a drafted body without links, citation, mark and escapes."""
    line = re.sub(r" \[@p\d+\]$", "", markdown)
    line = re.sub(r"(?<!\\)\[\[[a-z0-9-]+\|([^\]]+)\]\]", r"\1", line)
    return html.unescape(re.sub(r"\\([\\`*_\[\]!#>+.\-)])", r"\1", line)).strip()


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_statements_and_quotations_are_the_words_of_the_text(text: str) -> None:
    document = read(text, *COMPONENTS).document
    made = draft(resolve([document], Knowledge()))
    flat = " ".join(text.split())
    for path, content in made.items():
        if path.endswith(".md"):
            _, front, body = content.split("---\n", 2)
            assert yaml.safe_load(front)["status"] == "drafted"
            for line in body.splitlines():
                if line.startswith("- "):
                    assert plain(line.removeprefix("- ")) in flat
                if line.startswith("> “"):
                    assert plain(line.removeprefix("> “").removesuffix("”")) in flat
