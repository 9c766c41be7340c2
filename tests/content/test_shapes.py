"""A file that is made to be slow to read is read, or refused with a reason, in a time that its size explains."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from briefsite.content.body.brackets import with_bracket_pairs
from briefsite.content.reading import read_entry

PROJECT = Path(__file__).parents[2]
#: Shapes of `bench/hostile/shapes.py` that once took minutes at this size, or hours.
MENDED = [
    "body: unclosed '['", "body: unclosed '!['", "body: unclosed '[['", "body: unclosed '[@'", "body: unclosed '[a]('",
    "body: unclosed '<a '", "body: unclosed '<'", "front matter: nested lists", "front matter: nested mappings",
    "front matter: closed nested lists", "front matter: aliases of aliases",
]  # fmt: skip
_READ = """
import sys
sys.path[:0] = ["bench"]
from hostile.shapes import SHAPES
for name in sys.argv[1:]:
    SHAPES[name].read(SHAPES[name].made(64 << 10))
"""


def test_shapes_that_once_took_minutes_are_read() -> None:
    """All of them together within two minutes of the processor's time, which is far more than they take: each alone
    took longer."""
    command = [sys.executable, "-c", f"import resource; resource.setrlimit(resource.RLIMIT_CPU, (120, 120)){_READ}"]
    done = subprocess.run([*command, *MENDED], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@given(st.text(alphabet="[]()!\\ab \n<>\"'", max_size=60))
def test_links_are_the_ones_that_the_library_finds(text: str) -> None:
    ours = Markdown(output_format="html")
    with_bracket_pairs(ours)
    text = f"[a]: https://host.example/\n\n{text}"
    assert ours.convert(text) == Markdown(output_format="html").convert(text)


@pytest.mark.parametrize("value", ["[" * 60, "[" * 60 + "]" * 60, "{a: " * 60, "[{b: [\n" * 30])
def test_brackets_in_brackets_are_refused_with_their_place(value: str) -> None:
    entry, issues = read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\naliases: {value}\n---\n".encode())
    assert entry is None
    assert [(issue.place.line, issue.message) for issue in issues][:1] == [(4, "brackets nest too much here")]


def test_signs_that_begin_no_element_stay_signs() -> None:
    body = "One < two, `three < four`.\n\n" + "<a " * 300
    entry, issues = read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\n---\n\n{body}".encode())
    assert entry
    assert not issues
    assert "One &lt; two, <code>three &lt; four</code>" in entry.body.html
    assert entry.body.html.count("&lt;a") == 300
