"""Who is named beside the noun that speaks, or was before: the body that it is the word for, or whoever leads a part of
that body."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.noun_phrases import MODIFIERS, definite
from briefsite.extraction.parse import children, is_parsed
from briefsite.extraction.reading import source_span
from briefsite.extraction.speaking import Phrase
from briefsite.model.document import Voice
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from briefsite.extraction.speaking import Cast, Named
    from briefsite.extraction.tokens import Token
    from briefsite.model.document import Chain

_JOINED = frozenset(["appos", "conj"])
_NAMED = frozenset(["named", "called"])
#: What papers and stations are; an agency of theirs is one of news.
_OUTLETS = frozenset(
    ["agency", "newspaper", "paper", "magazine", "website", "site", "channel", "station", "broadcaster"]
)
_WHAT_IT_IS = re.compile(r" (?:(?:\w+ )?news agency|(?:\w+ )?(?!agency)[a-z]+)")
#: What opens an aside behind a name: ", the envoy," or " — the envoy —".
_ASIDE = re.compile(r",|\s+[-–—]+\s")
#: Behind a noun for a person, what comes before his name.
CALLED_SO = re.compile(
    r"(?:,? (?:identified|known|named|introduced)(?: only)? (?:as|by the (?:first )?name(?: of)?)"
    r"|,? (?:using|under) (?:the|a) (?:pseudonym|alias|name)(?: of)?"
    r"|,? who (?:gave|used|goes by) (?:(?:his|her|their|the|only) )*(?:first )?(?:name|pseudonym)(?: only)?(?: as|,)?"
    r"| named| called) (?=[^\W\d_])"
)


def before_honours(head: Token, honours: Container[str]) -> Token:
    """ "Ada Lund QC": the name before the letters."""
    return head.nbor(-1) if head.i and head.text in honours and head.nbor(-1).pos_ == "PROPN" else head


def body_beside(head: Token, cast: Cast, bodies: Container[str]) -> Named | None:
    """ "Its top newspaper, the Harbour Daily," and where the parse puts that paper beside another noun; "the Harbour
    Daily newspaper"."""
    if (outlet := _outlet(head, cast)) is not None:
        return outlet
    nouns = [head, *(c for c in children(head) if c.dep_ in _JOINED and c.i > head.i)]
    names = (c for noun in nouns if noun.lower_ in bodies for c in children(noun) if c.dep_ == "appos")
    named = (cast.at(source_span(name)) for name in names)
    return next((n for n in named if n and n.chain.kind == "organisation"), None)


def _outlet(head: Token, cast: Cast) -> Named | None:
    """The paper or station that is named right before what it is."""
    named = next(cast.before(source_span(head).start), None) if head.lower_ in _OUTLETS else None
    between = cast.text[named.span.end : source_span(head).end] if named else ""
    outlet = named is not None and named.chain.kind == "organisation" and _WHAT_IT_IS.fullmatch(between)
    return named if outlet else None


def leading(body: Named, head: Token, cast: Cast, leaders: Container[str]) -> Named:
    """ "The University of Carrow, Port Lenn's rector, Ada Lund": she who leads a part of the body, not the body."""
    if body.person or any(c.dep_ == "cc" for c in children(head)):
        return body
    offices = (c for c in children(head) if c.dep_ in _JOINED and c.lower_ in leaders)
    owned = (c for c in offices if any(o.dep_ == "poss" for o in children(c)))
    named = (cast.at(source_span(o)) for c in owned for o in children(c) if o.dep_ == "appos")
    return next((n for n in named if n and n.person), body)


def named_behind(head: Token, cast: Cast, bodies: Container[str]) -> Named | None:
    """ "The main news agency Lake Wire", "oil giant Lakol": the body that is named right behind the word for it."""
    end = source_span(head).end
    named = cast.starting(end + 1) if cast.text[end : end + 1] == " " else None
    if head.pos_ != "NOUN" or named is None or named.chain.kind != "organisation":
        return None
    beside = any(c.dep_ == "appos" and source_span(c).overlaps(named.span) for c in children(head))
    return named if head.lower_ in bodies or beside else None


def governing(head: Token, cast: Cast) -> Named | None:
    """ "Norway's government" is Norway; its last or next one is not."""
    before = [c for c in children(head) if c.i < head.i]
    if head.lower_ != "government" or any(c.dep_ in ("amod", "compound", "nmod") for c in before):
        return None
    owners = (cast.at(source_span(c)) for c in before if c.dep_ == "poss")
    return next((n for n in owners if n and n.chain.kind == "state"), None)


def ruling(word: Token, cast: Cast) -> Named | None:
    """Whose statement "the government statement" is: of the one state whose government a text names."""
    told = word.lower_ == "government" and [n for n in cast.named if "government" in n.span.of(cast.text).lower()]
    states = {n.chain.key: n for n in told or () if n.chain.kind == "state"}
    return next(iter(states.values())) if len(states) == 1 else None


