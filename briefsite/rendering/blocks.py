"""Blocks that a site's own template fills and that no template behind it has: they would be shown nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.rendering.theme import Theme, shipped

_TAG = re.compile(r"\{%[-+]?\s*(?:block\s+(?P<name>\w+)|(?P<end>endblock)\b)")
_UNREAD = re.compile(r"\{#.*?#\}|\{%[-+]?\s*raw\b.*?endraw", re.DOTALL)
_EXTENDS = re.compile(r"\{%[-+]?\s*extends\b")
_CALLED = re.compile(r"\bself\.(\w+)")


def unshown_blocks(own: Path) -> Iterator[Issue]:
    """A warning for each such block of the templates in the folder of a site."""
    theme = Theme(own, shipped())
    if own.resolve() == theme.shipped or not own.is_dir():
        return
    for name, template in sorted(theme.templates.items()):
        if template.file.is_relative_to(own) and _EXTENDS.search(template.text):
            behind = [theme.templates[one].text for one in theme.behind(name) if one != name]
            there = {block for text in behind for block, _ in _blocks(text, deep=True)}
            called = {block for text in (template.text, *behind) for block in _CALLED.findall(text)}
            for block, start in _blocks(template.text):
                if block not in there | called:
                    line = template.text.count("\n", 0, start) + 1
                    place = Place(theme.named(str(template.file)), line, start - template.text.rfind("\n", 0, start))
                    hint = did_you_mean(block, there) or f"there is {', '.join(sorted(there))}"
                    told = f"no template that this one extends has a block '{block}', so it is shown nowhere"
                    yield Issue(place, "unknown-block", told, hint, "warning")


def _blocks(text: str, *, deep: bool = False) -> Iterator[tuple[str, int]]:
    """The blocks of a template with where they begin; those within others only where it is to go so deep.

    >>> [*_blocks("{% block a %}{% block b %}{% endblock %}{% endblock %}{# {% block c %} #}{%- block d -%}")]
    [('a', 0), ('d', 73)]
    """
    depth = 0
    for tag in _TAG.finditer(_UNREAD.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)):
        if tag["name"] and (deep or depth == 0):
            yield tag["name"], tag.start()
        depth += 1 if tag["name"] else -1
