"""A small made-up country's content, written by hand: three briefs, seven events, nine actors of all four kinds.

Two briefs date and place one event differently; one date has no year, one is inferred, one event is planned and one is
background; names stand in Khmer, Arabic and Japanese; a quotation came through a release, another is unattributed.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

from briefsite.content.reading import read_content
from briefsite.graph import link
from briefsite.model.graph import Graph
from briefsite.model.settings import Settings
from briefsite.model.site import Site
from briefsite.model.wording import ENGLISH, Wording
from briefsite.pages import pages
from briefsite.rendering import render
from briefsite.sources import read_sources

SAMPLE = Path(__file__).parent


def graph_at(root: Path) -> Graph:
    """The graph of the content at `root`, in which nothing may be wrong."""
    entries, invalid = read_content(root)
    sources, unreadable = read_sources(root)
    graph, unresolved = link(entries, sources)
    hostile = ("markup-in-text", "bad-address")  # of these is told; texts that test what becomes of them hold some
    assert [str(issue) for issue in (*invalid, *unreadable, *unresolved) if issue.code not in hostile] == []
    return graph


@cache
def sample_graph() -> Graph:
    return graph_at(SAMPLE)


def sample_site(theme: Path | None = None, say: Wording = ENGLISH, **settings: Any) -> Site:
    """The whole site of the sample."""
    chosen = Settings(**settings)
    return render(pages(sample_graph(), chosen, say=say), theme, chosen, say)


def site_with(root: Path, files: dict[str, str], **settings: Any) -> Site:
    """The site of the sample with some files put in or replaced, by path below the root."""
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, root / folder)
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8")
    chosen = Settings(**settings)
    return render(pages(graph_at(root), chosen), None, chosen)
