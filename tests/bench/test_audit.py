"""What the project is made of is pinned, may be used, and is written down, the same way each time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from supply.bill import bill
from supply.licences import Terms, faults, is_allowed, read_terms
from supply.locks import Locked, locked, runtime
from supply.weaknesses import Answer, answer, known_weaknesses

PROJECT = Path(__file__).parents[2]


def one(name: str) -> Locked:
    return Locked(name, "1.0", "", ("0" * 64,), ())


def test_every_package_is_pinned_by_digest_and_may_be_used() -> None:
    packages = locked(PROJECT)
    assert len(packages) > 100
    assert list(faults(packages.values(), read_terms())) == []


@pytest.mark.parametrize(
    ("package", "fault"),
    [
        ("no-such-package", "no-such-package 1.0: its licence is unknown; look it up, and note it in licences.toml"),
        ("paramiko", "paramiko 1.0: LGPL-2.1-only is not allowed; do without it, or give a reason"),
        ("pytest", ""),
    ],
)
def test_what_is_unknown_or_not_allowed_is_named(package: str, fault: str) -> None:
    terms = Terms(frozenset({"MIT"}), {"LGPL-2.1": "LGPL-2.1-only"}, {}, {})
    assert list(faults([one(package)], terms)) == ([fault] if fault else [])


def test_a_reason_that_nothing_needs_any_more_is_named() -> None:
    terms = Terms(frozenset({"MIT"}), {}, {}, {"gone": "because"})
    assert list(faults([one("pytest")], terms)) == [
        "gone: licences.toml names it, and it is locked no more; take it out"
    ]


@pytest.mark.parametrize("line", ["thing>=1", "thing==1", "thing @ https://host.example/thing.whl", "-e ."])
def test_a_line_that_locks_nothing_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text(f"{line}\n    # via briefsite\n", "utf-8")
    with pytest.raises(ValueError, match="locks nothing"):
        locked(tmp_path, ("requirements.txt",))


def test_an_expression_is_allowed_where_one_way_through_it_is() -> None:
    allowed = frozenset({"MIT", "BSD-3-Clause"})
    assert is_allowed("BSD-3-Clause AND (MIT OR GPL-3.0-only)", allowed)
    assert not is_allowed("MIT AND GPL-3.0-only", allowed)


def test_the_bill_of_materials_is_of_its_standard_and_names_all_that_runs() -> None:
    written = bill(PROJECT, read_terms(), "1.2.3")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    read = json.loads(written)
    packages, extra = runtime(PROJECT)
    assert {part["name"]: part["scope"] for part in read["components"]} == {
        name: "optional" if name in extra else "required" for name in packages
    }
    assert all(part["licenses"] and part["version"] == packages[part["name"]].version for part in read["components"])
    asked = {each["ref"]: each.get("dependsOn", []) for each in read["dependencies"]}
    assert "pkg:pypi/jinja2@" + packages["jinja2"].version in asked["pkg:pypi/briefsite@1.2.3"]
    wanted = {ref for refs in asked.values() for ref in refs}
    assert {part["bom-ref"] for part in read["components"]} == wanted, "each part is there for something"
    assert {"boto3", "paramiko", "distributed"} <= extra


def test_the_bill_is_the_same_to_the_byte_each_time(tmp_path: Path) -> None:
    for name in "ab":
        command = [sys.executable, "bench/audit.py", "--sbom", str(tmp_path / name)]
        subprocess.run(command, cwd=PROJECT, check=True, env={"PYTHONHASHSEED": "1" if name == "a" else "2"})
    first, second = ((tmp_path / name).read_bytes() for name in "ab")
    assert first == second
    assert b"timestamp" not in first
    assert b"serialNumber" not in first


_FOUND = """{"dependencies": [{"name": "a", "version": "1.0", "vulns": [{"id": "X-1", "fix_versions": ["1.1"]}]},
{"name": "b", "version": "2.0", "vulns": []}, {"name": "c", "skip_reason": "c was not found"}]}"""


def test_known_weaknesses_are_told_with_what_was_not_looked_up() -> None:
    assert list(answer(_FOUND.encode()).sentences()) == [
        "error: a 1.0 has X-1; mended in 1.1",
        "NOT LOOKED UP: known weaknesses of 1 packages: c was not found",
        "known weaknesses: 2 packages looked up, 1 found",
    ]


def test_a_database_that_cannot_be_reached_is_no_good_news() -> None:
    nothing = b'{"dependencies": [{"name": "a", "skip_reason": "a was not found"}]}'
    assert list(answer(nothing).sentences()) == ["NOT LOOKED UP: known weaknesses of 1 packages: a was not found"]
    assert answer(b"", b"Traceback\nConnectionError: no route\n") == Answer(
        why="its database cannot be reached (ConnectionError: no route)"
    )


def test_without_the_program_it_is_said_how_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (said,) = known_weaknesses(PROJECT).sentences()
    assert said.startswith("NOT LOOKED UP: known weaknesses of anything: pip-audit is not installed; with a network: ")
