"""Bytes by key in one file, `.cache/briefsite/build.sqlite`, shared by as many processes as like.

A store never fails: what cannot be read is not there, what cannot be written is not kept, and a file that is no store,
or a damaged one, makes way for a new one. Every value carries a sum that tells whether it is what was put there.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

FILE = "build.sqlite"
#: Changes when the tables do.
_FORM = 3
_TABLES = """
begin;
create table if not exists kept (id integer primary key, key blob unique not null, run integer not null, size integer);
create table if not exists held (id integer primary key, value blob not null);
create table if not exists runs (number integer not null, left integer not null);
"""
_FIND = "select key, value from kept join held using (id) where key in ({})"
_PATIENCE = 5.0
_AT_ONCE = 500
#: Bytes of the sum of a value.
_CHECK = 4
#: Bytes of a value that is written into its place rather than put together first.
_LARGE = 1 << 20
#: About how many bytes of values are written at once.
_ROOM = 1 << 22
#: A value that is used is marked as used once in so many runs, unless anything is to be forgotten: which are the oldest
#: need not be known more exactly.
_NOW_AND_THEN = 32
#: Once anything is forgotten, so much of what may be kept is left free, and nothing is looked for that can be forgotten
#: before there is so much more than was left. To mark all that a large site needs takes as long as an edit of it.
_FREE, _MORE = 0.1, 1.1


class Store:
    """One run's view of the store in a folder (None: of an empty one that keeps nothing); `close` it at the end."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder else None
        self._db = _opened(self._path)
        self._process, self._parents = os.getpid(), self._db
        self._run = self._begun()
        self._seen: dict[bytes, None] = {}
        self._used: list[Iterable[bytes]] = []
        self._has_put = False

    def get(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Those of the keys that are kept, with their values."""
        ahead = iter(keys)
        while some := list(islice(ahead, _AT_ONCE)):
            marks = ",".join("?" * len(some))
            for key, value in self._rows(_FIND.format(marks), some):
                data = value[_CHECK:]
                if value[:_CHECK] == _check(data):
                    self._seen[key] = None
                    yield key, data

    def one(self, key: bytes) -> bytes | None:
        """The value of a key, or None."""
        return next((value for _, value in self.get([key])), None)

    def keys(self) -> frozenset[bytes]:
        """All keys that are kept."""
        return frozenset(key for (key,) in self._rows("select key from kept", ()) if isinstance(key, bytes))

    def used(self, keys: Iterable[bytes]) -> None:
        """Note that values were used, though nobody looked at them. Which they are is asked at the end, if at all."""
        self._used.append(keys)

    def put(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values by their keys, some at once, in this order."""
        rows: list[tuple[bytes, bytes]] = []
        room = _ROOM
        for key, value in items:
            self._has_put = True
            room -= len(value)
            if len(value) <= _LARGE:
                rows.append((key, _check(value) + value))
            if room <= 0:
                self._put(rows)
                rows, room = [], _ROOM
            if len(value) > _LARGE:
                self._put_large(key, value)
        self._put(rows)

    def _put_large(self, key: bytes, value: bytes) -> None:
        """Keep a value whose copies would take more room than all else."""
        self._put([(key, b"")])
        for (id_,) in self._rows("select id from kept where key = ?", (key,)):
            size = len(value) + _CHECK
            made = "insert or replace into held values (?, zeroblob(?))", [(id_, size)]
            self._do(
                made, ("update kept set size = ? where id = ?", [(size, id_)]), then=partial(self._write, id_, value)
            )

    def _write(self, id_: int, value: bytes) -> None:
        if self._db:
            with self._db.blobopen("held", "value", id_) as blob:
                blob.write(_check(value))
                blob.write(value)

    def _put(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        forget = "delete from held where id = (select id from kept where key = ?)"
        self._do(
            (forget, [(key,) for key, _ in rows]),
            (
                "insert or replace into kept (key, run, size) values (?, ?, ?)",
                [(k, self._run, len(v)) for k, v in rows],
            ),
            ("insert or replace into held select id, ? from kept where key = ?", [(value, key) for key, value in rows]),
        )

    def close(self, most: int) -> None:
        """Where more than `most` bytes are kept, forget what has gone unused for longest until there is some room
        again, but nothing that this run used, nor anything where it kept nothing; and let go of the file."""
        total = self._number("select coalesce(sum(size), 0) from kept") if self._has_put else 0
        is_full = total > most and total > self._number("select coalesce(max(left), 0) from runs") * _MORE
        since = self._run if is_full else self._run - _NOW_AND_THEN
        old = {key for (key,) in self._rows("select key from kept where run < ?", [since])}
        seen = chain(self._seen, *self._used) if old else ()
        used = [(self._run, key) for key in dict.fromkeys(seen) if key in old]
        self._do(("update kept set run = ? where key = ?", used))
        wanted = most * (1 - _FREE) if is_full else total
        while total > wanted and (oldest := self._number("select min(run) from kept")) < self._run and self._db:
            self._do(
                ("delete from held where id in (select id from kept where run = ?)", [(oldest,)]),
                ("delete from kept where run = ?", [(oldest,)]),
            )
            total = self._number("select coalesce(sum(size), 0) from kept")
        self._do(("update runs set left = ?", [(total,)] if is_full else []))
        self._let_go()

    def _begun(self) -> int:
        """The number of this run."""
        last = self._number("select coalesce(max(number), 0) from runs")
        was_left = self._number("select coalesce(max(left), 0) from runs")
        self._do(
            ("delete from runs where number <= ?", [(last,)]),
            ("insert into runs values (?, ?)", [(last + 1, was_left)]),
        )
        return last + 1

    def _number(self, question: str) -> int:
        found = self._rows(question, ())
        return int(found[0][0] or 0) if found and isinstance(found[0][0], int) else 0

    def _rows(self, question: str, values: Sequence[bytes | int]) -> list[Any]:
        try:
            return self._here.execute(question, values).fetchall() if self._here else []
        except sqlite3.Error as error:
            self._trouble(error)
            return []

    def _do(self, *statements: tuple[str, list[tuple[Any, ...]]], then: Callable[[], None] = lambda: None) -> None:
        """All of the statements, and what is done `then`, or none of them."""
        if self._db and any(rows for _, rows in statements):
            try:
                with self._db:
                    for statement, rows in statements:
                        self._db.executemany(statement, rows)
                    then()
            except sqlite3.Error as error:
                self._trouble(error)

    @property
    def _here(self) -> sqlite3.Connection | None:
        """The database, opened anew in a copy of the process that opened it: a connection is of one process alone."""
        if self._process != os.getpid():
            self._process, self._parents = os.getpid(), self._db  # which is not to be closed here
            self._db = _opened(self._path)
        return self._db

    def _trouble(self, error: sqlite3.Error) -> None:
        """Does without a file that is busy, or cannot grow; one that is damaged is not for the next run either."""
        if not isinstance(error, sqlite3.OperationalError):
            self._let_go()
            if self._path:
                _removed(self._path)

    def _let_go(self) -> None:
        if self._db:
            with suppress(sqlite3.Error):
                self._db.close()
        self._db = None


def _opened(path: Path | None) -> sqlite3.Connection | None:
    """The database, made anew where what is there is damaged or another's; None where there can be none."""
    for _ in range(2):
        if path is None:
            return None
        try:
            return _connected(path)
        except (sqlite3.OperationalError, OSError):
            return None
        except sqlite3.Error:
            _removed(path)
    return None


def _connected(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        db.execute("pragma synchronous = off")
        form = db.execute("pragma user_version").fetchone()[0]
        if form not in (0, _FORM):
            raise sqlite3.DatabaseError("another version's")
        if form == 0:
            db.executescript(f"{_TABLES} pragma user_version = {_FORM}; commit;")
    except BaseException:
        db.close()
        raise
    return db


def _removed(path: Path) -> None:
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(f"{FILE}{end}").unlink(missing_ok=True)


def _check(value: bytes) -> bytes:
    """A sum that tells what a disk does to a value: an edit reads tens of megabytes, and nobody means to deceive us."""
    return zlib.crc32(value).to_bytes(_CHECK, "little")
