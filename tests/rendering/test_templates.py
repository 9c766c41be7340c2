"""A site's own templates lie over the theme's, file by file and block by block; a fault is said with its line."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.model.settings import Settings
from briefsite.rendering import Renderer
from briefsite.rendering.blocks import unshown_blocks
from briefsite.rendering.faults import TemplateFault
from briefsite.rendering.theme import own_templates
from tests.rendering.reading import Page
from tests.sample import sample_site


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates"


def test_one_block_can_be_overridden_and_the_rest_stays(own: Path) -> None:
    block = (
        '{% extends "theme/actor.html" %}\n{% block opening %}<h1>{{ page.head.title | upper }}</h1>{% endblock %}\n'
    )
    (own / "actor.html").write_text(block)
    site = sample_site(own)
    assert Page(site["actors/kelmar.html"]).all("h1") == ["KELMAR"]
    assert "Company kept" in Page(site["actors/kelmar.html"]).all("h2")
    assert site["events/asagi-calls-on-vannak.html"] == sample_site()["events/asagi-calls-on-vannak.html"]


def test_a_block_of_the_base_reaches_every_page(own: Path) -> None:
    (own / "base.html").write_text('{% extends "theme/base.html" %}{% block foot %}<footer>Ours</footer>{% endblock %}')
    pages = [data for path, data in sample_site(own).items() if path.endswith(".html") and path != "404.html"]
    assert all(Page(data).all("footer") == ["Ours"] for data in pages)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("base.html", '{% extends "theme/base.html" %}\n {% block foto %}{% endblock %}', ["2:2 'foto' 'foot'"]),
        ("pages/a.html", '{% extends "base.html" %}{% block mian %}{% endblock %}', ["1:26 'mian' 'main'"]),
        ("pages/a.html", '{% extends "base.html" %}{% block main %}{% block own %}{% endblock %}{% endblock %}', []),
        ("pages/a.html", '{% extends "base.html" %}{# {% block mian %} #}{% block foot %}{% endblock %}', []),
        ("topics.html", "{% block mian %}{% endblock %}", []),
    ],
)
def test_a_block_that_would_be_shown_nowhere_is_told(own: Path, name: str, text: str, told: list[str]) -> None:
    """A misspelt name once changed nothing, and nothing was said."""
    (own / "pages").mkdir()
    (own / name).write_text(text)
    found = list(unshown_blocks(own))
    names = [" ".join(re.findall(r"'\w+'", str(one))) for one in found]
    assert [f"{one.place.line}:{one.place.column} {said}" for one, said in zip(found, names, strict=True)] == told
    assert {one.place.path for one in found} <= {f"templates/{name}"}
    assert {one.severity for one in found} <= {"warning"}


def test_a_page_is_the_themes_own_only_where_all_that_it_is_made_of_is(own: Path) -> None:
    (own / "feed.xml").write_text('{% extends "theme/feed.xml" %}', "utf-8")
    renderer = Renderer(own, Settings())
    assert not renderer.is_ours("feed.xml")
    assert renderer.is_ours("actor.html")
    (own / "parts.html").write_text('{% extends "theme/parts.html" %}', "utf-8")
    assert not Renderer(own, Settings()).is_ours("actor.html")
    assert not renderer.is_ours("")


def test_a_static_file_can_be_replaced_or_added(own: Path) -> None:
    (own / "static").mkdir()
    (own / "static/site.css").write_text("p { color: red }")
    (own / "static/crest.svg").write_text("<svg/>")
    site = sample_site(own)
    assert site["static/site.css"] == b"p { color: red }"
    assert site["static/crest.svg"] == b"<svg/>"
    assert "static/favicon.svg" in site


def test_what_an_editor_keeps_beside_a_file_is_published_nowhere(own: Path) -> None:
    for folder in ("static", "data", "pages"):
        (own / folder).mkdir()
        for name in ("names.txt", "names.txt~", ".names.txt.swp", "#names.txt#", "4913"):
            (own / folder / name).write_text("Names")
        (own / folder / ".#names.txt").symlink_to("somebody@somewhere.12:34")
    site = sample_site(own)
    assert [path for path in site if "names" in path or "4913" in path] == ["static/names.txt"]
    assert own_templates(own) == ("data/names.txt",)


def test_a_link_that_leads_round_is_passed_over(own: Path) -> None:
    (own / "static").mkdir()
    (own / "static/crest.svg").write_text("<svg/>")
    (own / "static/again").symlink_to("..", target_is_directory=True)
    site = sample_site(own)
    assert [path for path in site if "crest" in path] == ["static/crest.svg"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_not_utf8_is_told(own: Path) -> None:
    (own / "static").mkdir()
    (own / os.fsdecode(b"static/caf\xe9.svg")).write_text("<svg/>")
    with pytest.raises(BriefsiteError, match=r"static/caf\\udce9\.svg: its name is not UTF-8; rename it"):
        sample_site(own)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("\n{% block x %}", "templates/actor.html:2: ", "mend the template there"),
        ("\n{% block x %}{% endblokc %}", "templates/actor.html:2: ", "to be closed is 'block', while writing "),
        ("\n\n{{ page.haed }}", "templates/actor.html:3: ", "'haed' is none of the fields of ActorPage, "),
        ("\n\n{{ page.haed }}", "templates/actor.html:3: ", "; did you mean 'head'?"),
        ("\n{{ pgae.head }}", "templates/actor.html:2: ", "'pgae' is undefined"),
        ("\n{{ 5 | no_such }}", "templates/actor.html:2: ", "No filter named 'no_such'"),
        ("\n{{ 5 | join }}", "templates/actor.html:2: ", "'int' object is not iterable (TypeError)"),
        ("\n{{ {}['x'] }}", "templates/actor.html:2: ", "x"),
        ("\n{{ 1 / 0 }}", "templates/actor.html:2: ", "division by zero"),
        ('{% include "no.html" %}', "templates/actor.html:1: ", "there is no template 'no.html'"),
        ('\n{{ asset("no.css") }}', "templates/actor.html:2: ", "there is no static file 'no.css'"),
    ],
)
def test_a_fault_in_a_template_names_its_file_and_line_and_the_page(
    own: Path, text: str, place: str, words: str
) -> None:
    (own / "actor.html").write_text(text)
    with pytest.raises(TemplateFault) as fault:
        sample_site(own)
    assert str(fault.value).startswith(place)
    assert words in str(fault.value)
    assert ", while writing actors/haruto-asagi.html; " in str(fault.value)


@pytest.mark.parametrize("name", ["actor.html", "parts.html"])
def test_a_template_that_is_not_utf8_is_a_fault(own: Path, name: str) -> None:
    """The theme's own took its place, and nobody was told."""
    (own / name).write_bytes(b"\xef\xbb\xbfOne\ncaf\xe9")
    with pytest.raises(TemplateFault, match=rf"^templates/{name}:2: it is not UTF-8: here is the byte 0xe9, while"):
        sample_site(own)


