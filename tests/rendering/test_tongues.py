"""Words of every script stand the way they are written, and say their language."""

from __future__ import annotations

from pathlib import Path

from briefsite.languages import wording
from briefsite.model.issues import Place
from tests.sample import sample_site, site_with

SAID = "قال الوزير إن المحادثات ستستأنف"


def a_site(root: Path) -> str:
    """The page of a brief whose text, title, statement and quotation are in Arabic."""
    body = f"- {SAID} [[sorya-vannak]] [@p1]\n\n> “{SAID}”\n> — [[sorya-vannak]] [@p1]\n"
    files = {
        "seeds/ar.txt": f"{SAID}\n\nIn English.",
        "content/briefs/ar.md": f"---\ntitle: {SAID}\nsource:\n  file: ar.txt\n---\n\n{body}",
    }
    return site_with(root, files, source_text="full")["briefs/ar.html"].decode()


def test_a_block_that_begins_in_arabic_is_set_from_right_to_left_and_others_are_not(tmp_path: Path) -> None:
    page = a_site(tmp_path)
    assert '<h1 dir="rtl"><span lang="und-Arab" dir="rtl">' in page
    assert '<p id="p1" dir="rtl">' in page
    assert '<p id="p2">' in page
    assert page.count('<li dir="rtl">') == 1


def test_a_name_amid_other_words_keeps_its_own_way() -> None:
    page = sample_site()["actors/yusuf-al-amin.html"].decode()
    assert '<span lang="und-Arab" dir="rtl">يوسف الأمين</span>' in page
    assert '<h1 dir="rtl">' not in page


def test_an_interface_from_right_to_left_turns_the_page_and_english_content_in_it(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/ar.po").write_text('msgid "Latest"\nmsgstr "الأحدث"', encoding="utf-8")
    say, _ = wording("ar", tmp_path, Place(""))
    site = sample_site(say=say, language="ar", content_language="en")
    home, actor = site["index.html"].decode(), site["actors/sorya-vannak.html"].decode()
    assert '<html lang="ar" dir="rtl">' in home
    assert "<h2>الأحدث</h2>" in home
    assert '<h1 dir="ltr"><span lang="en" dir="ltr">Sorya Vannak</span></h1>' in actor
