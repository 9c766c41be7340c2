"""Before drafts meet files: a draft goes to the name its file has today, links to files that are gone go."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from briefsite.disk import from_json
from briefsite.merging.lazily import Lazily
from briefsite.merging.memory import DRAFTS, REASONS, Memory, last_draft
from briefsite.merging.references import Redirects, repointed
from briefsite.merging.standing import Standing, all_renames
from briefsite.merging.threeway import united
from briefsite.model.slugs import id_of

_TITLE = re.compile(r"^title: *['\"]?(.+?)['\"]?\r?$", re.MULTILINE)
_REASON = re.compile(r'^ ("(?:[^"\\]|\\.)*"): \[(?:\n(.*?)\n )?\],?$', re.MULTILINE | re.DOTALL)
_KEYED = re.compile(r'^( *"[a-z_]+\.)([^".]+)(["\.])', re.MULTILINE)


def of_today(memory: Memory, standing: Standing) -> Memory:
    """The memory, by the paths of today."""
    today = {before: now for now, before in standing.moved.items()}
    ids = {id_of(before): id_of(now) for before, now in today.items()}
    moved = memory.moved(lambda path: today.get(path, path))
    refusals = frozenset((path, (place, ids.get(words, words))) for path, (place, words) in moved.refusals)
    return replace(moved, refusals=refusals, renames=all_renames(standing, memory.renames))


@dataclass(frozen=True, slots=True)
class Leads:
    """Where ids and paths of before lead now: `to` another id, or None where a person took the file away; `titles` are
    the words that such a one leaves behind."""

    to: Redirects
    titles: Mapping[str, str]
    to_path: Mapping[str, str]

    def followed(self, text: str) -> str:
        """A draft in which every id leads to a file that a person has not taken away."""
        return repointed(text, self.to, self.titles)


#: For drafts whose ids lead where they led.
NOWHERE_ELSE = Leads({}, {}, {})


def leads(content: Path, drafted: Collection[str], standing: Standing, renames: Iterable[tuple[str, str]]) -> Leads:
    """Where what was drafted before leads today; `drafted` are the paths of the new drafts."""
    to_path = standing.deeper | dict(renames)
    gone = {path: path for path in standing.gone} | {old: now for old, now in to_path.items() if now in standing.gone}
    alive, there = {id_of(path) for path in standing.files}, standing.there(to_path.values())
    to: dict[str, str | None] = {id_of(path): None for path in gone if id_of(path) not in alive}
    to |= {id_of(before): id_of(now) for before, now in to_path.items() if now in there}
    for path in {*drafted} - to_path.keys() - gone.keys():  # the id lives again, as something else
        to.pop(id_of(path), None)
    return Leads(to, {id_of(path): _title(content, now) for path, now in gone.items()}, to_path)


def redirected(drafts: Mapping[str, str], leads: Leads) -> Mapping[str, str]:
    """The drafts by the paths of today, every id in them leading to a file that a person has not taken away."""
    to, to_path = leads.to, leads.to_path
    if not to and not to_path:
        return drafts
    found: dict[str, Callable[[], str]] = {}
    for path in sorted(drafts, key=lambda path: (_today(path, to_path) != path, path)):
        now = _today(path, to_path)
        text = partial(_repointed, drafts, path, leads)
        if now not in found:
            found[now] = text
        elif not path.endswith(REASONS):  # two drafts of one thing
            found[now] = partial(_both, found[now], text)
    return Lazily(found)


def _both(one: Callable[[], str], other: Callable[[], str]) -> str:
    return united(one(), other())


def _repointed(drafts: Mapping[str, str], path: str, leads: Leads) -> str:
    text = drafts[path]
    if not leads.to:
        return text
    return _reasons_of(text, leads.to) if path.endswith(REASONS) else leads.followed(text)


def _reasons_of(text: str, to: Redirects) -> str:
    """The reasons for a field's ids, under the ids of today, in order of their names again: those of two that are one
    are together, in order of the text, whatever the two were called."""
    names = _KEYED.sub(lambda found: f"{found[1]}{to.get(found[2]) or found[2]}{found[3]}", text)
    if names == text:
        return text
    parts: dict[str, list[list[str]]] = {}
    for name, reasons in _REASON.findall(names):
        parts.setdefault(name, []).append([*filter(None, reasons.split(",\n"))])
    rows = {name: sorted(chain(*each), key=_spot) if len(each) > 1 else each[0] for name, each in parts.items()}
    blocks = (f" {name}: [\n{_joined(rows[name])}\n ]" if rows[name] else f" {name}: []" for name in sorted(rows))
    return f"{{\n{_joined(blocks)}\n}}\n"


def _spot(row: str) -> tuple[str, list[int]]:
    """Where a reason stands: its text and span."""
    found = from_json(row)
    return found["file"], found["span"]


def _joined(rows: Iterable[str]) -> str:
    return ",\n".join(dict.fromkeys(rows))


def _today(path: str, to_path: Mapping[str, str]) -> str:
    if not path.startswith(f"{DRAFTS}/"):
        return to_path.get(path, path)
    plain = path.removeprefix(f"{DRAFTS}/").removesuffix(REASONS)
    return f"{DRAFTS}/{to_path.get(plain, plain)}{REASONS}"


def _title(content: Path, path: str) -> str:
    found = _TITLE.search((last_draft(content / DRAFTS, path) or b"").decode(errors="replace"))
    return found[1] if found else id_of(path)
