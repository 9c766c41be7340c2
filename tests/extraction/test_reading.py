"""What the parser sees has the places of the source; what is not English is left and said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefsite.extraction.lexicon import load_lexicon
from briefsite.extraction.readable import same_length, unread
from tests.extraction.casefiles import read


@given(st.text())
def test_the_parser_sees_as_many_characters_as_the_source_has(text: str) -> None:
    assert len(same_length(text)) == len(text)


def test_a_paragraph_in_another_language_is_not_read_and_that_is_said() -> None:
    french = "Le ministre a reçu hier une délégation, qui est dans la capitale pour une visite avec les autres."
    document = read(f"General Orlan Vesk spoke.\n\n{french}\n\nМинистр принял делегацию в столице вчера вечером.")
    assert document.warnings == (
        "paragraph 2 was not read: it does not seem to be English",
        "paragraph 3 was not read: it is not in the Latin script",
    )
    assert [c.name for c in document.chains] == ["Orlan Vesk"]


def test_names_from_elsewhere_make_a_paragraph_no_less_english() -> None:
    text = "Ursula von der Leyen met Jaap de Hoop Scheffer, Juan de la Cruz, Omar bin Rashid and Luiz Inácio da Silva."
    assert unread(text, load_lexicon()) == ""


def test_a_very_long_paragraph_is_read_in_pieces_that_miss_nothing() -> None:
    text = "General Orlan Vesk met President Mira Dostal. " * 1000
    document = read(text.strip())
    assert len(document.sentences) == 1000
    assert {c.name: len(c.mentions) for c in document.chains} == {"Orlan Vesk": 1000, "Mira Dostal": 1000}


def test_sentences_are_spans_without_surrounding_space() -> None:
    text = "One sentence.  Another one.\n\nA third."
    assert [s.of(text) for s in read(text).sentences] == ["One sentence.", "Another one.", "A third."]


def test_initials_behind_an_honorific_end_no_sentence() -> None:
    text = "It met Mr. G.M.R.D. Brix, of the port, and Mrs. J.M. Thil Orsk. They met Dr. Lenn. It rained."
    sentences = [s.of(text) for s in read(text).sentences]
    assert sentences[:2] == [f"{text.partition(' Orsk.')[0]} Orsk.", "They met Dr. Lenn."]
