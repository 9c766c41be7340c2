"""Drafted files, word for word."""

from __future__ import annotations

from pathlib import Path

from briefsite.drafting import draft
from briefsite.model.document import Document, TopicMatch
from briefsite.model.knowledge import Knowledge, KnownTopic
from briefsite.model.sources import Span
from briefsite.resolution import resolve
from tests.documents import document, replace, with_quotation, with_role

EXPECTED = Path(__file__).parent / "expected"
TOPIC = KnownTopic("mine-action", "Mine action", ("demining", "land mine*"), identifiers=(("medtop", "20000001"),))


def meeting() -> Document:
    text = document(
        "General {r|Rei Kamo}, of the {v|Verrin} navy, met {a|Ada Lund} on 3 May for talks on demining.\n\n"
        "“[{r|Kamo}] was ‘very *clear*’ & brief,” said the release. “I agree,” {a|Lund} added.\n\n"
        "Her <b>office</b> called it “most useful talks”.",
        "report.txt",
        {"v": ("state", "VR")},
        [("meeting", "3 May=XXXX-05-03", "r a")],
        publisher="The Verrin Courier",
    )
    text = with_role(text, "r", "General", "", rank="General")
    text = with_quotation(text, "[Kamo] was ‘very *clear*’ & brief,", channel="the release")
    text = with_quotation(text, "I agree,", "a")
    text = with_quotation(text, "most useful talks", cls="partial")
    at = text.source.text.index("demining")
    return replace(text, topics=(TopicMatch("mine-action", (Span(at, at + 8),), 5.0),))


def test_every_kind_of_file_is_drafted_as_expected() -> None:
    made = draft(resolve([meeting()], Knowledge()), [TOPIC, KnownTopic("trade", "Trade")])
    drafted = {path: text for path, text in made.items() if path.endswith(".md")}
    expected = {p.relative_to(EXPECTED).as_posix(): p.read_text("utf-8") for p in sorted(EXPECTED.rglob("*.md"))}
    assert drafted == expected


def test_every_file_has_its_reasons_beside_it() -> None:
    made = draft(resolve([meeting()], Knowledge()), [TOPIC])
    files = {path for path in made if path.endswith(".md")}
    assert made.keys() - files == {f".drafts/{path}.why.json" for path in files}
    assert '"rule": "test"' in made[".drafts/events/meeting-r-a.md.why.json"]


def test_the_same_dossier_gives_the_same_bytes() -> None:
    dossier = resolve([meeting(), document("{z|Odu Lanem}.", "z.txt")], Knowledge())
    assert list(draft(dossier, [TOPIC]).items()) == list(draft(dossier, [TOPIC]).items())


def test_an_actor_in_two_texts_cites_both_for_the_functions_that_each_attests() -> None:
    texts = [
        with_role(document(f"The {words} {{a|Ada Lund}} {n}", f"{n}.txt"), "a", words, words)
        for n, words in enumerate(("envoy", "minister"))
    ]
    made = draft(resolve(texts, Knowledge()))["actors/ada-lund.md"]
    assert [line.split(", ")[-1] for line in made.splitlines() if "cite:" in line] == ["para. 1", "para. 1"]
    assert made.index("envoy") < made.index("minister")


def test_a_text_without_anything_still_has_its_brief() -> None:
    made = draft(resolve([document("Nothing happened.")], Knowledge()))
    assert made["briefs/nothing-happened.md"].startswith("---\ntitle: Nothing happened.\n")
