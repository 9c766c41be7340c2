"""Why a value is there, in plain words: from the reasons that stand beside each draft to sentences for an editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefsite.model.issues import BriefsiteError, did_you_mean
from briefsite.model.review import Evidence, Reasons
from briefsite.model.sources import Source

#: More evidence than this is counted, not shown.
_SHOWN = 5


def explain(
    reasons: Reasons, field: str, sources: Iterable[Source], rules: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """By the name of each field that is asked for, the sentences that say why it is what it is.

    `reasons` is the evidence beside a draft, `field` a key path such as `date`, `roles`, `roles.0` or `actors.hun-sen`,
    or "" for all, `rules` says what each rule does. Raises BriefsiteError where nothing is known of the field.
    """
    asked = [name for name in reasons if not field or name == field or name.startswith(f"{field}.")]
    if not asked:
        known = sorted({name.partition(".")[0] for name in reasons})
        hint = did_you_mean(field, [*reasons, *known]) or f"something is known of {', '.join(known) or 'nothing'}"
        raise BriefsiteError(f"nothing is known of '{field}': a person wrote it, or it is empty; {hint}")
    texts = {source.file: source for source in sources}
    return {name: tuple(_sentences(reasons[name], texts, rules)) for name in asked}


def _sentences(evidence: tuple[Evidence, ...], texts: Mapping[str, Source], rules: Mapping[str, str]) -> Iterator[str]:
    yield from (_sentence(piece, texts, rules) for piece in evidence[:_SHOWN])
    if (more := len(evidence) - _SHOWN) > 0:
        yield f"and {more} more."


def _sentence(piece: Evidence, texts: Mapping[str, Source], rules: Mapping[str, str]) -> str:
    source = texts.get(piece.file)
    words = " ".join(source.text[piece.start : piece.end].split()) if source else ""
    quoted = f"“{words}” in " if words else ""
    note = f" ({piece.note})" if piece.note else ""
    return f"{quoted}{piece.file}, paragraph {piece.paragraph}: {_rule(piece.rule, rules)}{note}."


def _rule(name: str, rules: Mapping[str, str]) -> str:
    """What the rule does; of a rule in two parts the finer one, where it is known.

    >>> _rule("chain:rank-name", {"rank-name": "a rank stands before the name"})
    'a rank stands before the name'
    """
    outer, _, inner = name.partition(":")
    return rules.get(name) or rules.get(inner) or rules.get(outer) or f"by the rule “{name}”"
