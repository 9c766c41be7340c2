"""Drafts meet the files that people edit.

`content/.drafts/` mirrors `content/` and holds the exact bytes that the converter last wrote: the base. A file that
equals its base was touched by nobody and follows the new draft; a file that differs from it is a person's and stays as
it is; a base without a file is a refusal and stays one. `decide` settles one path from the three texts, and is the only
place that knows the rule; `merge` carries the decisions out.

Each name is loaded when somebody asks for it: a build asks who renamed what, and needs little of the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefsite.merging.carrying_out import merge, undo_last
    from briefsite.merging.decisions import Decision, decide
    from briefsite.merging.journal import Undone
    from briefsite.merging.memory import DRAFTS, REASONS
    from briefsite.merging.report import MergeReport
    from briefsite.merging.texts import Texts

__all__ = [
    "DRAFTS",
    "REASONS",
    "Decision",
    "MergeReport",
    "Texts",
    "Undone",
    "decide",
    "merge",
    "undo_last",
]

_MODULES = {
    "DRAFTS": "memory",
    "REASONS": "memory",
    "Decision": "decisions",
    "MergeReport": "report",
    "Texts": "texts",
    "Undone": "journal",
    "decide": "decisions",
    "merge": "carrying_out",
    "undo_last": "carrying_out",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
