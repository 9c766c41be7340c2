"""The page of questions in the preview: filled, answered by plain forms, and closed to everybody else."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from briefsite.model.issues import BriefsiteError
from briefsite.model.review import Question, Witness
from briefsite.preview import Listening, Reviewing, preview
from briefsite.preview.questions_shown import page

HOSTILE = '"><script>alert(1)</script>'
WITNESS = Witness("a.txt", 2, "In 2021 <they> met.")
QUESTIONS = (
    Question("proposal", "briefs/talks.md", "title", "Mine", "Last", "New", "the newest draft says otherwise"),
    Question("doubt", "events/x.md", "date", "2021", "2021", "2021", "why", (WITNESS,)),
    Question("merge", "actors/a.md", "merge", "A. Lund", "", "ada-lund", "the same"),
    Question("topic", "topics/tides.md", "topic", "", "", "tides", "3 texts speak of this"),
)


class Desk:
    """Stands for the content: what was answered is kept, and asked no more."""

    def __init__(self) -> None:
        self.answers: list[tuple[str, str, str]] = []
        self.read: list[str] = []
        self.reviewing = Reviewing(self.questions, self.answer, self.sign)

    def questions(self) -> tuple[Question, ...]:
        answered = {id_ for id_, _, _ in self.answers}
        return tuple(question for question in QUESTIONS if question.id not in answered)

    def answer(self, id_: str, given: str, words: str) -> str:
        if id_ not in {question.id for question in self.questions()}:
            raise BriefsiteError(f"nothing that awaits you is called '{id_}'")
        self.answers.append((id_, given, words))
        return f"{given}ed"

    def sign(self, path: str) -> str:
        self.read.append(path)
        return f"{path} read"


@asynccontextmanager
async def serving(root: Path, desk: Desk, base: str = "/") -> AsyncIterator[Listening]:
    site = {"index.html": b"<html><body>home</body></html>", "404.html": b"<html><body>not here</body></html>"}
    async with preview(
        lambda: (site, ()), root, (), port=0, base=base, announce=lambda _: None, reviewing=desk.reviewing
    ) as listening:
        yield listening


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(coroutine, 60))


async def get(url: str, **headers: str) -> HTTPResponse:
    return await AsyncHTTPClient().fetch(HTTPRequest(url, headers=headers), raise_error=False)


async def post(url: str, form: dict[str, str], follow: bool = False, **headers: str) -> HTTPResponse:
    request = HTTPRequest(url, "POST", headers=headers, body=urlencode(form), follow_redirects=follow)
    return await AsyncHTTPClient().fetch(request, raise_error=False)


async def secret(url: str) -> str:
    found = re.search(r'name="secret" value="([^"]+)"', (await get(url)).body.decode())
    assert found
    return found[1]


@pytest.mark.parametrize("base", ["/", "/a/b/"])
def test_every_question_is_there_with_its_versions_its_sentence_and_its_buttons(tmp_path: Path, base: str) -> None:
    async def story() -> None:
        async with serving(tmp_path, Desk(), base) as listening:
            answer = await get(f"{listening.url}_review/")
            shown = answer.body.decode()
            assert answer.code == 200
            assert "<dt>Yours</dt><dd>Mine</dd>" in shown
            assert "<dt>Last draft</dt><dd>Last</dd>" in shown
            assert "<dt>New draft</dt><dd>New</dd>" in shown
            assert '“In 2021 &lt;they&gt; met.”<br><span class="meta">a.txt, paragraph 2</span>' in shown
            assert shown.count('value="accept"') == shown.count('value="reject"') == len(QUESTIONS)
            assert "<script" not in shown
            assert (await get(f"{listening.url}_review/style.css")).headers["Content-Type"].startswith("text/css")
            assert (await get(f"{listening.url}_review")).effective_url.endswith(f"{base}_review/")

    run(story())


def test_an_answer_is_carried_out_and_told_once(tmp_path: Path) -> None:
    async def story() -> None:
        desk = Desk()
        async with serving(tmp_path, desk) as listening:
            url = f"{listening.url}_review/"
            form = {"secret": await secret(url), "id": QUESTIONS[0].id, "answer": "edit", "words": "Two\r\nlines"}
            answer = await post(url, form, Origin=listening.url.rstrip("/"))
            assert (answer.code, answer.headers["Location"]) == (303, "/_review/#said")
            assert desk.answers == [(QUESTIONS[0].id, "edit", "Two\nlines")]
            assert 'role="status">edited</p>' in (await get(url)).body.decode()
            assert 'role="status"' not in (await get(url)).body.decode()

    run(story())


def test_who_has_answered_goes_on_with_the_next_question(tmp_path: Path) -> None:
    async def story() -> None:
        async with serving(tmp_path, Desk()) as listening:
            url = f"{listening.url}_review/"
            form = {"secret": await secret(url), "id": QUESTIONS[0].id, "answer": "accept", "next": QUESTIONS[2].id}
            assert f'name="next" value="{QUESTIONS[1].id}"' in (await get(url)).body.decode()
            await post(url, form)
            shown = (await get(url)).body.decode()
            told = shown.index('<p id="said" tabindex="-1" class="said" role="status">accepted</p>')
            assert shown.index(f'id="q-{QUESTIONS[1].id}"') < told < shown.index(f'id="q-{QUESTIONS[2].id}"')

    run(story())


def test_each_button_says_what_it_is_about() -> None:
    shown = page(QUESTIONS, "secret")
    for button in re.findall(r"<button[^>]*>", shown):
        (heading,) = re.findall(r'aria-describedby="([^"]+)"', button)
        assert f'<h3 id="{heading}">' in shown


def test_what_is_new_stands_out_in_either_version() -> None:
    words = ("on 29 April", "on April 29", "on April 30")
    shown = page([Question("proposal", "briefs/talks.md", "body", *words, "why")], "secret")
    assert "<dt>Last draft</dt><dd>on April 29</dd>" in shown
    assert "<dt>New draft</dt><dd>on April <mark>30</mark></dd>" in shown


def test_a_file_is_marked_as_read(tmp_path: Path) -> None:
    async def story() -> None:
        desk = Desk()
        async with serving(tmp_path, desk) as listening:
            url = f"{listening.url}_review/"
            await post(url, {"secret": await secret(url), "id": "events/x.md", "answer": "read"})
            assert desk.read == ["events/x.md"]

    run(story())


def test_what_cannot_be_done_is_said_on_the_page(tmp_path: Path) -> None:
    async def story() -> None:
        desk = Desk()
        async with serving(tmp_path, desk) as listening:
            url = f"{listening.url}_review/"
            key = await secret(url)
            answer = await post(url, {"secret": key, "id": "x<b>", "answer": "accept"})
            assert answer.code == 409
            assert 'role="alert">nothing that awaits you is called &#x27;x&lt;b&gt;&#x27;</p>' in answer.body.decode()
            assert (await post(url, {"secret": key, "id": QUESTIONS[0].id, "answer": "explode"})).code == 409
            assert not desk.answers

    run(story())


@pytest.mark.parametrize(
    ("headers", "key"),
    [
        ({"Origin": "http://evil.example"}, "right"),
        ({"Origin": "null"}, "right"),
        ({"Origin": "http://127.0.0.1:1"}, "right"),
        ({"Sec-Fetch-Site": "cross-site"}, "right"),
        ({"Sec-Fetch-Site": "same-site"}, "right"),
        ({}, "wrong"),
        ({}, ""),
        ({}, "réponse"),
    ],
)
def test_a_form_of_elsewhere_changes_nothing(tmp_path: Path, headers: dict[str, str], key: str) -> None:
    async def story() -> None:
        desk = Desk()
        async with serving(tmp_path, desk) as listening:
            url = f"{listening.url}_review/"
            given = await secret(url) if key == "right" else key
            answer = await post(url, {"secret": given, "id": QUESTIONS[0].id, "answer": "accept"}, **headers)
            assert answer.code == 403
            assert not desk.answers

    run(story())


def test_another_host_name_reads_and_writes_nothing(tmp_path: Path) -> None:
    async def story() -> None:
        desk = Desk()
        async with serving(tmp_path, desk) as listening:
            url = f"{listening.url}_review/"
            form = {"secret": await secret(url), "id": QUESTIONS[0].id, "answer": "accept"}
            assert (await get(url, Host="evil.example")).code == 421
            assert (await post(url, form, Host="evil.example")).code == 421
            assert not desk.answers

    run(story())


def test_the_page_may_not_be_framed_cached_or_scripted(tmp_path: Path) -> None:
    async def story() -> None:
        async with serving(tmp_path, Desk()) as listening:
            headers = (await get(f"{listening.url}_review/")).headers
            assert headers["Cache-Control"] == "no-store"
            assert headers["X-Frame-Options"] == "DENY"
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "script-src" not in policy

    run(story())


def test_nothing_in_a_file_can_break_out_of_the_page() -> None:
    words = [HOSTILE] * 6
    shown = page([Question("doubt", *words, (Witness(HOSTILE, 1, HOSTILE),))], HOSTILE, HOSTILE)
    assert "<script" not in shown


def test_an_empty_desk_says_so() -> None:
    assert "Nothing awaits you" in page((), "")


def test_a_build_and_the_questions_take_turns(tmp_path: Path) -> None:
    """Both read the content, by a reader that serves one at a time."""
    inside, most = [0], [0]

    def slowly() -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.02)
        inside[0] -= 1

    def build() -> tuple[dict[str, bytes], tuple[()]]:
        slowly()
        return {}, ()

    def questions() -> tuple[Question, ...]:
        slowly()
        return ()

    async def story() -> None:
        (tmp_path / "content").mkdir()
        reviewing = Reviewing(questions, lambda *_: "", lambda _: "")
        told = {"port": 0, "announce": lambda _: None, "reviewing": reviewing}
        async with preview(build, tmp_path, ("content",), **told) as listening:
            await asyncio.sleep(0.3)
            for n in range(5):
                (tmp_path / "content" / f"{n}.md").write_text("x")
                await asyncio.gather(*(get(f"{listening.url}_review/") for _ in range(4)))
            assert most == [1]

    run(story())
