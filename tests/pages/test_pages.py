"""Pages as values: what is counted, ordered and grouped before any template runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.model.pages.kinds import ActorPage, ActorsPage, BriefPage, EventPage, HomePage, Page, TopicsPage
from briefsite.model.settings import Settings
from briefsite.pages import pages
from briefsite.pages.reuse.feeds import full_time
from briefsite.rendering import render
from tests.sample import graph_at, sample_graph, site_with

PAGES: dict[str, Page] = {page.head.path: page for page in pages(sample_graph(), Settings())}


def actor(id_: str) -> ActorPage:
    page = PAGES[f"actors/{id_}.html"]
    assert isinstance(page, ActorPage)
    return page


def event(id_: str) -> EventPage:
    page = PAGES[f"events/{id_}.html"]
    assert isinstance(page, EventPage)
    return page


def test_pages_are_values_that_compare() -> None:
    assert list(pages(sample_graph(), Settings())) == list(PAGES.values())


def test_every_record_has_a_page_and_no_other_is_made() -> None:
    records = {f"{entry.kind}s/{entry.id}.html" for entry in sample_graph().entries.values()}
    pages = {path for path in PAGES if "/" in path and path.endswith(".html")}
    assert pages == records


def test_equal_evidence_has_one_number() -> None:
    page = event("asagi-calls-on-vannak")
    cites = [
        cite for testimony in page.said.testimonies for passage in testimony.passages for cite in passage.prose.cites
    ]
    cites += [cite for telling in page.tellings for cite in telling.cites]
    by_number = {(cite.number, cite.brief.id, cite.locator) for cite in cites}
    assert len({number for number, _, _ in by_number}) == len(by_number)
    assert [note.cite.number for note in page.notes] == list(range(1, len(page.notes) + 1))


def test_company_is_counted_by_events_and_by_statements() -> None:
    company = {one.ref.id: (one.events, one.statements) for one in actor("haruto-asagi").company.rows}
    assert company["sorya-vannak"] == (1, 2)


def test_an_actor_knows_those_who_belong_to_it() -> None:
    members = [(ref.id, roles) for ref, roles in actor("kelmar-peace-office").members]
    assert members == [("haruto-asagi", "director-general")]


def test_the_country_of_a_person_is_the_state_with_its_code() -> None:
    country = actor("haruto-asagi").country
    assert country
    assert country.path == "actors/kelmar.html"


def test_before_and_after_are_the_nearest_events_of_the_same_actors() -> None:
    line = event("asagi-calls-on-vannak").line
    assert [moment.ref.id for moment in line if moment.here] == ["asagi-calls-on-vannak"]
    assert [moment.ref.id for moment in line] == [
        "independence-of-merania",
        "video-call-of-premier-and-kelmar",
        "asagi-calls-on-vannak",
        "kovel-meets-vannak",
        "kelmar-hosts-joint-training-programme",
    ]


def test_nothing_stands_before_or_after_what_no_source_puts_in_that_order() -> None:
    """What is planned for 2024 once stood before 28 April of a year that nobody states."""
    assert event("lindqvist-receives-kovel").line == ()


def test_the_parts_of_an_event_stand_neither_before_nor_after_it(tmp_path: Path) -> None:
    """They were once listed twice."""
    session = "---\ntitle: A session\ndate: {}\npart_of: {}\nparticipants: [haruto-asagi]\n---\n"
    events = {
        "content/events/opening.md": session.format("2031-03-06", "asagi-calls-on-vannak"),
        "content/events/closing.md": session.format("2031-03-08", "asagi-calls-on-vannak"),
        "content/events/another.md": session.format("2031-03-09", '""'),
    }
    site_with(tmp_path, events)
    made = {page.head.path: page for page in pages(graph_at(tmp_path), Settings())}
    whole, part = made["events/asagi-calls-on-vannak.html"], made["events/closing.html"]
    assert isinstance(whole, EventPage)
    assert isinstance(part, EventPage)
    assert [one.ref.id for one in whole.parts] == ["opening", "closing"]
    assert {"opening", "closing"}.isdisjoint(one.ref.id for one in whole.line)
    assert [one.ref.id for one in part.line][-3:] == ["opening", "closing", "another"]


def test_an_event_without_a_section_shows_what_rests_on_the_paragraphs_that_tell_of_it(tmp_path: Path) -> None:
    late = (
        "---\ntitle: A late event\nparticipants: [merania]\naccounts:\n"
        "  - cite: premier-receives-chief-of-staff, para. 2\n---\n"
    )
    path = "content/events/late-event.md"
    site_with(tmp_path, {path: late})
    made = {page.head.path: page for page in pages(graph_at(tmp_path), Settings())}
    page = made["events/late-event.html"]
    assert isinstance(page, EventPage)
    said = [passage.prose.html for testimony in page.said.testimonies for passage in testimony.passages]
    assert len(said) == 1
    assert said[0].startswith("The general praised")


def test_topics_stand_under_their_wider_ones() -> None:
    page = PAGES["topics.html"]
    assert isinstance(page, TopicsPage)
    ((letter, topics),) = page.letters
    assert (letter, [(depth, one.ref.id) for depth, one in topics]) == ("", [(0, "peacekeeping"), (1, "training")])


def test_many_topics_stand_by_the_first_letter_of_the_widest(tmp_path: Path) -> None:
    """Three hundred stood in one column, eleven screens long, with no way to a letter."""
    names = [f"{first}{n:02}" for first in "abcd" for n in range(12)]
    files = {f"content/topics/{name}.md": f"---\ntitle: {name.capitalize()}\n---\n" for name in names}
    files["content/topics/a-wall.md"] = "---\ntitle: A wall\nbroader: d01\n---\n"
    site_with(tmp_path, files)
    page = next(page for page in pages(graph_at(tmp_path), Settings()) if page.head.path == "topics.html")
    assert isinstance(page, TopicsPage)
    by_letter = {letter: [one.ref.id for _, one in topics] for letter, topics in page.letters}
    assert list(by_letter) == ["A", "B", "C", "D", "P"]
    assert by_letter["D"][:4] == ["d00", "d01", "a-wall", "d02"]


def test_actors_stand_by_letter() -> None:
    page = PAGES["actors.html"]
    assert isinstance(page, ActorsPage)
    assert [letter for letter, _ in page.letters] == sorted(letter for letter, _ in page.letters)


def test_the_latest_brief_comes_first_and_one_without_a_year_last() -> None:
    page = PAGES["index.html"]
    assert isinstance(page, HomePage)
    assert [one.ref.id for one in page.latest] == [
        "merania-and-kelmar-renew-pledge",
        "peace-office-chief-meets-vannak",
        "premier-receives-chief-of-staff",
    ]


def test_a_paragraph_cited_from_another_file_is_shown() -> None:
    page = PAGES["briefs/peace-office-chief-meets-vannak.html"]
    assert isinstance(page, BriefPage)
    assert [paragraph.number for paragraph in page.paragraphs] == [1, 2, 3]


def test_a_draft_is_nowhere_in_the_site(tmp_path: Path) -> None:
    text = "---\ntitle: Zanzibarium\nkind: person\naliases: [Zanzi Barium]\nstatus: draft\n---\n\nHidden Zanzibarium.\n"
    site = site_with(tmp_path, {"content/actors/canary.md": text}, base_url="https://example.org/")
    assert [path for path, data in site.items() if b"Zanzi" in data or "canary" in path or b"canary" in data] == []


def test_a_site_without_content_is_still_a_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    made = list(pages(graph_at(tmp_path), Settings(base_url="https://example.org/")))
    assert {"index.html", "feed.xml", "404.html"} <= {page.head.path for page in made}


@pytest.mark.parametrize(
    ("dates", "time"),
    [
        (("2031-03-08", "2030"), "2031-03-08T00:00:00Z"),
        (("", "2030"), "2030-01-01T00:00:00Z"),
        (("XXXX-04-29", "2031-02"), "2031-02-01T00:00:00Z"),
        (("XXXX-04-29", ""), "1970-01-01T00:00:00Z"),
    ],
)
def test_a_feeds_time_comes_from_content_alone(dates: tuple[str, ...], time: str) -> None:
    assert full_time(*dates) == time


def crowded(folder: Path, events: int, **dates: str) -> dict[str, Page]:
    """A row of events, one a year, in which many people take part, one of them under many names."""
    (folder / "content/events").mkdir(parents=True)
    (folder / "content/actors").mkdir()
    (folder / "seeds").mkdir()
    aliases = ", ".join(f"Name {number}" for number in range(40))
    for number in range(20):
        more = f"aliases: [{aliases}]\n" if number == 0 else ""
        text = f"---\ntitle: Person {number}\nkind: person\nstatus: reviewed\n{more}---\n"
        (folder / f"content/actors/person-{number}.md").write_text(text, "utf-8")
    who = ", ".join(f"person-{number}" for number in range(20))
    for id_, date in {**{f"e{number}": str(1950 + number) for number in range(events)}, **dates}.items():
        text = f"---\ntitle: Event {id_}\ndate: {date}\nparticipants: [{who}]\nstatus: reviewed\n---\n"
        (folder / f"content/events/{id_}.md").write_text(text, "utf-8")
    return {page.head.path: page for page in pages(graph_at(folder), Settings())}


@pytest.mark.parametrize(
    ("dated", "undated", "shown"),
    [(60, 50, (30, 10)), (60, 3, (37, 3)), (60, 0, (40, 0)), (20, 50, (20, 20)), (0, 50, (0, 40)), (20, 5, (20, 5))],
)
def test_events_without_a_year_do_not_take_the_place_of_the_latest(
    dated: int, undated: int, shown: tuple[int, int], tmp_path: Path
) -> None:
    """They stand last, and a page of many once showed no other event and called all others earlier."""
    unknown = {f"u{number}": f"XXXX-05-{number % 28 + 1:02}" for number in range(undated)}
    page = crowded(tmp_path, dated, **unknown)["actors/person-0.html"]
    assert isinstance(page, ActorPage)
    ids = [moment.ref.id for year in page.line.years for moment in year.moments]
    known = [id_ for id_ in ids if id_.startswith("e")]
    assert (len(known), len(ids) - len(known)) == shown
    assert known == [f"e{number}" for number in range(dated - shown[0], dated)]
    assert page.line.left_out == dated + undated - len(ids)


def test_a_strip_of_many_years_names_decades_and_leads_to_their_first_year(tmp_path: Path) -> None:
    home = crowded(tmp_path, 85, later="2090", unknown="XXXX-05-01")["index.html"]
    assert isinstance(home, HomePage)
    assert [(year.label, year.count, year.gap) for year in home.strip] == [
        *((f"{decade}–{decade % 100 + 9:02}", 10, False) for decade in range(1950, 2030, 10)),
        ("2030–39", 5, False),
        ("2090–99", 1, True),
        ("Year not stated", 1, False),
    ]
    assert [year.path for year in home.strip][:2] == ["events.html#y1950", "events.html#y1960"]


def test_what_is_dated_by_its_decade_stands_before_the_years_of_it(tmp_path: Path) -> None:
    """It stood amid these under "Year not stated", and parted them: 2019, 2020, Year not stated, 2020, 2021."""
    made = crowded(tmp_path, 0, one="1989", some="199X", first="1990", later="1990-03-01", unknown="XXXX-05-01")
    page = made["actors/person-0.html"]
    assert isinstance(page, ActorPage)
    labels = ["1989", "1990–99", "1990", "Year not stated"]
    assert [(year.label, year.path) for year in page.line.strip] == [
        *zip(labels, ("#y1989", "#y1990-99", "#y1990", "#no-year"), strict=True)
    ]
    assert [year.label for year in page.line.years] == labels


def test_the_home_page_shows_events_whose_year_is_known_before_others(tmp_path: Path) -> None:
    unknown = {f"u{number}": f"XXXX-05-{number + 1:02}" for number in range(9)}
    home = crowded(tmp_path, 3, **unknown)["index.html"]
    assert isinstance(home, HomePage)
    assert [one.ref.id for one in home.recent] == ["e0", "e1", "e2", "u4", "u5", "u6", "u7", "u8"]


def test_long_lists_of_names_are_folded_and_whole(tmp_path: Path) -> None:
    made = crowded(tmp_path, 2)
    site = render(made.values(), None, Settings())
    for path, names, shown in (("actors/person-0.html", "Name ", 8), ("events/e0.html", "Person ", 12)):
        facts = site[path].decode().partition("<dl")[2].partition("</dl>")[0]
        open_, _, folded = facts.partition("<details>")
        found = [part.count(f">{names}") for part in (open_, folded)]
        assert found == [shown, {"Name ": 40, "Person ": 20}[names] - shown]
