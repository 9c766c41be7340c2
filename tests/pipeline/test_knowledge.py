"""What an editor teaches the converter: correct once, right ever after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefsite.model.knowledge import Knowledge
from briefsite.pipeline.conversion import annotate_all, convert
from briefsite.pipeline.knowledge import what_is_known

TEXT = "Foreign Minister Mara Dovel of Norway met Trade Minister Ivo Castell in Oslo on May 14 to open harbour talks.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talks.txt").write_text(TEXT)
    convert(tmp_path)
    return tmp_path


def test_a_conversion_learns_nothing_from_its_own_drafts(root: Path) -> None:
    known, issues = what_is_known(root)
    assert issues == ()
    assert replace(known, briefs=(), things=()) == Knowledge()
    assert [file for file, _ in known.briefs] == ["talks.txt"]


def test_an_alias_that_an_editor_adds_is_known_in_the_next_text(root: Path) -> None:
    actor = root / "content/actors/mara-dovel.md"
    actor.write_text(actor.read_text().replace("kind: person", "kind: person\naliases:\n  - Mara Hagen"))
    (root / "seeds/second.txt").write_text(
        "Prime Minister Mara Hagen visited Sweden on June 2 and praised the accord.\n"
    )
    convert(root)
    assert not (root / "content/actors/mara-hagen.md").exists()
    assert "aliases:\n  - Mara Hagen\n" in actor.read_text()
    briefs = [path.read_text() for path in (root / "content/briefs").glob("*.md")]
    assert sum("[[mara-dovel|" in text for text in briefs) == 2


def test_a_kind_that_an_editor_corrects_is_that_of_the_next_text(root: Path) -> None:
    actor = root / "content/actors/lenn-harbour-authority.md"
    actor.write_text("---\ntitle: Lenn Harbour Authority\nkind: programme\nstatus: reviewed\n---\n")
    (root / "seeds/second.txt").write_text("The Lenn Harbour Authority opened its gates to Norway on June 2.\n")
    chains = [chain for document in annotate_all(root).documents for chain in document.chains]
    assert [chain.kind for chain in chains if chain.name == "Lenn Harbour Authority"] == ["programme"]


def test_a_description_is_no_name_for_the_next_text(root: Path) -> None:
    actor = root / "content/actors/the-minister.md"
    actor.write_text("---\ntitle: the minister\nkind: person\nstatus: reviewed\n---\n")
    (root / "seeds/second.txt").write_text("Ivo Castell met the minister in Oslo on June 2, said the ministry.\n")
    convert(root)
    assert not [path for path in (root / "content/briefs").glob("*.md") if "[[the-minister" in path.read_text()]


def test_a_topic_of_the_editors_own_is_matched(root: Path) -> None:
    topic = root / "content/topics/harbour-talks.md"
    topic.parent.mkdir(exist_ok=True)
    topic.write_text("---\ntitle: Harbour talks\nterms: [harbour talk*]\nstatus: reviewed\n---\n")
    convert(root)
    (brief,) = (root / "content/briefs").glob("*.md")
    assert "- harbour-talks" in brief.read_text()


def test_a_date_of_publication_that_an_editor_adds_completes_the_dates(root: Path) -> None:
    (brief,) = (root / "content/briefs").glob("*.md")
    brief.write_text(brief.read_text().replace("  file: talks.txt", "  file: talks.txt\n  published: 2024-05-16"))
    convert(root)
    (event,) = (root / "content/events").glob("*.md")
    assert "2024-05-14" in event.read_text()


def test_a_brief_that_was_edited_keeps_its_name_when_its_headline_changes(root: Path) -> None:
    (brief,) = (root / "content/briefs").glob("*.md")
    brief.write_text(brief.read_text().replace("title: ", "title: Quite another headline, for "))
    convert(root)
    assert list((root / "content/briefs").glob("*.md")) == [brief]


def test_what_an_editor_wrote_is_never_taken_for_something_else(root: Path) -> None:
    event = root / "content/events/harbour-opens.md"
    event.write_text("---\ntitle: Harbour opens\nstatus: reviewed\n---\n")
    known, _ = what_is_known(root)
    assert known.taken == ("harbour-opens",)


def test_what_an_editor_taught_is_not_forgotten_once_the_drafts_say_the_same(root: Path) -> None:
    actor = root / "content/actors/mara-dovel.md"
    actor.write_text(actor.read_text().replace("title: Mara Dovel", "title: Mara Dovel-Hagen"))
    convert(root)
    taught = actor.read_bytes()
    for _ in range(3):
        convert(root)
        assert actor.read_bytes() == taught
        assert [one.name for one in what_is_known(root)[0].actors] == ["Mara Dovel-Hagen"]
    assert sorted(path.stem for path in actor.parent.iterdir()) == ["ivo-castell", "mara-dovel", "norway"]


def renamed(root: Path) -> Path:
    """An actor under another title, in a file that the converter does not change."""
    actor = root / "content/actors/mara-dovel.md"
    words = actor.read_text().replace("title: Mara Dovel", "title: Mara Hagen").replace("drafted", "reviewed")
    actor.write_text(words)
    convert(root)
    return actor


def test_a_former_title_counts_also_where_the_last_draft_has_none(root: Path) -> None:
    actor = renamed(root)
    known = [(one.name, one.aliases) for one in what_is_known(root)[0].actors]
    assert known == [("Mara Hagen", ("Mara Dovel",))]
    draft = root / "content/.drafts" / actor.relative_to(root / "content")
    draft.write_text("---\nkind: person\nstatus: drafted\n---\n")  # as of one that parted, and was given its title
    assert [(one.name, one.aliases) for one in what_is_known(root)[0].actors] == known


@pytest.mark.parametrize("arrives", ["before", "with", "after"])
def test_an_alias_that_an_editor_takes_back_is_forgotten(root: Path, arrives: str) -> None:
    actor, second = root / "content/actors/mara-dovel.md", root / "seeds/second.txt"
    hagen = "Prime Minister Mara Hagen visited Sweden on June 2 and praised the accord.\n"
    if arrives == "before":
        second.write_text(hagen)
    actor.write_text(actor.read_text().replace("kind: person", "kind: person\naliases:\n  - Mara Hagen"))
    convert(root)
    assert not (root / "content/actors/mara-hagen.md").exists()
    actor.write_text(actor.read_text().replace("aliases:\n  - Mara Hagen\n", ""))
    if arrives == "with":
        second.write_text(hagen)
    convert(root)
    second.write_text(hagen)
    for _ in range(3):
        convert(root)
        assert (root / "content/actors/mara-hagen.md").exists()
        assert "Mara Hagen" not in actor.read_text()


SECOND = "Mara Dovel arrived in Sweden on June 2. The premier praised the harbour accord, which Ivo Castell signed.\n"


def taught_a_role(root: Path, role: str = "Prime Minister") -> Path:
    """The file of an actor for whom an editor has written a role."""
    actor = root / "content/actors/mara-dovel.md"
    actor.write_text(actor.read_text().replace("roles:\n", f"roles:\n  - title: {role}\n"))
    return actor


def nouns(root: Path) -> list[tuple[str, str, str]]:
    """The nouns that stand for somebody, with the actor and the rule."""
    return [
        (m.span.of(document.source.text), chain.name, m.reason.rule)
        for document in annotate_all(root).documents
        for chain in document.chains
        for m in chain.mentions
        if m.form == "descriptor"
    ]


def test_a_role_that_an_editor_adds_settles_a_noun_in_the_next_text(root: Path) -> None:
    (root / "seeds/second.txt").write_text(SECOND)
    assert nouns(root) == []
    taught_a_role(root)
    assert nouns(root) == [("The premier", "Mara Dovel", "known-role")]


def test_what_a_text_itself_says_of_an_office_is_what_counts(root: Path) -> None:
    taught_a_role(root)
    (root / "seeds/second.txt").write_text("Mara Dovel met Prime Minister Ivo Castell on June 2. The premier left.\n")
    assert [name for _, name, _ in nouns(root)] == ["Ivo Castell"]
    (root / "seeds/second.txt").write_text("Former minister Mara Dovel spoke on June 2. The premier left.\n")
    assert nouns(root) == []


def test_a_role_that_an_editor_taught_is_not_forgotten_once_the_drafts_say_the_same(root: Path) -> None:
    taught_a_role(root)
    (root / "seeds/second.txt").write_text(SECOND)
    (root / "seeds/third.txt").write_text("Prime Minister Mara Dovel of Norway visited Sweden on July 2.\n")
    for _ in range(3):
        convert(root)
        assert nouns(root) == [("The premier", "Mara Dovel", "known-role")]
    actor = root / "content/actors/mara-dovel.md"
    actor.write_text(
        "".join(line for line in actor.read_text().splitlines(True) if line != "  - title: Prime Minister\n")
    )
    convert(root)
    assert nouns(root) == []


def test_a_former_role_settles_nothing(root: Path) -> None:
    taught_a_role(root, "former Prime Minister")
    (root / "seeds/second.txt").write_text(SECOND)
    assert nouns(root) == []


@pytest.mark.parametrize("name", ["a-second", "zz-second"])
@pytest.mark.parametrize("is_edited", [False, True])
def test_a_second_brief_of_a_text_leaves_the_first_where_it_is(root: Path, name: str, is_edited: bool) -> None:
    """A copy, or a brief begun with `new brief --source`, once took the place of the drafted one: that was taken away,
    and all citations led to the other."""
    (first,) = (root / "content/briefs").glob("*.md")
    if is_edited:
        first.write_text(first.read_text() + "\nBy hand.\n")
    second = first.with_name(f"{name}.md")
    second.write_text("---\ntitle: Mine\nsource:\n  file: talks.txt\nstatus: draft\n---\n\n- Mine [@p1]\n")
    before = {path: path.read_bytes() for path in (root / "content").glob("*/*.md")}
    convert(root)
    assert {path: path.read_bytes() for path in (root / "content").glob("*/*.md")} == before
    first.unlink()
    convert(root)
    assert not first.exists()
    assert second.read_bytes() == before[second]


def test_the_id_of_a_second_brief_is_given_to_no_other_text(root: Path) -> None:
    second = root / "content/briefs/ivo-castell-visits-quito.md"
    second.write_text("---\ntitle: Mine\nsource:\n  file: talks.txt\n---\n\n- Mine [@p1]\n")
    before = second.read_bytes()
    (root / "seeds/visit.txt").write_text("Trade Minister Ivo Castell visited Quito on June 2.\n")
    done = convert(root)
    assert not done.files.proposals
    assert second.read_bytes() == before
    assert len([*(root / "content/briefs").glob("*.md")]) == 3
