"""Other editors are at home: a CMS knows every field, Obsidian follows every link, one changed field is one hunk."""

from __future__ import annotations

import difflib
import json
import posixpath
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefsite.cli import main
from briefsite.content.editors import decap_config
from briefsite.content.reading import read_content, read_entry
from briefsite.content.shape import shapes
from briefsite.content.snippets import vscode_snippets
from briefsite.graph import link
from briefsite.merging import merge
from briefsite.model.records import FOLDERS, TYPES, Kind
from briefsite.sources import read_sources

PROJECT = Path(__file__).parents[2]
CONFIG: dict[str, Any] = yaml.safe_load(decap_config())
COLLECTIONS = {collection["name"]: collection for collection in CONFIG["collections"]}
#: The widgets that both CMSs have.
WIDGETS = {"string", "select", "relation", "list", "object", "markdown", "hidden"}


def fields_of(collection: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in collection["fields"]}


def all_fields(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for field in fields for one in (field, *all_fields(field.get("fields", [])))]


@pytest.mark.parametrize("kind", TYPES)
def test_a_cms_knows_every_key_and_no_other(kind: Kind) -> None:
    collection = COLLECTIONS[FOLDERS[kind]]
    assert collection["folder"] == f"content/{FOLDERS[kind]}"
    assert list(fields_of(collection)) == [*shapes(TYPES[kind]), "body"]
    for name, shape in shapes(TYPES[kind]).items():
        field = fields_of(collection)[name]
        if field["widget"] != "hidden":
            assert field["required"] is shape.required
            assert field["hint"] == shape.doc
        if shape.nested:
            assert list(fields_of(field)) == list(shapes(shape.nested))
        if shape.form == "choice":
            assert tuple(field["options"]) == tuple(choice for choice in shape.choices if choice)


def test_every_widget_is_known_and_every_relation_leads_to_a_collection() -> None:
    for collection in COLLECTIONS.values():
        for field in all_fields(collection["fields"]):
            assert field["widget"] in WIDGETS
            assert field["widget"] != "relation" or field["collection"] in COLLECTIONS
    assert {"modes": ["raw"]}.items() <= fields_of(COLLECTIONS["briefs"])["body"].items()


def test_init_writes_what_an_editor_needs_into_a_site_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    command = ["init", str(tmp_path), "--editor", "decap", "--editor", "obsidian", "--editor", "vscode"]
    assert main([*command, "--quiet"]) == 0
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {
        "admin/config.yml",
        "content/.obsidian/app.json",
        *(f".vscode/{name}" for name in ("briefsite.code-snippets", "settings.json", "tasks.json")),
        *(f"schemas/{kind}.schema.json" for kind in TYPES),
    }
    assert json.loads((tmp_path / "content/.obsidian/app.json").read_text())["newLinkFormat"] == "shortest"
    assert main(command) == 2
    assert "stays as it is; take it away to have it made anew" in capsys.readouterr().err


VSCODE = PROJECT / "briefsite/data/new_site/vscode"


def test_vs_code_shows_each_mistake_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/Ada.md").write_text("---\ntitle: Ada\nkind: person\n---\n")
    (tmp_path / "content/actors/bo.md").write_text("---\ntitle: Bo\nkind: robot\ndesk: mine\n---\n\n[[nobody]]\n")
    (tmp_path / "content/actors/cy.md").write_bytes(b"")
    assert main(["--root", str(tmp_path), "check"]) == 1
    task = json.loads((VSCODE / "tasks.json").read_text())["tasks"][0]
    patterns = [matcher["pattern"] for matcher in task["problemMatcher"]]
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("content/")]
    assert len(said) > 3
    for line in said:
        found = [(pattern, match) for pattern in patterns if (match := re.match(pattern["regexp"], line))]
        ((pattern, match),) = found
        parts = {name: match[group] for name, group in pattern.items() if isinstance(group, int)}
        place = ":".join(parts[name] for name in ("file", "line", "column") if parts.get(name))
        mark = "warning: " if parts["severity"] else ""
        assert line == f"{place}: {mark}{parts['message']}"
        assert not parts["message"].startswith("warning")
        assert ("line" in parts) != (pattern.get("kind") == "file")


