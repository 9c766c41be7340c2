"""`verify`: does a pack still prove what it says?"""

from __future__ import annotations

import argparse
from pathlib import Path

from briefsite.cli.console import Console, counted, listed
from briefsite.cli.exits import Exit

NAME = "verify"
HELP = "prove every file and every quotation of a pack again, without a network"
EXAMPLES = "verify evidence.zip"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="what `pack` wrote")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.packing import verify

    proof = verify(args.file)
    code = console.issues(proof.issues)
    if proof.holds:
        parts = (
            f"{_that(proof.quotations, 'quotation', 'stand')} to the letter in {counted(proof.texts, 'text')}",
            f"{_that(proof.statements, 'statement', 'lead')} to paragraphs that are there",
        )
        console.say(f"{args.file}: every file is as it was packed; {listed(parts)}")
    return code


def _that(number: int, noun: str, verb: str) -> str:
    """How many there are, and what they do.

    >>> _that(1, "quotation", "stand"), _that(2, "quotation", "stand")
    ('1 quotation stands', '2 quotations stand')
    """
    return f"{counted(number, noun)} {verb}{'s' if number == 1 else ''}"
