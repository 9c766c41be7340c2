"""What a person may write into one file of the sample: an edit takes its text, the id of an actor, and a number that
varies it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.sample import SAMPLE

FILES = sorted(path.relative_to(SAMPLE).as_posix() for path in (SAMPLE / "content").rglob("*.md"))
ACTORS = [Path(path).stem for path in FILES if "/actors/" in path]
LINK = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")

Edit = Callable[[str, str, int], str]


def remark(text: str, id_: str, number: int) -> str:
    cite = f" [@premier-receives-chief-of-staff, para. {1 + number % 3}]" if number % 2 else ""
    return f"{text}\n\n- Remark {number} on [[{id_}]] and [[kelmar]]{cite}\n"


def fewer(text: str, _: str, number: int) -> str:
    """Without a paragraph of the body."""
    head, mark, body = text.partition("\n---\n")
    parts = body.split("\n\n")
    kept = [part for n, part in enumerate(parts) if part.lstrip().startswith("#") or n != number % len(parts)]
    return head + mark + "\n\n".join(kept)


def unlinked(text: str, _: str, number: int) -> str:
    """One link less."""
    found = list(LINK.finditer(text))
    if not found:
        return text
    link = found[number % len(found)]
    return text[: link.start()] + (link[2] or link[1]) + text[link.end() :]


def redated(text: str, _: str, number: int) -> str:
    return text.replace("date: 2031", f"date: {2020 + number % 9}", 1)


def retitled(text: str, _: str, number: int) -> str:
    return text.replace("title: ", f"title: No {number} ", 1)


def by_a_name(text: str, id_: str, number: int) -> str:
    """An alias that may be another's title, and is linked to."""
    name = f"Alias {number % 3}"
    return text.replace("aliases: [", f"aliases: [{name}, ", 1) if number % 2 else f"{text}\n\nOn [[{name}|{id_}]].\n"


def one_more(text: str, id_: str, _: int) -> str:
    """Another participant, actor or affiliation."""
    present = [key for key in ("participants: [", "actors: [", "affiliations: [") if key in text]
    return text.replace(present[0], f"{present[0]}{id_}, ", 1) if present else text


def one_fewer(text: str, _: str, number: int) -> str:
    """One participant, actor or affiliation less."""
    key = ("participants", "actors", "affiliations")[number % 3]
    return re.sub(rf"^{key}: \[[^,\]]*, *", f"{key}: [", text, count=1, flags=re.MULTILINE)


def elsewhere(text: str, _: str, number: int) -> str:
    """Another place, phase, state or publisher."""
    said = ("place: Lima", "phase: cancelled", "country: FR", "  publisher: The Other Times")[number % 4]
    return re.sub(rf"^{said.partition(':')[0]}: .*$", said, text, count=1, flags=re.MULTILINE)
