"""The configuration for a CMS is one that Sveltia CMS takes, by the schema that it publishes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import yaml

from briefsite.content.editors import decap_config

SCHEMA = Path(__file__).parent / "node_modules/@sveltia/cms/schema/sveltia-cms.json"


def faults(config: object) -> list[str]:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(config)]


def test_the_configuration_is_valid() -> None:
    config = yaml.safe_load(decap_config())
    assert faults(config) == []
    assert faults(config | {"local_backend": True})
