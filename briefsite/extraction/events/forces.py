"""Forces: whose people a noun means, by what stands right before it, "Union leaders", "Front-led rebels", or by who
speaks of them, "government troops".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.lists import such_as
from briefsite.extraction.events.naming import Names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


_SUBJECTS = {"nsubj", "nsubjpass"}
_OPPOSED = {"rebel", "rebels", "fighters", "insurgents", "guerrillas", "separatists", "movement", "party", "opposition"}
#: Whose leaders and officials are not those of their state: "Chadian opposition leaders", "former Chadian officials".
_OTHERS = {"anti-government", "breakaway", "business", "church", "civic", "civil", "clan", "community", "corporate",
    "dissident", "exiled", "ex", "former", "guerrilla", "indigenous", "industry", "insurgent", "labor", "labour",
    "militant", "opposition", "private", "private-sector", "pro-democracy", "protest", "rebel", "religious", "retired",
    "separatist", "student", "trade", "tribal", "union", "youth"}  # fmt: skip
#: Of whom some, counted, do on their own what they do: "six Chadian diplomats fled".
_ENVOYS = {"ambassador", "commander", "delegate", "diplomat", "envoy", "expert", "lawmaker", "leader", "minister",
    "negotiator", "people"}  # fmt: skip
_FOR_THEMSELVES = {"defect", "die", "escape", "flee", "hide", "resign", "retire"}

#: Who acts for a state; of what branch they may be; of which services, and of what a state's army has.
_SERVING = {"agent", "detective", "inspector", "investigator", "officer", "operative", "prosecutor", "serviceman",
    "servicewoman"}  # fmt: skip
_PUBLIC = {"army", "border", "coastguard", "customs", "enforcement", "government", "immigration", "intelligence", "law",
    "marine", "military", "naval", "navy", "police", "prison", "security", "state", "tax"}  # fmt: skip
_PUNISHING = {"accuse", "acquit", "arrest", "charge", "convict", "detain", "discharge", "dismiss", "expel", "find",
    "fire", "indict", "jail", "sack", "sentence", "suspend", "try"}  # fmt: skip
_SERVICES = {"intelligence", "secret", "security", "special"}
_OF_ARMIES = {"army", "military", "naval"}
#: What a body consists of.
_PARTS = {"agency", "bodies", "body", "department", "institution", "organ", "unit"}


def right_before(token: Token, names: Names) -> tuple[str, ...]:
    """The actors named before a noun, however the parse hangs them: "Union leaders", "Front foot soldiers"."""
    before = token
    while before.i > token.sent.start and (before is token or (before.dep_ == "compound" and before.pos_ == "NOUN")):
        before = before.nbor(-1)
    return names.at(before) if before is not token and before.pos_ == "PROPN" else ()


def serves(noun: Token) -> bool:
    """Whether a noun is of those who serve a state or body, or of what its army has: "Chadian police officers",
    "Chadian military vehicles"; a bank's officers are not their state's."""
    kinds = [t.lower_ for t in noun.lefts if t.dep_ in {"compound", "amod", "nmod"} and t.text.islower()]
    private = any(t.dep_ == "compound" and t.pos_ == "NOUN" and t.lower_ not in _PUBLIC for t in noun.lefts)
    if noun.lemma_.lower() in _SERVING:
        of = (t for preposition in noun.rights if preposition.lower_ == "of" for t in preposition.rights)
        unnamed = any(t.pos_ == "NOUN" for t in of)  # "officers of the two armies"
        return not (private or unnamed or _is_punished(noun))
    if noun.lower_ in {"service", "services"}:
        return not _SERVICES.isdisjoint(kinds)
    return noun.tag_ == "NNS" and not _OF_ARMIES.isdisjoint(kinds)


def _is_punished(noun: Token) -> bool:
    """Whether people are called to account, as which nobody acts for a state: "Chadian officers were convicted"."""
    return noun.dep_ in {"nsubjpass", "dobj"} and noun.head.lemma_.lower() in _PUNISHING


def stands_apart(noun: Token, keys: Sequence[str], names: Names) -> bool:
    """Whether a noun means nobody who acts for the state that is named with it."""
    return _is_opposed(noun) or _are_some(noun) or _names_officer(noun, keys, names)


def _are_some(noun: Token) -> bool:
    """Whether some of those who serve a state do what only each of them does: "six Chadian diplomats fled"."""
    counted = noun.dep_ in _SUBJECTS and any(t.dep_ == "nummod" for t in noun.lefts)
    return counted and noun.lemma_.lower() in _ENVOYS and noun.head.lemma_.lower() in _FOR_THEMSELVES


def _is_opposed(noun: Token) -> bool:
    """Whether people of a state are not those who act for it: "Chadian rebels", "former Chadian officials"."""
    beside = (left for left in noun.lefts if left.dep_ in {"amod", "compound", "nmod"})
    before = {t.lower_ for left in beside for t in left.subtree if t.text.islower() or t.i == t.sent.start}
    return noun.lower_ in _OPPOSED or not _OTHERS.isdisjoint(before)


def _names_officer(noun: Token, keys: Sequence[str], names: Names) -> bool:
    """Whether a noun is that of the office which a person of these holds: "the Chadian premier, Ada Lund"."""
    office = noun.tag_ in {"NN", "NNP"} and noun.lemma_.lower() in names.reading.lexicon.words("role_heads")
    return office and any(names.kind(key) == "person" for key in keys)


def some_named(noun: Token, keys: Sequence[str], names: Names) -> list[str]:
    """Those whom a noun means, without their state where it names some of them, "Kenyan leaders, including Ada Lund"
    met her and not Kenya, nor the body of which they are parts: "Union agencies, including the Harbour Board". Forces
    are their state's, whoever leads them."""
    some = [key for one in such_as(noun) for key in names.at(one)]
    persons = any(names.kind(key) == "person" for key in some)
    officials = persons and noun.lemma_.lower() in names.reading.lexicon.words("role_heads")
    parts = noun.lemma_.lower() in _PARTS and any(names.kind(key) == "organisation" for key in some)
    whole = set(right_before(noun, names)) - {*some} if parts else set()
    return [key for key in keys if key not in whole and not (officials and names.kind(key) == "state")]


def leading(token: Token, names: Names) -> Iterator[str]:
    """Those by whom a force says that it is led: "Front-led rebels"."""
    led = (child for child in token.lefts if child.dep_ == "amod" and child.lower_ == "led")
    named = [t for child in led for t in child.lefts if t.pos_ == "PROPN"]
    chains, text = names.reading.document.chains if named else (), names.reading.text
    words = {text[source_span(_first(t)).start : source_span(t).end] for t in named}
    yield from (chain.key for chain in chains if any(m.span.of(text) in words for m in chain.mentions))


def of_government(token: Token, lexicon: Lexicon) -> bool:
    """Whether they are some government's, and the noun does not say whose."""
    forces = token.lower_ in lexicon.words("force_nouns")
    return forces and [t.lower_ for t in token.lefts if t.dep_ != "det"] == ["government"]


def tellers_of(token: Token, names: Names) -> list[str]:
    """Those who say what the clause tells that the noun stands in."""
    clause = next((t for t in token.ancestors if t.dep_ == "ccomp"), None)
    who = [t for t in clause.head.children if t.dep_ in _SUBJECTS] if clause is not None else []
    return [key for t in who for key in (names.at(t) or names.plain(t))]


def _first(name: Token) -> Token:
    """The first word of a name, of which the parse hangs the last one elsewhere."""
    while name.i > name.sent.start and name.nbor(-1).pos_ == "PROPN":
        name = name.nbor(-1)
    return name
