"""Bodies meant by a noun that their names have: `the ministry`, `the company`; and `the government` of a text.

A body named with that noun is meant, where it fits the country told: of several in one sentence the one that acts or
is acted on, before one that only tells whose something is. Parties and movements often have names that do not say what
they are ("Solidarity"): where another body was named since, it may be meant, and the noun is left open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefsite.extraction.bearers import Bearers
from briefsite.extraction.descriptor_index import Index, is_subject
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.span_search import covering
from briefsite.extraction.words import Word
from briefsite.model.document import Chain

#: Words of the names of forces that belong to a state.
_REGULAR = frozenset({"Army", "Navy", "Armed Forces"})
#: In a name, these tell of a body under arms.
_FORCES = frozenset({"Army", "Navy", "Force", "Forces", "Guard", "Militia", "Front", "Military", "Brigades"})
#: What the armies of rebels are called besides: no "military" of a country is.
_REBEL = frozenset({"Alliance", "Resistance", "Salvation", "Democratic"})
_FIELDS = frozenset(
    {"legislative", "judicial", "electoral", "parliamentary", "congressional", "presidential", "appeals"}
)
_AREAS = frozenset({"national", "international", "european", "regional", "provincial", "local", "public", "social"})
_RELATIVES = frozenset({"that", "which", "whose"})
#: No further back, in sentences, than so many with its own, is a body told of that is named freely.
_NEAR = 4
#: In small letters, these are no bodies.
_NO_BODIES = frozenset({"house"})
#: Behind the word for what a body is, only these go on with its name.
_GOING_ON = frozenset({"of", "for", "on", "in", "to", "at", "and", "&", "against"})
_SORTS = frozenset(
    {"Service", "Services", "Force", "Department", "Group", "Corporation", "Company", "Limited", "Ltd", "Ltd.", "Inc",
     "Inc.", "Plc", "plc", "Holdings"}
)  # fmt: skip
#: Bodies of these sorts often bear a name that does not tell the sort.
_NAMED_FREELY = frozenset(
    {"party", "movement", "charity", "coalition", "alliance", "company", "corporation", "firm", "airline", "carrier",
     "group", "newspaper", "broadcaster"}
)  # fmt: skip
#: What any firm is called.
_FIRM = frozenset({"company", "firm", "corporation", "group"})
#: Lands that are no states and have a government, which may be meant.
OWN_GOVERNMENTS = re.compile(
    r"\b(?:Hong Kong|Macau|Macao|Scottish|Welsh|Catalan|Catalonia|Puerto Rico|Gibraltar|Greenland|Northern Ireland"
    r"|Kurdistan|Québec|Quebec)\b"
)
#: How often a text names a state that it is about, and how many times as often as any other.
_OFTEN = 2


@dataclass(frozen=True)
class _Noun:
    """A noun in small letters, with the words in which names say the same, and the country told before it."""

    word: str
    names: tuple[str, ...]
    country: str
    index: Index

    @property
    def bearers(self) -> Bearers:
        """The bodies that it fits."""
        return self.index.meant(("body", self.word, self.names, self.country), self.fits)

    @property
    def perhaps(self) -> Bearers:
        """Those, and all that it may fit for what the text says of them."""
        return self.index.meant(("body that may be one", self.word, self.names, self.country), self._may_be)

    def names_it(self, chain: Chain) -> bool:
        return any(is_headed(chain.name, name) for name in self.names)

    def fits(self, chain: Chain) -> bool:
        regular, forces = not _REGULAR.isdisjoint(self.names), self.index.meant("forces", _has_arms, {"organisation"})
        if self.country and not chain.country and regular:
            return False  # an army of nobody's is not "the Kenyan army"
        if not self.country and regular and len(forces.chains) > 1:
            return False  # "the army", where a rebel army and a defence force are told of
        if "Armed Forces" in self.names and not _REBEL.isdisjoint(chain.name.split()):
            return False
        of_country = not self.country or chain.country in {self.country, ""}
        body = chain.kind in {"organisation", "programme"}
        return body and of_country and (self.names_it(chain) or self._is_told(chain))

    def _is_told(self, chain: Chain) -> bool:
        """Whether the text says beside the name that it is such a body; or that it is a firm, of "the company"."""
        told = self.index.told_as.get(chain.key, set())
        return self.word in told or (self.word in _FIRM and not told.isdisjoint(self.index.lexicon.words("firm_nouns")))

    def _may_be(self, chain: Chain) -> bool:
        silent = self.index.unclassed(chain) and not self.index.told_as.get(chain.key)
        return self.fits(chain) or (chain.kind == "organisation" and silent)


def _has_arms(chain: Chain) -> bool:
    return not _FORCES.isdisjoint(chain.name.split())


def body(words: Sequence[Word], at: int, country: str, index: Index) -> tuple[Chain, int, str] | None:
    """The body that the noun at a word stands for, where the noun ends, and the rule."""
    hit = index.bodies.at(words, at)
    if not hit or words[at].text in _NO_BODIES:
        return None
    end, names = hit
    if (apposed := _apposed(words, at, end, index)) is not None:
        return apposed, end, "body-descriptor"
    noun = _Noun(words[end - 1].lower, tuple(names), country, index)
    chain = _last(noun.bearers, words[at], index, acting="Court" in names)
    if chain is not None and (noun.word in _NAMED_FREELY or not noun.names_it(chain)):
        reach = 0 if noun.word in chain.name.lower().split() else _NEAR
        chain = chain if index.last_about(noun.perhaps, words[at].start, reach) is chain else None
    if chain is None:
        return None
    alone = words[at].capital and noun.bearers.only is not None
    return chain, end, "short-name" if alone else "body-descriptor"


def suits(phrase: Sequence[Word], chain: Chain, lexicon: Lexicon) -> bool:
    """Whether the words before the noun that ends a phrase may be said of a body: those with capitals stand in its
    name, and so does the field that they tell: "the legislative committee" is no party's State Committee."""
    *before, noun = phrase
    fields, name = lexicon.words("portfolios"), chain.name.lower().split()
    plain = (w.lower for w in before if not w.capital and noun.lower not in _NAMED_FREELY)
    told = (word for word in plain if word in _FIELDS or (word.capitalize() in fields and word not in _AREAS))
    return all(w.text in chain.name for w in before if w.capital) and all(word in name for word in told)


