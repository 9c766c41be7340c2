"""The home page: what the site is in one sentence, what is new, who took part together, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.model.dates import precision
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import HomePage
from briefsite.pages.briefs import listed
from briefsite.pages.changes import newest
from briefsite.pages.commitments import how_many_promised
from briefsite.pages.dating import year_of
from briefsite.pages.library import Library
from briefsite.pages.listings import whole_strip
from briefsite.pages.maps import way_to_map
from briefsite.pages.moments import moment
from briefsite.pages.networks import HOME, whole
from briefsite.pages.topics import listed_topic

_LATEST = 6
_NEWS = 8
_TOPICS = 40


def home_page(library: Library) -> HomePage:
    """The way in."""
    settings = library.settings
    topics = sorted((listed_topic(library, id_) for id_ in library.topics), key=lambda one: (-one.count, one.ref.id))
    return HomePage(
        head=Head("index.html", settings.title, settings.description or _sentence(library), "home"),
        counts=tuple(_counts(library)),
        latest=tuple(listed(library, id_) for id_ in library.latest[:_LATEST]),
        strip=whole_strip(library),
        recent=tuple(moment(library, id_) for id_ in _news(library)),
        map=way_to_map(library),
        network=whole(library, HOME),
        topics=tuple(topics[:_TOPICS]),
        news=newest(library),
    )


def _counts(library: Library) -> Iterator[tuple[str, str]]:
    """How much there is, in words, and where."""
    counted = library.say.counted
    yield counted(len(library.briefs), "%(num)s brief", "%(num)s briefs"), "briefs.html"
    yield counted(len(library.events), "%(num)s event", "%(num)s events"), "events.html"
    yield counted(len(library.actors), "%(num)s actor", "%(num)s actors"), "actors.html"
    yield counted(len(library.topics), "%(num)s topic", "%(num)s topics"), "topics.html"
    if promised := how_many_promised(library):
        yield counted(promised, "%(num)s commitment", "%(num)s commitments"), "commitments.html"


def _news(library: Library) -> list[str]:
    """The last few events that are no background, in order; those whose year is not stated only where there is room,
    and those with no date at all where nothing else is."""
    latest, others, undated = list[str](), list[str](), list[str]()
    for id_ in reversed(library.in_time):
        event = library.events[id_]
        if event.salience != "background":
            known = precision(event.date) != "none"
            (latest if year_of(event.date) else others if known else undated).append(id_)
        if len(latest) == _NEWS:  # and nobody looks at those before
            break
    news = (latest + others)[:_NEWS] or undated[:_NEWS]
    return [*reversed(news[: len(latest)]), *reversed(news[len(latest) :])]


def _sentence(library: Library) -> str:
    return library.say.counted(
        len(library.briefs),
        "Who did what, when, and in whose words: %(num)s source text read closely, every statement cited to its "
        "paragraph.",
        "Who did what, when, and in whose words: %(num)s source texts read closely, every statement cited to its "
        "paragraph.",
    )
