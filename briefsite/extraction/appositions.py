"""Persons by the roles beside their names: `Takehiro Kano, director-general of ...`, `its chairman is Saif al-Islam`.

A run of capitalised words that a role stands beside, parted by a comma or "is", is a person's name, whatever the model
says; so is one that a state owns (`Brazil's Celso Amorim`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.behind_portfolios import LETTERED_STATES, only_matters, past_matters
from briefsite.extraction.name_words import NameWords, name_words
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.no_names import titled_words
from briefsite.extraction.persons import LONGEST, name_end, name_length, without_titles
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading
from briefsite.extraction.role_bounds import past_small, speaks_itself
from briefsite.extraction.role_edges import COPULA, PARTED, opening, past_origin
from briefsite.extraction.role_lists import offices_end
from briefsite.extraction.runs import is_title_case
from briefsite.extraction.scenes import Scene
from briefsite.extraction.titles import RolePhrase, roles_of
from briefsite.extraction.words import Word, joined_span, words_of

#: A personal name has no more words than this, titles before it counted.
_LONGEST = 9
#: Letters with full stops that are nobody's initials.
_LETTERED = LETTERED_STATES | {"U.S.S.", "H.M.S.", "H.E.", "A.M.", "P.M.", "a.m.", "p.m.", "i.e.", "e.g."}
#: What somebody does by whom only one comma parts from his office: `the Foreign Minister, Gareth Lund announced today`.
_ANNOUNCING = frozenset({"announced", "said", "told", "confirmed", "added", "stated"})
_OWNERS = frozenset({"his", "her", "their", "my", "our", "whose"})
#: Who in a chamber has a leader of its own, and is no body for that: `Senate Minority leader`.
_HALVES = frozenset({"minority", "majority", "opposition"})
#: Who leads, or plays for, what is named before: "Ora Veli drummer NAME".
_LEADERS = frozenset(
    {
        "leader", "chairman", "chairwoman", "founder", "co-founder", "lawmaker", "candidate", "politician", "bassist",
        "drummer", "frontman", "goalkeeper", "guitarist", "keyboardist", "midfielder", "quarterback", "striker",
        "vocalist",
    }
)  # fmt: skip


def apposed_persons(reading: Reading) -> Reading:
    """Add the persons that only a role beside them shows."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        scene = Scene(doc, words, lists, taken, reading.english)
        found += _listed(scene)
        if is_title_case(words) and not doc.text.rstrip().endswith("."):
            found += [name for role in roles_of(doc, lists.titles) for name in _signed(scene, role)]
            continue
        for role in roles_of(doc, lists.titles):
            found += [*_before(scene, role), *_after(scene, role)]
        for beside in (_owned, _told_of, _between, _beside_and, _initialled, _related):
            found += beside(scene)
        found += [*(body for role in roles_of(doc, lists.titles) for body in _led(scene, role))]
    return replace(reading, names=replacing(reading.names, found))


def _name_start(scene: Scene, edge: int) -> int:
    """Where the words before an edge begin that may be a name."""
    words, start = scene.words, edge
    while start > 0 and edge - start < _LONGEST and (words[start].joined or start == edge):
        if not _of_name(words[start - 1], scene.lists):
            break
        start -= 1
    return start


def _before(scene: Scene, role: RolePhrase) -> Iterator[Name]:
    """A name right before ", ROLE"."""
    words, edge = scene.words, opening(scene.words, role.start)
    if edge is None or words[edge].gap.strip() not in PARTED or speaks_itself(scene.doc, words, role):
        return
    start, follows = _name_start(scene, edge), words[role.end : role.end + 1]
    placed = 0 < start < edge and words[start].joined and words[start - 1].lower in {"at", "in"}
    office = placed and any(word.joined and word.capital for word in follows)  # in Harbour Hall, President NAME
    if not (office or past_origin(words, edge) < edge):
        yield from _named(scene, start, edge, "name-before-role")


def _signed(scene: Scene, role: RolePhrase) -> Iterator[Name]:
    """`Ada Lund, Deputy Secretary of State`: a line that holds nothing else, or one office more, is no headline."""
    if offices_end(scene.words, role, scene.lists.titles) == len(scene.words):
        yield from (name for name in _before(scene, role) if name.span.start == scene.words[0].start)


def _after(scene: Scene, role: RolePhrase) -> Iterator[Name]:
    """A name right after "ROLE, " that a comma or full stop closes, or after "ROLE is"."""
    words, start = scene.words, role.end
    if start < len(words) and words[start].lower in COPULA and words[start].joined:
        start += 1
    elif (start := past_small(words, start)) == len(words) or words[start].gap.strip() not in {",", "),"}:
        return
    end = _run_end(scene, start)
    closed = end == len(words) or words[end].gap.strip()[:1] in {",", ".", ";", ")"}
    says = end < len(words) and end - start == 2 and words[end].lower in _ANNOUNCING
    if closed or (words[role.head_start].capital and (says or _unheard(words[start:end], scene))):
        yield from _named(scene, start, end, "name-after-role")


