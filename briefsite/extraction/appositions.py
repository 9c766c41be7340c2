"""Persons and their roles side by side: `Takehiro Kano, director-general of ...`, `its chairman is Saif al-Islam`.

A run of capitalised words that a role stands beside, parted by a comma or "is", is a person's name, whatever the model
says. Every role found beside a name is recorded with the words that say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.names import FoundRole, Name, Taken, replacing
from briefsite.extraction.organisations import is_title_case
from briefsite.extraction.persons import NameWords, name_end, name_words
from briefsite.extraction.reading import Reading
from briefsite.extraction.rolewords import found_role
from briefsite.extraction.titles import RolePhrase, role_phrases
from briefsite.extraction.words import Word, joined_span, words_of

_BETWEEN = frozenset({"the", "a", "an", "his", "her", "its", "their", "currently", "now", "also", "who", "is", "was"})
_PARTED = frozenset({",", "-", "--"})
_COPULA = frozenset({"is", "was", "became", "remains"})


def apposed_persons(reading: Reading) -> Reading:
    """Add the persons that only a role beside them shows."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        if is_title_case(words):
            continue
        for role in role_phrases(words, lists.titles):
            found += _before(words, role, lists, taken)
            found += _after(words, role, lists, taken)
    return replace(reading, names=replacing(reading.names, found))


