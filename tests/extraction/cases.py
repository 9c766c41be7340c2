"""Cases as text: a title, a source text and, after `---`, the expected lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefsite.extraction import Component, Reading, load_lexicon, load_model
from briefsite.extraction.reading import open_reading
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Metadata, Source
from briefsite.sources import paragraphs_of


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    published: str
    actors: tuple[str, ...]
    expected: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        return self.title.replace(" ", "-")


def cases(name: str) -> list[Case]:
    """The cases of a file beside this one."""
    content = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [_case(block) for block in re.split(r"^=== ", content, flags=re.MULTILINE)[1:]]


def _case(block: str) -> Case:
    title, _, rest = block.partition("\n")
    body, _, expected = rest.partition("\n---\n")
    heads: dict[str, tuple[str, ...]] = {"published": (), "actor": ()}
    while head := re.match(r"(published|actor): (.*)\n", body):
        heads[head[1]] = (*heads[head[1]], head[2])
        body = body[head.end() :]
    lines = [line for line in expected.strip().splitlines() if line.strip() not in ("", "none")]
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
    return Case(title.strip(), body.strip("\n"), "".join(heads["published"]), heads["actor"], rows)


@cache
def opened(text: str, published: str = "", model: str = "") -> Reading:
    """A text, parsed and not yet annotated; `model` "rules" reads it without a language model."""
    source = Source("case.txt", text, "0" * 64, paragraphs_of(text), Metadata(published=published))
    return open_reading(source, load_model(model), Knowledge(), load_lexicon())


def read(text: str, *components: Component, published: str = "", model: str = "") -> Reading:
    reading = opened(text, published, model)
    for component in components:
        reading = component(reading)
    return reading
