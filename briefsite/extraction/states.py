"""Which states act. A state is an actor where it does something, is a party, or is what somebody leads or stands for; a
country that a text names only as a place is none.

Read off the parse: a subject, an agent, an object that is no destination, an owner of what is no land. A capital stands
for its state where it is the subject itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.behind_places import is_place, joined_to_place
from briefsite.extraction.federal_lands import acting_lands
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.reading import Reading, parsed, source_span
from briefsite.extraction.state_signs import (
    dwelt_on,
    governed,
    lands_of_that_name,
    leading,
    lies_between,
    official_states,
    only_places,
    parties,
)
from briefsite.extraction.visited_states import visited
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

Persons = frozenset[Span]
#: The rules that show a state as acting by themselves.
_ACTING = frozenset(
    {"government-of-state", "capital-for-state", "known-actor", "forces-of-state", "hyphenated-deed", "land"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: Before these stands what states are named as examples of.
_NAMING = frozenset({"including", "like"})
_COUNTING = frozenset({"number", "group", "handful", "coalition", "dozen", "couple", "majority"})
#: What a state is said to be, without anything that it does: "Carrow and Tamber are the other countries in the region".
_LANDS = frozenset({"countries", "nations", "islands", "hub", "home", "destination", "destinations"})
#: Who in a country acts for it when it votes.
_ELECTING = frozenset({"voters", "electorate"})
#: Who in a country speaks for it, whatever town they are in.
_RULING = frozenset({"authorities", "government", "officials", "parliament", "lawmakers", "leaders", "leadership"})
#: Whom somebody does this with has come from where he is from.
_COMING_TOGETHER = frozenset(
    {"join", "meet", "host", "welcome", "invite", "include", "involve", "gather", "convene", "unite"}
)
#: Of these a town is told as such.
_TOWNSFOLK = (
    r"\b(?:[Mm]ayor|[Rr]esidents|[Pp]refect|[Aa]rchbishop|[Bb]ishop|[Cc]ity|[Ss]treets) of {town}\b"
    r"|\b{town}(?:['’]s)? (?:[Mm]ayor|[Rr]esidents|[Mm]etro)\b"
)
#: `to Stockholm,`: what comes next says where that is.
_TOWN = re.compile(r"\b(?:in|at|to|from|near|outside|of|for)\s+((?:[A-Z][\w'’.-]+\s?){1,3}),\s+\Z")


def acting_states(reading: Reading) -> Reading:
    """Keep a state's names where the text shows it acting at least once; add capitals that act for it."""
    capitals = frozenset(n for n in reading.names if n.ident.startswith("capital:") and _deals(reading, n.span))
    stand_ins = [*map(_for_state, capitals), *_ruling_houses(reading), *acting_lands(reading)]
    names = replacing(reading.names, stand_ins)
    held = frozenset(r.body for r in reading.roles if r.body)
    leaders = leading(reading)
    persons = _last_words(reading, leaders)
    taken = Taken(n for n in reading.names if n.kind != "nothing")
    shown = held | parties(reading, leaders) | visited(reading, persons)
    idle = only_places(reading) | lands_of_that_name(reading)
    states = [n for n in names if n.kind == "state" and n.span not in idle]
    acting = {n.ident for n in states if n.span in shown or _acts(reading, n, persons, taken)}
    acting |= official_states(reading) | dwelt_on(reading) | governed(reading)
    kept = tuple(
        n if n.kind != "state" or n.ident in acting else replace(n, kind="nothing", rule="place") for n in names
    )
    return replace(reading, names=tuple(_named(kept)))


def _named(names: Sequence[Name]) -> Iterator[Name]:
    """The names, without the adjectives of forces by which a state acts that the text names as well."""
    told = {n.ident for n in names if n.kind == "state" and n.rule != "forces-of-state"}
    return (n for n in names if n.rule != "forces-of-state" or n.ident not in told)


def _last_words(reading: Reading, names: Iterable[Name]) -> Persons:
    """The last word of every person's name: the parser hangs what belongs to the name on it."""
    return frozenset(_last_word(reading.text, n.span) for n in names)


def _last_word(text: str, span: Span) -> Span:
    start = max(span.start, text.rfind(" ", span.start, span.end) + 1)
    return Span(start, span.end)


def _for_state(name: Name) -> Name:
    return replace(name, kind="state", ident=name.ident.replace("capital:", "state:"), rule="capital-for-state")


def _ruling_houses(reading: Reading) -> Iterator[Name]:
    """`the Kremlin's aggression`: the house from which a state is ruled, where the text has it for what states do."""
    deeds = reading.lexicon.any_of("owned_deeds", "pressing_nouns")
    for house, code in reading.lexicon.table("ruling_houses").items():
        names = [n for n in reading.names if n.ident == f"organisation:{house}"]
        roots = [_head(reading, n.span) for n in names]
        if all(r is not None and r.dep_ == "poss" and r.head.lemma_.lower() in deeds for r in roots):
            yield from (replace(n, kind="state", ident=f"state:{code}", rule="capital-for-state") for n in names)


def _deals(reading: Reading, span: Span) -> bool:
    """Whether a capital stands where a state deals: as the subject or object of what is said, behind "with"."""
    town = span.of(reading.text)
    if town.endswith(" City") or re.search(_TOWNSFOLK.format(town=re.escape(town)), reading.text):
        return False  # Mexico City is told apart from Mexico, and "the mayor of Oslo" speaks for no state
    token = _head(reading, span)
    while token is not None and token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    if token is not None and token.dep_ == "pobj":
        return token.head.dep_ == "agent" or _dealt_with(token.head, reading.lexicon)
    if token is not None and token.dep_ == "poss":
        owned = reading.lexicon.any_of("voiced_nouns", "owned_deeds")
        return token.head.lemma_.lower() in owned
    if token is None or token.dep_ not in {"nsubj", "dobj"} or token.head.pos_ != "VERB" or is_place(token):
        return False
    verb = token.head.lemma_.lower()
    if token.dep_ == "dobj":
        return verb in reading.lexicon.words("addressing_verbs")
    return verb not in reading.lexicon.words("place_state_verbs")