def roles(reading: Reading) -> Reading:
    """Record every role beside a person's name."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found: list[FoundRole] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        phrases = role_phrases(words, lists.titles)
        found += _roles(words, phrases, lists, taken)
    return replace(reading, roles=tuple(found))


def _before(words: tuple[Word, ...], role: RolePhrase, lists: NameWords, taken: Taken) -> Iterator[Name]:
    """A name right before ", ROLE"."""
    edge = _opening(words, role.start)
    if edge is None or words[edge].gap.strip() not in _PARTED or words[role.head_end - 1].lower.endswith("ministers"):
        return
    start = edge
    while start > 0 and edge - start < 5 and (words[start].joined or start == edge) and words[start - 1].capital:
        start -= 1
    yield from _named(words, start, edge, lists, taken, "name-before-role")


def _after(words: tuple[Word, ...], role: RolePhrase, lists: NameWords, taken: Taken) -> Iterator[Name]:
    """A name right after "ROLE, " that a comma or full stop closes, or after "ROLE is"."""
    start = role.end
    if start < len(words) and words[start].lower in _COPULA and words[start].joined:
        start += 1
    elif not (start < len(words) and words[start].gap.strip() == ","):
        return
    end = start
    while end < len(words) and end - start < 5 and words[end].capital and (words[end].joined or end == start):
        end += 1
    closed = end == len(words) or words[end].gap.strip()[:1] in {",", ".", ";", ")"}
    if closed:
        yield from _named(words, start, end, lists, taken, "name-after-role")


def _named(words: tuple[Word, ...], start: int, end: int, lists: NameWords, taken: Taken, rule: str) -> Iterator[Name]:
    while start < end and words[start].text in lists.never:
        start += 1
    if not 2 <= end - start <= 5:
        return
    opened = (*words[:start], replace(words[start], gap=" "), *words[start + 1 :])
    span = joined_span(words[start:end])
    if name_end(opened, start, lists, taken) == end and not any(
        n.ident or n.kind != "person" for n in taken.over(span)
    ):
        yield Name(span, "person", rule)


def _opening(words: Sequence[Word], start: int) -> int | None:
    """The first word of what stands between a comma and a role: an article, a possessive, or the role itself."""
    edge = start
    while edge > 0 and words[edge].gap.strip(" 's") == "" and (words[edge - 1].lower in _BETWEEN or _owner(words, edge - 1)):
        edge -= 1
    return edge if edge > 0 else None


def _owner(words: Sequence[Word], index: int) -> bool:
    """Whether a word is part of the name of the role's owner: `Cambodia's prime minister`."""
    owns = next((w for w in words[index : index + 4] if w.possessive), None)
    within = words[index : index + 4]
    return owns is not None and all(w.capital for w in within[: within.index(owns) + 1])


def _roles(words: Sequence[Word], phrases: Sequence[RolePhrase], lists: NameWords, taken: Taken) -> Iterator[FoundRole]:
    linked: dict[int, tuple[Name, str]] = {}
    for number, role in enumerate(phrases):
        person = _person_after(words, role, lists, taken) or _person_before(words, role, taken)
        if person:
            linked[number] = person
    for number in reversed(range(len(phrases) - 1)):
        if number not in linked and number + 1 in linked and linked[number + 1][1] == "role-before-name":
            if _joint(words, phrases[number], phrases[number + 1], taken):
                linked[number] = linked[number + 1]
    for number in range(1, len(phrases)):
        if number not in linked and number - 1 in linked and linked[number - 1][1] == "role-after-name":
            if _joint(words, phrases[number - 1], phrases[number], taken):
                linked[number] = linked[number - 1]
    for number, (name, rule) in sorted(linked.items()):
        yield found_role(words, phrases[number], name, rule, lists.titles, taken)


def _joint(words: Sequence[Word], first: RolePhrase, second: RolePhrase, taken: Taken) -> bool:
    """`RCAF deputy commander and RCA commander ...`: two roles of one person, neither with an article."""
    between = [w for w in words[first.end : second.start] if not taken.at(w.start)]
    article = first.start > 0 and words[first.start - 1].lower in {"the", "a", "an"} and words[first.start].joined
    return [w.lower for w in between] == ["and"] and not article


def _person_after(words: Sequence[Word], role: RolePhrase, lists: NameWords, taken: Taken) -> tuple[Name, str] | None:
    copula = role.end < len(words) and words[role.end].joined and words[role.end].lower in _COPULA
    position = _past_titles(words, role.end + copula, lists)
    if position < len(words):
        name = taken.at(words[position].start)
        if name and name.kind == "person" and name.span.start == words[position].start:
            gap = words[role.end].gap.strip()
            if not gap or (gap == "," and _closed(words, name)):
                return name, "role-before-name"
    distant = _distant(words, role, taken)
    if distant:
        return distant, "role-before-name"
    for inside in range(role.head_end, role.end):
        name = taken.at(words[inside].start)
        if name and name.kind == "person" and name.span.start == words[inside].start:
            return name, "role-before-name"
    return None


def _distant(words: Sequence[Word], role: RolePhrase, taken: Taken) -> Name | None:
    """`An official with the Libyan charity involved, Youssef Sawwan, ...`: the name after the sentence's first comma."""
    if not (words[role.start].first or (role.start and words[role.start - 1].first)):
        return None
    for position in range(role.end, min(role.end + 8, len(words))):
        if words[position].gap.strip() == ",":
            name = taken.at(words[position].start)
            found = name and name.kind == "person" and name.span.start == words[position].start
            return name if found and name and _closed(words, name) else None
        if not words[position].joined or words[position].capital and taken.at(words[position].start) is None:
            return None
    return None


def _closed(words: Sequence[Word], name: Name) -> bool:
    after = next((w for w in words if w.start >= name.span.end), None)
    return after is None or (after.gap.strip(" '\"")[:1] in {",", ".", ";", ")", ""} and not after.joined)


def _past_titles(words: Sequence[Word], position: int, lists: NameWords) -> int:
    while position < len(words):
        hit = lists.titles.ranks.at(words, position) or lists.titles.honorifics.at(words, position)
        if not hit:
            break
        position = hit[0]
    return position


def _person_before(words: Sequence[Word], role: RolePhrase, taken: Taken) -> tuple[Name, str] | None:
    edge = _opening(words, role.start)
    if edge is None:
        return None
    name = taken.at(words[edge - 1].start)
    copula = words[edge].lower in _COPULA
    if name and name.kind == "person" and (words[edge].gap.strip() in _PARTED or (copula and words[edge].joined)):
        return name, "role-after-name"
    return None
