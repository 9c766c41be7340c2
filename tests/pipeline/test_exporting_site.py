"""`export` writes what `build` puts beside the pages, to the byte, and an exporter of one's own is a template."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.model.formats import FORMATS, format_of
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.building import build
from briefsite.pipeline.exporting_site import export_site
from tests.sample import SAMPLE

PROJECT = Path(__file__).parents[2]
BASE = "https://example.org/"
OWN = (
    "{% for event in page.records.events %}\n"
    '{{ event.date.words if event.date else "?" }}: {{ event.title }} & {{ event.participants | length }}\n'
    "{% endfor %}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, tmp_path / folder)
    (tmp_path / "pyproject.toml").write_text('[tool.briefsite]\ntitle = "Sample"\n', "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [form.name for form in FORMATS if form.name not in ("jsonld", "own")])
def test_an_export_is_what_a_build_puts_beside_the_pages(name: str, root: Path) -> None:
    files = export_site(root, name, BASE).files
    site = build(root, BASE).site
    assert files
    assert {path: text.encode() for path, text in files.items()} == {
        path: data for path, data in site.items() if format_of(path) == name
    }


def test_every_file_of_a_site_is_for_people_or_has_a_form(root: Path) -> None:
    site = build(root, BASE).site
    unformed = [path for path in site if not format_of(path) and not path.startswith(("static/", "search/"))]
    assert all(path.endswith((".html", "robots.txt", "sitemap.xml", "cards/site.png")) for path in unformed)


def test_linked_data_is_exported_as_the_pages_carry_it(root: Path) -> None:
    files = export_site(root, "jsonld").files
    site = build(root).site
    assert "actors/haruto-asagi.jsonld" in files
    for path, text in files.items():
        assert text.strip().encode() in site[path.replace(".jsonld", ".html")]
        assert json.loads(text)["@context"] == "https://schema.org"


@pytest.mark.parametrize("name", ["atom", "jsonfeed", "opml"])
def test_feeds_are_not_exported_without_an_address(name: str, root: Path) -> None:
    with pytest.raises(BriefsiteError, match="--base-url"):
        export_site(root, name)


def test_nothing_is_exported_of_content_with_errors(root: Path, tmp_path: Path) -> None:
    (root / "content/events/wrong.md").write_text("---\ntitle: Wrong\nparticipants: [nobody]\n---\n", "utf-8")
    output = tmp_path / "out"
    assert main(["--root", str(root), "export", "--format", "csv", "--output", str(output)]) == 1
    assert not output.exists()


def test_what_is_under_embargo_is_not_exported(root: Path) -> None:
    (root / "content/actors/quillonia.md").write_text(
        "---\ntitle: Quillonia\nkind: state\npublish: 2031-05-02\nprivate: Zanzibarium\n---\n", "utf-8"
    )
    files = export_site(root, "all", BASE).files
    assert not [path for path, text in files.items() if "quillonia" in f"{path} {text}".lower()]
    assert not [path for path, text in files.items() if "Zanzibarium" in text]


def test_the_command_writes_the_files(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert main(["--root", str(root), "export", "--format", "ical", "--output", str(output), "--quiet"]) == 0
    assert (output / "calendar.ics").read_bytes() == build(root).site["calendar.ics"]


def test_a_template_in_templates_data_is_an_exporter_of_ones_own(root: Path) -> None:
    (root / "templates/data").mkdir(parents=True)
    (root / "templates/data/chronology.txt").write_text(OWN, "utf-8")
    made = build(root, BASE)
    assert made.is_sound
    lines = made.site["data/chronology.txt"].decode().splitlines()
    assert lines[0] == "9 November 1953: Independence of Merania & 1"
    assert len([line for line in lines if line]) == 7
    assert b"chronology.txt" in made.site["about.html"]
    assert list(export_site(root, "own").files) == ["data/chronology.txt"]


def test_the_exporter_that_the_documentation_shows_works_as_it_says(root: Path) -> None:
    text = (PROJECT / "docs/templates.md").read_text("utf-8")
    (template,) = re.findall(r"^```jinja\n(\{% for.*?)^```", text, re.DOTALL | re.MULTILINE)
    (root / "templates/data").mkdir(parents=True)
    (root / "templates/data/chronology.txt").write_text(template, "utf-8")
    (root / "content/events/undated.md").write_text("---\ntitle: Undated\n---\n", "utf-8")
    lines = build(root).site["data/chronology.txt"].decode().splitlines()
    assert "7 March 2031: Haruto Asagi calls on Sorya Vannak, Ministry of Foreign Affairs, Brandt" in lines
    assert len(lines) == 7


def test_an_exporter_of_ones_own_takes_the_place_of_a_table_of_its_name(root: Path) -> None:
    (root / "templates/data").mkdir(parents=True)
    (root / "templates/data/events.csv").write_text("id\n", "utf-8")
    assert build(root).site["data/events.csv"] == b"id\n"


def test_exporting_needs_no_language_model(root: Path) -> None:
    script = "import sys; from briefsite.cli import main; print(main(sys.argv[1:]), 'spacy' in sys.modules)"
    command = [sys.executable, "-c", script, "--root", str(root), "export", "--format", "csv", "--quiet", "--output"]
    run = subprocess.run([*command, str(root / "out")], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "False"]
