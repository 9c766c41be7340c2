"""`python -m briefsite`, and the command `briefsite`."""

import signal
import sys


def run() -> int:
    """The command line; until a command runs, Ctrl+C ends the process at once."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may have it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from briefsite.cli import main  # noqa: PLC0415 - it takes a while

    return main()


if __name__ == "__main__":
    sys.exit(run())
