"""Who took part together, as a value and as drawn: only what events say, every name a link, the same each time."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.pages.kinds import HomePage, NetworkPage, Page
from briefsite.model.pages.pictures import Network
from briefsite.model.settings import Settings
from briefsite.pages import pages
from briefsite.pages.seriation import in_rows
from tests.rendering.reading import Page as Read
from tests.sample import SAMPLE, graph_at, sample_graph, sample_site, site_with

PAGES: dict[str, Page] = {page.head.path: page for page in pages(sample_graph(), Settings())}
EVENT = (
    "---\ntitle: {title}\ndate: 2031-01-0{n}\nphase: {phase}\nparticipants: [{who}]\naccounts:\n  - cite: {cite}\n---\n"
)
CITE = "premier-receives-chief-of-staff, para. 1"


def network() -> NetworkPage:
    page = PAGES["network.html"]
    assert isinstance(page, NetworkPage)
    return page


def tied(found: Network) -> set[tuple[str, str]]:
    return {(found.rows[tie.one].ref.id, found.rows[tie.other].ref.id) for tie in found.ties}


def with_two(root: Path, phase: str = "past") -> NetworkPage:
    """The network page of the sample with two guests more, who share one event and stand in one sentence with Kovel."""
    files = {f"content/actors/{name}.md": f"---\ntitle: {name}\nkind: person\n---\n" for name in ("ada", "bo")}
    files["content/events/extra.md"] = EVENT.format(title="Extra", n=1, phase=phase, who="ada, bo", cite=CITE)
    brief = "content/briefs/premier-receives-chief-of-staff.md"
    words = "\n- [[ada]] and [[bo]] wrote to [[radan-kovel]] [@p1]\n"
    site_with(root, {**files, brief: (SAMPLE / brief).read_text("utf-8") + words})
    page = next(page for page in pages(graph_at(root), Settings()) if page.head.path == "network.html")
    assert isinstance(page, NetworkPage)
    return page


def pairs(page: NetworkPage) -> set[frozenset[str]]:
    return {frozenset((pair.one.id, pair.other.id)) for pair in page.pairs}


def test_a_tie_is_an_event_in_which_both_took_part() -> None:
    events = [set(ids) for id_, ids in sample_graph().actors.items() if sample_graph().entries[id_].kind == "event"]
    for one, other in tied(network().network):
        assert any({one, other} <= together for together in events), (one, other)


def test_being_named_in_one_sentence_is_no_tie(tmp_path: Path) -> None:
    found = pairs(with_two(tmp_path))
    assert {"ada", "bo"} in found
    assert {"ada", "radan-kovel"} not in found


def test_an_event_that_was_called_off_ties_nobody(tmp_path: Path) -> None:
    assert {"ada", "bo"} not in pairs(with_two(tmp_path, "cancelled"))


def test_a_tie_of_planned_events_alone_is_drawn_as_planned(tmp_path: Path) -> None:
    found = with_two(tmp_path, "planned").network
    planned = {
        tie.planned for tie in found.ties if {found.rows[n].ref.id for n in (tie.one, tie.other)} == {"ada", "bo"}
    }
    assert planned == {True}


def test_the_picture_in_words_has_every_pair_of_the_picture() -> None:
    words = pairs(network())
    assert {frozenset(pair) for pair in tied(network().network)} <= words
    assert len(words) == len(network().network.ties) + network().network.ties_left_out
    assert network().pairs_left_out == 0


def test_every_row_is_a_link_and_every_line_leads_to_an_event() -> None:
    shown = Read(sample_site()["network.html"])
    rows = [
        attrs["href"] for tag, attrs, _ in shown.elements if tag == "a" and attrs.get("href", "").startswith("actors/")
    ]
    assert {row.ref.path for row in network().network.rows} <= set(rows)
    lines = [
        attrs["href"] for tag, attrs, _ in shown.elements if tag == "a" and "tie" in attrs.get("class", "").split()
    ]
    assert len(lines) == len(network().network.ties)
    assert all(href.startswith("events/") for href in lines)


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    names = [f"guest-{n:03}" for n in range(70)]
    people = {f"content/actors/{name}.md": f"---\ntitle: {name}\nkind: person\n---\n" for name in names}
    for n, (one, other) in enumerate(pairwise(names), 1):
        text = EVENT.format(title=f"Meeting {n}", n=1, phase="past", who=f"{one}, {other}", cite=CITE)
        people[f"content/events/meeting-{n}.md"] = text
    site = site_with(tmp_path, people)
    made = {page.head.path: page for page in pages(graph_at(tmp_path), Settings())}
    home, whole = made["index.html"], made["network.html"]
    assert isinstance(home, HomePage)
    assert isinstance(whole, NetworkPage)
    assert (len(home.network.rows), len(whole.network.rows)) == (20, 60)
    assert whole.network.actors_left_out > 0
    assert "Drawn are the 60 who met most others" in Read(site["network.html"]).text()


def test_a_crowd_keeps_the_strongest_line_of_each(tmp_path: Path) -> None:
    names = [f"guest-{n:02}" for n in range(12)]
    files = {f"content/actors/{name}.md": f"---\ntitle: {name}\nkind: person\n---\n" for name in names}
    for n, pair in enumerate(combinations(names, 2), 1):
        text = EVENT.format(title=f"Meeting {n}", n=1, phase="past", who=", ".join(pair), cite=CITE)
        files[f"content/events/meeting-{n}.md"] = text
    site_with(tmp_path, files)
    made = {page.head.path: page for page in pages(graph_at(tmp_path), Settings())}["network.html"]
    assert isinstance(made, NetworkPage)
    assert made.network.ties_left_out > 0
    assert {end for tie in made.network.ties for end in (tie.one, tie.other)} == set(range(len(made.network.rows)))


def test_a_site_in_which_nobody_met_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    assert "network.html" not in {page.head.path for page in pages(graph_at(tmp_path), Settings())}


def test_lines_stay_inside_their_picture() -> None:
    svg = re.search(r"<svg.*?</svg>", sample_site()["network.html"].decode(), re.DOTALL)
    assert svg
    width = float(re.findall(r'viewBox="0 0 ([\d.]+)', svg[0])[0])
    for start, bend in re.findall(r'd="M([\d.]+) \d+A([\d.]+)', svg[0]):
        assert float(bend) <= float(start) <= width


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_rows_are_all_there_once_whatever_the_ties_and_in_whatever_order_they_come(
    found: list[tuple[int, int]],
) -> None:
    ids = [f"a{n}" for n in range(10)]
    weights = {(f"a{min(pair)}", f"a{max(pair)}"): 1 for pair in found if pair[0] != pair[1]}
    order = in_rows(ids, weights)
    assert sorted(order) == ids
    assert order == in_rows(ids, dict(reversed(weights.items())))
