"""Who holds which role: every role beside a person's name is recorded, with the words that say so.

A role right before a name is that person's; else the name before ", ROLE" has it; else the name after "ROLE, ". Two
roles joined by a bare "and" are one person's. Anything looser is left alone: a role of the wrong person is worse than
none.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.appointed import appointee, behind_as
from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import FoundRole, Name, Taken
from briefsite.extraction.no_names import names_offices
from briefsite.extraction.reading import Reading
from briefsite.extraction.role_bounds import of_officer, past_brackets, speaks_itself, whole
from briefsite.extraction.role_edges import COPULA, PARTED, opening, past_body, past_origin
from briefsite.extraction.role_lists import name_behind, of_next
from briefsite.extraction.rolewords import found_role, rank_alone
from briefsite.extraction.scenes import Scene, past_titles, starting
from briefsite.extraction.titles import CHAIRING, RolePhrase, TitleWords, roles_of
from briefsite.extraction.words import Word, joined_span, words_of
from briefsite.model.sources import Span

_WHOSE = frozenset({"of", "for", "to", "the", "with", "under", "on", "from"})
#: Whoever is a guest of honour has no office for that.
_GUESTS = frozenset({"guest", "honour", "honor"})
Linked = tuple[Name, str]


def roles(reading: Reading) -> Reading:
    """Record every role beside a person's name."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found: list[FoundRole] = []
    for doc in reading.paragraphs:
        scene = Scene(doc, words_of(doc), lists, taken)
        told = ((r, scene.words[r.head_end - 1]) for r in roles_of(doc, lists.titles))
        held = [r for r, head in told if head.lower not in _GUESTS and not names_offices(head, lists.titles)]
        found += _roles(scene, [whole(doc, scene.words, taken, role) for role in held])
    return replace(reading, roles=tuple(found))


def _roles(scene: Scene, phrases: Sequence[RolePhrase]) -> Iterator[FoundRole]:
    edges = {edge for role in phrases for edge in (role.end, past_brackets(scene.words, role.end))}
    edges = {edge for edge in edges if edge < len(scene.words) and ";" not in scene.words[edge].gap}
    edges -= _after_own(scene, phrases, edges)
    ends = edges | {past_titles(scene, edge) for edge in edges}
    titled = {scene.words[end].start for end in ends if end < len(scene.words)}
    linked: dict[int, Linked] = {}
    for number, phrase in enumerate(phrases):
        if person := _person(scene, phrase, titled):
            linked[number] = person
            titled |= {person[0].span.start} if person[1] == "role-before-name" else set()
    for number in reversed(range(len(phrases) - 1)):
        _share(scene, phrases, linked, (number, number + 1), "role-before-name")
    for number in range(1, len(phrases)):
        _share(scene, phrases, linked, (number, number - 1), "role-after-name")
    before: FoundRole | None = None
    for number, (name, rule) in sorted(linked.items()):
        role = replace(found_role(scene.words, phrases[number], name, scene.lists.titles, scene.taken), rule=rule)
        if (
            role.body is None
            and before
            and before.person == name.span
            and _joint(scene, *phrases[number - 1 : number + 1])
        ):
            role = replace(role, body=before.owner)  # "Chad's chairman of the Cabinet and minister of health NAME"
        if role.body is None and rule == "role-before-name":
            role = replace(role, body=_state_behind(scene, name))
        yield role
        before = role
    yield from _of_several(scene)
    held = {name.span for name, _ in linked.values()}
    named = scene.taken.over(joined_span(scene.words)) if scene.words else ()
    for holder in (name for name in named if name.rule == "rank-name" and name.span not in held):
        rank = rank_alone(scene.words, holder, scene.lists.titles)
        if rank:
            yield rank


def _after_own(scene: Scene, phrases: Sequence[RolePhrase], edges: Container[int]) -> set[int]:
    """Where a comma follows the office behind somebody's name, before which none of his stands: in "NAME, Governor of
    the Lake, Mr. NAME, Secretary" each is told by what follows him."""
    direct = {scene.words[past_titles(scene, r.end)].start for r in phrases if _beside(scene, r.end)}
    own = ((r, _name_before(scene, r)) for r in phrases if r.end in edges and scene.words[r.end].gap.strip() == ",")
    return {r.end for r, named in own if named and named[0].span.start not in direct}


def _beside(scene: Scene, edge: int) -> bool:
    return edge < len(scene.words) and scene.words[edge].joined and past_titles(scene, edge) < len(scene.words)


