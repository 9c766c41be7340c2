"""Everything that may happen to a site between two builds: what people write, move, break and mend, in any order.

A change takes the root of the site, a content file, and a number that varies it.
"""

# ruff: noqa: ARG001 - every change is told the same

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from briefsite.merging.identity import rename as rename_by_command
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.writing import build_into
from tests.sample import SAMPLE

#: A change as data: what is done, to which file (counted round), and with what.
Change = tuple[str, int, int]


def a_site(root: Path) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(SAMPLE / name, root / name)


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


def page_kind(root: Path, path: Path, salt: int) -> None:
    """A kind of page of the site's own, or one that takes the place of ours."""
    own = root / "templates/pages" / ("names.html", "topics.html")[salt % 2]
    own.parent.mkdir(parents=True, exist_ok=True)
    head, name = '{% extends "base.html" %}{% block main %}<h1>Names</h1>', "{{ one.title }}"
    text = f"{head}{salt}{{% for one in page.records.actors %}}<p>{name}</p>{{% endfor %}}{{% endblock %}}"
    own.write_text(text, encoding="utf-8")


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


def put_back(root: Path, path: Path, salt: int) -> None:
    """A file is again what it was at first, as after an undo."""
    first = sorted((SAMPLE / "content").rglob("*.md"))[salt % 20]
    place = root / first.relative_to(SAMPLE)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(first, place)


def exchange(root: Path, path: Path, salt: int) -> None:
    """Two files take each other's name, with their times and their inodes."""
    others = [one for one in files(root) if one.parent == path.parent]
    other, beside = others[salt % len(others)], path.with_name("beside")
    path.rename(beside)
    other.rename(path) if other != path else None
    beside.rename(other)


def line_ends(root: Path, path: Path, salt: int) -> None:
    data = path.read_bytes().replace(b"\r\n", b"\n")
    path.write_bytes((b"\xef\xbb\xbf" if salt % 2 else b"") + data.replace(b"\n", b"\r\n"))


def no_text(root: Path, path: Path, salt: int) -> None:
    path.write_bytes((b"", b"\xff\xfe\x00", b"---\ntitle: \xef\n---\n", b"---\n")[salt % 4])


def embargo(root: Path, path: Path, salt: int) -> None:
    key = ("publish", "expires")[salt % 2]
    replaced(path, "---\n", f"---\n{key}: 2031-06-{1 + salt % 28:02}\n")


def alias(root: Path, path: Path, salt: int) -> None:
    replaced(path, "kind: ", f"aliases: [Alias {salt}]\nkind: ")


def by_command(root: Path, path: Path, salt: int) -> None:
    """A file is given another id: its old address leads on."""
    try:
        rename_by_command(root, path.stem, f"{path.stem[:30]}-{salt}")
    except BriefsiteError:
        return


def folder(root: Path, path: Path, salt: int) -> None:
    """A whole folder goes where nothing is read, or comes back from there."""
    here, away = root / "content/topics", root / "content/subjects"
    if away.exists():
        shutil.copytree(away, here, dirs_exist_ok=True)
        shutil.rmtree(away)
    elif here.exists():
        here.rename(away)


def block(root: Path, path: Path, salt: int) -> None:
    """Another foot on every page, or a template at fault: such a build writes nothing."""
    own = root / "templates/base.html"
    own.parent.mkdir(exist_ok=True)
    foot = f"<footer>No {salt}</footer>" if salt % 4 else "{{ nothing_such }}"
    own.write_text(f'{{% extends "theme/base.html" %}}{{% block foot %}}{foot}{{% endblock %}}', encoding="utf-8")


def shipped(root: Path, path: Path, salt: int) -> None:
    """The site's own templates are taken away."""
    shutil.rmtree(root / "templates", ignore_errors=True)


def elsewhere(root: Path, path: Path, salt: int) -> None:
    """The same site is built for another place, with the same memory."""
    try:
        build_into(root, root / "other", "https://other.example/", allow_errors=True)
    except BriefsiteError:
        return


CHANGES: tuple[Callable[[Path, Path, int], None], ...] = (
    append, append, retitle, retitle, redate, delete, rename, add, break_, withhold, same_size, touch, template,
    style, setting, source, draft, draft, exporter, page_kind, catalogue, language, forget, damage, spoil, lose,
    put_back, put_back, exchange, line_ends, no_text, embargo, alias, by_command, folder, block, shipped, elsewhere,
)  # fmt: skip
BY_NAME = {change.__name__: change for change in CHANGES}


def apply(root: Path, change: Change) -> None:
    name, which, salt = change
    found = files(root)
    BY_NAME[name](root, found[which % len(found)], salt)
