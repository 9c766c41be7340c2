"""A site's own templates lie over the theme's, file by file and block by block; a fault is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.model.issues import BriefsiteError
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


def test_a_static_file_can_be_replaced_or_added(own: Path) -> None:
    (own / "static").mkdir()
    (own / "static/site.css").write_text("p { color: red }")
    (own / "static/crest.svg").write_text("<svg/>")
    site = sample_site(own)
    assert site["static/site.css"] == b"p { color: red }"
    assert site["static/crest.svg"] == b"<svg/>"
    assert "static/favicon.svg" in site


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("\n{% block x %}", "templates/actor.html:2: ", "mend the template there"),
        ("\n\n{{ page.nme }}", "templates/actor.html:3: ", "nme"),
        ("\n{{ 1 / 0 }}", "templates/actor.html:2: ", "division by zero"),
        ('{% include "no.html" %}', "templates/actor.html:1: ", "there is no template 'no.html'"),
        ('\n{{ asset("no.css") }}', "templates/actor.html:2: ", "there is no static file 'no.css'"),
    ],
)
def test_a_fault_in_a_template_names_its_file_and_line(own: Path, text: str, place: str, words: str) -> None:
    (own / "actor.html").write_text(text)
    with pytest.raises(BriefsiteError) as fault:
        sample_site(own)
    assert str(fault.value).startswith(place)
    assert words in str(fault.value)


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(BriefsiteError, match="'red' is no colour; write it as #rrggbb"):
        sample_site(accent="red")
