"""Files, written whole or not at all, and one run at a time: for every stage that keeps something between runs."""

from __future__ import annotations

import errno
import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from briefsite.model.issues import BriefsiteError, in_one_line

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def read(path: Path | str) -> bytes | None:
    """The bytes of a file, or None where there is none, or a link to none; of a pipe what is in it, without waiting for
    more."""
    try:
        with open(path, "rb", buffering=0, opener=_at_once) as stream:
            return stream.readall() or b""
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None
        raise


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def files_below(folder: Path, inside: Path) -> list[Path]:
    """Every file below a folder, in order of their paths. A link that leads out of `inside`, or round to a folder that
    it lies in, is not followed. Raises BriefsiteError for a name that is not UTF-8, under which nobody could be sent a
    file."""
    found: list[Path] = []
    for here, folders, names in os.walk(folder, followlinks=True):
        inner = [Path(here, name) for name in folders]
        folders[:] = [one.name for one in inner if not (leads_out(one, inside) or leads_round(one))]
        found += [path for name in names if (path := Path(here, name)).is_file() and not leads_out(path, inside)]
    for path in found:
        if path.relative_to(folder).as_posix() != (name := shown(path, folder)):
            raise BriefsiteError(f"{folder.name}/{name}: its name is not UTF-8; rename it")
    return sorted(found)


#: What editors write beside a file for themselves: the file as it was, a lock, a swap file, a try whether they may.
_BESIDE = re.compile(r"~$|^~\$|^\.#|^#.*#$|^\..*\.sw[a-z]$|^4913$")


def is_beside(name: str) -> bool:
    """Whether an editor has put a file of this name beside one that it works on.

    >>> [name for name in ("a.txt~", ".a.txt.swp", "#a.txt#", ".#a.txt", "~$a.doc", "#a.txt") if is_beside(name)]
    ['a.txt~', '.a.txt.swp', '#a.txt#', '.#a.txt', '~$a.doc']
    """
    return bool(_BESIDE.search(name))


def leads_round(folder: Path) -> bool:
    """Whether a folder is a link to one that it lies in: nobody who follows it comes to an end."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(followed(folder))


def leads_out(path: Path, inside: Path) -> bool:
    """Whether a path is a link to what is not inside a folder."""
    return path.is_symlink() and not followed(path).is_relative_to(followed(inside))


def followed(link: Path) -> Path:
    """Where a link leads in the end; where it leads in a circle, to itself."""
    return Path(os.path.realpath(link))


def shown(path: Path, root: Path) -> str:
    """The path below a folder, with forward slashes, fit to be printed."""
    return printed(path.relative_to(root).as_posix())


def printed(name: str) -> str:
    """The name of a file, fit to be printed."""
    return name.encode("utf-8", "backslashreplace").decode()


def from_json(text: str | bytes) -> Any:
    """What a file of ours says. Raises ValueError where it cannot be ours: no JSON, JSON that nests beyond measure, a
    number with a point (that may be endless), or half of a character."""
    try:
        value = json.loads(text, parse_float=_refused, parse_constant=_refused)
    except RecursionError:
        raise ValueError("it nests too deeply") from None
    if (b"\\u" if isinstance(text, bytes) else "\\u") in text:  # type: ignore[operator]
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _refused(number: str) -> Any:
    raise ValueError(f"{number} is no whole number")


#: What to do where the system refuses, by the number of its refusal.
_WHAT_TO_DO = {
    errno.ENOTDIR: "something on this way is a file where a folder belongs; move it away",
    errno.EEXIST: "something of that name is in the way; move it away, or name another place",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EISDIR: "it is a folder where a file belongs; move it away",
    errno.EACCES: "ask for the rights to it, or name another place",
    errno.EPERM: "ask for the rights to it, or name another place",
    errno.EROFS: "nothing can be written there; name another place, or copy the site to one that can be written",
    errno.ENOSPC: "make room and run it again",
    errno.EDQUOT: "make room and run it again",
    errno.EMFILE: "too many files are open at once; close other programs, or raise the limit (ulimit -n)",
}


def reason(error: OSError) -> str:
    """Why the system refuses, in its words.

    >>> reason(PermissionError(errno.EACCES, "Permission denied")), reason(OSError("it broke off"))
    ('permission denied', 'it broke off')
    """
    return (error.strerror or str(error)).lower()


def in_words(error: OSError) -> str:
    """What the system refuses, why, and what to do.

    >>> in_words(OSError(errno.ENOSPC, "No space left on device", "site"))
    'site: no space left on device; make room and run it again'
    """
    told = (f"{error.filename}: " if error.filename else "") + reason(error)
    what_to_do = _WHAT_TO_DO.get(error.errno or 0)
    return in_one_line(f"{told}; {what_to_do}" if what_to_do else told)


#: So much of a name begins that of its temporary file, in any script: the whole may be as long as a name can be.
_BEGINNING = 50


def put(path: Path, data: bytes | None, *, durable: bool = False) -> None:
    """Make `path` hold `data` in one step (None: no file); its permissions stay. `durable`: also after a power cut."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    path = followed(path) if path.is_symlink() else path
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:_BEGINNING]}.{os.getpid()}.tmp")
    try:
        _write(temporary, data, durable)
        with suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except BaseException as error:
        if isinstance(error, OSError):
            error.filename = str(path)  # the other is nobody's, and where a disk is full none is named
        temporary.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes, durable: bool) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        if durable:
            stream.flush()
            os.fsync(stream.fileno())


_BUSY = "another run is changing this site; wait until it has ended, and try again"


@contextmanager
def alone(lock: Path, patience: float = 10.0, busy: str = _BUSY) -> Iterator[None]:
    """Hold a lock; the system lets go of it when a run is killed.

    Raises BriefsiteError, saying `busy`, when another run still holds it after `patience` seconds.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        until = time.monotonic() + patience
        while not _taken(handle):
            if time.monotonic() > until:
                raise BriefsiteError(busy)
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
