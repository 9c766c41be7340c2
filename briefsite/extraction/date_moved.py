"""Days that were moved: of "postponed from 10 to 24 November" the second is when it is to be, and the first is the day
of nothing any longer."""

from __future__ import annotations

import re

_VERBS = (
    r"(?:moved|postponed|rescheduled|shifted|delayed|deferred|adjourned|put\s(?:off|back)|(?:pushed|moved)\sback"
    r"|brought\sforward|changed)"
)
_FROM = re.compile(rf"\b{_VERBS}\b[^.;:]{{0,60}}?\bfrom\s(?:the\s)?$")
_TO = re.compile(rf"\b{_VERBS}\b[^.;:]{{0,60}}?\b(?:to|until|till)\s(?:the\s)?$")
#: More before a day need not be looked at.
REACH = 100


def moved_from(before: str) -> bool:
    """Whether a day that stands behind these words is the one from which something was moved."""
    return before.endswith(("from ", "from the ")) and _FROM.search(before) is not None


def moved_to(before: str) -> bool:
    """Whether a day that stands behind these words is the one to which something was moved."""
    return before.endswith(("to ", "until ", "till ", "the ")) and _TO.search(before) is not None
