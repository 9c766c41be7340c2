"""No command: convert, build, and say how to look at it."""

from __future__ import annotations

import argparse

from briefsite.cli import build, convert
from briefsite.cli.console import Console
from briefsite.cli.exits import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(output=None, allow_errors=False)


def run(args: argparse.Namespace, console: Console) -> Exit:
    converted = convert.run(args, console)
    built = build.run(args, console)
    if built is Exit.OK:
        page = args.root / "site" / "index.html"
        console.say(f"\nTo look at it, open {page} in a browser, or type: {args.prog} serve")
    return max(converted, built)
