"""`undo`: take back the last operation on the content, to the byte."""

from __future__ import annotations

import argparse

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "undo"
HELP = "take back the last convert, rename, merge, split, delete, restore or answer of a review; edits since stay"
EXAMPLES = "undo"


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing of its own."""


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.merging import undo_last
    from briefsite.pipeline.roots import a_site

    undone = undo_last(a_site(args.root))
    if not undone.operation:
        console.say("there is nothing to undo")
        return Exit.OK
    console.say(f"{undone.operation} undone: {counted(len(undone.restored), 'file')} as before")
    for path in undone.left:
        console.error(f"{path}: changed since, and left as it is")
    return Exit.PROBLEMS if undone.left else Exit.OK
