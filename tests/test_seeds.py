"""What the two seed texts must become: read these beside the texts in `seeds/`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefsite.content.reading import read_content
from briefsite.model.records import Entry
from briefsite.pipeline.conversion import convert

SEEDS = Path(__file__).parents[1] / "seeds"
COURTESY_CALL_TEXT, PEACE_PALACE_TEXT = "000_17dbd00cfa84f870.txt", "004_9c28a78934e9b91f.txt"


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Entry]:
    """The content drafted from the seeds alone, by id."""
    root = tmp_path_factory.mktemp("seeds")
    shutil.copytree(SEEDS, root / "seeds")
    convert(root)
    read, issues = read_content(root)
    assert not issues
    return {entry.id: entry for entry in read}


@pytest.fixture(scope="module")
def briefs(entries: dict[str, Entry]) -> dict[str, Entry]:
    """The two briefs, by the file they digest."""
    return {entry.record.source.file: entry for entry in entries.values() if entry.kind == "brief"}


def actors(entries: dict[str, Entry]) -> dict[str, Entry]:
    return {identity: entry for identity, entry in entries.items() if entry.kind == "actor"}


def events(entries: dict[str, Entry]) -> list:
    return [entry.record for entry in entries.values() if entry.kind == "event"]


def an_event(entries: dict[str, Entry], date: str, *participants: str, kind: str = "") -> object:
    """The one event of that date (and kind, where given) in which at least these took part."""
    known = [event for event in events(entries) if kind in {"", event.kind}]
    found = [e for e in known if e.date == date and set(participants) <= set(e.participants)]
    assert len(found) == 1, (date, participants, [(e.title, e.date, e.participants) for e in events(entries)])
    return found[0]


@pytest.mark.parametrize("shared", ["hun-sen", "cambodia", "japan", "un", "japan-self-defence-forces"])
def test_an_actor_of_both_texts_is_one_actor_linked_from_both_briefs(shared, entries, briefs):
    assert shared in actors(entries)
    for brief in briefs.values():
        assert shared in brief.record.actors, brief.record.source.file


@pytest.mark.parametrize(
    ("actor", "forms"),
    [
        ("japan-self-defence-forces", {"Japan Self-Defence Forces", "Japan Self-Defence Force", "JSDF", "SDF"}),
        ("prak-sokhonn", {"Prak Sokhonn", "Sokhonn"}),
        ("takehiro-kano", {"Takehiro Kano", "Kano"}),
        ("hun-manet", {"Hun Manet", "Manet"}),
        ("koji-yamazaki", {"Koji Yamazaki", "Yamazaki"}),
        ("royal-cambodian-armed-forces", {"Royal Cambodian Armed Forces", "RCAF"}),
        ("un-triangular-partnership-programme", {"UN Triangular Partnership Programme", "UNTPP"}),
    ],
)
def test_every_form_of_a_name_is_one_actor(actor, forms, entries):
    record = entries[actor].record
    assert {record.title, *record.aliases} == forms


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        ("vong-pisen", "person"),
        ("fumio-kishida", "person"),
        ("thong-mengdavid", "person"),
        ("un-triangular-partnership-programme", "programme"),
        ("asean", "organisation"),
        ("cambodia", "state"),
    ],
)
def test_kinds_are_told_apart(actor, kind, entries):
    assert entries[actor].record.kind == kind


@pytest.mark.parametrize(
    ("actor", "title", "body", "rank"),
    [
        ("takehiro-kano", "director-general", "international-peace-cooperation-headquarters", ""),
        ("thong-mengdavid", "research fellow", "mekong-centre-for-strategic-studies", ""),
        ("hun-manet", "deputy commander", "royal-cambodian-armed-forces", "Lieutenant General"),
        ("hun-manet", "commander", "royal-cambodian-army", "Lieutenant General"),
        ("vong-pisen", "commander-in-chief", "royal-cambodian-armed-forces", "General"),
        ("koji-yamazaki", "Chief of Staff, Joint Staff", "japan-self-defence-forces", "General"),
        ("prak-sokhonn", "Minister of Foreign Affairs and International Cooperation", "cambodia", ""),
        ("hun-sen", "Prime Minister", "", ""),
    ],
)
def test_roles_are_split_into_function_body_and_rank(actor, title, body, rank, entries):
    roles = {(role.title, role.body, role.rank) for role in entries[actor].record.roles}
    assert (title, body, rank) in roles


def test_every_role_leads_to_its_paragraph(entries):
    for entry in actors(entries).values():
        assert all(role.cite for role in entry.record.roles), entry.id


@pytest.mark.parametrize(
    ("actor", "body"),
    [
        ("international-peace-cooperation-headquarters", "cabinet-office"),
        ("mekong-centre-for-strategic-studies", "asian-vision-institute"),
        ("un-triangular-partnership-programme", "un"),
        ("information-department", "ministry-of-national-defence"),
    ],
)
def test_bodies_belong_to_larger_bodies(actor, body, entries):
    assert any(re.fullmatch(rf"{body}(-\w\w)?", one) for one in entries[actor].record.affiliations)


def test_nothing_that_is_no_actor_becomes_one(entries):
    names = {entry.record.title for entry in actors(entries).values()}
    assert not names & {"Peace Palace", "Facebook", "Indo-Pacific", "Myanmar", "Kingdom", "Joint Staff"}


def test_the_courtesy_call_is_dated_with_an_inferred_year_and_says_so(entries):
    call = an_event(entries, "2023-03-07", "takehiro-kano", "prak-sokhonn")
    assert call.phase == "past"
    assert [(account.date, account.value) for account in call.accounts] == [("March 7", "2023-03-07")]
    assert "next year" in call.accounts[0].reason
    assert "2024" in call.accounts[0].reason


def test_the_brief_carries_the_day_of_its_main_event_and_the_reason(briefs):
    assert briefs[COURTESY_CALL_TEXT].record.date == "2023-03-07"
    assert "2024" in briefs[COURTESY_CALL_TEXT].record.date_reason
    assert briefs[PEACE_PALACE_TEXT].record.date == "XXXX-04-29"


def test_what_was_told_to_a_newspaper_has_its_day_and_the_newspaper_takes_no_part(entries):
    told = an_event(entries, "2023-03-08", "thong-mengdavid")
    assert set(told.participants) == {"thong-mengdavid"}


def test_the_video_conference_of_2021_has_both_prime_ministers(entries):
    told = [e for e in events(entries) if e.date == "2021" and {"hun-sen", "fumio-kishida"} <= set(e.participants)]
    assert {e.kind for e in told} == {"call", "request"}
    assert all(e.salience == "background" for e in told)


def test_a_chairmanship_of_the_year_before_is_dated(entries):
    an_event(entries, "2022", "cambodia", "asean")


def test_hosting_is_planned_and_only_the_host_hosts(entries):
    hosting = an_event(entries, "2024", "cambodia", "un-triangular-partnership-programme")
    assert hosting.phase == "planned"
    assert "Japan" not in hosting.title


def test_independence_is_background(entries):
    independence = next(e for e in events(entries) if e.date == "1953-11-09")
    assert independence.salience == "background"


def test_two_meetings_are_two_events_of_one_visit(entries):
    premier = an_event(entries, "XXXX-04-29", "hun-sen", "koji-yamazaki", kind="meeting")
    general = an_event(entries, "XXXX-04-28", "koji-yamazaki", "hun-manet")
    assert premier.place == "Peace Palace"
    visit = entries[general.part_of].record
    assert visit.kind == "visit"
    assert {"koji-yamazaki", "cambodia"} <= set(visit.participants)
    assert premier.part_of == general.part_of


def test_a_meeting_is_with_the_persons_and_not_with_the_bodies_in_their_titles(entries):
    talks = [e for e in events(entries) if e.kind == "meeting" and "vong-pisen" in e.participants]
    assert talks
    assert all("royal-cambodian-army" not in e.participants for e in talks)
    assert {"koji-yamazaki", "vong-pisen"} <= set(talks[0].participants)


def test_no_date_takes_a_year_that_no_text_gives(entries):
    years = {year for e in events(entries) for year in re.findall(r"\d{4}", e.date)}
    assert years <= {"1953", "2021", "2022", "2023", "2024"}


def test_no_event_is_a_general_truth_or_praise_or_mere_speaking(entries):
    titles = [event.title for event in events(entries)]
    assert not [title for title in titles if re.search(r"recognised|ontribution|praises|thanks|speaks$", title)]


QUOTATIONS = [
    (COURTESY_CALL_TEXT, 4, "expressed satisfaction [over their]", "ministry"),
    (COURTESY_CALL_TEXT, 7, "[Kano] affirmed Japan’s readiness", "release"),
    (COURTESY_CALL_TEXT, 8, "The two sides reiterated their shared commitment", "release"),
    (COURTESY_CALL_TEXT, 10, "He emphasised that Japan", "ministry"),
    (COURTESY_CALL_TEXT, 13, "Their ongoing mutual support", "Thong Mengdavid"),
    (COURTESY_CALL_TEXT, 14, "Through its training, technical", "Thong Mengdavid"),
    (PEACE_PALACE_TEXT, 7, "close and fruitful", "Koji Yamazaki"),
    (PEACE_PALACE_TEXT, 8, "[General] Yamazaki is committed", "department"),
    (PEACE_PALACE_TEXT, 10, "ready to strengthen and expand", "Hun Manet"),
    (PEACE_PALACE_TEXT, 11, "good friend of Cambodia in all situations", "Hun Manet"),
]


@pytest.mark.parametrize(("file", "paragraph", "opening", "speaker"), QUOTATIONS)
def test_each_quotation_stands_with_its_speaker_at_its_paragraph(file, paragraph, opening, speaker, briefs):
    blocks = [b for b in briefs[file].body.blocks if b.kind == "quotation" and opening in b.text]
    assert len(blocks) == 1
    assert [citation.paragraphs for citation in blocks[0].citations] == [(paragraph,)]
    assert speaker.casefold() in blocks[0].attributed.speaker_text.casefold()


def test_there_are_ten_quotations_and_no_scare_quotes(briefs):
    blocks = [b for brief in briefs.values() for b in brief.body.blocks if b.kind == "quotation"]
    assert len(blocks) == len(QUOTATIONS)


def test_every_sentence_with_news_in_it_is_kept(briefs):
    texts = {file: " ".join(block.text for block in brief.body.blocks) for file, brief in briefs.items()}
    assert "The two sides discussed cooperation in peacekeeping" in texts[COURTESY_CALL_TEXT]
    assert "The premier encouraged the two armies" in texts[PEACE_PALACE_TEXT]


def test_a_noun_that_stands_for_an_actor_is_linked_to_it(briefs):
    block = next(b for b in briefs[PEACE_PALACE_TEXT].body.blocks if "encouraged the two armies" in b.text)
    assert "hun-sen" in {link.target for link in block.links}


def test_topics_are_what_an_editor_would_file_them_under(briefs):
    assert {"peacekeeping", "bilateral-relations"} <= set(briefs[COURTESY_CALL_TEXT].record.topics)
    topics = set(briefs[PEACE_PALACE_TEXT].record.topics)
    assert {"defence-cooperation", "counter-terrorism", "disaster-relief"} <= topics
    assert "peace-process" not in topics
