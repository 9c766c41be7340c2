"""From a Markdown body to a `Body`: HTML that waits for its links, and the blocks that are its statements.

One converter is made and used for every file. What it gives depends on the text and its first line alone.
"""

from __future__ import annotations

from functools import cache

from markdown import Markdown

from briefsite.content.body.assembly import assembled
from briefsite.content.body.blocks import BlockFinder, BlockMarker
from briefsite.content.body.marks import marked
from briefsite.content.body.sanitising import sanitiser
from briefsite.model.body import Body
from briefsite.model.issues import Issue

_EXTENSIONS = ("tables", "fenced_code", "def_list", "sane_lists")


def read_body(text: str, path: str, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    """The body whose Markdown is `text`, which starts on line `first_line` of the file at `path`."""
    body = marked(text, path, first_line)
    converter, marker = _converter()
    marker.finder = BlockFinder(body)
    html = sanitiser().clean(converter.reset().convert(body.text))
    return assembled(html, body, marker.finder, first_line), tuple(body.issues)


@cache
def _converter() -> tuple[Markdown, BlockMarker]:
    converter = Markdown(extensions=list(_EXTENSIONS), output_format="html")
    marker = BlockMarker(converter)
    converter.treeprocessors.register(marker, "blocks", -1)
    return converter, marker
