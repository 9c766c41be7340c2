"""The drafts of a dossier; one that was last made of the same is the last draft, and is not made again.

What a draft was made of is told by a digest: of the documents behind it, of what the dossier says of it, and of the
program. The text itself stands beside the content anyway, and is believed only if it is the one that was made then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefsite.disk import read
from briefsite.drafting import Piece, drafted
from briefsite.merging import DRAFTS, REASONS
from briefsite.model.document import Document
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed

#: By a draft's path below `content/`: what it was made of, and the digests of its text and of its reasons.
Table = dict[str, tuple[bytes, bytes, bytes]]
#: A path below `content/`, and a text.
File = tuple[str, str]


class Drafts:
    """The drafts of one site. `inputs` are its files as they were looked over."""

    def __init__(self, root: Path, memory: Memory, inputs: Inputs) -> None:
        self._content = root / "content"
        self._memory, self._stamps = memory, inputs.stamps
        self._key = memory.key("drafts")
        found: object = next(memory.recall([self._key]), (b"", {}))[1]
        self._known: Table = found if isinstance(found, dict) else {}

    def of(self, pieces: Iterable[Piece], documents: Sequence[bytes]) -> dict[str, str]:
        """Every file, as path below `content/` → text, and beside each its reasons. `documents` are the digests of
        those that the pieces are drafted from."""
        drafts, table = dict[str, str](), Table()
        for piece in pieces:
            key = self._made_of(piece, documents)
            text, reasons = self._last(piece.path, key) or drafted(piece)
            drafts |= (text, reasons)
            table[piece.path] = key, digest(text[1]), digest(reasons[1])
        if table != self._known:
            self._memory.keep([(self._key, packed(table))])
        return drafts

    def _made_of(self, piece: Piece, documents: Sequence[bytes]) -> bytes:
        texts = (documents[index] for index in piece.documents)
        return self._memory.key("draft", piece.path, repr(piece.told), *texts)

    def _last(self, path: str, key: bytes) -> tuple[File, File] | None:
        """The last draft with its reasons, if it was made of that."""
        made_of, *made = self._known.get(path, (b"",))
        if made_of != key:
            return None
        why = f"{DRAFTS}/{path}{REASONS}"
        text, reasons = (self._made(file, one) for file, one in zip((f"{DRAFTS}/{path}", why), made, strict=True))
        return None if text is None or reasons is None else ((path, text), (why, reasons))

    def _made(self, file: str, made: bytes) -> str | None:
        """What stands in a file, if that is what was made."""
        stamp = self._stamps.get(f"content/{file}")
        data = read(self._content / file) if stamp and stamp[5] == made else None
        return data.decode() if data is not None and digest(data) == made else None


def digests_of(documents: Iterable[Document], read_as: Mapping[int, str]) -> list[bytes]:
    """The digest of each document: `read_as` has what those depend on that are as they were read, by identity."""
    found = ((read_as.get(id(document)), document) for document in documents)
    return [digest(key) if key else digest(packed(document)) for key, document in found]
