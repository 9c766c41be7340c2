"""No command: convert, build, and say how to look at it."""

from __future__ import annotations

import argparse

from briefsite.cli import build, convert
from briefsite.cli.console import Console
from briefsite.cli.exits import Exit


def run(args: argparse.Namespace, console: Console) -> Exit:
    found = convert.convert_site(args.root, console)
    code = build.build_site(args.root, None, console, found=found)
    page = args.root / "site" / "index.html"
    if page.exists():
        console.say(f"\nTo look at it, open {page} in a browser, or type: {args.prog} serve")
    return code
