"""Whatever is changed between two builds, the output folder is what a clean build would make of it, byte for byte.

`BRIEFSITE_EDITS=500 pytest tests/pipeline/test_incremental.py` makes so many random changes.
"""

# ruff: noqa: ARG001 - every change is told the same

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefsite.pipeline.building import build
from briefsite.pipeline.previewing import Preview
from briefsite.pipeline.writing import build_into
from tests.sample import SAMPLE

NOW = datetime(2031, 6, 1, tzinfo=UTC)
EDITS = int(os.environ.get("BRIEFSITE_EDITS", "24"))
A_RUN = 8

#: A change as data: what is done, to which file (counted round), and with what.
Change = tuple[str, int, int]


def published(root: Path) -> dict[str, bytes]:
    folder = root / "site"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".briefsite"
    }


def a_site(root: Path) -> None:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, root / folder)


def files(root: Path, folder: str = "content") -> list[Path]:
    return sorted(path for path in (root / folder).rglob("*") if path.is_file())


def replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def append(root: Path, path: Path, salt: int) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"\n\nA remark, number {salt}, on [[oda-lindqvist]] and [[training|drill {salt}]].\n")


def retitle(root: Path, path: Path, salt: int) -> None:
    replaced(path, "title: ", f"title: No {salt} ")


def redate(root: Path, path: Path, salt: int) -> None:
    replaced(path, "date: 2031", f"date: {2020 + salt % 9}")


def delete(root: Path, path: Path, salt: int) -> None:
    if len(files(root)) > 5:
        path.unlink()


def rename(root: Path, path: Path, salt: int) -> None:
    path.rename(path.with_name(f"{path.stem}-{salt}.md"))


def add(root: Path, path: Path, salt: int) -> None:
    (path.parent / f"new-{salt}.md").write_bytes(path.read_bytes())


def break_(root: Path, path: Path, salt: int) -> None:
    replaced(path, "---\n", "---\nnonsense: [\n")


def withhold(root: Path, path: Path, salt: int) -> None:
    replaced(path, "status: drafted", ("status: draft", "status: reviewed", "status: drafted")[salt % 3])


def same_size(root: Path, path: Path, salt: int) -> None:
    """Another text of the same length, with the old file's times."""
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("e", "o", salt % 40), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def touch(root: Path, path: Path, salt: int) -> None:
    path.write_bytes(path.read_bytes())


def template(root: Path, path: Path, salt: int) -> None:
    name = ("actor.html", "parts.html", "base.html", "event.html")[salt % 4]
    own = root / "templates" / name
    if own.exists():
        own.unlink()
    else:
        own.parent.mkdir(exist_ok=True)
        own.write_text(f'{{% extends "theme/{name}" %}}{{# {salt} #}}', encoding="utf-8")


def style(root: Path, path: Path, salt: int) -> None:
    own = root / "templates/static/site.css"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(f"p {{ margin: {salt}px }}", encoding="utf-8")


def setting(root: Path, path: Path, salt: int) -> None:
    options = ('title = "Desk"', 'base_url = "https://desk.example/"', 'source_text = "full"', "drafts = true", "x = 1")
    (root / "pyproject.toml").write_text(f"[tool.briefsite]\n{options[salt % 5]}\n", encoding="utf-8")


def source(root: Path, path: Path, salt: int) -> None:
    seeds = files(root, "seeds")
    with seeds[salt % len(seeds)].open("a", encoding="utf-8") as stream:
        stream.write(f"\nLater, {salt} more.\n")


def draft(root: Path, path: Path, salt: int) -> None:
    """The converter has drafted the file, as it is or otherwise: so pages say which of it is a person's."""
    drafted = root / "content/.drafts" / path.relative_to(root / "content")
    drafted.parent.mkdir(parents=True, exist_ok=True)
    data = path.read_bytes()
    drafted.write_bytes(data.replace(b"title: ", b"title: As drafted ", 1) if salt % 2 else data)


def exporter(root: Path, path: Path, salt: int) -> None:
    own = root / "templates/data/names.txt"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(f"{salt}{{% for one in page.records.actors %}}{{{{ one.title }}}}\n{{% endfor %}}", encoding="utf-8")


def catalogue(root: Path, path: Path, salt: int) -> None:
    """The site's own words for ours, or a language of its own."""
    own = root / "templates/languages" / ("en.po", "de.po")[salt % 2]
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(f'msgid "Latest"\nmsgstr "New {salt}"\n', encoding="utf-8")


def language(root: Path, path: Path, salt: int) -> None:
    tag = ("de", "en", "km")[salt % 3]
    (root / "pyproject.toml").write_text(f'[tool.briefsite]\nlanguage = "{tag}"\n', encoding="utf-8")


def forget(root: Path, path: Path, salt: int) -> None:
    shutil.rmtree(root / ".cache")


def damage(root: Path, path: Path, salt: int) -> None:
    store = root / ".cache/briefsite/build.sqlite"
    data = bytearray(store.read_bytes())
    for at in range(salt, len(data), max(len(data) // 50, 1)):
        data[at] ^= 0x5A
    store.write_bytes(data)


def spoil(root: Path, path: Path, salt: int) -> None:
    """Somebody writes to a page of the output."""
    pages = sorted((root / "site").rglob("*.html"))
    pages[salt % len(pages)].write_text("spoilt", encoding="utf-8")


def lose(root: Path, path: Path, salt: int) -> None:
    pages = sorted((root / "site").rglob("*.html"))
    pages[salt % len(pages)].unlink()


CHANGES: tuple[Callable[[Path, Path, int], None], ...] = (
    append, append, retitle, retitle, redate, delete, rename, add, break_, withhold, same_size, touch,
    template, style, setting, source, draft, draft, exporter, catalogue, language, forget, damage, spoil, lose,
)  # fmt: skip
BY_NAME = {change.__name__: change for change in CHANGES}


def apply(root: Path, change: Change) -> None:
    name, which, salt = change
    found = files(root)
    BY_NAME[name](root, found[which % len(found)], salt)


ANY_CHANGE = st.tuples(st.sampled_from([change.__name__ for change in CHANGES]), st.integers(0, 99), st.integers(0, 99))


@settings(max_examples=max(EDITS // A_RUN, 1), phases=(Phase.explicit, Phase.generate))
@given(st.lists(ANY_CHANGE, min_size=A_RUN, max_size=A_RUN))
def test_a_build_after_any_changes_is_a_clean_build(changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        a_site(root)
        build_into(root, root / "site", allow_errors=True)
        preview = Preview(root, lambda: NOW)
        preview.build()
        for change in changes:
            apply(root, change)
            seen = preview.build()
            built, _ = build_into(root, root / "site", allow_errors=True)
            clean, at_once = build(root), build(root, at=NOW)
            assert dict(seen.site) == dict(at_once.site), change
            assert seen.issues == at_once.issues
            assert published(root) == dict(clean.site), change
            assert (built.issues, built.entries, built.unread) == (clean.issues, clean.entries, clean.unread)


def test_every_kind_of_change_is_seen(tmp_path: Path) -> None:
    a_site(tmp_path)
    build_into(tmp_path, tmp_path / "site", allow_errors=True)
    for number, name in enumerate(BY_NAME):
        apply(tmp_path, (name, 7 * number, 3 * number))
        build_into(tmp_path, tmp_path / "site", allow_errors=True)
        assert published(tmp_path) == dict(build(tmp_path).site), name
