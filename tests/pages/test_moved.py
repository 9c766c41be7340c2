"""Old addresses lead on: a small page at each, without a script, straight to where its record is now."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.merging import merge
from briefsite.model.pages.kinds import MovedPage
from briefsite.model.settings import Settings
from briefsite.model.site import Site
from briefsite.pages import pages
from briefsite.rendering import render
from tests.sample import sample_graph

GRAPH = sample_graph()
ACTOR = next(entry.id for entry in GRAPH.entries.values() if entry.kind == "actor")
OTHER = next(entry.id for entry in GRAPH.entries.values() if entry.kind == "actor" and entry.id != ACTOR)


def moved(*renames: tuple[str, str]) -> dict[str, str]:
    """From old addresses to the addresses they lead to."""
    made = pages(GRAPH, Settings(), [(f"actors/{a}.md", f"actors/{b}.md") for a, b in renames])
    return {page.head.path: page.to.path for page in made if isinstance(page, MovedPage)}


def site(base_url: str = "") -> Site:
    settings = Settings(base_url=base_url)
    return render(pages(GRAPH, settings, [("actors/old-name.md", f"actors/{ACTOR}.md")]), None, settings)


def test_a_row_of_renames_is_one_step() -> None:
    way = f"actors/{ACTOR}.html"
    assert moved(("a", "b"), ("b", "c"), ("c", ACTOR)) == dict.fromkeys(["actors/a.html", "actors/b.html"], way) | {
        "actors/c.html": way
    }


def test_a_living_page_is_never_covered() -> None:
    assert moved((OTHER, ACTOR)) == {}


@pytest.mark.parametrize("to", ["nobody", "old"])
def test_what_leads_nowhere_or_to_itself_is_left_out(to: str) -> None:
    assert moved(("old", to), ("nobody", "old")) == {}


def test_the_page_has_a_refresh_a_canonical_address_and_a_plain_link_all_relative() -> None:
    page = site()["actors/old-name.html"].decode()
    assert f'<meta http-equiv="refresh" content="0; url={ACTOR}.html">' in page
    assert f'<link rel="canonical" href="{ACTOR}.html">' in page
    assert f'<a href="{ACTOR}.html">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page


def test_the_canonical_address_is_absolute_where_the_site_knows_its_own_and_the_sitemap_leaves_the_page_out() -> None:
    made = site("https://example.org/a/")
    assert f'href="https://example.org/a/actors/{ACTOR}.html"' in made["actors/old-name.html"].decode()
    assert b"old-name" not in made["sitemap.xml"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    names = {"ada-lund": "Ada Lund", "a-lund": "A. Lund"}
    merge(
        tmp_path / "content",
        {f"actors/{name}.md": f"---\ntitle: {title}\nkind: person\n---\n" for name, title in names.items()},
    )
    return tmp_path


def built(root: Path, page: str) -> str:
    assert main(["--root", str(root), "--quiet", "build"]) == 0
    return (root / "site" / page).read_text()


def test_renamed_and_merged_and_renamed_again(root: Path) -> None:
    for command in (["merge", "a-lund", "ada-lund"], ["rename", "ada-lund", "ada"], ["rename", "ada", "ada-k-lund"]):
        assert main(["--root", str(root), "--quiet", *command]) == 0
    for old in ("a-lund", "ada-lund", "ada"):
        assert "url=ada-k-lund.html" in built(root, f"actors/{old}.html")


def test_a_file_renamed_by_hand_leads_on_before_the_next_conversion(root: Path) -> None:
    (root / "content/actors/a-lund.md").rename(root / "content/actors/lund.md")
    assert "url=lund.html" in built(root, "actors/a-lund.html")


def test_a_name_that_lives_again_is_a_page_again(root: Path) -> None:
    main(["--root", str(root), "--quiet", "rename", "a-lund", "lund"])
    (root / "content/actors/a-lund.md").write_text("---\ntitle: Another Lund\nkind: person\n---\n")
    assert "Another Lund" in built(root, "actors/a-lund.html")
    assert "refresh" not in built(root, "actors/a-lund.html")


def test_what_is_gone_says_so_at_its_old_address_and_names_nothing_of_it(root: Path) -> None:
    assert main(["--root", str(root), "--quiet", "rename", "a-lund", "lund"]) == 0
    assert main(["--root", str(root), "--quiet", "delete", "lund", "--successor", "actors"]) == 0
    for old in ("a-lund", "lund"):
        page = built(root, f"actors/{old}.html")
        assert "This page was taken out." in page
        assert '<a href="../actors.html">Actors</a>' in page
        assert '<meta name="robots" content="noindex">' in page
        assert "refresh" not in page
        assert "canonical" not in page
        assert "Lund" not in page
    listed = [path for path in (root / "site").rglob("*") if path.is_file() and b"A. Lund" in path.read_bytes()]
    assert listed == []


def test_of_what_is_gone_without_a_word_no_address_is_kept(root: Path) -> None:
    assert main(["--root", str(root), "--quiet", "delete", "a-lund"]) == 0
    assert built(root, "actors/ada-lund.html")
    assert not [path for path in (root / "site").rglob("*") if path.stem == "a-lund"]


def test_a_file_whose_id_is_the_name_of_a_list_goes_before_it(root: Path) -> None:
    (root / "content/topics").mkdir()
    (root / "content/topics/events.md").write_text("---\ntitle: Events\n---\n")
    assert main(["--root", str(root), "--quiet", "delete", "a-lund", "--successor", "events"]) == 0
    assert "url=../topics/events.html" in built(root, "actors/a-lund.html")
