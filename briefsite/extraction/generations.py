"""Father and son of one name: `Rei Tarro’s oldest son, Rei Tarro Jr.`, `his father, Rei Tarro Sr.`.

A suffix is mostly left out where it is clear who is meant, so it tells two people apart only where the text says that
there are two, or has one with it and another with a further name and without: `Rei Tarro, Jr.` and `Rei Odu Tarro`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefsite.extraction.sexes import Form
from briefsite.extraction.words import split_words, without_marks
from briefsite.model.sources import Span

_YOUNGER, _OLDER = frozenset({"jr", "jr.", "jnr", "jnr."}), frozenset({"sr", "sr.", "snr", "snr."})
#: What stands right before the name of one of the two, and says whose son or father he is.
_KIN = re.compile(
    r"(?:['’]s|\b(?:his|her|their|whose)) (?:[a-z]+ )?(?:son|father)(?: and namesake)?,? \Z"
    r"|\b(?:son|father) (?:and namesake )?of (?:[a-z]+ ){0,4}\Z"
)
_REACH = 60


def with_generation(told: Mapping[Span, Form], text: str) -> dict[Span, Form]:
    """The names of persons, in small letters and without suffixes, with the suffix where a text has two of one name."""
    suffix = {span: found for span in told if (found := _suffix(span.of(text)))}
    marked = {(told[span], found) for span, found in suffix.items()}
    plain = {form for span, form in told.items() if span not in suffix and len(form) > 1}
    two = {form for form, mark in marked for also, other in marked if also[-1] == form[-1] and _differ(mark, other)}
    two |= {told[s] for s in suffix if told[s] in plain and any(_of_kin(o, told, told[s], text) for o in told)}
    two |= {told[span] for span in suffix if any(_has_more(other, told[span]) for other in plain)}
    surnames = {form[-1:] for form in two}
    both = two | surnames
    return {span: (*form, suffix[span]) if span in suffix and form in both else form for span, form in told.items()}


def is_other_generation(form: Form, longer: Form) -> bool:
    """Whether a longer form has a suffix, and the shorter none: `Tarro` is no `Rei Tarro Jr.` where both are told."""
    return longer[-1] in _YOUNGER | _OLDER and form[-1] != longer[-1]


def _suffix(name: str) -> str:
    last = without_marks(split_words(name)[-1].lower())
    return last if last in _YOUNGER | _OLDER else ""


def _differ(mark: str, other: str) -> bool:
    return (mark in _YOUNGER) != (other in _YOUNGER)


def _has_more(longer: Form, form: Form) -> bool:
    return len(longer) > len(form) > 1 and longer[0] == form[0] and longer[-1] == form[-1]


def _of_kin(span: Span, told: Mapping[Span, Form], form: Form, text: str) -> bool:
    return told[span] == form and _KIN.search(text, max(0, span.start - _REACH), span.start) is not None
