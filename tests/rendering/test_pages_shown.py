"""What each kind of page shows of the sample, in the language of certainty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendering.reading import Page
from tests.sample import sample_site, site_with

SITE = sample_site()


def page(path: str) -> Page:
    return Page(SITE[path])


@pytest.mark.parametrize(
    ("event", "mark", "words"),
    [
        ("independence-of-merania", "stated", "9 November 1953"),
        ("kovel-meets-vannak", "inferred", "28 April 2031"),
        ("lindqvist-receives-kovel", "unknown", "29 April, year not stated"),
        ("kelmar-hosts-joint-training-programme", "planned", "2032"),
        ("asagi-calls-on-vannak", "disputed", "7 March 2031"),
    ],
)
def test_a_date_is_shown_as_sure_as_it_is(event: str, mark: str, words: str) -> None:
    shown = page(f"events/{event}.html")
    first = next(e for e in shown.elements if "when" in e[1].get("class", "").split())
    assert (first[1]["class"], " ".join("".join(first[2]).split())) == (f"when {mark}", words)
    assert any(e[1].get("class") == f"mark {mark}" for e in shown.elements)


def test_the_line_of_an_event_names_eight_who_took_part_and_counts_the_others(tmp_path: Path) -> None:
    names = [f"member-{n}" for n in range(60)]
    files = {f"content/actors/{name}.md": f"---\ntitle: {name}\nkind: person\n---\n" for name in names}
    files["content/events/crowd.md"] = f"---\ntitle: All\nparticipants: [{', '.join(names)}]\n---\n"
    site = site_with(tmp_path, files)
    line = site["events.html"].decode().partition('events/crowd.html">All')[2].partition("</li>")[0]
    assert [name for name in names if name in line] == names[:8]
    assert "and 52 others" in line
    assert all(f"actors/{name}.html" in site["events/crowd.html"].decode() for name in names)


def test_of_the_words_of_a_topic_twelve_stand_above_its_events(tmp_path: Path) -> None:
    """A topic of the lexicon has 150: on a phone they were two screens before the first event."""
    words = [f"word{n}" for n in range(20)]
    topic = f"---\ntitle: Harbours\nterms: [{', '.join(words)}]\n---\n"
    shown = Page(site_with(tmp_path, {"content/topics/harbours.md": topic})["topics/harbours.html"])
    assert (
        " ".join(shown.all(cls="terms")[0].split()) == f"{', '.join(words[:12])} and 8 others {', '.join(words[12:])}"
    )
    assert " ".join(shown.all("details")[0].split()) == f"and 8 others {', '.join(words[12:])}"


def test_only_a_date_with_a_year_is_told_to_machines() -> None:
    assert page("events/independence-of-merania.html").attributes("time", "datetime")[0] == "1953-11-09"
    assert '"startDate"' not in SITE["events/lindqvist-receives-kovel.html"].decode()
    assert page("events/lindqvist-receives-kovel.html").attributes("time", "datetime")[:1] != ["XXXX-04-29"]


def test_the_reason_of_an_inferred_date_is_one_link_away() -> None:
    shown = page("events/kovel-meets-vannak.html")
    assert "#why" in shown.attributes("a", "href")
    assert shown.all(cls="because") == ["×An editor put the year, after the ministry’s calendar of 2031"]


def test_two_sources_that_differ_stand_side_by_side() -> None:
    shown = page("events/asagi-calls-on-vannak.html")
    assert "Accounts of this event differ in date and place. All are kept." in shown.all("p")
    cells = shown.all("td")
    assert "“a March 7 courtesy call”" in cells
    assert "“Thursday, 6 March”" in cells
    assert "the Hotel Astoria" in cells


def test_statements_stand_under_the_brief_that_tells_them() -> None:
    shown = page("events/asagi-calls-on-vannak.html")
    assert shown.all("h3") == [
        "Merania and Kelmar renew their pledge to train peacekeepers together",
        "The head of the Kelmar Peace Office meets Sorya Vannak",
    ]


@pytest.mark.parametrize("path", ["briefs/{}", "events/asagi-calls-on-vannak", "actors/haruto-asagi"])
def test_a_quotation_has_its_speaker_and_channel_in_one_form_everywhere(path: str) -> None:
    """In a brief it was once "— Asagi, through the release", and elsewhere "Asagi", and below it "Said through"."""
    captions = page(f"{path.format('merania-and-kelmar-renew-pledge')}.html").all("figcaption")
    assert any(caption.startswith("— Asagi, through the ministry’s release") for caption in captions), captions


def test_what_nobody_is_known_to_have_said_is_unattributed() -> None:
    brief = page("briefs/merania-and-kelmar-renew-pledge.html")
    assert "— unattributed6#" in [caption.replace(" ", " ") for caption in brief.all("figcaption")]


def test_only_what_no_person_has_read_carries_the_mark() -> None:
    shown = page("events/asagi-calls-on-vannak.html")
    drafted = [text for tag, attrs, text in shown.elements if tag == "li" and "drafted" in attrs.get("class", "")]
    assert drafted
    assert not any("twelve instructors" in "".join(text) for text in drafted)
    assert "Drafted by machine, not yet read by an editor" in shown.text()
    assert "Read by an editor" in page("actors/sorya-vannak.html").text()


def test_the_source_shows_its_cited_paragraphs_and_says_what_it_leaves_out() -> None:
    shown = page("briefs/merania-and-kelmar-renew-pledge.html")
    assert {f"p{number}" for number in (1, 2, 3, 4, 5, 6, 8)} <= set(shown.ids())
    assert "p7" not in shown.ids()
    assert shown.all("p", "left-out") == ["1 paragraph not cited, and not shown"]
    assert "The weather in Brandt was mild" not in shown.text()


def test_the_source_is_shown_whole_or_not_at_all_where_the_owner_says_so() -> None:
    path = "briefs/merania-and-kelmar-renew-pledge.html"
    assert "The weather in Brandt was mild" in Page(sample_site(source_text="full")[path]).text()
    hidden = Page(sample_site(source_text="none")[path])
    assert "p1" not in hidden.ids()
    assert hidden.attributes("a", "href").count("#p1") == 0


def test_a_name_says_where_each_form_of_it_was_seen() -> None:
    shown = page("actors/sorya-vannak.html")
    assert any(text.startswith("សូរិយា វណ្ណៈ") for text in shown.all("li"))
    assert "../briefs/premier-receives-chief-of-staff.html#p3" in shown.attributes("a", "href")


@pytest.mark.parametrize(
    ("actor", "language", "direction"),
    [("sorya-vannak", "km", ""), ("yusuf-al-amin", "und-Arab", "rtl"), ("haruto-asagi", "und-Hani", "")],
)
def test_names_in_other_scripts_carry_their_language_and_direction(actor: str, language: str, direction: str) -> None:
    shown = page(f"actors/{actor}.html")
    spans = [attrs for tag, attrs, _ in shown.elements if tag == "span" and "lang" in attrs]
    assert spans[0]["lang"] == language
    assert spans[0].get("dir", "") == direction


def test_a_role_has_its_date_its_body_and_its_evidence() -> None:
    shown = page("actors/haruto-asagi.html")
    assert "director-general, Kelmar Peace Office attested 7 March 20311" in shown.all("li")
    assert "../briefs/merania-and-kelmar-renew-pledge.html#p2" in shown.attributes("a", "href")


def test_own_words_and_the_words_of_others_are_apart() -> None:
    text = page("actors/haruto-asagi.html").text()
    own, others = text.index("In their own words"), text.index("What others say")
    assert own < text.index("ready to send twelve instructors") < others
    assert others < text.index("The pledge was made", others)


@pytest.mark.parametrize(
    "path",
    [
        "commitments.html",
        "briefs/merania-and-kelmar-renew-pledge.html",
        "events/kelmar-hosts-joint-training-programme.html",
        "actors/kelmar.html",
        "topics/training.html",
    ],
)
def test_a_commitment_is_shown_with_its_evidence_wherever_it_belongs(path: str) -> None:
    words = "Kelmar affirmed “host the Joint Training Programme (JTP) next year”"
    shown = [text for text in page(path).all("li", "commitment") if text.startswith(words)]
    assert len(shown) == 1
    assert "Due 2032" in shown[0]
    assert any(href.endswith("#p1") for href in page(path).attributes("a", "href")) or path.startswith("briefs/")


def test_kinds_of_actor_differ_in_shape() -> None:
    kinds = {e[1]["class"] for e in page("actors.html").elements if "kind" in e[1].get("class", "").split()}
    assert kinds == {"kind person", "kind organisation", "kind state", "kind programme"}


def test_events_stand_in_order_of_time_with_those_without_a_year_last() -> None:
    assert page("events.html").all("h2") == ["1953", "2029", "2031", "2032", "Year not stated"]


def test_a_topic_shows_its_events_actors_statements_and_narrower_topics() -> None:
    assert page("topics/training.html").all("h2") == [
        "Note",
        "Events",
        "Who is active",
        "Commitments",
        "What was said",
        "Briefs",
        "Notes",
    ]
    assert "Training 5 events" in page("topics/peacekeeping.html").all("li")


@pytest.mark.parametrize("path", ["index.html", "topics.html", "topics/training.html"])
def test_a_number_behind_a_link_says_what_it_counts_and_none_stands_for_nothing(tmp_path: Path, path: str) -> None:
    """On the home page it was once "Mine action 0"."""
    mines = {"content/topics/mine-action.md": "---\ntitle: Mine action\nbroader: training\n---\n"}
    assert "Mine action" in Page(site_with(tmp_path, mines)[path]).all("li")


def test_an_editors_note_stands_on_the_page_as_it_was_written() -> None:
    assert "Foreign minister since the elections; earlier head of the training programme." in page(
        "actors/sorya-vannak.html"
    ).all("p")


def test_the_bottom_line_of_a_brief_comes_first() -> None:
    shown = page("briefs/premier-receives-chief-of-staff.html")
    assert shown.all(cls="lead")[0].startswith("Premier Oda Lindqvist on April 29 received General Radan Kovel")


SENTENCES = "- Ada Lund, Spokesperson [@p1]\n- The following was said: [@p1]\n- Ada Lund met Rei Tarro in Oslo. [@p2]\n"


def brief_with(title: str, body: str) -> dict[str, str]:
    paragraphs = "Ada Lund, Spokesperson\nThe following was said:\n\nAda Lund met Rei Tarro in Oslo.\n"
    front = f"---\ntitle: {title}\nsource: {{file: call.txt, published: 2031-06-01}}\ndate: 2031-06-01\n---\n"
    return {"seeds/call.txt": paragraphs, "content/briefs/a-call.md": f"{front}\n{body}"}


def test_the_bottom_line_is_a_sentence_where_there_is_one(tmp_path: Path) -> None:
    """Of releases the lists once showed who issued them, or that the following was attributable to somebody."""
    site = site_with(tmp_path, brief_with("A call", SENTENCES))
    assert Page(site["briefs/a-call.html"]).all(cls="lead")[0].startswith("Ada Lund met Rei Tarro in Oslo.")
    assert Page(site["index.html"]).all(cls="about")[0] == "Ada Lund met Rei Tarro in Oslo."


def test_a_brief_says_which_words_are_a_part_or_not_the_speakers_own(tmp_path: Path) -> None:
    """The page of an event said so, and the brief itself did not."""
    quotations = (
        "> “met Rei Tarro”\n> — [[oda-lindqvist|Lindqvist]] (partial) [@p2]\n\n"
        "> They met.\n> — [[oda-lindqvist|Lindqvist]], through the desk (indirect) [@p2]\n\n"
        "> “Ada Lund met Rei Tarro in Oslo.”\n> — unattributed [@p2]\n"
    )
    page = Page(site_with(tmp_path, brief_with("A call", quotations))["briefs/a-call.html"])
    assert [caption.rstrip("#") for caption in page.all("figcaption")] == [
        "— Lindqvist, in part2",
        "— Lindqvist, through the desk, in other words2",
        "— unattributed2",
    ]


def test_a_list_does_not_say_a_title_twice(tmp_path: Path) -> None:
    body = "- ADA LUND, spokesperson [@p1]\n"
    site = site_with(tmp_path, brief_with("Ada Lund, Spokesperson", body))
    assert not any("spokesperson" in words for words in Page(site["index.html"]).all(cls="about"))


def test_actors_of_one_name_are_told_apart_by_the_text_that_speaks_of_them(tmp_path: Path) -> None:
    files = brief_with("A call", "- [[bank|The bank]] met [[bank-2|another]] in Oslo. [@p2]\n")
    for name in ("bank", "bank-2", "fund"):
        files[f"content/actors/{name}.md"] = f"---\ntitle: {name[:4].title()}\nkind: organisation\n---\n"
    lines = [" ".join(line.split()) for line in Page(site_with(tmp_path, files)["actors.html"]).all("li")]
    assert [line for line in lines if line.startswith(("Bank", "Fund"))] == [
        "Bank, organisation in “A call”",
        "Bank, organisation in “A call”",
        "Fund, organisation",
    ]


def test_the_dates_of_a_role_stand_in_order_and_many_are_counted(tmp_path: Path) -> None:
    def shown(root: str, days: list[str]) -> str:
        roles = "".join(f"  - {{title: Premier, date: '{day}'}}\n" for day in days)
        actor = f"---\ntitle: Ada Lund\nkind: person\nroles:\n{roles}---\n"
        page = Page(site_with(tmp_path / root, {"content/actors/ada-lund.md": actor})["actors/ada-lund.html"])
        return next(line for line in page.all("li") if line.startswith("Premier"))

    few, many = ["2024-05-02", "XXXX-04-01", "2023-03-01"], [f"2024-0{month}-02" for month in (5, 3, 4, 1)]
    assert shown("few", few) == "Premier attested 1 March 2023; 2 May 2024; 1 April, year not stated"
    assert shown("many", [*few, *many]) == "Premier attested 6 times, from 1 March 2023 to 2 May 2024"


def test_a_place_that_ends_with_a_full_stop_gets_no_second_one(tmp_path: Path) -> None:
    event = "---\ntitle: A talk\nplace: Port Lenn, L.C.\nparticipants: [oda-lindqvist]\n---\n"
    site = site_with(tmp_path, {"content/events/a-talk.md": event})
    assert "Port Lenn, L.C. <" in site["events.html"].decode()
    found = [data.decode() for path, data in site.items() if path.startswith("search/e-")]
    assert any("Port Lenn, L.C. Oda Lindqvist" in one for one in found)


def test_a_full_stop_stands_close_behind_its_note_and_the_permalink_after_it() -> None:
    note = SITE["events/asagi-calls-on-vannak.html"].decode().split("was a Thursday in 2031", 1)[1].split("</p>", 1)[0]
    assert note.startswith('<span class="held"><button')
    assert "</button>.<a " in note
    assert note.endswith("#</a></span>")
