"""What editors elsewhere need to know of the front matter, read off the record classes like the schema.

Decap CMS and Sveltia CMS read one configuration. Every key that a record may have is in it, for what a CMS does not
know it may drop; and bodies are edited as plain text, for a rich-text editor knows neither wikilinks nor citations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

from briefsite.content.schema import FORMS
from briefsite.content.shape import Shape, shapes
from briefsite.model.records import FOLDERS, TYPES, Kind

_INTRODUCTION = """\
# Decap CMS and Sveltia CMS read this file; it lists every field that `content/` may hold. Set `backend` to where the
# repository is, and put the CMS's own page beside this file. Decap edits a folder on this machine with
# `local_backend: true` and its own server; Sveltia needs neither. Made by `briefsite init --editor decap`: take this
# file away, and make it anew after an update.
"""
_BODY = {
    "name": "body",
    "label": "Text",
    "widget": "markdown",
    "modes": ["raw"],
    "required": False,
    "hint": "Markdown; [[id|words]] links, [@p3] cites paragraph 3 of the brief's source",
}


def decap_config() -> str:
    """The configuration of Decap CMS and Sveltia CMS, as YAML."""
    config = {
        "backend": {"name": "github", "repo": "OWNER/REPOSITORY", "branch": "main"},
        "media_folder": "templates/static/pictures",
        "public_folder": "../static/pictures",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [_collection(kind) for kind in TYPES],
    }
    return _INTRODUCTION + yaml.dump(config, Dumper=_Plainly, sort_keys=False, allow_unicode=True, width=120)


class _Plainly(yaml.SafeDumper):
    """Writes what comes twice twice: an anchor is one more thing to know for who edits the file."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def obsidian_settings() -> str:
    """The settings of an Obsidian vault in `content/`: links as Briefsite resolves them, and kept when a note moves."""
    settings = {
        "newLinkFormat": "shortest",
        "useMarkdownLinks": False,
        "alwaysUpdateLinks": True,
        "propertiesInDocument": "visible",
    }
    return json.dumps(settings, indent=2) + "\n"


def _collection(kind: Kind) -> dict[str, Any]:
    return {
        "name": FOLDERS[kind],
        "label": FOLDERS[kind].capitalize(),
        "label_singular": kind.capitalize(),
        "folder": f"content/{FOLDERS[kind]}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "title",
        "summary": "{{title}}",
        "slug": "{{slug}}",
        "fields": [*_fields(TYPES[kind]), dict(_BODY)],
    }


def _fields(record_type: type[Any]) -> Iterator[dict[str, Any]]:
    for shape in shapes(record_type).values():
        label = shape.name.replace("_", " ").capitalize()
        common = {"name": shape.name, "label": label}
        seen = {} if shape.form == "pairs" else {"required": shape.required, "hint": shape.doc}
        yield {**common, **seen, **_widget(shape)}


def _widget(shape: Shape) -> dict[str, Any]:
    """How a value is edited. Pairs of any names have no widget that both know: they are kept, out of sight."""
    if shape.form == "choice":
        return {"widget": "select", "options": [choice for choice in shape.choices if choice]}
    if shape.form == "pairs":
        return {"widget": "hidden"}
    if shape.links and shape.form in {"text", "words"}:
        return _relation(shape)
    if shape.form == "words":
        return {"widget": "list", "field": {"name": "item", "label": "Item", "widget": "string"}}
    if shape.nested:
        fields = list(_fields(shape.nested))
        return {"widget": "list" if shape.form == "records" else "object", "collapsed": True, "fields": fields}
    pattern = FORMS.get(shape.written_as, {}).get("pattern")
    return {"widget": "string", **({"pattern": [pattern, shape.doc]} if pattern else {})}


def _relation(shape: Shape) -> dict[str, Any]:
    folder = next(folder for kind, folder in FOLDERS.items() if kind == shape.links)
    return {
        "widget": "relation",
        "collection": folder,
        "search_fields": ["title"],
        "display_fields": ["title"],
        "value_field": "{{slug}}",
        **({"multiple": True} if shape.form == "words" else {}),
    }
