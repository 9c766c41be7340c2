"""What is new, from publication to page: each told once, dated by its publication, and nothing that was taken back."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from briefsite.cli import main
from briefsite.pipeline.building import build
from briefsite.pipeline.exporting_site import export_site
from briefsite.pipeline.publishing import Publication, note_edition, place_of, publish, roll_back
from briefsite.pipeline.writing import build_into
from tests.sample import SAMPLE

FIRST, SECOND, THIRD = (datetime(2031, month, 1, 9, tzinfo=UTC) for month in (4, 5, 6))
EVENT = "content/events/kovel-visits-merania.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return desk(tmp_path)


@pytest.fixture(scope="module")
def sent_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that published twice: in the second edition a topic is new, and an event has another date."""
    root = desk(tmp_path_factory.mktemp("sent"))
    sent(root, FIRST)
    (root / "content/topics/tides.md").write_text("---\ntitle: Tides & floods\nstatus: reviewed\n---\n", "utf-8")
    edit(root, EVENT, "date: ", "date: 2031-04-28 # ")
    sent(root, SECOND)
    return root


@pytest.fixture
def twice(sent_twice: Path, tmp_path: Path) -> Path:
    """A copy of that desk, and of what it published, to go on with."""
    return Path(shutil.copytree(sent_twice.parent, tmp_path / "copy", symlinks=True)) / "desk"


def desk(folder: Path) -> Path:
    for name in ("content", "seeds"):
        shutil.copytree(SAMPLE / name, folder / "desk" / name)
    settings = '[tool.briefsite]\ntitle = "Northern Desk"\nbase_url = "https://example.org/d/"\n'
    targets = '[tool.briefsite.targets]\nlive = "folder:../www"\n'
    (folder / "desk/pyproject.toml").write_text(settings + targets, "utf-8")
    return folder / "desk"


def sent(root: Path, at: datetime, *, dry_run: bool = False) -> Publication:
    done = publish(root, place_of(root), at=at, dry_run=dry_run)
    assert done.is_sound, done.issues
    return done


def edit(root: Path, path: str, before: str, after: str) -> None:
    text = (root / path).read_text("utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, after, 1), "utf-8")


def live(root: Path, path: str) -> str:
    return (root.parent / "www" / path).read_text("utf-8")


def words(root: Path) -> str:
    main = live(root, "changes.html").partition("<main")[2]
    return " ".join(re.sub(r"<[^<>]*>", " ", main).split())


def editions(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "content/.editions").glob("*"))


def test_a_site_that_was_never_published_has_no_page_of_what_is_new(root: Path) -> None:
    assert not [path for path in build(root).site if path.startswith("changes.")]


def test_a_publication_says_what_is_new_in_it(twice: Path) -> None:
    assert "1 May 2031 09:00 UTC # New topics Tides &amp; floods Changed events" in words(twice)
    assert re.search(r"Radan Kovel visits Merania date\b", words(twice))
    assert "Here this record begins, with 3 briefs, 7 events, 9 actors, 2 topics." in words(twice)
    assert 'href="changes.html#edition-2"' in live(twice, "index.html")


def test_what_a_build_makes_later_is_what_was_published(twice: Path) -> None:
    for at in (None, THIRD):
        site: Mapping[str, bytes] = build(twice, at=at).site
        assert {path: data for path, data in site.items() if live_bytes(twice, path) != data} == {}
    folder = twice / "site"
    for _ in range(2):
        build_into(twice, folder, at=THIRD)
        assert (folder / "changes.html").read_bytes() == live_bytes(twice, "changes.html")


def live_bytes(root: Path, path: str) -> bytes:
    return (root.parent / "www" / path).read_bytes()


def test_nothing_new_makes_no_edition_and_sends_nothing(twice: Path) -> None:
    done = sent(twice, THIRD)
    assert (done.edition, bool(done.changes)) == (None, False)
    assert editions(twice) == ["0001.jsonl", "0002.jsonl"]


def test_a_dry_run_keeps_no_edition(root: Path) -> None:
    done = sent(root, FIRST, dry_run=True)
    assert done.edition is not None
    assert editions(root) == []


def test_a_publication_that_fails_keeps_no_edition(root: Path) -> None:
    edit(root, EVENT, "title: ", "title: [")
    assert not publish(root, place_of(root), at=FIRST).is_sound
    assert editions(root) == []


def test_what_was_taken_back_is_counted_and_never_named(twice: Path) -> None:
    edit(twice, "content/topics/tides.md", "status: reviewed", "status: draft")
    sent(twice, THIRD)
    assert "1 June 2031 09:00 UTC # No longer here: 1 topic." in words(twice)
    assert not [path for path, data in build(twice).site.items() if b"Tides" in data or b"tides" in data]


