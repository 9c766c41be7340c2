"""A page kind or an exporter with `#`, `?`, `%` or `:` in its name was linked to by an address that led elsewhere; all
pages were told to have a dead link, and to write what they had."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.pipeline.building import build


@pytest.mark.parametrize("name", ["pages/Who?.html", "pages/No. #1.html", "pages/100%.html", "data/a:b.txt"])
def test_it_is_told_where_it_stands_and_not_made(name: str, tmp_path: Path) -> None:
    for file, text in {"content/topics/aid.md": "---\ntitle: Aid\n---\n", f"templates/{name}": "x"}.items():
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_text(text)
    (issue,) = build(tmp_path).issues
    assert (issue.place.path, issue.hint) == (f"templates/{name}", "rename it")
    assert "which means something else in an address" in issue.message


def test_other_names_are_addresses(tmp_path: Path) -> None:
    for name in ("Wer ist wer", "R&D", "it's"):
        (tmp_path / "templates/pages").mkdir(parents=True, exist_ok=True)
        page = '{% extends "base.html" %}{% block main %}<h1>x</h1>{% endblock %}'
        (tmp_path / f"templates/pages/{name}.html").write_text(page)
    (tmp_path / "content").mkdir()
    built = build(tmp_path)
    assert not built.issues
    assert {"Wer ist wer.html", "R&D.html", "it's.html"} <= {*built.site}
