"""Are the actors and events of different texts joined where they are one, and kept apart where they are not?

    python bench/joins.py [--gold DIR] [--misses]

Converts all texts of a folder together and asks of every two mentions in different texts of the gold: are they the
same actor there, and here? `pairs.yaml` in the folder names the events that two texts tell.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from scoring.actors import alike  # noqa: E402
from scoring.converted import source_of  # noqa: E402
from scoring.events import event_likeness  # noqa: E402
from scoring.pairing import pairs  # noqa: E402
from scoring.predictions import Case, read_cases  # noqa: E402
from scoring.tally import Tally  # noqa: E402

from briefsite.extraction import annotate, load_lexicon, load_model  # noqa: E402
from briefsite.model.dossier import Dossier  # noqa: E402
from briefsite.model.knowledge import Knowledge  # noqa: E402
from briefsite.resolution import resolve  # noqa: E402

# An actor or event of one text: the text, and its id in the gold and after resolution.
Known = tuple[str, str, str]


def resolved_actors(cases: list[Case], dossier: Dossier) -> Iterator[Known]:
    """Every gold actor that was found, with both its ids."""
    ids = {chain: actor.id for actor in dossier.actors for chain in actor.chains}
    for case, index in _indexed(cases, dossier):
        document = dossier.documents[index]
        chains = [
            {"name": c.name, "kind": c.kind, "aliases": c.aliases(case.text), "id": ids.get((index, c.key), c.key)}
            for c in document.chains
        ]
        for i, j in pairs(case.gold["actors"], chains, alike):
            yield case.name, case.gold["actors"][i]["id"], str(chains[j]["id"])


def resolved_events(cases: list[Case], dossier: Dossier) -> dict[tuple[str, str], str]:
    """The id of every gold event that was found, by text and title."""
    ids = {account: event.id for event in dossier.events for account in event.accounts}
    found = {}
    for case, index in _indexed(cases, dossier):
        document, actors = dossier.documents[index], {actor["id"]: actor for actor in case.gold["actors"]}
        told = [
            {
                "key": event.key,
                "sentence": event.sentences[0].of(case.text) if event.sentences else "",
                "date": document.dates[event.date].resolved if event.date is not None else None,
                "participants": [document.chain(part.key).name for part in event.participants],
            }
            for event in document.events
        ]
        for i, j in pairs(case.gold["events"], told, event_likeness(actors, meta=True)):
            found[case.name, case.gold["events"][i]["title"]] = ids.get((index, str(told[j]["key"])), "")
    return found


def _indexed(cases: list[Case], dossier: Dossier) -> Iterator[tuple[Case, int]]:
    by_file = {document.source.file: index for index, document in enumerate(dossier.documents)}
    return ((case, by_file[f"{case.name}.txt"]) for case in cases)


def joined(known: list[Known]) -> Tally:
    """Pairs of mentions in different texts: one in the gold, one after resolution, one in both."""
    right, predicted, gold = 0, 0, 0
    missed, wrong = [], []
    for (one, its_gold, its_id), (other, other_gold, other_id) in combinations(known, 2):
        if one == other:
            continue
        wanted, made = its_gold == other_gold, its_id == other_id
        right, predicted, gold = right + (wanted and made), predicted + made, gold + wanted
        if wanted and not made:
            missed.append(f"{its_gold}: {one}, {other}")
        if made and not wanted:
            wrong.append(f"{its_gold} and {other_gold}: {one}, {other}")
    return Tally(right, predicted, right, gold, tuple(missed), tuple(wrong))


def told_twice(folder: Path, events: dict[tuple[str, str], str]) -> Tally:
    """The events of `pairs.yaml` that were found in both texts: were they joined?"""
    path = folder / "pairs.yaml"
    listed: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    keys = [list(zip(pair["texts"], pair["events"], strict=True)) for pair in listed]
    both = [(one, other) for one, other in keys if one in events and other in events]
    apart = tuple(f"{one[0]} and {other[0]}" for one, other in both if events[one] != events[other])
    unfound = tuple(f"{one[0]} or {other[0]}: not found" for one, other in keys if (one, other) not in both)
    return Tally(
        len(both) - len(apart), len(both), len(both) - len(apart), len(keys), missed=(*apart, *unfound)
    )  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=HERE / "gold", help="texts with .gold.json beside them")
    parser.add_argument("--misses", action="store_true", help="list what was not joined, or joined wrongly")
    arguments = parser.parse_args(argv)
    cases, model, lexicon = read_cases(arguments.gold), load_model(), load_lexicon()
    documents = [annotate(source_of(case, meta=True), model, Knowledge(), lexicon) for case in cases]
    dossier = resolve(documents, Knowledge())
    rows = {
        "actors joined": joined(list(resolved_actors(cases, dossier))),
        "events joined": told_twice(arguments.gold, resolved_events(cases, dossier)),
    }
    for name, tally in rows.items():
        print(
            f"{name:16}{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}{tally.gold:6.0f}{tally.predicted:6.0f}"
        )
        if arguments.misses:
            print("\n".join([f"  - {what}" for what in tally.missed] + [f"  + {what}" for what in tally.wrong]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
