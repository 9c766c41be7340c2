"""The evidence pack: the same content gives the same bytes, it proves itself, and what was changed in it is found."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from copy import copy
from datetime import UTC, datetime
from pathlib import Path

import bagit  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument  # type: ignore[import-untyped]

from briefsite.cli import main
from briefsite.model.issues import BriefsiteError
from briefsite.packing import packed, unpacked
from briefsite.pipeline.packing import Proof, pack, verify
from tests.sample import SAMPLE

NOW = datetime(2031, 5, 1, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, tmp_path / "desk" / folder)
    return tmp_path / "desk"


def made(root: Path, name: str = "pack.zip") -> Path:
    place = root.parent / name
    place.write_bytes(pack(root, NOW).data)
    return place


def rewritten(place: Path, changes: dict[str, bytes | None]) -> Path:
    """The pack with some members replaced, added or (None) taken out; names are those in the archive."""
    with zipfile.ZipFile(place) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    other = place.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as archive:
        for name, data in {**members, **changes}.items():
            if data is not None:
                archive.writestr(name, data)
    return other


def codes(proof: Proof) -> set[str]:
    return {issue.code for issue in proof.issues if issue.severity == "error"}


def test_a_pack_proves_itself_and_says_how_much(root: Path) -> None:
    proof = verify(made(root))
    assert proof.holds, proof.issues
    assert proof.quotations >= 3
    assert proof.statements >= 3
    assert proof.texts == 3


def test_the_same_content_gives_the_same_bytes_wherever_it_lies(root: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(root, tmp_path / "another/place")
    assert pack(root, NOW).data == pack(elsewhere, NOW).data


def test_an_archivists_own_program_finds_the_bag_whole(root: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(made(root), tmp_path / "out", "zip")
    assert bagit.Bag(str(tmp_path / "out/evidence")).is_valid()


def test_its_provenance_is_read_by_anothers_program(root: Path) -> None:
    files, _ = unpacked(made(root).read_bytes(), "pack")
    document = ProvDocument.deserialize(content=files["prov.json"].decode(), format="json")
    assert len(list(document.get_records())) > len(list((root / "seeds").iterdir()))


def test_only_cited_paragraphs_leave_unless_whole_texts_are_shown(root: Path) -> None:
    text = min((root / "seeds").glob("*.txt"))
    text.write_text(text.read_text("utf-8") + "\n\nThe lantern keeper left.\n", "utf-8")
    assert b"lantern keeper" not in made(root).read_bytes()
    (root / "pyproject.toml").write_text('[tool.briefsite]\nsource_text = "full"\n', "utf-8")
    whole = made(root)
    assert b"lantern keeper" in whole.read_bytes()
    assert verify(whole).holds


def test_a_paragraph_that_only_front_matter_cites_is_packed(root: Path) -> None:
    brief = root / "content/briefs/merania-and-kelmar-renew-pledge.md"
    commitment = "  - actor: merania\n    strength: affirmed\n    matter: The weather in Brandt\n"
    commitment += "    cite: merania-and-kelmar-renew-pledge, para. 7\n"
    told = brief.read_text("utf-8").replace("commitments:\n", f"commitments:\n{commitment}", 1)
    brief.write_text(told, "utf-8")
    place = made(root)
    assert b"The weather in Brandt was mild." in place.read_bytes()
    assert verify(place).holds, verify(place).issues


def test_without_the_words_of_its_texts_a_pack_says_that_it_proves_nothing(root: Path) -> None:
    (root / "pyproject.toml").write_text('[tool.briefsite]\nsource_text = "none"\n', "utf-8")
    proof = verify(made(root))
    assert {issue.code for issue in proof.issues} == {"unproved"}


def test_private_remarks_and_drafts_are_not_packed(root: Path) -> None:
    (root / "content/topics/canary.md").write_text("---\ntitle: Zanzibarium\nstatus: draft\n---\n", "utf-8")
    open_ = "---\ntitle: Lanterns\nstatus: reviewed\nprivate: |\n  ask Quillonia\n  first\n---\n\nA note.\n"
    (root / "content/topics/lanterns.md").write_text(open_, "utf-8")
    place = made(root)
    for word in (b"Zanzibarium", b"Quillonia"):
        assert word not in place.read_bytes()
    files, _ = unpacked(place.read_bytes(), "pack")
    assert files["content/topics/lanterns.md"].endswith(b"\n---\n\nA note.\n")


def member(place: Path, part: str) -> str:
    with zipfile.ZipFile(place) as archive:
        return next(name for name in archive.namelist() if part in name)


def test_a_changed_a_missing_and_an_added_file_are_found(root: Path) -> None:
    place = made(root)
    page = member(place, "/site/index.html")
    assert codes(verify(rewritten(place, {page: b"<p>other</p>"}))) == {"pack-changed"}
    assert codes(verify(rewritten(place, {page: None}))) == {"pack-missing"}
    assert codes(verify(rewritten(place, {"evidence/data/site/extra.html": b"x"}))) == {"pack-added"}


@pytest.mark.parametrize(
    "path", ["read-me-first.html", "evidence/read-me-first.html", "../../read.html", "other/data/x"]
)
def test_a_file_that_was_laid_beside_what_was_packed_is_found(root: Path, path: str) -> None:
    """Whoever unpacks the archive has it before him, and it was said that every file is as it was packed."""
    place = rewritten(made(root), {path: b"x"})
    assert codes(verify(place)) == {"pack-added"}


def test_a_forged_quotation_is_found_even_in_a_pack_whose_sums_are_right(root: Path) -> None:
    files, _ = unpacked(made(root).read_bytes(), "pack")
    name = next(
        name for name in sorted(files) if name.startswith("content/briefs/") and b"\n> \xe2\x80\x9c" in files[name]
    )
    forged = files[name].replace(b"\n> \xe2\x80\x9c", b"\n> \xe2\x80\x9cWe never said this and ", 1)
    place = root.parent / "forged.zip"
    place.write_bytes(packed({**files, name: forged}, "somebody"))
    assert "not-verbatim" in codes(verify(place))


def test_a_text_that_is_another_than_the_briefs_is_found(root: Path) -> None:
    brief = min((root / "content/briefs").glob("*.md"))
    told = brief.read_text("utf-8")
    assert "sha256:" not in told
    brief.write_text(told.replace("source:\n", "source:\n  sha256: abc\n"), "utf-8")
    files, _ = unpacked(made(root).read_bytes(), "pack")
    place = root.parent / "other.zip"
    place.write_bytes(packed(files, "somebody"))
    assert codes(verify(place)) == {"changed-source"}


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x05\x06" + b"\0" * 18, b"not a zip", b"PK\x03\x04" + b"\xff" * 40],
    ids=["nothing", "an empty archive", "a text", "half an archive"],
)
def test_what_is_no_pack_is_one_line(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    assert main(["verify", str(tmp_path / "x.zip")]) == 2
    assert "x.zip is no evidence pack" in capsys.readouterr().err


@given(st.data())
def test_no_single_changed_byte_of_what_it_holds_goes_unnoticed(data: st.DataObject) -> None:
    files = {"site/a.html": b"<p>a</p>", "content/topics/b.md": b"---\ntitle: B\n---\n", "prov.json": b"{}"}
    whole = packed(files, "x")
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    try:
        found, issues = unpacked(broken, "x")
    except BriefsiteError:
        return
    assert issues or found == files


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("evidence/large", bytes(104 << 20), zipfile.ZIP_STORED)  # so that no ratio gives it away
        archive.writestr("evidence/data/0", bytes(100 << 20), compresslevel=1)
        whole = archive.getinfo("evidence/data/0")
        for number in range(1, 50):  # as such bombs are made: the directory names the same bytes again and again
            again = copy(whole)
            again.filename = f"evidence/data/{number}"
            archive.filelist.append(again)
    with pytest.raises(BriefsiteError, match="it would be too large"):
        verify(tmp_path / "bomb.zip")
    with zipfile.ZipFile(tmp_path / "small.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("evidence/data/0", bytes(10 << 20))
    with pytest.raises(BriefsiteError, match="it would be too large"):
        verify(tmp_path / "small.zip")


def test_a_pack_that_somebody_compressed_again_proves_itself(root: Path) -> None:
    whole, again = made(root), root.parent / "again.zip"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert again.stat().st_size < whole.stat().st_size / 2
    assert verify(again).holds


def test_texts_that_claim_more_paragraphs_than_a_library_has_are_refused(tmp_path: Path) -> None:
    claim = b'{"file":"a","sha256":"","metadata":{},"count":700000,"paragraphs":{}}'
    (tmp_path / "x.zip").write_bytes(packed({f"sources/{number}.json": claim for number in range(9)}, "somebody"))
    with pytest.raises(BriefsiteError, match=r"sources/1\.json cannot be read: it holds no packed text"):
        verify(tmp_path / "x.zip")


def test_a_packed_text_that_makes_no_sense_is_told(root: Path) -> None:
    files, _ = unpacked(made(root).read_bytes(), "pack")
    name = next(name for name in files if name.startswith("sources/"))
    place = root.parent / "other.zip"
    for said in (b"[]", b"{", json.dumps({"count": 10**12}).encode(), b"[" * 100_000):
        place.write_bytes(packed({**files, name: said}, "somebody"))
        with pytest.raises(BriefsiteError, match="it holds no packed text"):
            verify(place)


def test_paths_in_an_archive_never_reach_the_disk(root: Path, tmp_path: Path) -> None:
    place = rewritten(made(root), {"evidence/data/content/../../../escaped.md": b"---\ntitle: X\n---\n"})
    verify(place)
    assert not list(tmp_path.rglob("escaped.md"))


def test_what_is_typed_makes_a_pack_and_proves_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "--root", str(root)]) == 0
    assert main(["verify", str(root / "evidence.zip")]) == 0
    assert "every file is as it was packed" in capsys.readouterr().out
    assert io.BytesIO((root / "evidence.zip").read_bytes()).read(2) == b"PK"


def test_no_file_but_an_older_pack_is_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("notes.md", b"By hand."), ("book.zip", compressed(0).replace(b"evidence/", b"chapters/"))):
        (root / name).write_bytes(data)
        assert main(["pack", "--root", str(root), "--output", str(root / name)]) == 2
        assert f"{name} is there, and no pack" in capsys.readouterr().err
        assert (root / name).read_bytes() == data
    for _ in range(2):
        assert main(["pack", "--root", str(root), "--output", str(root / "pack.zip")]) == 0


def compressed(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("evidence/bagit.txt", "".join(map(str, range(2000))))
    return made.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@given(data=st.data())
def test_a_damaged_archive_is_refused_in_words_however_it_was_compressed(method: int, data: st.DataObject) -> None:
    whole = bytearray(compressed(method))
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with pytest.raises(BriefsiteError, match="is no evidence pack"):
        unpacked(bytes(whole), "p.zip")


def test_a_file_without_a_name_is_one_of_others() -> None:
    whole = compressed(zipfile.ZIP_STORED)
    nameless = whole.replace(b"evidence/bagit.txt", b"\0vidence/bagit.txt")
    with pytest.raises(BriefsiteError, match="is no evidence pack"):
        unpacked(nameless, "p.zip")
