"""Actors, as the case files have them: names and kinds, roles, nouns that stand for them; by rules told in words."""

from __future__ import annotations

import pytest

from briefsite.extraction import load_lexicon
from briefsite.model.document import Document
from briefsite.model.knowledge import Knowledge, KnownActor
from tests.extraction.casefiles import cases, read


def actors(document: Document) -> list[str]:
    lines = []
    for chain in document.chains:
        others = [a for a in chain.aliases(document.source.text) if a != chain.name]
        lines.append(f"{chain.kind}: {chain.name}" + (f" = {'; '.join(others)}" if others else ""))
    return sorted(lines)


def named(document: Document, key: str) -> str:
    return document.chain(key).name if key else ""


def untold(document: Document) -> set[str]:
    """The rules that found a name or a role here and that no sentence tells in words."""
    reasons = [each.reason for chain in document.chains for each in (*chain.mentions, *chain.roles)]
    return {reason.rule for reason in reasons} - set(load_lexicon().table("rules"))


@pytest.mark.parametrize(("text", "expected"), [*cases("names.md"), *cases("nothing.md")])
def test_actors_are_found_with_their_kinds_and_forms(text: str, expected: tuple[str, ...]) -> None:
    document = read(text)
    assert actors(document) == sorted(expected)
    assert not untold(document)


@pytest.mark.parametrize(("text", "expected"), cases("roles.md"))
def test_roles_are_split_into_title_body_and_rank(text: str, expected: tuple[str, ...]) -> None:
    document = read(text)
    found = [(c.name, r.title, named(document, r.body), r.rank) for c in document.chains for r in c.roles]
    wanted = [tuple(part.strip() for part in line.split("|")) for line in expected]
    assert sorted(found) == sorted(wanted)
    assert not untold(document)


@pytest.mark.parametrize(("text", "expected"), cases("descriptors.md"))
def test_nouns_stand_for_an_actor_where_the_text_settles_it(text: str, expected: tuple[str, ...]) -> None:
    document = read(text)
    found = [
        f"{m.span.of(document.source.text)} -> {c.name}"
        for c in document.chains
        for m in c.mentions
        if m.form == "descriptor"
    ]
    assert sorted(found) == sorted(expected)
    assert not untold(document)


def test_what_an_editor_listed_beats_the_rules() -> None:
    known = KnownActor("river-compact", "River Compact", "programme", ("Compact",))
    document = read("The River Compact met on Monday. The Compact agreed.", Knowledge(actors=(known,)))
    assert actors(document) == ["programme: River Compact = Compact"]


def test_every_mention_says_by_which_rule_it_was_found() -> None:
    document = read("General Orlan Vesk of the Northern Peace Institute (NPI) spoke. Vesk left. The NPI stayed.")
    rules = {m.span.of(document.source.text): m.reason.rule for c in document.chains for m in c.mentions}
    assert rules == {
        "Orlan Vesk": "rank-name",
        "Northern Peace Institute": "head-noun",
        "NPI": "acronym",
        "Vesk": "part-of-name",
    }
