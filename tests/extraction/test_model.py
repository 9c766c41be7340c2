"""The language model: known file by file, or refused."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefsite.extraction import annotate, load_lexicon, load_model, verify
from briefsite.extraction.model import MANIFEST, NAMES
from briefsite.model.issues import BriefsiteError
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.sources import paragraphs_of


def installed() -> Path:
    spec = next(s for s in map(find_spec, NAMES) if s and s.origin)
    return next(Path(str(spec.origin)).parent.glob("*/config.cfg")).parent


def test_the_installed_model_is_the_one_this_version_knows() -> None:
    assert verify() == ()
    assert load_model().manifest_digest


def test_a_model_with_one_other_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    for file in MANIFEST:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(installed() / file, folder / file)
    assert verify(str(folder)) == ()
    (folder / "tokenizer").write_bytes(b"other")
    (folder / "ner" / "model").unlink()
    with pytest.raises(BriefsiteError, match="ner/model is missing, tokenizer differs"):
        load_model(str(folder))


def test_a_missing_model_is_named_with_what_to_do() -> None:
    with pytest.raises(BriefsiteError, match="'no_such_model' is not installed; run `make`"):
        load_model("no_such_model")


def test_rules_alone_still_find_titles_lists_and_head_nouns() -> None:
    model = load_model("rules")
    text = "General Orlan Vesk met the UN and the Northern Peace Institute (NPI)."
    document = annotate(Source("a.txt", text, "", paragraphs_of(text)), model, Knowledge(), load_lexicon())
    assert [c.name for c in document.chains] == ["Orlan Vesk", "UN", "Northern Peace Institute"]
    assert model.rules_only
    assert "names are found by rules alone" in model.warnings[0]
