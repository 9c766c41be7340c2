"""Ids that people can read: a title in lower-case ASCII words joined by hyphens. They are file names and URLs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container

#: Names that mean something else in a folder of pages, or to Windows: no id is made of them.
RESERVED = frozenset(
    {"index", "404", "con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
)
#: What names a paragraph.
_PARAGRAPH = re.compile(r"p\d+")
#: Letters that do not come apart into a base letter and an accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"})
_LONGEST = 80
#: With these no id ends that breaks off.
_LINKING = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to", "with")
)

#: So long may an id be that a person gives: with what is put behind it, it is the name of a file in any folder.
LONGEST_ID = 200
#: An id: lower-case ASCII words joined by hyphens. `p3` is none: it names a paragraph.
ID = re.compile(rf"(?!p\d+\Z)(?!.{{{LONGEST_ID + 1}}})[a-z0-9]+(?:-[a-z0-9]+)*")


def id_of(path: str) -> str:
    """The id of what is in a content file, or of what a link or draft with such a path means.

    >>> id_of("content/actors/mara-dovel.md"), id_of("mara-dovel")
    ('mara-dovel', 'mara-dovel')
    """
    return path.rpartition("/")[2].removesuffix(".md")


def slug(title: str) -> str:
    """A readable id for a title; a short digest where the title has no letter that ASCII can show.

    >>> slug("Yoon Suk-yeol’s visit to Côte d’Ivoire")
    'yoon-suk-yeols-visit-to-cote-divoire'
    >>> slug("李明")
    'x-aa227102'
    >>> slug("Ada Lund says that the two bridges over the river were closed to lorries from the north of Kenya")
    'ada-lund-says-that-the-two-bridges-over-the-river-were-closed-to-lorries'
    >>> slug("P5"), slug("Index")
    ('p5-1', 'index-1')
    """
    plain = unicodedata.normalize("NFKD", re.sub("[’‘'`]", "", title).lower().translate(_LETTERS))
    words = re.findall("[a-z0-9]+", re.sub("[\u0300-\u036f]", "", plain))
    made = ""
    for word in words:
        if made and len(made) + len(word) >= _LONGEST:
            while made.rpartition("-")[2] in _LINKING and "-" in made:
                made = made.rpartition("-")[0]
            break
        made = f"{made}-{word}" if made else word[:_LONGEST]
    if not made:
        return f"x-{hashlib.sha256(title.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return f"{made}-1" if made in RESERVED or _PARAGRAPH.fullmatch(made) else made


def free_slug(title: str, taken: Container[str], more: str = "") -> str:
    """The slug of `title`, with the slug of `more` behind it, and then a number, where it is taken already."""
    plain = slug(title)
    if plain not in taken:
        return plain
    if more and (longer := f"{plain}-{slug(more)}") not in taken:
        return longer
    return next(numbered for n in range(2, 10**9) if (numbered := f"{plain}-{n}") not in taken)