def _dealt_with(preposition: Token, lexicon: Lexicon) -> bool:
    """`talks between Oslo and Nairobi`, `signed a deal with Oslo`."""
    above, word = preposition.head, preposition.lower_
    if word == "from":
        return above.lemma_.lower() in lexicon.words("voiced_nouns")
    words = lexicon.words("dealing_nouns" if above.pos_ in {"NOUN", "PROPN"} else "dealing_verbs")
    return word in {"with", "between", "against"} and above.lemma_.lower() in words


def _head(reading: Reading, span: Span) -> Token | None:
    phrase = parsed(reading, span)
    return phrase.root if phrase is not None and len(phrase) and phrase.doc.parsed else None


def _acts(reading: Reading, name: Name, persons: Persons, taken: Taken) -> bool:
    if name.rule in _ACTING:
        return True
    if name.rule == "hyphenated-pair":
        return not lies_between(name, reading.text)
    token = _head(reading, name.span)
    if token is None or _stands_for(token, persons):
        return True
    if set(_climb(token)) & set(joined_to_place(token.sent.root)):
        return True  # "In Nairobi, Chad and Mali signed a treaty"
    if _says_where(reading, name, taken):
        return False
    return any(_shows(each, reading.lexicon) for each in _climb(token))


def _says_where(reading: Reading, name: Name, taken: Taken) -> bool:
    """`to Stockholm, Sweden`: the state behind a town only says where that is."""
    town = _TOWN.search(reading.text, max(0, name.span.start - 60), name.span.start)
    if not town:
        return False
    return not taken.over(Span(*town.span(1)))


def _stands_for(token: Token, persons: Persons) -> bool:
    """`Rafael Correa of Ecuador`: what a person stands for."""
    return token.dep_ == "pobj" and token.head.text == "of" and source_span(token.head.head) in persons


def _climb(token: Token) -> Iterator[Token]:
    """The token, and, where it is one of a list, those it is listed with."""
    yield token
    while token.dep_ in {"conj", "appos"} and token.head is not token:
        token = token.head
        yield token


def _shows(token: Token, lexicon: Lexicon) -> bool:
    """Whether the token's place in the parse shows a state that acts."""
    head = token.head
    if token.dep_ in _SUBJECTS:
        is_land = head.lemma_.lower() == "be" and any(t.dep_ == "attr" and t.lower_ in _LANDS for t in head.rights)
        return not is_land
    if token.dep_ in {"poss", "compound", "nmod", "amod"}:
        return _owns(token, head, lexicon)
    if token.dep_ in {"dobj", "dative", "obj", "iobj"}:
        return head.lemma_.lower() not in lexicon.words("place_verbs")
    if token.dep_ == "pobj":
        return _governed(head, lexicon)
    return False


def _owns(token: Token, head: Token, lexicon: Lexicon) -> bool:
    noun, offices = head.text.lower(), lexicon.words("role_heads")
    named = head.pos_ == "PROPN" and token.dep_ == "poss" and noun not in offices  # "Carrow's Lake", not its envoy
    if noun in lexicon.words("place_nouns") or named:
        return False
    return token.dep_ == "poss" or noun in lexicon.words("party_nouns") or noun in offices


def _examples_act(noun: Token, lexicon: Lexicon) -> bool:
    """Whether what states are examples of acts, as a state would: `several nations, including Carrow, protect it`."""
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _COUNTING
    token = noun.head.head if counted else noun
    if token.dep_ in _SUBJECTS:
        return token.head.lemma_.lower() not in lexicon.words("place_state_verbs")
    return _shows(token, lexicon)


def _given(verb: Token, lexicon: Lexicon) -> frozenset[str]:
    """What a verb gives or takes: "gained independence from", "sent aid to"."""
    return frozenset(c.lower_ for c in verb.children if c.dep_ == "dobj") & lexicon.words("given_nouns")


def _governed(preposition: Token, lexicon: Lexicon) -> bool:
    word, noun, single = preposition.text.lower(), preposition.head.text.lower(), preposition.head.lemma_.lower()
    example = word in _NAMING and preposition.head.pos_ == "NOUN"
    if example or preposition.dep_ == "agent" or word in lexicon.words("state_as_party"):
        lies = word in {"between", "with"} and single in lexicon.words("lying_nouns")  # "the border with Carrow"
        return _examples_act(preposition.head, lexicon) if example else not lies
    if word in {"on", "in"}:
        acting = noun in _ELECTING | _RULING and preposition.head.dep_ in _SUBJECTS
        return acting if word == "in" else noun in lexicon.words("pressing_nouns")
    if word == "from" and preposition.head.lemma_.lower() in lexicon.words("receiving_verbs"):
        return True
    if word not in lexicon.words("state_as_target"):
        return False
    nouns = {noun, single} if preposition.head.pos_ != "VERB" else _given(preposition.head, lexicon)
    if word == "from" and single in _COMING_TOGETHER and preposition.i:
        nouns |= {
            preposition.nbor(-1).lower_
        }  # "joined officials from Carrow", where the parse lets him join from there
    if nouns & lexicon.words("role_heads"):  # an envoy for a state is sent on its account
        return word != "for"
    return bool(nouns & lexicon.words("party_nouns"))
