"""What people refused, by name, and brought back by name."""

from __future__ import annotations

from pathlib import Path

from briefsite.content.reading import read_draft
from briefsite.merging.memory import DRAFTS, REJECTED, last_draft
from briefsite.merging.review import FILE, refused
from briefsite.merging.review import restore as bring_back
from briefsite.model.edits import Refusal
from briefsite.model.issues import BriefsiteError, did_you_mean
from briefsite.model.review import Refused
from briefsite.model.slugs import id_of


def all_refused(root: Path) -> tuple[Refused, ...]:
    """Everything that people deleted or turned down: whole files first, then what was struck from files."""
    found = [Refused(path, refusal, _words(root, path, refusal)) for path, refusal in refused(root)]
    return tuple(sorted(found, key=lambda each: (_rank(each.refusal), each)))


def restore(root: Path, what: str) -> tuple[tuple[Refused, ...], bool]:
    """Bring back what that id, path, file's name or title names: what came back, and whether it is there already.

    A path or name of a file that is there brings back all that was struck from it. Raises BriefsiteError where nothing
    or more than one thing is meant.
    """
    known = all_refused(root)
    meant = _meant(known, what)
    path = meant[0].path
    before = _bytes(root, path)
    bring_back(root, path, *(each.refusal for each in meant))
    return meant, _bytes(root, path) != before


def _meant(known: tuple[Refused, ...], what: str) -> tuple[Refused, ...]:
    if not known:
        raise BriefsiteError("nothing is refused, so there is nothing to restore")
    by_id = tuple(each for each in known if len(what) >= 4 and each.id.startswith(what.lower()))
    name = what.strip().removeprefix("content/").casefold()
    by_name = tuple(each for each in known if not _turned_down(each.refusal) and name in _names(each))
    found = by_id if len(by_id) == 1 else by_name or by_id
    whole = tuple(each for each in found if each.refusal == FILE)
    found = whole or found
    if not found:
        hint = did_you_mean(what, [name for each in known for name in (each.id, *_names(each))])
        raise BriefsiteError(f"nothing refused is called '{what}'; {hint or '`restore` alone lists what there is'}")
    if len({each.path for each in found}) > 1:
        ids = ", ".join(f"{each.id} ({each.path})" for each in found)
        raise BriefsiteError(f"'{what}' means several things; name one of {ids}")
    return found


def _names(each: Refused) -> set[str]:
    stem = id_of(each.path)
    return {each.path.casefold(), stem.casefold(), each.words.casefold(), each.refusal[1].casefold()} - {""}


def _words(root: Path, path: str, refusal: Refusal) -> str:
    place, words = refusal
    if refusal == FILE:
        entry, _ = read_draft(f"content/{path}", last_draft(root / "content" / DRAFTS, path) or b"")
        return entry.record.title if entry else path
    return words or place.removeprefix(REJECTED)


def _rank(refusal: Refusal) -> int:
    return 0 if refusal == FILE else 2 if _turned_down(refusal) else 1


def _turned_down(refusal: Refusal) -> bool:
    return refusal[0].startswith(REJECTED)


def _bytes(root: Path, path: str) -> bytes | None:
    file = root / "content" / path
    return file.read_bytes() if file.is_file() else None
