"""What the last build left, as far as it holds for the site as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from typing import Any

from briefsite.model.graph import Graph
from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs, digest_of
from briefsite.pipeline.rows.boards import Board, revived
from briefsite.pipeline.rows.fetching import Rows, ids_of


@dataclass(frozen=True)
class Known:
    """The list of rows and tables that the last build left."""

    memory: Memory
    left: Mapping[str, Any]

    def holds(self, base_url: str, at: datetime | None) -> bool:
        """Whether it is of the same site, and what was published then is what is published now."""
        then, now = self.left.get("at"), at and at.timestamp()
        points = self.left.get("points", ())
        passed = any(then is None or now is None or then < point <= now or now < point <= then for point in points)
        return bool(self.left) and self.left["base_url"] == base_url and not passed

    def edited(self, inputs: Inputs) -> list[str] | None:
        """The content files that were edited; None where anything else has changed, too."""
        then, now = self.memory.stamps, inputs.stamps
        if digest_of(then) != self.left["of"]:  # what was looked over since was not left
            then = {path: (0, 0, 0, 0, 0, found) for path, found in self.left["files"].whole().items()}
        if not inputs.whole or then.keys() != now.keys():
            return None
        others = [path for path, stamp in now.items() if then[path] is not stamp]
        changed = [path for path in others if then[path][5] != now[path][5]]
        return changed if set(changed) <= self.ids.keys() else None

    @cached_property
    def ids(self) -> dict[str, str]:
        """The id of the record in each file."""
        return {path: id_ for id_, path in self.left["paths"].items()}

    @cached_property
    def rows(self) -> Rows:
        """The rows."""
        left = self.left
        return Rows(self._fetched, left["paths"], left["entries"], left["rows"], left["sources"])

    @cached_property
    def graph(self) -> Graph:
        """The graph of the last build."""
        return self.rows.graph(self.board("editors"))

    @cached_property
    def boards(self) -> dict[str, Board]:
        """All tables of a library, and what is kept beside them."""
        found: dict[str, Board] = {name: cache(partial(self.board, name)) for name in self.left["boards"]}
        found["rank"] = cache(lambda: _places(found["in_time"]()))
        found["recency"] = cache(lambda: _places(found["latest"]()))
        found["topic_numbers"] = cache(lambda: _places(ids_of(self.left["paths"], "topic")))
        return found

    @property
    def points(self) -> list[datetime]:
        """When anything begins or ends to be published."""
        return [datetime.fromtimestamp(point, UTC) for point in self.left["points"]]

    def _fetched(self, key: bytes) -> Any:
        """What is kept under a key. Raises ForgottenError where it is forgotten."""
        for _, value in self.memory.recall([key]):
            return value
        raise ForgottenError(key.hex())

    def board(self, name: str) -> Any:
        """A table that is kept whole."""
        return revived(name, self._fetched(self.left["boards"][name]))


def _places(ids: list[str]) -> Mapping[str, int]:
    return {id_: place for place, id_ in enumerate(ids)}
