"""Texts with their gold, and predictions for them: read from a folder, or the gold itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One text, its hand annotation, and its date of publication ("" where that is unknown)."""

    name: str
    text: str
    gold: Data
    published: str


def read_cases(folder: Path) -> list[Case]:
    """All texts of a folder that have a gold file, by name."""
    return [_case(path) for path in sorted(folder.glob("*.txt")) if path.with_suffix(".gold.json").exists()]


def read_meta(path: Path) -> Data:
    """A meta file: one `key: JSON scalar` a line."""
    pairs = (line.split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {key: json.loads(value) for key, value in pairs}


def _case(path: Path) -> Case:
    meta = path.with_suffix(".meta.yaml")
    published = (read_meta(meta) if meta.exists() else {}).get("published") or ""
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return Case(path.stem, path.read_text(encoding="utf-8"), gold, published)


def read_predictions(folder: Path) -> Callable[[Case], Data]:
    """Predictions by name of text; a missing file is an empty prediction."""

    def predict(case: Case) -> Data:
        path = folder / f"{case.name}.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    return predict


def perfect(case: Case, *, meta: bool = False) -> Data:
    """The gold itself in the form of a prediction: what a converter that errs nowhere would say."""
    gold, suffix = case.gold, "_with_meta" if meta else ""
    name = {actor["id"]: actor["name"] for actor in gold["actors"]}

    def dated(item: Data, field: str) -> str | None:
        return item[f"{field}{suffix}"] or item[field]

    return {
        "actors": [{key: actor[key] for key in ("name", "kind", "aliases")} for actor in gold["actors"]],
        "events": [
            {**event, "date": dated(event, "date_edtf"), "participants": [name[who] for who in event["participants"]]}
            for event in gold["events"]
        ],
        "quotes": [{**quote, "speaker": name.get(quote["speaker"], quote["speaker"])} for quote in gold["quotes"]],
        "dates": [{"text": date["text"], "edtf": dated(date, "edtf")} for date in gold["dates"]],
        "topics": gold["topics"],
        "roles": [
            {**role, "actor": name[role["actor"]], "body": name.get(role["body"] or "")}
            for role in gold.get("roles", ())
        ],
        "commitments": [
            {
                **one, "actor": name[one["actor"]], "addressee": name.get(one["addressee"] or ""),
                "due": dated(one, "due"),
            }
            for one in gold.get("commitments", ())
        ],
    }  # fmt: skip