def _owned(scene: Scene) -> Iterator[Name]:
    """`Brazil's Celso Amorim`: a person by the state that the name stands for."""
    for position, word in enumerate(scene.words):
        state = scene.taken.at(word.start) if word.possessive else None
        if not state or state.kind != "state" or state.span.end != word.end:
            continue
        end = _run_end(scene, position + 1)
        name = scene.words[position + 1 : end]
        portfolio = any(w.text in scene.lists.titles.portfolios for w in name)
        portfolio = portfolio or (bool(scene.english) and all(is_plain(w.lower, scene.english) for w in name))
        if not portfolio and _is_plain(scene.words, end, scene.lists):
            yield from _named(scene, position + 1, end, "person-of-state")


def _listed(scene: Scene) -> Iterator[Name]:
    """`Kenya: Grace Otieno; Paul Kamau`: the persons of a row that a state heads."""
    for position, word in enumerate(scene.words[:-1]):
        state = scene.taken.at(word.start) if ":" in scene.words[position + 1].gap else None
        if not state or state.kind != "state" or state.span.end != word.end:
            continue
        start, parting = position + 1, ":"
        while start < len(scene.words) and scene.words[start].gap.strip() == parting:
            end = _run_end(scene, start)
            if end < len(scene.words) and scene.words[end].gap.strip()[:1] not in {";", ",", "(", ".", "|"}:
                break
            yield from _named(scene, start, end, "person-of-row")
            start, parting = end, ";"


def _between(scene: Scene) -> Iterator[Name]:
    """`Ana Sel, Boro Tams and Lida Orsk`: what stands in a list between two persons is one."""
    words = scene.words
    for position in range(1, len(words)):
        before = scene.taken.at(words[position - 1].start) if words[position].gap == ", " else None
        if not before or before.kind != "person":
            continue
        end = _run_end(scene, position)
        after = end + (end < len(words) and words[end].lower == "and")
        name = without_titles(words, after, scene.lists)
        following = scene.taken.at(words[name].start) if name < len(words) else None
        listed = after < len(words) and (after > end or words[end].gap == ", ")
        if listed and following and following.kind == "person" and following.span.start == words[name].start:
            yield from _named(scene, position, end, "person-in-list")


def _beside_and(scene: Scene) -> Iterator[Name]:
    """`Andrii Sybiha and Volodymyr Zelensky`: what "and" joins to a person, and nothing else, is one."""
    words = scene.words
    for position in range(1, len(words) - 1):
        if words[position].lower != "and" or not words[position].joined or not words[position + 1].joined:
            continue
        before = scene.taken.at(words[position - 1].start)
        if before and before.kind == "person" and before.span.end == words[position - 1].end:
            end = _run_end(scene, position + 1)
            led = end < len(words) and words[end].joined and scene.lists.titles.heads.at(words, end)
            if _is_plain(words, end, scene.lists) and not led:  # and Lenn Mills | chairman NAME
                yield from _named(scene, position + 1, end, "person-beside-and")
        after = scene.taken.at(words[position + 1].start)
        if after and after.kind == "person" and after.span.start == words[position + 1].start:
            start = position
            while start > 0 and (words[start].joined or start == position) and _of_name(words[start - 1], scene.lists):
                start -= 1
            yield from _named(scene, start, position, "person-beside-and")


def _initialled(scene: Scene) -> Iterator[Name]:
    """`M.A. Sumanthiran`, `B. Ganzorig`: initials are a person's."""
    words = scene.words
    for position in range(len(words) - 1):
        letters = words[position].text
        before = words[position - 1] if position and words[position].joined else None
        if not letters.endswith(".") or len(letters) > 8 or any(len(part) > 1 for part in letters.split(".")):
            continue
        if (before and before.capital and not before.possessive and not words[position].first) or letters in _LETTERED:
            continue
        if scene.lists.titles.adjectives.at(words, position) or scene.lists.titles.names.at(words, position):
            continue
        end = _run_end(scene, position)
        plain = [is_plain(w.lower, scene.english) for w in words[position + 1 : end]] if scene.english else []
        if len(plain) > 1 and all(plain):
            continue  # G.C.E. Advanced Level
        if _is_plain(words, end, scene.lists):
            yield from _named(scene, position, end, "name-with-initials")


def _related(scene: Scene) -> Iterator[Name]:
    """`the schoolgirl Mala Yusef`, `her husband Sergi`: whoever a plain noun for persons stands before; kin by one
    name too."""
    words = scene.words
    for position, word in enumerate(words[:-1]):
        kin, after = word.text in scene.lists.kin, words[position + 1]
        if not (kin or word.text in scene.lists.people) or not (after.joined and after.capital):
            continue
        start, end = position + 1, _run_end(scene, position + 1)
        alone = kin and end - start == 1 and position > 0 and words[position - 1].lower in _OWNERS
        if alone and name_end(words, start, scene.lists, scene.taken) == end and not scene.taken.at(words[start].start):
            yield Name(words[start].span, "person", "name-after-kin", support=(word.span,))
        yield from _named(scene, start, end, "name-after-kin")


