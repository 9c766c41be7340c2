"""What may be typed, and the answer to what may not."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, Protocol

from briefsite import __version__
from briefsite.cli import (
    build,
    check,
    convert,
    delete,
    doctor,
    everything,
    explain,
    export,
    init,
    merge,
    new,
    pack,
    publish,
    rename,
    restore,
    review,
    serve,
    split,
    undo,
    verify,
)
from briefsite.cli.console import Console
from briefsite.cli.exits import Exit
from briefsite.model.issues import did_you_mean


class Command(Protocol):
    """What a command's module holds."""

    NAME: str
    HELP: str
    EXAMPLES: str

    @property
    def arguments(self) -> Callable[[argparse.ArgumentParser], None]: ...

    @property
    def run(self) -> Callable[[argparse.Namespace, Console], Exit]: ...


#: In the order in which `--help` lists them.
COMMANDS: tuple[Command, ...] = (
    convert, build, serve, check, publish, review, explain, new, rename, merge, split, delete, restore, undo, init,
    export, pack, verify, doctor,
)  # fmt: skip

_AFTER = """\
With no command: convert, then build.

examples:
  {prog}                          draft content/ from seeds/, then build site/
  {prog} serve                    preview in a browser, rebuilt at every save
  {prog} new actor "Kofi Annan"   start an actor's file
  {prog} --root ../other-site     the same for a site in another folder

exit codes: 0 all is well; 1 something in content or sources should be mended; 2 wrong usage, or cannot go on;
  130 stopped with Ctrl+C
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose refusals are one line, with the nearest thing that may be typed."""

    #: What was typed.
    typed: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:
        help_ = f"`{self.prog} --help` lists what there is"
        if unknown := self._unknown_option(message):
            near = did_you_mean(unknown, re.findall(r"--[a-z][a-z-]*", self.format_help()))
            message = f"unknown option {unknown!r}; {near or help_}"
        elif chosen := re.search(r"argument (\S+): invalid choice: '([^']*)' \(choose from (.*)\)", message):
            name, word, choices = chosen[1], chosen[2], re.findall(r"[\w-]+", chosen[3])
            hint = did_you_mean(word, choices) or (help_ if name == "COMMAND" else f"say one of {', '.join(choices)}")
            message = f"unknown command {word!r}; {hint}" if name == "COMMAND" else f"{word!r} is no {name}; {hint}"
        elif extra := re.search(r"unrecognized arguments: (\S+)", message):
            options = re.findall(r"--[a-z][a-z-]*", self.format_usage())
            option = f"unknown option {extra[1]!r}; {did_you_mean(extra[1], options) or help_}"
            message = option if extra[1].startswith("-") else f"{extra[1]!r} is a word too many; {help_}"
        self.exit(Exit.CANNOT, f"{self.prog}: {message}\n")

    def _unknown_option(self, message: str) -> str:
        """The option before what was taken for a command, where there is no such option: it is then its value."""
        if "argument COMMAND" not in message:
            return ""
        first = next((one.partition("=")[0] for one in self.typed if one.startswith("-")), "")
        known = {option for action in self._actions for option in action.option_strings}
        return "" if any(option.startswith(first) for option in known) else first


def parse(arguments: Sequence[str], prog: str = "briefsite") -> argparse.Namespace:
    """The arguments as values; `run` holds the function to call. Ends the process on wrong usage (exit code 2)."""
    parser = make_parser(prog)
    parser.typed = arguments
    args, extra = parser.parse_known_args(arguments)
    if extra:  # the command that was given knows best what may be typed
        asked: argparse.ArgumentParser = getattr(args, "command", parser)
        asked.error(f"unrecognized arguments: {extra[0]}")
    return args


def make_parser(prog: str) -> _Parser:
    """The whole command line."""
    parser = _Parser(
        prog=prog,
        description="Source texts in, a cited and cross-linked briefing site out.",
        epilog=_AFTER.format(prog=prog),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"briefsite {__version__}")
    _add_common(parser, root=Path(), quiet=False)
    parser.set_defaults(run=everything.run, prog=prog)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for command in COMMANDS:
        _add_command(commands, command, prog)
    return parser


def _add_command(commands: Any, command: Command, prog: str) -> None:
    examples = "\n".join(f"  {prog} {line}" for line in command.EXAMPLES.splitlines())
    sub: _Parser = commands.add_parser(
        command.NAME,
        help=command.HELP,
        description=f"{command.HELP[0].upper()}{command.HELP[1:]}.",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_common(sub, root=argparse.SUPPRESS, quiet=argparse.SUPPRESS)
    command.arguments(sub)
    sub.set_defaults(run=command.run, command=sub)


def _add_common(parser: argparse.ArgumentParser, *, root: Any, quiet: Any) -> None:
    """The options that every command takes, before or after its name."""
    parser.add_argument("--root", metavar="DIR", type=Path, default=root, help="the site's folder (default: this one)")
    parser.add_argument("--quiet", action="store_true", default=quiet, help="say nothing but problems")
