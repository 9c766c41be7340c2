"""Sources, as citation managers read them."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace

import bibtexparser
from bibtexparser.model import Entry
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.records import SourceEntry
from briefsite.model.settings import Settings
from briefsite.pages.library import Library
from briefsite.pages.reuse.sources import bibtex, csl, escaped
from tests.pages.reuse.desks import HOSTILE, awkward, desk
from tests.rendering.reading import Page
from tests.sample import sample_graph

NAMES = {"textbackslash{}": "\\", "textbraceleft{}": "{", "textbraceright{}": "}"}
NAMES |= {"textasciitilde{}": "~", "textasciicircum{}": "^"}


def entries(text: str) -> dict[str, Entry]:
    """The entries of a BibTeX file that has nothing else and no fault."""
    found = bibtexparser.parse_string(text)
    assert found.failed_blocks == []
    assert len(found.blocks) == len(found.entries)
    return {entry.key: entry for entry in found.entries}


def plain(value: str) -> str:
    """What TeX would print."""
    names = "|".join(map(re.escape, NAMES))
    return re.sub(rf"\\({names}|[$&#_%])", lambda match: NAMES.get(match[1], match[1]), value.strip("{}"))


def test_every_brief_has_its_source_in_both_forms() -> None:
    briefs = {path.removeprefix("briefs/").removesuffix(".html") for path in desk() if re.match(r"briefs/.*html", path)}
    assert set(entries(desk()["data/sources.bib"].decode())) == briefs
    assert {item["id"] for item in json.loads(desk()["data/sources.csl.json"])} == briefs


def test_what_the_source_says_of_itself_arrives_and_nothing_else() -> None:
    found = entries(desk()["data/sources.bib"].decode())
    courier = {field.key: plain(field.value) for field in found["merania-and-kelmar-renew-pledge"].fields}
    assert courier == {
        "title": "Merania and Kelmar renew peace training pledge",
        "author": "Ilse Vandermoer",
        "organization": "The Brandt Courier",
        "date": "2031-03-08",
        "year": "2031",
        "url": "https://courier.example/2031/merania-kelmar",
    }
    bare = {field.key: plain(field.value) for field in found["premier-receives-chief-of-staff"].fields}
    note = "Digested in the brief “The premier of Merania receives Kelmar’s chief of staff”"
    assert bare == {"title": "statement.txt", "note": note}


def test_words_that_mean_something_to_tex_come_back_as_they_were() -> None:
    found = entries(awkward()["data/sources.bib"].decode())["hostile-brief"].fields_dict
    assert [plain(found[name].value) for name in ("title", "author", "organization")] == [HOSTILE] * 3
    assert found["url"].value.endswith("?c=1&d=%7Be%7D#f")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_title_makes_one_entry(title: str) -> None:
    value = escaped(title)
    (entry,) = entries(f"@misc{{x,\n  title = {{{{{value}}}}},\n  year = {{2031}}\n}}\n").values()
    assert entry.fields_dict["year"].value == "2031"
    assert value.count("{") == value.count("}")
    assert plain(f"{{{value}}}") == " ".join(title.split())


def test_csl_is_read_without_a_word_of_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = CiteProcJSON(json.loads(awkward()["data/sources.csl.json"]))
    item = found["hostile-brief"]
    assert str(item["title"]) == HOSTILE
    assert (item["issued"]["year"], item["issued"]["month"], item["issued"]["day"]) == (2031, 7, 2)
    assert item["author"][0]["literal"] == HOSTILE


def library(**source: str) -> Library:
    """A library with one source."""
    graph = sample_graph()
    brief = graph.entries["premier-receives-chief-of-staff"]
    record = replace(brief.record, source=SourceEntry("a.txt", **source))  # type: ignore[arg-type]
    return Library(replace(graph, entries={brief.id: replace(brief, record=record)}), Settings())


def test_a_date_that_cannot_be_told_exactly_is_told_in_words() -> None:
    bare = library(published="XXXX-05-01")
    assert "note = {Date of publication: 1 May (year not stated). " in bibtex(bare, "premier-receives-chief-of-staff")
    assert "issued" not in csl(bare, "premier-receives-chief-of-staff")
    range_ = csl(library(published="2031-05-01/2031-05-03"), "premier-receives-chief-of-staff")
    assert range_["issued"] == {"date-parts": [[2031, 5, 1], [2031, 5, 3]]}
    about = csl(library(published="2031-05~"), "premier-receives-chief-of-staff")
    assert about["issued"] == {"date-parts": [[2031, 5]], "circa": True}
    assert csl(library(published="2031-21"), "premier-receives-chief-of-staff")["issued"] == {"date-parts": [[2031]]}


def test_a_brief_offers_its_source_to_be_copied() -> None:
    page = Page(awkward()["briefs/hostile-brief.html"])
    texts = ["".join(text) for tag, _, text in page.elements if tag == "pre"]
    assert list(entries(texts[0])) == ["hostile-brief"]
    assert [item["title"] for item in json.loads(texts[1])] == [HOSTILE]