def _of_several(scene: Scene) -> Iterator[FoundRole]:
    """`Presidents NAME of Carrow and NAME of Vesk`: the function of each, of the state behind the name."""
    words, titles = scene.words, scene.lists.titles
    for position, word in enumerate(words):
        several = word.text.endswith("s") and not word.possessive and titles.heads.by_first.get(word.lower[:-1])
        if not several or not words[position + 1 : position + 2] or not words[position + 1].joined:
            continue
        if scene.taken.at(word.start):
            continue
        start = position
        while start and words[start].joined and words[start - 1].capital and _modifies(words[start - 1], titles):
            start -= 1
        title = Span(words[start].start, word.end - 1)
        following = position + 1
        while name := starting(scene, past_titles(scene, following)):
            if name.rule == "part-of-name" and not word.capital:
                break  # told the journalists | Lund was alive
            end = next((n for n in range(following, len(words)) if words[n].start >= name.span.end), len(words))
            body = _state_behind(scene, name)
            rule = "rank-before-name" if titles.ranks.by_first.get(word.lower[:-1]) else "plural-role"
            yield FoundRole(name.span, title, title, body, "", rule)
            end = next((n for n in range(end, len(words)) if body and words[n].start >= body.end), end)
            joint = end < len(words) and (words[end].lower == "and" or words[end].gap.strip() == ",")
            following = end + (words[end].lower == "and") if joint else len(words)


def _state_behind(scene: Scene, name: Name) -> Span | None:
    """The state that is told behind whoever holds an office there: `President NAME of Carrow`."""
    words = scene.words
    end = next((n for n, word in enumerate(words) if word.start >= name.span.end), len(words))
    if [word.lower for word in words[end : end + 1]] != ["of"] or not words[end].joined:
        return None
    start = end + 1 + (words[end + 1 : end + 2] != () and words[end + 1].lower == "the")
    state = scene.taken.at(words[start].start) if start < len(words) else None
    if state is None or state.kind != "state" or state.span.start != words[start].start:
        return None
    owns = any(word.possessive for word in words[start:] if word.start < state.span.end)
    return None if owns else state.span  # "Minister NAME of Carrow's Green Party"


def _modifies(word: Word, titles: TitleWords) -> bool:
    return word.text in titles.portfolios or bool(titles.modifiers.by_first.get(word.lower))


def _person(scene: Scene, role: RolePhrase, titled: Container[int]) -> Linked | None:
    """Whose role it is, the surest reading first. In a list, `Commissioner A, the head of the Fund, B, and C`, a name
    that has its function in front (it starts at one of `titled`) leaves the next to the name behind it."""
    beside = _name_after(scene, role, "") or _inside(scene, role)
    if beside or of_officer(scene.words, role, scene.lists.titles):
        return beside
    if behind_as(scene.words, role) is not None:
        given = appointee(scene.words, role, scene.taken)
        return (given, "role-given") if given else None
    before = _right_before(scene, role) or _name_before(scene, role)
    listed = before is not None and before[0].span.start in titled
    after = _name_after(scene, role, ",", listed=listed)
    if listed and after:
        return after
    if listed and role.end == len(scene.words) and scene.doc.text.rstrip()[-1:].isalpha():
        return None  # "Secretary NAME, Chairman of the Board", where the paragraph breaks off before a name
    if listed and of_next(scene.words, role, scene.lists.titles):
        name = name_behind(scene.words, role, scene.taken)
        return (name, "role-before-name") if name else None
    return before or after or _distant(scene, role)


def _share(
    scene: Scene, phrases: Sequence[RolePhrase], linked: dict[int, Linked], pair: tuple[int, int], rule: str
) -> None:
    """Give role `pair[0]`, which has no name of its own, the person of role `pair[1]`, if one "and" joins them."""
    free, held = pair
    if free in linked or linked.get(held, (None, ""))[1] != rule:
        return
    if _joint(scene, phrases[min(pair)], phrases[max(pair)]):
        linked[free] = linked[held]


def _joint(scene: Scene, first: RolePhrase, second: RolePhrase) -> bool:
    """`RCAF deputy commander and RCA commander ...`: two roles of one person, neither with an article."""
    words = scene.words
    between = [w.lower for w in words[first.end : second.start] if not scene.taken.at(w.start)]
    beside = second.start == first.end and words[second.start].joined and words[second.start].capital
    if beside and words[first.head_end - 1].lower in CHAIRING:
        return True  # `African Union chairperson President NAME`
    article = first.start > 0 and words[first.start - 1].lower in {"the", "a", "an"} and words[first.start].joined
    office = words[first.head_start].capital and words[second.head_start].capital and words[first.start - 1].capital
    apart = (second.end < len(words) and words[second.end].gap.strip() == ",") or second.end > second.head_end
    article = article and not (office and apart)  # `The Deputy Prime Minister and Minister of Trade, NAME`
    plain = first.end < len(words) and words[first.end].gap.strip() in {"", ")"} and not words[first.end - 1].possessive
    return between in (["and"], ["&"]) and not article and plain


