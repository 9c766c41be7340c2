"""`new`: a content file to write by hand."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from briefsite.cli.console import Console, listed
from briefsite.cli.exits import Exit
from briefsite.disk import files_below
from briefsite.model.issues import BriefsiteError, did_you_mean

NAME = "new"
HELP = "start a content file by hand: an actor, an event, a topic or a brief"
EXAMPLES = """\
new actor "Kofi Annan"
new actor --kind organisation "Asian Development Bank"
new brief --source report.txt "Ministers open talks\""""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", type=_record, choices=("actor", "event", "topic", "brief"), help="what to start")
    parser.add_argument("title", metavar="TITLE", help="its name or headline")
    parser.add_argument("--kind", help="what sort of actor or event (default: person, other)")
    parser.add_argument("--source", metavar="FILE", help="the text that a brief digests, as a path below seeds/")


def _record(typed: str) -> str:
    """What was typed, unless it is a kind of something that can be started."""
    from typing import get_args

    from briefsite.model.document import ActorKind
    from briefsite.model.records import EventKind

    for record, kinds in (("actor", get_args(ActorKind)), ("event", get_args(EventKind))):
        if typed in kinds:
            raise argparse.ArgumentTypeError(f"{typed!r} is a kind of {record}: new {record} --kind {typed} TITLE")
    return typed


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.content.writing import new_entry
    from briefsite.front_matter import scalar
    from briefsite.pipeline.roots import a_site

    root: Path = a_site(args.root)
    title = " ".join(args.title.split())
    if not title:
        raise BriefsiteError('the title is empty; give the file a name, such as: new actor "Kofi Annan"')
    if not any(sign.isalnum() for sign in title):
        raise BriefsiteError(f"the title {title!r} has no letter and no digit to name a file by; write one that has")
    name, text = new_entry(args.record, title)
    for key, value in {**_kind(args.record, args.kind), **_source(args.record, args.source, root)}.items():
        text = _filled(text, key, scalar(value))
    _refuse_a_second(root, Path(name).stem)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    console.say(f"{path} made: open it in an editor")
    return Exit.OK


def _refuse_a_second(root: Path, id_: str) -> None:
    """Ids are unique across all kinds of file."""
    from briefsite.model.records import FOLDERS

    there = [path for name in FOLDERS.values() for path in (root / "content" / name).rglob(f"{id_}.md")]
    if there:
        raise BriefsiteError(f"{there[0]} is there already; edit it, or give the new file another title")


def _filled(text: str, key: str, value: str) -> str:
    """The text with the first `key:` set to the value."""
    return re.sub(rf"^(\s*{key}:)[^#\n]*", lambda found: f"{found[1]} {value}  ", text, count=1, flags=re.MULTILINE)


def _kind(record: str, kind: str | None) -> dict[str, str]:
    from typing import get_args

    from briefsite.model.document import ActorKind
    from briefsite.model.records import EventKind

    if kind is None:
        return {}
    choices = {"actor": get_args(ActorKind), "event": get_args(EventKind)}.get(record, ())
    if kind not in choices:
        hint = did_you_mean(kind, choices) or (f"choose from {', '.join(choices)}" if choices else "leave --kind out")
        raise BriefsiteError(f"there is no {record} of the kind {kind!r}; {hint}")
    return {"kind": kind}


def _source(record: str, source: str | None, root: Path) -> dict[str, str]:
    if record != "brief":
        if source is not None:
            raise BriefsiteError(
                f"only a brief digests a text; leave --source out, or write: new brief --source {source}"
            )
        return {}
    seeds = root / "seeds"
    files = (path for path in files_below(seeds, root) if path.suffix in (".txt", ".md"))
    there = sorted(path.relative_to(seeds).as_posix() for path in files)
    if source in there:
        return {"file": str(source)}
    hint = did_you_mean(source or "", there) or (f"seeds/ holds {listed(there[:8])}" if there else "seeds/ is empty")
    said = f"there is no seeds/{source}" if source else "a brief digests one text: name it with --source FILE"
    raise BriefsiteError(f"{said}; {hint}")
