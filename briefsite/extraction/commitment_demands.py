"""Demands: what somebody says that another must do, "the rebels must open the road".

Whoever speaks asks for it: of a quotation and of reported words the speaker, of a release's own words its issuer. What
must be done by nobody in particular ("the road must be opened"), or by the speaker's own side, asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefsite.extraction.commitment_bonds import Bond, quoted, words_of_others
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, passive
from briefsite.extraction.reading import source_span
from briefsite.model.document import Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Clauses that only frame or suppose: "if the rebels must leave", "the road that Kenya must open".
_ASIDE = {"advcl", "relcl", "acl", "csubj", "pcomp"}
_ANY = {"a", "an", "any", "each", "every", "no"}
#: What is said with these asks for nothing: "must be", "must know".
_STATES = {"be", "have", "know", "feel", "think", "wonder", "seem"}


@dataclass(frozen=True)
class Demand:
    """`word` is the "must" of a clause; `asker` and `asked` are keys, `asked` "" where the text names no actor."""

    word: Token
    asker: str
    asked: str
    matter: Span
    asks: Reason
    addressed: Reason | None


def demands(cast: Cast) -> Iterator[Demand]:
    """All demands of a text, in reading order."""
    for token in (token for doc in cast.reading.paragraphs if doc.parsed for token in doc):
        if token.lower_ == "must" and token.dep_ == "aux" and _asks(token.head):
            yield from _made(token, cast)


def _asks(verb: Token) -> bool:
    framed = verb.dep_ in _ASIDE or any(t.lower_ in {"if", "whether", "unless"} for t in verb.lefts)
    done = any(t.dep_ == "aux" and t.lower_ == "have" for t in verb.children)
    question = any(t.text == "?" for t in verb.sent)
    return not (framed or done or question or passive(verb) or verb.lemma_.lower() in _STATES)


def _made(word: Token, cast: Cast) -> Iterator[Demand]:
    subject = next((t for t in word.head.children if t.dep_ in SUBJECTS and t.i < word.i), None)
    asker, why = _asker(word, cast)
    if subject is not None and any(t.dep_ == "det" and t.lower_ in _ANY for t in subject.children):
        return  # "a state must protect all"
    if subject is None or not asker or words_of_others(word, cast.reading) or subject.pos_ not in {"NOUN", "PROPN"}:
        return
    keys = cast.plain(subject)
    crowd = {subject.lemma_.lower(), subject.lower_} & cast.reading.lexicon.words("collectives")
    if not (keys or crowd) or any(cast.same_side(key, asker) for key in keys):
        return
    phrase = Span(source_span(subject.left_edge).start, source_span(subject).end)
    aside = {t for clause in word.head.rights if _adds(clause) or _tells_on(clause) for t in clause.subtree}
    said = (t for t in word.head.subtree if not (t.is_punct or t.is_space or t.dep_ == "cc" or t in aside))
    last = max(said, key=lambda t: t.i)
    matter = Span(phrase.start, source_span(last).end)
    asked = keys[0] if len(keys) == 1 else ""
    yield Demand(word, asker, asked, matter, why, Reason("addressed", (phrase,)) if asked else None)


def _adds(clause: Token) -> bool:
    """Whether a clause only adds what the speaker does: "must open the road, the minister said, replying to Lund"."""
    edge = clause.left_edge
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and edge.i > 0 and edge.nbor(-1).text == ","


def _tells_on(clause: Token) -> bool:
    """Whether a clause goes on with what the speaker did: "said that they must leave, and assured us of help"."""
    return clause.dep_ == "conj" and clause.tag_ in {"VBD", "VBZ"}


def undertakings(cast: Cast) -> Iterator[Bond]:
    """What a text's own issuer says in it that they will do: "Chad will provide funding. We are at work ..."."""
    ours = set(cast.authors["we"])
    promised = cast.reading.lexicon.words("promised_actions") if ours else frozenset()
    for verb in (t for doc in cast.reading.paragraphs if promised and doc.parsed for t in doc):
        if verb.lemma_.lower() not in promised or verb.dep_ not in {"ROOT", "conj"}:
            continue
        ahead = next((t for t in verb.lefts if t.dep_ == "aux" and t.lower_ in {"will", "shall"}), None)
        subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
        plain = not any(t.dep_ in {"neg", "mark"} for t in verb.children) and quoted(verb, cast.reading) is None
        plain = plain and not any(t.text == "?" for t in verb.sent)
        if ahead and subject and plain and set(cast.meant(subject)) & ours:
            yield Bond(ahead, verb, "pledged", verb)


def _asker(word: Token, cast: Cast) -> tuple[str, Reason]:
    """Who makes the demand, with why; "" where that is not settled."""
    quotation = quoted(word, cast.reading)
    if quotation is not None:
        key = quotation.speaker.key if quotation.speaker else ""
        return key, Reason("own-words", (quotation.span,))
    verb = word.head
    while verb.dep_ in {"conj", "ccomp"}:
        verb = verb.head
        if said := cast.speakers.get(source_span(verb).start):
            return said[0], Reason("bound", (source_span(verb),))
    ours = cast.authors["we"] if word.head.dep_ in {"ROOT", "conj"} else ()
    return (ours[0], Reason("own-words", (source_span(word),))) if len(ours) == 1 else ("", Reason("bound"))
