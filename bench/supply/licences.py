"""Under which licence each locked package may be used, as SPDX has it, and whether that needs a reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from license_expression import LicenseExpression, get_spdx_licensing

from supply.locks import Locked

_SPDX = get_spdx_licensing()


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known of licences, from `licences.toml`: `allowed` ones, what others are `spelled`, what was `looked_up`
    in a package's own files, and the reason why a package is `excepted`."""

    allowed: frozenset[str]
    spelled: Mapping[str, str]
    looked_up: Mapping[str, str]
    excepted: Mapping[str, str]


def read_terms() -> Terms:
    read = tomllib.loads(Path(__file__).with_name("licences.toml").read_text("utf-8"))
    return Terms(frozenset(read["allowed"]), read["spelled"], read["looked-up"], read["excepted"])


def licence_of(name: str, terms: Terms) -> str:
    """The licence of a package as an SPDX expression, "" where nobody knows it."""
    return terms.looked_up.get(name) or next(filter(None, (_spdx(said, terms) for said in _declared(name))), "")


def faults(packages: Iterable[Locked], terms: Terms) -> Iterator[str]:
    """A sentence for each package whose licence is unknown, or is not allowed and has no reason; and for each reason
    and look-up that no package needs any more."""
    needed = set()
    for package in packages:
        licence = licence_of(package.name, terms)
        needed.add(package.name)
        if not licence:
            yield f"{package.name} {package.version}: its licence is unknown; look it up, and note it in licences.toml"
        elif not is_allowed(licence, terms.allowed) and package.name not in terms.excepted:
            yield f"{package.name} {package.version}: {licence} is not allowed; do without it, or give a reason"
    for name in sorted({*terms.looked_up, *terms.excepted} - needed):
        yield f"{name}: licences.toml names it, and it is locked no more; take it out"


def is_allowed(licence: str, allowed: frozenset[str]) -> bool:
    """Whether all that an expression demands is allowed; of alternatives one is enough.

    >>> is_allowed("MIT OR GPL-3.0-only", frozenset({"MIT"})), is_allowed("MIT AND GPL-3.0-only", frozenset({"MIT"}))
    (True, False)
    """
    return _holds(_SPDX.parse(licence, validate=True), allowed)


def _holds(parsed: LicenseExpression, allowed: frozenset[str]) -> bool:
    if parsed.isliteral:
        return str(parsed) in allowed
    parts = [_holds(part, allowed) for part in parsed.args]
    return any(parts) if parsed.operator.strip() == "OR" else all(parts)


def _declared(name: str) -> Iterator[str]:
    """What an installed package says of its licence, the clearest first."""
    try:
        about: Any = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return
    yield about.get("License-Expression") or ""
    yield (about.get("License") or "").partition("\n")[0]
    yield from (said.rpartition(" :: ")[2] for said in about.get_all("Classifier", []) if said.startswith("License ::"))


def _spdx(said: str, terms: Terms) -> str:
    expression = terms.spelled.get(said, said)
    return expression if expression and not _SPDX.validate(expression).errors else ""
