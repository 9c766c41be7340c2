"""What is remembered between runs, in git, beside the drafts: what people deleted, rejected, confirmed or renamed, and
what waits.

Each file has one JSON record a line, sorted, so that two branches merge by keeping all lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from briefsite.disk import from_json, read
from briefsite.model.edits import Fact, Proposal, Refusal
from briefsite.model.nouns import dataclass

PROPOSALS, REFUSALS, RENAMES = "proposals.jsonl", "refusals.jsonl", "renames.jsonl"
EDITED, CONFIRMED, TAUGHT = "edited.jsonl", "confirmed.jsonl", "taught.jsonl"
WRITTEN = "written.jsonl"
#: The mirror of `content/` with the last drafts.
DRAFTS = ".drafts"
#: What stands beside a last draft: why it says what it says.
REASONS = ".why.json"
#: Below it, the drafts that could not become a base: of files without one, and of files that could not be merged.
WAITING = ".waiting"
#: Below it, the last drafts of what was made one with something else: by these it is known again.
MERGED = ".merged"
#: What precedes the place of a proposal that a person rejected, in the memory of refusals.
REJECTED = "rejected "


@dataclass(frozen=True, slots=True)
class Memory:
    """Proposals that wait; refusals by path; paths that files had and have now; files whose front matter was edited,
    or that stood there before any draft; what a person read and found right, by path: a place, and the words that stood
    there; names and days of publication that a person gave, by path; and what a person wrote before the drafts said so
    too, by path.

    What a person wrote teaches the next conversion, whose draft may then say the same: from that day on the file equals
    its draft, and only `edited`, `taught` and `written` still tell that it was a person who said so first.
    """

    proposals: frozenset[Proposal] = frozenset()
    refusals: frozenset[tuple[str, Refusal]] = frozenset()
    renames: tuple[tuple[str, str], ...] = ()
    edited: frozenset[str] = frozenset()
    confirmed: frozenset[tuple[str, Fact]] = frozenset()
    taught: frozenset[tuple[str, str]] = frozenset()
    written: frozenset[tuple[str, Fact]] = frozenset()

    def moved(self, path: Callable[[str], str]) -> Memory:
        """The same memory, by the paths that files have now."""
        return replace(
            self,
            proposals=frozenset(replace(each, path=path(each.path)) for each in self.proposals),
            refusals=frozenset((path(where), refusal) for where, refusal in self.refusals),
            edited=frozenset(map(path, self.edited)),
            confirmed=frozenset((path(where), fact) for where, fact in self.confirmed),
            taught=frozenset((path(where), name) for where, name in self.taught),
            written=frozenset((path(where), fact) for where, fact in self.written),
        )

    @property
    def touched(self) -> frozenset[str]:
        """The paths of drafted files that people have renamed, written or edited the front matter of."""
        return self.edited | {now for _, now in self.renames}

    @property
    def words(self) -> dict[str, frozenset[str]]:
        """What people taught, by path."""
        found: dict[str, set[str]] = {}
        for path, word in self.taught:
            found.setdefault(path, set()).add(word)
        return {path: frozenset(words) for path, words in found.items()}

    def without(self, proposal: Proposal) -> Memory:
        """The memory when a proposal waits no more."""
        return replace(self, proposals=self.proposals - {proposal})

    def files(self) -> dict[str, bytes | None]:
        """The memory as files below the folder of drafts; None for one with nothing in it."""
        return {
            PROPOSALS: _lines([p.path, p.place, p.mine, p.last, p.new] for p in self.proposals),
            REFUSALS: _lines([path, place, words] for path, (place, words) in self.refusals),
            RENAMES: _lines(list(pair) for pair in self.renames),
            EDITED: _lines([path] for path in self.edited),
            CONFIRMED: _lines([path, place, words] for path, (place, words) in self.confirmed),
            TAUGHT: _lines([path, name] for path, name in self.taught),
            WRITTEN: _lines([path, place, words] for path, (place, words) in self.written),
        }


def emptied(before: bytes | None, data: bytes | None) -> bytes | None:
    """What shall stand in a file of the memory instead of `before`: one with nothing in it any more stays, empty. Were
    it gone, git would ask whether it should be there when another branch has added a line."""
    return b"" if data is None and before is not None else data


def last_draft(drafts: Path, path: str) -> bytes | None:
    """What was last drafted for a path: of a file that a person began, the draft that waits beside it."""
    base = read(f"{drafts}/{path}")
    return read(f"{drafts}/{WAITING}/{path}") if base is None else base


def recall(drafts: Path) -> Memory:
    """The memory of a site. A line that is no record (a mark that git left) is passed over; all others count."""
    return Memory(
        frozenset(Proposal(*record) for record in _records(drafts / PROPOSALS, 5)),
        frozenset((path, (place, words)) for path, place, words in _records(drafts / REFUSALS, 3)),
        tuple(dict.fromkeys((before, now) for before, now in _records(drafts / RENAMES, 2))),
        frozenset(path for (path,) in _records(drafts / EDITED, 1)),
        frozenset((path, (place, words)) for path, place, words in _records(drafts / CONFIRMED, 3)),
        frozenset((path, name) for path, name in _records(drafts / TAUGHT, 2)),
        frozenset((path, (place, words)) for path, place, words in _records(drafts / WRITTEN, 3)),
    )


def _records(path: Path, length: int) -> list[list[str]]:
    found = []
    for line in (read(path) or b"").decode(errors="replace").splitlines():
        try:
            record = from_json(line)
        except ValueError:
            continue
        if isinstance(record, list) and len(record) == length and all(isinstance(word, str) for word in record):
            found.append(record)
    return found


def _lines(records: Iterable[list[str]]) -> bytes | None:
    lines = sorted({json.dumps(record, ensure_ascii=False) for record in records})
    return "".join(line + "\n" for line in lines).encode() or None
