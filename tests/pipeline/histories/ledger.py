"""What people did, written down apart from the merge's own memory, and what must therefore hold."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from tests.pipeline.histories.hands import block_texts, headings, item, items, keys_at, lines_of, section_of

Files = Mapping[str, str]
#: Kinds of facts that are about an id, and those that the machine forgets with the drafts of a file.
NAMING = {"dropped", "listed", "order", "headless"}
REFUSALS = {"gone", "struck", "dropped", "order", "headless"}


@dataclass(frozen=True)
class Fact:
    """Something that a person did in the file `path`. `kind` says what must hold of `words` there ever after."""

    kind: str
    path: str
    words: str = ""
    more: tuple[str, ...] = ()

    def fault(self, files: Files) -> str:
        """How it was broken, or ""."""
        text = files.get(self.path)
        if self.kind == "gone":
            return f"{self.path} is back" if text is not None else ""
        if text is None:
            return f"{self.path} is gone, and with it: {self.words}"
        return "" if getattr(self, f"_{self.kind}")(text, files) else f"{self.path}: {self.kind} broken: {self.words!r}"

    def _line(self, text: str, _: Files) -> bool:
        return self.words in lines_of(text)

    def _mark(self, text: str, _: Files) -> bool:
        return self.words in text

    def _struck(self, text: str, files: Files) -> bool:
        briefs = {
            path for path, other in files.items() if path.startswith("briefs/") and self.words in block_texts(other)
        }
        return self.words not in block_texts(text) and briefs <= set(self.more)

    def _headless(self, text: str, _: Files) -> bool:
        return self.words not in headings(lines_of(text))

    def _dropped(self, text: str, _: Files) -> bool:
        lines = lines_of(text)
        return self.words not in [item(lines[n]) for n in items(lines).get(self.more[0], [])]

    def _listed(self, text: str, _: Files) -> bool:
        lines = lines_of(text)
        return self.words in [item(lines[n]) for n in items(lines).get(self.more[0], [])]

    def _order(self, text: str, _: Files) -> bool:
        """Two neighbours that changed places stay so, while both stand in one list or section."""
        first, second = self.spots(text)
        return not (first and second) or first[0] != second[0] or first[1] < second[1]

    def spots(self, text: str) -> tuple[tuple[str, int] | None, tuple[str, int] | None]:
        """Where the two neighbours stand: section and line."""
        lines = lines_of(text)
        if self.more[0] == "body":
            found = _spots(lines, text)
        else:
            found = {item(lines[n]): ("", n) for n in items(lines).get(self.more[0], [])}
        return found.get(self.words), found.get(self.more[1])

    def _keys(self, text: str, _: Files) -> bool:
        """Keys that a person put in another order stay so, whatever comes between them."""
        lines = lines_of(text)
        there = [lines[n].partition(":")[0] for n in keys_at(lines)]
        return [key for key in self.more if key in there] == [key for key in there if key in self.more]

    def _bom(self, text: str, _: Files) -> bool:
        return text.startswith("\ufeff")

    def _crlf(self, text: str, _: Files) -> bool:
        return text.count("\n") == text.count("\r\n")


def _are_neighbours(fact: Fact, files: Files) -> bool:
    first, second = fact.spots(files[fact.path])
    return bool(first and second and first[0] == second[0])


def _spots(lines: list[str], text: str) -> dict[str, tuple[str, int]]:
    from tests.pipeline.histories.hands import blocks

    return {
        words: (section_of(lines, start), start)
        for words, (start, _) in zip(block_texts(text), blocks(lines), strict=True)
    }


class Ledger:
    """All facts that hold now."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.facts = list(facts)

    def copy(self) -> Ledger:
        return Ledger(self.facts)

    def note(self, *facts: Fact) -> None:
        self.facts += facts

    def let_go(self, path: str, *kinds: str, words: str = "") -> None:
        """Facts of a file that a person has made void."""
        self.facts = [
            fact
            for fact in self.facts
            if fact.path != path
            or (kinds and fact.kind not in kinds)
            or (words and words not in (fact.words, *fact.more))
        ]

    def move(self, before: str, now: str) -> None:
        """A file has another name; what was known of its id is known of the new one."""
        old, new = (path.rpartition("/")[2].removesuffix(".md") for path in (before, now))
        moved = []
        for fact in self.facts:
            words = new if fact.kind in NAMING and fact.words == old else fact.words
            more = tuple(now if each == before else new if each == old else each for each in fact.more)
            moved.append(replace(fact, path=now if fact.path == before else fact.path, words=words, more=more))
        self.facts = moved

    def settle(self, files: Files) -> None:
        """Neighbours of which the machine has taken one away, or elsewhere, are no neighbours any more."""
        self.facts = [fact for fact in self.facts if fact.kind != "order" or _are_neighbours(fact, files)]

    def allow(self, paths: Iterable[str]) -> None:
        """What was struck may stand in these: they are as they were."""
        self.facts = [replace(f, more=(*f.more, *paths)) if f.kind == "struck" else f for f in self.facts]

    def forget(self, paths: Container[str]) -> None:
        """What was refused in these is not remembered any more."""
        self.facts = [fact for fact in self.facts if fact.kind not in REFUSALS or fact.path not in paths]

    def unname(self, id_: str) -> None:
        """Lists may name something else instead of this from now on."""
        self.facts = [fact for fact in self.facts if fact.kind != "listed" or fact.words != id_]

    def let_back(self, path: str, files: Files) -> None:
        """What a person refused in a file, and has let come back."""
        self.facts = [f for f in self.facts if f.path != path or f.kind not in REFUSALS or not f.fault(files)]

    def give_way(self, path: str, words: Iterable[str], files: Files) -> None:
        """What a person wrote in a file, and has given up for an answer that was about these words."""
        about = [each for each in words if each.strip()]
        self.facts = [
            fact
            for fact in self.facts
            if fact.path != path
            or not fact.fault(files)
            or not any(each in fact.words or fact.words in each or fact.words.startswith(f"{each}:") for each in about)
        ]

    def faults(self, files: Files) -> list[str]:
        return [fault for fact in self.facts if (fault := fact.fault(files))]
