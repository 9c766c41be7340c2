"""Lists, quotations and elements in each other. Hundreds mean nothing, and what reads Markdown or cleans HTML takes for
them the square of their number."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

_DEEPEST = 300
#: A line that begins with the marks of dozens of lists and quotations, and is no rule.
_MARKS = re.compile(r"^[ \t]*+(?=[^\n]*[\w>+])(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){60}", re.MULTILINE)
#: An item that stands dozens of levels deep; as there is no such item without those above it, one alone is none.
_DEEP_ITEM = re.compile(r"^[ ]{200}[ ]*(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_ALONE = 10
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
#: What holds nothing, and what ends by itself where the next of its kind begins.
_SHALLOW = {
    "br", "hr", "img", "wbr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "param",
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "rt", "rp", "option", "optgroup", "colgroup",
    "a",
}  # fmt: skip


def too_nested(text: str) -> int | None:
    """Where Markdown has lists or quotations in each other, deeper than anybody means; None where nowhere.

    >>> too_nested("a\\n" + "- " * 70 + "b"), too_nested("- " * 70)
    (2, None)
    """
    if found := _MARKS.search(text):
        return found.start()
    items = [found.start() for found in islice(_DEEP_ITEM.finditer(text), _ALONE)]
    return items[0] if len(items) == _ALONE else None


def too_deep(html: str) -> int | None:
    """Where more elements are open than anybody means; None where nowhere.

    >>> too_deep("<div>" * 2000), too_deep("<div></div>" * 2000)
    (1500, None)
    """
    if html.count("<") <= _DEEPEST:
        return None
    opened: Counter[str] = Counter()
    depth = 0
    for found in _TAG.finditer(html):
        name = found[2].lower()
        if name in _SHALLOW:
            continue
        step = 1 if not found[1] else -1 if opened[name] else 0
        opened[name] += step
        depth += step
        if depth > _DEEPEST:
            return found.start()
    return None
