"""What the preview answers: the pages of the site as they are now, on this machine only, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from briefsite.preview.dressing import dressed
from tests.preview.serving import get, run, serving


def test_a_page_is_served_with_the_reloading_script_and_never_cached(root: Path) -> None:
    async def story() -> None:
        async with serving(root) as listening:
            page = await get(listening.url)
            assert page.code == 200
            assert page.headers["Cache-Control"] == "no-store"
            assert page.headers["Content-Type"] == "text/html; charset=utf-8"
            assert b'<head><script src="/livereload.js?port=' in page.body
            assert b"<p>home</p>" in page.body
            assert b"WebSocket" in (await get(f"{listening.url}livereload.js")).body

    run(story())


def test_a_page_that_is_not_there_is_the_sites_own_404(root: Path) -> None:
    async def story() -> None:
        async with serving(root) as listening:
            missing = await get(f"{listening.url}nowhere.html")
            assert missing.code == 404
            assert b"not here" in missing.body
            assert b"livereload.js" in missing.body
            assert missing.headers["Cache-Control"] == "no-store"

    run(story())


@pytest.mark.parametrize("path", ["../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "/etc/passwd", "%00", "a/"])
def test_no_request_leaves_the_site(root: Path, path: str) -> None:
    (root / "secret.txt").write_text("secret")

    async def story() -> None:
        async with serving(root) as listening:
            answer = await get(listening.url + path)
            assert answer.code == 404
            assert b"secret" not in answer.body

    run(story())


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::1"])
def test_another_host_name_is_turned_away(root: Path, host: str) -> None:
    async def story() -> None:
        async with serving(root) as listening:
            answer = await get(listening.url, host=host)
            assert answer.code == 421
            assert b"home" not in answer.body

    run(story())


def test_a_web_page_of_elsewhere_cannot_listen(root: Path) -> None:
    async def story() -> None:
        async with serving(root) as listening:
            socket = HTTPRequest(
                listening.url.replace("http", "ws") + "livereload", headers={"Origin": "http://evil.example"}
            )
            with pytest.raises(Exception, match="403"):
                await websocket_connect(socket)
            for headers in ({"Origin": "http://evil.example", "Host": "evil.example"}, {"Host": "evil.example"}):
                socket = HTTPRequest(socket.url, headers=headers)
                with pytest.raises(Exception, match="403" if "Origin" in headers else "421"):
                    await websocket_connect(socket)
            assert (await get(f"{listening.url}forcereload")).code == 404

    run(story())


def test_the_site_can_be_served_below_a_path(root: Path) -> None:
    async def story() -> None:
        async with serving(root, base="/a/b/") as listening:
            assert listening.url.endswith("/a/b/")
            assert b"<p>home</p>" in (await get(listening.url)).body
            assert (await get(listening.url.removesuffix("a/b/"))).headers["Location"] == "/a/b/"
            outside = await get(listening.url.replace("/a/b/", "/index.html"))
            assert outside.code == 404

    run(story())


def test_a_policy_is_widened_by_what_the_preview_adds_and_by_nothing_else() -> None:
    meta = b"<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">"
    page = dressed(meta, 8000, "v1", "<div>").decode()
    assert "default-src 'none'; img-src 'self'; style-src http://127.0.0.1:8000/preview.css " in page
    assert "script-src http://127.0.0.1:8000/livereload.js http://localhost:8000/livereload.js" in page


def test_nothing_is_written(root: Path) -> None:
    before = sorted(root.rglob("*"))

    async def story() -> None:
        async with serving(root) as listening:
            await get(listening.url)

    run(story())
    assert sorted(root.rglob("*")) == before
