"""Elements in each other. Hundreds mean nothing, and what cleans HTML takes for them the square of their number."""

from __future__ import annotations

import re
from collections import Counter

_DEEPEST = 300
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
#: What holds nothing, and what ends by itself where the next of its kind begins.
_SHALLOW = {
    "br", "hr", "img", "wbr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "param",
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "rt", "rp", "option", "optgroup", "colgroup",
    "a",
}  # fmt: skip


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
