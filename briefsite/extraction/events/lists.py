"""Lists of actors: "National Security Adviser A, Defence Minister B of Chad, and C" are one party, however the parse
hangs them among the titles.

Two persons, or two states, named one after the other belong together where nothing but commas, "and", and the wording
of functions, bodies and countries stands between them, and an "and" closes the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.behind_places import land_of_town
from briefsite.extraction.events.naming import Names
from briefsite.extraction.reading import Reading, root_of, source_span
from briefsite.model.document import Chain
from briefsite.model.places import Places
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_FILLING = re.compile(
    r"\)?(?:\s|[,;]|\([^)]*\)|[A-Z][\w.’'-]*+|(?:and|of|for|in|at|the|to|as well as)\b|&|\b[a-z]+-[a-z]+\b)*"
)
#: What is told of one of them in between: "Ada Lund, who chairs the Union, Rei Tarro and Odu Lanem".
_ASIDE = re.compile(r",\swho\s[^,;:.]{1,80},")
#: A list may end with a name that nobody in the text has.
_GOES_ON = re.compile(r",?\sand\s[A-Z]")
_WHO = re.compile(r"\bwho\b")
_SUBJECTS = {"nsubj", "nsubjpass"}
#: No gap between two names of a list is longer than this.
_LONGEST = 160
#: How long the rest of a function is at most, behind the body that it is of.
_OFFICE = 60
#: A function stands no further before its name.
_BESIDE = 20
#: In these with somebody something is done, and with these of somebody.
_SHARING = {"association", "collaboration", "cooperation", "co-operation", "coordination", "partnership"}
_HELPING = {"assistance", "backing", "collaboration", "cooperation", "help", "participation", "sponsorship", "support"}
#: Nouns in the singular for several people.
_SEVERAL = {"delegation", "group", "leadership", "mission", "personnel", "staff", "team"}
_INCLUDING = {"comprise", "include"}
_Named = tuple[Span, str]


def such_as(noun: Token) -> Iterator[Token]:
    """Those of whom a noun names some: "firms including A and B", "bodies such as A", "a team that included A"."""
    several = noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _SEVERAL
    for child in (*noun.children, *_hung_elsewhere(noun)) if several else ():
        if child.dep_ == "relcl" and child.lemma_.lower() in _INCLUDING:
            yield from (named for named in child.rights if named.dep_ == "dobj" and named.pos_ == "PROPN")
        naming = child.lower_ in {"including", "like", "notably"} or (
            child.lower_ == "as" and child.nbor(-1).lower_ == "such"
        )
        if child.dep_ == "prep" and naming:
            yield from (named for named in child.children if named.dep_ == "pobj")


def _hung_elsewhere(noun: Token) -> Iterator[Token]:
    """ "Including" right behind a noun and what tells where it is, where the parse hangs it elsewhere: "met agencies in
    Chad including the Union"."""
    last = noun.right_edge.i
    behind = noun.doc[last + 1] if last + 1 < noun.sent.end else noun
    plurals = (t for t in noun.doc[noun.i + 1 : last + 1] if t.tag_ in {"NNS", "NNPS"})
    if behind.lower_ == "including" and behind.head.i < noun.i and not any(plurals):
        yield behind


def along_with(noun: Token) -> Iterator[Token]:
    """Those named besides: "Ada Lund, along with General Tarro, opened", "the Union, together with Chad"."""
    further = (t for child in noun.rights for t in (child, *child.rights) if t.dep_ == "prep")
    for word in further:
        joined = word.lower_ == "with" and word.nbor(-1).lower_ in {"along", "together"}
        if joined or (word.lower_ == "alongside" and word.head == noun):
            yield from (named for named in word.children if named.dep_ == "pobj")


