"""When: climbing from a date through the parse, the first clause that tells of an event has it.

What happens "during" a dated event has its date.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefsite.extraction.events.called_off import put_off_to
from briefsite.extraction.events.casualties import attacks_of
from briefsite.extraction.events.causes import of_cause
from briefsite.extraction.events.clauses import SUBJECTS, at_another_time, clause
from briefsite.extraction.events.datelines import dateline, dates_nothing
from briefsite.extraction.events.days import is_a_day
from briefsite.extraction.events.days_beside import came_behind, day_beside, frame_of, hung_by
from briefsite.extraction.events.days_of_matter import of_no_doing
from briefsite.extraction.events.misparsed import bearer
from briefsite.extraction.events.triggers import Trigger, hung_on, judged
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading, parsed, root_of, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Phrase, Token


#: No more characters than these stand between a day and the words that say which one it is.
_AT_ONCE = 3
#: From what something is unlike is not when it happens.
_UNLIKE = {"difference", "change", "departure", "shift", "increase", "decrease", "rise", "drop", "up", "down"}
#: What stands behind these has its own time.
_OFF_FROM = {"according", "since", "despite", "under", "toward", "towards"}
#: Kinds of event that tell what somebody is to do.
_WILLING = {"agreement", "request", "statement"}


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
        phrase = parsed(reading, date.span)
        here = signs.get(id(phrase.doc)) if phrase is not None and len(phrase) else None
        if (then := _when(phrase, here)) is not None:
            owners.setdefault(then, number)
        if dates_nothing(date, reading, line) or put_off_to(date, reading):
            continue
        owner = None
        if phrase is not None and here is not None:
            said = _said(date.span, phrase, reading)
            owner = _climb(hung_by(phrase, reading.lexicon), here, found, reading.lexicon, said)
        if owner is not None and not of_no_doing(date.span, found[owner], reading):
            owners[owner] = _better(owners.get(owner, number), number, found[owner], reading)
    for number, trigger in enumerate(found):
        told = signs[id(trigger.token.doc)].at
        frame = frame_of(trigger, told, found, reading.lexicon, dated=number in owners)
        if frame is not None and frame in owners:
            owners.setdefault(number, owners[frame])
        elif frame is not None and number in owners:
            owners[frame] = owners[number]
        elif number not in owners and (day := day_beside(trigger, told, owners, reading)) is not None:
            owners[number] = day
    return owners


def _when(phrase: Phrase | None, signs: _Signs | None) -> int | None:
    """What happened at a time that only dates it: "in prison since 3 May, when guards caught him"."""
    if phrase is None or signs is None:
        return None
    clauses = (t for t in phrase.root.sent if t in signs.at and t.i > phrase.end and t.dep_ in {"relcl", "advcl"})
    return next((signs.at[t] for t in clauses if t.left_edge.lower_ == "when" and _right_behind(t, phrase)), None)


def _right_behind(clause: Token, phrase: Phrase) -> bool:
    between = phrase.doc[phrase.end : clause.left_edge.i]
    return clause.left_edge.i >= phrase.end and all(t.is_punct or t.ent_type_ == "DATE" for t in between)


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
    if in_name(one.span, reading) and (year or is_a_day(other.resolved) or _told_apart(other.span, reading)):
        return second  # "the 2008 Lake Games in Adda on August 8", "announced his 2020 candidacy in 2013"
    at_once = len(", in ") if year or not one.resolved.startswith("XXXX-XX") else _AT_ONCE
    return second if (known == [False, True] or year) and between <= at_once else first


def in_name(date: Span, reading: Reading) -> bool:
    """Whether a year says which of several something is: "the 2008 Lake Games", "the 2026 budget"."""
    root = root_of(reading, date)
    return root is not None and root.dep_ in {"nummod", "compound", "nmod"} and root.head.pos_ in {"NOUN", "PROPN"}


def _told_apart(date: Span, reading: Reading) -> bool:
    """Whether a date stands behind a preposition of its own: "in 2013"."""
    root = root_of(reading, date)
    return root is not None and root.dep_ == "pobj" and root.head.lower_ in {"in", "during"}


def _only_set(date: Span, reading: Reading) -> bool:
    """Whether a day is one for which something was scheduled."""
    root = root_of(reading, date)
    above = root.ancestors if root is not None else ()
    verb = next((t for t in above if t.pos_ == "VERB"), None)
    return (
        verb is not None
        and verb.dep_ in {"acl", "relcl"}
        and verb.lemma_.lower() in reading.lexicon.words("scheduling_verbs")
    )


def _hangs_on(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether a date stands right at the verb: "arrived on May 6", "arrived yesterday"."""
    root = root_of(reading, date)
    return root is not None and trigger.token in {root.head, root.head.head if root.head.dep_ == "prep" else root.head}


