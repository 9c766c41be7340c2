"""What Markdown may bring into a page: an allow-list of elements, attributes and addresses. No script survives it, and
no `bdo`: a reader would see its words back to front, and a check of a quotation would not."""

from __future__ import annotations

from functools import cache

import nh3

from briefsite.content.body.addresses import SCHEMES
from briefsite.content.body.marks import ANCHOR, LINES, PLACEHOLDERS

_TAGS = {
    "a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
    "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"datetime"},
    "ol": {"start"},
    "q": {"cite"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "time": {"datetime"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}


@cache
def sanitiser() -> nh3.Cleaner:
    """The one sanitiser, made when it is first needed."""
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_without_marks,
        allowed_classes={"figure": {"quotation", "direct", "partial", "indirect"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer",
    )


def _without_marks(_element: str, attribute: str, value: str) -> str | None:
    """A link inside an attribute is no link, and must never become an element there. An id is ours, or goes."""
    if attribute == "id":
        return value[1:] if value.startswith(ANCHOR) else None
    return value if value.isascii() else LINES.sub("", PLACEHOLDERS.sub("", value))
