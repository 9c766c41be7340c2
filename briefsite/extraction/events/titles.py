"""Titles of events: names and the deed, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast

_IRREGULAR = {"have": "has", "do": "does", "go": "goes", "be": "is"}
#: Objects longer than this, in characters, do not go into a title.
_LONGEST = 60


def title(candidate: Candidate, cast: Cast) -> str:
    """What happened in a few words: "Takehiro Kano calls on Prak Sokhonn".

    With nobody to name, the words of the trigger stand alone.
    """
    acting = [cast.chains[key].name for key in candidate.initiators]
    others = [cast.chains[key].name for key in candidate.counterparts]
    trigger = candidate.trigger
    words = trigger.token.doc[min(trigger.first.i, trigger.token.i) : trigger.token.i + 1].text
    if not acting:
        start = f"{words[:1].upper()}{words[1:]}"
        return f"{start}: {joined(others)}" if others else start
    verb = trigger.coding.says if trigger.noun else trigger.token.lemma_.lower()
    if candidate.phase == "planned":
        verb = f"to {verb}"
    elif candidate.phase == "cancelled":
        return f"Cancelled: {words} of {joined([*acting, *others])}"
    else:
        verb = present(verb, plural=len(acting) > 1)
    return " ".join(part for part in (joined(acting), verb, joined(others)) if part)


def joined(names: Sequence[str]) -> str:
    """Names as in a sentence: "A", "A and B", "A, B and C".

    >>> joined(["Chad", "Mali", "Niger"])
    'Chad, Mali and Niger'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def present(verb: str, *, plural: bool) -> str:
    """The verb (one or more words) in the present tense.

    >>> present("call on", plural=False), present("carry", plural=False), present("meet", plural=True)
    ('calls on', 'carries', 'meet')
    """
    word, _, rest = verb.partition(" ")
    if not plural:
        if word in _IRREGULAR:
            word = _IRREGULAR[word]
        elif word.endswith("y") and word[-2:-1] not in "aeiou":
            word = f"{word[:-1]}ies"
        else:
            word += "es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return f"{word} {rest}".strip()