def test_a_byte_order_mark_is_no_part_of_a_template(own: Path) -> None:
    text = '{% extends "theme/actor.html" %}\n'
    (own / "actor.html").write_text(text, encoding="utf-8-sig")
    assert sample_site(own)["actors/kelmar.html"].startswith(b"<!DOCTYPE html>")


def test_a_fault_in_a_macro_is_told_at_the_line_of_ones_own_that_leads_to_it(own: Path) -> None:
    (own / "mine.html").write_text("{% macro deep(x) %}\n{{ x.nothing }}\n{% endmacro %}")
    (own / "actor.html").write_text('{% from "mine.html" import deep %}\n\n{{ deep(page.head) }}')
    with pytest.raises(TemplateFault, match=r"^templates/mine.html:2: 'nothing' is none of the fields of Head"):
        sample_site(own)
    (own / "actor.html").write_text('{% import "theme/parts.html" as parts %}\n\n{{ parts.lnik(page.head) }}')
    with pytest.raises(TemplateFault, match=r"'lnik' is none of what 'theme/parts\.html' has, .*; did you mean 'link'"):
        sample_site(own)
    (own / "actor.html").write_text('{% import "theme/parts.html" as parts %}\n\n{{ parts.link(5) }}')
    with pytest.raises(TemplateFault) as fault:
        sample_site(own)
    assert str(fault.value).startswith("templates/actor.html:3: ")
    assert "(in theme/parts.html:" in str(fault.value)


@pytest.mark.parametrize(
    "text",
    [
        "{% for one in range(99999999999999999999) %}x{% endfor %}",
        "{% for one in range(6000000) %}{% endfor %}",
        "{{ range(999999999999) | list }}",
        "{% for a in range(3000) %}{% for b in range(3000) %}{% endfor %}{% endfor %}",
    ],
)
def test_a_loop_that_nobody_lives_to_see_the_end_of_is_a_fault(own: Path, text: str) -> None:
    (own / "actor.html").write_text(f"\n{text}")
    with pytest.raises(TemplateFault, match=r"^templates/actor.html:2: its loops turn more than 5,000,000 times"):
        sample_site(own)


def test_a_long_range_may_be_asked_for_one_of_its_numbers(own: Path) -> None:
    (own / "actor.html").write_text("{{ range(10 ** 9)[7] }} {{ range(10 ** 9) | length }}")
    assert sample_site(own)["actors/kelmar.html"] == b"7 1000000000"


def test_a_list_that_is_lengthened_while_it_is_looped_over_has_an_end(own: Path) -> None:
    text = "{% set all = [1, 2] %}{% for one in all %}{{ one }}{{ all.append(3) or '' }}{% endfor %}"
    (own / "actor.html").write_text(text)
    assert sample_site(own)["actors/kelmar.html"] == b"12"


def test_loops_are_what_they_are_in_jinja(own: Path) -> None:
    text = (
        "{% for a in (1, 2, 3) if a != 2 %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}"
        "{% else %}no{% endfor %}"
        "{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}{% for c in 'xy' %}{{ c }}{% endfor %}"
        "{% for g in range(4) | batch(2) %}{{ g | sum }};{% endfor %}{% for x in [] %}{% else %}none{% endfor %}"
        "{% for n in [[1, [2]]] recursive %}{{ loop(n) if n is iterable else n }}{% endfor %}"
    )
    (own / "actor.html").write_text(text)
    assert sample_site(own)["actors/kelmar.html"] == b"1/2,2/2a1xy1;5;none12"


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(BriefsiteError, match="'red' is no colour; write it as #rrggbb"):
        sample_site(accent="red")
