"""The preview, over real HTTP and a real web socket on loopback."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from briefsite.model.issues import Issue, Place
from briefsite.model.site import Site
from briefsite.preview import Listening, preview, watching
from briefsite.preview.dressing import dressed
from briefsite.preview.overlay import overlay
from briefsite.preview.problems import Line, Problem
from briefsite.preview.showing import Showing, rebuilt, what_to_reload

PAGE = "<!doctype html><html><head><title>{0}</title></head><body class=x><p>{0}</p></body></html>"


def a_site(root: Path) -> tuple[Site, tuple[Issue, ...]]:
    """A page a file of `content/`; a file that says `broken` is an error, one that says `crash` raises."""
    site = {"404.html": PAGE.format("not here").encode(), "site.css": b"body { color: black }"}
    issues = []
    for path in sorted((root / "content").glob("*.md")):
        text = path.read_text()
        if "crash" in text:
            raise ValueError("the template has gone wrong")
        if "broken" in text:
            issues.append(Issue(Place(f"content/{path.name}", 3, 1), "unknown-id", "unknown actor 'hun-sem'"))
        name = f"{path.stem}.css" if "{" in text else f"{path.stem}.html"
        site[name] = text.encode() if "{" in text else PAGE.format(text).encode()
    return site, tuple(issues)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.md").write_text("home")
    return tmp_path


@asynccontextmanager
async def serving(root: Path, base: str = "/", build: Callable[[], Any] | None = None) -> AsyncIterator[Listening]:
    folders = ("content", "templates")
    async with preview(
        build or (lambda: a_site(root)), root, folders, port=0, base=base, announce=lambda _: None
    ) as it:
        await asyncio.sleep(0.3)  # until the watchers watch
        yield it


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(coroutine, 60))


async def get(url: str, host: str = "", follow: bool = False) -> HTTPResponse:
    request = HTTPRequest(url, headers={"Host": host} if host else {}, follow_redirects=follow)
    return await AsyncHTTPClient().fetch(request, raise_error=False)


@asynccontextmanager
async def browser(listening: Listening) -> AsyncIterator[Callable[[], Coroutine[Any, Any, str]]]:
    """What livereload's script does: say hello, then wait; gives a function that awaits the next reload's path."""
    port = listening.url.split(":")[2].split("/")[0]
    socket: WebSocketClientConnection = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
    assert json.loads(str(await socket.read_message()))["command"] == "hello"
    await socket.write_message(json.dumps({"command": "info", "url": listening.url}))
    await asyncio.sleep(0.1)

    async def next_reload() -> str:
        message = json.loads(str(await asyncio.wait_for(socket.read_message(), 20)))
        assert message["command"] == "reload"
        return str(message["path"])

    yield next_reload
    socket.close()


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


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
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


def test_a_save_reloads_and_two_saves_within_three_seconds_both_show(root: Path) -> None:
    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            for words in ("first", "second", "third"):
                (root / "content/index.md").write_text(words)
                assert await next_reload() == "*"
                assert words.encode() in (await get(listening.url)).body

    run(story())


def test_a_save_while_a_build_runs_starts_the_next_one(root: Path) -> None:
    running, most = 0, 0

    def slow() -> tuple[Site, tuple[Issue, ...]]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        made = a_site(root)
        __import__("time").sleep(0.4)
        running -= 1
        return made

    async def story() -> None:
        async with serving(root, build=slow) as listening, browser(listening) as next_reload:
            for number in range(4):
                (root / "content/index.md").write_text(f"words {number}")
                await asyncio.sleep(0.2)
            while b"words 3" not in (await get(listening.url)).body:
                await next_reload()

    run(story())
    assert most == 1


def test_a_style_sheet_alone_is_swapped_in_place(root: Path) -> None:
    (root / "content/look.md").write_text("p { color: red }")

    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            (root / "content/look.md").write_text("p { color: blue }")
            assert await next_reload() == "look.css"
            assert (await get(f"{listening.url}look.css")).body == b"p { color: blue }"

    run(story())


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"a.html": b"a"}, {"a.html": b"a", "b.html": b"new"}, ()),
        ({"a.html": b"a"}, {"a.html": b"b"}, ("*",)),
        ({"a.html": b"a"}, {}, ("*",)),
        ({"a.html": b"x.css?v=00000001", "x.css": b"a"}, {"a.html": b"x.css?v=00000002", "x.css": b"b"}, ("x.css",)),
        ({"a.html": b"a", "static/i.svg": b"a"}, {"a.html": b"a", "static/i.svg": b"b"}, ("*",)),
        (
            {"a.html": b"a", "x.css": b"a", "y.css": b"a"},
            {"a.html": b"a", "x.css": b"", "y.css": b""},
            ("x.css", "y.css"),
        ),
        ({"404.html": b"a"}, {"404.html": b"a", "other.html": b""}, ()),
    ],
)
def test_a_browser_is_told_only_what_is_news_to_its_page(before: Site, after: Site, told: tuple[str, ...]) -> None:
    assert what_to_reload(Showing(before), Showing(after), "a.html") == told


def test_a_browser_on_another_page_is_left_alone(root: Path) -> None:
    (root / "content/other.md").write_text("other")

    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            (root / "content/other.md").write_text("changed")
            while b"changed" not in (await get(f"{listening.url}other.html")).body:
                await asyncio.sleep(0.05)
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(next_reload(), 0.5)

    run(story())


def test_a_problem_is_shown_with_its_line(root: Path) -> None:
    (root / "content/index.md").write_text("one\ntwo\n  hun-sem")
    issue = Issue(Place("content/index.md", 3, 3), "unknown-id", "unknown actor 'hun-sem'", "did you mean 'hun-sen'?")
    (problem,) = rebuilt(Showing(), lambda: ({}, (issue,)), root).problems
    assert str(problem) == (
        "content/index.md:3:3: unknown actor 'hun-sem'; did you mean 'hun-sen'?\n"
        "    1 | one\n    2 | two\n    3 >   hun-sem\n          ^^^^^^^"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("broken", b'content/index.md:3:1</a></p><p class="what">Unknown actor &#x27;hun-sem&#x27;</p>'),
        ("crash", b"The template has gone wrong"),
    ],
)
def test_a_failing_build_keeps_the_last_good_site_under_a_notice_until_it_is_mended(
    root: Path, words: str, sentence: bytes
) -> None:
    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            (root / "content/index.md").write_text(words)
            await next_reload()
            page = (await get(listening.url)).body
            assert b"<p>home</p>" in page
            assert b'<body class=x><div class="preview-problems"' in page
            assert sentence in page
            assert (await get(f"{listening.url}preview.css")).code == 200
            (root / "content/index.md").write_text("mended")
            await next_reload()
            page = (await get(listening.url)).body
            assert b"<p>mended</p>" in page
            assert b"preview-problems" not in page

    run(story())


def test_a_first_build_that_fails_shows_why(root: Path) -> None:
    (root / "content/index.md").write_text("<crash>")

    async def story() -> None:
        async with serving(root) as listening:
            page = await get(listening.url)
            assert page.code == 500
            assert b"The template has gone wrong" in page.body
            assert b"There has been no good build yet." in page.body
            assert b"livereload.js" in page.body

    run(story())


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


def test_a_browser_that_missed_the_news_is_told_when_it_asks(root: Path) -> None:
    async def news(listening: Listening, version: str) -> str:
        socket = await websocket_connect(listening.url.replace("http", "ws") + "livereload")
        await socket.write_message(json.dumps({"command": "hello", "protocols": [], "snipver": version}))
        await socket.read_message()
        await socket.write_message(json.dumps({"command": "info", "url": listening.url}))
        with suppress(asyncio.TimeoutError):
            return str(json.loads(str(await asyncio.wait_for(socket.read_message(), 0.5)))["path"])
        return ""

    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            version = re.search(r"snipver=(v[0-9a-f]+)", (await get(listening.url)).body.decode())
            assert version
            assert await news(listening, version[1]) == ""
            (root / "content/index.md").write_text("newer")
            await next_reload()
            assert await news(listening, version[1]) == "*"

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


@pytest.mark.parametrize("name", ["index.md~", ".index.md.swp", "4913", ".#index.md", "#index.md#"])
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


def test_a_policy_is_widened_by_what_the_preview_adds_and_by_nothing_else() -> None:
    meta = b"<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">"
    page = dressed(meta, 8000, "v1", "<div>").decode()
    assert "default-src 'none'; img-src 'self'; style-src http://127.0.0.1:8000/preview.css " in page
    assert "script-src http://127.0.0.1:8000/livereload.js http://localhost:8000/livereload.js" in page


def test_what_is_wrong_with_texts_is_told_over_pages_that_are_up_to_date(root: Path) -> None:
    issue = Issue(Place("seeds/a.txt"), "encoding", "it is not UTF-8", "save it as UTF-8")
    showing = rebuilt(Showing({"index.html": b"old"}), lambda: ({"index.html": b"new"}, (issue,)), root)
    assert showing.site == {"index.html": b"new"}
    assert [str(problem) for problem in showing.problems] == ["seeds/a.txt: it is not UTF-8; save it as UTF-8"]


def test_words_of_files_are_words_in_the_overlay() -> None:
    line = Line(1, "<b>x</b>", 0, 3)
    markup = overlay(
        (Problem(Place("content/<i>.md", 1, 1), "<u>", "<s>", (line,)),), Path("/a b"), "e://{file}", shown="<"
    )
    assert not re.search(r"<(b>x|i>|u>|s>)", markup)
    assert 'href="e:///a%20b/content/%3Ci%3E.md"' in markup


def test_thousands_of_problems_make_no_heavy_page() -> None:
    markup = overlay(tuple(Problem(Place(f"content/{n}.md", 1), "bad") for n in range(5000)), None, "", shown="x")
    assert "5,000 problems" in markup
    assert "And 4,800 more" in markup
    assert len(markup) < 50_000


def test_nothing_is_written(root: Path) -> None:
    before = sorted(root.rglob("*"))

    async def story() -> None:
        async with serving(root) as listening:
            await get(listening.url)

    run(story())
    assert sorted(root.rglob("*")) == before
