"""Known weaknesses of what runs, as pip-audit finds them in its database; and whether it could ask at all.

Where its database cannot be reached, pip-audit may say that none are known: it has then looked nothing up."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """How many packages were looked up and how many were not, the first reason why not, and what is known."""

    looked_up: int = 0
    left_out: int = 0
    why: str = ""
    weaknesses: tuple[str, ...] = ()

    def sentences(self) -> Iterator[str]:
        """What is to be said, the bad first."""
        yield from (f"error: {one}" for one in self.weaknesses)
        if self.left_out or not self.looked_up:
            number = f"{self.left_out} packages" if self.left_out else "anything"
            yield f"NOT LOOKED UP: known weaknesses of {number}: {self.why}"
        if self.looked_up:
            yield f"known weaknesses: {self.looked_up} packages looked up, {len(self.weaknesses) or 'none'} found"


def known_weaknesses(root: Path) -> Answer:
    """What pip-audit answers, where it is installed."""
    program = shutil.which("pip-audit")
    if not program:
        return Answer(
            why="pip-audit is not installed; with a network: pipx run pip-audit -r requirements.txt --disable-pip"
        )
    options = ("--disable-pip", "-r", str(root / "requirements.txt"), "--format", "json", "--progress-spinner", "off")
    try:
        done = subprocess.run([program, *options], capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return Answer(why="its database did not answer")
    return answer(done.stdout, done.stderr)


def answer(said: bytes, wrong: bytes = b"") -> Answer:
    """What pip-audit's JSON says."""
    try:
        packages = json.loads(said)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (wrong.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"])[-1]
        return Answer(why=f"its database cannot be reached ({last[:200]})")
    skipped = [one["skip_reason"] for one in packages if "skip_reason" in one]
    found = [
        f"{one['name']} {one['version']} has {known['id']}; mended in {', '.join(known['fix_versions']) or 'none'}"
        for one in packages
        for known in one.get("vulns", ())
    ]
    return Answer(len(packages) - len(skipped), len(skipped), next(iter(skipped), ""), tuple(found))
