"""What tests of builds watch."""

from __future__ import annotations

import pytest

from briefsite.pages import Making
from briefsite.pipeline import tracing, watching
from briefsite.pipeline.watching import Watched


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that are made."""
    names: list[str] = []

    def noting(making: Making, watched: Watched) -> object:
        names.append(making.name)
        return watching.made_of(making, watched)

    monkeypatch.setattr(tracing, "made_of", noting)
    return names
