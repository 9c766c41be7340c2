"""Folders that a test may not read or write, whoever runs it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def without_the_right(folder: Path, mode: int) -> Iterator[None]:
    """A folder with such rights; whoever may do anything becomes for that time one who may not."""
    before, almighty = folder.stat().st_mode, os.geteuid() == 0
    folder.chmod(mode)
    if almighty:
        os.seteuid(65534)
    try:
        yield
    finally:
        if almighty:
            os.seteuid(0)
        folder.chmod(before)
