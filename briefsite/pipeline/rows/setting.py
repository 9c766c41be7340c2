"""What a site is built with, beside its content and its texts."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefsite.config import place_of, published_at, read_settings
from briefsite.editions import read_editions, without_facts
from briefsite.languages import wording
from briefsite.model.editions import Edition
from briefsite.model.issues import Issue
from briefsite.model.settings import Settings
from briefsite.model.wording import Wording
from briefsite.pipeline.typesetting import Dress
from briefsite.rendering.blocks import unshown_blocks
from briefsite.rendering.theme import own_templates
from briefsite.rendering.unwritten import astray_links, unaddressed


class Setting(NamedTuple):
    """What pages are dressed in, the names of the site's own templates, its editions, and what is wrong with any."""

    dress: Dress
    own: tuple[str, ...]
    editions: tuple[Edition, ...]
    issues: tuple[Issue, ...]

    @property
    def of_the_site(self) -> tuple[Settings, Wording, tuple[Edition, ...]]:
        """What a library has beside its graph."""
        return self.dress.settings, self.dress.say, without_facts(self.editions)


def setting_of(root: Path, base_url: str = "") -> Setting:
    """That of the site at `root`, to be published at `base_url` where that is given."""
    settings, wrong = read_settings(root)
    settings = published_at(settings, base_url) if base_url else settings
    theme = root / "templates"
    say, unsaid = wording(settings.language, theme, place_of(root, "language"))
    editions, unknown = read_editions(root)
    unwritten = (*astray_links(theme), *unaddressed(theme))
    issues = (*wrong, *unsaid, *unknown, *unshown_blocks(theme), *unwritten)
    return Setting(Dress(theme, settings, say), own_templates(theme), editions, issues)
