"""Lines that were made of one record each, for lists and files of the whole site, from one build to the next.

A line is kept with what was looked up for it. Where nothing of that differs, it is what it was; where something does,
it is made anew, and what is put together of lines is made anew only if one of them became another. Lots of lines are
left as soon as they are full, so that few of them are at hand at any time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from sys import intern
from typing import Any

from briefsite.pages.lines import name_of
from briefsite.pipeline.line_lots import Gathered, Log, Lot, unfolded
from briefsite.pipeline.looks import by, numbers_in, seeking
from briefsite.pipeline.lots import MANY, Lots, Over
from briefsite.pipeline.lots import State as Places
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.users import State, Users

#: How the lines of a kind lie: the keys of their lots, and a table of the number of each one's lot, by id.
Lying = tuple[tuple[bytes, ...], Places]
#: Between the name of what makes lines and an id.
_PARTED = "\n"
#: How many lots that were fetched are at hand, and how many are left at once.
_AT_HAND, _AT_ONCE = 256, 16


class Lines:
    """The lines of the last build and of this one, by what makes them and by id. Lines, what was looked up for each and
    where each lies are fetched where one is asked for. Of a first build there may be very many (`are_many`)."""

    def __init__(
        self,
        memory: Memory,
        looks: Lots | None = None,
        lying: Mapping[str, Lying] | None = None,
        users: State | None = None,
        *,
        are_many: bool = False,
    ) -> None:
        self._memory = memory
        self._looks = Over(looks if looks is not None else Lots(memory))
        self._log = Log() if are_many else None
        self._was: dict[str, bytes] = {}
        self._lying = dict(lying or {})
        self._keys = {name: list(keys) for name, (keys, _) in self._lying.items()}
        self._places: dict[str, Over] = {}
        self._users = Users(memory, users)
        #: Who looked something up is put together at the end of a first build, and nobody asks before.
        self.is_first = users is None
        self._noted: dict[tuple[Any, str], tuple[Any, Iterable[int]]] = {}
        #: The lots that are being filled, with their numbers.
        self._open: dict[str, tuple[int, Lot]] = {}
        self._full: list[tuple[bytes, bytes]] = []
        self._fetched: dict[tuple[str, int], dict[str, bytes]] = {}
        self._others: dict[tuple[str, int], dict[str, bytes]] = {}

    def fetch_places(self) -> None:
        """Fetch where every line lies. Raises ForgottenError where that is not remembered."""
        for name in self._lying:
            len(self._places_of(name))

    def without(self, differs: Collection[int]) -> list[tuple[str, str]]:
        """Let go of those for which something differs; gives what made each, and its id."""
        is_among, gone = seeking(differs), []
        for line in dict.fromkeys(self._users.of(differs)):
            data = self._looks.get(line)
            if data is not None and is_among(data):
                name, id_ = line.split(_PARTED, 1)
                self._was[line] = self._looks.pop(line)
                gone.append((name, id_))
        return gone

    def makings_of(self, differs: Collection[int]) -> list[str]:
        """The names of what is no line and may have been made with one of these."""
        return [name for name in dict.fromkeys(self._users.of(differs)) if _PARTED not in name]

    def made_with(self, name: str, looks: Iterable[int], was: bytes) -> None:
        """Note that what is no line was made with these, and before with those."""
        if not self.is_first:
            self._users.add(name, {*looks}.difference(numbers_in(was)))

    def what_was(self, name: str, id_: str) -> Any:
        """What one was that was let go of; None where that is forgotten."""
        was = self._of(name, id_)
        return None if was is None else unpacked(was)

    def recalled(self, make: Any, id_: Any) -> Any:
        """The line that was made of a record; None where it is not known."""
        name = name_of(make)
        found = None if self._looks.is_gone(f"{name}{_PARTED}{id_}") else self._of(name, id_)
        return None if found is None else unpacked(found)

    def note(self, make: Any, id_: str, value: Any, looks: Iterable[int]) -> None:
        """Note a line that was made."""
        if self.is_first:
            self._take(make, id_, value, looks)
        else:
            self._noted[make, id_] = (value, looks)

    def take_in(self) -> None:
        """Take lines that were noted for what they are now."""
        noted, self._noted = self._noted, {}
        for (make, id_), (value, looks) in noted.items():
            self._take(make, id_, value, looks)

    def put(self, gathered: Gathered, numbers: array[int]) -> None:
        """Note lines that a copy of this process made, whose look-ups have these `numbers` here."""
        for name, data, looks in gathered.lots:
            keys, places = self._keys.setdefault(name, []), self._places_of(name)
            for id_, looked in looks.items():
                self._noting[f"{name}{_PARTED}{id_}"] = by(numbers, looked)
                places[intern(id_)] = len(keys)
            keys.append(self._kept(data))
        for name, id_, (value, looked) in gathered.lines:
            self._put(name, intern(id_), value, by(numbers, looked))

    def looked(self) -> Iterator[bytes]:
        """The numbers of what was looked up for each line."""
        return self._log.values() if self._log else iter(self._looks.values())

    def left(
        self, new: Mapping[int, int] | None, makings: Callable[[], Iterable[tuple[str, bytes]]] = tuple
    ) -> tuple[Over | dict[str, bytes], dict[str, Any]]:
        """What was looked up for each line, by `new` numbers where there are any, and what else is left for the next
        build. What is to be kept for that, is. `makings` gives what is no line, with what was looked up for it."""
        self.take_in()
        for name in tuple(self._open):
            self._seal(name)
        for line in self._was:
            name, id_ = line.split(_PARTED, 1)
            del self._places_of(name)[id_]
        for (name, place), lot in self._others.items():
            places = self._places_of(name)
            here = {id_: value for id_, value in lot.items() if places.get(id_) == place}
            self._keys[name][place] = self._kept(Lot(here).left)
        self._flush()
        self._others.clear()
        self._fetched.clear()
        for name, places in self._places.items():
            state, items = places.left()
            self._memory.keep(items)
            self._lying[name] = tuple(self._keys.get(name, ())), state
        looks: Over | dict[str, bytes] = dict(self._log.items()) if self._log else self._looks
        looks = looks if new is None else {line: by(new, data) for line, data in looks.items()}
        every = ((name, numbers_in(data)) for some in (looks.items, makings) for name, data in some())
        users = self._users.left(every, is_other=new is not None)
        return looks, {"lying": self._lying, "users": users}

    @property
    def _noting(self) -> Log | Over:
        """Where it is noted what was looked up for a line."""
        return self._looks if self._log is None else self._log

    def _take(self, make: Any, id_: str, value: Any, looks: Iterable[int]) -> None:
        self._put(name_of(make), id_, packed(value), array("I", looks).tobytes())

    def _put(self, name: str, id_: str, value: bytes, looks: bytes) -> None:
        line, places = f"{name}{_PARTED}{id_}", self._places_of(name)
        place = places.get(id_)
        if place is not None and self.is_first:
            return
        if place is None:
            places[id_] = self._anew(name, id_, value)
        else:
            self._again(name, id_, value, place)
        self._noting[line] = looks
        if not self.is_first:
            self._users.add(line, {*numbers_in(looks)}.difference(numbers_in(self._was.pop(line, b""))))

    def _again(self, name: str, id_: str, value: bytes, place: int) -> int:
        """Puts a line into a lot; gives the number of that."""
        lot = self._others[name, place] = self._lot(name, place)
        lot[id_] = value
        return place

    def _anew(self, name: str, id_: str, value: bytes) -> int:
        """Puts a line that is new where there is room; gives the number of its lot."""
        if name not in self._open:
            keys = self._keys.setdefault(name, [])
            last = len(keys) - 1
            if last >= 0 and not self.is_first and not Lot(self._lot(name, last)).is_full:
                return self._again(name, id_, value, last)
            keys.append(b"")
            self._open[name] = len(keys) - 1, Lot()
        place, lot = self._open[name]
        lot.put(id_, value)
        if lot.is_full:
            self._seal(name)
        return place

    def _seal(self, name: str) -> None:
        place, lot = self._open.pop(name)
        self._keys[name][place] = self._kept(lot.left)

    def _kept(self, data: bytes) -> bytes:
        key = self._memory.key("lines", data)
        self._full.append((key, data))
        if len(self._full) >= _AT_ONCE:
            self._flush()
        return key

    def _flush(self) -> None:
        self._memory.keep(self._full)
        self._full = []

    def _of(self, name: str, id_: str) -> bytes | None:
        place = self._places_of(name).get(id_)
        return None if place is None else self._lot(name, place).get(id_)

    def _places_of(self, name: str) -> Over:
        """The number of each line's lot, by id."""
        places = self._places.get(name)
        if places is None:
            state = self._lying[name][1] if name in self._lying else None
            places = self._places[name] = Over(Lots(self._memory, state, MANY))
        return places

    def _lot(self, name: str, place: int) -> dict[str, bytes]:
        """The lines of a lot; none where it is forgotten."""
        number, opened = self._open.get(name, (-1, None))
        if opened and number == place:
            return opened.lines
        lot = self._others.get((name, place)) or self._fetched.get((name, place))
        if lot is None:
            self._flush()
            found = next(self._memory.recall(self._keys[name][place : place + 1]), None)
            lot = self._fetched[name, place] = unfolded(found[1]) if found else {}
            if len(self._fetched) > _AT_HAND:
                del self._fetched[next(iter(self._fetched))]
        return lot


def keys_in(lying: Mapping[str, Lying]) -> Iterator[bytes]:
    """The keys of all that is fetched of lines."""
    for keys, (_, places) in lying.values():
        yield from (*keys, *places)
