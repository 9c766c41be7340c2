"""Digests that are keys, and the digest of the program itself."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import briefsite

#: The libraries whose work is remembered.
LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pillow", "python-frontmatter", "pyyaml")


def digest(*parts: str | bytes) -> bytes:
    """The digest of some texts; where one ends and the next begins counts."""
    whole = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "little"))
        whole.update(data)
    return whole.digest()


@cache
def program() -> bytes:
    """The digest of all that builds: the package's code and data, the libraries and Python."""
    package = Path(briefsite.__file__).parent
    code = [
        part for path in files_of_the_program() for part in (path.relative_to(package).as_posix(), path.read_bytes())
    ]
    return digest(sys.version, *(_installed(name) for name in LIBRARIES), *code)


def files_of_the_program() -> list[Path]:
    """The package's code and data, in order."""
    package = Path(briefsite.__file__).parent
    return sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _installed(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name
