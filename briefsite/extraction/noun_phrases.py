"""What the words of a noun phrase show by themselves: whether one is meant, where it begins, what is told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from briefsite.extraction.offices import LESSER
from briefsite.extraction.parse import children, is_parsed
from briefsite.extraction.reading import source_span
from briefsite.model.document import Role
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

MODIFIERS = frozenset(["compound", "amod", "poss", "nmod"])
#: Words that point at what was told before.
POINTING = frozenset(["this", "that", "these", "those"])
_BEFORE_HEAD = MODIFIERS | {"det", "nummod", "advmod"}
_ALL = frozenset(["each", "every"])
#: "Every Ally" is nobody who spoke.
_ANY = _ALL | {"any", "no", "another"}
#: Those of a state who are not the state.
CROWDS = frozenset(
    ["activists", "citizens", "demonstrators", "people", "peoples", "protesters", "residents", "voters", "workers"]
)
_OURS = frozenset(["my", "our", "your"])
_NUMBER = re.compile(r"\.\s?\d[\w/-]*")
_OF_PHRASE = frozenset(["for", "of", "from", "at", "with", "in"])


def phrase_span(head: Token, text: str, *, numbered: bool) -> Span:
    """The noun phrase in the source: from its first modifier to its head, or the number behind that, with a short "of"
    or "for" after it."""
    if not is_parsed(head.doc):
        return Span(source_span(head.doc[_first_word(head)]).start, source_span(head).end)
    left = [source_span(c.left_edge).start for c in head.lefts if c.dep_ in _BEFORE_HEAD]
    number = head.nbor(1) if head.i + 1 < len(head.doc) and head.nbor(1).tag_ == "CD" else head
    end = source_span(number if numbered else head).end
    for child in head.rights:
        words = list(child.subtree)
        plain = all(t.pos_ not in ("VERB", "AUX", "SCONJ") and t.text not in ',;:"()' for t in words)
        beside = child.dep_ == "prep" and child.lower_ in _OF_PHRASE and child.i == head.i + 1
        if beside and plain and len(words) <= 8:
            end = source_span(words[-1]).end
        if child.dep_ == "appos" and child.left_edge.i == head.i + 1 and child.text.islower() and child.pos_ == "NOUN":
            end = source_span(child).end  # a government Chirper | account
    behind = _NUMBER.match(text, end) if text.endswith("No", 0, end) else None  # "Act No|. 12"
    return _without_marks(Span(min([source_span(head).start, *left]), behind.end() if behind else end), text)


def is_day(words: Sequence[Token]) -> bool:
    """Whether three words are "on" and a day."""
    return len(words) == 3 and words[0].lower_ == "on" and words[1].ent_type_ == "DATE"


def told_before(pronoun: Token, verb: Token | None) -> int | None:
    """Where the words begin that a sentence tells before "..., he said"; None where it does not."""
    sentence = pronoun.sent
    doc, first = pronoun.doc, sentence.start
    if verb is None or not is_parsed(doc) or pronoun.i <= first + 1 or not doc[pronoun.i - 1].is_punct:
        return None
    after = any(t.is_quote for t in doc[verb.i : sentence.end])
    clause = any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children)
    return None if after or clause or verb.i < pronoun.i else source_span(doc[first]).start


def definite(head: Token) -> bool:
    """Whether a noun has the definite article."""
    return any(c.dep_ == "det" and c.lower_ == "the" for c in children(head))


def of_us(head: Token) -> bool:
    """ "Your website", "my friend": whose it is, only whoever says so knows."""
    return any(c.dep_ == "poss" and c.lower_ in _OURS for c in children(head))


def is_nobody(head: Token) -> bool:
    """Whether a phrase names nobody who spoke: "your website", "every neighbour"."""
    return of_us(head) or any(c.dep_ == "det" and c.lower_ in _ALL for c in children(head))


def is_one_of_many(head: Token) -> bool:
    """ "Every Ally", "a General Election": what such a phrase names is nobody's own name; "a resident Ada Lund" is."""
    article = next((c.lower_ for c in children(head) if c.dep_ == "det"), "")
    plain = any(c.pos_ == "NOUN" for c in children(head) if c.i < head.i)
    return article in _ANY or (article in ("a", "an") and not plain)


def joined(head: Token) -> list[Token]:
    """The nouns with which a noun makes a row, in order: "Oster, Tolland and Carrow" hang one on the other."""
    row, last = [], head
    while more := [c for c in children(last) if c.dep_ == "conj" and c.i > last.i]:
        row += more
        last = more[-1]
    return row


def is_called(words: Set[str], role: Role, *, short: bool) -> bool:
    """Whether somebody with a role can be called so, or by its initials where that is `short`."""
    parts = set(re.findall(r"[\w-]+", f"{role.title} {role.rank}".lower()))
    if short:
        return words == {"".join(part[0] for word in role.title.lower().split() for part in word.split("-"))}
    return words <= parts and (words == {"minister"} or parts & LESSER <= words)


def bare(head: Token) -> bool:
    """ "Minister said": a title that stands for the name."""
    return head.text[:1].isupper() and not any(c.dep_ in _BEFORE_HEAD for c in children(head))


def _first_word(head: Token) -> int:
    """Without a parse, a phrase reaches back to its article, or over a few words to the nearest mark."""
    first = head.i
    while first and head.i - first < 5 and head.doc[first].lower_ not in ("the", "a", "an"):
        before = head.doc[first - 1]
        if before.is_punct or before.is_space or before.lower_ in ("and", "but", "that", "by", "to"):
            break
        first -= 1
    return first


def _without_marks(span: Span, text: str) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip(" \t\n[(\"“'"))
    trail = len(words) - len(words.rstrip(' \t\n,;:])"”'))
    return Span(span.start + lead, span.end - trail) if lead + trail < len(words) else span
