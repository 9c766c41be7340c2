"""What stays readable, and within reach, on the pages of a large site."""

from __future__ import annotations

from pathlib import Path

from tests.rendering.reading import Page
from tests.sample import site_with

Files = dict[str, str]


def talks(days: list[str]) -> Files:
    """A brief for each day, of a text of that day."""
    files = Files()
    for number, day in enumerate(days, start=1):
        source = f"{{file: talk-{number}.txt, publisher: Post, published: {day}}}"
        files[f"seeds/talk-{number}.txt"] = f"They spoke on {day}.\n"
        files[f"content/briefs/talk-{number}.md"] = f"---\ntitle: Talk {number}\nsource: {source}\ndate: {day}\n---\n"
    return files


def test_a_role_that_many_texts_bear_out_rests_on_the_first_and_the_last_of_them(tmp_path: Path) -> None:
    """The page of a president began with ninety numbers, on ten lines of a phone."""
    days = [f"2024-0{month}-02" for month in range(1, 10)]
    roles = [f"  - {{title: Premier, date: {day}, cite: 'talk-{n}, para. 1'}}\n" for n, day in enumerate(days, start=1)]
    undated = "  - {title: Premier, cite: 'talk-5, para. 1'}\n"
    actor = f"---\ntitle: Ada Lund\nkind: person\nroles:\n{undated}{''.join(reversed(roles))}---\n"
    site = site_with(tmp_path, {**talks(days), "content/actors/ada-lund.md": actor})
    page = Page(site["actors/ada-lund.html"])
    cited = [attrs["href"] for tag, attrs, _ in page.elements if tag == "a" and "#p1" in attrs.get("href", "")]
    assert list(dict.fromkeys(cited)) == [f"../briefs/talk-{n}.html#p1" for n in (1, 2, 3, 7, 8, 9)]
    assert "attested 9 times, from 2 January 2024 to 2 September 2024123456" in page.text()


def promises(number: int, of: str, day: str) -> str:
    """Front matter of a brief with so many commitments."""
    source, cite = f"{{file: {of}.txt, published: {day}}}", f"cite: '{of}, para. 1'"
    one = f"  - {{{{actor: ada-lund, matter: 'keep promise {{}} of {of}', strength: pledged, {cite}}}}}\n"
    made = "".join(map(one.format, range(number)))
    return f"---\ntitle: {of}\nsource: {source}\ndate: {day}\ncommitments:\n{made}---\n"


def promising(days: dict[str, str], number: int) -> Files:
    """Somebody who promises so much in each of some texts, without a date."""
    files = {"content/actors/ada-lund.md": "---\ntitle: Ada Lund\nkind: person\n---\n"}
    for name, day in days.items():
        text = " ".join(f"keep promise {n} of {name}" for n in range(number))
        files |= {f"seeds/{name}.txt": f"I {text}.\n", f"content/briefs/{name}.md": promises(number, name, day)}
    return files


def test_commitments_without_a_date_stand_by_when_they_were_reported_the_latest_first(tmp_path: Path) -> None:
    """They stood by the names of their files, three hundred under one heading, and an actor had any twenty."""
    site = site_with(tmp_path, promising({"a-talk": "2019-03-01", "the-talk": "2025-04-02"}, 21))
    shown = Page(site["commitments.html"])
    assert [h2.removeprefix("No date stated, ") for h2 in shown.all("h2") if "20" in h2] == [
        "2032",
        *(f"reported in {year}" for year in (2031, 2025, 2019)),
    ]
    page = Page(site["actors/ada-lund.html"])
    assert {text for text in page.all("figcaption") if "eported" in text} == {"No date stated; reported 2 April 2025"}


def test_sheets_of_a_list_that_go_from_and_to_the_same_are_told_apart(tmp_path: Path) -> None:
    """Of the ten sheets of events without a year each said "Year not stated", and so did its title."""
    files = {f"content/events/event-{n}.md": f"---\ntitle: Event {n}\n---\n" for n in range(420)}
    site = site_with(tmp_path, files)
    page = Page(site["events-3.html"])
    sheets = page.all("nav", "sheets")
    assert sheets == ["1953 – Year not stated Year not stated Year not stated, 2 Year not stated, 3 Year not stated, 4"]
    titles = [Page(site[f"events-{n}.html"]).all("title")[0] for n in range(2, 6)]
    assert len(set(titles)) == len(titles)


