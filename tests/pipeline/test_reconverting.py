"""A conversion that remembers the last one does what one without a memory does, and no more than it must."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite.disk import read
from briefsite.merging import conversion as merging
from briefsite.merging import texts
from briefsite.merging.identity import delete, rename, unite
from briefsite.merging.splitting import Named, split
from briefsite.pipeline import conversion, drafts, reading_texts
from tests.pipeline.histories.site import Site

TALKS = "Foreign Minister Mara Dovel met Trade Minister Ivo Castell in Oslo on May 14, 2031.\n"
VISIT = (
    "President Ana Brix visited the Ministry of Harbours in Quito on June 9.\n\n“We agreed on fisheries,” Brix said.\n"
)
TERMS = "Trade Minister Ivo Castell and General Tove Harn signed an agreement on fisheries in Accra.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path / "site")
    for name, text in (("talks", TALKS), ("visit", VISIT), ("terms", TERMS)):
        (made.seeds / f"{name}.txt").write_text(text)
    made.convert()
    made.convert()
    return made


def the_brief(site: Site, file: str) -> str:
    return next(path for path, text in site.files().items() if f"  file: {file}\n" in text)


def the_id(site: Site, file: str) -> str:
    return Path(the_brief(site, file)).stem


def struck(site: Site, file: str) -> tuple[str, str]:
    """The brief of a text without its first statement."""
    path = the_brief(site, file)
    lines = site.files()[path].split("\n")
    lines.remove(next(line for line in lines if line.startswith("- ") and "[@" in line))
    return path, "\n".join(lines)


def the_event(site: Site) -> str:
    return next(path for path in site.files() if path.startswith("events/"))


def reword(site: Site, path: str, was: str, now: str) -> None:
    assert was in site.files()[path]
    site.write(path, site.files()[path].replace(was, now, 1))


def unlink(site: Site, path: str) -> None:
    (site.content / path).unlink()


CHANGES: dict[str, Callable[[Site], object]] = {
    "a text comes": lambda site: (site.seeds / "new.txt").write_text(TALKS.replace("14", "15")),
    "a text is corrected": lambda site: (site.seeds / "talks.txt").write_text(TALKS.replace("Oslo", "Bergen")),
    "a text is dated": lambda site: (site.seeds / "visit.txt").write_text(f"---\npublished: 2031-06-20\n---\n{VISIT}"),
    "a text is withdrawn": lambda site: (site.seeds / "terms.txt").unlink(),
    "a text is renamed": lambda site: (site.seeds / "terms.txt").rename(site.seeds / "deal.txt"),
    "a name is corrected": lambda site: site.write(
        "actors/ivo-castell.md", site.files()["actors/ivo-castell.md"].replace("Ivo Castell", "Ivo Castell-Roe")
    ),
    "a body is edited": lambda site: site.write(
        the_brief(site, "talks.txt"), site.files()[the_brief(site, "talks.txt")] + "\nBy hand.\n"
    ),
    "a statement is struck": lambda site: site.write(*struck(site, "talks.txt")),
    "a brief is signed": lambda site: reword(site, the_brief(site, "talks.txt"), "status: drafted", "status: reviewed"),
    "a brief is dated": lambda site: reword(site, the_brief(site, "talks.txt"), "'2031-05-14'", "2031-05"),
    "a brief is damaged": lambda site: reword(site, the_brief(site, "talks.txt"), "## ", "<<<<<<< ours\n## "),
    "an event is annotated": lambda site: reword(site, the_event(site), "status: drafted\n---\n", "---\n\nBy hand.\n"),
    "a file is deleted by hand": lambda site: unlink(site, "actors/ana-brix.md"),
    "a topic is written": lambda site: site.write("topics/boats.md", "---\ntitle: Boats\nterms: [fisheries]\n---\n"),
    "a word list comes": lambda site: (site.root / "lexicon/own.yaml").write_text("ranks: [hetman]\n"),
    "a last draft is damaged": lambda site: site.write(".drafts/actors/ana-brix.md", "---\ntitle: Nobody\n---\n"),
    "reasons are damaged": lambda site: site.write(".drafts/actors/ana-brix.md.why.json", "{}\n"),
    "a last draft is gone": lambda site: unlink(site, ".drafts/actors/ana-brix.md"),
    "an actor is renamed": lambda site: rename(site.root, "ana-brix", "brix"),
    "two are made one": lambda site: unite(site.root, "ivo-castell", "mara-dovel"),
    "one turns out to be two": lambda site: split(
        site.root, "ivo-castell", "another", Named(briefs=(Path(the_brief(site, "terms.txt")).stem,))
    ),
    "a note cites a text that is corrected": lambda site: (
        site.write(
            "topics/notes.md", f"---\ntitle: Notes\n---\n\n- So it was [@{the_id(site, 'visit.txt')}, para. 2]\n"
        ),
        (site.seeds / "visit.txt").write_text(f"First of all.\n\n{VISIT}"),
    ),
    "a statement is struck and its text comes twice": lambda site: (
        site.write(*struck(site, "talks.txt")),
        (site.seeds / "copy.txt").write_text(f"{TALKS}\nPresident Ana Brix praised the talks.\n"),
    ),
    "a file is renamed by hand and a text corrected": lambda site: (
        (site.content / "actors/ana-brix.md").rename(site.content / "actors/brix.md"),
        (site.seeds / "talks.txt").write_text(TALKS.replace("Oslo", "Bergen")),
    ),
    "an event is deleted": lambda site: delete(
        site.root, next(Path(path).stem for path in site.files() if path.startswith("events/"))
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_the_same_is_written_as_without_a_memory(site: Site, change: str) -> None:
    CHANGES[change](site)
    clean = site.without_a_memory(site.root.parent / "clean")
    done, again = site.convert(), clean.convert()
    assert site.tree() == clean.tree()
    assert (done.files, done.found, done.issues) == (again.files, again.found, again.issues)


def stamps(site: Site) -> dict[str, int]:
    return {path: (site.content / path).stat().st_mtime_ns for path in site.tree()}


def test_only_what_differs_is_written(site: Site) -> None:
    before, then = site.tree(), stamps(site)
    site.convert()
    assert stamps(site) == then
    (site.seeds / "visit.txt").write_text(VISIT.replace("Quito", "Lima"))
    site.convert()
    after, now = site.tree(), stamps(site)
    assert [path for path in after if now[path] != then.get(path)] == [
        path for path in after if after[path] != before.get(path)
    ]


@pytest.mark.parametrize("before", [None, "an actor is renamed", "two are made one", "a body is edited"])
def test_of_what_nobody_touched_and_is_drafted_as_before_nothing_is_read(
    site: Site, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before:
        CHANGES[before](site)
        site.convert()
        site.convert()
    (site.seeds / "visit.txt").write_text(VISIT.replace("Quito", "Lima"))
    looked_at = list[str]()
    monkeypatch.setattr(texts, "read", lambda path: looked_at.append(str(path)) or read(path))
    monkeypatch.setattr(merging, "read", lambda path: looked_at.append(str(path)) or read(path))
    report = site.convert().files
    seen = {Path(path).name for path in looked_at}
    assert Path(the_brief(site, "visit.txt")).name in seen
    assert "tove-harn.md" not in seen
    assert "actors/tove-harn.md" in report.unchanged


def must_not(*_: object, **__: object) -> None:
    raise AssertionError("this had been done before")


def test_where_nothing_changed_nothing_is_done_and_the_same_is_said(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, before = site.convert(), site.tree()
    for stage in ("resolve", "pieces", "merge", "what_is_known"):
        monkeypatch.setattr(conversion, stage, must_not)
    assert site.convert() == said
    assert site.tree() == before


@pytest.mark.parametrize("before", ["a body is edited", "an actor is renamed", "a brief is signed", "a brief is dated"])
def test_where_only_bodies_of_briefs_were_edited_nothing_but_these_is_looked_at(
    site: Site, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    CHANGES[before](site)
    site.convert()
    site.convert()
    for stage in ("texts_of", "what_is_known", "resolve", "pieces"):
        monkeypatch.setattr(conversion, stage, must_not)
    for path in (the_brief(site, "visit.txt"), the_brief(site, "talks.txt")):
        found = site.convert().files.edits_found
        site.write(path, site.files()[path] + "\nBy hand.\n")
        assert site.convert().files.edits_found == found + 1


def test_only_what_is_made_of_something_else_is_drafted_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    drafted, made = drafts.drafted, list[str]()
    monkeypatch.setattr(drafts, "drafted", lambda piece: made.append(piece.path) or drafted(piece))
    (site.seeds / "visit.txt").write_text(VISIT.replace("fisheries", "ferries"))
    site.convert()
    assert {the_brief(site, "visit.txt"), "actors/ana-brix.md"} <= {*made}
    others = (path for path, text in site.files().items() if "Ivo Castell" in text)
    assert not {*others} & {*made}


def test_a_text_that_could_not_be_read_is_tried_again_though_nothing_changed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate = reading_texts.annotate
    (site.seeds / "new.txt").write_text(TALKS.replace("14", "15"))
    monkeypatch.setattr(reading_texts, "annotate", must_not)
    for _ in range(3):
        assert [issue.code for issue in site.convert().issues] == [reading_texts.FAILED]
    monkeypatch.setattr(reading_texts, "annotate", annotate)
    assert not site.convert().issues
    assert "2031-05-15" in "".join(site.files().values())


def test_a_damaged_memory_is_not_believed(site: Site) -> None:
    before = site.tree()
    with sqlite3.connect(site.root / ".cache/briefsite/build.sqlite") as store:
        store.execute("update held set value = substr(value, 1, 20)")
    site.convert()
    assert site.tree() == before


def test_a_state_is_called_by_its_common_name_in_its_file(tmp_path: Path) -> None:
    made = Site(tmp_path / "site")
    (made.seeds / "pact.txt").write_text("The Kenyan government signed a pact with the Republic of Ghana on Friday.\n")
    made.convert()
    assert {path for path in made.files() if path.startswith("actors/")} == {"actors/ghana.md", "actors/kenya.md"}
