"""Digests that are keys, and the digest of the program itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
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


def digest_of_names(names: Iterable[str]) -> bytes:
    """The digest of the names of many files, in their order: none has a zero byte in it."""
    return digest("\0".join(names))


@cache
def program() -> bytes:
    """The digest of all that builds: the package's code, data and theme, the libraries and Python."""
    start = len(str(Path(briefsite.__file__).parent.parent)) + 1
    code = [part for path in files_of_the_program() for part in (path[start:].replace(os.sep, "/"), _bytes(path))]
    return digest(sys.version, *_installed(), *code)


def files_of_the_program() -> list[str]:
    """The package's code and data, in order; and the theme, which in a checkout lies beside it. They are hundreds each
    run: a Path each is dear."""
    package = Path(briefsite.__file__).parent
    places = [package] if (package / "theme").is_dir() else [package, package.parent / "templates"]
    walked = [found for place in places for found in os.walk(place)]
    return sorted(f"{folder}{os.sep}{name}" for folder, _, names in walked for name in names if name[-4:] != ".pyc")


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - hundreds each run
        return stream.readall()


def _installed() -> list[str]:
    """The libraries with their versions, as the folders say in which Python looks for them; the library that reads
    these takes a tenth of a run in which nothing has changed, and is asked only where they say nothing."""
    folders = [name.lower().replace("_", "-") for place in sys.path for name in _names(place)]
    said = {name.rpartition(".")[0] for name in folders if name.endswith(".dist-info")}
    found = ([one for one in sorted(said) if one.rpartition("-")[0] == name] for name in LIBRARIES)
    return [", ".join(ones) or _asked(name) for name, ones in zip(LIBRARIES, found, strict=True)]


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 - as above
    except OSError:
        return []


def _asked(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - see above

    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name
