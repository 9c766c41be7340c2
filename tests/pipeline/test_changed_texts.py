"""A text is corrected, withdrawn or renamed: citations follow, nothing a person kept is dropped, and it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.merging import undo_last
from briefsite.merging.corrections import corrections
from briefsite.merging.review import see
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.answering import answer
from briefsite.pipeline.building import build
from briefsite.pipeline.conversion import convert
from briefsite.pipeline.reviewing import what_awaits

ONE = "Foreign Minister Mara Dovel of Norway met Trade Minister Ivo Castell in Oslo on May 14."
TWO = "Dovel said the harbour would be “open to all ships” by October."
THREE = "Castell praised Norway for sending forty engineers to the port."
NEW = "The meeting had been put off twice because of storms at sea."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    write(tmp_path, ONE, TWO, THREE)
    convert(tmp_path)
    return tmp_path


def write(root: Path, *paragraphs: str) -> None:
    (root / "seeds/talks.txt").write_text("\n\n".join(paragraphs) + "\n")


def brief(root: Path) -> Path:
    (found,) = (root / "content/briefs").glob("*.md")
    return found


def content(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "content").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def add(path: Path, words: str) -> None:
    path.write_text(path.read_text() + words)


def codes(root: Path) -> list[str]:
    return [issue.code for issue in build(root).issues]


def test_paragraphs_that_moved_take_every_citation_along(root: Path) -> None:
    id_ = brief(root).stem
    add(brief(root), "\n- The engineers numbered forty, by hand [@p3]\n")
    topic = root / "content/topics/ports.md"
    topic.parent.mkdir(exist_ok=True)
    topic.write_text(f"---\ntitle: Ports\n---\n\n- Ships will come [@{id_}, para. 2; @{id_}, paras. 1, 3]\n")
    write(root, ONE, NEW, TWO, THREE)
    report = convert(root).files
    assert "- The engineers numbered forty, by hand [@p4]" in brief(root).read_text()
    assert f"[@{id_}, para. 3; @{id_}, paras. 1, 4]" in topic.read_text()
    assert report.gone == ()
    assert report.edits_kept == report.edits_found
    settled = content(root)
    convert(root)
    assert content(root) == settled
    assert codes(root) == []


def test_a_quotation_follows_its_words_into_another_paragraph(root: Path) -> None:
    add(brief(root), "\n> “forty engineers”\n> — [[ivo-castell]] [@p3]\n")
    write(root, f"{ONE} {THREE}", TWO)
    convert(root)
    assert "> — [[ivo-castell]] [@p1]" in brief(root).read_text()


def test_what_a_person_wrote_stays_when_its_sentence_is_gone_and_says_so(root: Path) -> None:
    text = brief(root).read_text().replace("- Castell praised", "- Minister Castell thanked and praised")
    text = text.replace("- [[ivo-castell|Castell]] praised", "- Minister [[ivo-castell|Castell]] warmly praised")
    assert "warmly praised" in text
    brief(root).write_text(text)
    write(root, ONE, TWO, "Castell praised Norway for sending thirty nurses to the port.")
    report = convert(root).files
    after = brief(root).read_text()
    assert "warmly praised [[norway|Norway]] for sending forty engineers to the port. [@p3]" in after
    assert f"gone:\n  - sentence: '{THREE}'\n    paragraph: '3'\n" in after
    assert [one.sentence for one in report.gone] == [THREE]
    assert report.corrections == ()
    built = build(root)
    assert built.is_sound
    told = [issue for issue in built.issues if issue.code == "gone-from-source"]
    assert len(told) == 1
    assert "forty engineers" in told[0].message
    page = built.site[f"briefs/{brief(root).stem}.html"].decode()
    assert "no longer in the source" in page
    assert "sending forty engineers" in page
    settled = content(root)
    convert(root)
    assert content(root) == settled


def test_a_quotation_that_a_person_added_is_flagged_and_not_an_error(root: Path) -> None:
    add(brief(root), "\n> “forty engineers”\n> — [[ivo-castell]] [@p3]\n")
    write(root, ONE, TWO, "Castell praised Norway for sending nurses to the port.")
    convert(root)
    assert "> “forty engineers”\n> — [[ivo-castell]] [@p3]" in brief(root).read_text()
    assert "not-verbatim" not in codes(root)
    assert "gone-from-source" in codes(root)


def test_what_is_settled_stays_settled(root: Path) -> None:
    add(brief(root), "\n> “forty engineers”\n> — [[ivo-castell]] [@p3]\n")
    write(root, ONE, TWO, "Castell praised Norway for sending nurses to the port.")
    convert(root)
    text = brief(root).read_text()
    start, end = text.index("gone:\n"), text.index("status:")
    brief(root).write_text(text[:start] + text[end:])
    convert(root)
    convert(root)
    assert "gone:" not in brief(root).read_text()


def test_a_sentence_that_comes_back_is_no_longer_gone(root: Path) -> None:
    add(brief(root), "\n> “forty engineers”\n> — [[ivo-castell]] [@p3]\n")
    write(root, ONE, TWO, "Castell praised Norway for sending nurses to the port.")
    convert(root)
    write(root, ONE, TWO, THREE)
    convert(root)
    assert "gone:" not in brief(root).read_text()


def test_what_the_converter_replaces_is_reported_with_the_old_sentence(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = "Castell praised Norway for sending thirty engineers to the port."
    write(root, ONE, TWO, new)
    assert main(["--root", str(root), "convert"]) == 0
    (one,) = convert(root).files.corrections
    assert (one.path, one.was, one.now) == (f"briefs/{brief(root).name}", THREE, new)
    assert "forty engineers" not in brief(root).read_text()
    assert "thirty engineers" in capsys.readouterr().out


def test_a_correction_that_a_person_has_seen_is_not_told_again(root: Path) -> None:
    write(root, ONE, TWO, "Castell praised Norway for sending thirty engineers to the port.")
    (one,) = convert(root).files.corrections
    assert corrections(root) == (one,)
    assert see(root, one.path, one.was)
    assert not see(root, one.path, one.was)
    assert convert(root).files.corrections == ()
    undo_last(root)
    assert corrections(root) == (one,)


def test_what_is_corrected_twice_is_told_once_and_what_is_put_back_not_at_all(root: Path) -> None:
    write(root, ONE, TWO, THREE.replace("forty", "fifty"))
    convert(root)
    write(root, ONE, TWO, THREE.replace("forty", "sixty"))
    (one,) = convert(root).files.corrections
    assert "forty" in one.was
    assert "sixty" in one.now
    assert convert(root).files.corrections == (one,)
    write(root, ONE, TWO, THREE)
    assert convert(root).files.corrections == ()
    write(root, ONE, TWO)
    convert(root)
    write(root, ONE, TWO, THREE)
    assert convert(root).files.corrections == ()


def test_review_shows_a_correction_and_takes_an_answer(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, ONE, TWO, "Castell praised Norway for sending thirty engineers to the port.")
    convert(root)
    (question,) = (each for each in what_awaits(root) if each.kind == "correction")
    assert question.last == THREE
    assert "thirty engineers" in question.mine
    assert main(["--root", str(root), "review", "--list"]) == 0
    assert "corrected text" in capsys.readouterr().out
    before = content(root)
    for given, words in (("edit", "Castell gave thanks for thirty engineers."), ("reject", "")):
        answer(root, question, given, words)
        assert (words in brief(root).read_text(), corrections(root)) == (True, ())
        assert content(root) != before
        undo_last(root)
        assert content(root) == before
    answer(root, question, "reject")
    assert "thirty engineers" not in brief(root).read_text()
    assert corrections(root) == ()
    convert(root)
    assert "thirty engineers" not in brief(root).read_text()


def test_a_statement_that_went_can_only_be_seen(root: Path) -> None:
    write(root, ONE, TWO)
    convert(root)
    (question,) = (each for each in what_awaits(root) if each.kind == "correction")
    with pytest.raises(BriefsiteError, match="write a note by hand"):
        answer(root, question, "reject")
    answer(root, question, "accept")
    assert corrections(root) == ()


def test_a_withdrawn_text_leaves_its_brief_and_all_it_links_to_and_says_so(root: Path) -> None:
    before = content(root)
    (root / "seeds/talks.txt").unlink()
    (root / "seeds/other.txt").write_text("Prime Minister Olav Rask of Norway visited Sweden on June 2.\n")
    convert(root)
    after = content(root)
    (path,) = (path for path in before if path.startswith("content/briefs/"))
    assert after[path] == before[path].replace(b"\ndate:", b"\n  withdrawn: 'yes'\ndate:")
    assert {name for name in before if "/actors/" in name} <= after.keys()
    built = build(root)
    assert built.is_sound
    assert "withdrawn-source" in [issue.code for issue in built.issues]
    assert "was withdrawn" in built.site[f"briefs/{Path(path).stem}.html"].decode()
    write(root, ONE, TWO, THREE)
    convert(root)
    assert content(root)[path] == before[path]


def test_a_deleted_brief_takes_the_kept_text_along(root: Path) -> None:
    (root / "seeds/talks.txt").unlink()
    convert(root)
    assert main(["--root", str(root), "--quiet", "delete", brief(root).stem]) == 0
    convert(root)
    assert not (root / "content/.drafts/.seeds/talks.txt").exists()
    assert not list((root / "content/actors").glob("*.md"))


def test_a_text_under_another_name_is_the_same_text(root: Path) -> None:
    path, text = brief(root), brief(root).read_text()
    path.write_text(text + "\nBy hand.\n")
    (root / "seeds/talks.txt").rename(root / "seeds/2024-05-14-talks.txt")
    report = convert(root).files
    assert brief(root) == path
    assert path.read_text() == text.replace("file: talks.txt", "file: 2024-05-14-talks.txt") + "\nBy hand.\n"
    assert report.corrections == report.gone == ()
    assert not (root / "content/.drafts/.seeds/talks.txt").exists()


def test_a_brief_keeps_its_address_when_its_text_gets_another_headline(root: Path) -> None:
    path = brief(root)
    (root / "seeds/talks.txt").write_text(f"---\ntitle: Storms over Oslo\n---\n{ONE}\n\n{TWO}\n")
    convert(root)
    assert brief(root) == path
    assert "title: Storms over Oslo" in path.read_text()


def test_a_brief_that_was_read_stays_word_for_word_and_warns(root: Path) -> None:
    read = brief(root).read_text().replace("status: drafted", "status: reviewed")
    brief(root).write_text(read)
    write(root, NEW, ONE, "Castell praised Norway for sending thirty engineers to the port.")
    convert(root)
    after = brief(root).read_text()
    assert after.partition("\n---\n")[2] == read.partition("\n---\n")[2].replace("@p1]", "@p2]")
    assert f"  - sentence: '{THREE}'\n    paragraph: '3'\n" in after
    assert "status: reviewed" in after
    assert build(root).is_sound
    (root / "seeds/talks.txt").unlink()
    convert(root)
    assert "withdrawn: 'yes'" in brief(root).read_text()
    assert build(root).is_sound
    settled = content(root)
    convert(root)
    assert content(root) == settled


def test_the_old_address_of_a_corrected_event_or_name_leads_on(root: Path) -> None:
    write(root, ONE.replace("Ivo Castell", "Olga Berg"), TWO)
    convert(root)
    site = build(root).site
    assert "url=mara-dovel-meets-olga-berg.html" in site["events/mara-dovel-meets-ivo-castell.html"].decode()
    write(root, ONE, TWO, THREE)
    convert(root)
    assert "refresh" not in build(root).site["events/mara-dovel-meets-ivo-castell.html"].decode()


def test_it_is_undone_to_the_byte(root: Path) -> None:
    add(brief(root), "\n> “forty engineers”\n> — [[ivo-castell]] [@p3]\n")
    before = content(root)
    write(root, NEW, ONE, TWO)
    convert(root)
    assert content(root) != before
    undo_last(root)
    assert content(root) == before
