"""Persons and their roles side by side: `Takehiro Kano, director-general of ...`, `its chairman is Saif al-Islam`.

A run of capitalised words that a role stands beside, parted by a comma or "is", is a person's name, whatever the model
says. Every role found beside a name is recorded with the words that say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.names import FoundRole, Name, Taken, replacing
from briefsite.extraction.organisations import is_title_case
from briefsite.extraction.persons import NameWords, name_end, name_words, without_titles
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
        found += _owned(words, lists, taken)
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
    while start > 0 and edge - start < 7 and (words[start].joined or start == edge) and _of_name(words, start - 1, lists):
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
    while end < len(words) and end - start < 7 and (words[end].joined or end == start) and _of_name(words, end, lists):
        end += 1
    closed = end == len(words) or words[end].gap.strip()[:1] in {",", ".", ";", ")"}
    if closed:
        yield from _named(words, start, end, lists, taken, "name-after-role")


def _owned(words: tuple[Word, ...], lists: NameWords, taken: Taken) -> Iterator[Name]:
    """`Brazil's Celso Amorim`: a person by the state that the name stands for."""
    for position, word in enumerate(words):
        state = taken.at(word.start) if word.possessive else None
        if not state or state.kind != "state" or state.span.end != word.end:
            continue
        end = start = position + 1
        while end < len(words) and end - start < 6 and (words[end].joined or end == start) and _of_name(words, end, lists):
            end += 1
        if not any(w.text in lists.titles.portfolios for w in words[start:end]) and _is_plain(words, end, lists):
            yield from _named(words, start, end, lists, taken, "person-of-state")


def _is_plain(words: Sequence[Word], end: int, lists: NameWords) -> bool:
    """Whether what follows a name does not make it the name of a body: `Workers party`."""
    return end == len(words) or not words[end].joined or words[end].lower.capitalize() not in lists.bodies


def _of_name(words: Sequence[Word], index: int, lists: NameWords) -> bool:
    """Whether a word can belong to a person's name: capitalised, or a particle between capitalised words."""
    return words[index].capital or words[index].text in lists.particles


def _named(words: tuple[Word, ...], start: int, end: int, lists: NameWords, taken: Taken, rule: str) -> Iterator[Name]:
    while start < end and (words[start].text in lists.never or words[start].text in lists.particles):
        start += 1
    start = without_titles(words, start, lists)
    if not 2 <= end - start <= 6:
        return
    opened = (*words[:start], replace(words[start], gap=" "), *words[start + 1 :])
    span = joined_span(words[start:end])
    others = [n for n in taken.over(span) if n.ident or n.kind != "person"]
    mistaken = [n for n in others if n.rule == "model-organisation" and n.span == span]
    if name_end(opened, start, lists, taken) == end and len(others) == len(mistaken):
        yield Name(span, "person", rule)


def _opening(words: Sequence[Word], start: int) -> int | None:
    """The first word of what stands between a comma and a role: an article, a possessive, or the role itself."""
    edge = start
    while edge > 0 and words[edge].gap.strip(" 's") == "" and (words[edge - 1].lower in _BETWEEN or _owner(words, edge - 1)):
        edge -= 1
    return edge if edge > 0 else None


def _owner(words: Sequence[Word], index: int) -> bool:
    """Whether a word is part of the name of the role's owner: `Cambodia's prime minister`."""
    within = words[index : index + 4]
    owns = next((n for n, w in enumerate(within) if w.possessive), None)
    return owns is not None and all(w.capital for w in within[:owns])


def _roles(words: Sequence[Word], phrases: Sequence[RolePhrase], lists: NameWords, taken: Taken) -> Iterator[FoundRole]:
    linked: dict[int, tuple[Name, str]] = {}
    for number, role in enumerate(phrases):
        person = (
            _person_after(words, role, lists, taken, "")
            or _person_before(words, role, taken)
            or _person_after(words, role, lists, taken, ",")
        )
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
    plain = first.end < len(words) and words[first.end].gap.strip() in {"", ")"} and not words[first.end - 1].possessive
    return [w.lower for w in between] == ["and"] and not article and plain


def _person_after(
    words: Sequence[Word], role: RolePhrase, lists: NameWords, taken: Taken, parted: str
) -> tuple[Name, str] | None:
    copula = role.end < len(words) and words[role.end].joined and words[role.end].lower in _COPULA
    position = _past_titles(words, role.end + copula, lists)
    if position < len(words):
        name = taken.at(words[position].start)
        if name and name.kind == "person" and name.span.start == words[position].start:
            gap = words[role.end].gap.strip()
            if gap == parted and (not gap or _closed(words, name)):
                return name, "role-before-name"
    distant = _distant(words, role, taken) if parted else None
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
