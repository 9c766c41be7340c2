"""The annotated texts are sound, and enough."""

import json
import shutil
from pathlib import Path

import pytest
from gold_check import faults

GOLD = Path(__file__).resolve().parents[2] / "bench" / "gold"


def test_the_gold_has_no_faults() -> None:
    assert faults(GOLD) == []


def test_there_are_thirty_texts_and_more_and_some_tell_nothing() -> None:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in GOLD.glob("*.gold.json")]
    assert len(golds) >= 30
    assert sum(not gold["events"] and not gold["quotes"] for gold in golds) >= 4
    assert sum("commitments" in gold for gold in golds) >= 10


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLD, tmp_path / "gold"))


@pytest.mark.parametrize(
    ("section", "field", "value", "complaint"),
    [
        ("actors", "name", "Nobody of that name", "the name is not among the aliases"),
        ("actors", "aliases", ["Nobody of that name"], "is not in the text"),
        ("actors", "kind", "ship", "not in the vocabulary"),
        ("actors", "affiliation", ["no-such-body"], "is unknown"),
        ("dates", "edtf", "2019-02-31", "no EDTF date"),
        ("dates", "paragraph", 99, "is not in paragraph 99"),
        ("quotes", "text", "words that nobody said", "is not in paragraph"),
        ("events", "participants", ["no-such-body"], "is unknown"),
        ("events", "place", "Nowhere-upon-Sea", "is not in the text"),
        ("commitments", "strength", "sworn", "not in the vocabulary"),
        ("roles", "body", "no-such-body", "is unknown"),
    ],
)
def test_a_fault_is_found(copy: Path, section: str, field: str, value: object, complaint: str) -> None:
    path = copy / "01_hanoi-defence-talks.gold.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    gold[section][0][field] = value
    path.write_text(json.dumps(gold), encoding="utf-8")
    assert any(complaint in fault for fault in faults(copy))
