"""Edits of one file each, such as people make every day: a title, a body, a link, a date, an alias."""

from __future__ import annotations

import re
from pathlib import Path

from tests.pipeline.edits import Edit, remark, retitled

BRIEF, ACTOR, EVENT = (
    "content/briefs/premier-receives-chief-of-staff.md",
    "content/actors/kelmar.md",
    "content/events/independence-of-merania.md",
)


def rewritten(root: Path, edit: Edit, file: str, id_: str, number: int) -> None:
    path = root / file
    path.write_text(edit(path.read_text("utf-8"), id_, number), "utf-8")


def title_of_an_event(root: Path) -> None:
    rewritten(root, retitled, EVENT, "", 4)


def title_of_an_actor(root: Path) -> None:
    rewritten(root, retitled, ACTOR, "", 4)


def body(root: Path) -> None:
    rewritten(root, remark, BRIEF, "kelmar", 3)


def new_link(root: Path) -> None:
    rewritten(root, remark, BRIEF, "oda-lindqvist", 2)


def date_of_an_event(root: Path) -> None:
    path = root / EVENT
    path.write_text(re.sub("^date: .*$", "date: 1999-12-31", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def alias(root: Path) -> None:
    path = root / ACTOR
    path.write_text(path.read_text("utf-8").replace("kind: ", "aliases: [The Kelmar]\nkind: ", 1), "utf-8")


ORDINARY = (title_of_an_event, title_of_an_actor, body, new_link, date_of_an_event, alias)