def _told_of(scene: Scene) -> Iterator[Name]:
    """`Karin Holm, who died in May`, `Karin Holm, 63,`: what is told of no body."""
    words = scene.words
    for edge in range(2, len(words)):
        if words[edge].gap.strip() != "," or not (words[edge].lower == "who" or _is_age(words, edge)):
            continue
        yield from _named(scene, _name_start(scene, edge), edge, "name-before-who")


def _is_age(words: Sequence[Word], index: int) -> bool:
    closed = index + 1 < len(words) and words[index + 1].gap.strip() == ","
    return closed and words[index].text.isdigit() and 17 < int(words[index].text) < 100


def _led(scene: Scene, role: RolePhrase) -> Iterator[Name]:
    """`Samagi Jana leader NAME`: the words before a leader's role name what is led."""
    words, start = scene.words, role.start
    if words[role.head_start].lower not in _LEADERS or not words[start].joined or role.start < role.head_start:
        return
    if role.end >= len(words) or not (words[role.end].capital and words[role.end].joined):
        return
    while (
        start > 0
        and words[start].joined
        and words[start - 1].capital
        and words[start - 1].text not in scene.lists.never
    ):
        start -= 1
    half = words[role.start - 1].lower in _HALVES
    span = joined_span(words[start : role.start]) if role.start - start > 1 and not half else None
    if span and all(n.rule == "model-person" and n.span == span for n in scene.taken.over(span)):
        yield Name(span, "organisation", "body-before-leader")


def _run_end(scene: Scene, start: int) -> int:
    """Where the words end that can belong to a personal name which starts at `start`."""
    words, end = scene.words, start
    while end < len(words) and end - start < _LONGEST and (words[end].joined or end == start):
        if not _of_name(words[end], scene.lists):
            break
        end += 1
    return end


def _unheard(name: Sequence[Word], scene: Scene) -> bool:
    """Whether several words are all such as no dictionary knows: what an office is parted from by a comma."""
    return len(name) > 1 and bool(scene.english) and not any(w.lower in scene.english or w.shouted for w in name)


def _is_plain(words: Sequence[Word], end: int, lists: NameWords) -> bool:
    """Whether what follows a name does not make it the name of a body: `Workers party`."""
    return end == len(words) or not words[end].joined or words[end].lower.capitalize() not in lists.bodies


def _of_name(word: Word, lists: NameWords) -> bool:
    """Whether a word can belong to a name: capitalised, or a particle between such; `Ministers` says what two are."""
    several = word.lower.endswith("s") and word.lower.removesuffix("s") in lists.titles.heads.by_first
    return (word.capital and not several) or word.text in lists.particles


def _past_state(scene: Scene, start: int, end: int) -> int:
    """Behind the state whose minister somebody is: `the Minister of Justice of Carrow Ada Lund, who`."""
    words = scene.words
    if not (0 < start < end and words[start].joined and words[start - 1].lower in {"of", "for", "from", "in"}):
        return start
    state = scene.lists.titles.names.at(words, start)
    return state[0] if state and state[1][0] == "state" and end - state[0] > 1 else start


def _named(scene: Scene, start: int, end: int, rule: str) -> Iterator[Name]:
    """The words as a person's name, if they make one and are no other actor's."""
    words, lists, matters = scene.words, scene.lists, scene.lists.titles.portfolios
    while start < end and (words[start].text in lists.never or words[start].text in lists.particles):
        start += 1
    start = past_matters(words, start, end, lists.titles)
    start = without_titles(words, _past_state(scene, start, end), lists)
    if end - start < 2 or name_length(words[start:end], lists) > LONGEST:
        return
    known = scene.taken.at(words[end - 1].start)
    if known and known.kind == "person" and known.rule == "role-of-name":
        return  # the words before it are of his role: `Minister of Energy Ada Lund, who ...`
    matter = only_matters(words[start:end], matters, scene.english)
    if matter or titled_words(words, start, end, lists.titles, scene.english):
        return
    opened = (*words[:start], words[start].behind(" "), *words[start + 1 :])
    span = joined_span(words[start:end])
    others = [n for n in scene.taken.over(span) if n.ident or n.kind != "person"]
    given = words[start].end  # `Jordan Marsh`: a given name that is a state's as well
    mistaken = [
        n for n in others
        if (n.rule == "model-organisation" and n.span == span) or (n.kind == "state" and n.span.end == given)
    ]  # fmt: skip
    if name_end(opened, start, lists, scene.taken) == end and len(others) == len(mistaken):
        yield Name(span, "person", rule)
