"""A site whose interface speaks another language than its content: every piece of content says which one it is in, so
that a screen reader pronounces it, and a browser breaks its lines, as that language wants it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from unicodedata import bidirectional

from markupsafe import Markup

from briefsite.rendering.prose import foreign, is_western

RIGHT_TO_LEFT = {"ar", "arc", "dv", "fa", "ha", "he", "khw", "ks", "ku", "ps", "sd", "ur", "yi"}
_ELEMENTS = "p|li|ul|ol|h[1-6]|td|th|dt|dd"
_INNER = re.compile(rf"(<(?:{_ELEMENTS})\b[^>]*)>((?:(?!</?(?:{_ELEMENTS})\b).)*)", re.DOTALL)
#: Scripts that are written from right to left.
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TAG = re.compile(r"<[^>]*>")
_MARKS = "\u200e\u200f\u061c"
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_BLOCK = re.compile(r"<(p|h[1-6]|ul|ol|dl|blockquote|table|pre)(?=[ >])")


def direction(language: str) -> str:
    """Which way a language is written: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def way(text: str, around: str) -> str:
    r"""The attribute of a block that is written the other way than what is around it, by its first letter; "" for none.

    >>> way("سورية said so", "ltr"), way("It is سورية", "ltr"), way("<i>It</i> is", "rtl")
    (' dir="rtl"', '', ' dir="ltr"')

    An invisible mark that opens it has its way where most letters run so: with one, a text in Arabic may begin with a
    name in Latin letters, and a text in English is not turned round by what somebody pasted.

    >>> way("\u200fUN: قالت سورية", "ltr"), way("\u200fThey met in سورية today", "ltr")
    (' dir="rtl"', '')
    """
    if around == "ltr" and (is_western(text) or not _LEFTWARDS.search(text)):
        return ""
    plain = _TAG.sub("", text)
    for sign in plain:
        written = _mostly(plain) if sign in _MARKS else _STRONG.get(bidirectional(sign))
        if written:
            return f' dir="{written}"' if written != around else ""
    return ""


def _mostly(text: str) -> str:
    """The way that most letters of a text run, "" where it has none: a mark before them may only confirm it."""
    ways = Counter(_STRONG.get(bidirectional(sign)) for sign in text if sign not in _MARKS)
    del ways[None]
    return max(sorted(ways), key=ways.__getitem__, default="")  # type: ignore[type-var,return-value]


def ways_marked(html: str, around: str) -> str:
    """Prose in which every block that is written the other way says so.

    >>> ways_marked("<p>Here:</p><p>سورية said so</p>", "ltr")
    '<p>Here:</p><p dir="rtl">سورية said so</p>'
    """
    if around == "ltr" and (is_western(html) or not _LEFTWARDS.search(html)):
        return html
    return _INNER.sub(lambda match: f"{match[1]}{way(match[2], around)}>{match[2]}", html)


def marks(content: str, interface: str) -> str:
    """The attributes by which content is told from the interface around it; "" where both speak the same.

    >>> marks("en", "de"), marks("en", "en-GB"), marks("ar", "en")
    (' lang="en"', '', ' lang="ar" dir="rtl"')
    """
    if content.partition("-")[0].lower() == interface.partition("-")[0].lower():
        return ""
    way = direction(content)
    return f' lang="{content}"' + (f' dir="{way}"' if way != direction(interface) else "")


def marking(attributes: str) -> Callable[[object], Markup]:
    """The filter `foreign` of a site whose content has these attributes."""
    if not attributes:
        return foreign

    @cache
    def marked(text: object) -> Markup:
        return Markup(f"<span{attributes}>{foreign(text)}</span>") if text else Markup("")  # noqa: S704 - escaped there

    return marked


def blocks_marked(html: str, attributes: str) -> str:
    """Prose whose blocks, or that itself where it is within a line, have these attributes.

    >>> blocks_marked("<p>It is so.</p>", ' lang="en"'), blocks_marked("It is so.", ' lang="en"')
    ('<p lang="en">It is so.</p>', '<span lang="en">It is so.</span>')
    """
    if not _BLOCK.match(html.lstrip()):
        return f"<span{attributes}>{html}</span>" if html.strip() else html
    return _BLOCK.sub(lambda match: match[0] + attributes, html)
