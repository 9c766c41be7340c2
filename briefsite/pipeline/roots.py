"""Which folder is a site."""

from __future__ import annotations

from pathlib import Path

from briefsite.model.issues import BriefsiteError


def a_site(root: Path) -> Path:
    """`root`, where it is a folder with texts or content. Raises BriefsiteError where there is nothing to work on."""
    if not root.is_dir():
        raise BriefsiteError(f"{root}: there is no such folder; name the site's folder with --root DIR")
    if not any((root / name).is_dir() for name in ("seeds", "content")):
        where = root.resolve()
        hint = "name the site's folder with --root DIR, or start one: init DIR"
        raise BriefsiteError(f"{where}: neither seeds/ nor content/ is here; {hint}")
    return root
