"""What awaits a person, as a page of the preview: answered by plain forms, without a script, and never published.

The page exists on this server only. An answer counts only if it comes from the page itself: its forms carry a secret
that is new with every start, and a form posted by a page of elsewhere is turned away.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import urlsplit

from briefsite.model.issues import BriefsiteError
from briefsite.model.review import ANSWERS, Question
from briefsite.preview.guarding import LocalOnly
from briefsite.preview.questions_shown import page

PATH, STYLE_NAME = "_review/", "style.css"
Made = TypeVar("Made")
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"


@dataclass
class Reviewing:
    """How the page is filled, and what its buttons do.

    `questions` gives what awaits a person; `answer` takes a question's id, one of `ANSWERS` and words; `read` takes a
    path below `content/`. Both give what was done, in words, or raise BriefsiteError. `said` is told on the next page,
    before the question `at` which the person is then.
    """

    questions: Callable[[], tuple[Question, ...]]
    answer: Callable[[str, str, str], str]
    read: Callable[[str], str]
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    said: str = ""
    at: str = ""
    turn: Lock = field(default_factory=Lock)

    def in_turn(self, act: Callable[[], Made]) -> Made:
        """What `act` gives, while no other thread reads content: a build and a review take turns."""
        with self.turn:
            return act()


class ReviewPage(LocalOnly):
    """The list, and the forms that come back from it."""

    def initialize(self, reviewing: Reviewing) -> None:
        self.reviewing = reviewing

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Referrer-Policy", "same-origin")

    async def get(self) -> None:
        said, self.reviewing.said = self.reviewing.said, ""
        await self._show(said, at=self.reviewing.at)

    async def post(self) -> None:
        if not self._is_ours():
            self.set_status(403)
            self.finish("This form did not come from the page. Load the page again, and answer there.\n")
            return
        given, id_, words = (self.get_body_argument(name, "") for name in ("answer", "id", "words"))
        try:
            done = partial(self._do, given, id_, words.replace("\r\n", "\n"))
            self.reviewing.said = await asyncio.to_thread(self.reviewing.in_turn, done)
        except BriefsiteError as error:
            self.set_status(409)
            await self._show(str(error), failed=True)
            return
        self.reviewing.at = self.get_body_argument("next", "")
        self.redirect(f"{self.request.path}#said", status=303)

    def _do(self, given: str, id_: str, words: str) -> str:
        if given == "read":
            return self.reviewing.read(id_)
        if given not in ANSWERS:
            raise BriefsiteError(f"there is no answer '{given}'; use the buttons of the page")
        return self.reviewing.answer(id_, given, words)

    async def _show(self, said: str, *, failed: bool = False, at: str = "") -> None:
        found = await asyncio.to_thread(self.reviewing.in_turn, self.reviewing.questions)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page(found, self.reviewing.secret, said, failed=failed, at=at))

    def _is_ours(self) -> bool:
        """Whether the form is one of this page's: by its secret, and by where the browser says it comes from."""
        origin = self.request.headers.get("Origin")
        near = origin is None or urlsplit(origin).netloc == self.request.host
        site = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        given = self.get_body_argument("secret", "")
        return near and site == "same-origin" and secrets.compare_digest(given.encode(), self.reviewing.secret.encode())

    def write_error(self, status_code: int, **_: Any) -> None:
        self.finish(f"The review could not be shown ({status_code}). The terminal says why.\n")