def typed(snippet: dict[str, Any]) -> str:
    """A snippet as it is typed, with the first choice of each place."""
    text = "\n".join(snippet["body"])
    return re.sub(r"\$\d+", "x", re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text))


@pytest.mark.parametrize("kind", TYPES)
def test_vs_code_completes_every_key_and_what_it_completes_can_be_read(kind: Kind) -> None:
    made = json.loads(vscode_snippets())
    whole = typed(made[f"{kind}: new file"])
    for name, shape in shapes(TYPES[kind]).items():
        snippet = made[f"{kind}: {name}"]
        assert snippet["prefix"] == name
        assert snippet["scope"] == "markdown"
        text = whole if shape.required else whole.replace("---\n\n", f"{typed(snippet)}\n---\n\n")
        _, issues = read_entry(f"content/{FOLDERS[kind]}/x.md", text.encode())
        assert not [issue for issue in issues if "unknown" in issue.message or issue.code in {"yaml", "front-matter"}]
        assert name in yaml.safe_load(text.split("---")[1])


def obsidian(target: str, path: str, vault: list[str]) -> str:
    """The note that Obsidian opens for a link, by its own rule: the path from the vault's root, or from the note's
    folder; else, of the notes whose path ends so in any case, the one with the shortest. Aliases do not count."""
    wanted = target.removesuffix(".md").lower().lstrip("/") + ".md"
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))
    exact = [note for note in vault if note.lower() in (wanted, beside)]
    ending = [note for note in vault if f"/{note.lower()}".endswith(f"/{wanted}")]
    return min(exact or ending, key=lambda note: (note.count("/"), len(note), note), default="")


@pytest.mark.parametrize("root", [PROJECT, PROJECT / "tests/sample"])
def test_obsidian_follows_every_link_to_where_the_site_does(root: Path) -> None:
    entries, _ = read_content(root)
    graph, _ = link(entries, read_sources(root)[0])
    vault = sorted(entry.path.removeprefix("content/") for entry in entries)
    followed = 0
    for entry in graph.entries.values():
        path = entry.path.removeprefix("content/")
        for one, id_ in zip(entry.body.links, graph.targets[entry.id], strict=True):
            titles = {entry.record.title.casefold() for entry in entries}
            if one.target.casefold() in titles or not one.target:
                continue  # a link by title is Briefsite's own: the content reference says so
            assert obsidian(one.target, path, vault) == graph.entries[id_].path.removeprefix("content/"), one
            followed += 1
    assert followed > 10


def test_every_link_of_a_draft_is_one_that_obsidian_follows() -> None:
    entries, _ = read_content(PROJECT)
    ids = {entry.id for entry in entries}
    assert {one.target for entry in entries for one in entry.body.links} <= ids


HEAD = """---
title: Talks # mine
kind: meeting
participants:
  - ada
  - bo
place: Orra
x-desk: 'no'
status: drafted
---
"""
TEXT = f"{HEAD}\nA note.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: meeting", "kind: call"),
        ("place: Orra", "place: 'Orra: the harbour'"),
        ("place: Orra\n", ""),
        ("  - bo\n", "  - bo\n  - cy\n"),
        ("  - ada\n", ""),
        ("place: Orra\n", "place: Orra\ndate: XXXX-05-14\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_field_changed_by_the_machine_is_one_hunk(tmp_path: Path, old: str, new: str, end: str) -> None:
    drafted = HEAD.replace(" # mine", "").replace("x-desk: 'no'\n", "")
    file = tmp_path / "content/events/talks.md"
    merge(tmp_path / "content", {"events/talks.md": drafted})
    before = TEXT.replace("\n", end)
    file.write_bytes(before.encode())
    merge(tmp_path / "content", {"events/talks.md": drafted.replace(old, new)})
    after = file.read_bytes().decode()
    assert after == TEXT.replace(old, new).replace("\n", end)
    hunks = [line for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0) if line[:2] == "@@"]
    assert len(hunks) == 1
