"""A memory that lives as long as its process: what one build used is at hand for the next, as the same objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.keeping import Memory


class LivingMemory(Memory):
    """The memory of a site, over and over; `turn` before each build."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._at_hand: dict[bytes, Any] = {}
        self._before: dict[bytes, Any] = {}

    def note(self, inputs: Inputs) -> None:
        """Remember what the files were like."""
        super().note(inputs)
        self.__dict__["stamps"] = inputs.stamps

    def turn(self) -> None:
        """Let go of what the last build did not use."""
        self._before, self._at_hand = self._at_hand, {}
        self.__dict__.pop("now", None)

    def recall(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, Any]]:
        """Those of the keys that have a value, with it."""
        unknown = []
        for key in keys:
            value = self._at_hand.get(key) or self._before.get(key)
            if value is None:
                unknown.append(key)
            else:
                self._at_hand[key] = value
                yield key, value
        for key, value in super().recall(unknown):
            self._at_hand[key] = value
            yield key, value

    def keep(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep packed values; what was at hand under their keys is that no more."""
        items = list(items)
        super().keep(items)
        for key, _ in items:
            self._at_hand.pop(key, None)
            self._before.pop(key, None)
