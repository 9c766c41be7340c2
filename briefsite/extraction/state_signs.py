"""Signs in the words themselves that a state is a party: who it is named beside.

`Zambia's Hakainde Hichilema`, `U.S.-India ties`, `Russia's Defence Ministry said`, `ambassador to Canada`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.body_nouns import OWN_GOVERNMENTS
from briefsite.extraction.gazetteers import adjectives, listed_in, listed_names
from briefsite.extraction.hyphened_pairs import paired_peoples
from briefsite.extraction.names import Name, Taken
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.reading import Reading, parsed, root_of, stands_as
from briefsite.extraction.words import words_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_OWNS = re.compile(r"['’]s?\s+(?:[A-Z][\w.'’-]*\s+){0,4}")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_OWNS_NEXT = re.compile(r"['’]s?\s+")
_ROW = re.compile(r":\s+(?:[A-Z][\w.]*\s+){0,3}")
_RELATIVE = re.compile(
    r",\s+(?P<told>(?:the|a)\s+(?:country|nation|state|kingdom|republic)\s+)?(?P<word>both|whose|which|who|that)\b"
)
#: Offices of a state, in whatever body somebody holds another.
_RULING = frozenset({"president", "premier", "king", "queen", "chancellor", "minister", "sultan", "emir"})
_WHERE = frozenset({"in", "at", "near", "across", "through", "into", "outside", "within", "from", "around"})
_LIST = re.compile(
    r"(?i)\b(?:(?:countries|states|nations|governments|members|participants|signatories|donors)\b[^.:;\n]{0,30}:"
    r"|(?<!in )(?<!in the )(?<!across )(?:two|three|four|five|six|seven|eight|nine|ten) (?:[\w-]+ )?"
    r"(?:parties|countries|states|nations|governments|powers)\s?[,–—]"  # "the three powers, Carrow, Tamber and Venn"
    r"|groups|comprises|comprising|composed of|consists of|consisting of|made up of|brings together)\s+(?:the\s+)?$"
)
#: `the Ministries of Foreign Affairs of Carrow and Tamber`.
_MINISTRIES = re.compile(r"\bMinistries\s+of\s+(?:(?:[A-Z][\w-]+|and)\s+){1,6}of\s+(?:the\s+)?$")
_NEXT = re.compile(r"(?:,|,?\s+and)\s+(?:the\s+)?")
#: `other countries, whether present or not, such as the`.
_SUCH_AS = re.compile(
    r"(?s:.*)\b(?P<noun>countries|states|nations|governments|powers|allies|neighbou?rs)\b[^.;:\n]{0,50}?"
    r"\b(?:such as|like|including)\s+(?:the\s+)?$"
)
#: What states do of which the parse loses all but the last: `with Carrow, Tamber and Venn abstaining`.
_VOTING = re.compile(r"\s+(?:(?:abstain|absent|dissent)(?:ing|ed)|vot(?:ing|ed) (?:against|for|in favou?r|no|yes))\b")
_REACH = 130
#: What one state does to another: `Tamber, which Carrow does not recognise`.
_DEALING = frozenset({"recognise", "recognize", "accuse", "back", "support", "blame", "sanction", "threaten", "warn"})
#: What tells that Georgia lies in America, and what tells that it does not.
_OF_THE_US = re.compile(r"\b(?:Atlanta|Republicans?|Democrats?|Democratic|Congress(?:man|woman)?|Senators?)\b")
_GEORGIAN = re.compile(r"\b(?:Georgians?|Tbilisi|Batumi|Abkhazia|Ossetia|Caucasus|Government of Georgia)\b")
#: How often a text names a state that it is about.
_OFTEN = 3
#: How far before a list what says of whom it is may begin.
_NEAR = 60
#: Of what lies between two states, or goes on there, neither is a party for it.
_BETWEEN = re.compile(r"(?:[-–—][A-Z][\w ]{0,30})?\s+(?:border|frontier|crisis|boundary|line)\b")
#: A list of places, and what goes on with it: "in posts in Sudan, the Central African Republic (CAR), Lebanon and".
_PLACES = re.compile(
    r"\b(?:(?:in|across|throughout)(?:\s+(?:[\w-]+\s+){0,3}(?:countries|nations|states|including|such as|like))?"
    r"|(?:destinations|locations|places|markets)(?:,?\s+(?:including|such as|like)|\s+in))\s+(?:the\s+)?$"
)
_GOES_ON = re.compile(r"(?:\s\([A-Z]+\))?(?:,|,?\s+and)\s+(?:the\s+)?")
#: How much oftener the one state is named than any other whose government it could be.
_FAR_MORE = 3
_DOING = frozenset({"nsubj", "nsubjpass"})
_BODIES = frozenset({"organisation", "programme"})
_HYPHEN = re.compile(r"[-–—]")
_ENVOYS = re.compile(r"(?i)\b(?:ambassador|envoy|commissioner|representative|consul|delegate)\b.*\bto\b")


def leading(reading: Reading) -> frozenset[Name]:
    """The persons who hold an office, wherever the text says so: what an officer is of is only where he is from."""
    text = reading.text
    bodies = {n.span for n in reading.names if n.kind == "organisation"}
    ruling = {r for r in reading.roles if not _RULING.isdisjoint(r.title.of(text).lower().split())}
    held_for = (r for r in reading.roles if r.rule != "rank-before-name" and (r.body not in bodies or r in ruling))
    offices = [r for r in held_for if r.title.of(text).strip()]
    held = {r.person.of(text) for r in offices} | {r.person.of(text).split()[-1] for r in offices}
    persons = (n for n in reading.names if n.kind == "person")
    several = _of_one_office(reading)
    return frozenset(
        n for n in persons if n in several or not held.isdisjoint({n.span.of(text), n.span.of(text).split()[-1]})
    )


def _of_one_office(reading: Reading) -> frozenset[Name]:
    """`Presidents Bo Hari of Carrow and Pat Talun of Tamber`: whoever a plural office names, each of his state."""
    names = sorted((n for n in reading.names if n.kind != "nothing"), key=lambda n: n.span)
    found = {n for n in names if n.rule == "plural-role-name"}
    for leader, state, other in zip(names, names[1:], names[2:], strict=False):
        joint = _NEXT.fullmatch(reading.text, state.span.end, other.span.start)
        if leader in found and joint and state.kind == "state" and _of(leader, state, reading.text):
            found.add(other)
    return frozenset(found)


def parties(reading: Reading, leaders: Container[Name]) -> frozenset[Span]:
    """The names of states that stand beside what shows them as parties."""
    names = sorted((n for n in reading.names if n.kind != "nothing"), key=lambda n: n.span)
    beside = (span for left, right in pairwise(names) for span in _pair(left, right, reading, leaders))
    taken, titles = Taken(names), (role.title for role in reading.roles)
    envoys = (title for title in titles if _ENVOYS.search(title.of(reading.text)))
    sent = (name.span for title in envoys for name in taken.over(title) if _in(name, title))
    listed = (*_listed(names, reading), *_examples(names, reading), *_voters(names, reading.text))
    return frozenset((*beside, *sent, *_told_of(names, reading), *listed))


def _examples(names: Sequence[Name], reading: Reading) -> Iterator[Span]:
    """`countries such as Carrow and Tamber oppose it`: the states that a noun names, where it does something."""
    idle, end = reading.lexicon.words("place_state_verbs"), -1
    for name in names:
        goes_on = 0 <= end <= name.span.start and _NEXT.fullmatch(reading.text, end, name.span.start)
        before = max(0, name.span.start - _REACH)
        lead = _SUCH_AS.match(reading.text, before, name.span.start) if name.kind == "state" else None
        noun = root_of(reading, Span(*lead.span("noun"))) if lead else None
        acts = noun is not None and noun.dep_ == "nsubj" and noun.head.lemma_.lower() not in idle
        end = name.span.end if name.kind == "state" and (goes_on or acts) else -1
        if end >= 0:
            yield name.span


def _listed(names: Sequence[Name], reading: Reading) -> Iterator[Span]:
    """`the following countries: Carrow, Tamber and Venn`: a list of states that says what they are, or whose."""
    end = -1
    for name in names:
        lead = max(0, name.span.start - _NEAR)
        goes_on = 0 <= end <= name.span.start and _NEXT.fullmatch(reading.text, end, name.span.start)
        signs = (sign.search(reading.text, lead, name.span.start) for sign in (_LIST, _MINISTRIES))
        listed = name.kind == "state" and (goes_on or any(signs))
        end = name.span.end if listed else -1
        if listed:
            yield name.span


def _voters(names: Sequence[Name], text: str) -> Iterator[Span]:
    """`Carrow, Tamber and Venn abstaining`: all states of a list of those who voted, or did not."""
    after = -1
    for name in reversed(names):
        goes_on = after >= 0 and _NEXT.fullmatch(text, name.span.end, after)
        votes = name.kind == "state" and (goes_on or _VOTING.match(text, name.span.end))
        after = name.span.start if votes else -1
        if votes:
            yield name.span


def only_places(reading: Reading) -> frozenset[Span]:
    """The states of a list, of three or more, in which something was."""
    found: set[Span] = set()
    row: list[Name] = []
    letters = {a.short for a in reading.acronyms}
    states = sorted((n for n in reading.names if n.kind == "state" and n.span not in letters), key=lambda n: n.span)
    for name in (*states, None):
        if name and row and _GOES_ON.fullmatch(reading.text, row[-1].span.end, name.span.start):
            row.append(name)
            continue
        if len(row) > 2:  # two are no list
            found |= {n.span for n in row}
        placed = name is not None and _PLACES.search(reading.text, max(0, name.span.start - _NEAR), name.span.start)
        row = [name] if name and placed else []
    return frozenset(found)


def lands_of_that_name(reading: Reading) -> frozenset[Span]:
    """Where Georgia is the one within the United States: the text tells of these and of nothing Georgian."""
    text = reading.text
    if not _OF_THE_US.search(text) or _GEORGIAN.search(text):
        return frozenset()
    return frozenset(n.span for n in reading.names if n.ident == "state:GE")


def _told_of(names: Sequence[Name], reading: Reading) -> Iterator[Span]:
    """`aid for Carrow and Tamber, both of which have ...`, `Carrow, whose army ...`: what a clause tells of states."""
    idle = reading.lexicon.any_of("place_state_verbs", "place_verbs")
    for number, name in enumerate(names):
        match = _RELATIVE.match(reading.text, name.span.end) if name.kind == "state" else None
        clause = parsed(reading, Span(*match.span("word"))) if match else None
        of_person = number and names[number - 1].kind == "person" and _of(names[number - 1], name, reading.text)
        if match is None or clause is None or not len(clause) or of_person:
            continue
        verb = clause[0].head
        acts = clause[0].dep_ == "nsubj" and verb.lemma_.lower() not in idle
        dealt_with = clause[0].dep_ == "dobj" and verb.lemma_.lower() in _DEALING
        told = match["told"] or match["word"] == "both" or not _placed(name, reading)
        if match["word"] == "whose" or ((acts or dealt_with) and told):
            yield name.span
            before = names[number - 1] if number else None
            if match["word"] == "both" and before and before.kind == "state":
                yield before.span


def dwelt_on(reading: Reading) -> frozenset[str]:
    """The states that a text is about, whatever they do: named often, and what is theirs by their adjectives too, which
    in the name of a body are the body's: `American Lake Party`."""
    people, bodies = adjectives(reading.lexicon), Taken(n for n in reading.names if n.kind in _BODIES)
    told, adjective = Counter[str](), Counter[str]()
    for doc in reading.paragraphs:
        words = words_of(doc)
        told.update(ident for _, _, (_, ident, _) in listed_in(doc, reading.lexicon))
        adjective.update(f"state:{code}" for at, _, code in people.everywhere(doc) if not bodies.at(words[at].start))
    return frozenset(ident for ident, times in told.items() if times >= _OFTEN and adjective[ident] >= _OFTEN - 1)


