"""A component of ours in the place of one of the model's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def put_in_place(nlp: Language, own: str, name: str, component: Callable[[Doc], Doc]) -> None:
    """Have `component` do, under a name, what the model's `own` did, which stays to be asked."""
    from spacy.language import Language  # noqa: PLC0415  # with the model

    def made(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  # so a factory is called
        return component

    Language.factory(name, func=made)
    nlp.add_pipe(name, after=own)
    nlp.disable_pipe(own)
