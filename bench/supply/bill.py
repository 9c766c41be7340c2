"""The software bill of materials: what runs, as CycloneDX, by its own library. The same locks give the same bytes: it
holds no clock and no number drawn by lot."""

from __future__ import annotations

import warnings
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from supply.licences import Terms, licence_of
from supply.locks import Locked, runtime

_OURS = "briefsite"


def bill(root: Path, terms: Terms, version: str) -> str:
    """The bill of the project in `root`, as JSON."""
    packages, extra = runtime(root)
    ours = _component(_OURS, version, "MIT", ComponentType.APPLICATION)
    parts = {name: _part(one, licence_of(name, terms), optional=name in extra) for name, one in packages.items()}
    made = Bom(components=parts.values())
    made.metadata.component = ours
    made.metadata.timestamp = made.serial_number = None  # type: ignore[assignment]  # the standard asks for neither
    for name, part in {_OURS: ours, **parts}.items():
        made.register_dependency(part, [parts[other] for other, one in packages.items() if _wants(one, name)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return str(JsonV1Dot6(made).output_as_string(indent=1)) + "\n"


def _wants(one: Locked, name: str) -> bool:
    return name in one.wanted_by or (name == _OURS and not one.wanted_by)  # the model's file says nothing of it


def _part(one: Locked, licence: str, *, optional: bool) -> Component:
    part = _component(one.name, one.version, licence, ComponentType.LIBRARY)
    part.scope = ComponentScope.OPTIONAL if optional else ComponentScope.REQUIRED
    part.properties = [Property(name="briefsite:marker", value=one.marker)] if one.marker else []
    return part


def _component(name: str, version: str, licence: str, kind: ComponentType) -> Component:
    url = PackageURL("pypi", None, name, version)
    licences = [LicenseFactory().make_from_string(licence)] if licence else []
    return Component(name=name, version=version, type=kind, bom_ref=str(url), purl=url, licenses=licences)