def governed(reading: Reading) -> frozenset[str]:
    """The state whose "the government" does something, where the text tells of hardly any other."""
    governments = (t for doc in reading.paragraphs if is_parsed(doc) for t in doc if t.lower_ == "government")
    acting = any(map(_is_government, governments))
    if not acting or OWN_GOVERNMENTS.search(reading.text):
        return frozenset()
    people = adjectives(reading.lexicon)
    told = Counter[str]()
    for doc in reading.paragraphs:
        told.update(ident for _, _, (kind, ident, _) in listed_in(doc, reading.lexicon) if kind == "state")
        told.update(f"state:{code}" for _, _, code in people.everywhere(doc))
    first, *others = [*told.most_common(), ("", 0)]
    second = next((o for o in others if len(o[0]) <= len("state:XX")), ("", 0))  # lands within a state are of its own
    alone = first[1] >= max(_OFTEN, _FAR_MORE * second[1]) or (first[1] > 1 and not second[1])
    return frozenset({first[0]}) if alone else frozenset()


def _is_government(token: Token) -> bool:
    """Whether a government is `the government` that does something and is not said to be whose."""
    bare = token.dep_ in _DOING and token.head.pos_ in {"VERB", "AUX"}
    return bare and [t.lower_ for t in token.children if t.dep_ != "punct"] == ["the"]


