"""Where the lock of a site is."""

from __future__ import annotations

from pathlib import Path


def lock_of(root: Path) -> Path:
    """The file whose lock a run holds while it changes the site at `root`."""
    return root / ".cache" / "briefsite" / "lock"
