"""`init`: a new site in a folder of its own, or what an editor needs in a site that is there."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefsite.cli.console import Console, counted, quoted
from briefsite.cli.exits import Exit

NAME = "init"
HELP = "start a new site in a folder: settings, an example text, and what editors need"
EXAMPLES = "init harbour-desk\ninit .\ninit . --editor decap\ninit . --editor obsidian --editor vscode"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new folder, or one that holds none of the files")
    parser.add_argument(
        "--editor",
        action="append",
        default=[],
        choices=("vscode", "decap", "obsidian"),
        help="also what this editor needs: a task, snippets and schemas for VS Code, a config.yml for Decap or Sveltia "
        "CMS, settings of an Obsidian vault; in a folder that is a site already, nothing else is written",
    )


def run(args: argparse.Namespace, console: Console) -> Exit:
    import json

    from briefsite.content.editors import decap_config, obsidian_settings
    from briefsite.content.schema import json_schema
    from briefsite.content.snippets import vscode_snippets
    from briefsite.model.records import TYPES
    from briefsite.pipeline.roots import apart_from_sites
    from briefsite.scaffolding import editor_files, is_a_site, new_site, write_new_site

    folder: Path = apart_from_sites(args.root / args.folder)
    schemas: dict[str, str] = {
        kind: json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n" for kind in TYPES
    }
    site = new_site(schemas, vscode_snippets())
    there = bool(args.editor) and is_a_site(folder)
    made = {} if there else dict(site)
    for editor in args.editor:
        made |= editor_files(editor, site, {"decap": decap_config(), "obsidian": obsidian_settings()})
    write_new_site(folder, made, there_already=there)
    console.say(f"{folder}: {counted(len(made), 'file')} made")
    if not there:
        console.say(f"Next: put texts into {folder / 'seeds'}, then type: {args.prog} --root {quoted(folder)}")
    return Exit.OK
