"""The content of a site, held alone while an operation changes what its files are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefsite.disk import alone, read
from briefsite.merging.by_hand import followed_by_hand
from briefsite.merging.journal import Change, Journal
from briefsite.merging.lineage import Lineage, lineage
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import DRAFTS, MERGED, REASONS, WAITING, Memory, emptied, recall
from briefsite.merging.redirection import of_today
from briefsite.merging.references import Redirects, repointed
from briefsite.merging.renaming import markdown_below
from briefsite.merging.standing import Standing, look_around
from briefsite.model.issues import BriefsiteError, did_you_mean
from briefsite.model.slugs import id_of


@dataclass
class Held:
    """The texts of all files and last drafts, by path below `content/`; what an operation `put`s is written in one go.
    `there` is what stands on disk, where a person has renamed files since the last conversion.

    `memory` and `lineage` may be replaced, and are written with the rest.
    """

    root: Path

    def __enter__(self) -> Held:
        self._lock = alone(lock_of(self.root))
        self._lock.__enter__()
        self.journal = Journal(self.root)
        self.journal.recover()
        self.content = self.root / "content"
        files = markdown_below(self.content)
        drafts = [f"{DRAFTS}/{path}" for path in sorted(markdown_below(self.content / DRAFTS))]
        for folder in (WAITING, MERGED):
            below = markdown_below(self.content / DRAFTS / folder)
            drafts += [f"{DRAFTS}/{folder}/{path}" for path in sorted(below)]
        paths = [*sorted(files), *drafts]
        self.texts = {path: (read(self.content / path) or b"").decode(errors="surrogateescape") for path in paths}
        self.ids = {id_of(path): path for path in sorted(files)}
        self.memory: Memory = recall(self.content / DRAFTS)
        self.lineage: Lineage = lineage(self.content / DRAFTS)
        self.there = dict(self.texts)
        self.after: dict[str, str | None] = {}
        self._follow(look_around(self.content))
        return self

    def _follow(self, standing: Standing) -> None:
        """What a person renamed since the last conversion is what it is called now, in all that an operation reads."""
        if not standing.moved:
            return
        self.after = followed_by_hand(self.content, self.texts, standing.moved)
        read_now = (self.texts | self.after).items()
        self.texts = {path: text for path, text in read_now if text is not None and not path.endswith(REASONS)}
        self.memory = of_today(self.memory, standing)
        self.lineage = self.lineage.moved({before: now for now, before in standing.moved.items()})

    def __exit__(self, *_: object) -> None:
        self._lock.__exit__(None, None, None)

    def path(self, name: str) -> str:
        """The path of the file with that id."""
        if name not in self.ids:
            hint = did_you_mean(name, self.ids)
            raise BriefsiteError(f"there is no '{name}' in content/" + (f"; {hint}" if hint else ""))
        return self.ids[name]

    def draft(self, path: str) -> str | None:
        return self.texts.get(f"{DRAFTS}/{path}")

    def put(self, path: str, text: str | None) -> None:
        self.after[path] = text

    def drop(self, path: str, *, forget: bool) -> None:
        """Take a file away; with `forget`, its last draft too, so that it is no refusal. One that was never drafted is
        refused by what it said."""
        waiting = f"{DRAFTS}/{WAITING}/{path}"
        if not forget and self.draft(path) is None:
            self.put(waiting, self.texts[path])
        self.put(path, None)
        for kept in (f"{DRAFTS}/{path}", waiting) if forget else ():
            self.put(kept, None)
            self.put(f"{kept}{REASONS}", None)

    def repoint(self, to: Redirects, titles: Mapping[str, str], names: Mapping[str, str]) -> None:
        """Let every link in every file and draft follow `to`; `names` are titles that mean one of its ids."""
        for path, text in (self.texts | self.after).items():
            self.after[path] = repointed(text, to, titles, names) if text is not None else None

    def write(self, operation: str) -> tuple[str, ...]:
        """Carry the operation out; the paths of the content files that changed."""
        changes = [self._change(path, text) for path, text in sorted(self.after.items())]
        folder = self.content / DRAFTS
        for name, data in (*self.memory.files().items(), *self.lineage.files().items()):
            before = read(folder / name)
            changes.append(Change(f"content/{DRAFTS}/{name}", before, emptied(before, data)))
        changed = [change.path for change in changes if change.before != change.after]
        if self.journal.run(operation, [tuple(changes)]):
            raise BriefsiteError("a file was saved while this ran, so nothing was changed; try again")
        return tuple(path.removeprefix("content/") for path in changed if f"/{DRAFTS}/" not in path)

    def _change(self, path: str, text: str | None) -> Change:
        """From what was read when the operation began to what shall stand there."""
        data = None if text is None else text.encode(errors="surrogateescape")
        if path in self.there:
            return Change(f"content/{path}", self.there[path].encode(errors="surrogateescape"), data)
        return Change(f"content/{path}", read(self.content / path), data)
