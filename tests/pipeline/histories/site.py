"""A site in a temporary folder, with all that a history does to it from outside: texts, word lists, files."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefsite.content.reading import read_content, unread
from briefsite.graph import link
from briefsite.model.issues import Issue
from briefsite.pipeline.conversion import Conversion, convert
from briefsite.sources import read_sources

Tree = dict[str, bytes]


class Site:
    """The site, and the shortest ways to look at it."""

    def __init__(self, root: Path) -> None:
        self.root, self.content, self.seeds = root, root / "content", root / "seeds"
        for name in ("seeds", "lexicon"):
            (root / name).mkdir(parents=True, exist_ok=True)

    @classmethod
    def converted(cls, root: Path, **texts: str) -> Site:
        """A site of these texts, by the names of their files, converted once."""
        site = cls(root)
        for name, text in texts.items():
            (site.seeds / f"{name}.txt").write_text(text)
        site.convert()
        return site

    def files(self) -> dict[str, str]:
        """The Markdown files that people see, by path below `content/`."""
        found = {path: data for path, data in self.tree().items() if not path.startswith(".drafts/")}
        return {path: data.decode() for path, data in found.items()}

    def tree(self) -> Tree:
        """Every byte below `content/`, drafts and memory too."""
        found = (path for path in sorted(self.content.rglob("*")) if path.is_file())
        return {path.relative_to(self.content).as_posix(): path.read_bytes() for path in found}

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def convert(self) -> Conversion:
        return convert(self.root)

    def without_a_memory(self, root: Path) -> Site:
        """A copy of the site in which nothing is remembered but what was read in the texts."""
        shutil.copytree(self.root, root)
        copy = Site(root)
        copy.forget_what_was_done()
        return copy

    def forget_what_was_read(self) -> None:
        """The texts are read again, and all else is done again."""
        for path in (self.root / ".cache/briefsite/documents").glob("*"):
            path.unlink()
        self.forget_what_was_done()

    def forget_what_was_done(self) -> None:
        """Nothing is remembered but what was read in the texts."""
        for path in (self.root / ".cache/briefsite").glob("build.sqlite*"):
            path.unlink()

    def dead_links(self) -> list[Issue]:
        """Everything that leads nowhere, and everything that is wrong with a file."""
        entries, invalid = read_content(self.root)
        _, unresolved = link(entries, read_sources(self.root)[0], unread=unread(invalid))
        return [issue for issue in (*invalid, *unresolved) if issue.severity == "error"]
