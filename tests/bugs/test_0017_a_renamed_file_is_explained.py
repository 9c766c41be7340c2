"""Of a file that a person had renamed or moved since the last conversion, `explain` said that it was never drafted."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.pipeline.explaining import explain
from tests.pipeline.histories.site import Site


@pytest.mark.parametrize("name", ["actors/dovel.md", "actors/officers/mara-dovel.md"])
def test_its_values_lead_to_the_words_they_rest_on(name: str, tmp_path: Path) -> None:
    site = Site.converted(tmp_path, talks="Minister Mara Dovel met Minister Ivo Castell in Oslo on May 14, 2031.\n")
    (site.content / name).parent.mkdir(exist_ok=True)
    before = explain(tmp_path, "content/actors/mara-dovel.md")
    (site.content / "actors/mara-dovel.md").rename(site.content / name)
    assert explain(tmp_path, f"content/{name}") == before
