"""Cases in text files: `## What is promised`, the text, `---`, and one expectation a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefsite.extraction import annotate, load_lexicon, load_model
from briefsite.model.document import Document
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.sources import paragraphs_of

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[object]:
    """Each case of a file as (text, expected lines), under its heading."""
    found = re.split(r"^## ", (CASES / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_case(part) for part in found]


def _case(part: str) -> object:
    title, _, rest = part.partition("\n")
    text, _, expected = rest.partition("\n---\n")
    lines = tuple(line.strip() for line in expected.splitlines() if line.strip())
    return pytest.param(text.strip(), lines, id=title.strip())


def read(text: str, knowledge: Knowledge | None = None) -> Document:
    source = Source("case.txt", text, "", paragraphs_of(text))
    return annotate(source, load_model(), knowledge or Knowledge(), load_lexicon())
