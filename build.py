"""The command line, for whoever cloned the project: `python build.py [COMMAND]`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever clones may well type an older Python
    sys.stderr.write("Briefsite needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".\n")
    sys.exit(2)

from briefsite.cli.environment import run_in_environment

if __name__ == "__main__":
    sys.exit(run_in_environment(__file__, sys.argv[1:]))
