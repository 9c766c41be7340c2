"""A source's words as Markdown that shows exactly these words: nothing in them becomes markup, a link or a citation."""

from __future__ import annotations

import re

#: What can open markup anywhere; a single pair of square brackets, as sources use it, is left as it is.
_ANYWHERE = re.compile(r"[\\`*_]|\[(?=[\[@^!])|(?<=\[)\[|\](?=[\[(:\]])|(?<=\])\]|!(?=\[)")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\ue000-\ue003]")


def escape(words: str) -> str:
    r"""Escape `words`, in one line.

    >>> escape("[Kano] said *no* to [[x]] & <b>")
    '[Kano] said \\*no\\* to \\[\\[x\\]\\] &amp; &lt;b>'
    """
    flat = " ".join(_FORBIDDEN.sub("", words).split())
    flat = _ANYWHERE.sub(lambda found: "\\" + found.group(), flat)
    return flat.replace("&", "&amp;").replace("<", "&lt;")


def at_line_start(markdown: str) -> str:
    r"""Escape what would make a list, heading or rule of words at the start of a line.

    >>> at_line_start("1986. A year"), at_line_start("# 1")
    ('1986\\. A year', '\\# 1')
    """
    numbered = re.match(r"\d+(?=[.)](?:\s|$))", markdown)
    if numbered:
        return f"{numbered.group()}\\{markdown[numbered.end() :]}"
    if markdown.startswith("~"):
        return f"&#126;{markdown[1:]}"
    return f"\\{markdown}" if re.match(r"[#>+\-]", markdown) else markdown


def can_be_label(words: str) -> bool:
    """Whether `words` can stand in a wikilink as they are: nothing in them needs an escape."""
    return bool(words) and escape(words) == " ".join(words.split()) and not re.search(r"[\[\]|#<>]", words)
