"""Histories of files that people move about: over others, swapped, copied, copied over, struck and brought back.

Which file is whose then only its words tell. Whatever comes of it, one conversion settles it, and no word of a person's
is lost that nobody took away. `BRIEFSITE_HISTORIES=500` runs that many histories; otherwise a few run, always the same.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from briefsite.extraction import load_model
from briefsite.pipeline import reading_texts
from tests.pipeline.histories.history import changes
from tests.pipeline.histories.site import Site

TEXTS = (
    "Foreign Minister Mara Dovel met President Ana Brix in Oslo on May 4, 2031.",
    "Trade Minister Ivo Castell visited the Ministry of Harbours in Quito on June 6, 2031.",
    "General Tove Harn praised the peacekeeping mission and the naval exercises.",
    "Prime Minister Olo Venn called General Tove Harn on April 5. He thanked her for the ferry.",
    "“We agreed on every point of the ferry treaty,” Castell said.",
)
SEEDS = tuple(f"text-{number}.txt" for number in range(3))
FOLDERS = ("briefs/", "briefs/", "actors/", "events/", "topics/")


class Shuffled:
    """A site, and what people wrote in it that must stand somewhere."""

    def __init__(self, root: Path, dice: Random) -> None:
        self.site, self.dice = Site(root), dice
        self.mine: set[str] = set()
        self.count = 0
        for seed in SEEDS[:2]:
            self.correct(seed)
        self.convert()

    def correct(self, seed: str = "") -> None:
        words = self.dice.sample(TEXTS, self.dice.randint(1, 3))
        (self.site.seeds / (seed or self.dice.choice(SEEDS))).write_text("\n\n".join(words) + "\n")

    def two(self) -> tuple[str, str] | None:
        folder = self.dice.choice(FOLDERS)
        found = sorted(path for path in self.site.files() if path.startswith(folder))
        return (found[0], found[-1]) if len(found) == 2 else tuple(self.dice.sample(found, 2)) if found[2:] else None

    def write(self) -> None:
        path = self.dice.choice(sorted(self.site.files()))
        self.count += 1
        self.mine.add(f"Note by hand {self.count}.")
        self.site.write(path, f"{self.site.files()[path].rstrip()}\n\nNote by hand {self.count}.\n")

    def strike(self) -> None:
        path = self.dice.choice(sorted(path for path in self.site.files() if path.startswith("briefs/")))
        lines = self.site.files()[path].split("\n")
        drafted = [number for number, line in enumerate(lines) if line.startswith("- ")]
        if drafted:
            lines.pop(self.dice.choice(drafted))
            self.site.write(path, "\n".join(lines))

    def swap(self) -> None:
        if pair := self.two():
            files = self.site.files()
            for path, other in (pair, pair[::-1]):
                self.site.write(path, files[other])

    def move_over(self) -> None:
        if pair := self.two():
            (self.site.content / pair[0]).replace(self.site.content / pair[1])
            self.let_go()

    def copy_over(self) -> None:
        if pair := self.two():
            self.site.write(pair[1], self.site.files()[pair[0]])
            self.let_go()

    def let_go(self) -> None:
        there = "".join(self.site.files().values())
        self.mine = {note for note in self.mine if note in there}

    def convert(self) -> None:
        report = self.site.convert().files
        assert report.edits_kept == report.edits_found, report.survival
        once, there = self.site.tree(), "".join(self.site.files().values())
        assert not {note for note in self.mine if note not in there}
        self.site.forget_what_was_done()
        self.site.convert()
        assert self.site.tree() == once, changes(once, self.site.tree())


STEPS = (Shuffled.write, Shuffled.strike, Shuffled.swap, Shuffled.swap, Shuffled.move_over, Shuffled.copy_over)


@pytest.mark.parametrize("number", range(int(os.environ.get("BRIEFSITE_HISTORIES", "6"))))
def test_files_that_are_moved_about_are_settled_at_once(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = load_model("rules")
    monkeypatch.setattr(reading_texts, "load_model", lambda: rules)
    dice = Random(number)  # noqa: S311 - always the same
    history = Shuffled(tmp_path, dice)
    for _ in range(8):
        dice.choice((*STEPS, Shuffled.correct))(history)
        if dice.random() < 0.4:
            history.convert()
    history.convert()
