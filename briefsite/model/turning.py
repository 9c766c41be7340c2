"""Signs that turn the direction of writing: with them a reader is shown other words than a program reads.

`“we shall \\u202emeet\\u202c again”` stands on a page as “we shall teem again”. Scripts that run from right to left
need none of them, since every letter has a direction of its own.
"""

from __future__ import annotations

import re

#: The embeddings, overrides and isolates of Unicode, which hold up to their end or that of the paragraph.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def unturned(text: str) -> str:
    r"""The text without them.

    >>> unturned("we \u202emeet\u202c again")
    'we meet again'
    """
    return text if text.isascii() else TURNING.sub("", text)
