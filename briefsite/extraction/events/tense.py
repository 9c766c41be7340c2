"""Verbs as headlines have them: in the present."""

from __future__ import annotations

_IRREGULAR = {"have": "has", "do": "does", "go": "goes", "be": "is"}


def tensed(verb: str, *, planned: bool, plural: bool) -> str:
    """The verb as a title has it: "to sign" where that is still to come, "signs" or "sign" where it is not."""
    return f"to {verb}" if planned else present(verb, plural=plural)


def present(verb: str, *, plural: bool) -> str:
    """The verb (one or more words) in the present tense.

    >>> present("call on", plural=False), present("carry", plural=False), present("meet", plural=True)
    ('calls on', 'carries', 'meet')
    """
    word, _, rest = verb.partition(" ")
    if plural and word == "be":
        word = "are"
    elif not plural:
        if word in _IRREGULAR:
            word = _IRREGULAR[word]
        elif word.endswith("y") and word[-2:-1] not in "aeiou":
            word = f"{word[:-1]}ies"
        else:
            word += "es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return f"{word} {rest}".strip()
