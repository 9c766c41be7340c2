"""Cards for other sites to show: one for the site and, where its owner wants that, one for each record.

A card's address must be absolute, so a site that does not know its own has none. What cannot be drawn is not: a record
whose title is in another script has the card of the site, and a site whose title is has none.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from briefsite.model.nouns import replace
from briefsite.model.pages.cards import CardPage, is_drawable
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import ActorPage, BriefPage, EventPage, NotFoundPage, ReadPage, RecordPage
from briefsite.model.pages.parts import When
from briefsite.model.pages.terms import actor_kinds, event_kinds
from briefsite.model.settings import Settings
from briefsite.model.wording import Wording
from briefsite.pages.library import Library

SITE = "cards/site.png"


@lru_cache(maxsize=4)
def site_card(settings: Settings) -> CardPage | None:
    """The card of the whole site, None where it can have none."""
    title = _plain(settings.title)
    if not settings.base_url or settings.cards == "none" or not is_drawable(title):
        return None
    more = next((words for words in map(_plain, (settings.description, settings.owner)) if is_drawable(words)), "")
    return CardPage(Head(SITE, title, ""), title if more else "", settings.accent, more or title)


def with_card(page: ReadPage, library: Library) -> tuple[ReadPage, CardPage | None]:
    """The page with the way to its card, and the card where it is the page's own."""
    site = site_card(library.settings)
    if site is None or isinstance(page, NotFoundPage):
        return page, None
    own = _own(page, library) if library.settings.cards == "records" and isinstance(page, RecordPage) else None
    path = (own or site).head.path
    return replace(page, head=replace(page.head, card=path)), own


def _own(page: RecordPage, library: Library) -> CardPage | None:
    """The card of a record; of its words, those that can be drawn."""
    title = _plain(page.head.title)
    if not is_drawable(title):
        return None
    settings, say = library.settings, library.say
    kind, when = _told(page, say)
    words = _plain(", ".join(part for part in (when.words, when.missing, when.note) if part)) if when else ""
    if when and when.certainty in ("inferred", "disputed"):
        words += f", {say('inferred') if when.certainty == 'inferred' else say('accounts differ')}"
    certainty = when.certainty if when and is_drawable(words) else None
    name = _plain(settings.title)
    head = Head(f"cards/{page.head.path.removesuffix('.html')}.png", title, "")
    shown = [one if is_drawable(one) else "" for one in (_plain(kind), words)]
    return CardPage(head, name, settings.accent, title, shown[0], shown[1], certainty)


def _told(page: RecordPage, say: Wording) -> tuple[str, When | None]:
    """What a record is, and its date."""
    if isinstance(page, BriefPage):
        outlet = page.source.publisher
        brief = say("Brief of %(outlet)s", outlet=outlet) if is_drawable(_plain(outlet)) else say("Brief")
        return brief, page.published or page.when
    if isinstance(page, EventPage):
        return event_kinds(say)[page.event_kind] or say("Event"), page.when
    if isinstance(page, ActorPage):
        first = page.functions[0] if page.functions else None
        return (first.title or first.rank) if first else _kind(say, page), None
    return say("Topic"), None


def _kind(say: Wording, page: ActorPage) -> str:
    name = actor_kinds(say).get(page.ref.shape or "", "")
    return name[:1].upper() + name[1:]


def _plain(text: str) -> str:
    """A text in one line, its letters composed."""
    return " ".join(unicodedata.normalize("NFC", text).split())