def test_a_pair_names_the_latest_event_of_both_and_none_whose_year_nobody_states(tmp_path: Path) -> None:
    """What has no year stands last in the order of time, and was shown as the latest of all."""
    files = {f"content/actors/{name}.md": f"---\ntitle: {name}\nkind: person\n---\n" for name in ("ada", "bo")}
    for number, date in enumerate(("2029-05-01", "2031-06-02", "XXXX-07-03", "''")):
        event = f"---\ntitle: Talk {number}\ndate: {date}\nparticipants: [ada, bo]\n---\n"
        files[f"content/events/talk-{number}.md"] = event
    site = site_with(tmp_path, files)
    assert "Latest: Talk 1, 2 June 2031" in Page(site["network.html"]).text()


def test_a_brief_names_two_dozen_actors_and_the_others_open_on_a_click(tmp_path: Path) -> None:
    """A press briefing named ninety, on a screen and a half before its first event."""
    names = [f"guest-{n:02}" for n in range(30)]
    files = {f"content/actors/{name}.md": f"---\ntitle: {name}\nkind: person\n---\n" for name in names}
    files |= talks(["2024-01-02"])
    files["content/briefs/talk-1.md"] += f"- {' '.join(f'[[{name}]]' for name in names)} spoke. [@p1]\n"
    page = site_with(tmp_path, files)["briefs/talk-1.html"].decode()
    opening, _, rest = page.partition("<summary>and 6 others</summary>")
    assert ["guest-" in opening, rest.partition("</details>")[0].count("actors/guest-")] == [True, 6]


def test_an_actor_with_much_to_tell_says_what_is_on_the_page_and_leads_to_what_is_not(tmp_path: Path) -> None:
    """A state had two hundred topics, seven screens of a phone, and more than a hundred briefs that were not listed."""
    days = [f"2024-01-{day:02}" for day in range(1, 32)]
    files = {**talks(days), "content/actors/ada-lund.md": "---\ntitle: Ada Lund\nkind: person\n---\n"}
    for day in range(1, 32):
        files[f"content/briefs/talk-{day}.md"] += "- [[ada-lund]] spoke. [@p1]\n"
        files[f"content/topics/matter-{day}.md"] = f"---\ntitle: Matter {day}\n---\n"
        files[f"content/events/talked-{day}.md"] = (
            f"---\ntitle: Talked {day}\nparticipants: [ada-lund]\ntopics: [matter-{day}]\n---\n"
        )
    page = site_with(tmp_path, files)["actors/ada-lund.html"].decode()
    assert Page(page.encode()).all("nav", "contents") == ["EventsWhat others sayTopicsBriefs"]
    assert page.partition("<summary>and 7 others</summary>")[2].partition("</details>")[0].count("topics/matter-") == 7
    assert '<a href="../search.html?kind=b&amp;q=Ada+Lund">search for all</a>' in page


def test_a_year_that_has_more_events_than_marks_says_how_many(tmp_path: Path) -> None:
    """Nineteen of one decade looked like nine hundred of another: sixteen marks."""
    files = {f"content/events/e-{n}.md": f"---\ntitle: E {n}\ndate: 2029-01-0{n % 9 + 1}\n---\n" for n in range(50)}
    strip = Page(site_with(tmp_path, files)["events.html"]).all("a", "year")
    assert [year for year in strip if "of 5" in year] == ["of 512029, 51 events"]


def test_what_has_no_date_says_when_it_was_reported(tmp_path: Path) -> None:
    """Of a thousand events a list said "Date not stated", and no more."""
    event = "---\ntitle: Vote\naccounts:\n  - cite: 'talk-2, para. 1'\n  - cite: 'talk-1, para. 1'\n---\n"
    files = {**talks(["2024-01-02", "2024-02-03"]), "content/events/vote.md": event}
    files["content/briefs/talk-2.md"] += "## [[vote]]\n\n- They voted. [@p1]\n"
    site = site_with(tmp_path, files)
    listed = [line for line in Page(site["events.html"]).all("li") if line.startswith("Date not stated, r")]
    assert listed == ["Date not stated, reported 2 January 2024 Vote"]
    assert "When Date not stated reported 2 January 2024" in Page(site["events/vote.html"]).text().replace("\n", " ")
    assert "reported" not in "".join(Page(site["briefs/talk-2.html"]).all("ol", "time"))
