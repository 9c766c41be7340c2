"""Ids: a file's stem, a slug, and the only one of its name among all four kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from briefsite.model.issues import Issue, Place
from briefsite.model.slugs import ID, id_of, slug


def id_issues(path: str) -> Iterator[Issue]:
    """An issue where the file's name makes no id."""
    if path.endswith(".md") and ID.fullmatch(path, path.rfind("/") + 1, len(path) - len(".md")):
        return
    name = PurePosixPath(path)
    better = slug(name.stem)
    hint = f"rename it to {better}.md" if ID.fullmatch(better) else "use lower-case words joined by hyphens"
    yield Issue(Place(path), "bad-id", f"'{name.name}' makes no id", hint)


def shared_id_issues(paths: Iterable[str]) -> Iterator[Issue]:
    """An issue for every file whose id is already taken by one before it, whatever else is wrong with either."""
    first: dict[str, str] = {}
    for path in paths:
        id_ = id_of(path)
        other = first.setdefault(id_, path)
        if other != path:
            hint = "rename one of them: links go by the name alone"
            yield Issue(Place(path), "shared-id", f"the id '{id_}' is taken by {other}", hint)
