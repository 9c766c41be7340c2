"""What holds for all tests: no test is timed, and the same commit is tested with the same examples everywhere."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.load_profile("everywhere")
