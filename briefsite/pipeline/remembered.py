"""Documents of earlier runs, in `.cache/briefsite/documents/`, so that a text is not read again until it changes.

A file is named by the digest of all that its document depends on, and opens with the digest of what follows. What is
damaged is not believed, and nothing but nouns comes out of a file; documents that no text of this run has are
forgotten. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefsite.disk import put
from briefsite.model.document import Document
from briefsite.model.sources import Source
from briefsite.pipeline.memory.packing import packed, unpacked

_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Memory:
    """The documents kept for one site."""

    folder: Path

    @staticmethod
    def of(root: Path) -> Memory:
        return Memory(root / ".cache" / "briefsite" / "documents")

    def recall(self, key: str, source: Source) -> Document | None:
        """The document of that key, or None where there is none that can be trusted."""
        try:
            data = (self.folder / key).read_bytes()
            if data[:_DIGEST] != _digest(data[_DIGEST:]):
                return None
            found = unpacked(data[_DIGEST:])
            return replace(found, source=source) if isinstance(found, Document) else None
        except (OSError, pickle.UnpicklingError):
            return None

    def keep(self, key: str, document: Document) -> None:
        """Keep a document, without its source, in one step. A folder that cannot be written to is no harm."""
        data = packed(replace(document, source=Source("", "", "", ())))
        with suppress(OSError):
            put(self.folder / key, _digest(data) + data)

    def forget_all_but(self, keys: Container[str]) -> None:
        """Remove what no text has any more."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in keys:
                    path.unlink(missing_ok=True)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