def official_states(reading: Reading) -> frozenset[str]:
    """The states whose officials or authorities take part, by their adjective: `senior Uzbek officials`; and those of
    which something between two is told: `U.S.-Chadian ties`."""
    people, official = adjectives(reading.lexicon), reading.lexicon.words("official_nouns")
    found = set()
    for doc in reading.paragraphs:
        words = words_of(doc)
        for _, end, code in people.everywhere(doc):
            if end < len(words) and words[end].joined and words[end].text in official:
                found.add(f"state:{code}")
        found |= {f"state:{code}" for code in paired_peoples(words, listed_names(reading.lexicon), people)}
    return frozenset(found)


def _placed(name: Name, reading: Reading) -> bool:
    """`the mission in Carrow, which`: what a place is named for is meant."""
    root = root_of(reading, name.span)
    return root is not None and root.head.dep_ == "prep" and root.head.lower_ in _WHERE


def _in(name: Name, span: Span) -> bool:
    return name.kind == "state" and span.covers(name.span)


def lies_between(name: Name, text: str) -> bool:
    """`the Russia-Ukraine crisis`: of what goes on between two states, or lies there, neither is a party for it."""
    return _BETWEEN.match(text, name.span.end) is not None


def _of(left: Name, right: Name, text: str) -> bool:
    """`Paolo Sarra of Italy, who`: it is he of whom the clause tells."""
    return bool(_OF.fullmatch(text, left.span.end, right.span.start))


def _pair(left: Name, right: Name, reading: Reading, leaders: Container[Name]) -> Iterator[Span]:
    between = reading.text[left.span.end : right.span.start]
    if len(between) > 60:
        return
    if left.kind == right.kind == "state" and _HYPHEN.fullmatch(between) and not lies_between(left, reading.text):
        yield from (left.span, right.span)
    if left.kind == "state" and right.kind == "person" and (_OWNS.fullmatch(between) or _ROW.fullmatch(between)):
        yield left.span
    owns = left.kind == "state" and right.kind == "organisation" and _OWNS_NEXT.fullmatch(between)
    if owns and _is_subject(right, reading):
        yield left.span
    if left in leaders and right.kind == "state" and _OF.fullmatch(between):
        yield right.span
    if left.kind == "state" and right.kind == "programme" and _OWNS_NEXT.fullmatch(between):
        yield left.span


def _is_subject(name: Name, reading: Reading) -> bool:
    return stands_as(reading, name.span, {"nsubj", "nsubjpass"})
