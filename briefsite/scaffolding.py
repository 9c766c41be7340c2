"""Files to start from: a new site, or a new content file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.records import FOLDERS, TYPES, Kind
from briefsite.model.slugs import free_slug

#: Files that would act on this project where they are kept: the name they are kept under, and their real one.
_NAMES = {"gitignore": ".gitignore", "site_readme.md": "site/README.md", "vscode": ".vscode"}


def new_site(schemas: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a new site, by path; `schemas` maps a kind of record to its JSON Schema."""
    made = dict(_files(files("briefsite") / "data" / "new_site", ""))
    made |= {f"schemas/{kind}.schema.json": text.encode() for kind, text in schemas.items()}
    return dict(sorted(made.items()))


def write_new_site(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write the files, unless one of them is there already: then nothing is written and BriefsiteError says which."""
    if folder.exists() and not folder.is_dir():
        raise BriefsiteError(f"{folder} is a file; name a folder that is new or empty")
    there = [path for path in made if (folder / path).exists()]
    if there:
        raise BriefsiteError(
            f"{folder} already holds {there[0]}, which stays as it is; name a folder that is new or empty"
        )
    for name in FOLDERS.values():
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    for path, content in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def new_record(kind: Kind, values: Mapping[str, str]) -> str:
    """A content file with these values, unpublished as yet, in which every other field waits as a comment."""
    lines = ["---"]
    for field in fields(TYPES[kind]):
        if field.name in values:
            lines.append(f"{field.name}: {_scalar(values[field.name])}")
        elif field.name == "source":
            lines += ["source:", f"  file: {_scalar(values['file'])}"]
        elif field.name == "status":
            lines.append("status: draft # never published; `reviewed` when it is ready")
        else:
            lines.append(f"# {field.name}: {field.metadata['doc']}")
    return "\n".join([*lines, "---", "", ""])


def write_new_record(root: Path, kind: Kind, text: str, title: str) -> Path:
    """Write the file under the slug of its title, or the next free one: ids are unique across all kinds."""
    taken = {path.stem for name in FOLDERS.values() for path in (root / "content" / name).glob("*.md")}
    name = free_slug(title, taken, kind)
    path = root / "content" / FOLDERS[kind] / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _scalar(text: str) -> str:
    """The text as YAML: plain where it is plainly a text, otherwise in quotation marks."""
    plain = re.fullmatch(r"[A-Z][a-z]+(?: [\w’]+)+", text) or re.fullmatch(r"[a-z]{4,}", text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _files(folder: Traversable, below: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        path = f"{below}{_NAMES.get(item.name, item.name)}"
        found += _files(item, f"{path}/") if item.is_dir() else [(path, item.read_bytes())]
    return found