def _apposed(words: Sequence[Word], at: int, end: int, index: Index) -> Chain | None:
    """The body right before a noun that says more of it: "Lenn, the company that bought the mill"."""
    goes_on = end < len(words) and words[end].joined and words[end].lower in _RELATIVES
    return index.ending_before(words[at - 1].start, ", ") if goes_on and at else None


def is_headed(name: str, noun: str) -> bool:
    """Whether a body is what a noun in its name says: "the police" are no Police Officers' Association, and no Lake
    Police River Command."""
    _, found, rest = f" {name} ".partition(f" {noun} ")
    first = rest.split()[:1]
    return bool(found) and (not first or first[0] in _GOING_ON | _SORTS or not first[0][:1].isalpha())


def _last(fitting: Bearers, noun: Word, index: Index, *, acting: bool) -> Chain | None:
    """Which of several bodies is meant; where only one that is `acting` can be, the one that the sentence right before
    is about: "remanded the case to the Court of Appeals" leaves open which court "the Court" is."""
    chain = index.last_about(fitting, noun.start)
    if not acting or chain is None or len(fitting.named_before(noun.start)) == 1:
        return chain
    told = next((span for span, one in fitting.before(noun.start) if one is chain), None)
    between = index.reading.text[told.end : noun.start] if told else ""
    near = not noun.capital and "\n" not in between and between.count(". ") == 1
    return chain if near and index.last_doing(fitting, noun.start) is chain else None


@lru_cache(maxsize=8)  # every "government" asks it of the whole text
def _tells_of_own_government(text: str) -> bool:
    return OWN_GOVERNMENTS.search(text) is not None


def government(words: Sequence[Word], at: int, index: Index) -> tuple[str, ...]:
    """`the government`: the state that the text is about, if it names that more than twice as often as any other."""
    if words[at].lower != "government" or not words[at].joined:
        return ()
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    if after is not None and (after.capital or after.lower == "of"):
        return ()
    if _tells_of_own_government(index.reading.text):
        return ()
    first, second = (*index.states_by_mentions, None, None)[:2]
    if first is None or len(first.mentions) < _OFTEN or _told_apart(words[at], first, index):
        return ()
    if second is not None and _leads(second, first, index):
        return ()
    return (first.key,) if second is None or len(first.mentions) > _OFTEN * len(second.mentions) else ()


def _told_apart(noun: Word, state: Chain, index: Index) -> bool:
    """Whether the sentence names the government of that state besides: of "the government offered the Kenyan government
    help", the first is another's."""
    sentence = covering(index.reading.document.sentences, noun.span)
    named = (m.span for m in state.mentions if sentence and sentence.covers(m.span) and not m.span.overlaps(noun.span))
    return any("government" in span.of(index.reading.text).lower() for span in named)


def _leads(other: Chain, state: Chain, index: Index) -> bool:
    """Whether the first sentence of a text is about what another state does: "the government" may be that one's."""
    start = other.mentions[0].span.start
    opens = start < state.mentions[0].span.start
    return opens and is_subject(other.mentions[0].span, index.reading)
