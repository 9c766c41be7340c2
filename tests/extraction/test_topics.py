"""Topics: scored by the words that signal them, with an editor's own vocabulary first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefsite.extraction import COMPONENTS, load_lexicon
from briefsite.extraction.topics import find_topics, vocabulary
from briefsite.model.document import TopicMatch
from briefsite.model.knowledge import Knowledge, KnownTopic
from tests.extraction.cases import Case, cases, opened, read


def topics(text: str, *own: KnownTopic) -> tuple[TopicMatch, ...]:
    reading = replace(opened(text, "", "rules"), knowledge=Knowledge(topics=own))
    return find_topics(reading).document.topics


def test_a_sharp_topic_needs_one_term_and_shows_it() -> None:
    (match,) = topics("They cleared land mines.")
    assert (match.topic, [term.of("They cleared land mines.") for term in match.terms]) == (
        "mine-action",
        ["land mines"],
    )


def test_far_behind_in_a_long_text_one_term_has_to_be_the_name_of_a_sharp_topic_or_not_alone() -> None:
    long = "x " * 300
    assert topics(f"{long}They cleared land mines.") == ()
    assert [match.topic for match in topics(f"{long}They paid for mine action.")] == ["mine-action"]
    assert [match.topic for match in topics(f"{long}They cleared land mines. Landmines kill.")] == ["mine-action"]


def test_a_topic_that_is_called_by_its_name_is_heard_far_behind_too_and_where_the_name_ends_in_s() -> None:
    assert [match.topic for match in topics("x " * 300 + "The military exercises went on.")] == ["military-exercises"]


def test_one_passing_broad_word_is_no_topic() -> None:
    assert topics("x " * 300 + "Trade was mentioned once, and so was the economy.") == ()


def test_of_a_topic_of_a_long_text_two_paragraphs_speak() -> None:
    said, more = "Investors came to the harbour.", "The private sector was asked for a bridge."
    assert topics(f"{'x ' * 250} {said} {more}") == ()
    assert [match.topic for match in topics(f"{said} {'x ' * 250}\n\n{more}")] == ["investment"]


def test_where_there_is_little_else_the_lead_tells_the_topic_though_one_paragraph_does() -> None:
    said, more = "Investors came to the harbour.", "The private sector was asked for a bridge."
    assert [match.topic for match in topics(f"{said} {more} {'x ' * 250}")] == ["investment"]


def test_a_topic_within_another_stands_beside_it_where_it_is_half_as_strong() -> None:
    herds, goats = (
        KnownTopic("herds", "Herds", ("herd*", "flock*", "drove*", "cattle")),
        KnownTopic("goats", "Goats", ("goat*",), "herds"),
    )
    few = "A goat, and goats. A herd and herds, a flock and flocks, droves and cattle of the herdsmen. "
    assert [match.topic for match in topics(few, herds, goats)] == ["herds"]
    assert [match.topic for match in topics(few + "Goats and goatherds.", herds, goats)] == ["herds", "goats"]


def test_a_topic_and_one_within_it_are_not_both_signalled_by_one_mention() -> None:
    assert [match.topic for match in topics("The bakers spoke of the earthquake.")] == ["earthquake"]


def test_a_broad_word_within_a_sharper_one_says_nothing_more() -> None:
    text = "They spoke of human rights."
    (match,) = [match for match in topics(text) if match.topic == "human-rights"]
    assert [term.of(text) for term in match.terms] == ["human rights"]


def test_what_form_an_event_had_is_a_topic_where_few_others_are() -> None:
    form = "The treaty was signed on Monday, and the memorandum of understanding on Friday. "
    assert "international-agreements" in {match.topic for match in topics(form)}
    matter = "Peacekeepers cleared land mines and saw to the hostages. The sanctions and the ceasefire were spoken of. "
    found = [match.topic for match in topics(form + matter)]
    assert "international-agreements" not in found
    assert len(found) >= 3


def test_the_strongest_topic_comes_first() -> None:
    text = "Peacekeepers and peacekeeping. " * 3 + "Mines were cleared: demining is slow."
    assert [match.topic for match in topics(text)][:2] == ["peacekeeping", "mine-action"]


def test_what_an_editor_wrote_replaces_a_topic_and_adds_others() -> None:
    own = (KnownTopic("mine-action", "Mines", ("korfball*",)), KnownTopic("boules", "Boules", ("boules",)))
    text = "Boules and korfballs, not land mines."
    assert {match.topic for match in topics(text, *own)} == {"boules", "mine-action"}
    titles = {topic.id: topic.title for topic in vocabulary(load_lexicon(), Knowledge(topics=own))}
    assert (titles["mine-action"], titles["boules"], titles["peacekeeping"]) == ("Mines", "Boules", "Peacekeeping")


def test_a_stem_ends_at_its_star_and_a_word_at_its_end() -> None:
    assert topics("Sanctioned goods.")[0].topic == "sanctions"
    assert topics("Couples danced.") == ()


def test_a_broad_word_that_comes_often_at_the_head_is_a_topic() -> None:
    often = "The drill began. The drill is the second. The exercise ends on Friday, and the drill goes on."
    assert "military-exercises" in {match.topic for match in topics(often)}
    assert topics("The drill began. " + "x " * 300) == ()


def test_a_function_in_somebodys_title_is_no_diplomacy() -> None:
    assert topics("Special Envoy Lena Orsk read a poem.") == ()


def test_words_may_stand_between_the_words_of_a_term_within_a_sentence() -> None:
    own = KnownTopic("leaving", "Leaving", ("withdraw* ... troops",))
    text = "Norvania withdrew. It will withdraw the last of its troops."
    (match,) = [match for match in topics(text, own) if match.topic == "leaving"]
    assert [term.of(text) for term in match.terms] == ["withdraw the last of its troops"]
    assert not [match for match in topics("They withdraw. Our troops stay.", own) if match.topic == "leaving"]
    assert not [match for match in topics("They withdraw\n\nTroops of ours stay.", own) if match.topic == "leaving"]


def test_of_what_is_talked_about_a_long_text_has_only_what_it_says_again() -> None:
    said = "They discussed energy security. They sang."
    assert "energy-security" in {match.topic for match in topics(f"They met. {said}")}
    assert topics(f"{'x ' * 260}They met. {said}") == ()


def test_a_long_text_that_has_two_topics_has_a_third_that_it_only_speaks_of_once() -> None:
    two = "They met on golf and chess. Golf. Chess. Golf and chess."
    said = "They discussed energy security. They sang."
    assert {match.topic for match in topics(f"{two} {'x ' * 260}{said}")} == {"golf", "chess", "energy-security"}


def test_of_the_narrower_topics_of_one_topic_the_two_strongest_are_named() -> None:
    own = tuple(KnownTopic(name, name, (f"{name}*",), "herds") for name in ("goat", "sheep", "cow"))
    text = "Goats and goatherds. Sheep. Sheep dogs. A goat. Cows, and a cow."
    assert [match.topic for match in topics(text, *own)] == ["goat", "sheep"]


def test_what_an_editor_wrote_of_a_topic_leaves_its_weak_words_as_they_are() -> None:
    own = (KnownTopic("refugees", "Refugees", ("exiles",)),)
    text = "The exiles live in a camp."
    assert [[term.of(text) for term in match.terms] for match in topics(text, *own)] == [["exiles", "camp"]]


@pytest.mark.parametrize("case", cases("topics.txt"), ids=str)
def test_topics_of_whole_texts(case: Case) -> None:
    found = read(case.text, *COMPONENTS).document.topics
    assert [(match.topic,) for match in found] == list(case.expected)
