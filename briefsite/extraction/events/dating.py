"""When: climbing from a date through the parse, the first clause that tells of an event has it.

What happens "during" a dated event has its date.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefsite.extraction.events.called_off import put_off_to
from briefsite.extraction.events.clauses import SUBJECTS, behind, clause
from briefsite.extraction.events.datelines import dateline, dates_nothing
from briefsite.extraction.events.triggers import Trigger, hung_on, judged
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading, parsed, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Phrase, Token


#: No more characters than these stand between a day and the words that say which one it is.
_AT_ONCE = 3


@dataclass
class _Signs:
    """The triggers of one paragraph, by their number: at a token, and carried by the verb at a token."""

    at: dict[Token, int] = field(default_factory=dict)
    carried_by: dict[Token, int] = field(default_factory=dict)


def dates_of(reading: Reading, found: Sequence[Trigger]) -> dict[int, int]:
    """To each trigger (by its place in `found`) the number of its date."""
    signs = _signs(found, reading.lexicon)
    owners: dict[int, int] = {}
    line = dateline(reading)
    for number, date in enumerate(reading.document.dates):
        if dates_nothing(date, reading, line) or put_off_to(date, reading):
            continue
        phrase = parsed(reading, date.span)
        here = signs.get(id(phrase.doc)) if phrase is not None and len(phrase) else None
        owner = (
            _climb(phrase.root, here, found, reading.lexicon.words("happening"), _said(date.span, phrase, reading))
            if phrase is not None and here is not None
            else None
        )
        if owner is not None and not _in_other_words(date.span, found[owner], reading):
            owners[owner] = _better(owners.get(owner, number), number, found[owner], reading)
    for number, trigger in enumerate(found):
        here = signs[id(trigger.token.doc)]
        occasion = _occasion(trigger, here, reading.lexicon)
        if occasion is None and number not in owners:
            occasion = _gathering(trigger, here, found)
        if occasion is not None and occasion in owners:
            owners.setdefault(number, owners[occasion])
        elif occasion is not None and number in owners:
            owners[occasion] = owners[number]
    return owners


def _better(first: int, second: int, trigger: Trigger, reading: Reading) -> int:
    """The first of two dates of an event, unless the second says at once which day is meant ("the same day, May 3",
    "This year, on February 22"), or hangs on the verb and the first on what acts: "those due on May 3 arrive on May 6".
    """
    one, other = reading.document.dates[first], reading.document.dates[second]
    if _only_set(one.span, reading) and not _only_set(other.span, reading):
        return second  # "the elections scheduled for May 3 were held on May 6"
    known = [any(character.isdigit() for character in date.resolved) for date in (one, other)]
    year = len(one.resolved) == len("2019") < len(other.resolved) and other.resolved[:4] in {"XXXX", one.resolved}
    between = other.span.start - one.span.end
    if not trigger.noun and not _hangs_on(one.span, trigger, reading) and _hangs_on(other.span, trigger, reading):
        return second
    return second if (known == [False, True] or year) and between <= (len(", on ") if year else _AT_ONCE) else first


def _only_set(date: Span, reading: Reading) -> bool:
    """Whether a day is one for which something was scheduled."""
    phrase = parsed(reading, date)
    above = phrase.root.ancestors if phrase is not None and len(phrase) else ()
    verb = next((t for t in above if t.pos_ == "VERB"), None)
    return verb is not None and verb.dep_ == "acl" and verb.lemma_.lower() in reading.lexicon.words("scheduling_verbs")


def _hangs_on(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether a date stands right at the verb: "arrived on May 6", "arrived yesterday"."""
    phrase = parsed(reading, date)
    root = phrase.root if phrase is not None and len(phrase) else None
    return root is not None and trigger.token in {root.head, root.head.head if root.head.dep_ == "prep" else root.head}


