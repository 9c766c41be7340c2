"""Which content file is meant by what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.which_file import content_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("content/actors/averin.md", "content/events/averin-votes.md", "seeds/vote.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    "typed", ["averin", "averin.md", "actors/averin", "actors/averin.md", "content/actors/averin.md", " averin "]
)
def test_a_file_is_meant_by_its_path_or_its_id(root: Path, typed: str) -> None:
    assert content_file(root, typed) == "actors/averin.md"


def test_a_path_may_be_typed_from_where_one_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "content/events")
    assert content_file(root, "averin-votes.md") == "events/averin-votes.md"
    assert content_file(root, "../actors/averin.md") == "actors/averin.md"


@pytest.mark.parametrize("typed", ["", "seeds/vote.md", "../seeds/vote.md", "content", "actors", "/etc/passwd", "vote"])
def test_what_is_no_content_file_is_refused(root: Path, typed: str) -> None:
    with pytest.raises(BriefsiteError, match=r"there is no '.*' in content/"):
        content_file(root, typed)


def test_the_nearest_id_is_offered(root: Path) -> None:
    with pytest.raises(BriefsiteError, match="did you mean 'averin-votes'"):
        content_file(root, "averin-vote")
