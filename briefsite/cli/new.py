"""`new`: a content file to write by hand."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefsite.cli.console import Console, listed
from briefsite.cli.exits import Exit
from briefsite.model.issues import BriefsiteError, did_you_mean

NAME = "new"
HELP = "start a content file by hand: an actor, an event, a topic or a brief"
EXAMPLES = """\
new actor "Kofi Annan"
new actor --kind organisation "Asian Development Bank"
new brief --source report.txt "Ministers open talks\""""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", choices=("actor", "event", "topic", "brief"), help="what to start")
    parser.add_argument("title", metavar="TITLE", help="its name or headline")
    parser.add_argument("--kind", help="what sort of actor or event (default: person, other)")
    parser.add_argument("--source", metavar="FILE", help="the text that a brief digests, as a path below seeds/")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.roots import a_site
    from briefsite.scaffolding import new_record, write_new_record

    root: Path = a_site(args.root)
    title = " ".join(args.title.split())
    if not title:
        raise BriefsiteError('the title is empty; give the file a name, such as: new actor "Kofi Annan"')
    values = {"title": title, **_kind(args.record, args.kind), **_source(args.record, args.source, root)}
    path = write_new_record(root, args.record, new_record(args.record, values), title)
    console.say(f"{path} made; it is published once its status is no longer `draft`")
    return Exit.OK


def _kind(record: str, kind: str | None) -> dict[str, str]:
    from typing import get_args

    from briefsite.model.document import ActorKind
    from briefsite.model.records import EventKind

    choices = {"actor": get_args(ActorKind), "event": get_args(EventKind)}.get(record, ())
    if kind is None:
        return {"kind": "person" if record == "actor" else "other"} if choices else {}
    if kind not in choices:
        hint = did_you_mean(kind, choices) or (f"choose from {', '.join(choices)}" if choices else "leave --kind out")
        raise BriefsiteError(f"there is no {record} of the kind {kind!r}; {hint}")
    return {"kind": kind}


def _source(record: str, source: str | None, root: Path) -> dict[str, str]:
    if record != "brief":
        return {}
    seeds = root / "seeds"
    there = sorted(path.relative_to(seeds).as_posix() for path in seeds.rglob("*") if path.suffix in (".txt", ".md"))
    if source in there:
        return {"file": str(source)}
    hint = did_you_mean(source or "", there) or (f"there are {listed(there[:8])}" if there else "seeds/ is empty")
    said = f"there is no seeds/{source}" if source else "a brief digests one text: name it with --source FILE"
    raise BriefsiteError(f"{said}; {hint}")
