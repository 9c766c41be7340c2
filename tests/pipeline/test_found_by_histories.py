"""What long random histories once found, each as the shortest story that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import review, undo_last
from briefsite.merging.identity import delete, rename, unite
from briefsite.merging.splitting import Named, split
from briefsite.pipeline.restoring import all_refused, restore
from tests.pipeline.histories.site import Site

TALKS = "Foreign Minister Mara Dovel met Trade Minister Ivo Castell in Oslo on May 14, 2031.\n"
LATER = TALKS.replace("May 14", "June 20")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.converted(tmp_path, talks=TALKS)


def the_event(site: Site) -> Path:
    (found,) = (site.content / "events").glob("*.md")
    return found


def renamed_by_hand(site: Site) -> str:
    """The path that the event had; it is `hand-1` now."""
    event = the_event(site)
    event.rename(event.with_name("hand-1.md"))
    site.convert()
    return f"events/{event.name}"


def test_a_file_renamed_by_hand_takes_along_the_links_that_people_wrote(site: Site) -> None:
    site.write("topics/boats.md", f"---\ntitle: Boats\n---\n\nSee [[{the_event(site).stem}|the talks]].\n")
    renamed_by_hand(site)
    assert "See [[hand-1|the talks]]." in site.files()["topics/boats.md"]


def test_files_whose_links_follow_a_renamed_one_are_said_to_have_changed(site: Site) -> None:
    (brief,) = (path for path in site.files() if path.startswith("briefs/"))
    noted = "actors/mara-dovel.md"
    site.write(noted, f"{site.files()[noted]}\nSee [[{the_event(site).stem}]].\n")
    event = the_event(site)
    event.rename(event.with_name("hand-1.md"))
    report = site.convert().files
    assert brief in report.updated
    assert report.merged == (noted,)
    assert "actors/ivo-castell.md" in report.unchanged


def test_a_file_takes_the_place_of_one_that_was_deleted_and_not_of_two(site: Site) -> None:
    topic = "---\ntitle: Own by hand {0}\nterms:\n  - ferry treaties\nstatus: reviewed\n---\n\nNote by hand {0}\n"
    for number in (1, 2):
        site.write(f"topics/own-{number}.md", topic.format(number))
    site.convert()
    for number in (1, 2):
        delete(site.root, f"own-{number}")
    site.convert()
    site.write("topics/own-3.md", topic.format(3))
    site.convert()
    once = site.tree()
    site.forget_what_was_done()
    site.convert()
    assert site.tree() == once


def test_another_event_of_the_old_title_is_not_the_renamed_one(site: Site) -> None:
    renamed_by_hand(site)
    (site.seeds / "later.txt").write_text(LATER)
    site.convert()
    events = {path: text for path, text in site.files().items() if path.startswith("events/")}
    assert len(events) == 2
    assert "2031-06-20" not in events["events/hand-1.md"]
    assert not site.dead_links()


def test_a_brief_does_not_take_the_old_name_of_a_renamed_event(site: Site) -> None:
    old = renamed_by_hand(site)
    (site.seeds / "later.txt").write_text(LATER)
    site.convert()
    assert old.replace("events/", "briefs/") not in site.files()
    assert not [path for path, text in site.files().items() if "hand-1, para" in text]


def test_what_was_renamed_since_the_last_conversion_is_not_among_what_was_refused(site: Site) -> None:
    event = the_event(site)
    event.rename(event.with_name("hand-1.md"))
    assert not all_refused(site.root)


def test_what_was_renamed_and_then_deleted_stays_deleted_under_both_names(site: Site) -> None:
    rename(site.root, "ivo-castell", "castell")
    delete(site.root, "castell")
    site.convert()
    assert not {"actors/castell.md", "actors/ivo-castell.md"} & site.files().keys()
    assert not site.dead_links()


def test_events_made_one_stay_one_when_their_texts_are_read_again(site: Site) -> None:
    (site.seeds / "later.txt").write_text(LATER)
    site.convert()
    one, into = sorted(path.stem for path in (site.content / "events").glob("*.md"))
    unite(site.root, one, into)
    site.convert()
    once = site.tree()
    site.convert()
    assert the_event(site).stem == into
    assert site.tree() == once


def test_a_topic_that_was_split_and_then_merged_keeps_what_it_is(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.seeds / "one.txt").write_text("Olo Venn praised the peacekeeping mission and the naval exercises.\n")
    site.convert()
    (brief,) = (path.stem for path in (site.content / "briefs").glob("*.md"))
    split(site.root, "military-exercises", "drills", Named(briefs=(brief,)))
    unite(site.root, "military-exercises", "peacekeeping")
    site.convert()
    once = site.tree()
    site.convert()
    assert site.tree() == once
    assert "title: Peacekeeping\n" in site.files()["topics/peacekeeping.md"]


def test_what_was_made_one_and_then_deleted_does_not_come_back_under_another_name(site: Site) -> None:
    unite(site.root, "ivo-castell", "mara-dovel")
    (site.content / "actors/mara-dovel.md").unlink()
    for _ in range(3):
        site.convert()
        assert not [path for path in site.files() if path.startswith("actors/")]


def test_the_reasons_for_two_that_are_one_stand_in_order_of_the_text(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.seeds / "a.txt").write_text(
        "Olo Venn visited Oslo on June 5, 2031.\n\nOlo Venn and Tove Harn met in Oslo on May 4.\n"
    )
    site.convert()
    visit, meeting = sorted(
        (path.stem for path in (site.content / "events").glob("*.md")), key=lambda id_: "meet" in id_
    )
    unite(site.root, visit, meeting)
    site.convert()
    once = site.tree()
    site.convert()
    assert site.tree() == once


def test_a_term_that_was_taken_out_of_a_topic_stays_out_when_the_topic_is_renamed(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.seeds / "one.txt").write_text("Olo Venn praised the peacekeeping mission and the naval exercises.\n")
    site.convert()
    topic = site.files()["topics/military-exercises.md"]
    assert "  - live-fire\n" in topic
    site.write("topics/military-exercises.md", topic.replace("  - live-fire\n", ""))
    site.convert()
    rename(site.root, "military-exercises", "drills")
    site.convert()
    assert "live-fire" not in site.files()["topics/drills.md"]


def test_a_statement_that_was_struck_is_not_drafted_from_a_text_that_came_at_the_same_time(site: Site) -> None:
    path, text = next((path, text) for path, text in site.files().items() if path.startswith("briefs/"))
    (line,) = (line for line in text.splitlines() if "met Trade Minister" in line)
    site.write(path, text.replace(f"{line}\n", ""))
    (site.seeds / "copy.txt").write_text(f"{TALKS}\nPresident Ana Brix praised the talks.\n")
    site.convert()
    briefs = {path: text for path, text in site.files().items() if path.startswith("briefs/")}
    assert len(briefs) == 2
    assert not [path for path, text in briefs.items() if "met Trade Minister" in text]


def test_of_a_file_that_is_gone_nothing_is_asked_and_no_piece_is_written(site: Site) -> None:
    brief = next(path for path in site.files() if path.startswith("briefs/"))
    site.write(brief, site.files()[brief].replace("met Trade", "saw Trade"))
    (site.seeds / "talks.txt").write_text(TALKS.replace("Oslo", "Quito"))
    site.convert()
    (proposal,) = (each for each in review.waiting(site.root) if each.place.startswith("body"))
    (site.content / brief).unlink()
    assert proposal not in review.waiting(site.root)
    assert not review.accept(site.root, proposal)
    assert not review.edit(site.root, proposal, "Otherwise.")
    assert brief not in site.files()


def test_what_parted_and_was_deleted_at_once_comes_back_with_the_title_it_was_given(site: Site) -> None:
    brief = next(path for path in site.files() if path.startswith("briefs/"))
    split(site.root, "mara-dovel", "another", Named(briefs=(Path(brief).stem,), title="Mara Dovel: the other"))
    (site.content / "actors/another.md").unlink()
    restore(site.root, "another")
    assert not site.dead_links()
    assert "title: 'Mara Dovel: the other'" in site.files()["actors/another.md"]


def test_a_reviewed_brief_whose_text_is_withdrawn_is_settled_at_once(site: Site) -> None:
    brief = next(path for path in site.files() if path.startswith("briefs/"))
    site.write(brief, site.files()[brief].replace("status: drafted", "status: reviewed"))
    (site.seeds / "talks.txt").unlink()
    site.convert()
    once = site.tree()
    site.convert()
    assert site.tree() == once
    assert "withdrawn: 'yes'" in site.files()[brief]


def test_what_was_renamed_stays_when_the_renaming_and_the_first_draft_are_undone(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.seeds / "one.txt").write_text("Olo Venn praised the peacekeeping mission and the naval exercises.\n")
    site.convert()
    (site.content / "topics/military-exercises.md").rename(site.content / "topics/hand-1.md")
    site.convert()
    undo_last(site.root)
    undo_last(site.root)
    site.convert()
    once = site.tree()
    site.forget_what_was_done()
    site.convert()
    assert "topics/hand-1.md" in once
    assert site.tree() == once


def test_a_topic_that_a_person_wrote_as_it_would_be_drafted_stays(site: Site) -> None:
    (brief,) = (path for path in site.files() if path.startswith("briefs/"))
    site.write("topics/talks.md", "---\ntitle: Talks\nterms:\n  - met Trade Minister\nstatus: drafted\n---\n")
    site.convert()
    once = site.tree()
    assert once["topics/talks.md"] == once[".drafts/topics/talks.md"]
    assert "  - talks\n" in site.files()[brief]
    site.forget_what_was_done()
    site.convert()
    assert site.tree() == once


def test_what_was_made_one_with_another_is_not_taken_for_a_third_of_its_title(tmp_path: Path) -> None:
    site, signing = Site(tmp_path), "General Tove Harn and Prime Minister Olo Venn signed an agreement in Oslo.\n"
    (site.seeds / "b.txt").write_text(f"{signing}\n{TALKS}")
    (site.seeds / "a.txt").write_text(f"{signing}\nPresident Ana Brix asked Prime Minister Olo Venn to send 9 boats.\n")
    site.convert()
    asked, met, signed, again = sorted(path.stem for path in (site.content / "events").glob("*.md"))
    unite(site.root, signed, met)
    unite(site.root, again, asked)
    (brief,) = (path for path, text in site.files().items() if path.startswith("briefs/") and "a.txt" in text)
    site.write(brief, site.files()[brief].replace("status: drafted", "status: reviewed"))
    (site.seeds / "a.txt").write_text(signing)
    site.convert()
    once = site.tree()
    site.forget_what_was_done()
    site.convert()
    assert site.tree() == once
    assert f"{Path(brief).stem}, para. 1" in site.files()[f"events/{met}.md"]


def test_what_parted_and_was_then_renamed_by_hand_is_still_what_parted(site: Site) -> None:
    (brief,) = (Path(path).stem for path in site.files() if path.startswith("briefs/"))
    split(site.root, "mara-dovel", "another", Named(cites=(f"{brief}, para. 1",)))
    (site.content / "actors/another.md").rename(site.content / "actors/hand-1.md")
    site.convert()
    once = site.tree()
    assert "[[hand-1|" in site.files()[f"briefs/{brief}.md"]
    site.forget_what_was_done()
    site.convert()
    assert site.tree() == once


def test_who_has_another_title_and_no_other_names_any_more_is_still_the_same(site: Site) -> None:
    """The file of one who has no other names, put in the place of another's."""
    (site.seeds / "talks.txt").write_text(f"{TALKS}\n“We agreed,” Dovel said.\n\nSweden was thanked.\n")
    site.convert()
    assert "aliases" in site.files()["actors/mara-dovel.md"]
    site.write("actors/mara-dovel.md", "---\ntitle: Mara Hagen\nkind: person\nstatus: drafted\n---\n")
    site.convert()
    settled = site.tree()
    assert "[[mara-dovel|Mara Dovel]]" in "".join(site.files().values())
    for _ in range(2):
        site.convert()
        assert site.tree() == settled


def test_a_list_of_names_that_is_struck_takes_a_former_title_with_it(site: Site) -> None:
    actor = "actors/mara-dovel.md"
    site.write(actor, site.files()[actor].replace("title: Mara Dovel", "title: Mara Hagen"))
    site.convert()
    assert "  - Mara Dovel\n" in site.files()[actor]
    site.write(actor, site.files()[actor].replace("aliases:\n  - Mara Dovel\n", ""))
    site.convert()
    settled = site.tree()
    assert "[[mara-dovel|Mara Dovel]]" not in "".join(site.files().values())
    site.convert()
    assert site.tree() == settled
