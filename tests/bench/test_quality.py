"""The scorer gives full marks to the gold itself and takes them off class by class."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import quality
from scoring.pairing import pairs
from scoring.predictions import Case, perfect, read_cases
from scoring.tally import Tally
from scoring.told import speaker_right

Prediction = dict[str, Any]
Spoil = Callable[[Prediction], object]
CASES = read_cases(Path(__file__).resolve().parents[2] / "bench" / "gold")


def figures(
    predict: Callable[[Case], Prediction], *, meta: bool = False, cases: list[Case] = CASES
) -> dict[str, float]:
    results = {case.name: quality.tallies(case, predict(case), meta=meta) for case in cases}
    return {name: quality.figure(name, tally) for name, tally in quality.total(results).items()}


@pytest.mark.parametrize("meta", [False, True])
def test_the_gold_itself_scores_one_in_every_class(meta: bool) -> None:
    scored = figures(lambda case: perfect(case, meta=meta), meta=meta)
    assert set(scored) == set(quality.CLASSES)
    assert {name: round(value, 3) for name, value in scored.items() if value < 0.9995} == {}


def test_saying_nothing_finds_nothing_but_makes_nothing_up() -> None:
    scored = figures(lambda _: {})
    assert scored["silence"] == 1
    assert scored["actors"] == scored["quotes"] == scored["dates"] == scored["events"] == 0


def _each(section: str, **changes: object) -> Spoil:
    return lambda predicted: [item.update(changes) for item in predicted[section]]


def _half(section: str) -> Spoil:
    return lambda predicted: predicted.update({section: predicted[section][::2]})


def _apart(predicted: Prediction) -> None:
    predicted["actors"] = [
        {"name": alias, "kind": actor["kind"], "aliases": [alias]}
        for actor in predicted["actors"]
        for alias in actor["aliases"]
    ]


@pytest.mark.parametrize(
    ("fallen", "spoil"),
    [
        ("actors", _half("actors")),
        ("actors", _each("actors", kind="programme")),
        ("salient recall", _half("actors")),
        ("aliases", _apart),
        ("quotes", _half("quotes")),
        ("speaker", _each("quotes", speaker="Nobody in Particular")),
        ("speaker", _each("quotes", speaker=None)),
        ("dates", _each("dates", edtf="1900")),
        ("dates found", _half("dates")),
        ("events", _half("events")),
        ("main events", _half("events")),
        ("participants", _each("events", participants=[])),
        ("event dates", _each("events", date="1900")),
        ("places", _each("events", place=None)),
        ("topics", _half("topics")),
        ("roles", _each("roles", title="gardener")),
        ("role bodies", _each("roles", body=None)),
        ("ranks", _each("roles", rank="Corporal")),
        ("commitments", _each("commitments", actor="Nobody in Particular")),
        ("strength", _each("commitments", strength="sworn")),
        ("addressee", _each("commitments", addressee=None)),
        ("due", _each("commitments", due="1900")),
        ("faithfulness", lambda predicted: predicted["quotes"].append({"text": "words that nobody said"})),
        ("silence", lambda predicted: predicted["events"].append({"sentence": "made up"})),
    ],
)
def test_an_error_lowers_its_class(fallen: str, spoil: Spoil) -> None:
    def predict(case: Case) -> Prediction:
        predicted = json.loads(json.dumps(perfect(case)))
        spoil(predicted)
        return predicted

    assert figures(predict, cases=CASES[::3])[fallen] < 0.99


def test_a_quotation_without_a_speaker_asks_for_none() -> None:
    assert speaker_right("unattributed", None, {})
    assert not speaker_right("unattributed", "Somebody", {})


def test_pairs_are_as_many_as_can_be_made() -> None:
    likeness = {("a", 1): 0.9, ("a", 2): 0.8, ("b", 1): 0.1}
    assert pairs(["a", "b"], [1, 2], lambda one, other: likeness.get((one, other), 0.0)) == [(0, 1), (1, 0)]


def test_a_class_below_its_floor_or_gone_fails() -> None:
    sums = {"actors": Tally(8, 10, 8, 10)}
    assert quality.below(sums, {"actors": 0.8}) == []
    assert quality.below(sums, {"actors": 0.81, "quotes": 0.5}) == ["actors", "quotes"]


def test_the_command_reads_predictions_and_fails_below_a_floor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for case in CASES:
        (tmp_path / f"{case.name}.json").write_text(json.dumps(perfect(case)), encoding="utf-8")
    floors = tmp_path / "floors.toml"
    floors.write_text('[text-alone]\nactors = 1.0\n"aliases" = 1.0\n', encoding="utf-8")
    command = ["--predictions", str(tmp_path), "--floors", str(floors), "--json", str(tmp_path / "out.json")]
    assert quality.main(command) == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["actors"]["f1"] == 1
    (tmp_path / f"{CASES[0].name}.json").unlink()
    assert quality.main([*command, "--misses"]) == 1
    printed = capsys.readouterr().out
    assert "below its floor" in printed
    assert f"  - {CASES[0].name}: {CASES[0].gold['actors'][0]['name']}" in printed