def named_ahead(head: Token, cast: Cast, speakers: Container[str]) -> Phrase | None:
    """ "Lee Min, Norway's envoy", where the parse makes one phrase of both; "Task Force North Star", of which only the
    first words are known as a name."""
    if head.pos_ == "PROPN" and head.lower_ not in speakers:
        run = takewhile(lambda t: t.pos_ == "PROPN", reversed(list(head.doc[head.left_edge.i : head.i])))
        bodies = (cast.at(source_span(t)) for t in run)
        named = next((n for n in bodies if n and n.chain.kind == "organisation"), None)
        return Phrase(Voice(named.chain.key), person=False) if named else None
    start, end = source_span(head.left_edge).start, source_span(head).start
    named = next(iter([*cast.before(end, start)][::-1]), None) if is_parsed(head.doc) else None
    titled = named is not None and re.fullmatch(r"(?:[A-Z][\w.]*\s+)*", cast.text[start : named.span.start])
    if named is None or not titled or not named.person or not _ASIDE.match(cast.text, named.span.end):
        return None
    return Phrase(Voice(named.chain.key), person=True)


def office_of_named(head: Token, cast: Cast, speakers: Container[str], bodies: Container[str]) -> Phrase | None:
    """ "Ada Lund, the harbour minister," "the Harbour Daily, the main paper," where the parse has the words for an
    office or a body speak: who is so called."""
    if head.dep_ != "appos" or head.lower_ not in speakers:
        return None
    named, start = cast.at(source_span(head.head)), source_span(head.left_edge).start
    kind = "organisation" if head.lower_ in bodies else "person"
    if named is None or named.chain.kind != kind or cast.text[named.span.end : start].strip() != ",":
        return None
    return Phrase(Voice(named.chain.key), person=kind == "person")


def named_so(head: Token, cast: Cast) -> Phrase | None:
    """ "A protester using the pseudonym Mira", "a woman named Ada": whoever is called so."""
    called = CALLED_SO.match(cast.text, source_span(head).end)
    named = cast.starting(called.end()) if called else None
    return Phrase(Voice(named.chain.key), person=True) if named and named.person else None


def named_within(head: Token, verb: Token | None, cast: Cast) -> Phrase | None:
    """ "The spokeswoman of the office, Ira Voss, said": a person named within the phrase."""
    if verb is None or verb.i <= head.i or not is_parsed(head.doc):
        return None
    start, end = source_span(head.left_edge).start, source_span(verb).start
    named = [n for n in cast.before(end, start) if n.person][::-1]
    if not named:
        return None
    last, own = named[-1], source_span(head)
    if any(
        t.tag_ in ("VBN", "VBD", "VBG") and t.lower_ not in _NAMED and source_span(t).end <= last.span.start
        for t in head.subtree
        if t.i > head.i
    ):
        return None  # "the chief appointed by the secretary, Ira Voss" is not Ira Voss
    apposed = re.search(r"[,(–—-]\s*(?:[\w.'’-]+\s){0,4}$", cast.text[own.end : max(own.end, last.span.start)])
    if last.span.start > own.end and not apposed:
        return None  # "a spokesman for Mr Voss" is not Mr Voss
    beside = re.fullmatch(r"\W*(?:\[[^\]]*\]|\([^)]*\))?\W*(?:\w+ly\s)?", cast.text[last.span.end : end])
    joint = named[-2] if beside and len(named) > 1 and head.tag_ == "NNS" else None
    if joint and re.fullmatch(r",?\s+and\s+(?:[A-Z][\w.]*\s)*", cast.text[joint.span.end : last.span.start]):
        return Phrase(Voice(span=Span(joint.span.start, last.span.end)), person=False)
    return Phrase(Voice(last.chain.key), person=True) if beside else None


class Bodies:
    """The bodies of a text by the words of their names."""

    def __init__(self, chains: Iterable[Chain]) -> None:
        self._named = [chain for chain in chains if chain.kind == "organisation"]

    @cached_property
    def _by_words(self) -> dict[str, list[Chain]]:
        found: dict[str, list[Chain]] = {}
        for body in self._named:
            for word in dict.fromkeys(body.name.lower().split()):
                found.setdefault(word, []).append(body)
        return found

    def by_word(self, head: Token) -> Phrase | None:
        """ "The foundation": the one body named before that has the word in its name."""
        if not definite(head) or any(c.dep_ in MODIFIERS for c in children(head)):
            return None
        start = source_span(head).start
        named = [body.key for body in self._by_words.get(head.lower_, ()) if body.mentions[0].span.end <= start]
        return Phrase(Voice(named[0]), person=False) if len(named) == 1 else None


def owned_by(owner: Named, cast: Cast) -> Named:
    """ "The Ministry of Defence's Information Department": the department is the head, whatever the parse says."""
    possessive = re.match(r"['’]s?\s+", cast.text[owner.span.end : owner.span.end + 4])
    owned = cast.starting(owner.span.end + possessive.end()) if possessive else None
    return owned if owned and owned.chain.kind == "organisation" else owner
