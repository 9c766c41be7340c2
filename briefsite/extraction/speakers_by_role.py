"""Who is meant by the word for a role: "the minister", "the force's commander", "Carrow's president"."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefsite.extraction.noun_phrases import MODIFIERS, bare, definite, is_called
from briefsite.extraction.parse import children
from briefsite.extraction.reading import source_span
from briefsite.extraction.speaking import Cast, Named, Phrase
from briefsite.model.document import Role, Voice

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


def by_role(head: Token, cast: Cast, speakers: frozenset[str], since: int = 0) -> Phrase | None:
    """The latest person of the text before whose role is so called; of an owner's, the only one of the text. None where
    he is not named from `since` on, where somebody else who is so called has spoken."""
    short = head.text.isupper() and 1 < len(head.text) < 4  # the CS, the PM
    if not (head.lower_ in speakers or short) or head.tag_ == "NNS":
        return None
    before = [t for t in children(head) if t.i < head.i and t.dep_ in MODIFIERS]
    owner = next((t for t in before if t.dep_ == "poss" and t.pos_ == "PROPN"), None)
    if not (definite(head) or bare(head) or owner) or any(c.dep_ == "prep" for c in children(head)):
        return None
    if owner is None and any(t.dep_ == "poss" for t in before):
        return None
    bodies = [t for t in before if cast.speaks(t)]
    words = frozenset([*(t.lower_ for t in before if t not in bodies and t is not owner), head.lower_])
    people = cast.called(words, short=short)
    earlier = people[: bisect_right(people, source_span(head).start, key=lambda named: named.span.end)]
    if bodies or owner:
        everyone = {named.chain.key: named.chain for named in (earlier if bodies else people)}
        holding = {
            key
            for key, chain in everyone.items()
            for role in chain.roles
            if is_called(words, role, short=short) and not _of_another(role, owner, cast)
        }
        return Phrase(Voice(holding.pop()), person=True) if len(holding) == 1 else None
    if earlier or since:
        last = earlier[-1] if earlier and earlier[-1].span.start >= since else None
        return Phrase(Voice(last.chain.key), person=True) if last is not None else None
    called = {named.chain.key for named in people}  # only named further on
    return Phrase(Voice(called.pop()), person=True) if len(called) == 1 else None


def is_another(meant: Named, cast: Cast, spoke: int) -> bool:
    """Whether somebody else for whom a noun stands has spoken at a place, since the one it seems to mean was named."""
    own = (n.span.start for n in cast.before(spoke) if n.chain is meant.chain and n.mention.form == "name")
    return meant.mention.form == "descriptor" and meant.person and spoke > max(own, default=spoke)


def _of_another(role: Role, owner: Token | None, cast: Cast) -> bool:
    """Whether a role is told to be of another than its owner: "Carrow's minister" is not the minister of Oster."""
    if owner is None:
        return False
    named = cast.at(source_span(owner))
    if role.body and named is not None:
        return role.body != named.chain.key
    return " of " in role.title and owner.text not in role.title.split()
