"""Exit codes, with names."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says."""

    OK = 0
    #: Something in the content or the sources should be mended; what could be done was done.
    PROBLEMS = 1
    #: Wrong usage, or the command could not go on.
    CANNOT = 2
    #: Ctrl+C: the number by which shells know it.
    STOPPED = 130
