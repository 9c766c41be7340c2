"""Names of any script stand in the order of Unicode, whatever else is in the list."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyuca import Collator

from briefsite.model.settings import Settings
from briefsite.pages.collation import letter, sort_key
from briefsite.pages.library import Library
from briefsite.pages.listings import SHEETS
from tests.sample import graph_at

UNICODE = Collator()
PRINTABLE = st.text(alphabet=string.digits + string.ascii_letters + string.punctuation + " ", max_size=12)


@given(PRINTABLE.filter(lambda name: name[:4].casefold() != "the "))
def test_the_quick_way_for_ascii_gives_the_key_of_the_table(name: str) -> None:
    assert sort_key(name) == tuple(UNICODE.sort_key(name))


@pytest.mark.parametrize(
    "names",
    [
        ["Ærø", "Afar", "The Beyond", "Chea", "Đặng Anh", "Dao", "de Vries", "Łódź", "Lund", "Østby", "Oz", "Zoë"],
        ["أحمد", "بدر", "خالد", "يوسف"],
        ["កម្ពុជា", "ខេត្ត", "ហ៊ុន សែន"],
        ["あさひ", "アジア", "かわ", "さくら"],
        ["Анна", "Борис", "Ёлка", "Жанна", "Яна"],
        ["Zoë", "Ωmega", "Яна", "יוסף", "خالد", "ខេត្ត", "あさひ"],
    ],
)
def test_each_script_has_its_own_order_and_one_follows_the_other(names: list[str]) -> None:
    assert sorted([*names[1::2], *names[::2]], key=sort_key) == names


@given(st.lists(st.text(min_size=1, max_size=8), max_size=8))
def test_any_names_have_an_order_and_a_letter(names: list[str]) -> None:
    for name in sorted(names, key=sort_key):
        assert len(letter(name)) >= 1


def test_a_letter_stands_once_in_the_list_with_all_its_names(tmp_path: Path) -> None:
    (tmp_path / "content/actors").mkdir(parents=True)
    names = ["Østby", "Oz", "Ørsted", "Orla", "Đặng", "Dara", "3rd Army", "The Accord", "Ægir", "Azra", "ហ៊ុន", "ហង្ស"]
    for number, name in enumerate(names):
        text = f'---\ntitle: "{name}"\nkind: organisation\n---\n'
        (tmp_path / f"content/actors/a{number}.md").write_text(text, encoding="utf-8")
    (actors,) = (one for one in SHEETS if one.name == "actors")
    page = actors.sheet(Library(graph_at(tmp_path), Settings()), 0)
    found = [(first, [one.ref.title for one in actors]) for first, actors in page.letters]
    assert found == [
        ("A", ["The Accord", "Ægir", "Azra"]),
        ("D", ["Đặng", "Dara"]),
        ("O", ["Orla", "Ørsted", "Østby", "Oz"]),
        ("ហ", ["ហង្ស", "ហ៊ុន"]),
        ("#", ["3rd Army"]),
    ]
