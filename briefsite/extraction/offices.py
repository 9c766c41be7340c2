"""Who may be meant by an office: by "the two presidents", and by a shorter word than the text gave it."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.words import Word
from briefsite.model.document import Chain
from briefsite.model.sources import Span

#: Plural nouns that say which office their people hold, with the words of a role that tell it.
_OFFICES = {
    "presidents": ("president",),
    "premiers": ("prime minister", "premier"),
    "ministers": ("minister", "secretary", "mantri"),
    "secretaries": ("secretary",),
    "generals": ("general",),
    "ambassadors": ("ambassador", "high commissioner"),
    "commanders": ("commander", "chief", "general", "admiral"),
    "leaders": (  # ministers and commanders too: so readouts of defence departments call them
        "president", "minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "leader", "chair", "head",
        "secretary", "mantri", "taoiseach", "pope", "chief", "commander", "general", "admiral",
    ),
}  # fmt: skip
#: Before a role, these tell of another one: a vice president is not "the president".
LESSER = frozenset({"vice", "deputy", "assistant", "associate"})
_BELOW = ("deputy", "vice", "assistant", "under", "former")
#: Behind these stands whom somebody serves: a secretary to the president is not "the president".
_SERVING = frozenset({"the", "to", "of", "for", "her", "his"})
#: How far from a role the name of what somebody leads may stand.
_NEAR = 60

#: How the verbs begin that have "of" behind somebody.
_TAKING_OF = ("accus", "appris", "assur", "convinc", "inform", "notif", "remind", "warn")


def may_be_one(noun: str, chain: Chain) -> bool:
    """Whether an actor may be one of those whom the plural noun means; without a known office they may."""
    wanted = _OFFICES.get(noun)
    if wanted is None or chain.kind != "person" or not chain.roles:
        return True
    held = [f"{role.title} {role.rank}".lower() for role in chain.roles]
    below = () if noun in {"ministers", "generals"} else _BELOW
    return any(any(w in role for w in wanted) and not any(b in role for b in below) for role in held)


def is_role(role: str, short: str, lesser: str) -> bool:
    """Whether a role may be called by a shorter word: "the president" of who is president, and of no vice president,
    unless the `lesser` one is meant."""
    if lesser:
        return f"{lesser} {short}" in role
    place = len(role) - len(short) if role.endswith(short) else role.find(f"{short} ")
    before = role[: max(place, 0)].replace("-", " ").split()
    return place >= 0 and not (before and before[-1] in LESSER | _SERVING)


def is_named(before: Sequence[Word], chain: Chain, text: str) -> bool:
    """Whether the text gives the office with the names that stand before it: "the Lenn leader" leads no other party."""
    names = [word.text for word in before if word.capital]
    return all(any(name in _around(role.span, text) for role in chain.roles) for name in names)


def _around(role: Span, text: str) -> str:
    """The words of a role with what stands near it in its sentence."""
    ahead, behind = text[max(0, role.start - _NEAR) : role.start], text[role.end : role.end + _NEAR]
    return f"{ahead.rpartition('. ')[2]}{role.of(text)}{behind.partition('. ')[0]}"


def takes_of(words: Sequence[Word], at: int) -> bool:
    """Whether a verb right before a word has "of" say something else than whose an office is: "assured the President of
    his support"."""
    return at > 0 and words[at].joined and words[at - 1].lower.startswith(_TAKING_OF)
