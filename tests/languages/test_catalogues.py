"""The catalogues have every text that code and templates say, and no other; a site adds its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from briefsite.languages import SHIPPED, shipped, wording
from briefsite.languages.extracting import TEMPLATE, as_text, brought_up_to_date, extracted
from briefsite.model.issues import Place
from briefsite.model.wording import Wording
from briefsite.rendering.theme import shipped as theme

CATALOGUES = sorted(SHIPPED.glob("*.po"))
PLACE = Place("pyproject.toml", 2, 1)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=path.stem)


def texts(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def own(folder: Path, name: str, *messages: str) -> Path:
    """A templates folder with a catalogue of the site's own."""
    (folder / "languages").mkdir(parents=True, exist_ok=True)
    (folder / "languages" / f"{name}.po").write_text("\n\n".join(messages), encoding="utf-8")
    return folder


def test_the_english_catalogue_has_all_texts_of_code_and_templates_and_no_other() -> None:
    assert TEMPLATE.read_text("utf-8") == as_text(extracted(theme())), "run `make texts`"


def test_a_byte_order_mark_is_no_part_of_a_catalogue(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/en.po").write_text('msgid "Latest"\nmsgstr "Newest"\n', encoding="utf-8-sig")
    say, issues = wording("en", tmp_path, PLACE)
    assert (say("Latest"), issues) == ("Newest", ())


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_catalogue_has_these_texts_and_each_is_translated(path: Path) -> None:
    assert path.read_text("utf-8") == brought_up_to_date(path, extracted(theme())), "run `make texts`"
    messages = [message for message in catalogue(path) if message.id]
    assert [message.id for message in messages if message.fuzzy or not all(forms(message))] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_translation_has_the_places_and_tags_of_its_text(path: Path) -> None:
    kept = re.compile(r"%\(\w+\)s|<[^>]*>")
    for message in (message for message in catalogue(path) if message.id):
        wanted = {tuple(sorted(kept.findall(text))) for text in texts(message)}
        assert {tuple(sorted(kept.findall(form))) for form in forms(message)} <= wanted, message.id
        ends = {text[-1] in ".:" for text in texts(message) if " " in text.strip()}
        assert not ends or {form[-1] in ".:" for form in forms(message)} == ends, message.id


def test_a_catalogue_is_the_same_bytes_each_time() -> None:
    assert wording("de", None, PLACE) == wording("de", None, PLACE)


def test_english_needs_no_catalogue() -> None:
    assert wording("en-GB", None, PLACE) == (Wording("en-GB"), ())


def test_a_language_of_a_region_is_that_language() -> None:
    say, issues = wording("de-AT", None, PLACE)
    assert (say.language, say("March"), issues) == ("de-AT", "März", ())


def test_a_language_without_a_catalogue_is_said_and_english_is_spoken() -> None:
    say, issues = wording("km", None, PLACE)
    assert say == Wording("en")
    assert str(issues[0]) == (
        "pyproject.toml:2:1: warning: there is no catalogue of 'km', so the interface is in English; translate one "
        "(docs/languages.md) as templates/languages/km.po; there are de, en"
    )
    assert len(issues) == 1


def test_a_site_brings_a_language_and_what_it_leaves_out_is_said_in_english(tmp_path: Path) -> None:
    folder = own(tmp_path, "km", 'msgid "March"\nmsgstr "មីនា"')
    say, issues = wording("km", folder, PLACE)
    assert (say.language, say("March"), say("April"), issues) == ("km", "មីនា", "April", ())


def test_a_site_changes_single_texts_of_a_language_that_we_bring(tmp_path: Path) -> None:
    folder = own(tmp_path, "de", 'msgctxt "section"\nmsgid "Briefs"\nmsgstr "Dossiers"')
    say, _ = wording("de", folder, PLACE)
    assert (say.term("section", "Briefs"), say("March")) == ("Dossiers", "März")
    english, _ = wording("en", own(tmp_path, "en", 'msgid "Latest"\nmsgstr "New"'), PLACE)
    assert (english("Latest"), english("March")) == ("New", "March")


def test_a_language_with_several_plurals_counts_in_its_own_way(tmp_path: Path) -> None:
    rule = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {rule}\\n"'
    events = 'msgid "%(num)s event"\nmsgid_plural "%(num)s events"\n'
    events += 'msgstr[0] "%(num)s событие"\nmsgstr[1] "%(num)s события"\nmsgstr[2] "%(num)s событий"'
    say, _ = wording("ru", own(tmp_path, "ru", head, events), PLACE)
    said = [say.counted(number, "%(num)s event", "%(num)s events") for number in (1, 3, 5, 21)]
    assert said == ["1 событие", "3 события", "5 событий", "21 событие"]


def test_a_translation_that_cannot_be_used_is_named_with_its_line_and_left_out(tmp_path: Path) -> None:
    folder = own(tmp_path, "km", 'msgid "from %(date)s"\nmsgstr "%(datum)s"', 'msgid "about %(date)s"\nmsgstr "5 %"')
    say, issues = wording("km", folder, PLACE)
    assert [str(issue) for issue in issues] == [
        "templates/languages/km.po:1: it names %(datum)s, which 'from %(date)s' does not; mend the translation",
        "templates/languages/km.po:4: a % stands alone in it; write %%; mend the translation",
    ]
    assert say("from %(date)s", date="2031") == "from 2031"


@pytest.mark.parametrize(
    "wrong",
    ["<script>ran()</script>", 'x\\" onmouseover=\\"ran()', "a < b", '<a href=\\"https://host.example\\">x</a>'],
)
def test_a_translation_has_no_markup_but_that_of_its_original(wrong: str, tmp_path: Path) -> None:
    """It stands in the page as it is, in an attribute too."""
    linked = 'The <a href=\\"%(to)s\\">map</a>'
    good = f'msgid "{linked}"\nmsgstr "{linked.replace("map", "« carte »")}"'
    folder = own(tmp_path, "km", good, f'msgid "Latest"\nmsgstr "{wrong}"')
    say, issues = wording("km", folder, PLACE)
    assert [(issue.place.line, issue.message) for issue in issues] == [
        (4, "it holds markup or straight quotation marks, which 'Latest' does not")
    ]
    assert say("Latest") == "Latest"
    assert say('The <a href="%(to)s">map</a>') == 'The <a href="%(to)s">« carte »</a>'


@pytest.mark.parametrize("text", ["msgid ", "nonsense", '"Plural-Forms: x"\nmsgstr 7'])
def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path, text: str) -> None:
    say, issues = wording("km", own(tmp_path, "km", text), PLACE)
    assert say("March") == "March"
    assert [issue.code for issue in issues] == ["bad-catalogue"]


def test_the_languages_that_are_brought_are_listed() -> None:
    assert shipped() == ["de", "en"]
