"""The command line: the only part that prints, and the only part that knows exit codes.

A command is a module with `NAME`, `HELP`, `EXAMPLES`, `arguments(parser)` and `run(args, console)`. What is heavy to
import is imported inside `run`, so that `--help` answers at once.
"""

from __future__ import annotations

import atexit
import errno
import gc
import sys
from collections.abc import Sequence

from briefsite.cli.console import Console
from briefsite.cli.environment import missing_libraries, what_to_type
from briefsite.cli.exits import Exit
from briefsite.cli.interrupted import heard
from briefsite.cli.parser import parse
from briefsite.model.issues import BriefsiteError, FaultyError, in_one_line

#: A site is a million small values that live until the end: to look through them again and again is a fifth of a run.
COLLECT_SELDOM = (100_000, 50, 1_000)

#: What to do where the system refuses, by the number of its refusal.
_WHAT_TO_DO = {
    errno.ENOTDIR: "something on this way is a file where a folder belongs; move it away",
    errno.EISDIR: "it is a folder where a file belongs; move it away",
    errno.EACCES: "ask for the rights to it, or name another place",
    errno.EPERM: "ask for the rights to it, or name another place",
    errno.EROFS: "nothing can be written there; name another place, or copy the site to one that can be written",
    errno.ENOSPC: "make room and run it again",
    errno.EDQUOT: "make room and run it again",
    errno.EMFILE: "too many files are open at once; close other programs, or raise the limit (ulimit -n)",
}


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
        console.error(_in_words(error))
    except ModuleNotFoundError as error:
        missing = missing_libraries()
        if not missing:
            raise error from None
        console.error(what_to_type(missing))
    except KeyboardInterrupt:
        console.error("stopped")
        return Exit.STOPPED
    return Exit.CANNOT


def _in_words(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    told = f"{error.filename}: {reason}" if error.filename else reason
    what_to_do = _WHAT_TO_DO.get(error.errno or 0)
    return in_one_line(f"{told}; {what_to_do}" if what_to_do else told)
