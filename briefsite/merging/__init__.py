"""Drafts meet the files that people edit.

`content/.drafts/` mirrors `content/` and holds the exact bytes that the converter last wrote: the base. A file that
equals its base was touched by nobody and follows the new draft; a file that differs from it is a person's and stays as
it is; a base without a file is a refusal and stays one. `decide` settles one path from the three texts, and is the only
place that knows the rule; `merge` carries the decisions out.
"""

from briefsite.merging.decisions import Decision, decide
from briefsite.merging.journal import Undone
from briefsite.merging.memory import DRAFTS, REASONS
from briefsite.merging.merge import merge, undo_last
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
