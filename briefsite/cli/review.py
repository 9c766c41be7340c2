"""`review`: what awaits a person, one question at a time, or as a list."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.cli.console import Console
from briefsite.cli.exits import Exit
from briefsite.model.issues import BriefsiteError, did_you_mean

NAME = "review"
HELP = "go through what awaits a person: proposals, doubts, differing accounts, suggested merges and topics"
EXAMPLES = """\
review
review --list
review accept 3f0c9a12
review edit 3f0c9a12 2021-05-14
review reject 3f0c9a12
review read briefs/ministers-open-talks.md"""
ACTIONS = ("accept", "edit", "reject", "read")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", metavar="ACTION", nargs="?", default="", help=f"{', '.join(ACTIONS)}: no dialogue")
    parser.add_argument("id", metavar="ID", nargs="?", default="", help="which: an id of the list; for `read`, a file")
    parser.add_argument("words", metavar="WORDS", nargs="*", help="for `edit`: what shall stand there")
    parser.add_argument("--list", action="store_true", help="list all and ask nothing, as without a terminal")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.cli.asking import Asking
    from briefsite.cli.questions import listing
    from briefsite.pipeline.reviewing import what_awaits
    from briefsite.pipeline.roots import a_site

    root = a_site(args.root)
    if args.action:
        return _act(root, args.action, args.id, args.words, console)
    if args.list or not (sys.stdin and sys.stdin.isatty()):
        for line in listing(what_awaits(root)):
            console.say(line)
        return Exit.OK
    return Asking(root, Console()).run()


def _act(root: Path, action: str, id_: str, words: Sequence[str], console: Console) -> Exit:
    """One answer, as it was typed."""
    from briefsite.pipeline.answering import answer, sign
    from briefsite.pipeline.reviewing import the_question

    if action not in ACTIONS:
        hint = did_you_mean(action, ACTIONS) or f"choose from {', '.join(ACTIONS)}"
        raise BriefsiteError(f"there is no answer '{action}'; {hint}")
    if not id_:
        raise BriefsiteError(f"say what to {action}: review {action} {'FILE' if action == 'read' else 'ID'}")
    if words and action != "edit":
        raise BriefsiteError(f"{action} takes one id; there is more: '{' '.join(words)}'")
    if action == "read":
        path, news = sign(root, id_)
        console.say(f"content/{path}: {'read by a person; to take it back: undo' if news else 'read already'}")
        return Exit.OK
    question = the_question(root, id_)
    done = answer(root, question, action, " ".join(words))
    console.say(f"content/{question.where}: {done}; to take it back: undo")
    return Exit.OK