def _in_other_words(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether a date stands in somebody's words and the event outside them: what is said dates no saying."""
    at = source_span(trigger.token)
    quoted = (q.span for q in reading.document.quotations if q.cls != "indirect" and q.span.covers(date))
    return any(not span.covers(at) for span in quoted)


def _signs(found: Sequence[Trigger], lexicon: Lexicon) -> Mapping[int, _Signs]:
    signs: dict[int, _Signs] = {}
    for number, trigger in enumerate(found):
        here = signs.setdefault(id(trigger.token.doc), _Signs())
        here.at[trigger.token] = number
        if trigger.noun and _carried(trigger.token, lexicon):
            here.carried_by.setdefault(clause(trigger, lexicon), number)
    return signs


def _climb(
    token: Token, signs: _Signs, found: Sequence[Trigger], happening: Container[str], said: Container[Token]
) -> int | None:
    """The number of the event that a date at a token dates. `said` are the words in quotation marks, where the date
    stands outside of them."""
    for above in (token, *token.ancestors):
        own, noun = signs.at.get(above), signs.carried_by.get(above)
        if own is not None:
            heavier = noun is not None and found[noun].coding.weight > found[own].coding.weight
            return noun if heavier else own
        if noun is not None:
            return noun
        if above.pos_ in {"VERB", "AUX"}:
            below = [signs.at[t] for t in above.subtree if t in signs.at and not _apart(t, above)]
            if below:
                return max(below, key=lambda n: (found[n].coding.weight, -abs(found[n].token.i - token.i)))
            told = above.dep_ == "ccomp" and above not in said and _finite(above) and _has_subject(above)
            if told or (above.dep_ == "advcl" and _of_its_own(above)):
                return None  # "said the ships were seen on May 3", "committed to peace, as Chad enters 2022 with hope"
            if above.dep_ == "relcl":
                nouns: Iterable[Token] = hung_on(above.head) if above.lemma_.lower() in happening else ()
                return next((signs.at[noun] for noun in nouns if noun in signs.at), None)
    return None


def _said(date: Span, phrase: Phrase, reading: Reading) -> set[Token]:
    quoted = [q.span for q in reading.document.quotations if q.cls != "indirect" and not q.span.covers(date)]
    return {t for t in phrase.root.ancestors if any(span.covers(source_span(t)) for span in quoted)}


def _has_subject(verb: Token) -> bool:
    return any(t.dep_ in SUBJECTS for t in verb.children)


def _finite(verb: Token) -> bool:
    tags = {verb.tag_, *(t.tag_ for t in verb.children if t.dep_ in {"aux", "auxpass"})}
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _of_its_own(verb: Token) -> bool:
    """Whether a clause says of a subject of its own why, while or as what is something happens."""
    finite = _finite(verb)
    marked = any(
        t.dep_ == "mark" and t.lower_ in {"as", "while", "because", "since", "although"} for t in verb.children
    )
    return finite and marked and _has_subject(verb)


def _occasion(trigger: Trigger, signs: _Signs, lexicon: Lexicon) -> int | None:
    """The event during which this one happens: "the pledge was made during a visit on 3 May"."""
    verb = clause(trigger, lexicon)
    own = trigger.token is verb or trigger.token.head == verb
    return next((signs.at[noun] for noun in behind(verb, {"during"}) if noun in signs.at), None) if own else None


def _gathering(trigger: Trigger, signs: _Signs, found: Sequence[Trigger]) -> int | None:
    """The meeting at which something is said ("thanked Chad at a May 3 meeting"), or that those had who did it ("met on
    May 3 and agreed to open the port")."""
    verb = trigger.token
    if trigger.noun or verb.pos_ != "VERB":
        return None
    near = list(behind(verb, {"at", "in"}))
    joined = verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children)
    near += [verb.head] if joined and verb.tag_ == verb.head.tag_ else []
    numbers = (signs.at[token] for token in near if token in signs.at)
    return next((number for number in numbers if found[number].coding.kind == "meeting"), None)


def _carried(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the verb over a noun says only that the event happens: "held talks", "the meeting begins"."""
    if judged(noun, lexicon):
        return False  # "on 3 May condemned the attack"
    happening = noun.head.lemma_.lower() in lexicon.words("happening")
    return noun.dep_ in {"dobj", "attr"} or (noun.dep_ in {"nsubj", "nsubjpass"} and happening)


def _apart(token: Token, verb: Token) -> bool:
    """Whether a clause with a subject of its own lies between the verb and the token below it."""
    for above in (token, *token.ancestors):
        if above == verb:
            return False
        if above.pos_ in {"VERB", "AUX"} and above.dep_ in {"ccomp", "relcl", "advcl"}:
            return True
    return True
