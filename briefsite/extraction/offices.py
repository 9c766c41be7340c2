"""Who may be meant by an office: by "the two presidents", and by a shorter word than the text gave it."""

from __future__ import annotations

from briefsite.model.document import Chain

#: Plural nouns that say which office their people hold, with the words of a role that tell it.
_OFFICES = {
    "presidents": ("president",),
    "premiers": ("prime minister", "premier"),
    "ministers": ("minister", "secretary", "mantri"),
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
    before = role[: max(place, 0)].split()
    return place >= 0 and not (before and before[-1] in LESSER | _SERVING)
