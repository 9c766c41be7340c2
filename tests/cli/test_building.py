"""The line that says how far a build is."""

from __future__ import annotations

import io

from briefsite.cli.building import BuildLine


def test_a_long_build_is_told_stage_by_stage_and_leaves_no_line_behind() -> None:
    seconds = iter((0.0, 0.2, 0.2, 2.0, 2.0, 12.0, 12.0, 13.0, 14.0))
    terminal = io.StringIO()
    line = BuildLine(terminal, clock=lambda: next(seconds))
    line.stage("looking for changes")
    line.stage("reading content")
    line.pages(100, 400)
    line.pages(400, 400)
    line.end()
    assert terminal.getvalue().split("\r\x1b[K") == [
        "",
        "reading content ...",
        "100 of 400 pages made, about 30 seconds left",
        "pages made; making the files for other programs ...",
        "",
    ]


def test_a_build_that_ends_soon_says_nothing() -> None:
    terminal = io.StringIO()
    line = BuildLine(terminal, clock=lambda: 0.5)
    line.stage("reading content")
    line.end()
    assert terminal.getvalue() == ""