def _signs(found: Sequence[Trigger], lexicon: Lexicon) -> Mapping[int, _Signs]:
    signs: dict[int, _Signs] = {}
    for number, trigger in enumerate(found):
        here = signs.setdefault(id(trigger.token.doc), _Signs())
        here.at[trigger.token] = number
        here.at.setdefault(bearer(trigger.token), number)
        here.at.setdefault(attacks_of(trigger.token), number)
        if trigger.noun and _carried(trigger.token, lexicon):
            here.carried_by.setdefault(clause(trigger, lexicon), number)
    return signs


def _climb(
    token: Token, signs: _Signs, found: Sequence[Trigger], lexicon: Lexicon, said: Container[Token]
) -> int | None:
    """The number of the event that a date at a token dates. `said` are the words in quotation marks, where the date
    stands outside of them."""
    happening, to_do = lexicon.words("happening"), False
    for above in (token, *token.ancestors):
        predicate = above.pos_ in {"VERB", "AUX"}
        number = _told_at(above, signs, found, lexicon)
        called = token.dep_ == "nsubjpass" and token.head == above  # "Friday is called so for the vote"
        below = _told_below(above, token, signs, found) if predicate and number is None and not called else None
        if number is not None or below is not None:
            merely = to_do and (number is None or found[number].coding.kind in _WILLING)
            return None if merely else number if number is not None else below  # "agreed to pave the road by 2027"
        if above.dep_ == "prep" and above is not token.head and _leads_off(above):
            return None
        if _is_measure(above, signs):
            return None
        if predicate and _apart_from_all(above, said):
            return None
        if predicate and (above.dep_ == "relcl" or (above.dep_ == "acl" and _finite(above) and _has_subject(above))):
            held = above.lemma_.lower() in happening | lexicon.words("scheduling_verbs")
            return _hung(above, signs) if held else None
        to_do = to_do or _to_be_done(above, happening) or _is_due(above, lexicon)
    return None


def _leads_off(preposition: Token) -> bool:
    """Whether what stands behind it has its own time: "after last year's withdrawal", "is bound to it under the 1951
    treaty", "in response to the arrests of 3 May"."""
    return at_another_time(preposition) or preposition.lower_ in _OFF_FROM or of_cause(preposition)


def _is_measure(preposition: Token, signs: _Signs) -> bool:
    """Whether what stands behind it is only what something is unlike, or when a thing is due: "a change from 2002",
    "more than in May", "froze payments due in 2009"."""
    noun = preposition.head
    compared = preposition.lower_ == "than" or (preposition.lower_ == "from" and noun.lemma_.lower() in _UNLIKE)
    due = noun.lower_ == "due" and noun.dep_ != "acomp"
    return preposition.dep_ == "prep" and (due or (compared and noun not in signs.at))


def _told_at(above: Token, signs: _Signs, found: Sequence[Trigger], lexicon: Lexicon) -> int | None:
    """The event that a word tells: a noun that its verb only carries before the verb, what is done to an event before
    that: "froze the talks in May"."""
    own, noun = signs.at.get(above), signs.carried_by.get(above)
    told = above.dep_ == "acl" and not _has_subject(above) and above.head in signs.at
    happens = above.tag_ == "VBG" if own is not None else above.lemma_.lower() in lexicon.words("happening")
    if told and happens and noun is None and _says_little(above, lexicon):
        return signs.at[above.head]  # "the talks taking place on 3 May", "the talks held on 3 May between"
    if own is None or (noun is not None and found[noun].coding.weight > found[own].coding.weight):
        return noun if own is None or _says_little(above, lexicon) else own
    done = signs.at.get(above.head) if found[own].noun and above.dep_ == "dobj" else None
    acted_on = done is not None and found[done].coding.kind not in _WILLING
    return done if acted_on and not _says_little(above.head, lexicon) else own


