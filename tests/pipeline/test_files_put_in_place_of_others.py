"""People move files over others, copy and swap them: one conversion settles it, and each text has one brief."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.histories.site import Site

TEXTS = (
    "Foreign Minister Mara Dovel met Trade Minister Ivo Castell in Oslo on May 14, 2031.\n",
    "President Ana Brix visited the Ministry of Harbours in Quito on June 9, 2031.\n",
    "General Tove Harn thanked Prime Minister Olo Venn for the ferry.\n",
)


def converted(root: Path) -> tuple[Site, list[str]]:
    """A site of three texts, and the paths of their briefs in order of the texts."""
    site = Site(root)
    for number, words in enumerate(TEXTS):
        (site.seeds / f"text-{number}.txt").write_text(words)
    site.convert()
    return site, [brief_of(site, number) for number in range(len(TEXTS))]


def brief_of(site: Site, text: int) -> str:
    found = (path for path, words in site.files().items() if path.startswith("briefs/") and f"text-{text}.txt" in words)
    return ", ".join(found)


def settled(site: Site) -> None:
    site.convert()
    once = site.tree()
    site.forget_what_was_done()
    site.convert()
    assert site.tree() == once


def swap(site: Site, one: str, other: str) -> None:
    files = site.files()
    site.write(one, files[other])
    site.write(other, files[one])


def test_a_text_whose_brief_became_that_of_another_has_one_of_its_own_at_once(tmp_path: Path) -> None:
    site, (first, second, third) = converted(tmp_path)
    site.write(first, site.files()[second])
    site.convert()
    swap(site, second, third)
    settled(site)
    assert brief_of(site, 0).startswith("briefs/")
    assert "text-0.txt" in site.tree()[".drafts/sources.jsonl"].decode()


def test_two_briefs_that_were_swapped_and_swapped_back_are_as_they_were(tmp_path: Path) -> None:
    site, (first, second, _) = converted(tmp_path)
    before = site.files()
    swap(site, first, second)
    settled(site)
    swap(site, first, second)
    settled(site)
    assert site.files() == before


def test_a_brief_moved_over_another_and_swapped_with_a_third_is_settled_at_once(tmp_path: Path) -> None:
    site, (first, second, third) = converted(tmp_path)
    (site.content / first).replace(site.content / second)
    settled(site)
    swap(site, second, third)
    settled(site)
    swap(site, second, third)
    settled(site)
