"""What is drafted no more leaves its address to what takes its place, if that is beyond doubt."""

from __future__ import annotations

from briefsite.merging.successors import successors, with_successors


def actor(title: str, *aliases: str) -> str:
    return f"---\ntitle: {title}\nkind: person\naliases: [{', '.join(aliases)}]\n---\n"


def event(kind: str, *cites: str) -> str:
    return f"---\ntitle: T\nkind: {kind}\naccounts:\n" + "".join(f"- cite: {cite}\n" for cite in cites) + "---\n"


def test_an_actor_is_followed_by_the_one_who_has_its_name() -> None:
    drafts = {"actors/ada-lund.md": actor("Ada Lund", "A. Lund"), "actors/bo.md": actor("Bo Vik")}
    assert successors({"actors/a-lund.md": actor("A. Lund")}, drafts) == {"actors/a-lund.md": "actors/ada-lund.md"}


def test_an_event_is_followed_by_the_one_that_the_same_paragraphs_tell() -> None:
    drafts = {
        "events/new.md": event("meeting", "talks, paras. 2, 3"),
        "events/other.md": event("meeting", "talks, para. 9"),
        "events/call.md": event("call", "talks, para. 2"),
    }
    gone = {"events/old.md": event("meeting", "talks, paras. 2, 3")}
    assert successors(gone, drafts) == {"events/old.md": "events/new.md"}


def test_where_two_might_nobody_does() -> None:
    drafts = {"actors/a.md": actor("Ada Lund", "Lund"), "actors/b.md": actor("Bo Lund", "Lund")}
    assert successors({"actors/lund.md": actor("Lund")}, drafts) == {}


def test_a_row_is_one_step_and_what_lives_again_has_no_successor() -> None:
    assert with_successors([("a", "b")], {"b": "c"}, []) == (("a", "c"), ("b", "c"))
    assert with_successors([("a", "b")], {}, ["a"]) == ()
