"""The files for hosts are what their hosts can read, and call what there is to call."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
import yaml

from briefsite.cli.parser import make_parser

PROJECT = Path(__file__).parents[2]
FILES = [*sorted((PROJECT / "docs/hosting").iterdir()), PROJECT / ".github/workflows/pages.yml"]
WORKFLOWS = [path for path in (*FILES, PROJECT / ".github/workflows/ci.yml") if path.suffix == ".yml"]
WORKFLOWS = [path for path in WORKFLOWS if path.name != "gitlab-ci.yml"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_hosts_file_can_be_read_and_builds_with_options_that_there_are(path: Path) -> None:
    text = path.read_text("utf-8")
    read = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
    assert isinstance(read, dict)
    typed = re.findall(r"make build BUILD=\\?[\"'](.*?)/?\\?[\"'](?: && [^\"]*)?\"?$", text, re.MULTILINE)
    assert typed or "make build\n" in text
    for options in typed:
        make_parser("briefsite").parse_args(
            ["build", *re.sub(r"\$\{\{.*?\}\}|\$\w+", "x", options).replace('"', "").split()]
        )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_host_publishes_nothing_that_has_not_passed_the_gate(path: Path) -> None:
    calls = re.findall(r"\.venv/bin/python build\.py ([^\n\"]*)", path.read_text("utf-8"))
    assert [call.split()[0] for call in calls] in (["check"], ["publish"])
    for call in calls:
        make_parser("briefsite").parse_args(call.split())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_as_its_host_has_it_written(path: Path) -> None:
    fits("vendor.github-workflows", path)


def test_gitlabs_file_is_as_gitlab_has_it_written() -> None:
    fits("vendor.gitlab-ci", PROJECT / "docs/hosting/gitlab-ci.yml", "--data-transform", "gitlab-ci")


def fits(schema: str, path: Path, *options: str) -> None:
    """Whether a file fits the published schema of its host."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_workflow_has_a_weakness_that_is_known_of_workflows() -> None:
    zizmor = Path(sysconfig.get_path("scripts")) / "zizmor"
    command = [str(zizmor), "--offline", "--quiet", "--no-progress", "--color=never", *map(str, WORKFLOWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_command_of_a_workflow_holds_what_somebody_else_may_write(path: Path) -> None:
    """Values reach commands by the environment, where they are words and never a part of the command."""
    for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
        assert all("${{" not in str(step.get("run", "")) for step in job["steps"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_an_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    """A tag is whatever its owner, or who has taken the account over, lets it be tomorrow."""
    used = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    read = yaml.safe_load(path.read_text("utf-8"))
    assert read["permissions"] == {"contents": "read"}
    for job in read["jobs"].values():
        assert set(job.get("permissions", {})) <= {"pages", "id-token"}
        assert all("secrets." not in str(step.get("run", "")) for step in job["steps"])
