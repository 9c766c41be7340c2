"""What an editor took apart or made one stays so, whatever is converted afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefsite.merging.identity import unite
from briefsite.merging.splitting import Named, split
from briefsite.pipeline.conversion import convert

TALKS = (
    "Foreign Minister Mara Dovel of Norway met Trade Minister Ivo Castell in Oslo on May 14 to open harbour talks.\n"
)
VISIT = (
    "Foreign Minister Mara Dovel of Norway visited Sweden on June 2 and praised the accord.\n\nDovel left on June 3.\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talks.txt").write_text(TALKS)
    (tmp_path / "seeds/visit.txt").write_text(VISIT)
    convert(tmp_path)
    return tmp_path


def brief_of(root: Path, file: str) -> Path:
    (found,) = (path for path in (root / "content/briefs").glob("*.md") if f"file: {file}" in path.read_text())
    return found


def content(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in sorted((root / "content").glob("*/*.md"))}


def again(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    convert(root)


def test_namesakes_told_apart_by_brief_stay_apart_in_every_later_run(root: Path) -> None:
    split(root, "mara-dovel", "mara-dovel-the-younger", Named(briefs=(brief_of(root, "visit.txt").stem,)))
    for _ in range(2):
        again(root)
        assert "[[mara-dovel-the-younger|" in brief_of(root, "visit.txt").read_text()
        assert "[[mara-dovel|" in brief_of(root, "talks.txt").read_text()
        assert "mara-dovel|" not in brief_of(root, "visit.txt").read_text()
    settled = content(root)
    again(root)
    assert content(root) == settled
    assert sorted(path.stem for path in (root / "content/actors").glob("mara*")) == [
        "mara-dovel",
        "mara-dovel-the-younger",
    ]


def test_a_text_that_was_named_is_known_again_under_another_name(root: Path) -> None:
    split(root, "mara-dovel", "mara-dovel-the-younger", Named(briefs=(brief_of(root, "visit.txt").stem,)))
    (root / "seeds/visit.txt").rename(root / "seeds/2024-06-visit.txt")
    for _ in range(2):
        again(root)
        visit = brief_of(root, "2024-06-visit.txt").read_text()
        assert "[[mara-dovel-the-younger|" in visit
        assert "mara-dovel|" not in visit


def test_a_new_text_with_the_shared_name_means_the_one_that_stayed(root: Path) -> None:
    split(root, "mara-dovel", "mara-dovel-the-younger", Named(briefs=(brief_of(root, "visit.txt").stem,)))
    (root / "seeds/third.txt").write_text("Foreign Minister Mara Dovel met nurses in Bergen on July 7.\n")
    again(root)
    third = brief_of(root, "third.txt").read_text()
    assert "[[mara-dovel|" in third
    assert "younger" not in third


def test_a_form_of_a_name_that_was_parted_is_parted_in_new_texts(root: Path) -> None:
    split(root, "mara-dovel", "ida-dovel", Named(names=("Dovel",), title="Ida Dovel"))
    (root / "seeds/third.txt").write_text(
        "Foreign Minister Mara Dovel met nurses in Bergen on July 7.\n\nDovel praised them.\n"
    )
    again(root)
    third = brief_of(root, "third.txt").read_text()
    assert "[[mara-dovel|Mara Dovel]]" in third
    assert "[[ida-dovel|Dovel]]" in third
    assert "title: Ida Dovel" in (root / "content/actors/ida-dovel.md").read_text()


def test_an_event_parted_by_brief_stays_parted(root: Path) -> None:
    (root / "seeds/second.txt").write_text(TALKS.replace("to open", "and opened"))
    convert(root)
    (event,) = (path for path in (root / "content/events").glob("*.md") if path.read_text().count("- cite:") == 2)
    other = brief_of(root, "second.txt").stem
    split(root, event.stem, "the-other-meeting", Named(briefs=(other,)))
    again(root)
    assert "## [[the-other-meeting]]" in brief_of(root, "second.txt").read_text()
    assert f"## [[{event.stem}]]" in brief_of(root, "talks.txt").read_text()
    new = (root / "content/events/the-other-meeting.md").read_text()
    assert "title: The other meeting" in new
    assert f"- cite: {other}, para. 1" in new
    settled = content(root)
    again(root)
    assert content(root) == settled


def test_a_topic_parted_by_brief_stays_parted(root: Path) -> None:
    topic = root / "content/topics/harbour-talks.md"
    topic.parent.mkdir(exist_ok=True)
    topic.write_text("---\ntitle: Harbour talks\nterms:\n  - harbour talk*\n  - accord\nstatus: reviewed\n---\n")
    convert(root)
    split(root, "harbour-talks", "accords", Named(names=("accord",), briefs=(brief_of(root, "visit.txt").stem,)))
    again(root)
    assert "- accords" in brief_of(root, "visit.txt").read_text()
    assert "- harbour-talks" in brief_of(root, "talks.txt").read_text()
    assert "- harbour-talks" not in brief_of(root, "visit.txt").read_text()


def test_the_alias_of_a_merged_actor_is_known_in_old_texts_and_new(root: Path) -> None:
    unite(root, "ivo-castell", "mara-dovel")
    (root / "seeds/third.txt").write_text("Trade Minister Ivo Castell met nurses in Bergen on July 7.\n")
    again(root)
    assert "[[mara-dovel|Ivo Castell]]" in brief_of(root, "third.txt").read_text()
    assert "- ivo-castell\n" not in brief_of(root, "talks.txt").read_text()
    assert not (root / "content/actors/ivo-castell.md").exists()
    assert "- Ivo Castell" in (root / "content/actors/mara-dovel.md").read_text()


def test_parting_what_was_merged_gives_back_two(root: Path) -> None:
    unite(root, "ivo-castell", "mara-dovel")
    convert(root)
    split(root, "mara-dovel", "ivo-castell", Named(names=("Ivo Castell",)))
    again(root)
    talks = brief_of(root, "talks.txt").read_text()
    assert "[[ivo-castell|Ivo Castell]]" in talks
    assert "[[mara-dovel|Mara Dovel]]" in talks


def test_a_paragraph_that_was_named_is_known_again_in_a_corrected_text(root: Path) -> None:
    visit = brief_of(root, "visit.txt").stem
    split(root, "mara-dovel", "ida-dovel", Named(cites=(f"{visit}, para. 2",), title="Ida Dovel"))
    (root / "seeds/visit.txt").write_text(VISIT.replace("\n\nDovel", "\n\nNobody else came along.\n\nDovel"))
    convert(root)
    once = content(root)
    assert "[[ida-dovel|Dovel]] left on June 3. [@p3]" in brief_of(root, "visit.txt").read_text()
    assert brief_of(root, "visit.txt").read_text().count("ida-dovel|") == 1
    convert(root)
    assert content(root) == once


def test_splits_are_replayed_in_the_order_in_which_they_were_made(root: Path) -> None:
    visit = brief_of(root, "visit.txt").stem
    split(root, "mara-dovel", "zara-dovel", Named(briefs=(visit,), title="Zara Dovel"))
    split(root, "zara-dovel", "bea-dovel", Named(cites=(f"{visit}, para. 2",), title="Bea Dovel"))
    split(
        root, "mara-dovel", "ada-dovel", Named(cites=(f"{visit}, para. 1",), title="Ada Dovel")
    )  # all had gone by then
    parted = brief_of(root, "visit.txt").read_text()
    for _ in range(2):
        again(root)
        assert brief_of(root, "visit.txt").read_text() == parted
    assert "[[bea-dovel|Dovel]] left" in parted
    assert "[[zara-dovel|Mara Dovel]]" in parted


def test_an_event_that_was_parted_twice_is_three(root: Path) -> None:
    for name in ("second", "third"):
        (root / f"seeds/{name}.txt").write_text(TALKS.replace("to open", f"for a {name} time to open"))
    convert(root)
    (event,) = (path for path in (root / "content/events").glob("*.md") if path.read_text().count("- cite:") == 3)
    for name in ("third", "second"):
        split(root, event.stem, f"the-{name}-meeting", Named(briefs=(brief_of(root, f"{name}.txt").stem,)))
    settled = {}
    for _ in range(2):
        again(root)
        assert not settled or content(root) == settled
        settled = content(root)
    assert "## [[the-second-meeting]]" in brief_of(root, "second.txt").read_text()
    assert "## [[the-third-meeting]]" in brief_of(root, "third.txt").read_text()
    assert f"## [[{event.stem}]]" in brief_of(root, "talks.txt").read_text()
