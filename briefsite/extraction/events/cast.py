"""Who stands where: from a token of the parse to the actors that the words there name or mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefsite.extraction.events.asked_often import AskedOften
from briefsite.extraction.events.authors import author, authors, speaking
from briefsite.extraction.events.delegations import delegation, led_by, told_later
from briefsite.extraction.events.forces import (
    leading,
    of_government,
    right_before,
    serves,
    some_named,
    stands_apart,
    tellers_of,
)
from briefsite.extraction.events.lists import along_with, in_row, listed, lists, part_of_longer, shared_behind, such_as
from briefsite.extraction.events.misparsed import acts
from briefsite.extraction.events.naming import DELEGATIONS, DRAFTED
from briefsite.extraction.events.officers import (
    behind_office,
    beside_name,
    called,
    further_ones,
    held,
    holders_behind,
    in_brackets,
    named_later,
    office_of,
    officer,
    same_holder,
    titled,
)
from briefsite.extraction.events.owned_bodies import owned_bodies
from briefsite.extraction.events.pronouns import antecedents
from briefsite.extraction.events.suspects import identified
from briefsite.extraction.nations import nation_at, nation_names
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.span_search import covering, overlapping
from briefsite.model.places import Places
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: How a name hangs on the noun that it explains: "his counterpart Fumio Kishida", "the Israeli government".
_NAMING = {"appos", "compound", "nmod", "amod", "poss", "flat"}
#: What a person's state may be called beside "his".
_OWN_SIDE = {"government", "country", "nation", "administration"}
_ONLY_SUSPECTED = {"suspected", "alleged", "presumed", "purported", "unidentified"}
_HELPED = ("-backed", "-brokered", "-sponsored", "-supported", "-funded")
#: What a body has, and by what it acts: "a Lake Council committee".
_PARTS = {"arm", "bureau", "committee", "chamber", "panel", "subcommittee", "tribunal", "wing"}
_JOINED = {"NOUN", "PROPN", "PRON", "ADJ"}


@dataclass(frozen=True)
class Cast(AskedOften):
    """The chains of a text by character: `named` by their mentions, `roles` by the wording of a function."""

    named: dict[int, tuple[str, ...]]
    roles: dict[int, tuple[str, ...]]
    states: dict[str, str]
    quoted: tuple[Span, ...]
    dated: tuple[Span, ...]
    stand_ins: tuple[tuple[Span, str], ...]
    lists: Mapping[str, Places[tuple[str, ...]]]

    @staticmethod
    def of(reading: Reading) -> Cast:
        named: dict[int, tuple[str, ...]] = {}
        roles: dict[int, tuple[str, ...]] = {}
        chains = reading.document.chains
        for chain in chains:
            alone = (chain.key,)
            spans = [m.span for m in chain.mentions if m.reason.rule != "hyphenated-deed"]  # "UN-led talks" are others'
            for at in (at for span in spans for at in range(span.start, span.end)):
                told = named.setdefault(at, alone)
                if chain.key not in told:
                    named[at] = (*told, chain.key)
            held = [r.span for r in chain.roles if r.reason.rule != "role-given"]  # "as its envoy" is no second name
            for at in (at for span in held for at in range(span.start, span.end)):
                roles[at] = (*roles.get(at, ()), chain.key)
        named |= owned_bodies(named, chains, reading)
        states = {chain.country: chain.key for chain in reversed(chains) if chain.kind == "state" and chain.country}
        marked = sorted(q.span for q in reading.document.quotations if q.cls != "indirect")
        dated = sorted(date.span for date in reading.document.dates)
        mentions = ((mention, chain.key) for chain in chains for mention in chain.mentions)
        nouns = ((m, key) for m, key in mentions if m.form == "descriptor" or m.reason.rule == "short-name")
        stand_ins = sorted((mention.span, key) for mention, key in nouns)
        by_key = {chain.key: chain for chain in chains}
        return Cast(
            reading, by_key, named, roles, states, tuple(marked), tuple(dated), tuple(stand_ins), lists(reading)
        )

    def sentence_of(self, span: Span) -> Span:
        """The sentence that the span stands in."""
        return covering(self.reading.document.sentences, span) or span

    def is_quoted(self, span: Span) -> bool:
        """Whether the span stands between quotation marks."""
        return bool(overlapping(self.quoted, span))

    def is_date(self, span: Span) -> bool:
        """Whether the span is part of a date."""
        return bool(overlapping(self.dated, span))

    def stand_ins_between(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """The descriptors ("the premier") and short names ("the Council") between two offsets, with whom they mean,
        where that is one actor."""
        first = bisect_left(self.stand_ins, start, key=lambda pair: pair[0].start)
        last = bisect_left(self.stand_ins, end, key=lambda pair: pair[0].start)
        for span, key in self.stand_ins[first:last]:
            if span.end <= end and self.named[span.start] == (key,):
                yield span, key

    def kind(self, key: str) -> str:
        return self.chains[key].kind

    def bodies(self, key: str) -> list[str]:
        return [role.body for role in self.chains[key].roles if role.body]

    def name(self, key: str) -> str:
        """The actor's name for a title; a state has its common one where the text has only "the Chadian government"."""
        chain = self.chains[key]
        common = nation_names(self.reading.lexicon).get(chain.country, "") if chain.kind == "state" else ""
        return common or chain.name

    def at(self, token: Token) -> tuple[str, ...]:
        """The actors whose mention covers the token. In a function's wording, whoever holds it comes before the body
        that the wording names: "RCAF deputy commander Hun Manet" means him."""
        start = token.doc.start + token.idx
        named, holders = self.named.get(start, ()), self.roles.get(start, ())
        return named if not holders or any(self.kind(key) == "person" for key in named) else holders

    def bodies_at(self, token: Token) -> tuple[str, ...]:
        """The bodies of whose names the token is part."""
        named = self.named.get(token.doc.start + token.idx, ())
        return tuple(key for key in named if self.kind(key) == "organisation")

    def is_body(self, token: Token) -> bool:
        return bool(self.bodies_at(token))

    def meant(self, token: Token, end: int | None = None) -> list[str]:
        """The actors that the noun phrase with this head means, those joined to it by "and" (before `end`) included."""
        return list(self.kept((token, end), lambda: self._meant(token, end)))  # many rules ask of the same phrases

    def _meant(self, token: Token, end: int | None) -> list[str]:
        if token.lefts and token.left_edge.lower_ in _ONLY_SUSPECTED:
            return []  # "suspected rebels" may be others
        if ministers := in_brackets(token, self):
            return ministers
        keys = held(token, self) or list(self.at(token) or antecedents(token, self) or self._explained(token))
        keys = (
            keys
            or called(token, self)
            or self._author(token)
            or self._own_side(token)
            or titled(token, self)
            or named_later(token, self)
            or identified(token, self)
            or speaking(token, self)
            or delegation(token, self)
            or office_of(token, self)
        )
        if token.pos_ == "PROPN" and keys and not self.at(token):
            keys = same_holder(token, self) or keys
        keys = [*beside_name(token, self), *keys] if token.pos_ == "PROPN" else keys
        if any(self.kind(key) != "person" for key in keys):
            behind = holders_behind(token, self) if all(self.kind(key) != "person" for key in keys) else []
            keys = officer(token, self) or behind or keys
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ in _JOINED and (end is None or child.i < end) and not acts(child):
                keys += [] if further_ones(child, keys, self) else self.meant(child, end)
        keys += [*in_row(token, self), *behind_office(token, self)]
        keys += [key for one in along_with(token) for key in self.meant(one)]
        for named in (child for child in token.children if child.dep_ == "appos"):
            joined = (t for t in named.children if t.dep_ == "conj" and t.pos_ in _JOINED)
            keys += [k for t in joined if not further_ones(t, keys, self) for k in self.meant(t)]
            if any(t.dep_ == "conj" and t.pos_ == "NOUN" for t in named.children):  # "the chair, A, and the envoy, B"
                keys += [k for t in token.children if t.dep_ == "appos" for k in self.at(t)]
        return some_named(token, listed(token, keys, end, self), self)

    @cached_property
    def joined_states(self) -> dict[str, list[str]]:
        """The states that the names of bodies bring together, as far as they were asked for."""
        return {}

    @cached_property
    def authors(self) -> dict[str, tuple[str, ...]]:
        """Whom the text itself means by "we" and by "I"."""
        return authors(self)

    def _author(self, token: Token) -> list[str]:
        """Whom the text itself means by "we" and "I", and by "our" and "my"."""
        return [] if self.is_quoted(source_span(token)) else list(author(token, self.authors, self))

    def _own_side(self, token: Token) -> list[str]:
        """The state of whoever speaks of "his government", or says what "government troops" will do."""
        owners = [key for t in token.children if t.dep_ == "poss" for key in antecedents(t, self)]
        if token.lemma_.lower() not in _OWN_SIDE:
            owners = tellers_of(token, self) if of_government(token, self.reading.lexicon) else []
        countries = [self.chains[key].country for key in owners if self.kind(key) == "person"]
        return [self.states[country] for country in countries if country in self.states]

    def plain(self, token: Token) -> list[str]:
        """As `meant`, without pronouns."""
        keys = list(self.at(token)) or list(self._explained(token))
        keys += [key for child in token.children if child.dep_ == "conj" for key in self.plain(child)]
        return list(dict.fromkeys(keys))

    def _explained(self, token: Token) -> Iterator[str]:
        """The actors that stand beside a noun which names none: in apposition, as its country or owner. Who fights a
        state is not that state, "Chadian rebels", nor is one who is named: "the Chadian premier, Ada Lund"."""
        told = list(self._told_with(token))
        yield from (k for k in told if not (self.kind(k) == "state" and stands_apart(token, told, self)))

    def _told_with(self, token: Token) -> Iterator[str]:
        lemma, lexicon = token.lemma_.lower(), self.reading.lexicon
        within = token.lower_ == "states" and not any(t.lower_ in {"of", "member"} for t in token.children)
        within = within or (token.lower_ == "state" and any(t.lower_ in {"a", "an"} for t in token.lefts))
        several = not {lemma, token.lower_}.isdisjoint(lexicon.words("collectives"))
        collective = (several and not within) or serves(token)  # "Indian states" are not India
        speaks = lemma in lexicon.words("mouthpieces") and not any(
            t.lower_ in DRAFTED for t in token.doc[token.left_edge.i : token.i]
        )
        if any(t.dep_ == "conj" and t.lemma_.lower() in lexicon.words("collectives") for t in token.children):
            yield from self._nation(token)  # "Chadian and Malian commissions", where the parse joins the two
        named = any(child.dep_ == "appos" and self.at(child) for child in token.children)
        for child in token.children:
            if child.dep_ not in _NAMING or (named and child.dep_ == "poss") or child.lower_.endswith(_HELPED):
                continue  # "Chad's ruling party, the Movement", "the UN-backed government"
            keys = self.at(child) if child.dep_ != "appos" else self.named.get(source_span(child).start, ())
            keys = keys or (self._nation(child) if collective or speaks else ())
            if child.dep_ == "appos" and token.ent_type_ in {"GPE", "LOC", "FAC"}:  # "Adda, Kenya was evacuated"
                keys = tuple(key for key in keys if self.kind(key) != "state")
            if child.dep_ == "poss":  # "Lund's forces" are not Lund
                keys = tuple(key for key in keys if self.kind(key) != "person")
            people = (key for key in keys if self.kind(key) == "person")
            bodies = [key for key in keys if self.kind(key) != "person"] if speaks else []
            yield from keys if collective or child.dep_ == "appos" else dict.fromkeys((*bodies, *people))
        if collective and not named:  # "the Israeli, Greek and Moldovan governments", however the parse hangs them
            yield from leading(token, self)
            before = token.doc[token.left_edge.i : token.i]
            yield from (key for other in before if not self.is_body(other) for key in self._nation(other))
            yield from (key for key in right_before(token, self) if self.kind(key) in {"state", "organisation"})
        if token.lemma_.lower() in _PARTS:
            whose = [t for t in token.lefts if t.dep_ in _NAMING]
            whose += [t for of in token.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj"]
            yield from (key for t in whose for key in self.at(t) if self.kind(key) == "organisation")
        for one in such_as(token):
            cut = self.at(one) if part_of_longer(one, self) else ()
            yield from (key for key in self.plain(one) if key not in cut or self.kind(key) != "state")
        if collective or speaks:
            yield from (*self._owner(token), *led_by(token, self), *told_later(token, self))

    def people_of(self, token: Token) -> list[str]:
        """The states whose soldiers, officials and the like the noun means: "Chadian troops"."""
        plain = token.pos_ == "NOUN" and not self.at(token)
        return [k for k in self._explained(token) if self.kind(k) == "state"] if plain else []

    def nations_of(self, noun: Token) -> list[str]:
        """Of "Chadian counterparts", the states."""
        return [key for child in noun.lefts if child.dep_ in _NAMING for key in self._nation(child)]

    def _owner(self, token: Token) -> Iterator[str]:
        for child in (*token.children, *shared_behind(token)):
            named = [key for obj in child.children if obj.dep_ == "pobj" for key in self.plain(obj)]
            if child.lower_ == "from" and token.lower_ in DELEGATIONS:  # those whom ministries sent come for the state
                named = [key for key in named if self.kind(key) != "organisation"] or named
            if child.dep_ == "prep" and child.lower_ in {"of", "from", "by", "for"}:
                yield from [key for key in named if self.kind(key) == "person"] or named  # "ministers of Chad, A and B"
            elif child.dep_ == "prep" and child.lower_ == "in":  # "authorities in Chad"
                own = token.lower_ in self.reading.lexicon.words("at_home")
                yield from (key for key in named if own and self.kind(key) == "state")
            elif child.dep_ == "acl" and child.lemma_.lower() == "represent":  # "delegations representing Chad"
                yield from (key for obj in child.children if obj.dep_ == "dobj" for key in self.plain(obj))

    def _nation(self, token: Token) -> tuple[str, ...]:
        """The state of the text that a demonym belongs to."""
        code = nation_at(token, self.reading.lexicon)
        return (self.states[code],) if code in self.states else ()
