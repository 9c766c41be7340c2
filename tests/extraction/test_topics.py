"""Topics: scored by the words that signal them, with an editor's own vocabulary first."""

from __future__ import annotations

from dataclasses import replace

from briefsite.extraction import load_lexicon
from briefsite.extraction.topics import find_topics, vocabulary
from briefsite.model.document import TopicMatch
from briefsite.model.knowledge import Knowledge, KnownTopic
from tests.extraction.cases import opened


def topics(text: str, *own: KnownTopic) -> tuple[TopicMatch, ...]:
    reading = replace(opened(text, "", "rules"), knowledge=Knowledge(topics=own))
    return find_topics(reading).document.topics


def test_a_sharp_topic_needs_one_term_and_shows_it() -> None:
    text = "x " * 300 + "They cleared land mines."
    (match,) = topics(text)
    assert (match.topic, [term.of(text) for term in match.terms]) == ("mine-action", ["land mines"])


def test_one_passing_broad_word_is_no_topic() -> None:
    assert topics("x " * 300 + "Trade was mentioned once, and so was the economy.") == ()


def test_the_strongest_topic_comes_first() -> None:
    text = "Peacekeepers and peacekeeping. " * 3 + "An election was near."
    assert [match.topic for match in topics(text)][:2] == ["peacekeeping", "elections"]


def test_what_an_editor_wrote_replaces_a_topic_and_adds_others() -> None:
    own = (KnownTopic("mine-action", "Mines", ("bobsleigh*",)), KnownTopic("curling", "Curling", ("curling",)))
    text = "Curling and bobsleighs, not land mines."
    assert {match.topic for match in topics(text, *own)} == {"curling", "mine-action"}
    titles = {topic.id: topic.title for topic in vocabulary(load_lexicon(), Knowledge(topics=own))}
    assert (titles["mine-action"], titles["curling"], titles["peacekeeping"]) == ("Mines", "Curling", "Peacekeeping")


def test_a_stem_ends_at_its_star_and_a_word_at_its_end() -> None:
    assert topics("Sanctioned goods.")[0].topic == "sanctions"
    assert topics("Couples danced.") == ()


def test_a_broad_word_that_comes_often_at_the_head_is_a_topic() -> None:
    often = "The drill began. The drill is the second. The exercise ends on Friday, and the drill goes on."
    assert "military-exercises" in {match.topic for match in topics(often)}
    assert topics("The drill began. " + "x " * 300) == ()


def test_a_function_in_somebodys_title_is_no_diplomacy() -> None:
    assert topics("Special Envoy Lena Orsk read a poem.") == ()
