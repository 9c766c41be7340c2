"""`doctor`: is everything here that Briefsite needs? One line each: what is, and what to do."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from briefsite import __version__
from briefsite.cli.console import Console
from briefsite.cli.environment import LIBRARIES, missing_libraries
from briefsite.cli.exits import Exit

NAME = "doctor"
HELP = "say what is installed, whether the language model is the right one, and what is missing"
EXAMPLES = "doctor"

#: Whether it is well, and the line that says so.
Finding = tuple[bool, str]


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing of its own."""


def run(args: argparse.Namespace, console: Console) -> Exit:
    findings = [*_python(), *_libraries(), *_model(), *_folders(args.root)]
    for well, line in findings:
        (console.say if well else console.error)(f"{'ok  ' if well else 'MEND'}  {line}")
    return Exit.OK if all(well for well, _ in findings) else Exit.PROBLEMS


def _python() -> Iterator[Finding]:
    python = f"Python {platform.python_version()} ({sys.executable})"
    yield sys.version_info >= (3, 11), f"Briefsite {__version__} on {python}"


def _libraries() -> Iterator[Finding]:
    missing = missing_libraries()
    for package in LIBRARIES.values():
        if package in missing:
            yield False, f"{package} is not installed; run `make`, or: pip install {package}"
        else:
            yield True, f"{package} {version(package)}"


def _model() -> Iterator[Finding]:
    if missing_libraries():
        return
    from briefsite.extraction import model

    problems = model.verify()
    for problem in problems:
        yield False, f"{problem}; until then names and dates are found by rules only"
    if not problems:
        yield True, f"language model {model.VERSION}: all {len(model.MANIFEST)} files are the expected ones"


def _folders(root: Path) -> Iterator[Finding]:
    for name in ("seeds", "content", "site"):
        folder = root / name
        if not folder.exists():
            yield os.access(root, os.W_OK), f"{folder} is not there yet; it is made when it is needed"
        elif not folder.is_dir():
            yield False, f"{folder} is a file; move it away"
        else:
            writable = os.access(folder, os.W_OK)
            yield writable, f"{folder} can be written" if writable else f"{folder} cannot be written; check who owns it"
