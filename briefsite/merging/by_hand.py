"""Files that a person renamed since the last conversion, as an operation on the content is to find them: as if a
conversion had followed them already. Else their last drafts stayed behind, as those of files that somebody deleted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefsite.disk import read
from briefsite.merging.memory import DRAFTS, REASONS, WAITING
from briefsite.merging.references import repointed
from briefsite.model.slugs import id_of


def followed_by_hand(content: Path, texts: Mapping[str, str], moved: Mapping[str, str]) -> dict[str, str | None]:
    """What is to be written before anything else, by path: the drafts of renamed files go to their names of today (for
    `moved`, see `Standing`), and every link follows."""
    to = {id_of(before): id_of(now) for now, before in moved.items()}
    changed: dict[str, str | None] = {}
    for now, before in moved.items():
        for folder in (DRAFTS, f"{DRAFTS}/{WAITING}"):
            for end in ("", REASONS):
                text = texts.get(f"{folder}/{before}{end}", _text(content / f"{folder}/{before}{end}"))
                if text is not None:
                    changed |= {f"{folder}/{before}{end}": None, f"{folder}/{now}{end}": text}
    for path, text in {**texts, **changed}.items():
        if text is not None and (new := repointed(text, to, {})) != text:
            changed[path] = new
    return changed


def _text(path: Path) -> str | None:
    data = read(path)
    return None if data is None else data.decode(errors="surrogateescape")