def _name_after(scene: Scene, role: RolePhrase, parted: str, *, listed: bool = False) -> Linked | None:
    """The name that starts where the role ends, past ranks and honorifics, with `parted` between them. A comma must
    close it, unless it is `listed` with others, an honorific shows it, or the role is an office."""
    words, end = scene.words, role.end
    copula = end < len(words) and words[end].joined and words[end].lower in COPULA
    end = past_brackets(scene.words, end)
    position = past_titles(scene, end + copula)
    name = starting(scene, position)
    styled = position > end + copula and role.start > 0 and words[role.start - 1].lower == "the"
    office = words[role.head_start].capital and (role.start == 0 or words[role.start - 1].lower != "a")
    closed = not parted or styled or listed or (name is not None and (office or _ends(scene, name, role)))
    if name and words[end].gap.strip().removeprefix(")") == parted and closed:
        return name, "role-before-name"
    return None


def _inside(scene: Scene, role: RolePhrase) -> Linked | None:
    """The name that ends the words which say what the role is of: `Minister of Finance NAME`. A `spokesman for NAME` is
    somebody else."""
    for position in range(past_brackets(scene.words, role.head_end), role.end):
        matter = any(word.lower not in _WHOSE for word in scene.words[role.head_end : position])
        if name := starting(scene, position):
            return (name, "role-before-name") if matter or position == role.head_end else None
    return None


def _distant(scene: Scene, role: RolePhrase) -> Linked | None:
    """`An official with the Libyan charity involved, NAME, ...`: the name after the sentence's first comma."""
    words = scene.words
    if not (words[role.start].first or (role.start and words[role.start - 1].first)):
        return None
    for position in range(role.end, min(role.end + 8, len(words))):
        if words[position].gap.strip() == ",":
            name = starting(scene, position)
            return (name, "role-before-name") if name and _ends(scene, name, role) else None
        people = scene.lists.titles.adjectives.at(words, position)
        known = people or scene.taken.at(words[position].start)
        if not words[position].joined or (words[position].capital and not known):
            return None
    return None


def _right_before(scene: Scene, role: RolePhrase) -> Linked | None:
    """`Mr. Odu Lanem Senior Adviser`: the name with its title right before an office, where no comma parts the two."""
    word = scene.words[role.start - 1] if role.start and scene.words[role.start].joined else None
    name = scene.taken.at(word.start) if word and scene.words[role.head_start].capital else None
    titled = name is not None and name.rule == "honorific-name" and word is not None and name.span.end == word.end
    return (name, "role-after-name") if name and titled else None


def _name_before(scene: Scene, role: RolePhrase) -> Linked | None:
    """The name before ", ROLE" or before "is ROLE"."""
    words, edge = scene.words, opening(scene.words, past_body(scene, role))
    if edge is None:
        return None
    name = scene.taken.at(words[past_origin(words, edge) - 1].start)
    copula = words[edge].lower in COPULA and words[edge].joined
    if not copula and speaks_itself(scene.doc, scene.words, role):
        return None
    if name and name.kind == "person" and (words[edge].gap.strip() in PARTED or copula):
        return name, "role-after-name"
    return None


def _ends(scene: Scene, name: Name, role: RolePhrase) -> bool:
    """Whether a comma closes a name, or it goes on to say something: `A government spokesman, NAME warned that ...`."""
    words = scene.words
    after = next((n for n, word in enumerate(words) if word.start >= name.span.end), len(words))
    new = role.start > 0 and words[role.start - 1].lower in {"a", "an"} and words[role.start - 1].first
    says = words[after + 1 : after + 2] and words[after + 1].lower == "that" and words[after].joined
    return _closed(scene, name) or (new and bool(says))


def _closed(scene: Scene, name: Name) -> bool:
    """Whether a comma, a full stop or the paragraph's end comes right after a name."""
    after = next((w for w in scene.words if w.start >= name.span.end), None)
    return after is None or (after.gap.strip(" '\"")[:1] in {",", ".", ";", ")", ""} and not after.joined)
