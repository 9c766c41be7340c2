"""What a site's owner decides, as a value: the table `[tool.briefsite]` of `pyproject.toml`, field by field.

Like the records, these fields are the schema: validation and the reference in `docs/` are read off their names, types
and `doc` texts. Every text stands as it was typed; "" means that the owner did not say.
"""

from __future__ import annotations

from typing import Literal

from briefsite.model.nouns import dataclass
from briefsite.model.records import documented

Cards = Literal["site", "records", "none"]
SourceText = Literal["cited", "full", "none"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site presents itself. Everything has a default: an empty table is a working site."""

    title: str = documented("name of the site, in every page's head and masthead", "Briefsite")
    description: str = documented("one sentence that says what the site is; it opens the home page", "")
    base_url: str = documented(
        "where the site will be published, such as `https://example.org/briefs/`; needed for sitemap, feed and "
        "canonical links, which are left out without it",
        "",
        form="url",
    )
    language: str = documented("language of the interface, as a BCP 47 tag: `en`, `de`", "en", form="language")
    content_language: str = documented(
        "language that the content is written in, where it is not that of the interface: `en`", "", form="language"
    )
    owner: str = documented("who publishes the site: a desk, a ministry, a newsroom", "")
    contact: str = documented("where readers report a mistake: an address, or a URL", "")
    accent: str = documented(
        "the owner's colour, as `#rrggbb`; it is darkened or lightened as far as contrast requires",
        "#8a1f2d",
        form="colour",
    )
    source_text: SourceText = documented(
        "how much of each source text a brief shows: the `cited` paragraphs, the `full` text, or `none`", "cited"
    )
    licence: str = documented("terms under which the source texts are shown, where a source does not say", "")
    cards: Cards = documented(
        "the picture that other sites show beside a link: one for the `site`, one for each of its `records`, or "
        "`none`; needs `base_url`",
        "site",
    )
    scripts: bool = documented(
        "pages run a small script of the site's own: a card on who is named, and copying of permalinks and citations; "
        "with `false` only the search runs one",
        True,
    )
    drafts: bool = documented("also show records with `status: draft`; for your own preview, never to publish", False)
    targets: tuple[tuple[str, str], ...] = documented(
        'where `publish` may send the site, by name: `live = "git:origin#gh-pages"`', ()
    )

    @property
    def written_in(self) -> str:
        """The language of the content."""
        return self.content_language or self.language
