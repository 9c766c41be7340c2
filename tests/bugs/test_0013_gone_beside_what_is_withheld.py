"""Where one brief kept a sentence that its corrected text had no more, and another brief was a draft or under embargo,
no site was built at all: what is gone was asked what it cites."""

from __future__ import annotations

import pytest

from briefsite.graph.withholding import published
from briefsite.model.records import Brief
from tests.graph.sites import FILES, entries

GONE = "gone:\n  - sentence: The ferry sank.\n    paragraph: '1'\nstatus: drafted\n---\n\n"


@pytest.mark.parametrize("withheld", ["status: draft", "publish: 2099-01-01", "expires: 2001-01-01"])
def test_a_brief_goes_on_to_tell_what_its_text_no_longer_says(withheld: str) -> None:
    ferry = FILES["briefs/ferry.md"].replace("---\n\n", GONE, 1)
    border = FILES["briefs/border.md"].replace("---\n\n", f"{withheld}\n---\n\n", 1)
    read = {entry.id: entry.record for entry in published(entries(briefs_ferry=ferry, briefs_border=border))}
    assert "border" not in read
    assert isinstance(read["ferry"], Brief)
    assert [one.sentence for one in read["ferry"].gone] == ["The ferry sank."]
