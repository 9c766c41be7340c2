"""From a Markdown body to a `Body`: HTML that waits for its links, and the blocks that are its statements.

One converter is made and used for every file. What it gives depends on the text and its first line alone.
"""

from __future__ import annotations

import re
from functools import cache

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from briefsite.content.body.assembly import assembled
from briefsite.content.body.blocks import BlockFinder, BlockMarker
from briefsite.content.body.brackets import with_bracket_pairs
from briefsite.content.body.marks import marked
from briefsite.content.body.quotes import SeparateQuotes
from briefsite.content.body.rows import RowsOfRules
from briefsite.content.body.sanitising import sanitiser
from briefsite.model.body import Body
from briefsite.model.issues import Issue, Place

_LESS = "\ue00a"  # stands for a sign that begins no element, until the end
_ENDLESS, _MANY = re.compile(r"<(?![^>]{0,1000}>)"), 200
_EXTENSIONS = ("tables", "fenced_code", "def_list", "sane_lists")


def read_body(text: str, path: str, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    """The body whose Markdown is `text`, which starts on line `first_line` of the file at `path`."""
    body = marked(text, path, first_line)
    converter, marker = _converter()
    marker.finder = BlockFinder(body)
    try:
        html = sanitiser().clean(converter.reset().convert(_tamed(body.text))).replace(_LESS, "&lt;")
    except RecursionError:
        _converter.cache_clear()  # it stopped in the midst of its work, and would go on there
        hint = "take some of the lists or quotations out of each other"
        return Body(""), (Issue(Place(path, first_line), "nesting", "the body nests too deeply", hint),)
    return assembled(html, body, marker.finder, first_line)


def _tamed(text: str) -> str:
    """A text in which hundreds of elements begin and do not end in sight shows those as signs: the parser of HTML would
    go through all that follows for each of them."""
    endless = len(_ENDLESS.findall(text)) if text.count("<") > _MANY else 0
    return _ENDLESS.sub(_LESS, text) if endless > _MANY else text


class _InlineMarkup(InlineProcessor):
    """Looks for no markup where there is no sign of any: most of our texts, and a fifth of the time. (Where the library
    should rename what is overridden here, nothing changes but the time.)"""

    _SIGN = re.compile(r"[`\\\[!<&*_]|  \n")

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not self._SIGN.search(data):
            return data
        return str(super()._InlineProcessor__handleInline(data, patternIndex))  # type: ignore[misc]


@cache
def _converter() -> tuple[Markdown, BlockMarker]:
    converter = Markdown(extensions=list(_EXTENSIONS), output_format="html")
    converter.parser.blockprocessors.register(SeparateQuotes(converter.parser), "quote", 20)
    converter.parser.blockprocessors.register(RowsOfRules(converter.parser), "rows", 95)
    with_bracket_pairs(converter)
    marker = BlockMarker(converter)
    converter.treeprocessors.register(_InlineMarkup(converter), "inline", 20)
    converter.treeprocessors.register(marker, "blocks", -1)
    return converter, marker
