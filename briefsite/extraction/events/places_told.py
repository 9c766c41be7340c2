"""Where, as the text tells it elsewhere: of "the raid" what it told of a raid, of what was said "at the summit" where
that was held, of a statement where "the speech was delivered", of a day the place that stands beside it.

Only where all that was told before agrees on one place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import DEFINITE, behind, clause, held_at, subjects
from briefsite.extraction.events.parties import initiators
from briefsite.extraction.events.place_lists import told_whole
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.places_apart import about, of_holding, of_rank, printed
from briefsite.extraction.events.places_near import nearest
from briefsite.extraction.events.places_told_next import OCCASIONS
from briefsite.extraction.events.tellings import Tellings, Told
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import parsed, root_of, source_span
from briefsite.geography import is_one_town
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Phrase, Token

_TAKEN_UP = {"conflict", "deployment", "exercise", "aid", "anniversary", "other", "visit", "meeting"}
#: Kinds of event that are parts of one undertaking in a land.
_UNDERTAKINGS = {"aid", "deployment"}
#: By these a text takes up a raid, a bombing or a shooting.
_ANY_ATTACK = {"assault", "attack", "massacre", "tragedy", "violence"}
_SPANS = {"month", "week", "year"}
_ANOTHER = {"another", "first", "second", "third", "next", "last", "previous", "earlier", "other", "new", "similar"}
#: By these it takes up what befell people, and groups of such events.
_MISHAPS = {
    "accident",
    "attack",
    "blast",
    "collapse",
    "collision",
    "crash",
    "explosion",
    "fire",
    "incident",
    "shooting",
}
_BEFALLING = {"accident", "attack", "disaster", "violence"}
#: What is done on an occasion.
_DONE_THERE = {"aid", "statement", "request", "agreement", "meeting", "appointment", "other"}
#: What else a visitor does on a visit, and how that is called.
_DONE_ON_VISITS = _DONE_THERE | {"anniversary", "exercise"}
_VISITS = {"visit", "trip", "tour", "journey", "stay"}
#: What somebody delivers who speaks, and how a text says where.
_SPEECHES = {"speech", "address", "statement", "remarks", "lecture", "interview"}
_SAYING = {"add", "say", "speak", "tell"}
_GIVING = {"deliver", "make", "give", "hold", "issue"}
_SPEECH = re.compile(
    rf"\b(?:{'|'.join(sorted(_SPEECHES))})\b\W+(?:\w+\s){{0,4}}(?:delivered|made|given|held|issued)\s(?:\w+\s){{0,4}}(?:in|at)\s"
)
_SPEAKING = re.compile(r"\bSpeaking (?:\w+ ){0,3}(?:in|at) ")
_AT = {"in", "at"}
#: Behind these stands what something is about: "a summit on the war in Chad on 3 May".
_MATTER = {"on", "about", "over"}


def taken_up(trigger: Trigger, told: Tellings, cast: Cast) -> Span | None:
    """The place of what a noun takes up: "the raid" of "a raid on a camp in Chad"; the land of a mission or relief."""
    lemma, kind = trigger.token.lemma_.lower(), trigger.coding.kind
    if kind not in _TAKEN_UP:
        return None
    at = source_span(trigger.token)
    again = trigger.noun and _definite(trigger.token) and not (kind == "meeting" and _one_of_its_own(trigger.token))
    same = [lemma] if again else []
    kinds = _UNDERTAKINGS if kind in _UNDERTAKINGS else {kind} if again and lemma in _ANY_ATTACK else ()
    alike = (_placed(t, cast) for t in told.of_kinds(kinds, at))
    place = _one((_placed(t, cast) for t in told.by_nouns(same, at)), cast) or _one(alike, cast)
    if place is not None and _elsewhere(trigger.token, place):
        return None
    if place is None or any(_placed(t, cast) for t in told.by_nouns(same, at)):
        return place
    sentence = cast.sentence_of(source_span(trigger.token)).of(cast.reading.text)
    return place if again or place.of(cast.reading.text) in sentence else None


def _placed(told: Told, cast: Cast) -> Span | None:
    """The place that an event has, or may have."""
    return told.place or cast.kept(("nearest", told.trigger.token), lambda: nearest(told.trigger, cast))


def _elsewhere(noun: Token, place: Span) -> bool:
    """Whether the words of a noun name another place: "the attack on the Adda station"."""
    named = [t for t in noun.subtree if t.ent_type_ in {"GPE", "LOC", "FAC"} and t.dep_ != "poss"]
    return bool(named) and not any(place.covers(source_span(t)) for t in named)


def on_occasion(trigger: Trigger, told: Tellings, cast: Cast) -> Span | None:
    """Where an occasion was held at which something was said or done: "said at the opening of the summit", and where a
    visit led "during" which it was."""
    if trigger.coding.kind not in _DONE_ON_VISITS:
        return None
    at, lexicon = source_span(trigger.token), cast.reading.lexicon
    verb = clause(trigger, lexicon)
    governed = [verb.head] if verb.dep_ == "xcomp" else []  # "during the visit, he is scheduled to hold talks"
    occasions = [noun for top in (verb, *governed) for one in held_at(top) for noun in (one, *behind(one, {"of"}))]
    lemmas = {t.lemma_.lower() for t in occasions if event_noun(t, lexicon) and _definite(t)}
    lemmas -= {t.lemma_.lower() for t in occasions if any(behind(t, {"to"}))}  # "during his visit to Adda" is another
    if lemmas & _VISITS:
        visits = _one((t.place for t in told.of_kinds(["visit"], at)), cast)
        return None if visits is None or " and " in visits.of(cast.reading.text) else visits
    if trigger.coding.kind not in _DONE_THERE:
        return None
    held = _one((t.place for t in told.by_nouns(lemmas, at)), cast)
    if held is None and lemmas & _MISHAPS:
        befell = (t for t in told.of_kinds(["conflict", "other"], at) if t.trigger.coding.group in _BEFALLING)
        return _one((t.place for t in befell), cast)  # "a bomber crashed in Adda. Ten were hurt in the crash"
    plain = any(t.lower_ in OCCASIONS and _definite(t) and not any(behind(t, {"of"})) for t in occasions)
    return _told_right_before(trigger, told, cast) if held is None and plain else held


def _told_right_before(trigger: Trigger, told: Tellings, cast: Cast) -> Span | None:
    """The place of what the sentence right before tells as done: "was launched at the Lund Hall. During the event"."""
    sentences = cast.reading.document.sentences
    number = bisect_right(sentences, cast.sentence_of(source_span(trigger.token))) - 1
    before = told.in_sentence(sentences[number - 1]) if number > 0 else ()
    deeds = (t for t in before if "ROOT" in {t.trigger.token.dep_, t.trigger.token.head.dep_})
    return _one((t.place for t in deeds if t.trigger.coding.kind != "statement"), cast)


def there(trigger: Trigger, told: Tellings, cast: Cast) -> Span | None:
    """Where "there" is that stands at a verb: where something else was that the sentence or the one before tells."""
    verb = trigger.token
    above = (verb, *(t for t in verb.children if t.dep_ in {"xcomp", "advcl"}))
    if trigger.noun or not any(t.lower_ == "there" and t.dep_ == "advmod" for one in above for t in one.children):
        return None
    here, sentences = cast.sentence_of(source_span(verb)), cast.reading.document.sentences
    number = bisect_right(sentences, here) - 1
    earlier = [t for t in told.in_sentence(here) if t.trigger.token.i < verb.i]
    last = earlier or (told.in_sentence(sentences[number - 1]) if number else ())
    return _one((one.place for one in last), cast)


def said_next(trigger: Trigger, date: int | None, told: Tellings, cast: Cast) -> Span | None:
    """Where the next sentence, with words of the same speaker, has him say them: "he said at a forum in Adda"; not on
    another day."""
    if trigger.coding.kind != "statement" or trigger.noun:
        return None
    here, speakers = cast.sentence_of(source_span(trigger.token)), set(initiators(trigger, cast))
    sentences = cast.reading.document.sentences
    number = bisect_right(sentences, here)
    for one in told.in_sentence(sentences[number]) if speakers and number < len(sentences) else ():
        verb = one.trigger.token  # "issued a statement in Adda, saying" is another saying
        other_day = None not in {date, one.date} and _day(date, cast) != _day(one.date, cast)
        says = one.place and not other_day and verb.lemma_.lower() in _SAYING and verb.tag_ != "VBG"
        if (
            says
            and set(initiators(one.trigger, cast)) == speakers
            and not cast.is_quoted(source_span(one.trigger.token))
        ):
            return one.place
    return None


def _day(number: int | None, cast: Cast) -> str:
    return cast.reading.document.dates[number].resolved if number is not None else ""


def delivered(trigger: Trigger, date: int | None, cast: Cast) -> Span | None:
    """Where "the speech was delivered" that the text tells further on, if its sentence has the same speaker; or where
    the text has him "speaking in Adda" somewhere, if it tells no day of what he said."""
    text = cast.reading.text
    if trigger.coding.kind != "statement" or trigger.noun or not (_speeches_at(text) or _speaking_at(text)):
        return None
    speakers = set(initiators(trigger, cast))
    told = [*_speeches(cast), *(_speaking(cast) if date is None else ())] if speakers else []
    return _one([place for noun, place in told if speakers & _saying(noun, cast)], cast)


def _speaking(cast: Cast) -> Iterator[tuple[Token, Span]]:
    """Every "Speaking in Adda" with which a sentence begins, with the place."""
    for start in _speaking_at(cast.reading.text):
        verb = root_of(cast.reading, Span(start, start + len("Speaking")))
        if verb is not None and verb.dep_ == "advcl":
            yield from ((verb, place) for t in behind(verb, _AT) if (place := place_name(t, cast)))


@lru_cache(maxsize=8)
def _speaking_at(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _SPEAKING.finditer(text))


@lru_cache(maxsize=8)
def _speeches_at(text: str) -> tuple[int, ...]:
    """Where a text may tell of a "speech delivered in Adda"; every statement of it asks for them."""
    return tuple(match.start() for match in _SPEECH.finditer(text))


def _speeches(cast: Cast) -> Iterator[tuple[Token, Span]]:
    """Every "speech delivered in Adda" of the text, with the place."""
    for start in _speeches_at(cast.reading.text):
        noun = root_of(cast.reading, Span(start, start + 1))
        if noun is not None and noun.lemma_.lower() in _SPEECHES and _definite(noun):
            told = [t for t in noun.children if t.dep_ in {"relcl", "acl"} and t.lemma_.lower() in _GIVING]
            places = (place_name(t, cast) for verb in told for t in behind(verb, _AT))
            yield from ((noun, place) for place in places if place)


def _saying(noun: Token, cast: Cast) -> set[str]:
    """Whoever says what a speech is told with."""
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), noun)
    return {key for subject in subjects(verb) for key in cast.meant(subject)}


def on_the_day(trigger: Trigger, date: int | None, cast: Cast) -> Span | None:
    """The place beside the words that date an event: "that held in Adda on 3 May", "on 3 May in Adda"."""
    phrase = parsed(cast.reading, cast.reading.document.dates[date].span) if date is not None else None
    if phrase is None or not len(phrase):
        return None
    nouns = [noun for one in (*phrase, *_right_before(phrase, cast.reading.lexicon)) for noun in behind(one, _AT)]
    whose = [noun for one in phrase for noun in behind(one, {"of"}) if noun.i >= phrase.end]
    nouns += [noun for one in whose for noun in behind(one, _AT)]  # "the killing on 3 May of two men in Adda"
    nouns = [noun for noun in nouns if noun.i >= phrase.end or noun.i < phrase.start]
    nouns = [noun for noun in nouns if not (noun.head.lower_ == "in" and printed(trigger.token, noun))]
    nouns = [noun for noun in nouns if not (of_holding(noun.head) or of_rank(noun.head))]
    nouns = [noun for noun in nouns if is_one_town(noun.text) or not about(noun, trigger)]
    return _one([told_whole(noun, cast) for noun in nouns], cast)


def _right_before(phrase: Phrase, lexicon: Lexicon) -> Iterator[Token]:
    """What "in" or "at" hangs on whose place ends right before the date, wherever the parse hangs that."""
    doc, last = phrase.doc, phrase.start - 1
    last -= 1 if last > 0 and doc[last].lower_ in {"on", "in"} else 0  # "fired at Chad since May, when" is none
    noun = doc[last] if last >= 0 else None
    inside = noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in _AT and noun.head.i < noun.i
    if noun is not None and inside and _is_beside(noun, lexicon):
        yield noun.head.head


def _is_beside(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a place is not where that is which something is about, as no town is that may well be where talks are
    held: "talks on the Chadian programme in Adda on 3 May"."""
    matter = noun.head.head
    if matter.head.lower_ not in _MATTER:
        return True
    return is_one_town(noun.text) and event_noun(matter, lexicon) is None


def _one_of_its_own(meeting: Token) -> bool:
    """Whether it is told with whom or on what a meeting is, or which of several: it may be another than that before."""
    told = any(t.dep_ in {"prep", "relcl", "acl"} for t in meeting.rights)
    return told or any(t.dep_ in {"compound", "amod", "nummod", "nmod"} for t in meeting.lefts)


def _one(places: Iterable[Span | None], cast: Cast) -> Span | None:
    """The only place of several tellings, as it stands last."""
    only: Span | None = None
    for place in filter(None, places):
        if only is not None and only.of(cast.reading.text) != place.of(cast.reading.text):
            return None
        only = place
    return only


def _definite(noun: Token) -> bool:
    words = {t.lower_ for t in noun.lefts}
    owners = [t for t in noun.lefts if t.dep_ == "poss"]
    owned = bool(owners) and not any(t.lemma_.lower() in _SPANS for t in owners)  # "last week's protest" is another
    anew = any(t.lower_ == "first" for t in noun.head.lefts)  # "the drill was first held"
    return not anew and (owned or bool(words & DEFINITE)) and not words & _ANOTHER
