"""The files for hosts are what their hosts can read, and call what there is to call."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from briefsite.cli.parser import make_parser

PROJECT = Path(__file__).parents[2]
FILES = [*sorted((PROJECT / "docs/hosting").iterdir()), PROJECT / ".github/workflows/pages.yml"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_hosts_file_can_be_read_and_builds_with_options_that_there_are(path: Path) -> None:
    text = path.read_text("utf-8")
    read = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
    assert isinstance(read, dict)
    typed = re.findall(r"make build BUILD=\\?[\"'](.*?)/?\\?[\"']\"?$", text, re.MULTILINE)
    assert typed or "make build\n" in text
    for options in typed:
        make_parser("briefsite").parse_args(
            ["build", *re.sub(r"\$\{\{.*?\}\}|\$\w+", "x", options).replace('"', "").split()]
        )


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".yml" and path.name != "gitlab-ci.yml"])
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    read = yaml.safe_load(path.read_text("utf-8"))
    assert read["permissions"] == {"contents": "read"}
    for job in read["jobs"].values():
        assert set(job.get("permissions", {})) <= {"pages", "id-token"}
        assert all("secrets." not in str(step.get("run", "")) for step in job["steps"])
