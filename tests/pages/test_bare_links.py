"""A link without a label is seen by the title of what it leads to: wherever a page, a list or a file for other programs
repeats the words, and as soon as the title is another."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from briefsite.model.site import Site
from briefsite.pipeline.building import build
from briefsite.pipeline.writing import build_into
from tests.pipeline.changes import a_site
from tests.pipeline.test_incremental import published

NOW = datetime(2031, 6, 1, tzinfo=UTC)
BRIEF = """\
---
title: Bare links
source:
  file: own.txt
  published: 2031-05-20
---

- Yesterday [[oda-lindqvist]] met [Radan Kovel](../actors/radan-kovel.md) and [](../actors/haruto-asagi.md) [@p1]

> “We met”
> — [[oda-lindqvist]] [@p1]
"""
SETTINGS = '[tool.briefsite]\nbase_url = "https://desk.example/"\n'


def with_bare_links(root: Path) -> Path:
    a_site(root)
    (root / "seeds/own.txt").write_text("“We met,” she said.\n", "utf-8")
    (root / "content/briefs/bare-links.md").write_text(BRIEF, "utf-8")
    (root / "pyproject.toml").write_text(SETTINGS, "utf-8")
    return root


def telling(site: Site) -> dict[str, set[str]]:
    """By the kind of file: the words that stand between two others of the statement."""
    found: dict[str, set[str]] = {}
    for path, data in site.items():
        for words in re.findall(
            r"Yesterday (?:<[^>]*>)*([\w -]{1,40}?)(?:<[^>]*>)* met", data.decode("utf-8", "replace")
        ):
            found.setdefault(path.rpartition(".")[2], set()).add(words)
    return found


def test_the_title_stands_in_every_file_that_repeats_the_words(tmp_path: Path) -> None:
    built = build(with_bare_links(tmp_path), at=NOW)
    assert built.is_sound, built.issues
    told = telling(built.site)
    assert {"html", "json", "xml", "csv", "js"} <= told.keys()
    assert set().union(*told.values()) == {"Oda Lindqvist"}
    assert b"Yesterday Oda Lindqvist met Radan Kovel and Haruto Asagi" in built.site["data/statements.csv"]


def test_another_title_is_told_by_the_next_build(tmp_path: Path) -> None:
    root = with_bare_links(tmp_path)
    build_into(root, root / "site", at=NOW)
    actor = root / "content/actors/oda-lindqvist.md"
    actor.write_text(actor.read_text("utf-8").replace("title: Oda Lindqvist", "title: Premier Oda", 1), "utf-8")
    build_into(root, root / "site", at=NOW)
    clean = build(root, at=NOW)
    assert set().union(*telling(clean.site).values()) == {"Premier Oda"}
    assert published(root) == dict(clean.site)
