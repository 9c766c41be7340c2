"""The command line: the only part that prints, and the only part that knows exit codes.

A command is a module with `NAME`, `HELP`, `EXAMPLES`, `arguments(parser)` and `run(args, console)`. What is heavy to
import is imported inside `run`, so that `--help` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

from briefsite.cli.console import Console
from briefsite.cli.environment import missing_libraries, what_to_type
from briefsite.cli.exits import Exit
from briefsite.cli.interrupted import heard
from briefsite.cli.parser import parse
from briefsite.disk import in_words
from briefsite.model.issues import BriefsiteError, FaultyError

#: A site is a million small values that live until the end: to look through them again and again is a fifth of a run.
COLLECT_SELDOM = (100_000, 50, 1_000)


def main(arguments: Sequence[str] | None = None, prog: str = "briefsite") -> int:
    """Run the command that `arguments` name and give its exit code (see `Exit`)."""
    gc.set_threshold(*COLLECT_SELDOM)
    atexit.register(gc.freeze)  # else Python looks once more through all that lives, just before all of it is let go of
    args = parse(sys.argv[1:] if arguments is None else arguments, prog)
    console = Console(quiet=args.quiet)
    try:
        with heard():
            return int(args.run(args, console))
    except FaultyError as error:
        console.issues(error.issues)
    except BriefsiteError as error:
        console.error(str(error))
    except OSError as error:
        console.error(in_words(error))
    except ModuleNotFoundError as error:
        missing = missing_libraries()
        if not missing:
            raise error from None
        console.error(what_to_type(missing))
    except KeyboardInterrupt:
        console.error("stopped")
        return Exit.STOPPED
    return Exit.CANNOT