def together_with(word: Token) -> Iterator[Token]:
    """With whom something is done: "in collaboration with the Union", "with the support of Chad"."""
    for child in word.children:
        nouns = [t for t in child.children if t.dep_ == "pobj"] if child.dep_ == "prep" else []
        if child.lower_ == "in":
            shared = (t for noun in nouns if noun.lower_ in _SHARING for t in noun.rights if t.lower_ == "with")
        elif child.lower_ == "with":
            shared = (t for noun in nouns if noun.lower_ in _HELPING for t in noun.rights if t.lower_ in {"of", "from"})
        else:
            continue
        yield from (named for t in shared for named in t.children if named.dep_ == "pobj")


def part_of_longer(token: Token, names: Names) -> bool:
    """Whether the name at the token is part of one that nobody in the text has: "CARE Chad"."""
    return any(t.dep_ == "compound" and t.pos_ == "PROPN" and not names.at(t) for t in token.children)


def shared_behind(noun: Token) -> list[Token]:
    """What the second of two nouns shares with the first, on which it hangs: "businessmen and officials from Chad"."""
    joined = noun.dep_ == "conj" and not any(t.dep_ == "prep" for t in noun.children)
    return [t for t in noun.head.rights if t.i > noun.i and t.lower_ in {"of", "from"}] if joined else []


def listed(token: Token, keys: Sequence[str], end: int | None, names: Names) -> list[str]:
    """The actors, with those who stand in one list with any of them: one that is named here, and of whom nobody has a
    clause of his own before `end`, or the list right behind the body that the function of its first person is of:
    "Kenya | Foreign Minister Ada Lund and Mining Minister Rei Tarro"."""
    at, text = source_span(token), names.reading.text
    phrase = Span(source_span(token.left_edge).start, source_span(token.right_edge).end)
    around = Span(phrase.start, max(phrase.end, at.end + _OFFICE))
    told = [pair for key in keys if key in names.lists for pair in names.lists[key].over(around)]
    if end is not None:
        told = [pair for pair in told if closed(pair[0], source_span(token.doc[end]).start, text)]
    office = not set(keys) & set(names.at(token)) and all(names.kind(key) == "person" for key in keys)
    last = at.end + (_OFFICE if office else 0)
    here = (row for row in told if row[0].covers(at) or phrase.covers(row[0]) or at.end < row[0].start < last)
    return list(dict.fromkeys((*(one for _, every in here for one in every), *keys)))


def lists(reading: Reading) -> dict[str, Places[tuple[str, ...]]]:
    """To each actor the stretches of text in which they stand in a list, with all who do."""
    found: dict[str, list[tuple[Span, tuple[str, ...]]]] = {}
    for kind in ("person", "state"):
        for stretch, keys in _runs(reading, kind):
            for key in keys:
                found.setdefault(key, []).append((stretch, keys))
    return {key: Places(stretches) for key, stretches in found.items()}


