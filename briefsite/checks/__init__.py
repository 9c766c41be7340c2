"""Checks of what would be published, one function a question. Each gives issues with place, cause and remedy.

What leads nowhere inside `content/` is found when the graph is made; here the words are compared with their sources,
and the finished site is searched for links that lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefsite.checks.citations import citation_issues, citation_issues_of
from briefsite.checks.commitments import commitment_issues, commitment_issues_of
from briefsite.checks.cycles import cycle_issues
from briefsite.checks.feeds import feed_issues
from briefsite.checks.gone import gone_issues
from briefsite.checks.origins import origin_issues
from briefsite.checks.outlines import Sketch
from briefsite.checks.pages import page_issues
from briefsite.checks.pictures import picture_issues
from briefsite.checks.quotations import quotation_issues, quotation_issues_of
from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.records import Entry
from briefsite.model.site import Site
from briefsite.model.sources import Source

#: The questions that one entry answers, with what it cites.
_ENTRY_CHECKS = (citation_issues_of, quotation_issues_of, commitment_issues_of)
#: The questions that the content alone answers.
GRAPH_CHECKS = (citation_issues, quotation_issues, commitment_issues, gone_issues, cycle_issues)


class Seen(NamedTuple):
    """What is known of a site without reading it: what its pages are like, and which addresses are in its feeds.

    `sound` has sketches of those files that differ, as they were in a site with the same files in which every address
    led somewhere; then the other feeds need not be among the `glimpsed`.
    """

    sketches: Mapping[str, Sketch] | None = None
    glimpsed: Mapping[str, frozenset[str]] | None = None
    sound: Mapping[str, Sketch] | None = None


#: Nothing is known: every page is read.
UNSEEN = Seen()


def run_checks(
    graph: Graph,
    sources: Iterable[Source],
    site: Site | None = None,
    *,
    templates: Mapping[str, str] | None = None,
    base_url: str = "",
    seen: Seen = UNSEEN,
) -> tuple[Issue, ...]:
    """Every issue of every check, in order of place.

    `templates` (path below the root → text) lets a dead link of a template be shown in the template; `seen` is what is
    known of the pages; without a `site` only the content is checked.
    """
    issues = [issue for check in GRAPH_CHECKS for issue in check(graph)]
    issues += origin_issues(graph, sources)
    if site is not None:
        issues += picture_issues(graph, site)
        pictures = {image.target for entry in graph.entries.values() for image in entry.body.images}
        issues += page_issues(site, templates or {}, seen.sketches, pictures, seen.sound)
        issues += feed_issues(site, base_url, seen.glimpsed)
    return tuple(sorted(set(issues)))


def check_alone(entries: Iterable[Entry], graph: Graph) -> tuple[Issue, ...]:
    """What is wrong with some entries, each by itself."""
    return tuple(issue for entry in entries for check in _ENTRY_CHECKS for issue in check(entry, graph))
