"""What a run says of edits is true: it finds as many as were made, and keeps them all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.merging import merge

HEAD = """---
title: Harbour talks
source:
  file: {name}.txt
date: 2031-05-14
place: Oslo
actors:
  - ada-lund
  - bo-berg
  - cy-dahl
topics:
  - trade
  - fisheries
status: drafted
---
"""
STATEMENTS = (
    "Ada Lund met Bo Berg at the northern harbour in the morning",
    "Cy Dahl asked both of them for forty engineers and two pilots",
    "The council praised what the peacekeepers had done on the islands",
    "Nobody spoke of the price that fishermen pay for ice and diesel",
    "A second round is to follow once the ferries run again in June",
    "Observers from four neighbouring states were not let into the hall",
)


def draft(name: str, *, later: bool = False) -> str:
    """A brief; `later` with what a corrected text changed: values and statements that nobody here edits."""
    first, second = ("".join(f"- {words} [@p{n}]\n" for n, words in enumerate(some)) for some in halves(STATEMENTS))
    new = "- The talks ended with a joint statement of all who took part [@p9]\n" if later else ""
    head = HEAD.replace("source:", "date_reason: the line of place and date\nsource:") if later else HEAD
    return f"{head.format(name=name)}\n## [[the-talks]]\n\n{first}\n## Further statements\n\n{second}{new}"


def halves(statements: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return statements[:3], statements[3:]


def without(line: str) -> Callable[[str], str]:
    return lambda text: text.replace(line, "", 1)


def instead(was: str, now: str) -> Callable[[str], str]:
    return lambda text: text.replace(was, now, 1)


#: Edits, each of something else in the file, so that any of them may be made together.
EDITS: dict[str, Callable[[str], str]] = {
    "a title": instead("title: Harbour talks", "title: Talks in the harbour"),
    "a date": instead("2031-05-14", "2031-05"),
    "a field struck": without("place: Oslo\n"),
    "a field added": instead("status:", "licence_note: ours\nstatus:"),
    "a status": instead("status: drafted", "status: draft"),
    "a comment": instead("title:", "# asked her office\ntitle:"),
    "an item struck": without("  - bo-berg\n"),
    "an item added": instead("  - fisheries\n", "  - fisheries\n  - ports\n"),
    "a statement struck": without(f"- {STATEMENTS[1]} [@p1]\n"),
    "a statement reworded": instead("in the morning", "early in the morning"),
    "another reworded": instead("and two pilots", "and three pilots"),
    "a note": lambda text: f"{text}\nThis is the third round since 2021.\n",
    "a note between": instead("## Further", "We were there.\n\n## Further"),
}
CLASH = {"a statement struck", "another reworded"}
edits = st.sets(st.sampled_from(sorted(EDITS))).filter(lambda some: not some >= CLASH)


@settings(max_examples=60, deadline=None)
@given(made=st.lists(edits, min_size=1, max_size=3), gone=st.integers(0, 2))
def test_as_many_edits_are_found_and_kept_as_were_made(made: list[set[str]], gone: int) -> None:
    names = [f"brief-{n}" for n in range(len(made) + gone)]
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        merge(content, {f"briefs/{name}.md": draft(name) for name in names})
        for name, some in zip(names, made, strict=False):
            file = content / f"briefs/{name}.md"
            for edit in sorted(some):
                file.write_text(EDITS[edit](file.read_text()))
        for name in names[len(made) :]:
            (content / f"briefs/{name}.md").unlink()
        for later in (False, True):
            report = merge(content, {f"briefs/{name}.md": draft(name, later=later) for name in names})
            assert report.edits_found == report.edits_kept == sum(map(len, made)) + gone


def test_an_edit_counts_as_kept_that_changes_what_an_item_is_known_by(tmp_path: Path) -> None:
    def event(place: str) -> str:
        return f"---\ntitle: Talks\nplace: {place}\naccounts:\n  - cite: a-brief, para. 1\n    date: May 14\n---\n"

    content, path = tmp_path / "content", "events/talks.md"
    merge(content, {path: event("Oslo")})
    (content / path).write_text(event("Oslo").replace("para. 1", "para. 2"))
    report = merge(content, {path: event("Bergen")})
    assert report.merged == (path,)
    assert report.edits_found == report.edits_kept == 1
