"""What the requirements files lock: each package with its version, its digests, and what asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: What runs, and what only tests and benches need.
RUNS = ("requirements.txt", "requirements-model.txt")
ALL = (*RUNS, "requirements-dev.txt", "requirements-browser.txt")
#: Packages that `publish` and `convert --scheduler` need, and that only those have who ask for them.
EXTRAS = ("boto3", "paramiko", "distributed")

_PACKAGE = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ \\]+)(?: ; (?P<marker>[^\\]+?))?(?: \\)?")
_DIGEST = re.compile(r" +--hash=sha256:(?P<digest>[0-9a-f]{64})(?: \\)?")
_FOR = re.compile(r" +# (?:via )? *(?P<name>[a-z0-9.-]+)(?: \(.*\))?")


@dataclass(frozen=True, slots=True)
class Locked:
    """`wanted_by` are the names of the packages that it is there for; `marker` says on which systems."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]
    wanted_by: tuple[str, ...]


def locked(root: Path, files: tuple[str, ...] = ALL) -> dict[str, Locked]:
    """Every package of the files by name; a group's file repeats what stands in those before, or leaves it out."""
    found: dict[str, Locked] = {}
    for file in files:
        for package in _in((root / file).read_text("utf-8")):
            found.setdefault(package.name, package)
    return dict(sorted(found.items()))


def runtime(root: Path) -> tuple[dict[str, Locked], set[str]]:
    """What runs, the extras among it; and the names of what is there for extras alone."""
    every, plain = locked(root), locked(root, RUNS)
    needed = set(EXTRAS)
    while more := {name for name, one in every.items() if needed & {*one.wanted_by}} - needed:
        needed |= more
    return {name: one for name, one in every.items() if name in plain or name in needed}, needed - plain.keys()


def _in(text: str) -> Iterator[Locked]:
    """The packages of a file. Raises ValueError for a line that locks nothing: a version that is open, a digest that
    is missing, a name of somewhere else."""
    for block in re.split(r"\n(?=[^\s#])", re.sub(r"\A(?:#.*\n)*", "", text)):
        first, *lines = block.splitlines()
        package = _PACKAGE.fullmatch(first)
        digests = [found["digest"] for line in lines if (found := _DIGEST.fullmatch(line))]
        if not package or not digests:
            raise ValueError(f"{first!r} locks nothing")
        wanted = [found["name"] for line in lines if (found := _FOR.fullmatch(line)) and found["name"] != "via"]
        yield Locked(
            package["name"], package["version"], package["marker"] or "", tuple(digests), tuple(sorted(wanted))
        )
