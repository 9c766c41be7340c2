"""What commands cost, the works that are measured, and where the figures are put."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: The id of a record, in the address of its page.
_RECORD = re.compile(rb'href="[^"#?]*?((?:actor|brief|event|topic)-\d+)\.html')
PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "performance.md"
END = "<!-- end -->"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took: seconds, processor seconds of all its processes, and the memory of the largest in MB."""

    wall: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s, {self.processor:.2f} s, {self.memory:.0f} MB"


def ran(command: list[str], folder: Path) -> Cost:
    """What a command took, with its output thrown away. Python may keep what it compiles, as where it is installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def built(root: Path) -> Cost:
    """Build a site by the command line."""
    return ran([sys.executable, "-m", "briefsite", "--root", str(root), "build", "--quiet"], PROJECT)


def put_aside(folder: Path) -> None:
    """Have a folder out of the way, if it is there, without deleting anything: for some minutes, ext4 looks at each
    file that was deleted before it makes a new one beside, which then takes five times as long."""
    if folder.exists():
        folder.rename(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent.parent))


def works(root: Path) -> dict[str, Callable[[], None]]:
    """What is done before each build, by its name."""

    def clean() -> None:
        for folder in ("site", ".cache"):
            put_aside(root / folder)

    def body() -> None:
        path = root / "content/briefs/brief-7.md"
        path.write_text(path.read_text("utf-8") + "\n- One more word on [[actor-3]] [@p2]\n", "utf-8")

    def title() -> None:
        _retitle(root / "content/actors/actor-5.md")

    return {"cold": clean, "nothing changed": lambda: None, "one body edited": body, "one title changed": title}


def retitle_a_typical_one(root: Path) -> None:
    """Change the title of the record in the middle of all that a built site links to, by how many pages lead to it."""
    leading: Counter[str] = Counter()
    for page in (root / "site").rglob("*.html"):
        leading.update(frozenset(_RECORD.findall(page.read_bytes())))
    records = sorted((root / "content").glob("*/*.md"), key=lambda path: (leading[path.stem.encode()], path))
    _retitle(records[len(records) // 2])


def _retitle(path: Path) -> None:
    path.write_text(re.sub('(title: "?)', r"\1New ", path.read_text("utf-8"), count=1), "utf-8")


def put(lines: list[str], begin: str, page: Path = PAGE) -> None:
    """Puts lines into a page, between its marks."""
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(END)
    page.write_text("\n".join([before + begin, "", *lines, "", END + after]), "utf-8")
