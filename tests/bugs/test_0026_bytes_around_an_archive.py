"""An archive with a program before it, or with anything behind it, was proved to be as it was packed."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefsite.packing.bags import packed, unpacked

FILES = {"content/a.md": b"Words", "site/index.html": b"<p>Words"}
PACK = packed(FILES, "briefsite")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"MZ" + PACK, "2 bytes before the first file were added to it"),
        (PACK + b"\n" * 3000, "3,000 bytes behind the last file were added to it"),
    ],
)
def test_they_are_told(data: bytes, told: str) -> None:
    files, issues = unpacked(data, "evidence.zip")
    assert files == FILES
    assert [issue.message for issue in issues] == [told]


def test_an_archive_that_another_program_made_of_the_same_files_is_whole() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PACK)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = b"made anew"
        for one in old.namelist():
            new.writestr(one, old.read(one))
    assert unpacked(made.getvalue(), "evidence.zip") == (FILES, ())
