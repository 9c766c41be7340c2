"""Word lists: complete as they come, extended by a site, refused with a sentence where they cannot be used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import briefsite
from briefsite.extraction.lexicon import load_lexicon
from briefsite.model.issues import BriefsiteError

PACKAGE = Path(briefsite.__file__).parent


def test_norway_is_a_country_code_and_not_a_truth_value() -> None:
    assert load_lexicon().table("countries")["NO"]["name"] == "Norway"


def test_no_two_lists_share_a_name() -> None:
    """A rule asks for a list by name alone, and a site extends it so."""
    files = (PACKAGE / "data").glob("*.yaml")
    names = [name for file in files for name in re.findall(r"(?m)^(\w+):", file.read_text(encoding="utf-8"))]
    assert len(names) > 100
    assert sorted(names) == sorted(set(names))


def test_every_state_has_a_name_a_code_and_lists_of_forms() -> None:
    """The code is that of ISO 3166-1, of two capitals; self-proclaimed states, which have none, go by their names."""
    for code, state in load_lexicon().table("countries").items():
        assert re.fullmatch("[A-Z]{2}", code) or code == state["name"].lower().replace(" ", "-").removesuffix(
            "-people's-republic"
        )
        assert state["name"]
        assert isinstance(state["people"], list)
        assert isinstance(state["capital"], list)


def test_no_name_of_an_organisation_stands_for_two() -> None:
    seen: dict[str, str] = {}
    for name, others in load_lexicon().table("organisations").items():
        for form in (name, *others):
            assert seen.setdefault(form, name) == name


@pytest.mark.parametrize("name", [*load_lexicon().lists, *load_lexicon().tables])
def test_every_list_is_read_by_some_rule_and_can_be_extended(name: str, tmp_path: Path) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    assert re.search(rf"[\"']{name}[\"']", code), "a list that nothing reads"
    own = load_lexicon()
    entry = "[Zorblatt]" if name in own.lists else f"{{Zorblatt: {json.dumps(next(iter(own.tables[name].values())))}}}"
    (tmp_path / "more.yaml").write_text(f"{name}: {entry}\n", encoding="utf-8")
    longer = load_lexicon(tmp_path)
    assert "Zorblatt" in (longer.words(name) if name in own.lists else longer.table(name))


def test_a_site_adds_to_lists_and_replaces_in_tables(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text("ranks: [hetman]\norganisations:\n  River Compact: [RC]\n", encoding="utf-8")
    lexicon = load_lexicon(tmp_path)
    assert "hetman" in lexicon.words("ranks")
    assert "general" in lexicon.words("ranks")
    assert lexicon.table("organisations")["River Compact"] == ["RC"]
    assert "hetman" not in load_lexicon().words("ranks")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rank: [hetman]", "the word list more.yaml cannot extend 'rank'; did you mean 'ranks'?"),
        ("ranks: {hetman: x}", "the word list more.yaml cannot extend 'ranks'"),
        ("just words", "the word list more.yaml must hold named lists or tables"),
        ("ranks: [", "the word list more.yaml is not YAML"),
    ],
)
def test_a_word_list_that_cannot_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "more.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BriefsiteError, match=says.replace("?", r"\?")):
        load_lexicon(tmp_path)
