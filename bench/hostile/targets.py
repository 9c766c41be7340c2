"""Whatever others can hand to Briefsite, as functions of bytes: what a target raises but BriefsiteError is a fault."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from briefsite.config import read_settings
from briefsite.content.reading import read_entry
from briefsite.content.reading.files import KINDS
from briefsite.editions import read_editions
from briefsite.languages import wording
from briefsite.merging.lineage import lineage
from briefsite.merging.memory import recall
from briefsite.model.issues import BriefsiteError, Place
from briefsite.model.sources import Source
from briefsite.packing import packed
from briefsite.pipeline.building import build
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.store import FILE, Store
from briefsite.pipeline.packing import verify
from briefsite.pipeline.remembered import Memory as Documents
from briefsite.publishing.manifest import read_manifest
from briefsite.sources import read_sources

_FRONT = b"---\ntitle: T\nkind: person\n---\n\n"


@dataclass(frozen=True, slots=True)
class Target:
    """`run` takes what is hostile and an empty folder to work in; `start` is well formed; `words` are its own signs."""

    run: Callable[[bytes, Path], object]
    start: bytes
    words: tuple[bytes, ...]

    def survives(self, data: bytes, folder: Path) -> bool:
        """Whether the input was refused in words or taken; every other exception is let through."""
        with suppress(BriefsiteError):
            self.run(data, folder)
        return True


def _written(folder: Path, path: str, data: bytes) -> Path:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


def _front_matter(data: bytes, _: Path) -> None:
    for kind in KINDS:
        read_entry(f"content/{kind}/t.md", b"---\n" + data + b"\n---\n\nWords.\n")


def _body(data: bytes, _: Path) -> None:
    entry, _issues = read_entry("content/actors/t.md", _FRONT + data)
    if entry:
        entry.body.html.encode()


def _source(data: bytes, folder: Path) -> None:
    _written(folder, "seeds/a.txt", data)
    for source in read_sources(folder)[0]:
        repr(source.metadata).encode()
        source.text.encode()


def _settings(data: bytes, folder: Path) -> None:
    _written(folder, "pyproject.toml", b"[tool.briefsite]\n" + data)
    _written(folder, "content/actors/t.md", _FRONT + b"Words.\n")
    if not read_settings(folder)[1]:
        build(folder, at=datetime(2031, 1, 1, tzinfo=UTC))


def _store(data: bytes, folder: Path) -> None:
    _written(folder, FILE, data)
    for _ in range(2):
        store = Store(folder)
        store.put([(b"key", b"value")])
        store.one(b"key")
        store.close(1 << 20)


def _kept(data: bytes, folder: Path) -> None:
    """A value whose own digest is right, whatever it is."""
    memory = Memory(folder)
    memory.keep([(b"key", data)])
    list(memory.recall([b"key"]))
    memory.close()
    _written(folder, ".cache/briefsite/documents/key", sha256(data).digest() + data)
    Documents.of(folder).recall("key", Source("", "", "", ()))


def _editions(data: bytes, folder: Path) -> None:
    _written(folder, "content/.editions/0001.jsonl", data)
    repr(read_editions(folder)).encode()


def _edits(data: bytes, folder: Path) -> None:
    names = ("proposals", "refusals", "renames", "edited", "confirmed", "taught", "written")
    for name in (*names, "splits", "successors", "sources", "gone", "corrections"):
        _written(folder, f"{name}.jsonl", data)
    repr((recall(folder), lineage(folder))).encode()


def _archive(data: bytes, folder: Path) -> None:
    verify(_written(folder, "pack.zip", data))


def _packed(data: bytes, folder: Path) -> None:
    """An archive whose manifests are right, whatever its files hold."""
    files = dict.fromkeys(("sources/a.txt.json", "content/actors/t.md", "prov.json", "site/index.html"), data)
    verify(_written(folder, "pack.zip", packed({**files, "content/actors/u.md": _FRONT + data}, "a hand")))


def _catalogue(data: bytes, folder: Path) -> None:
    _written(folder, "templates/languages/km.po", data)
    wording("km", folder / "templates", Place("pyproject.toml"))


def _manifest(data: bytes, _: Path) -> None:
    read_manifest(data, "a target")


def _bag(compression: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        archive.writestr("evidence/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        archive.writestr("evidence/manifest-sha256.txt", "00  data/a\n")
        archive.writestr("evidence/tagmanifest-sha256.txt", "00  bagit.txt\n")
    return made.getvalue()


_YAML = (
    b": ", b"\n", b"- ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!x ", b"|", b">", b"? ", b'"', b"'", b"<<: ",
    b"\t", b"title", b"date", b"actors", b"roles", b"source", b"publish", b"9999-12-31",
    b"0001-01-01T00:00+14:00", b"\\ud800", b"1e999", b"~", b"#", b"---\n", b"..",
)  # fmt: skip
_MARKDOWN = (
    b"[", b"]", b"(", b")", b"[[", b"]]", b"[@", b"|", b"> ", b"- ", b"1. ", b"    ", b"\n", b"\n\n", b"`",
    b"```\n", b"*", b"**", b"_", b"# ", b"<", b">", b"<a href=", b"<!--", b"\\", b"&#0;", b"\x02", b"\x03",
    b"~~~\n", b'"', b"![", b": ", b"---\n", b"\xee\x80\x80", b"\xee\x80\x8a", b"&#xE000;",
    b"&#xE001;", b"&#xE002;", b"&#57347;", b"para. 1", b"\xe2\x80\x94 ",
    b"through",
)  # fmt: skip
_JSON = (
    b"{", b"}", b"[", b"]", b'"', b",", b":", b"\n", b"Infinity", b"1e999", b"-1", b"null", b'"\\ud800"',
    b'"at"', b'"kind"', b'"id"', b'"what"', b'"count"', b'"paragraphs"', b'"metadata"', b'"file"', b'"files"',
    b"true", b"[" * 9999,
)  # fmt: skip
_TOML = (
    b"=", b"\n", b'"', b"[", b"]", b"{", b"}", b"title", b"language", b"base_url", b"targets", b"accent",
    b"9" * 5000, b"[" * 9999, b"1979-05-27", b"inf", b"'", b"#", b"\\uD800", b"[tool.briefsite.targets]\n",
    b"https://[",
)  # fmt: skip
_PO = (
    b"msgid", b"msgstr", b'"', b"\n", b"msgctxt", b"msgid_plural", b"msgstr[0]", b"msgstr[9]", b"%(", b")s",
    b"{", b"}", b"#~", b"#, fuzzy", b"Plural-Forms: nplurals=1; plural=", b"n**n",
    b"Content-Type: text/plain; charset=", b"\\",
)  # fmt: skip
_EDITION = (
    b'{"at":"2026-01-01T00:00:00+00:00","mark":"a"}\n{"kind":"actor","id":"a","what":"new","added":1,'
    b'"facts":{"fields":{"a":"b"},"statements":["c"]}}\n'
)
_TEXT = b'{"file":"a.txt","sha256":"00","metadata":{"title":"T"},"count":1,"paragraphs":{"1":"Words."}}'
_PICKLE = (
    b"\x80\x05", b"c", b"\x93", b"R", b"(", b"t", b".", b"\x8c", b"builtins\neval\n", b"os\nsystem\n", b"b",
    b"\x81", b"cbriefsite.model.sources\nSpan\n", b"K\x01", b"\x95", b"]", b"}", b"h\x00", b"\x94",
)  # fmt: skip
_ZIP = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff" * 4, b"\0" * 4, b"\0", b"\xff")
_CATALOGUE = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Search"\nmsgstr "S"\n'

TARGETS: dict[str, Target] = {
    "front matter": Target(_front_matter, b"title: T\nkind: person\naliases:\n  - U\ndate: 2026-05\n", _YAML),
    "body": Target(_body, b"# A\n\n- One [[b|c]] [@p1].\n\n> Words\n> - [[d]]\n\n| a |\n|---|\n| b |\n", _MARKDOWN),
    "source": Target(_source, b"---\ntitle: T\npublished: 2026-05-01\n---\nWords.\n\nMore.\n", _YAML),
    "settings": Target(_settings, b'title = "T"\nlanguage = "en"\nbase_url = "https://host.example/"\n', _TOML),
    "store": Target(_store, b"SQLite format 3\0\x10\0\1\1\0\x40\x20\x20" + bytes(76), (b"\xff" * 512, b"\0" * 4096)),
    "kept": Target(_kept, b"\x80\x05cbriefsite.model.sources\nSpan\nK\x01K\x02\x86R.", _PICKLE),
    "editions": Target(_editions, _EDITION, _JSON),
    "edits": Target(_edits, b'["a","b"]\n["a","b","c",["d"],["e"],[["f",1]],1]\n["a",1,"b"]\n', _JSON),
    "archive": Target(_archive, _bag(), _ZIP),
    "compressed": Target(_archive, _bag(zipfile.ZIP_DEFLATED), _ZIP),
    "packed": Target(_packed, _TEXT, _JSON),
    "catalogue": Target(_catalogue, _CATALOGUE, _PO),
    "manifest": Target(_manifest, b'{"files":{"a.html":["b"]}}', _JSON),
}  # fmt: skip
