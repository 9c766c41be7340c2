"""The versions that were published from this machine, so that one can be brought back: what is live is looked up among
them, and the one before it published again.

Contents lie once each under their digest; the list of versions names them. It is kept beside the site's content, out of
`.cache/`, since nothing could make it again, and out of what is published: what was taken back is nowhere to be read.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from briefsite.disk import from_json, put
from briefsite.model.site import Site
from briefsite.publishing.manifest import manifest_of

#: How many versions are kept.
_KEPT = 5


class Archive:
    """The archive in `folder`, for one target."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._list = folder / "versions.json"

    def add(self, site: Site) -> None:
        """Keeps a site that is live now, as the last."""
        files = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(site.items())}
        for path, digest in files.items():
            place = self._contents(digest)
            if not place.is_file():
                put(place, site[path])
        mark = manifest_of(site).digest
        versions = [version for version in self._versions() if version["mark"] != mark]
        self._write([*versions, {"mark": mark, "files": files}][-_KEPT:])

    def before(self, mark: str) -> Site | None:
        """The site that was live before the one with this mark (a manifest's digest); None where none is kept."""
        versions = self._versions()
        places = [number for number, version in enumerate(versions) if version["mark"] == mark]
        if not places or not places[0]:
            return None
        files = versions[places[0] - 1]["files"]
        return {path: self._contents(digest).read_bytes() for path, digest in files.items()}

    def drop(self, mark: str) -> None:
        """Forgets a version that was taken back."""
        self._write([version for version in self._versions() if version["mark"] != mark])

    def _versions(self) -> list[dict[str, Any]]:
        try:
            found = from_json(self._list.read_bytes())
        except (FileNotFoundError, ValueError):
            return []
        return [version for version in found if self._is_whole(version)] if isinstance(found, list) else []

    def _is_whole(self, version: Any) -> bool:
        """Whether all contents of a version are there, as they were."""
        try:
            return all(_digest_of(self._contents(digest)) == digest for digest in version["files"].values())
        except (OSError, TypeError, KeyError, AttributeError):
            return False

    def _write(self, versions: list[dict[str, Any]]) -> None:
        put(self._list, (json.dumps(versions, ensure_ascii=False, indent=0) + "\n").encode())
        used = {digest for version in versions for digest in version["files"].values()}
        for place in (self._folder / "contents").glob("*/*"):
            if place.parent.name + place.name not in used:
                place.unlink()

    def _contents(self, digest: str) -> Path:
        return self._folder / "contents" / digest[:2] / digest[2:]


def _digest_of(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()
