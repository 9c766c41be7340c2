"""A title such as 2021-02-31, which YAML takes for a day and then finds in no calendar, ended `new`, a review, and the
conversion of all texts with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefsite.front_matter import scalar
from briefsite.merging.threeway.setting import with_value
from briefsite.pipeline.conversion import convert

LIKE_NONE = ["2021-02-31", "2021-13-01", "2021-02-31 10:00:00", "2021-01-01T25:00:00Z", "0b_", "0x_", "._", "+._"]


@pytest.mark.parametrize("text", LIKE_NONE)
def test_it_is_a_text_like_any_other(text: str) -> None:
    assert yaml.safe_load(f"title: {scalar(text)}") == {"title": text}


@pytest.mark.parametrize("text", LIKE_NONE)
def test_a_person_may_answer_so(text: str) -> None:
    assert with_value("---\ntitle: A\n---\n", "title", text) == f"---\ntitle: {scalar(text)}\n---\n"


def test_a_text_may_be_called_so(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("---\ntitle: 2021-02-31\npublisher: 2021-02-30\n---\nAda Lund met Bo Vik.\n")
    convert(tmp_path)
    (brief,) = (tmp_path / "content/briefs").glob("*.md")
    assert "title: '2021-02-31'\n" in brief.read_text()
