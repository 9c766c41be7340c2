"""Two mentions in different texts are joined when they are one actor, and not otherwise."""

from joins import Known, joined

GOLD_AND_FOUND: list[Known] = [
    ("one", "japan", "japan"),
    ("two", "japan", "japan"),
    ("three", "japan", "japan-2"),
    ("three", "sdf-of-syria", "japan"),
]


def test_a_pair_is_wanted_when_the_gold_has_one_actor_in_both_texts() -> None:
    assert joined(GOLD_AND_FOUND).gold == 3


def test_what_is_torn_apart_is_missed_and_what_is_thrown_together_is_wrong() -> None:
    tally = joined(GOLD_AND_FOUND)
    assert tally.right == 1
    assert tally.missed == ("japan: one, three", "japan: two, three")
    assert tally.wrong == ("japan and sdf-of-syria: one, three", "japan and sdf-of-syria: two, three")


def test_two_actors_of_one_text_are_no_pair() -> None:
    assert joined([("one", "kim-hyun-soo", "kim"), ("one", "kim-ji-won", "kim")]).predicted == 0
