"""The forms of the verbs that report speech, made by rule from their dictionary forms."""

from __future__ import annotations

from briefsite.extraction.lexicon import Lexicon


def reporting_forms(lexicon: Lexicon) -> dict[str, str]:
    """Every form of every reporting verb, with its dictionary form."""
    return lexicon.kept("reporting-forms", lambda: _forms(lexicon))  # type: ignore[no-any-return]


def _forms(lexicon: Lexicon) -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in (*lexicon.ordered("saying_verbs"), *lexicon.ordered("reporting_verbs")):
        stem = verb.removesuffix("e")
        stem = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else stem
        doubled = (
            verb + verb[-1]
            if verb in ("beg", "quip", "dub", "slam", "commit", "refer", "admit", "label", "plan")
            else stem
        )
        for form in (verb, verb + "s", stem + "es", stem + "ed", doubled + "ed", doubled + "ing", verb + "ing"):
            forms.setdefault(form, verb)
        if verb.endswith("e"):
            forms.setdefault(stem + "ing", verb)
    forms.update(lexicon.table("irregular_forms"))
    return forms
