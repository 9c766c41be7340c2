"""`explain`: why a value is there, in plain words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.cli.console import Console
from briefsite.cli.exits import Exit

if TYPE_CHECKING:
    from briefsite.pipeline.explaining import Explanation

NAME = "explain"
HELP = "say which words of which paragraph a value was drafted from, by which rule, and whether a person changed it"
EXAMPLES = """\
explain content/events/hun-sen-meets-koji-yamazaki.md
explain hun-sen-meets-koji-yamazaki#date
explain content/briefs/talks.md#body.3"""
_LONGEST = 100


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "target", metavar="PATH[#FIELD]", help="a content file by its path or id, and a field of it, such as #date"
    )


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.explaining import explain
    from briefsite.pipeline.roots import a_site
    from briefsite.pipeline.which_file import content_file

    named, _, field = args.target.partition("#")
    name = f"content/{content_file(a_site(args.root), named)}"
    explanations = explain(args.root, name, field)
    console.say(name)
    for explanation in explanations:
        for line in explained(explanation):
            console.say(line)
    return Exit.OK


def explained(explanation: Explanation) -> Iterator[str]:
    """The lines that say why: what stands there, whose it is, and what it rests on."""
    drafted, now = _short(explanation.drafted), _short(explanation.now)
    if explanation.drafted == explanation.now:
        yield f"\n  {explanation.name}: {now}"
    elif explanation.now:
        yield f"\n  {explanation.name}: {now} (a person's; drafted as: {drafted})"
    else:
        yield f"\n  {explanation.name}: a person took it out (drafted as: {drafted})"
    yield from (f"    {sentence}" for sentence in explanation.sentences)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
