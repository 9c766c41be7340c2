"""What happens to one file, from three versions of it: the last draft, the file, the new draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["create", "update", "remove", "adopt", "unchanged", "keep", "propose", "refused"]


@dataclass(frozen=True, slots=True)
class Decision:
    """`file` and `base` are the bytes that shall stand on disk afterwards, None for no file.

    `create`, `update`, `remove`: the converter's own file. `adopt`: the file already says what the draft says, and only
    the base was missing. `keep`: a person's file, to which the new draft adds nothing new; `propose`: a person's file,
    from which the new draft differs. `refused`: a person deleted the file.
    """

    action: Action
    file: bytes | None
    base: bytes | None


def decide(base: bytes | None, file: bytes | None, draft: bytes | None) -> Decision:
    """Settle one path. A person's words win always; the base moves only together with the file.

    >>> decide(None, None, b"new").action
    'create'
    >>> decide(b"old", b"old, and a note by hand", b"new")
    Decision(action='propose', file=b'old, and a note by hand', base=b'old')
    >>> decide(b"old", None, b"new").action
    'refused'
    """
    if file is None:
        if base is None:
            return Decision("unchanged" if draft is None else "create", draft, draft)
        return Decision("refused", None, base)
    if draft is None:
        return Decision("remove", None, None) if file == base else Decision("keep", file, base)
    if file == draft:
        return Decision("unchanged" if base == draft else "adopt", file, draft)
    if file == base:
        return Decision("update", draft, draft)
    return Decision("keep" if base == draft else "propose", file, base)
