"""Whatever others hand to Briefsite is taken, or refused in words: never another exception.

`bench/fuzz.py` goes on where these stop."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from hostile.inputs import inputs
from hostile.targets import TARGETS

#: What once fell: a traceback where there should have been a sentence, or where nothing should have happened.
FELL = [
    ("settings", b"title = " + b"[" * 50_000),
    ("settings", b"title = " + b"9" * 6_000),
    ("source", b"---\na: " + b"[" * 50_000 + b"\n---\nWords."),
    ("source", b'---\ntitle: "\\ud800"\n---\nWords.'),
    ("editions", b'{"at":"2026-01-01"}\n' + b"[" * 50_000),
    ("editions", b'{"at":"2026-01-01"}\n{"kind":"actor","id":"a","what":"new","added":Infinity}'),
    ("editions", b'{"at":"2026-01-01"}\n{"kind":"actor","id":"a","what":"new","added":1e999}'),
    ("editions", b'{"at":"2026-01-01"}\n{"kind":"actor","id":"\\ud800","what":"new"}'),
    ("edits", b"[" * 50_000),
    ("edits", b'["\\ud800","b"]'),
    ("edits", b'["a","b","c",["d"],["e"],[["f","g"]],1]'),
    ("edits", b'["a","b","c",["d"],["e"],["f"],1]'),
    ("kept", b"\x80\x00cbriefsite.model.\n\x00\n."),
    ("kept", b"\x80\x05cbriefsite.model.sources\nSpan\n)R."),
    ("packed", b'{"file":"a","sha256":"","metadata":{},"count":1e999,"paragraphs":{}}'),
    ("packed", b'{"file":"\\ud800","sha256":"","metadata":{},"count":0,"paragraphs":{}}'),
    ("catalogue", b'msgid ""\nmsgstr "Content-Type: text/plain; charset=ms\\n"\n\nmsgid "a"\nmsgstr "b"\n'),
    ("manifest", b'{"files":' + b"[" * 50_000),
]


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_well_formed_is_taken(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    if name in ("store", "archive"):
        assert target.survives(target.start, tmp_path)
    else:
        target.run(target.start, tmp_path)


@pytest.mark.parametrize(("name", "data"), FELL)
def test_what_once_fell_is_taken_or_refused(name: str, data: bytes, tmp_path: Path) -> None:
    assert TARGETS[name].survives(data, tmp_path)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=80)
@given(data=st.data())
def test_whatever_it_is_it_is_taken_or_refused(name: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert TARGETS[name].survives(data.draw(inputs(TARGETS[name])), Path(folder))
