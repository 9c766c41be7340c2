"""What long random histories of whole sites once found, where a few lines of merging show it."""

from __future__ import annotations

from pathlib import Path

from briefsite.merging import merge, undo_last
from briefsite.merging.journal import Change, Journal
from briefsite.merging.threeway import survey
from briefsite.merging.threeway.standing import surviving
from briefsite.model.knowledge import KnownThing
from briefsite.resolution.keeping import Thing, kept_ids


def general(*cites: str, behind: str = "") -> str:
    """Somebody who is a general by as many witnesses, with the fields behind the roles."""
    roles = "".join(f"- title: General\n  cite: {cite}, para. 1\n" for cite in cites)
    return f"---\ntitle: Ada\nroles:\n{roles}{behind}---\n"


def test_of_two_calls_of_one_title_each_keeps_its_id_when_the_other_is_gone() -> None:
    first, second = (KnownThing(id_, "call", "The call", (brief,)) for id_, brief in (("call", "a"), ("call-2", "b")))
    left = Thing("call", ("The call",), frozenset("b"))
    assert kept_ids([left], [first, second], "b") == ["call-2"]


def test_a_new_text_does_not_take_the_id_of_what_stands_in_another_brief() -> None:
    there = KnownThing("call", "call", "The call", ("a",))
    assert kept_ids([Thing("call", ("The call",), frozenset())], [there], "a") == [""]


def test_two_roles_of_one_title_are_two_when_edits_are_counted() -> None:
    base = (
        "---\ntitle: Ada\nroles:\n- title: Minister\n  cite: a, para. 1\n- title: Minister\n  cite: b, para. 1\n---\n"
    )
    mine = base.replace("cite: a, para. 1", "cite: a, para. 2")
    edits = survey(base, mine).edits
    assert surviving(edits, mine) == len(edits) > 0


def test_an_operation_that_could_do_nothing_is_not_the_last_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("saved meanwhile")
    assert Journal(tmp_path).run("convert", [(Change("a.md", b"read before", b"new"),)]) == ("a.md",)
    assert not undo_last(tmp_path).operation


def test_what_a_killed_run_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.folder.mkdir(parents=True)
    (journal.folder / ".open.json.tmp").write_text("{")
    journal.recover()
    assert not list(journal.folder.iterdir())


def test_a_list_that_a_person_has_emptied_counts_as_kept_when_the_drafts_have_it_no_more(tmp_path: Path) -> None:
    content, draft = tmp_path / "content", "---\ntitle: Ada\nroles:\n- title: Minister\n  cite: a, para. 1\n---\n"
    merge(content, {"actors/ada.md": draft})
    (content / "actors/ada.md").write_text("---\ntitle: Ada\nroles: []\nmine:\n---\n")
    merge(content, {"actors/ada.md": "---\ntitle: Ada\n---\n"})
    report = merge(content, {"actors/ada.md": "---\ntitle: Ada Lund\n---\n"})
    assert report.edits_kept == report.edits_found == 2
    assert (content / "actors/ada.md").read_text() == "---\ntitle: Ada Lund\nroles: []\nmine:\n---\n"


def test_a_wish_about_one_of_two_roles_of_one_title_waits_until_it_is_answered(tmp_path: Path) -> None:
    content, path = tmp_path / "content", "actors/ada.md"
    merge(content, {path: general("a")})
    (content / path).write_text(general("b"))
    merge(content, {path: general("b")})
    first = merge(content, {path: general("c", "d")}).proposals
    assert [(each.mine, each.new) for each in first] == [("b, para. 1", "c, para. 1")]
    assert merge(content, {path: general("c", "d")}).proposals == first


def test_a_heading_below_which_all_is_a_persons_is_not_struck_by_them(tmp_path: Path) -> None:
    def brief(heading: str, words: str) -> str:
        return f"---\ntitle: A\n---\n\n## [[{heading}]]\n\n- {words} [@p1]\n"

    content, path = tmp_path / "content", "briefs/a.md"
    merge(content, {path: brief("one", "Lund spoke")})
    (content / path).write_text(brief("mine", "Vik sailed"))
    for _ in range(2):
        merge(content, {path: brief("two", "Vik sailed")})
        assert '"two"' not in (content / ".drafts/refusals.jsonl").read_text()


def test_what_a_person_wrote_before_the_draft_did_and_then_struck_is_struck_at_once(tmp_path: Path) -> None:
    """In the next conversion too where the draft has changed meanwhile, and what is struck stands in it still."""

    def brief(*said: str) -> dict[str, str]:
        return {"briefs/a.md": "---\ntitle: A\n---\n\n" + "".join(f"- {words} [@p1]\n" for words in said)}

    content = tmp_path / "content"
    merge(content, brief("Lund spoke"))
    (content / "briefs/a.md").write_text(brief("Lund spoke", "Vik sailed")["briefs/a.md"])
    merge(content, brief("Lund spoke", "Vik sailed"))
    (content / "briefs/a.md").write_text(brief("Lund spoke")["briefs/a.md"])
    for draft in (brief("Lund spoke", "Vik sailed", "Orr paid"), brief("Lund spoke", "Vik sailed", "Orr paid")):
        merge(content, draft)
        assert (content / "briefs/a.md").read_text() == brief("Lund spoke", "Orr paid")["briefs/a.md"]
        assert '"Vik sailed"' in (content / ".drafts/refusals.jsonl").read_text()


def test_a_second_role_of_one_title_that_waits_is_not_about_the_first(tmp_path: Path) -> None:
    content, path, drafted = tmp_path / "content", "actors/ada.md", "status: drafted\n"
    merge(content, {path: general("a", behind=drafted)})
    (content / path).write_text(general("a", behind="status: reviewed\n"))
    first = merge(content, {path: general("a", "b", behind=drafted)}).proposals
    assert [(each.mine, each.new) for each in first] == [("", "title: General; cite: b, para. 1")]
    assert merge(content, {path: general("a", "b", behind=drafted)}).proposals == first


def test_a_list_that_was_emptied_in_file_and_draft_goes_when_the_draft_has_it_no_more(tmp_path: Path) -> None:
    """As after `delete`: it took the only actor out of both. Else the file would count as one that a person edited."""

    def brief(actors: str, words: str) -> str:
        return f"---\ntitle: A\n{actors}status: drafted\n---\n\n- {words} [@p1]\n"

    content, path = tmp_path / "content", "briefs/a.md"
    merge(content, {path: brief("actors: []\n", "Lund spoke")})
    (content / path).write_text(brief("actors: []\n", "Lund spoke by hand"))
    for _ in range(2):
        merge(content, {path: brief("", "Lund spoke")})
        assert (content / path).read_text() == brief("", "Lund spoke by hand")
        assert not (content / ".drafts/edited.jsonl").exists()
