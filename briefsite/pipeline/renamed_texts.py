"""Texts under another name than at the last conversion: known by their bytes, by their words, or by most of these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from briefsite.disk import read
from briefsite.merging.lineage import Filed
from briefsite.merging.memory import DRAFTS
from briefsite.merging.texts import KEPT
from briefsite.model.issues import Issue, Place
from briefsite.model.sources import Source
from briefsite.sources import FOLDER, read_source

#: So many of the rows of three words that two texts have must be in both, for them to be one text.
_ENOUGH = 0.8
_WITHDRAWN = re.compile(rb"^  withdrawn: *['\"]?yes", re.MULTILINE)
_WORD = re.compile(r"\w+")
Row = tuple[str, ...]


def renamed(root: Path, filed: Iterable[Filed], present: Iterable[Source]) -> dict[str, str]:
    """From the files of texts that are gone to those of the same texts under names that are new."""
    filed, present = tuple(filed), tuple(present)
    known, files = {one.file for one in filed}, {source.file for source in present}
    new = [source for source in present if source.file not in known]
    gone = [one for one in filed if one.file not in files] if new else []
    found = _paired(((one.file, one.digest) for one in gone), ((source.file, source.digest) for source in new))
    drafts = root / "content" / DRAFTS
    gone = [one for one in gone if one.file not in found and not _was_withdrawn(drafts, one)]
    before = [source for one in gone if (source := read_source(drafts / KEPT, one.file))]
    rest = [source for source in new if source.file not in found.values()]
    return found | _corrected(before, rest)


def told(files: Mapping[str, str], changed: Iterable[tuple[Source, Source]]) -> Iterator[Issue]:
    """A word on each text that was renamed and corrected at once: that it is the same was found, not said."""
    for old, new in changed:
        if files.get(old.file) == new.file and old.text.strip() != new.text.strip():
            said = f"it is taken for {old.file}, under another name and corrected"
            hint = "if it is another text, undo, and convert once without it"
            yield Issue(Place(f"{FOLDER}/{new.file}"), "renamed-text", said, hint, "warning")


def _paired(gone: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_digest = {digest: file for file, digest in new}
    return {file: by_digest[digest] for file, digest in gone if digest in by_digest}


def _was_withdrawn(drafts: Path, one: Filed) -> bool:
    """Whether a text was gone already when it was last converted: then what comes new is another."""
    return bool(_WITHDRAWN.search(read(drafts / one.brief) or b""))


def _corrected(gone: Iterable[Source], new: Iterable[Source]) -> dict[str, str]:
    """The texts of which most words are in one that is new, the likest first."""
    rows = {source.file: _rows(source.text) for source in new}
    of_row = _by_row(rows)
    scored = []
    for source in gone:
        mine = _rows(source.text)
        shared = Counter(file for row in mine for file in of_row(row))
        scored += [(-2 * count / (len(mine) + len(rows[file])), source.file, file) for file, count in shared.items()]
    found: dict[str, str] = {}
    for score, before, now in sorted(scored):
        if -score >= _ENOUGH and before not in found and now not in found.values():
            found[before] = now
    return found


def _by_row(rows: Mapping[str, frozenset[Row]]) -> Callable[[Row], Iterable[str]]:
    found: dict[Row, list[str]] = {}
    for file, all_ in rows.items():
        for row in all_:
            found.setdefault(row, []).append(file)
    return lambda row: found.get(row, ())


def _rows(text: str) -> frozenset[Row]:
    """Every row of three words in a text; the words, where it has no more."""
    words = _WORD.findall(text.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset({tuple(words)})
