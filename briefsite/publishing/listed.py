"""What a target says of a file without giving it: how many bytes it has, or a digest of them. Written `size 120`,
`md5 9e10…`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

#: What is said of one file: nothing, or one thing or several.
Said = tuple[str, ...]
#: What is said of each file, by its path; a file that is not named does not stand there.
Listed = Mapping[str, Said]

_TRUE: dict[str, Callable[[bytes], str]] = {
    "size": lambda data: str(len(data)),
    "md5": lambda data: hashlib.md5(data, usedforsecurity=False).hexdigest(),
    "sha256": lambda data: hashlib.sha256(data).hexdigest(),
    "blob": lambda data: hashlib.sha1(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest(),
}


def is_true(said: Iterable[str], data: bytes) -> bool:
    """Whether all that is said of a file holds of these bytes.

    >>> is_true(("size 5", "md5 5d41402abc4b2a76b9719d911017c592"), b"hello"), is_true(("size 5",), b"hallo!")
    (True, False)
    """
    return all(_TRUE[kind](data) == value for kind, _, value in (one.partition(" ") for one in said))


def believed(listed: Listed, known: str, data: bytes) -> Listed:
    """What may be believed of all that is said: the kinds of it that are true of the one file whose bytes are known.
    What S3 lists as a digest is none of the file where it is encrypted or was sent in parts.

    >>> believed({"a": ("size 1", "md5 x"), "b": ("size 5", "md5 y")}, "b", b"hello")
    {'a': ('size 1',), 'b': ('size 5',)}
    """
    kinds = {one.partition(" ")[0] for one in listed.get(known, ()) if is_true((one,), data)}
    return {path: tuple(one for one in said if one.partition(" ")[0] in kinds) for path, said in listed.items()}
