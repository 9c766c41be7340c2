"""Of a file that a person began without a status, it was asked at each conversion whether it should say that it was
drafted."""

from __future__ import annotations

from pathlib import Path

from briefsite.merging import merge

MINE = "---\ntitle: Trade in fish\nterms: [harbour]\n---\n"
DRAFT = "---\ntitle: Trade\nterms:\n  - harbour\nbroader: economy\nstatus: drafted\n---\n"


def test_only_what_its_draft_knows_better_waits(tmp_path: Path) -> None:
    mine = tmp_path / "topics/trade.md"
    mine.parent.mkdir()
    mine.write_text(MINE)
    report = merge(tmp_path, {"topics/trade.md": DRAFT})
    assert mine.read_text() == MINE
    assert [(one.place, one.new) for one in report.proposals] == [("broader", "economy"), ("title", "Trade")]