def _says_little(verb: Token, lexicon: Lexicon) -> bool:
    return any(verb.lemma_.lower() in lexicon.words(name) for name in ("happening", "light_verbs", "engaging_verbs"))


def _told_below(verb: Token, date: Token, signs: _Signs, found: Sequence[Trigger]) -> int | None:
    """The weightiest event of a verb's own clause, and of several the nearest."""
    below = [signs.at[t] for t in verb.subtree if t in signs.at and not _apart(t, verb, date)]
    return max(below, key=lambda n: (found[n].coding.weight, -abs(found[n].token.i - date.i)), default=None)


def _apart_from_all(verb: Token, said: Container[Token]) -> bool:
    """Whether no event above a clause has its date: "said the ships were seen on May 3", "committed to peace, as Chad
    enters 2022 with hope"."""
    subject = _has_subject(verb) or any(t.dep_ == "expl" for t in verb.lefts)  # "said there were fires in May"
    told = verb.dep_ == "ccomp" and verb not in said and _finite(verb) and subject
    return told or (verb.dep_ == "advcl" and (_of_its_own(verb) or verb.lower_ == "born" or came_behind(verb)))


def _hung(clause: Token, signs: _Signs) -> int | None:
    """The event on which a clause hangs that says when it happens: "the meeting of Chad, which was held on 3 May"."""
    before = clause.left_edge.nbor(-1) if clause.left_edge.i else clause
    nouns = (before, *hung_on(clause.head))  # "a candidate for the vote | to be held on 3 May"
    return next((signs.at[noun] for noun in nouns if noun in signs.at and noun.pos_ != "VERB"), None)


def _to_be_done(verb: Token, happening: Container[str]) -> bool:
    """Whether it says what is to be done by then: "to pave the road by 2027", "that the drill be held in 2027"."""
    to = any(t.lower_ == "to" for t in verb.lefts)
    wanted = verb.dep_ == "ccomp" and not _finite(verb)
    infinitive = verb.dep_ == "xcomp" and to and verb.lemma_.lower() not in happening
    return verb.tag_ == "VB" and (infinitive or wanted)


def _is_due(preposition: Token, lexicon: Lexicon) -> bool:
    """Whether what stands behind it is by when something was promised or asked: "promised two ships by 2027"."""
    return preposition.lower_ == "by" and preposition.head.lemma_.lower() in lexicon.table("commitment_verbs")


def _said(date: Span, phrase: Phrase, reading: Reading) -> set[Token]:
    told = ((t, reading.document.between_marks(source_span(t))) for t in phrase.root.ancestors)
    return {t for t, quoted in told if quoted is not None and not quoted.span.covers(date)}


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


def _carried(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the verb over a noun says only that the event happens: "held talks", "the meeting begins"."""
    if judged(noun, lexicon):
        return False  # "on 3 May condemned the attack"
    happening = noun.head.lemma_.lower() in lexicon.words("happening")
    return noun.dep_ in {"dobj", "attr"} or (noun.dep_ in {"nsubj", "nsubjpass"} and happening)


def _apart(token: Token, verb: Token, date: Token) -> bool:
    """Whether a clause with a subject of its own lies between a verb and a token below it, or that is its reason, or
    what went before it; "a week after the raid" counts from the raid."""
    for above in (token, *token.ancestors):
        if above == verb:
            return False
        # "After failed talks the deadline is May 3", "On 3 May Chad stayed away because of the invasion"
        off = above.dep_ in {"prep", "mark"} and (at_another_time(above) or of_cause(above))
        if off and date.head != above:
            return True
        if above.pos_ in {"VERB", "AUX"} and above.dep_ in {"ccomp", "relcl", "advcl", "parataxis"}:
            return True
        if above.pos_ == "VERB" and above.dep_ == "conj" and _finite(above) and _has_subject(above):
            return True
    return True