def _runs(reading: Reading, kind: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    named = sorted(_named(reading.document.chains, kind))
    held = Places((r.span, c.key) for c in reading.document.chains if c.kind == kind for r in c.roles)
    run: list[_Named] = []
    closed = False
    for one, other in pairwise([*named, (Span(1 << 60, 1 << 60), "")]):
        gap = reading.text[one[0].end : other[0].start]
        run = run or [one]
        if other[1] == one[1] and gap.strip() == "(":  # "the Lake Union (LU)"
            run[-1] = other
            continue
        if _beside(gap, one, other, held, reading) and other[1] not in {key for _, key in run}:
            run.append(other)
            closed = _closes(gap) or ";" in gap  # such a list says of each what he is
            continue
        run = run[1:] if len(run) >= 2 and _says_where(run[0], reading) else run
        if len(run) >= 2 and (closed or _GOES_ON.match(reading.text, run[-1][0].end)):
            yield Span(_opening(run[0], held), run[-1][0].end), tuple(key for _, key in run)
        run, closed = [], False


def _says_where(first: _Named, reading: Reading) -> bool:
    """Whether the first of a row is the land of the town before it: "In Oslo, Norway, Chad and Mali met"."""
    name = root_of(reading, first[0])
    return name is not None and land_of_town(name)


def _opening(first: _Named, held: Places[str]) -> int:
    """Where a list begins: with the function that stands before the first name."""
    name, key = first
    near = (span for span, holder in held.over(Span(name.start - _BESIDE - 1, name.start)) if holder == key)
    return min((span.start for span in near if span.end <= name.start), default=name.start)


def _named(chains: Sequence[Chain], kind: str) -> Iterator[_Named]:
    return ((m.span, c.key) for c in chains if c.kind == kind for m in c.mentions if m.form == "name")


def _closes(gap: str) -> bool:
    return re.search(r"\b(?:and|as well as)\b", gap) is not None


def _beside(gap: str, one: _Named, other: _Named, held: Places[str], reading: Reading) -> bool:
    """Whether the words between two names only join them, or say what the two are."""
    if len(gap) > _LONGEST or "\n\n" in gap or not ("," in gap or ";" in gap or _closes(gap)):
        return False
    start = one[0].end
    for span, holder in held.within(Span(start, other[0].start)):
        if holder in {one[1], other[1]}:
            gap = gap[: span.start - start] + " " * (span.end - span.start) + gap[span.end - start :]
    aside = _ASIDE.match(gap)
    gap = gap[aside.end() - 1 :] if aside else gap
    return _FILLING.fullmatch(gap) is not None and not _parted(one[0], other[0], reading)


def _parted(one: Span, other: Span, reading: Reading) -> bool:
    """Whether the second is the subject of a clause of its own: "met A, and B left"."""
    first, second = root_of(reading, one), root_of(reading, other)
    if first is None or second is None or first.doc is not second.doc or first.sent != second.sent:
        return True
    owner = second.dep_ in {"poss", "compound", "amod"} and second.dep_ != first.dep_  # "Chad, and Mali's army"
    return owner or (second.dep_ in _SUBJECTS and first.dep_ in _SUBJECTS | {"dobj", "pobj", "attr"})


def closed(stretch: Span, end: int, text: str) -> bool:
    """Whether a list ends before an offset, and no more than one clause tells of it until then."""
    return stretch.end <= end and len(_WHO.findall(text, stretch.start, end)) <= 1


def in_row(first: Token, names: Names) -> list[str]:
    """Those who stand in a row with a name, though the parse does not join them to it."""
    return [*_lands_in_row(first, names), *_bodies_behind(first, names)]


def _lands_in_row(first: Token, names: Names) -> list[str]:
    """The lands right behind one that the parse takes for explanations of it: "Chad, Mali to sign an accord"."""
    own = [key for key in names.at(first)[:1] if names.kind(key) == "state"]
    further = [t for t in first.rights if own and t.dep_ == "appos" and t.pos_ == "PROPN"]
    told = [(t, names.at(t)[:1]) for t in further]
    lands = [(t, keys) for t, keys in told if keys and names.kind(keys[0]) == "state"]
    return [key for t, keys in lands for key in (*keys, *_lands_in_row(t, names))]


def _bodies_behind(body: Token, names: Names) -> list[str]:
    """The bodies that "and" joins to a word inside the name of another: "the House of Representatives and Senate"."""
    own = names.at(body)
    if len(own) != 1 or names.kind(own[0]) != "organisation":
        return []
    inside = [t for t in body.subtree if t is not body and names.at(t) == own]
    joined = (names.at(t) for word in inside for t in word.rights if t.dep_ == "conj" and t.pos_ == "PROPN")
    return [key for keys in joined for key in keys if keys != own and names.kind(key) == "organisation"]


def parts_list(comma: Token, noun: Token) -> bool:
    """Whether a comma parts two things of a list: "banking, steel and other sanctions"."""
    return comma.text == "," and any(t.dep_ == "conj" and t.left_edge.i == comma.i + 1 for t in noun.rights)
