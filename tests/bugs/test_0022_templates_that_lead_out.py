"""A link in `templates/` that leads out of the site was followed: from `templates/static/etc` `/etc` was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.pipeline.building import build

TOPIC = "---\ntitle: Aid\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site, and beside it what is none of its business."""
    root = tmp_path / "site"
    for folder in ("content/topics", "templates/static", "templates/data", "templates/pages"):
        (root / folder).mkdir(parents=True)
    (root / "content/topics/aid.md").write_text(TOPIC)
    beside = tmp_path / "beside"
    (beside / "inner").mkdir(parents=True)
    for name in ("secret.txt", "inner/secret.txt", "secret.html"):
        (beside / name).write_text("hush")
    return root


@pytest.mark.parametrize("link", ["static/secret.txt", "data/secret.txt", "pages/secret.html", "topic.html"])
def test_a_file_elsewhere_is_not_published_and_the_link_is_told(link: str, root: Path) -> None:
    (root / "templates" / link).symlink_to(root.parent / "beside/secret.txt")
    built = build(root)
    assert [path for path in built.site if b"hush" in built.site[path]] == []
    (told,) = (issue for issue in built.issues if issue.severity == "error")
    assert str(told) == f"templates/{link}: it is a link that leads out of this site; put the file itself there"


@pytest.mark.parametrize("link", ["static/all", "data/all", "static/../kept"])
def test_nor_is_a_folder(link: str, root: Path) -> None:
    (root / "templates" / link).symlink_to(root.parent / "beside", target_is_directory=True)
    built = build(root)
    assert [path for path in built.site if b"hush" in built.site[path]] == []
    assert [issue.code for issue in built.issues] == ["symlink"]


@pytest.mark.parametrize("folder", ["static", "data"])
def test_nor_is_one_that_takes_the_place_of_a_part(folder: str, root: Path) -> None:
    (root / "templates" / folder).rmdir()
    (root / "templates" / folder).symlink_to(root.parent / "beside", target_is_directory=True)
    built = build(root)
    assert [path for path in built.site if b"hush" in built.site[path]] == []
    assert [issue.code for issue in built.issues] == ["symlink"]


def test_a_link_within_the_site_is_followed(root: Path) -> None:
    (root / "content/map.txt").write_text("hush")
    (root / "templates/static/map.txt").symlink_to("../../content/map.txt")
    built = build(root)
    assert built.site["static/map.txt"] == b"hush"
    assert not [issue for issue in built.issues if issue.severity == "error"]


def test_the_whole_folder_may_be_that_of_a_house(root: Path) -> None:
    (root / "templates/static/crest.svg").write_text("<svg/>")
    (root / "templates").rename(root.parent / "house")
    (root / "templates").symlink_to(root.parent / "house", target_is_directory=True)
    built = build(root)
    assert built.site["static/crest.svg"] == b"<svg/>"
    assert not built.issues
