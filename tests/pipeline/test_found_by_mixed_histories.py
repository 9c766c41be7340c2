"""What histories of many kinds of edits once found, each as the shortest story that shows it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.pipeline.histories.site import Site

TALKS = "Minister Mara Dovel met Minister Ivo Castell in Oslo on May 14, 2031.\n"
VISIT = "General Tove Harn praised the ferry. General Tove Harn met President Ana Brix in Quito on May 2, 2031.\n"
CORRECTED = TALKS.replace("Oslo", "Bergen")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.converted(tmp_path, talks=TALKS, visit=VISIT)


def the_brief(site: Site, file: str) -> str:
    return next(path for path, text in site.files().items() if f"  file: {file}\n" in text)


def settled(site: Site) -> dict[str, str]:
    """The files after one conversion, of which it is seen that a second changes nothing."""
    site.convert()
    once = site.tree()
    for _ in range(2):
        site.convert()
        assert site.tree() == once
        site.forget_what_was_done()
    return site.files()


@pytest.mark.parametrize("name", ["Café", unicodedata.normalize("NFD", "café"), "Mara Dovel", "mara_dovel", "p3"])
def test_a_name_that_makes_no_id_is_followed_by_nothing_until_it_has_another(site: Site, name: str) -> None:
    """It was followed everywhere, and in the next conversion somebody of that title was drafted a second time."""
    before = site.files()
    (site.content / "actors/mara-dovel.md").rename(site.content / f"actors/{name}.md")
    (site.seeds / "talks.txt").write_text(CORRECTED)
    assert [issue.code for issue in site.convert().issues] == ["bad-id"]
    files = settled(site)
    assert sorted(files) == sorted({*before} - {"actors/mara-dovel.md"} | {f"actors/{name}.md"})
    assert "- mara-dovel\n" in files[the_brief(site, "talks.txt")]
    (site.content / f"actors/{name}.md").rename(site.content / "actors/mara.md")
    assert "- mara\n" in settled(site)[the_brief(site, "talks.txt")]
    assert not site.dead_links()


def test_what_was_renamed_leads_on_when_the_new_name_gets_a_capital(site: Site) -> None:
    (site.content / "actors/mara-dovel.md").rename(site.content / "actors/dovel.md")
    site.convert()
    (site.content / "actors/dovel.md").rename(site.content / "actors/Dovel.md")
    (site.seeds / "talks.txt").write_text(CORRECTED)
    files = settled(site)
    assert "actors/mara-dovel.md" not in files
    assert "- dovel\n" in files[the_brief(site, "talks.txt")]


def test_what_a_persons_file_names_stays_without_what_a_deleted_brief_told_of_it(site: Site) -> None:
    """The role and the account were left to cite a brief that is there no more, and no site was built."""
    event = next(path for path in site.files() if path.startswith("events/tove"))
    brief = the_brief(site, "talks.txt")
    site.write(brief, f"{site.files()[brief]}\nSee [[tove-harn]] and [[{Path(event).stem}]].\n")
    (site.content / the_brief(site, "visit.txt")).unlink()
    files = settled(site)
    assert not site.dead_links()
    assert "cite:" not in files["actors/tove-harn.md"] + files[event]


def test_a_persons_file_loses_what_the_converter_put_there_from_a_deleted_brief(site: Site) -> None:
    mine = site.files()["actors/tove-harn.md"].replace("kind: person\n", "kind: person\ncountry: KE\n")
    site.write("actors/tove-harn.md", mine)
    (site.content / the_brief(site, "visit.txt")).unlink()
    assert "country: KE" in settled(site)["actors/tove-harn.md"]
    assert not site.dead_links()


def test_a_brief_that_was_put_in_the_place_of_another_is_not_among_what_was_deleted(site: Site) -> None:
    visit, talks = the_brief(site, "visit.txt"), the_brief(site, "talks.txt")
    (site.content / visit).replace(site.content / talks)
    files = settled(site)
    assert "  file: visit.txt\n" in files[talks]
    assert f"cite: {Path(talks).stem}, para. 1" in files["actors/tove-harn.md"]
    assert not site.dead_links()


def test_a_line_of_the_memory_that_git_doubled_is_one(site: Site) -> None:
    memory = site.content / ".drafts/sources.jsonl"
    lines = memory.read_text()
    memory.write_text(f"<<<<<<< ours\n{lines}=======\n{lines}>>>>>>> theirs\n")
    (site.seeds / "visit.txt").unlink()
    assert "  - title: General\n" in settled(site)["actors/tove-harn.md"]
    assert site.files()["actors/tove-harn.md"].count("  - title: General\n") == 1


def test_a_reviewed_brief_is_that_of_its_text_also_when_the_text_is_renamed(site: Site) -> None:
    """What the file says of its text waits to be changed, and the text was drafted a second time."""
    brief = the_brief(site, "talks.txt")
    site.write(brief, site.files()[brief].replace("status: drafted", "status: reviewed"))
    before = site.files()
    (site.seeds / "talks.txt").rename(site.seeds / "Talks.txt")
    assert settled(site) == before


def test_what_a_person_wrote_in_a_file_counts_also_while_its_name_makes_no_id(site: Site) -> None:
    actor = "actors/mara-dovel.md"
    site.write(actor, site.files()[actor].replace("title: Mara Dovel", "title: Mara Hagen"))
    before = settled(site)
    (site.content / actor).rename(site.content / "actors/Mara Hagen.md")
    after = settled(site)
    assert after.pop("actors/Mara Hagen.md") == before.pop(actor)
    assert after == before
    said = [site.convert().issues for _ in range(2)]
    site.forget_what_was_done()
    assert [*said, site.convert().issues] == [said[0]] * 3


def test_a_citation_that_follows_its_paragraph_to_where_a_person_cites_is_not_taken_for_theirs(tmp_path: Path) -> None:
    """A draft waited for want of proof, and was merged when nothing had changed since."""
    site = Site(tmp_path)
    (site.seeds / "a.txt").write_text(
        "General Tove Harn asked Mara Dovel to send 4 boats.\n\nShe signed for the ferry.\n"
    )
    site.convert()
    brief = the_brief(site, "a.txt")
    site.write(brief, site.files()[brief].replace("ferry. [@p2]", "ferry. [@p1]\n- [@p2]"))
    (site.seeds / "a.txt").write_text("General Tove Harn asked Mara Dovel to send 4 boats.\n\nKenya sold 5 boats.\n")
    assert "- She signed for the ferry. [@p1]\n- [@p1]\n" in settled(site)[brief]
