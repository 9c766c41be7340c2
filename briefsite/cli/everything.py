"""No command: convert, build, and say how to look at it."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefsite.cli import build, convert
from briefsite.cli.console import Console, quoted
from briefsite.cli.exits import Exit


def run(args: argparse.Namespace, console: Console) -> Exit:
    found = convert.convert_site(args.root, console)
    code = build.build_site(args.root, None, console, found=found)
    page = args.root / "site" / "index.html"
    if page.exists():
        where = "" if args.root == Path() else f"--root {quoted(args.root)} "
        console.say(f"\nTo look at it, open {page} in a browser, or type: {args.prog} {where}serve")
    return code
