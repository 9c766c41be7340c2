"""Checks: what is wrong is found, with place, cause and remedy; what is right is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.checks import run_checks
from briefsite.checks.feeds import feed_issues
from briefsite.checks.outlines import exact_ids, references, sketch
from briefsite.checks.pages import page_issues
from briefsite.graph import link
from briefsite.model.site import Site
from tests.content.cases import Case, cases
from tests.graph.sites import entries, source, sources

HERE = Path(__file__).parent
HEAD = "---\ntitle: B\nsource: {file: b.txt}\n---\n"
TEXT = 'Orlu said “[the ford] is\nours”.\n\nThe ‘old’ road – she said – isn’t "open".\n\n“First.\n\n“Second.”'


def told(body: str, text: str = TEXT, head: str = HEAD, **changed: str) -> list[str]:
    """What is said of a brief with this body."""
    texts = [*sources(), source("b.txt", text)]
    graph, issues = link(entries(briefs_b=head + body, **changed), texts)
    assert issues == ()
    return [str(issue) for issue in run_checks(graph, texts)]


@pytest.mark.parametrize("case", cases(HERE / "words.txt"), ids=str)
def test_words_in_quotation_marks_stand_in_the_cited_paragraph(case: Case) -> None:
    assert told(case.files[0][1]) == [f"content/briefs/b.md:{issue}" for issue in case.expected]


@given(st.integers(0, len(TEXT) - 1), st.characters(codec="utf-8", exclude_categories=["Cc", "Z", "Cs", "Co"]))
def test_one_changed_letter_in_the_source_is_noticed(at: int, letter: str) -> None:
    body = "- She said “[the ford] is ours” [@p1]"
    changed = TEXT[:at] + letter + TEXT[at + 1 :]
    quoted = range(TEXT.index("["), TEXT.index("”"))
    expected = at in quoted and " ".join(changed.split()) != " ".join(TEXT.split())
    assert bool(told(body, changed)) is expected


def test_a_citation_in_front_matter_is_followed_too() -> None:
    actor = "---\ntitle: X\nkind: person\nroles:\n  - title: y\n    cite: border, paras. 1, 7\n---\n"
    assert told("", actors_x=actor) == [
        "content/actors/x.md:6:11: the source of border has no paragraph 7; its last is paragraph 3"
    ]


def test_a_missing_source_and_a_changed_one_are_told() -> None:
    missing = "---\ntitle: B\nsource: {file: bordr.txt}\n---\n"
    changed = "---\ntitle: B\nsource:\n  file: b.txt\n  sha256: abc\n---\n"
    assert told("", head=missing) == [
        "content/briefs/b.md:3:16: there is no source text 'bordr.txt'; did you mean 'border.txt'?"
    ]
    (issue,) = told("", head=changed)
    assert issue.startswith("content/briefs/b.md:5:11: warning: b.txt has changed since this brief was made from it;")


def test_a_circle_is_told_once() -> None:
    topics = {f"topics_{one}": f"---\ntitle: {one}\nbroader: {other}\n---\n" for one, other in ("ab", "bc", "ca", "da")}
    assert told("", **topics) == [
        "content/topics/a.md:3:10: broader goes round in a circle: a → b → c → a; take broader out of one of them"
    ]
    assert told("", events_e="---\ntitle: E\npart_of: e\n---\n") == [
        "content/events/e.md:3:10: part_of goes round in a circle: e → e; take part_of out of one of them"
    ]


def test_a_picture_that_is_not_in_the_site_is_told() -> None:
    graph, _ = link(entries(topics_aid="---\ntitle: Aid\n---\n![a](../maps/a.png) ![b](../maps/b.png)"), sources())
    site: Site = {"maps/a.png": b"", "topics/aid.html": b'<img src="../maps/a.png"><img src="../maps/b.png">'}
    assert [str(issue) for issue in run_checks(graph, sources(), site)] == [
        "content/topics/aid.md:4:21: there is no picture '../maps/b.png'; did you mean '../maps/a.png'?"
    ]


def test_a_picture_that_is_nowhere_is_told_how_to_become_part_of_the_site() -> None:
    """What was offered instead was a file of data, for its name is short too."""
    graph, _ = link(entries(topics_aid="---\ntitle: Aid\n---\n![a](a.png)"), sources())
    (issue,) = run_checks(graph, sources(), {"map.json": b"", "topics/aid.html": b""})
    assert issue.hint == "put it into templates/static/, and write ../static/a.png"


SITE: Site = {
    "index.html": b'<a href="actors/ana.html#words">1</a> <a href="./">2</a> <a href="">3</a> <a href="#top">4</a>',
    "actors/ana.html": b'<p id=words><a href="../index.html">1</a><img src="../a%20b.png"><a href="https://x.org/">2</a>',
    "actors/index.html": b'<a href="../">1</a><a href="ana.html?x=1#words">2</a>',
    "404.html": b'<a href="/index.html">1</a>',
    "a b.png": b"",
    "style.css": b"a { background: url('a%20b.png') } b { fill: url(#x) }",
}


def dead(page: str) -> list[str]:
    return [str(issue) for issue in page_issues({**SITE, "briefs/b.html": page.encode()}, {})]


@pytest.mark.parametrize("case", cases(HERE / "links.txt"), ids=str)
def test_every_link_of_a_page_leads_somewhere(case: Case) -> None:
    assert dead(case.files[0][1]) == [f"site/briefs/b.html:{issue}" for issue in case.expected]


def test_a_dead_link_in_a_template_is_told_once_and_there() -> None:
    site = {**SITE, **{f"p{n}.html": b'<p>\n<a href="about.html">' for n in range(3)}}
    issues = [str(issue) for issue in page_issues(site, {"templates/base.html": '<nav>\n  <a href="about.html">'})]
    assert issues == ["templates/base.html:2:12: 'about.html' leads to no file of the site, here and on 2 other pages"]


def test_a_place_that_a_template_leads_to_on_every_page_and_no_page_has_is_told_once() -> None:
    """It was told of each page: ten thousand times."""
    site = {**SITE, **{f"p{n}.html": b'<p>\n<a href="#foot">' for n in range(3)}}
    issues = [str(issue) for issue in page_issues(site, {"templates/base.html": '<a href="#foot">'})]
    assert issues == ["templates/base.html:1:10: '#foot' leads to no place on its page, here and on 2 other pages"]


def test_a_dead_address_in_a_style_sheet_is_told() -> None:
    issues = list(page_issues({"static/a.css": b"a{}\nb { src: url(fonts/x.woff2) }"}, {}))
    assert [str(issue) for issue in issues] == ["site/static/a.css:2:14: 'fonts/x.woff2' leads to no file of the site"]


def test_what_was_seen_of_a_page_may_be_remembered() -> None:
    seen = {path: sketch(data) for path, data in SITE.items() if path.endswith(".html")}
    unread: Site = {path: b"" if path in seen else data for path, data in SITE.items()}
    assert list(page_issues(unread, {}, seen)) == []


@pytest.mark.parametrize("way", ["b.html#two", "b.html#tw%6F", "./b.html?x#two"])
def test_where_all_was_sound_a_page_is_read_that_leads_to_an_id_that_another_lost(way: str) -> None:
    before: Site = {"a.html": f'<a href="{way}">'.encode(), "b.html": b'<p id="one"><p id="two">', "c.html": b"<p>"}
    sound = {path: sketch(data) for path, data in before.items()}
    assert not list(page_issues(before, {}))
    after: Site = {**before, "b.html": b'<p id="one"><p id="three">'}
    told = [str(issue) for issue in page_issues(after, {}, sound=sound)]
    assert told == [f"site/a.html:1:1: '{way}' leads to no place in b.html"]


@pytest.mark.parametrize("way", ["b.html", "./%62.html?x#two", "c/"])
def test_where_all_was_sound_a_page_is_read_that_leads_to_a_file_that_is_gone(way: str) -> None:
    before: Site = {"a.html": f'<a href="{way}">'.encode(), "b.html": b'<p id="two">', "c/index.html": b"<p>"}
    sound = {path: sketch(data) for path, data in before.items() if path != "a.html"}
    assert not list(page_issues(before, {}))
    told = [str(issue) for issue in page_issues({"a.html": before["a.html"]}, {}, sound=sound)]
    assert [one.partition(";")[0] for one in told] == [f"site/a.html:1:1: '{way}' leads to no file of the site"]


def test_where_all_was_sound_all_of_a_page_that_is_new_is_looked_at() -> None:
    after: Site = {"a.html": b'<a href="b.html">', "b.html": b'<a href="gone.html">'}
    told = [str(issue) for issue in page_issues(after, {}, sound={"b.html": sketch(b"")})]
    assert [one.partition(";")[0] for one in told] == ["site/b.html:1:1: 'gone.html' leads to no file of the site"]


def test_an_id_behind_a_bracket_in_an_attribute_is_found() -> None:
    assert dead("""<p title="a > b" id="far"></p><a href="#far">1</a>""") == []


PARTS = st.sampled_from(
    [
        *"<>='\" /",
        "a",
        "p",
        "href",
        "src",
        "id",
        "srcset",
        "<a href=",
        "<p id='",
        "x.html",
        "#y",
        "&amp;",
        "<!--",
        "-->",
        "\n",
    ]
)


@given(st.lists(PARTS, max_size=20).map("".join))
def test_a_sketch_misses_no_link(page: str) -> None:
    data = page.encode()
    assert {reference.address for reference in references(data)} - {""} <= sketch(data).addresses


def test_a_page_whose_words_have_an_equals_sign_is_looked_over_without_reading_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefsite.checks.outlines._Reader", None)
    page = b'<a href="x.html">x</a><pre>@misc{x,\n  title = {{Talks}},\n  url = {y}</pre>'
    assert sketch(page).addresses == {"x.html"}


@given(st.lists(PARTS, max_size=20).map("".join))
def test_a_link_to_a_place_that_is_there_is_never_told(page: str) -> None:
    ids = {id_ for id_ in exact_ids(page.encode()) if id_.isalnum()}
    site: Site = {"a.html": page.encode(), "b.html": "".join(f"<a href=a.html#{id_}>" for id_ in ids).encode()}
    assert not [issue for issue in page_issues(site, {}) if issue.place.path == "site/b.html"]


def test_entries_of_feeds_and_sitemap_lead_to_files() -> None:
    feed = b'<feed>\n<link href="https://x.org/s/"/><link rel="a" href="https://x.org/s/gone.html"/><link>rss.html</link></feed>'
    sitemap = (
        b"<urlset><url><loc>https://x.org/s/index.html</loc></url>\n<url><loc>https://x.org/s/no</loc></url></urlset>"
    )
    site: Site = {"index.html": b"", "feed.xml": feed, "sitemap.xml": sitemap}
    assert [str(issue) for issue in feed_issues(site, "https://x.org/s")] == [
        "site/feed.xml:2:32: 'https://x.org/s/gone.html' leads to no file of the site",
        "site/feed.xml:2:86: 'rss.html' leads to no file of the site",
        "site/sitemap.xml:2:11: 'https://x.org/s/no' leads to no file of the site",
    ]


def test_entries_of_feeds_are_followed_however_they_are_written() -> None:
    feed = b"<feed><link href='gone.html'/></feed>"
    opml = b'<opml><outline xmlUrl="https://x.org/s/feed.xml" htmlUrl="https://x.org/s/no.html"/></opml>'
    site: Site = {"index.html": b"", "feed.xml": feed, "feeds.opml": opml}
    assert [str(issue) for issue in feed_issues(site, "https://x.org/s")] == [
        "site/feed.xml:1:7: 'gone.html' leads to no file of the site",
        "site/feeds.opml:1:7: 'https://x.org/s/no.html' leads to no file of the site",
    ]


@given(st.binary())
def test_no_page_stops_a_run(data: bytes) -> None:
    site: Site = {"index.html": data, "feed.xml": data, "a.css": data}
    assert all(issue.place.line for issue in (*page_issues(site, {}), *feed_issues(site)))
