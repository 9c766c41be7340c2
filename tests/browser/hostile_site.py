"""A site in which every payload stands wherever a word of somebody's can stand."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

LINES = (Path(__file__).parent / "payloads.txt").read_text("utf-8").splitlines()
PAYLOADS = [line for line in LINES if line and not line.startswith("# ")]
A_FILE = 12


#: Where the map shows the events, whose names are then written on it.
POSITIONS = ('"11.56, 104.92"', '"48.2, 16.4"', '"-1.3, 36.8"')


def text_name(some: list[str], number: int) -> str:
    """A text's file, named by the first payload that a file can be named by."""
    fit = (one for one in some if "/" not in one and len(one.encode()) < 200)
    return f"t-{number} {next(fit, '')}.txt"


def quoted(text: str) -> str:
    """A text as YAML has it between double quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def files() -> Iterator[tuple[str, str]]:
    """A site in which every payload stands in every field, body, text and file that can hold it."""
    for number in range(0, len(PAYLOADS), A_FILE):
        some = PAYLOADS[number : number + A_FILE]
        first, listed = quoted(some[0]), "".join(f"  - {quoted(one)}\n" for one in some)
        prose = "\n\n".join(some)
        name = quoted(text_name(some, number))
        source = "".join(f"  {key}: {first}\n" for key in ("title", "publisher", "author", "licence", "sha256"))
        gone = "".join(f"  - sentence: {quoted(one)}\n    paragraph: {quoted(one)}\n" for one in some)
        ids = "".join(f"  {quoted(one)}: {quoted(one)}\n" for one in some)
        statements = "".join(f"- {one} [[one-{number}|{one}]] [@p{at}]\n" for at, one in enumerate(some, 1))
        quotations = "".join(f"> “{one}”\n> — {one}, through {one} [@p{at}]\n\n" for at, one in enumerate(some, 1))
        accounts = "".join(
            f"  - cite: b-{number}, para. 1\n    date: {quoted(one)}\n    place: {quoted(one)}\n" for one in some
        )
        roles = "".join(f"  - title: {quoted(one)}\n    rank: {quoted(one)}\n    body: {quoted(one)}\n" for one in some)
        matters = "".join(
            f"  - actor: one-{number}\n    strength: pledged\n    matter: {quoted(one)}\n" for one in some
        )
        yield f"seeds/{text_name(some, number)}", f"{prose}\n"
        yield (
            f"content/briefs/b-{number}.md",
            (
                f"---\ntitle: {first}\nsource:\n  file: {name}\n{source}actors: [one-{number}]\n"
                f"date_reason: {first}\ncommitments:\n{matters}gone:\n{gone}---\n\n"
                f"{prose}\n\n{statements}\n{quotations}"
            ),
        )
        yield (
            f"content/events/e-{number}.md",
            (
                f"---\ntitle: {first}\nplace: {first}\nplover: {first}\nposition: {POSITIONS[number % 3]}\n"
                f"participants: [one-{number}]\naccounts:\n{accounts}---\n\n{prose}\n"
            ),
        )
        yield (
            f"content/actors/one-{number}.md",
            (
                f"---\ntitle: {first}\nkind: person\naliases:\n{listed}roles:\n{roles}"
                f"identifiers:\n{ids}---\n\n{prose}\n"
            ),
        )
        yield (
            f"content/topics/o-{number}.md",
            f"---\ntitle: {first}\nterms:\n{listed}identifiers:\n{ids}---\n\n{prose}\n",
        )


def names() -> list[str]:
    """The payloads by which a file can be named, some of them in folders that are named by their first half."""
    fit = (one for one in PAYLOADS if posixpath.normpath(one) == one and ".." not in one and "\0" not in one)
    return [one for one in fit if not one.startswith("/") and all(len(part.encode()) < 200 for part in one.split("/"))]


def named_files() -> Iterator[tuple[str, str]]:
    """Texts and pictures with such names, and what cites, shows and mentions them."""
    for number, one in enumerate(names()):
        shown = f"![{one}](../static/{quote(one)}.png) ![{one}](<../static/{one}.png> {quoted(one)})"
        yield f"seeds/{one}.txt", f"They met in May.\n\n{one}\n"
        yield f"templates/static/{one}.png", "no picture"
        yield (
            f"content/briefs/f-{number}.md",
            f"---\ntitle: N {number}\nsource:\n  file: {quoted(f'{one}.txt')}\n---\n\n- They met. [@p1]\n\n{shown}\n",
        )


def edition() -> str:
    """An edition of the site, in which a payload stands in everything that an edition remembers."""
    head = {"at": "2026-01-01T00:00:00+00:00", "mark": PAYLOADS[0]}
    changes = [
        {"kind": kind, "id": id_, "what": what, "fields": [one], "added": 1, "facts": {one: one}, "statements": [one]}
        for one in PAYLOADS
        for kind, id_, what in (("actor", "one-0", "changed"), ("event", one, "new"), ("topic", one, "gone"))
    ]
    return "".join(json.dumps(line) + "\n" for line in (head, *changes))


#: A page of a site's own, as somebody writes one who thinks of nothing bad.
OWN_PAGE = """{% extends "base.html" %}
{% block main %}
{% for record in page.records.actors + page.records.events + page.records.topics + page.records.briefs %}
<h2 title="{{ record.title }}"><a href="{{ href("actors/" ~ record.id ~ ".html") }}">{{ record.title }}</a></h2>
<p data-all='{{ record }}'>{{ record }}</p>
{% endfor %}
{% endblock %}
"""