def test_a_rollback_forgets_the_edition_that_it_takes_back(twice: Path) -> None:
    roll_back(place_of(twice))
    assert editions(twice) == ["0001.jsonl"]
    assert "May" not in words(twice)
    sent(twice, THIRD)
    assert "1 June 2031 09:00 UTC # New topics Tides &amp; floods" in words(twice)


def test_a_host_that_builds_the_site_is_given_the_edition_with_the_content(root: Path) -> None:
    assert note_edition(root, at=FIRST).edition
    assert b"1 April 2031" in build(root).site["changes.html"]
    assert note_edition(root, at=SECOND).edition is None


def test_an_edition_that_cannot_be_read_is_told_with_its_line(twice: Path) -> None:
    path = twice / "content/.editions/0002.jsonl"
    path.write_text("<<<<<<< ours\n" + path.read_text("utf-8"), "utf-8")
    (issue, *_) = build(twice).issues
    assert (issue.place.path, issue.place.line) == ("content/.editions/0002.jsonl", 1)


def test_the_feed_of_what_is_new_is_read_by_feed_readers(twice: Path) -> None:
    found = feedparser.parse(live_bytes(twice, "changes.feed.xml"))
    assert not found.bozo
    assert [entry.title for entry in found.entries] == [
        "What is new, 1 May 2031",
        "What is new, 1 April 2031",
    ]
    assert [entry.updated_parsed.tm_mon for entry in found.entries] == [5, 4]
    assert found.entries[0].summary == "New topics: Tides & floods. Changed events: Radan Kovel visits Merania."
    same = json.loads(live(twice, "changes.feed.json"))
    assert [item["url"] for item in same["items"]] == [entry.link for entry in found.entries]
    assert "changes.feed.xml" in live(twice, "feeds.opml")


def test_the_data_of_what_is_new_is_also_exported(twice: Path) -> None:
    for format_, path in (("json", "changes.json"), ("atom", "changes.feed.xml"), ("jsonfeed", "changes.feed.json")):
        assert export_site(twice, format_).files[path] == live(twice, path)
    (latest, _) = json.loads(live(twice, "changes.json"))["changes"]
    assert {(one["id"], one["what"]) for one in latest["changes"]} == {
        ("tides", "new"),
        ("kovel-visits-merania", "changed"),
    }


def renamed(root: Path, before: str, now: str) -> None:
    assert main(["rename", "--root", str(root), "--quiet", before, now]) == 0


def old_addresses(folder: Path) -> list[str]:
    """The pages that lead on."""
    pages = (path for path in folder.rglob("*.html") if b'http-equiv="refresh"' in path.read_bytes())
    return sorted(path.relative_to(folder).as_posix() for path in pages)


def test_an_address_that_no_reader_was_given_leaves_no_page(root: Path) -> None:
    """What a record was called before it went out may be what it was not to be called."""
    renamed(root, "kovel-visits-merania", "a-visit")
    sent(root, FIRST)
    assert old_addresses(root.parent / "www") == []
    renamed(root, "a-visit", "a-longer-visit")
    sent(root, SECOND)
    assert old_addresses(root.parent / "www") == ["events/a-visit.html"]
    assert [path for path in build(root).site if "kovel-visits" in path] == []


def test_an_address_of_before_the_first_edition_is_kept_where_readers_have_it(root: Path) -> None:
    """Whoever keeps no editions loses no address; the first one notes which there were."""
    sent(root, FIRST)
    for before, now in (("kovel-visits-merania", "a-visit"), ("a-visit", "a-longer-visit")):
        shutil.rmtree(root / "content/.editions")
        renamed(root, before, now)
        sent(root, SECOND)
    assert old_addresses(root.parent / "www") == ["events/a-visit.html", "events/kovel-visits-merania.html"]
    renamed(root, "a-longer-visit", "the-longest-visit")
    sent(root, THIRD)
    assert len(old_addresses(root.parent / "www")) == 3


def test_a_site_that_its_host_builds_keeps_the_addresses_of_before_its_first_edition(root: Path) -> None:
    renamed(root, "kovel-visits-merania", "a-visit")
    before = {path for path in build(root).site if "kovel-visits" in path}
    assert note_edition(root, at=FIRST).edition
    assert {path for path in build(root).site if "kovel-visits" in path} == before != set()


def test_a_host_that_publishes_tells_of_nothing_new_and_loses_no_address(root: Path) -> None:
    """Each of its runs begins without a past, and would tell of the same news."""
    renamed(root, "kovel-visits-merania", "a-visit")
    done = publish(root, place_of(root), at=FIRST, noting=False)
    assert (done.edition, editions(root)) == (None, [])
    assert old_addresses(root.parent / "www") == ["events/kovel-visits-merania.html"]
    assert not (root.parent / "www/changes.html").exists()
