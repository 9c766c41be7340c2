"""Whatever is wrong with the files on disk, a conversion says where, what and what to do, and loses nothing."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite import disk
from briefsite.cli import main
from tests.pipeline.histories.site import Site

TEXT = """Foreign Minister Mara Dovel met Trade Minister Ivo Castell in Oslo on May 14, 2031.

“We agreed on all of it,” Dovel said. President Ana Brix praised the talks.
"""
BRIEF, ACTOR = "briefs/mara-dovel-meets-ivo-castell-brief.md", "actors/mara-dovel.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site whose brief a person has edited, and whose text has news."""
    made = Site(tmp_path / "site")
    (made.seeds / "a.txt").write_text(TEXT)
    made.convert()
    made.write(BRIEF, made.files()[BRIEF] + "\nBy hand.\n")
    (made.content / "actors/ana-brix.md").unlink()
    made.convert()
    (made.seeds / "a.txt").write_text(TEXT + "\nMinister Olo Venn visited Oslo on May 16.\n")
    return made


def half_saved(site: Site) -> None:
    site.write(BRIEF, site.files()[BRIEF][:60])


def empty(site: Site) -> None:
    site.write(BRIEF, "")


def conflict(site: Site) -> None:
    site.write(BRIEF, site.files()[BRIEF].replace("By hand.", "<<<<<<< HEAD\nBy hand.\n=======\nHers.\n>>>>>>> main"))


