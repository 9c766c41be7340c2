r"""Addresses that stand apart from the words that lead to them: `[the talks][1]`, and somewhere `[1]: talks.md`.

>>> local_addresses("See [it][1].\n\n[1]: talks.md\n[2]: https://example.org\n")
{'1': 'talks.md'}
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: An address that leads out of the site.
ABROAD = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_FENCED = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
_DEFINED = re.compile(
    r"""^ (?:[ \t]*>)* [ ]{0,3} \[ (?P<label>[^\[\]^@\n][^\[\]\n]*) \]: [ \t]*\n?[ \t]*
    <?(?P<address>[^\s<>]+)>?
    (?: [ \t]*\n?[ \t]* (?: "[^"\n]*" | '[^'\n]*' | \([^()\n]*\) ) )? [ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)


def local_addresses(text: str) -> Mapping[str, str]:
    """The addresses inside the site that a Markdown text defines, by label (as `label_key` folds it); of two with one
    label, the last, as Markdown has it."""
    if "]:" not in text:
        return {}
    found = ((label_key(one["label"]), one["address"]) for one in _DEFINED.finditer(_FENCED.sub("", text)))
    return {label: address for label, address in dict(found).items() if not ABROAD.match(address)}


def label_key(label: str) -> str:
    """By this, the label of a link is that of a definition."""
    return " ".join(label.split()).lower()
