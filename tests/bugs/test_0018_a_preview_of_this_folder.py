"""`serve` without `--root` ended at the first save: what had changed was told by its whole path, and looked for below
a folder that was called `.`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.preview.serving import browser, get, run, serving


def test_a_save_in_the_folder_one_is_in_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("content", "templates"):
        (tmp_path / name).mkdir()
    page = tmp_path / "content/index.md"
    page.write_text("before")
    monkeypatch.chdir(tmp_path)

    async def story() -> None:
        async with serving(Path()) as listening, browser(listening) as next_reload:
            page.write_text("after")
            assert await next_reload() == "*"
            assert b"after" in (await get(listening.url)).body
            assert listening.saved == page

    run(story())