def no_drafts(site: Site) -> None:
    for path in sorted((site.content / ".drafts").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def draft_by_hand(site: Site) -> None:
    (site.content / ".drafts" / BRIEF).write_text("---\ntitle: [\n---\n")


def memory_damaged(site: Site) -> None:
    (site.content / ".drafts" / "refusals.jsonl").write_text('["briefs/x.md", "body", "It rained"]\n<<<<<<< HEAD\n')


def journal_damaged(site: Site) -> None:
    (site.root / ".cache/briefsite/undo/open.json").write_text('{"operation": "conv')


def other_capitals(site: Site) -> None:
    (site.content / ACTOR).rename(site.content / "actors/Mara-Dovel.md")


def texts_in_other_capitals(site: Site) -> None:
    (site.seeds / "A.txt").write_text("Prime Minister Olo Venn left.\n")


def one_id_twice(site: Site) -> None:
    site.write("events/mara-dovel.md", "---\ntitle: Another\nstatus: reviewed\n---\n\nBy her hand.\n")


def link_out(site: Site) -> None:
    outside = site.root.parent / "outside.md"
    outside.write_bytes((site.content / ACTOR).read_bytes())
    (site.content / ACTOR).unlink()
    (site.content / ACTOR).symlink_to(outside)


def folder_elsewhere(site: Site) -> None:
    (site.content / "actors").rename(site.root.parent / "actors")
    (site.content / "actors").symlink_to(site.root.parent / "actors")


def name_too_long(site: Site) -> None:
    site.write(f"actors/{'m' * 240}.md", site.files()[ACTOR].replace("title: Mara", "title: By hand, Mara"))


Break = Callable[[Site], None]
CASES: list[tuple[Break, str]] = [
    (half_saved, rf"content/{BRIEF}:1:1: the front matter is never closed; .*saved only in part"),
    (empty, rf"content/{BRIEF}:1: the file is empty; restore it, or delete it"),
    (conflict, rf"content/{BRIEF}:\d+:1: git left a merge unfinished here; choose the lines to keep"),
    (no_drafts, r"content/\.drafts: warning: the last drafts are gone: .*; restore the folder from git"),
    (draft_by_hand, rf"content/\.drafts/{BRIEF}:\d.*the front matter is no YAML"),
    (memory_damaged, r"content/\.drafts/refusals\.jsonl:2: warning: this line .*; where git left a conflict, keep"),
    (journal_damaged, r"undo/open\.json: this record of an operation is damaged; delete it"),
    (other_capitals, r"content/actors/Mara-Dovel\.md: 'Mara-Dovel\.md' makes no id; rename it to mara-dovel\.md"),
    (texts_in_other_capitals, r"seeds/a\.txt: it has the same name as seeds/A\.txt; rename or delete one of them"),
    (one_id_twice, r"content/events/mara-dovel\.md: the id 'mara-dovel' is taken by content/actors/mara-dovel\.md"),
    (name_too_long, r"content/actors/m+\.md: 'm+\.md' makes no id; rename it to m{80}\.md"),
    (link_out, rf"content/{ACTOR}: it is a link that leads out of this site"),
    (folder_elsewhere, r"content/actors is a link to a folder; put the folder itself there"),
]


@pytest.mark.parametrize(("break_it", "sentence"), CASES, ids=[case[0].__name__ for case in CASES])
def test_what_is_wrong_is_told_and_nothing_is_lost(
    site: Site, capsys: pytest.CaptureFixture[str], break_it: Break, sentence: str
) -> None:
    break_it(site)
    before, outside = site.files(), {path: path.read_bytes() for path in site.root.parent.glob("*.md")}
    main(["--root", str(site.root), "--quiet", "convert"])
    assert re.search(sentence, capsys.readouterr().err)
    assert {path: path.read_bytes() for path in outside} == outside
    after = site.files()
    assert [path for path in before if path not in after] == []
    by_hand = [line for text in before.values() for line in text.split("\n") if "hand" in line or "Hers" in line]
    assert [line for line in by_hand if line not in "\n".join(after.values())] == []
    if break_it in {half_saved, empty, conflict, draft_by_hand}:
        assert after[BRIEF] == before[BRIEF]
    if break_it is not no_drafts:
        assert "actors/ana-brix.md" not in after


def test_where_the_last_drafts_are_gone_nothing_is_drafted_twice_and_with_them_all_is_as_it_was(site: Site) -> None:
    site.convert()
    before = site.tree()
    no_drafts(site)
    site.convert()
    assert site.files().keys() - set(before) == {"actors/ana-brix.md"}  # as it was said
    no_drafts(site)
    (site.content / "actors/ana-brix.md").unlink()
    for path, data in before.items():
        if path.startswith(".drafts/"):
            (site.content / path).parent.mkdir(parents=True, exist_ok=True)
            (site.content / path).write_bytes(data)
    site.convert()
    assert site.tree() == before


def test_an_event_that_a_person_wrote_is_the_one_that_its_text_tells_of(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.seeds / "a.txt").write_text(TEXT)
    mine = "---\ntitle: Mara Dovel meets Ivo Castell\nkind: meeting\n---\n\nBy hand.\n"
    site.write("events/the-talks.md", mine)
    for _ in range(2):
        site.convert()
        assert [path for path in site.files() if path.startswith("events/mara-dovel-meets")] == []
        assert site.files()["events/the-talks.md"] == mine
    assert not site.dead_links()


def test_files_with_both_line_ends_keep_them(site: Site) -> None:
    mixed = site.files()[BRIEF].replace("\n", "\r\n", 2)
    site.write(BRIEF, mixed)
    site.convert()
    after = site.files()[BRIEF]
    assert after.startswith(mixed[: mixed.index("sha256: ")])
    assert after.endswith("\nBy hand.\n")


@pytest.mark.parametrize("reason", ["No space left on device", "Permission denied"])
@pytest.mark.parametrize("after", [0, 3, 9])
def test_a_disk_that_refuses_is_named_and_all_is_as_it_was(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, reason: str, after: int
) -> None:
    write, written, before = disk._write, list[Path](), site.tree()

    def refusing(path: Path, data: bytes, durable: bool) -> None:
        if ".cache" not in path.parts:  # what was read may be forgotten; what is content may not
            written.append(path)
            if len(written) == after + 1:
                raise OSError(errno.ENOSPC, reason, str(path))
        write(path, data, durable)

    monkeypatch.setattr(disk, "_write", refusing)
    assert main(["--root", str(site.root), "--quiet", "convert"]) == 2
    assert re.search(rf"{reason.lower()}; nothing was changed", capsys.readouterr().err)
    assert site.tree() == before
    assert main(["--root", str(site.root), "--quiet", "convert"]) == 0
    assert "Venn" in site.files()[BRIEF]


def test_a_text_whose_name_is_as_long_as_a_name_can_be_is_read_and_kept(site: Site) -> None:
    (site.seeds / f"{'s' * 251}.txt").write_text("President Ana Brix met Minister Olo Venn in Quito on June 9.\n")
    assert not site.convert().issues
    assert (site.content / f".drafts/.seeds/{'s' * 251}.txt").is_file()


def test_an_id_that_is_too_long_is_refused(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(site.root), "rename", "mara-dovel", "m" * 201]) == 2
    assert "at most 200 of them" in capsys.readouterr().err
    assert (site.content / ACTOR).is_file()
