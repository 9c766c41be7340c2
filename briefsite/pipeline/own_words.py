"""What a site of Briefsite says whatever its content is: there, no word gives anything away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefsite.graph import link
from briefsite.languages import SHIPPED
from briefsite.model import records
from briefsite.model.settings import Settings
from briefsite.model.wording import Wording
from briefsite.pages import pages
from briefsite.rendering import render
from briefsite.rendering.theme import Theme, shipped

#: Every text of the interface, in English.
_TEXTS = "briefsite.pot"


def own_words(settings: Settings, say: Wording) -> Iterator[str]:
    """The files of the same site without any content; the templates and texts of the interface; the names of fields.
    What a site's own templates say is not among it: there, somebody may have named what must not be read."""
    graph, _ = link((), ())
    for path, data in render(pages(graph, settings, say=say), None, settings, say).items():
        yield path
        yield data.decode("utf-8", "ignore")
    yield from (template.text for template in Theme(None, shipped()).templates.values())
    yield (SHIPPED / _TEXTS).read_text("utf-8")
    yield say.catalogue.decode("utf-8", "ignore")
    yield from (one.name for kind in vars(records).values() if is_dataclass(kind) for one in fields(kind))
