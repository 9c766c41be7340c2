"""The drafts of a dossier; one that was last made of the same is the last draft, and is not made again.

What a draft was made of is told by a digest: of the documents behind it, of what the dossier says of it, and of the
program. The text itself stands beside the content anyway, and is believed only if it is the one that was made then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from briefsite.disk import read
from briefsite.drafting import Piece, drafted
from briefsite.merging import DRAFTS, REASONS
from briefsite.merging.anchoring import cited_by_name
from briefsite.merging.lazily import Lazily
from briefsite.model.document import Document
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed

#: By a draft's path below `content/`: what it was made of, the digests of its text and of its reasons, and the briefs
#: that it cites by name.
Table = dict[str, tuple[bytes, bytes, bytes, tuple[str, ...]]]


class Drafts:
    """The drafts of one site. `inputs` are its files as they were looked over."""

    def __init__(self, root: Path, memory: Memory, inputs: Inputs) -> None:
        self._content = root / "content"
        self._memory, self._stamps = memory, inputs.stamps
        self._key = memory.key("drafts")
        found: object = next(memory.recall([self._key]), (b"", None))[1]
        kept: tuple[Table, object, dict[str, str]] = found if isinstance(found, tuple) else ({}, None, {})
        self._known, self.resting, self._elsewhere = kept
        self._table: Table = {}

    def of(self, pieces: Iterable[Piece], documents: Sequence[bytes]) -> Mapping[str, str]:
        """Every file, as path below `content/` → text, and beside each its reasons. `documents` are the digests of
        those that the pieces are drafted from."""
        drafts, table = dict[str, Callable[[], str]](), Table()
        for piece in pieces:
            key, why = self._made_of(piece, documents), f"{DRAFTS}/{piece.path}{REASONS}"
            known = self._known.get(piece.path)
            if known and known[0] == key and self._stand(piece.path, known):
                table[piece.path] = known
                both: Callable[[], tuple[str, ...]] = cache(partial(self._again, piece))
            else:
                (_, text), (_, reasons) = drafted(piece)
                table[piece.path] = key, digest(text), digest(reasons), tuple(sorted(cited_by_name(text)))
                both = partial(tuple, (text, reasons))
            drafts[piece.path], drafts[why] = partial(_one, both, 0), partial(_one, both, 1)
        self._table = table
        if table != self._known:
            self._memory.keep([(self._key, packed((table, None, {})))])
        return Lazily(drafts)

    def keep(self, drafts: Mapping[str, str], resting: object) -> None:
        """Remember the drafts of this run, with what they rest on: where those that stand beside the content are others
        (for links lead to names of today, or a person has signed the file), word by word."""
        others = [path for path, made in self._table.items() if not self._stand(path, made)]
        elsewhere = {name: drafts[name] for path in others for name in (path, f"{DRAFTS}/{path}{REASONS}")}
        self._memory.keep([(self._key, packed((self._table, resting, elsewhere)))])

    def last(self) -> Mapping[str, str] | None:
        """The last drafts; None where one is not there any more."""
        made = dict[str, Callable[[], str]]()
        for path, known in self._known.items():
            stands = self._stand(path, known)
            for name in (path, f"{DRAFTS}/{path}{REASONS}"):
                if not stands and name not in self._elsewhere:
                    return None
                made[name] = partial(self._standing, name) if stands else partial(self._elsewhere.__getitem__, name)
        self._table = self._known
        return Lazily(made)

    def _standing(self, name: str) -> str:
        """A draft or its reasons, as they stood when this run began."""
        path = name if name.startswith(f"{DRAFTS}/") else f"{DRAFTS}/{name}"
        data = read(f"{self._content}/{path}") or b""
        if not self._holds(f"content/{path}", digest(data)):
            raise BriefsiteError(f"content/{path} was changed while this ran, so nothing was changed; try again")
        return data.decode()

    @property
    def untouched(self) -> dict[str, frozenset[str]]:
        """The paths whose file and last draft are what was drafted now, each with the briefs that it cites by name."""
        names = ((path, f"content/{path}", made) for path, made in self._table.items() if self._stand(path, made))
        return {path: frozenset(made[3]) for path, name, made in names if self._holds(name, made[1])}

    def _made_of(self, piece: Piece, documents: Sequence[bytes]) -> bytes:
        texts = (documents[index] for index in piece.documents)
        return self._memory.key("draft", piece.path, repr(piece.told), *texts)

    def _stand(self, path: str, made: tuple[bytes, bytes, bytes, tuple[str, ...]]) -> bool:
        """Whether the last draft and its reasons are those that were made."""
        draft = f"content/{DRAFTS}/{path}"
        return self._holds(draft, made[1]) and self._holds(f"{draft}{REASONS}", made[2])

    def _holds(self, name: str, made: bytes) -> bool:
        stamp = self._stamps.get(name)
        return stamp is not None and stamp[5] == made

    def _again(self, piece: Piece) -> tuple[str, ...]:
        """The last draft with its reasons; made anew if somebody has changed them meanwhile."""
        draft = f"{self._content}/{DRAFTS}/{piece.path}"
        _, *made = self._known[piece.path]
        found = (read(draft) or b"", read(f"{draft}{REASONS}") or b"")
        if [digest(data) for data in found] == made[:2]:
            return tuple(data.decode() for data in found)
        return tuple(text for _, text in drafted(piece))


def _one(both: Callable[[], tuple[str, ...]], which: int) -> str:
    return both()[which]


def digests_of(documents: Iterable[Document], read_as: Mapping[int, str]) -> list[bytes]:
    """The digest of each document: `read_as` has what those depend on that are as they were read, by identity."""
    found = ((read_as.get(id(document)), document) for document in documents)
    return [digest(key) if key else digest(packed(document)) for key, document in found]
