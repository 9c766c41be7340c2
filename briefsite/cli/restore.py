"""`restore`: what was deleted or turned down comes back."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit
from briefsite.cli.shortening import short

if TYPE_CHECKING:
    from briefsite.model.review import Refused

NAME = "restore"
HELP = "bring back what was deleted or turned down; without an argument, list it"
EXAMPLES = 'restore\nrestore 3f0c9a12\nrestore actors/the-post.md\nrestore "Hun Sen"'


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", nargs="?", default="", help="an id of the list, a path, or a title")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.restoring import all_refused, restore
    from briefsite.pipeline.roots import a_site

    root = a_site(args.root)
    if not args.what:
        for line in listing(all_refused(root)):
            console.say(line)
        return Exit.OK
    meant, there = restore(root, args.what)
    for each in meant:
        console.say(f"{in_words(each)}: {'back' if there else 'no longer refused'}")
    console.say(f"{_what_follows(all_refused(root), meant[0].path, there=there)}; to take this back: undo")
    return Exit.OK


def _what_follows(known: Iterable[Refused], path: str, *, there: bool) -> str:
    whole = next((each for each in known if each.path == path and each.refusal[0] == "file"), None)
    if whole:
        return f"It comes back with its file, which is deleted: restore {whole.id}"
    more = "brings back what it leads to" if there else "brings it back, if a text still says it"
    return f"The next conversion {more}"


def listing(known: Iterable[Refused]) -> list[str]:
    """A line for each thing that is refused."""
    lines = [f"{each.id}  {in_words(each)}" for each in known]
    return [*lines, f"{counted(len(lines), 'thing')} refused; to bring one back: restore ID"] if lines else [
        "nothing is refused"
    ]  # fmt: skip


def in_words(each: Refused) -> str:
    """What was refused, and where."""
    place, words = each.refusal
    said = short(each.words, 90)
    path = f"content/{each.path}"
    if place == "file":
        return f"{path}, the whole file: {said}"
    turned_down, _, rest = place.partition(" ")
    if turned_down == "rejected":
        return f"{path}, {rest}, a proposal turned down: {said if words else 'to take it out'}"
    if place == "body":
        return f"{path}: {said}"
    return f"{path}, {place}: {said}" if words else f"{path}, the field {place}"
