"""`check`: everything that should be mended, and nothing written."""

from __future__ import annotations

import argparse

from briefsite.cli.clock import now
from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "check"
HELP = "find dead links, unknown ids, misquotations, leaks, and all else that should not be published"
EXAMPLES = "check"


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing of its own."""


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.building import build
    from briefsite.pipeline.hands import cores
    from briefsite.pipeline.memory import remembering
    from briefsite.pipeline.roots import a_site

    with remembering(a_site(args.root)) as memory:
        built = build(args.root, at=now(), audit=True, memory=memory, jobs=cores())
    code = console.issues((*built.unread, *built.issues))
    if code is Exit.OK:
        console.say(f"{counted(built.entries, 'file')} checked: no errors")
    return code
