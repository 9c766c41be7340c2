"""From a Markdown body to a `Body`: HTML that waits for its links, and the blocks that are its statements.

One converter is made and used for every file. What it gives depends on the text and its first line alone.
"""

from __future__ import annotations

import re
import threading

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from briefsite.content.body.addresses import address_issues
from briefsite.content.body.assembly import assembled
from briefsite.content.body.blocks import BlockFinder, BlockMarker
from briefsite.content.body.brackets import with_bracket_pairs
from briefsite.content.body.depth import too_deep, too_nested
from briefsite.content.body.fences import Fences
from briefsite.content.body.inline import InlineMarkup
from briefsite.content.body.marks import LINES, marked
from briefsite.content.body.plain import PlainProse
from briefsite.content.body.quotes import SeparateQuotes
from briefsite.content.body.rows import ManyBlocks, RowsOfRules
from briefsite.content.body.sanitising import sanitiser
from briefsite.model.body import Body
from briefsite.model.issues import Issue, Place
from briefsite.model.legible import legible

_LESS = "\ue00a"  # stands for a sign that begins no element, until the end
#: What else stands for a sign, where there are thousands: what cleans HTML takes for them the square of their number.
_SIGNS = {"\ue00b": "&amp;", "\ue00c": "&gt;"}
#: Our own marks by number, which would become such: nobody's words may hold one.
_NUMBERED = re.compile(r"&#(?:[xX]0*[eE]00[0-9a-dA-D](?![0-9a-fA-F])|0*573(?:4[4-9]|5[0-7])(?![0-9]));?")
_ENDLESS, _MANY = re.compile(r"<(?![^>]{0,1000}>)"), 200
#: By their classes: for a name the library reads the metadata of everything that is installed.
_EXTENSIONS = (TableExtension, DefListExtension, SaneListExtension)
_kept = threading.local()


def read_body(text: str, path: str, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    """The body whose Markdown is `text`, which starts on line `first_line` of the file at `path`."""
    text = legible(text)
    if not text.strip():  # as in most files of events, actors and topics
        return Body(""), ()
    if (nested := too_nested(text)) is not None:
        return Body(""), (_nesting(path, first_line + text.count("\n", 0, nested)),)
    body = marked(text, path, first_line)
    converter, marker = _of_thread()
    marker.finder = BlockFinder(body)
    try:
        html = converter.reset().convert(_tamed(body.text))
    except RecursionError:
        del _kept.converter  # it stopped in the midst of its work, and would go on there
        return Body(""), (_nesting(path, first_line),)
    if (deep := too_deep(html)) is not None:
        line = max((int(found[1]) for found in LINES.finditer(html, 0, deep)), default=first_line)
        told = "hundreds of elements of HTML stand in each other"
        return Body(""), (Issue(Place(path, line), "nesting", told, "close each that is opened"),)
    lost = tuple(address_issues(html, text, path, first_line))
    found, issues = assembled(_clean(html).replace(_LESS, "&lt;"), body, marker.finder, first_line)
    return found, (*issues, *lost)


def _nesting(path: str, line: int) -> Issue:
    hint = "take some of the lists or quotations out of each other"
    return Issue(Place(path, line), "nesting", "the body nests too deeply", hint)


def _clean(html: str) -> str:
    html = _NUMBERED.sub("\ufffd", html) if "&#" in html else html
    many = [(mark, sign) for mark, sign in _SIGNS.items() if html.count(sign) > _MANY]
    for mark, sign in many:
        html = html.replace(sign, mark)
    clean = sanitiser().clean(html)
    for mark, sign in many:
        clean = clean.replace(mark, sign)
    return legible(clean)  # whose references by number are characters now


def _tamed(text: str) -> str:
    """A text in which hundreds of elements begin and do not end in sight shows those as signs: the parser of HTML would
    go through all that follows for each of them."""
    endless = len(_ENDLESS.findall(text)) if text.count("<") > _MANY else 0
    return _ENDLESS.sub(_LESS, text) if endless > _MANY else text


def _of_thread() -> tuple[Markdown, BlockMarker]:
    """The converter of this thread: it holds what it has read so far, and a preview reads bodies in several threads."""
    if not hasattr(_kept, "converter"):
        _kept.converter = _converter()
    found: tuple[Markdown, BlockMarker] = _kept.converter
    return found


def _converter() -> tuple[Markdown, BlockMarker]:
    converter = Markdown(extensions=[extension() for extension in _EXTENSIONS], output_format="html")
    converter.parser.blockprocessors.register(SeparateQuotes(converter.parser), "quote", 20)
    converter.preprocessors.register(Fences(converter), "fenced_code_block", 25)
    converter.parser.blockprocessors.register(ManyBlocks(converter.parser), "many", 1000)
    converter.parser.blockprocessors.register(PlainProse(converter.parser), "plain", 999)
    converter.parser.blockprocessors.register(RowsOfRules(converter.parser), "rows", 95)
    with_bracket_pairs(converter)
    marker = BlockMarker(converter)
    converter.treeprocessors.register(InlineMarkup(converter), "inline", 20)
    converter.treeprocessors.register(marker, "blocks", -1)
    return converter, marker
