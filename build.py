"""The command line, for whoever cloned the project: `python build.py [COMMAND]`."""

import signal
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever clones may well type an older Python
    sys.stderr.write("Briefsite needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".\n")
    sys.exit(2)

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until a command runs, Ctrl+C ends it at once

from briefsite.cli.environment import run_in_environment

if __name__ == "__main__":
    sys.exit(run_in_environment(__file__, sys.argv[1:]))
