"""How good is the conversion? Precision, recall and F1 a class, against hand-annotated texts.

    python bench/quality.py [--gold DIR] [--predictions DIR] [--meta] [--floors FILE] [--json FILE] [--misses]

Without `--predictions` the texts are converted here and now. Exits with 1 when a class is below its recorded floor.
What each figure means is told in `bench/README.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from scoring.actors import actor_tallies  # noqa: E402
from scoring.events import event_tallies  # noqa: E402
from scoring.extras import commitment_tallies, role_tallies, silence  # noqa: E402
from scoring.predictions import Case, read_cases, read_predictions  # noqa: E402
from scoring.tally import Tally  # noqa: E402
from scoring.told import date_tallies, faithfulness, quote_tallies, topic_tallies  # noqa: E402

# The order of the table; a share has one figure, the others have three.
CLASSES = (
    "actors", "actors, any kind", "salient recall", "aliases", "quotes", "speaker", "dates", "dates found", "events",
    "main events", "participants", "event dates", "places", "topics", "roles", "role bodies", "ranks", "commitments",
    "strength", "addressee", "due", "silence", "faithfulness",
)  # fmt: skip
SHARES = frozenset((
    "salient recall", "speaker", "main events", "event dates", "places", "role bodies", "strength", "addressee", "due",
    "silence", "faithfulness",
))  # fmt: skip

Tallied = dict[str, Tally]


def tallies(case: Case, predicted: dict[str, Any], *, meta: bool) -> Tallied:
    """All measures for one text."""
    gold = case.gold
    return {
        **actor_tallies(case.text, gold, predicted),
        **quote_tallies(gold, predicted),
        **date_tallies(gold, predicted, meta=meta),
        **event_tallies(gold, predicted, meta=meta),
        **topic_tallies(gold, predicted),
        **role_tallies(gold, predicted),
        **commitment_tallies(gold, predicted, meta=meta),
        **silence(gold, predicted),
        **faithfulness(case.text, predicted),
    }


def total(results: dict[str, Tallied]) -> Tallied:
    """The counts of all texts together (micro), by class, without those that no text has."""
    sums = {name: sum((r[name] for r in results.values() if name in r), Tally()) for name in CLASSES}
    return {name: tally for name, tally in sums.items() if not tally.empty}


def figure(name: str, tally: Tally) -> float:
    """The one figure that a floor is set for: the share, or F1."""
    return tally.recall if name in SHARES else tally.f1


def table(sums: Tallied, floors: dict[str, float]) -> Iterator[str]:
    yield f"{'':18}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'said':>7}{'floor':>8}"
    for name, tally in sums.items():
        floor = f"{floors[name]:8.2f}" if name in floors else ""
        if name in SHARES:
            figures = f"{'':10}{'':8}{tally.recall:8.3f}"
        else:
            figures = f"{tally.precision:10.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
        low = "  below its floor" if name in floors and figure(name, tally) < floors[name] else ""
        yield f"{name:18}{figures}{tally.gold:7.0f}{tally.predicted:7.0f}{floor}{low}"


def misses(results: dict[str, Tallied]) -> Iterator[str]:
    """Class by class, what was missed (-) and what was said wrongly (+), with the text it is from."""
    for name in CLASSES:
        told = {text: result[name] for text, result in results.items() if name in result}
        lines = [
            f"  {sign} {text}: {what}"
            for text, tally in told.items()
            for sign, items in (("-", tally.missed), ("+", tally.wrong))
            for what in items
        ]
        if lines:
            yield f"{name}:"
            yield from lines


def read_floors(path: Path | None, *, meta: bool) -> dict[str, float]:
    """The floors that a file records for this way of scoring: its table `text-alone` or `with-publication-date`."""
    if path is None:
        return {}
    recorded = tomllib.loads(path.read_text(encoding="utf-8"))
    return dict(recorded.get("with-publication-date" if meta else "text-alone", {}))


def below(sums: Tallied, floors: dict[str, float]) -> list[str]:
    """The classes under their floors; a class that is no longer measured has fallen too."""
    return [name for name, floor in floors.items() if name not in sums or figure(name, sums[name]) < floor]


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=HERE / "gold", help="texts with .gold.json beside them")
    parser.add_argument("--predictions", type=Path, help="one JSON file a text; without it the texts are converted")
    parser.add_argument("--meta", action="store_true", help="with the date of publication")
    parser.add_argument("--floors", type=Path, help="a TOML file of floors; exit with 1 below one")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--misses", action="store_true", help="list what was missed or said wrongly")
    return parser.parse_args(argv)


def _predictions(folder: Path | None, *, meta: bool) -> Callable[[Case], dict[str, Any]]:
    if folder:
        return read_predictions(folder)
    from scoring.converted import converter  # noqa: PLC0415 # scoring given predictions needs no language model

    return converter(meta=meta)


def main(argv: list[str] | None = None) -> int:
    arguments = _arguments(argv)
    cases = read_cases(arguments.gold)
    if not cases:
        print(f"{arguments.gold}: no text with a .gold.json beside it", file=sys.stderr)
        return 2
    predict = _predictions(arguments.predictions, meta=arguments.meta)
    results = {case.name: tallies(case, predict(case), meta=arguments.meta) for case in cases}
    sums, floors = total(results), read_floors(arguments.floors, meta=arguments.meta)
    print(f"{len(cases)} texts, {'with' if arguments.meta else 'without'} the date of publication")
    print("\n".join(table(sums, floors)))
    if arguments.misses:
        print("\n".join(misses(results)))
    if arguments.json:
        figures = {
            name: {"precision": t.precision, "recall": t.recall, "f1": t.f1, "gold": t.gold, "predicted": t.predicted}
            for name, t in sums.items()
        }
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    fallen = below(sums, floors)
    if fallen:
        print(f"below the floor: {', '.join(fallen)}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
