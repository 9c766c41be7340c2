"""The pages that are much the same on every site: how to read it, and what is shown when nothing is found."""

from __future__ import annotations

from urllib.parse import urlsplit

from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import AboutPage, NotFoundPage
from briefsite.pages.changes import newest
from briefsite.pages.editors import as_read
from briefsite.pages.library import Library
from briefsite.pages.maps import way_to_map


def about_page(library: Library) -> AboutPage:
    """How to read the site, and how much of it a person has read."""
    states = [as_read(library.graph, id_, written) for id_, written in library.states.items()]
    told = library.say("What its marks mean, and where its statements come from.")
    head = Head("about.html", library.say("How to read this site"), told, "about")
    drafted = states.count("drafted")
    return AboutPage(head, drafted, len(states) - drafted, way_to_map(library), newest(library))


def not_found_page(library: Library) -> NotFoundPage:
    """The page for addresses that are not there. It links only where the site's address is known."""
    base = library.settings.base_url
    path = urlsplit(base).path.rstrip("/") + "/" if base else ""
    title, told = library.say("Page not found"), library.say("There is no page at this address.")
    return NotFoundPage(Head("404.html", title, told), path)
