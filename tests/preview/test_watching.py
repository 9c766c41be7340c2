"""Which changes of files are seen: those of editors, whole folders, where the system watches and where it does not."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefsite.model.issues import Issue
from briefsite.model.site import Site
from briefsite.preview import watching
from briefsite.preview.links import Links
from briefsite.preview.loop import saved_last
from tests.preview.serving import PAGE, a_site, browser, get, run, serving


def test_settings_and_a_folder_that_appears_later_are_watched_too(root: Path) -> None:
    def build() -> tuple[Site, tuple[Issue, ...]]:
        words = " ".join(path.read_text() for path in sorted([*root.glob("*.toml"), *root.glob("templates/*")]))
        return {"index.html": PAGE.format(words).encode()}, ()

    async def story() -> None:
        async with serving(root, build=build) as listening, browser(listening) as next_reload:
            (root / "pyproject.new").write_text("settings")
            (root / "pyproject.new").rename(root / "pyproject.toml")
            await next_reload()
            assert b"settings" in (await get(listening.url)).body
            (root / "templates").mkdir()
            await asyncio.sleep(1.5)
            (root / "templates/base.html").write_text("mine")
            await next_reload()
            assert b"mine" in (await get(listening.url)).body

    run(story())


def test_a_folder_that_goes_and_another_that_takes_its_place_are_watched(root: Path) -> None:
    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            for number in range(2):
                (root / "content").rename(root / f"away-{number}")
                (root / "content").mkdir()
                (root / "content/index.md").write_text(f"put there {number}")
                while f"put there {number}".encode() not in (await get(listening.url)).body:
                    await next_reload()
            (root / "content/index.md").write_text("saved there")
            while b"saved there" not in (await get(listening.url)).body:
                await next_reload()
            shutil.rmtree(root / "content")
            while b"not here" not in (await get(listening.url)).body:
                await next_reload()

    run(story())


def test_a_folder_that_is_removed_and_made_anew_at_once_is_watched(root: Path) -> None:
    """The system may give it the number of the one before: it was taken for that, and nothing saved in it was seen."""

    async def story() -> None:
        async with serving(root) as listening:
            for number in range(3):
                shutil.rmtree(root / "content")
                (root / "content").mkdir()
                await asyncio.sleep(2.5)  # until it is looked at
                (root / "content/index.md").write_text(f"saved there {number}")
                while f"saved there {number}".encode() not in (await get(listening.url)).body:
                    await asyncio.sleep(0.05)

    run(story())


def test_where_the_system_watches_no_more_folders_they_are_looked_over(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = watching.awatch

    def limited(*paths: Path, force_polling: bool | None, **options: Any) -> Any:
        if not force_polling:
            raise OSError("OS file watch limit reached. about [] (MaxFilesWatch)")
        return real(*paths, force_polling=True, **options)

    monkeypatch.setattr(watching, "awatch", limited)

    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            await asyncio.sleep(1)
            (root / "content/index.md").write_text("seen all the same")
            await next_reload()
            assert b"seen all the same" in (await get(listening.url)).body

    run(story())


def test_what_is_saved_during_the_first_build_is_in_the_second(root: Path) -> None:
    def slow() -> tuple[Site, tuple[Issue, ...]]:
        made = a_site(root)
        if b"home" in made[0]["index.html"]:
            (root / "content/index.md").write_text("saved meanwhile")
        return made

    async def story() -> None:
        async with serving(root, build=slow) as listening:
            while b"saved meanwhile" not in (await get(listening.url)).body:
                await asyncio.sleep(0.05)

    run(story())


@pytest.mark.parametrize("name", ["index.md~", ".index.md.swp", "4913", ".#index.md", "#index.md#", "~$index.md"])
def test_what_editors_write_for_themselves_starts_no_build(root: Path, name: str) -> None:
    built = []

    async def story() -> None:
        async with serving(root, build=lambda: (built.append(1), a_site(root))[1]):
            (root / "content" / name).write_text("mine")
            await asyncio.sleep(0.5)

    run(story())
    assert len(built) == 1


def test_a_file_that_is_put_in_anothers_place_is_seen(root: Path) -> None:
    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            for number in range(3):
                (root / "content/index.md").rename(root / "content/index.md~")
                (root / "content/.index.tmp").write_text(f"written beside {number}")
                (root / "content/.index.tmp").rename(root / "content/index.md")
                while f"written beside {number}".encode() not in (await get(listening.url)).body:
                    await next_reload()

    run(story())


def test_a_file_that_a_link_leads_to_is_followed(root: Path) -> None:
    """Only the link itself was watched, and a save of its file showed with the next one of another."""
    (root / "notes").mkdir()

    async def story() -> None:
        async with serving(root) as listening:
            for number in range(2):
                (root / "notes/a.md").write_text(f"first {number}")
                (root / f"content/new-{number}.md").symlink_to("../notes/a.md")
                for words in (f"second {number}", f"third {number}"):
                    await asyncio.sleep(0.3)
                    (root / "notes/a.md").write_text(words)
                    while words.encode() not in (await get(f"{listening.url}new-{number}.html")).body:
                        await asyncio.sleep(0.05)

    run(story())


def test_links_are_found_wherever_they_come_from_and_forgotten_when_they_go(tmp_path: Path) -> None:
    (tmp_path / "watched/inner").mkdir(parents=True)
    (tmp_path / "watched/inner/a").symlink_to("../../target")
    (tmp_path / "watched/round").symlink_to("..")
    links = Links(tmp_path / "watched", recursive=True)
    link = str(tmp_path / "watched/inner/a")
    assert links.written(()) == set()
    (tmp_path / "target").write_text("it comes")
    assert links.written(()) == {link}
    (tmp_path / "target").write_text("it is written")
    assert links.written(()) == {link}
    (tmp_path / "watched/inner").rename(tmp_path / "watched/other")
    moved = str(tmp_path / "watched/other/a")
    assert links.written([str(tmp_path / "watched/inner"), str(tmp_path / "watched/other")]) == {link}
    (tmp_path / "target").unlink()
    assert links.written(()) == {moved}
    shutil.rmtree(tmp_path / "watched/other")
    assert links.written([]) == set()
    (tmp_path / "watched/other").mkdir()
    (tmp_path / "watched/other/a").write_text("no link any more")
    assert links.written([]) == set()


def test_a_file_that_is_gone_before_it_is_looked_at_was_not_saved_last(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between one look at it and the next, it ended the preview."""
    content, gone = root / "content", root / "content/gone.md"
    (content / "folder.md").mkdir()
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    paths = {str(path) for path in (gone, content / "folder.md", content / "index.md", content / ".drafts/index.md")}
    assert saved_last(paths, content) == content / "index.md"
    assert saved_last([str(gone)], content) is None
