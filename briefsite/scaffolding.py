"""A new site: the files that a folder needs so that one command makes a site of it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.records import FOLDERS

#: Files that would act on this project where they are kept: the name they are kept under, and their real one.
_NAMES = {
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "site_readme.md": "site/README.md",
    "vscode": ".vscode",
}

#: Where an editor looks for its settings.
_SETTINGS = {"decap": "admin/config.yml", "obsidian": "content/.obsidian/app.json"}
EDITORS = ("vscode", *_SETTINGS)


def new_site(schemas: Mapping[str, str], snippets: str) -> dict[str, bytes]:
    """The files of a new site, by path; `schemas` are the JSON Schemas by kind of record, `snippets` VS Code's."""
    made = dict(_files(files("briefsite") / "data" / "new_site", ""))
    made |= {f"schemas/{kind}.schema.json": text.encode() for kind, text in schemas.items()}
    made[".vscode/briefsite.code-snippets"] = snippets.encode()
    return dict(sorted(made.items()))


def editor_files(editor: str, made: Mapping[str, bytes], settings: Mapping[str, str]) -> dict[str, bytes]:
    """The files that one editor needs, by path: of a new site's those that are VS Code's, or the settings that the
    editor has of its own, by its name."""
    if editor == "vscode":
        return {path: data for path, data in made.items() if path.startswith((".vscode/", "schemas/"))}
    return {_SETTINGS[editor]: settings[editor].encode()}


def is_a_site(folder: Path) -> bool:
    """Whether a folder holds a site already."""
    return (folder / "content").is_dir() or (folder / "seeds").is_dir()


def write_new_site(folder: Path, made: Mapping[str, bytes], *, there_already: bool = False) -> None:
    """Write the files, unless one of them is there already: then nothing is written and BriefsiteError says which."""
    if folder.exists() and not folder.is_dir():
        raise BriefsiteError(f"{folder} is a file; name a folder that is new or empty")
    there = [path for path in made if (folder / path).exists()]
    if there:
        hint = "take it away to have it made anew" if there_already else "name a folder that is new or empty"
        raise BriefsiteError(f"{folder} already holds {there[0]}, which stays as it is; {hint}")
    for name in FOLDERS.values():
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    for path, content in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _files(folder: Traversable, below: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        path = f"{below}{_NAMES.get(item.name, item.name)}"
        found += _files(item, f"{path}/") if item.is_dir() else [(path, item.read_bytes())]
    return found
