"""What a person is asked about, and what nobody needs to be asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefsite.content.reading import read_entry
from briefsite.model.edits import Correction, Proposal
from briefsite.model.knowledge import KnownTopic
from briefsite.model.records import Entry
from briefsite.model.review import Desk, Drafted, Evidence, Question, Witness
from briefsite.model.sources import Source
from briefsite.questions import questions
from briefsite.questions.evidence import sentence
from briefsite.sources import paragraphs_of

TEXT = "The talks ended. Gen. Ada Lund left for Orra on Monday, then came back.\n\n“We stay,” somebody said.\n"


def source(file: str, text: str) -> Source:
    return Source(file, text, "", paragraphs_of(text))


def actor(id_: str, title: str, more: str = "") -> Entry:
    kind = "" if "kind:" in more else "kind: person\n"
    return entry(f"actors/{id_}.md", f"title: {title}\n{kind}{more}")


def entry(path: str, front: str) -> Entry:
    found, issues = read_entry(f"content/{path}", f"---\n{front}---\n".encode())
    assert found, issues
    return found


def asked(desk: Desk) -> list[tuple[str, str, str]]:
    return [(each.kind, each.path, each.new) for each in questions(desk)]


def test_a_proposal_comes_with_the_paragraph_that_it_cites() -> None:
    waits = Proposal("briefs/talks.md", "body", "- She left [@p1]", "", "- Lund left [@p1]")
    (question,) = questions(
        Desk(sources={"a.txt": source("a.txt", TEXT)}, texts_of={"talks": "a.txt"}, proposals=(waits,))
    )
    assert question.evidence == (Witness("a.txt", 1, TEXT.split("\n", maxsplit=1)[0]),)
    assert question.why == "a person wrote here, and the newest draft says otherwise"


def test_a_proposal_for_a_field_comes_with_the_sentence_that_the_value_rests_on() -> None:
    waits = Proposal("briefs/talks.md", "actors[ada-lund]", "", "", "ada-lund")
    reasons = {"actors.ada-lund": (Evidence("a.txt", 1, 22, 30, "chain:rank-name"),)}
    desk = Desk(sources={"a.txt": source("a.txt", TEXT)}, proposals=(waits,), reasons=lambda _: reasons)
    (question,) = questions(desk)
    assert question.evidence == (Witness("a.txt", 1, "Gen. Ada Lund left for Orra on Monday, then came back."),)
    gone = replace(desk, sources={})
    assert questions(gone)[0].evidence == (Witness("a.txt", 1, ""),)


def test_what_a_corrected_text_made_the_machine_replace_is_shown_until_it_was_seen() -> None:
    replaced = Correction("briefs/talks.md", "Lund stayed.", "The talks ended.")
    desk = Desk(
        sources={"a.txt": source("a.txt", TEXT)},
        texts_of={"talks": "a.txt"},
        corrections=((replaced, ("body", replaced.now)),),
    )
    (question,) = questions(desk)
    assert (question.kind, question.last, question.mine) == ("correction", replaced.was, replaced.now)
    assert question.evidence == (Witness("a.txt", 1, TEXT.split("\n", maxsplit=1)[0]),)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 3, "The talks ended. Gen. Ada Lund left for Orra on Monday, then came back."),
        (22, 30, "Gen. Ada Lund left for Orra on Monday, then came back."),
        (0, 71, "The talks ended. Gen. Ada Lund left for Orra on Monday, then came back."),
    ],
)
def test_a_sentence_does_not_end_with_an_abbreviation(start: int, end: int, found: str) -> None:
    assert sentence(TEXT.split("\n", maxsplit=1)[0], start, end) == found


BLOCK = "> “We stay”\n> — unattributed [@p2]"
DRAFTED = Drafted(
    "briefs/talks.md",
    {"date": "2021-05-14", "title": "Talks"},
    (("body", BLOCK),),
    {"date": "2021-05-14", "title": "Talks"},
    frozenset({BLOCK}),
    (
        ("body.0", (Evidence("a.txt", 2, 73, 80, "unattributed"),)),
        ("date", (Evidence("a.txt", 1, 47, 53, "date"), Evidence("a.txt", 1, 0, 3, "year-inferred", "from “then”"))),
        ("title", (Evidence("a.txt", 1, 0, 3, "event:meeting"),)),
    ),
)
DESK = Desk(
    sources={"a.txt": source("a.txt", TEXT)},
    texts_of={"talks": "a.txt"},
    drafted=(DRAFTED,),
    doubtful={"date": {"year-inferred": "the year is inferred"}, "body": {"unattributed": "nobody is named"}},
)


def test_a_value_that_a_rule_is_not_sure_of_is_asked_about_with_its_reason() -> None:
    block, date = questions(DESK)
    assert (block.place, block.mine, block.why) == ("body", BLOCK, "nobody is named")
    assert block.evidence == (Witness("a.txt", 2, "“We stay,” somebody said."),)
    assert (date.place, date.mine, date.why) == ("date", "2021-05-14", "the year is inferred (from “then”)")


def test_an_item_of_a_list_is_asked_about_by_itself() -> None:
    fields = {"participants": "ada-lund, orra", "participants[ada-lund]": "ada-lund"}
    reasons = (("participants.ada-lund", (Evidence("a.txt", 1, 0, 3, "company"),)),)
    file = Drafted("events/talks.md", fields, (), fields, frozenset(), reasons)
    desk = Desk(drafted=(file,), doubtful={"participants": {"company": "nobody is named"}})
    (question,) = questions(desk)
    assert (question.place, question.mine) == ("participants[ada-lund]", "ada-lund")


def test_nobody_is_asked_about_what_a_person_changed_or_confirmed() -> None:
    changed = replace(DRAFTED, standing_fields={"date": "2022-05-14"}, standing=frozenset())
    assert not questions(replace(DESK, drafted=(changed,)))
    settled = frozenset({("briefs/talks.md", ("date", "2021-05-14")), ("briefs/talks.md", ("body", BLOCK))})
    assert not questions(replace(DESK, settled=settled))
    other = frozenset({("briefs/talks.md", ("date", "2020-05-14"))})
    assert len(questions(replace(DESK, settled=other))) == 2


EVENT = """title: Ferry sinks
date: {mine}
accounts:
- cite: one, para. 1
  value: {one}
  place: {here}
