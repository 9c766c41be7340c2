"""A folder of files as one archive, in the form that archives keep: a BagIt bag (RFC 8493) in a ZIP file.

Every file has its SHA-256 in a manifest, and so has the manifest. Nothing in it depends on a clock or a file system,
and nothing is compressed, since compressors differ: the same files give the same bytes everywhere. An archive that is
read may come from anybody: nothing of it is ever unpacked to disk, and it is refused before it fills the memory."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefsite.model.issues import BriefsiteError, Issue, Place

_BAG = "evidence"
_PAYLOAD = "data/"
_BAGIT = "bagit.txt"
_MANIFEST = "manifest-sha256.txt"
_TAGS = "tagmanifest-sha256.txt"
_DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#: How a ZIP archive begins, and how long what stands before the name of its first file is.
_ZIP, _HEADER = b"PK\x03\x04", 30
#: How it ends, but for a remark, and how long that is.
_END, _END_LENGTH = b"PK\x05\x06", 22
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: The ways of compression that every program has.
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What is read at most: bytes of all files together, how many files, and how many bytes for each of the archive's.
_MOST_BYTES, _MOST_FILES, _MOST_PACKED = 4 << 30, 1_000_000, 50


def packed(files: Mapping[str, bytes], agent: str) -> bytes:
    """The archive of files by path; `agent` names the program that made it."""
    tags = {
        _BAGIT: _DECLARED,
        "bag-info.txt": f"Bag-Software-Agent: {agent}\nPayload-Oxum: {_oxum(files)}\n".encode(),
        _MANIFEST: _lines({_PAYLOAD + path: data for path, data in files.items()}),
    }
    members = {**tags, _TAGS: _lines(tags), **{_PAYLOAD + path: files[path] for path in sorted(files)}}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for path, data in members.items():
            about = zipfile.ZipInfo(f"{_BAG}/{path}", _EPOCH)
            about.external_attr = 0o644 << 16
            about.create_system = 3
            archive.writestr(about, data)
    return made.getvalue()


def is_packed(path: Path) -> bool:
    """Whether the file is such an archive, by its first bytes."""
    first = f"{_BAG}/".encode()
    with path.open("rb") as file:
        head = file.read(_HEADER + len(first))
    return head.startswith(_ZIP) and head[_HEADER:] == first


def unpacked(data: bytes, name: str) -> tuple[dict[str, bytes], tuple[Issue, ...]]:
    """The files of an archive by path, and an issue for each that is not as it was packed.

    Raises BriefsiteError where it is no such archive at all; `name` is what people call it.
    """
    try:
        members = _members(data)
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError) as error:
        raise BriefsiteError(f"{name} is no evidence pack: {error}") from None
    if members.get(_BAGIT) != _DECLARED or _MANIFEST not in members or _TAGS not in members:
        raise BriefsiteError(f"{name} is no evidence pack: it holds no bag of version 1.0")
    issues = [*_around(data, name), *_faults(members, _TAGS, name), *_faults(members, _MANIFEST, name)]
    payload = {path.removeprefix(_PAYLOAD): data for path, data in members.items() if path.startswith(_PAYLOAD)}
    return payload, tuple(issues)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = [one for one in archive.infolist() if not one.filename.endswith("/")]
        if any(one.compress_type not in _WAYS for one in found):
            raise ValueError("it is compressed in a way that no pack is")
        if len(found) > _MOST_FILES or sum(one.file_size for one in found) > min(_MOST_BYTES, _MOST_PACKED * len(data)):
            raise ValueError("it would be too large")
        names = _inside([one.filename for one in found])
        if len(set(names)) < len(names):
            raise ValueError("two of its files have one name")
        return {name: archive.read(one) for name, one in zip(names, found, strict=True)}


def _around(data: bytes, name: str) -> Iterator[Issue]:
    """What stands before the archive or behind it in the file: what reads an archive passes it over."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        before = min(one.header_offset for one in archive.infolist())
        behind = len(data) - data.rfind(_END) - _END_LENGTH - len(archive.comment)
    for count, where in ((before, "before the first file"), (behind, "behind the last file")):
        if count:
            yield Issue(Place(name), "pack-added", f"{count:,} bytes {where} were added to it", "trust nothing in it")


def _inside(paths: list[str]) -> list[str]:
    """The paths below the folder of the bag; what lies beside that is no part of it."""
    bags = (path.removesuffix(_BAGIT) for path in paths if path.endswith(f"/{_BAGIT}") and path.count("/") == 1)
    bag = next(bags, f"{_BAG}/")
    return [path.removeprefix(bag) if path.startswith(bag) else f"../{path}" for path in paths]


def _faults(members: Mapping[str, bytes], manifest: str, name: str) -> Iterator[Issue]:
    """What differs from a manifest; the payload's must name every file below it, the other all else but itself."""
    listed = _listed(members[manifest].decode("utf-8", "replace"))
    for path, digest in listed.items():
        if path not in members:
            yield Issue(Place(name), "pack-missing", f"{path} is missing", "ask for a whole copy")
        elif hashlib.sha256(members[path]).hexdigest() != digest:
            yield Issue(Place(name), "pack-changed", f"{path} was changed after it was packed", "trust nothing in it")
    for path in sorted(members.keys() - listed.keys() - {_TAGS}):
        if path.startswith(_PAYLOAD) == (manifest == _MANIFEST):
            yield Issue(Place(name), "pack-added", f"{path} was added after it was packed", "trust nothing in it")


def _lines(files: Mapping[str, bytes]) -> bytes:
    """A manifest. Line ends and percent signs in paths are escaped, as the standard has it."""
    found = ((hashlib.sha256(data).hexdigest(), _escaped(path)) for path, data in sorted(files.items()))
    return "".join(f"{digest}  {path}\n" for digest, path in found).encode()


def _listed(text: str) -> dict[str, str]:
    parts = (line.split(maxsplit=1) for line in text.splitlines())
    return {_plain(part[1]): part[0].lower() for part in parts if len(part) == 2}


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _plain(path: str) -> str:
    return path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def _oxum(files: Mapping[str, bytes]) -> str:
    """Bytes and number of the files, the quick check of the standard."""
    return f"{sum(map(len, files.values()))}.{len(files)}"
