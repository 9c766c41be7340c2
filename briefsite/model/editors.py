"""Whose words are whose: what of a drafted record a person wrote, or read and found right."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.model.nouns import dataclass


@dataclass(frozen=True, slots=True)
class EditorsPart:
    """`fields` are names of front matter, in order; `lines` are those on which statements and quotations begin (from
    1). `whole`: the file was never drafted, so that all of it is a person's."""

    fields: tuple[str, ...] = ()
    lines: frozenset[int] = frozenset()
    whole: bool = False


#: By id of an entry that is not marked as read.
Editors = Mapping[str, EditorsPart]
NOBODY = EditorsPart()
