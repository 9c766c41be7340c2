"""What is done for each sentence, name or event of a text looks at no other: a text twice as long is asked twice as
often.

Nothing is timed. Every line that runs is counted, for a text, for the same told twice, and for the same told four
times; what is asked of each of all others then runs sixteen times as often.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import briefsite
from briefsite.drafting import draft
from briefsite.extraction import COMPONENTS, load_lexicon, load_model
from briefsite.extraction.reading import Reading, open_reading
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.resolution import resolve
from briefsite.sources import paragraphs_of
from tests.extraction.cases import cases

_OURS = str(Path(briefsite.__file__).parent)
#: How many texts, and how many times as much the second half of the longest may add as that of the one before: twice
#: is in proportion, and four times what is asked of each of all others.
_TEXTS, _MOST = 60, 2.3
#: So many lines are none: sorting and searching by halves take a little more, and what is remembered comes from before.
_FEW = 400
#: These look back at so many events and no more, which a short text has not.
_LOOK_BACK = {"_spoken.<locals>.<setcomp>"}


def _text() -> str:
    """Texts of many kinds, one below the other."""
    files = ("events.txt", "attribution.txt", "participants.txt", "commitments.txt", "indirect_speech.txt", "dates.txt")
    found = [cases(file)[: _TEXTS // len(files)] for file in files]
    return "\n\n".join(case.text for some in found for case in some)


def _opened(times: int) -> Reading:
    """The text told so many times, parsed."""
    told = "\n\n".join([_text()] * times)
    source = Source("long.txt", told, "0" * 64, paragraphs_of(told))
    return open_reading(source, load_model(), Knowledge(), load_lexicon())


def _read(reading: Reading) -> None:
    for component in COMPONENTS:
        reading = component(reading)
    draft(resolve([reading.document], Knowledge()))


def _lines(times: int) -> Counter[str]:
    """How often lines of each function run for the text told so many times."""
    reading = _opened(times)
    counts: Counter[CodeType] = Counter()

    def line(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            counts[frame.f_code] += 1
        return line

    before = sys.gettrace()
    sys.settrace(lambda frame, _event, _arg: line if frame.f_code.co_filename.startswith(_OURS) else None)
    try:
        _read(reading)
    finally:
        sys.settrace(before)
    return Counter({f"{code.co_filename.removeprefix(_OURS)} {code.co_qualname}": n for code, n in counts.items()})


def _growing(once: Counter[str], twice: Counter[str], four_times: Counter[str]) -> Iterator[str]:
    for name in sorted(four_times):
        first, second = twice[name] - once[name], four_times[name] - twice[name]
        if second > _MOST * first + _FEW and name.rpartition(" ")[2] not in _LOOK_BACK:
            yield f"{name}: {once[name]}, {twice[name]}, {four_times[name]} lines"


def test_a_text_twice_as_long_is_asked_twice_as_often() -> None:
    _read(_opened(1))  # what is made once, and remembered, counts for no text
    assert list(_growing(_lines(1), _lines(2), _lines(4))) == []


def test_what_asks_each_of_all_others_is_found() -> None:
    each = Counter({"words": 100, "pairs": 100})
    assert list(_growing(each, Counter({"words": 200, "pairs": 400}), Counter({"words": 400, "pairs": 1600})))