- cite: two, para. 1
  value: {two}
  place: {there}
"""


@pytest.mark.parametrize(
    ("one", "two", "here", "there", "places"),
    [
        ("2021-05-14", "2021-05-15", "Orra", "Orra", ["date"]),
        ("2021-05-14", "XXXX-05-14", "Orra", "the port of Orra", []),
        ("2021-05-14", "2021-05-14", "Orra", "Lenn", ["place"]),
    ],
)
def test_accounts_are_asked_about_where_they_cannot_all_be_right(
    one: str, two: str, here: str, there: str, places: list[str]
) -> None:
    event = entry("events/ferry.md", EVENT.format(mine=one, one=one, two=two, here=here, there=there))
    desk = Desk(entries=(event,), texts_of={"one": "a.txt"}, sources={"a.txt": source("a.txt", TEXT)})
    found = questions(desk)
    assert [each.place for each in found] == places
    assert all(each.evidence for each in found)
    settled = frozenset((each.path, (f"accounts {each.place}", each.last)) for each in found)
    assert not questions(replace(desk, settled=settled))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lund", "A. Lund"),
        ("Ikuina Akiko", "Akiko Ikuina"),
        ("Kemal Yamasaki", "Kemal Yamazaki"),
        ("José Díaz", "Jose Diaz"),
        ("Ada K. Lund", "Ada Lund"),
    ],
)
def test_two_actors_that_look_like_one_are_suggested_to_be_one(one: str, other: str) -> None:
    desk = Desk(entries=(actor("aa", one), actor("bb", other)))
    (question,) = questions(desk)
    assert {question.path, question.new} in ({"actors/aa.md", "bb"}, {"actors/bb.md", "aa"})
    stem = question.path[7:-3]
    for turned_down in ((question.path, ("merge", question.new)), (f"actors/{question.new}.md", ("merge", stem))):
        assert not questions(replace(desk, turned_down=frozenset({turned_down})))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lund", "Bo Lund"),
        ("Lund", "Ada Lund"),
        ("Ada Lund", "Adam Lund"),
        ("Ada K. Lund", "Ada B. Lund"),
        ("A. Lund", "A. Lind"),
    ],
)
def test_actors_that_may_well_be_two_are_left_alone(one: str, other: str) -> None:
    assert not questions(Desk(entries=(actor("aa", one), actor("bb", other))))


def test_a_surname_with_an_office_is_asked_about_beside_the_name_in_full() -> None:
    role = "roles:\n  - title: President\n    cite: one, para. 1\n"
    (question,) = questions(Desk(entries=(actor("a", "Ada Lund", f"kind: person\n{role}"), actor("b", "Lund", role))))
    assert question.why.endswith("both are President")


def test_of_many_that_look_alike_each_is_asked_about_once() -> None:
    many = tuple(actor(f"a{n}", "Ada Lund") for n in range(6))
    found = questions(Desk(entries=many))
    assert len(found) == 5
    assert len({each.path for each in found}) == 5
    one = found[0]
    again = questions(Desk(entries=many, turned_down=frozenset({(one.path, ("merge", one.new))})))
    assert [each.new for each in again if each.path == one.path] != [one.new]


def test_bodies_of_two_lands_are_not_one_by_what_both_are_called_for_short() -> None:
    kind = "kind: organisation\naliases: [Harbour Court]\n"
    two = (actor("a", "Harbour Court of Orra", kind), actor("b", "Lenn Harbour Court", kind))
    assert not questions(Desk(entries=two))


def test_a_body_and_its_letters_are_one_unless_the_letters_have_a_name_of_their_own() -> None:
    kind = "kind: organisation\n"
    desk = Desk(entries=(actor("a", "Orra Harbour Board", kind), actor("b", "OHB", kind)))
    assert asked(desk) == [("merge", "actors/b.md", "a")]
    named = actor("b", "Outer Hill Brigade", f"{kind}aliases: [OHB]\n")
    assert not questions(Desk(entries=(actor("a", "Orra Harbour Board", f"{kind}aliases: [OHB]\n"), named)))


def test_bodies_of_two_countries_stay_two() -> None:
    one, other = (
        actor(id_, "Ministry of Tides", f"kind: organisation\ncountry: {id_.upper()}\n") for id_ in ("no", "se")
    )
    assert not questions(Desk(entries=(one, other)))


def texts(phrase: str, number: int = 3) -> dict[str, Source]:
    return {f"{n}.txt": source(f"{n}.txt", f"They spoke of {phrase} in Orra.\n") for n in range(number)}


DESK_OF_TOPICS = Desk(
    nominal_endings=("ation",), nominal_words=frozenset({"fishing"}), function_words=frozenset({"of"})
)


def test_a_phrase_of_several_texts_that_no_topic_has_is_suggested() -> None:
    desk = replace(DESK_OF_TOPICS, sources=texts("tidal fishing"))
    (question,) = questions(desk)
    assert (question.kind, question.path, question.new) == ("topic", "topics/tidal-fishing.md", "tidal fishing")
    assert question.evidence[0] == Witness("0.txt", 1, "They spoke of tidal fishing in Orra.")
    for term in ("tidal fishing", "fishing", "tida*", "fish*"):
        assert not questions(replace(desk, topics=(KnownTopic("x", "X", (term,)),))), term
    turned_down = frozenset({("topics/tidal-fishing.md", ("topic", "tidal fishing"))})
    assert not questions(replace(desk, turned_down=turned_down))


@pytest.mark.parametrize(("phrase", "number"), [("tidal fishing", 2), ("Tidal fishing", 3), ("lots of fishing", 3)])
def test_rare_phrases_names_and_function_words_name_no_topic(phrase: str, number: int) -> None:
    assert not questions(replace(DESK_OF_TOPICS, sources=texts(phrase, number)))


def test_the_order_of_files_changes_no_question() -> None:
    entries = (actor("aa", "Ada Lund"), actor("bb", "A. Lund"), actor("cc", "Lund Ada"))

    def found(*given: Entry) -> set[Question]:
        return set(questions(Desk(entries=given)))

    assert found(*entries) == found(*reversed(entries))
    assert len(found(*entries)) == 2
