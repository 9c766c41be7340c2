"""Long random histories of a whole site: texts come, change and go, people edit, rules differ, and all is converted.

Nothing that a person did is ever lost, nothing that a person refused comes back, every link leads somewhere, a second
conversion changes no byte, and what is undone is as it was to the byte. `BRIEFSITE_HISTORIES=500` runs that many
histories, each with other dice; otherwise a few run, everywhere the same.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from tests.pipeline.histories.answers import Answers
from tests.pipeline.histories.people import People
from tests.pipeline.histories.sources import Sources

LONG = int(os.environ.get("BRIEFSITE_HISTORIES", "0"))


class Histories(Sources, Answers, People):
    """All kinds of steps, in any order."""


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=LONG or 8,
    stateful_step_count=200 if LONG else 25,
    derandomize=not LONG,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
