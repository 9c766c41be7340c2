"""Nothing that is withheld reaches the site: canaries in every private place, and an audit that would see them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefsite.checks.leaks import Secret, _Index, _readings
from briefsite.model.issues import Place
from briefsite.pipeline.building import Built, build
from tests.sample import SAMPLE

NOW = datetime(2031, 5, 1, tzinfo=UTC)
#: A word that stands nowhere in the sample; each place has one of its own.
WITHHELD = {
    "status: draft": "Zanzibarium",
    "publish: 2031-05-02": "Quillonia",
    "expires: 2031-04-30": "Vexborough",
}
BASE = '[tool.briefsite]\ntitle = "Sample"\nbase_url = "https://example.org/"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, tmp_path / folder)
    (tmp_path / "pyproject.toml").write_text(BASE, "utf-8")
    return tmp_path


def put(root: Path, path: str, text: str) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def holding(built: Built, word: str) -> list[str]:
    """The files of a site that have a word, in their bytes or in their names."""
    files = built.site.items()
    return [path for path, data in files if word.lower() in path.lower() or word.lower().encode() in data.lower()]


def leaks(built: Built) -> list[str]:
    return [f"{issue.place.path}: {issue.message}" for issue in built.issues if issue.code == "leak"]


def withheld_everywhere(field: str, word: str) -> dict[str, str]:
    """A brief, an event, an actor and a topic that are withheld, a word in all they hold; and a text nobody cites."""
    low = word.lower()
    return {
        f"seeds/{low}.txt": f"The {word} accord was signed.\n\nNobody cites the {word} annex of it.\n",
        f"content/briefs/{low}-brief.md": f"---\ntitle: On {word}\nsource: {{file: {low}.txt}}\n{field}\n---\n\n"
        f"## [[{low}-event]]\n\n- The [[{low}-actor|{word}]] accord was signed. [@p1]\n\n{word} note.\n",
        f"content/events/{low}-event.md": f"---\ntitle: {word} signs\nplace: {word} Hall\n"
        f"accounts:\n  - cite: {low}-brief, para. 1\n    place: {word}\n---\n",
        f"content/actors/{low}-actor.md": f"---\ntitle: {word}\nkind: state\naliases: [{word}land]\n{field}\n---\n",
        f"content/topics/{low}-topic.md": f"---\ntitle: {word} affairs\nterms: [{low}]\n{field}\n---\n\n{word}.\n",
    }


@pytest.mark.parametrize(("field", "word"), WITHHELD.items())
def test_no_canary_leaves_what_is_withheld(root: Path, field: str, word: str) -> None:
    for path, text in withheld_everywhere(field, word).items():
        put(root, path, text)
    built = build(root, at=NOW, audit=True)
    assert built.is_sound, built.issues
    assert holding(built, word) == []
    assert leaks(built) == []


def test_a_private_remark_is_nowhere_in_the_site(root: Path) -> None:
    put(root, "content/actors/open.md", "---\ntitle: Open\nkind: person\nprivate: ask Zanzibarium first\n---\n")
    built = build(root, at=NOW, audit=True)
    assert "actors/open.html" in built.site
    assert holding(built, "Zanzibarium") == []
    assert leaks(built) == []


LEAKY = {
    "a title": ("{{ 'Lantern House' }}", "Lantern House"),
    "in capitals and markup": ("<b>LANTERN</b> &#72;ouse", "Lantern House"),
    "an attribute": ('<span title="lantern house"></span>', "Lantern House"),
    "an id": ('<a href="#lantern-house-x" id="lantern-house-x">x</a>', "lantern-house-x"),
    "a private remark": ("call her on Sunday evening", "a private remark"),
}


@pytest.mark.parametrize("name", LEAKY)
def test_a_template_that_shows_what_is_withheld_is_caught(root: Path, name: str) -> None:
    html, what = LEAKY[name]
    put(
        root, "content/actors/lantern-house-x.md", "---\ntitle: Lantern House\nkind: organisation\nstatus: draft\n---\n"
    )
    put(root, "content/actors/open.md", "---\ntitle: Open\nkind: person\nprivate: Call her on Sunday evening.\n---\n")
    put(root, "templates/about.html", '{% extends "theme/about.html" %}{% block main %}' + html + "{% endblock %}")
    found = leaks(build(root, at=NOW, audit=True))
    assert len(found) >= 1
    assert any(what in leak and leak.endswith("in about.html") for leak in found)


def test_an_uncited_paragraph_is_caught_unless_whole_texts_are_shown(root: Path) -> None:
    uncited = "The lantern keeper left before the ferry came."
    (text,) = sorted((root / "seeds").glob("*.txt"))[:1]
    put(root, f"seeds/{text.name}", text.read_text("utf-8") + f"\n\n{uncited}\n")
    put(root, "templates/about.html", '{% extends "theme/about.html" %}{% block main %}' + uncited + "{% endblock %}")
    assert any("which nothing cites" in leak for leak in leaks(build(root, at=NOW, audit=True)))
    put(root, "pyproject.toml", BASE + 'source_text = "full"\n')
    assert leaks(build(root, at=NOW, audit=True)) == []


@pytest.mark.parametrize("line", ["BRANDT, 7 March 2031", "Radan Kovel\nChief of the Kelmar Peace Office"])
def test_a_line_of_a_place_and_a_day_or_a_name_and_a_function_is_no_leak_where_a_page_shows_these(
    root: Path, line: str
) -> None:
    (text,) = sorted((root / "seeds").glob("*.txt"))[:1]
    put(root, f"seeds/{text.name}", text.read_text("utf-8") + f"\n\n{line}\n")
    put(root, "content/events/day-in-brandt.md", "---\ntitle: Day in Brandt\nplace: Brandt\ndate: 2031-03-07\n---\n")
    put(root, "content/actors/radan-kovel.md", KOVEL)
    shown = line.replace("\n", "</a> ")
    put(root, "templates/about.html", f'{{% extends "theme/about.html" %}}{{% block main %}}{shown}{{% endblock %}}')
    assert leaks(build(root, at=NOW, audit=True)) == []


def test_what_is_withheld_is_caught_beside_a_day_all_the_same(root: Path) -> None:
    (text,) = sorted((root / "seeds").glob("*.txt"))[:1]
    put(root, f"seeds/{text.name}", text.read_text("utf-8") + "\n\nZanzibarium, 7 March 2031\n")
    shown = '{% extends "theme/about.html" %}{% block main %}Zanzibarium: 7 March 2031{% endblock %}'
    put(root, "templates/about.html", shown)
    assert any("which nothing cites" in leak for leak in leaks(build(root, at=NOW, audit=True)))


KOVEL = (
    "---\ntitle: Radan Kovel\nkind: person\nroles:\n  - title: Chief of the Kelmar Peace Office\n"
    "    cite: merania-and-kelmar-renew-pledge, para. 1\n---\n"
)
CITED_BY_A_ROLE = (
    "---\ntitle: Weather desk\nkind: organisation\nroles:\n  - title: observer\n"
    "    cite: merania-and-kelmar-renew-pledge, para. 7\nstatus: reviewed\n---\n"
)


def test_a_paragraph_that_only_front_matter_cites_is_shown_and_is_no_leak(root: Path) -> None:
    put(root, "content/actors/weather-desk.md", CITED_BY_A_ROLE)
    built = build(root, at=NOW, audit=True)
    assert b"The weather in Brandt was mild." in built.site["briefs/merania-and-kelmar-renew-pledge.html"]
    assert leaks(built) == []


def test_a_folder_of_this_machine_is_caught(root: Path) -> None:
    put(root, "templates/about.html", f'{{% extends "theme/about.html" %}}{{% block main %}}{root}{{% endblock %}}')
    assert any(str(root) in leak for leak in leaks(build(root, at=NOW, audit=True)))


def test_a_draft_that_is_called_like_a_heading_a_key_or_the_site_holds_nothing_back(root: Path) -> None:
    """A draft topic called “Border” once kept a site from being published: the style sheet says `border`."""
    for title in ("Border", "Events", "Evidence", "Path", "T", "Read by an editor", "Sample"):
        name = f"content/topics/{title.lower().replace(' ', '-')}-to-come.md"
        put(root, name, f"---\ntitle: {title}\nstatus: draft\n---\n")
    assert leaks(build(root, at=NOW, audit=True)) == []


def test_what_a_template_of_the_sites_own_says_is_no_heading(root: Path) -> None:
    put(root, "content/topics/falcon-to-come.md", "---\ntitle: Falcon\nstatus: draft\n---\n")
    put(root, "templates/base.html", '{% extends "theme/base.html" %}{% block foot %}Falcon{% endblock %}')
    assert [line.partition(",")[0] for line in leaks(build(root, at=NOW, audit=True))] == [
        "content/topics/falcon-to-come.md: 'Falcon'"
    ]


def test_the_letters_by_which_a_shelf_of_the_search_is_found_are_no_name() -> None:
    secrets = _Index([Secret(("eu",), "'EU'", Place("content/actors/eu.md"))])
    shelf = b'briefsite("w", "eu", {"europe":"1"});\n'
    assert [*secrets.in_any(_readings("search/w-eu.js", shelf))] == []
    assert [*secrets.in_any(_readings("search/w-eu.js", shelf.replace(b"europe", b"eu")))] != []
