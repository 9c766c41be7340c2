"""A bench says how it is used, and what it lacks, in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def told(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=BENCH, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["generate", "reconversion", "merge", "fuzz_by_coverage", "lighthouse"])
def test_help_is_given(name: str) -> None:
    found = told(f"{name}.py", "--help")
    assert found.returncode == 0
    assert found.stdout.startswith(f"usage: {name}.py")


def test_what_is_missing_is_said_without_a_traceback() -> None:
    found = told("generate.py", "1000")
    assert found.returncode == 2
    assert "FOLDER" in found.stderr
    assert "Traceback" not in found.stderr
