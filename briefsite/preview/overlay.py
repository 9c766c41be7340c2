"""What is wrong, over the page that a browser shows: markup and style of the preview's own, without a script.

The overlay is folded and unfolded by the browser itself, covers only the lower part of the window, and gives the page
as much room below as it takes: all of the last good site can be read. Nothing of the site's style reaches into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from briefsite.model.issues import Place
from briefsite.preview.problems import Line, Problem

#: So many are shown with their lines, and so many at all: nobody mends more at a time, and a page must stay light.
_AT_LENGTH, _MOST = 20, 200

#: Editors by name, and the address that opens a file in each.
EDITORS = {
    "vscode": "vscode://file{file}:{line}:{column}",
    "vscodium": "vscodium://file{file}:{line}:{column}",
    "cursor": "cursor://file{file}:{line}:{column}",
    "zed": "zed://file{file}:{line}:{column}",
    "idea": "idea://open?file={file}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{file}&line={line}&column={column}",
    "none": "",
}
_OURS = re.compile(r"(?:content|templates|seeds)/|pyproject\.toml$")

STYLE = b"""\
.preview-problems, .preview-problems * { all: revert; box-sizing: border-box; }
.preview-problems.preview-problems { position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: block; margin: 0;
  color-scheme: dark; background: #1b1d21; color: #f2f0ea; border-top: 4px solid #ff6b5e; text-align: start;
  box-shadow: 0 -2px 24px rgb(0 0 0 / .45); font: 16px/1.5 system-ui, "Noto Sans", sans-serif; }
.preview-problems details { max-height: 62vh; max-height: 62dvh; overflow: auto; overscroll-behavior: contain; }
.preview-problems summary { position: sticky; top: 0; background: #1b1d21; cursor: pointer;
  padding: .7rem max(1.25rem, calc((100% - 65.5rem) / 2));
  min-height: 3rem; border-bottom: 1px solid #43474f; }
.preview-problems summary strong { color: #ff8f85; font-weight: 600; margin-inline-end: .5em; }
.preview-problems ol { list-style: none; margin: 0 auto; padding: 0 1.25rem 1rem; max-width: 68rem; }
.preview-problems li { padding: 1rem 0 .25rem; }
.preview-problems li + li { border-top: 1px solid #34383f; margin-top: .75rem; }
.preview-problems p { margin: 0 0 .25rem; overflow-wrap: anywhere; }
.preview-problems .place, .preview-problems pre {
  font: 14px/1.55 ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace; }
.preview-problems .place { color: #b9bdc5; }
.preview-problems .place a { color: #9cc9ff; display: inline-block; padding: .15rem 0; }
.preview-problems .what { font-weight: 600; }
.preview-problems .fix { color: #b6e3b0; }
.preview-problems pre { margin: .6rem 0 .5rem; padding: .5rem .75rem; background: #111316; border-radius: 4px;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.preview-problems pre span { display: block; padding-inline-start: 6ch; text-indent: -6ch; color: #a4a9b2; }
.preview-problems pre span.it { color: #fff; }
.preview-problems pre b { font-weight: 400; color: #8b919b; user-select: none; white-space: pre; }
.preview-problems pre mark { background: #6b211b; color: #fff; border-radius: 2px;
  text-decoration: underline wavy #ff8f85; text-underline-offset: 3px; }
.preview-problems :focus-visible { outline: 2px solid #fff; outline-offset: -2px; }
html:has(> body > .preview-problems) { padding-bottom: 4rem; }
html:has(> body > .preview-problems > details[open]) { padding-bottom: 64vh; }
@media (max-width: 40rem) {
  .preview-problems.preview-problems { font-size: 15px; }
  .preview-problems summary { padding: .6rem 1rem; }
  .preview-problems ol { padding: 0 1rem 1rem; }
  .preview-problems .place, .preview-problems pre { font-size: 13px; }
  .preview-problems pre { padding: .4rem .5rem; }
}
@media print { .preview-problems.preview-problems { display: none; }
  html:has(> body > .preview-problems > details[open]) { padding-bottom: 0; } }
"""


def overlay(problems: tuple[Problem, ...], root: Path | None, editor: str, *, shown: str) -> str:
    """The markup. `editor` is an address of `EDITORS`, with the file below `root` put in; `shown` says what the page
    under it is."""
    number = f"{len(problems):,} problem{'s' if len(problems) > 1 else ''}"
    items = "".join(
        f"<li>{''.join(_parts(one, root, editor, at_length=n < _AT_LENGTH))}</li>"
        for n, one in enumerate(problems[:_MOST])
    )
    left = len(problems) - _MOST
    rest = f'<li><p class="fix">And {left:,} more: <code>check</code> lists them all.</p></li>' if left > 0 else ""
    told = f"<summary><strong>{number}</strong>{escape(_sentence(shown))}</summary><ol>{items}{rest}</ol>"
    return f'<div class="preview-problems" role="alert"><details open>{told}</details></div>'


def _parts(problem: Problem, root: Path | None, editor: str, *, at_length: bool) -> Iterator[str]:
    if problem.place:
        yield f'<p class="place">{_place(problem.place, root, editor)}</p>'
    yield f'<p class="what">{escape(_sentence(problem.message))}</p>'
    if problem.hint:
        yield f'<p class="fix">{escape(_sentence(problem.hint))}</p>'
    if problem.lines and at_length:
        yield f"<pre>{''.join(_code(line, problem.place) for line in problem.lines)}</pre>"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _place(place: Place, root: Path | None, editor: str) -> str:
    """A place; where the editor can be told of it, as a link that opens the file there."""
    if not (root and editor and _OURS.match(place.path)):
        return escape(str(place))
    file = quote((root / place.path).as_posix())
    address = editor.format(file=file, line=place.line or 1, column=place.column or 1)
    return f'<a href="{escape(address)}" title="Open in the editor">{escape(str(place))}</a>'


def _code(line: Line, place: Place | None) -> str:
    is_it = place is not None and line.number == place.line
    before, it, after = line.text[: line.start], line.text[line.start : line.end], line.text[line.end :]
    marked = f"{escape(before)}<mark>{escape(it or ' ')}</mark>{escape(after)}" if line.end else escape(line.text)
    return f"<span{' class=it' if is_it else ''}><b>{line.number:>4}  </b>{marked}</span>"
