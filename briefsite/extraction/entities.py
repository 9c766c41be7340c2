"""What the model sees as a name, where the rules left the words free.

Its labels are taken with evidence only: a person has two names, an organisation is an acronym or several capitalised
words. Without a model this adds nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from briefsite.extraction.behind_portfolios import GIVEN
from briefsite.extraction.guessed_bodies import (
    are_honours,
    is_body,
    is_heading,
    is_in_town,
    is_one_of_kind,
    is_placed,
    names_offices_only,
)
from briefsite.extraction.likely_persons import is_personal
from briefsite.extraction.mistaken_persons import MATTERS, is_no_person, said_to_be, tells_thing
from briefsite.extraction.name_words import NameWords, given_names, name_words
from briefsite.extraction.names import Name, Taken, replacing, with_names
from briefsite.extraction.no_names import (
    is_house,
    is_team,
    is_thing_in_marks,
    of_thing,
    only_letters,
    opens_with_deed,
)
from briefsite.extraction.persons import name_end, without_titles
from briefsite.extraction.place_surnames import bears_place
from briefsite.extraction.plain_words import LINKS, is_thing
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.role_bounds import LED
from briefsite.extraction.runs import is_title_case
from briefsite.extraction.subject_names import ARTICLES, makes_remark, opened, subjects, unheard
from briefsite.extraction.words import Word, joined_span, words_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Phrase, Token

_ENDS = frozenset({"movement", "party", "militia", "group", "network", "service", "agency", "newspaper", "coalition"})
#: What goes by a name that it was given: `exercise Carrow Shield`, `under the code name Carrow Shield`.
_DUBBED = frozenset({"exercise", "drill", "operation", "codenamed", "code-named", "codename", "code name", "dubbed"})
#: Behind these stands what somebody is in charge of.
_PREPOSITIONS = frozenset({"of", "for", "on"})
#: Who works for a firm or a body, and for no matter.
_EMPLOYED = frozenset({"analyst", "economist", "strategist", "trader", "spokesman", "spokesperson", "spokeswoman"})
_IN_CHARGE = frozenset({"director", "advisor", "adviser", "coordinator", "officer", "counselor", "counsellor"})


def entities(reading: Reading) -> Reading:
    """Add the persons and organisations that only the model found."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        headline = is_title_case(words) and not doc.text.rstrip().endswith(".")
        if not headline and not all(w.shouted for w in words):
            found += _found(doc, words, lists, taken, reading)
            found += subjects(doc, words, lists, taken, reading)
    things = {name.span.of(reading.text) for name in found if name.rule == "told-as-thing"}
    found = [n for n in found if n.rule != "model-person" or n.span.of(reading.text) not in things]
    bearing = (
        name for name in found if name.rule in {"model-person", "model-name"}
    )  # over what is a place's name elsewhere
    return replace(reading, names=with_names(replacing(reading.names, bearing), found))


def _found(doc: Doc, words: tuple[Word, ...], lists: NameWords, taken: Taken, reading: Reading) -> Iterator[Name]:
    for entity in doc.ents:
        inside = _words_in(entity, words)
        if not inside:
            continue
        inside = range(without_titles(words, inside.start, lists), inside.stop)
        if _is_given(words, inside):
            continue
        if entity.label_ == "PERSON":
            yield from _person(words, inside, entity.root, taken, reading)
        elif entity.label_ == "ORG":
            if _names_thing(entity, words[inside.start : inside.stop], reading):
                continue
            spoke = entity.root.dep_ == "nsubj" and makes_remark(entity.root.head, reading.lexicon)
            if spoke and unheard(words, inside, reading):
                yield from _person(words, inside, entity.root, taken, reading)
            else:
                yield from _organisation(words, inside, entity.root, taken, reading)


def _names_thing(entity: Phrase, name: Sequence[Word], reading: Reading) -> bool:
    """`Forward Operating Bases`, `Gross Domestic Product`: words of the dictionary, none of which says that they name a
    body, and which do nothing."""
    root, above = entity.root, entity.root.head
    words = [w for w in name if (w.capital and w.lower not in ARTICLES) or w.text in LINKS]
    if not is_thing([w.text for w in words], reading.lexicon, reading.english, by_last=True):
        return False
    subject = root.dep_ == "nsubj" and above.lemma_.lower() not in reading.lexicon.words("place_state_verbs")
    told = root.dep_ in {"dobj", "dative"} and above.lemma_.lower() == "tell"  # Scientific American
    subject = subject or (told and words[0].text not in given_names(reading.lexicon))
    works_there = above.head.lower_ in _EMPLOYED and above.lower_ in {"at", "for", "of"}
    named = works_there or above.lower_ in {"by", "from", "with"}  # an economist for Lake Economics
    return not (subject or root.dep_ == "poss" or (root.dep_ == "pobj" and named))


def _is_given(words: tuple[Word, ...], inside: range) -> bool:
    """Whether the words are what an exercise or an operation is called."""
    if not inside:
        return False
    before = [word.lower for word in words[max(0, inside.start - 3) : inside.start] if word.lower != "of"]
    dubbed = not _DUBBED.isdisjoint({" ".join(before[-1:]), " ".join(before[-2:])})
    return words[inside.start].joined and dubbed


def _words_in(entity: Phrase, words: Sequence[Word]) -> range:
    span = source_span(entity)
    first = bisect_left(words, span.start, key=attrgetter("start"))
    after = bisect_right(words, span.end, first, key=attrgetter("end"))
    return range(first, after) if first < after else range(0)


def _person(words: tuple[Word, ...], inside: range, root: Token, taken: Taken, reading: Reading) -> Iterator[Name]:
    start, lists = inside.start, name_words(reading.lexicon)
    if start >= inside.stop or words[start].text in lists.vessels:
        return
    while start < inside.stop and _is_before_name(words, start, inside.stop, reading):
        start += 1
    if (
        0 < start < len(words)
        and words[start].text in lists.particles
        and words[start].joined
        and words[start - 1].capital
    ):
        start -= 1  # Arnel | dela Vega
    while inside.stop - start > 2 and is_team(words[start], reading.text):
        start += 1  # Broncos | Kenny Lund
    end = _plain_end(words, start, inside.stop, lists, taken)
    goods = end is not None and of_thing(words, end, reading.lexicon.words("goods_nouns"))
    if end is None or end - start < 2 or (not goods and is_no_person(words, range(start, end), root, reading)):
        return
    span = joined_span(words[start:end])
    over = taken.over(span)
    if "]" not in span.of(reading.text) and (not over or bears_place(words, range(start, end), over, root, reading)):
        given = words[start].text in given_names(reading.lexicon)
        if kind := said_to_be(words, start, reading.lexicon):
            yield Name(span, kind, "class-before-name" if kind == "organisation" else "told-as-thing")
            return
        thing = goods or tells_thing(root, reading.lexicon, given=given)
        yield Name(span, "nothing", "told-as-thing") if thing else Name(span, "person", "model-person")


def _is_before_name(words: Sequence[Word], start: int, stop: int, reading: Reading) -> bool:
    """`Former Minister Ada Lund`, `Watch Ada Lund`, `Removing Ada Lund`, the end of `Sri Lankan`: what stands before a
    name."""
    lists = name_words(reading.lexicon)
    if opens_with_deed(words[start], reading.english) and words[start].lower not in reading.english:
        return True
    if start and words[start].text in lists.titles.portfolios - GIVEN and words[start - 1].lower in _PREPOSITIONS:
        return stop - start > 2  # Adviser on Migration | Ada Lund
    people = lists.titles.adjectives.at(words, start - 1) if start else None
    never = words[start].text in lists.never or (words[start].text == "Will" and words[start].first)
    somebody = words[start].first and words[start].lower in reading.lexicon.words("speakers")  # Broadcaster Ada Lund
    opener = ((never or somebody) and stop - start > 2) or (people is not None and people[0] > start)
    return opener or _is_title(words, start, lists) or _is_people(words, start, stop, lists)


def _is_people(words: Sequence[Word], start: int, stop: int, lists: NameWords) -> bool:
    """`Spaniard Enric Golonas`: who somebody is by his people is no part of his name."""
    hit = lists.titles.adjectives.at(words, start)
    return hit is not None and hit[0] == start + 1 and stop - start > 2 and not lists.titles.names.at(words, start)


def _plain_end(words: tuple[Word, ...], start: int, stop: int, lists: NameWords, taken: Taken) -> int | None:
    """The end of the name as the name rules have it, no further than the model's."""
    if start >= stop:
        return None
    end = name_end(opened(words, start), start, lists, taken)
    return end if end is None or end >= stop else None if stop - end > 1 else end


def _is_title(words: Sequence[Word], index: int, lists: NameWords) -> bool:
    titles = lists.titles
    return any(table.at(words, index) for table in (titles.honorifics, titles.ranks, titles.heads)) or (
        words[index].lower in titles.former or words[index].lower in {"the", "a"}
    )


def _organisation(words: Sequence[Word], inside: range, root: Token, taken: Taken, reading: Reading) -> Iterator[Name]:
    lists = name_words(reading.lexicon)
    start, end = _trimmed(words, inside, lists, reading)
    role = lists.titles.heads.at(words, end - 1) if end - start > 1 else None
    end -= bool(role and role[0] > end)  # the UNDOF Force Commander is not the "UNDOF Force"'s
    if start >= end or any(w.gap.strip() for w in words[start + 1 : end]) or is_heading(words, start, end):
        return
    matter = words[end - 1].text in MATTERS or len(words[end - 1].text.strip(".")) == 1
    matter = matter or any(words[end - 1].lower in reading.lexicon.words(n) for n in ("craft_nouns", "goods_nouns"))
    matter = matter or words[end - 1].text in reading.lexicon.words("bodiless_crowds")
    matter = matter or f"{words[end - 1].text} stands for " in reading.text
    matter = matter or any(is_thing_in_marks(words, first, end) for first in (start, start + 1))
    if matter or names_offices_only(words[start:end], lists) or are_honours(words, start, end, taken, reading.lexicon):
        return
    if start > 1 and words[start - 1].text in {"for", "on"} and words[start - 2].lower in _IN_CHARGE:
        return  # Senior Director for | Transborder Security
    span = joined_span(words[start:end])
    if end < len(words) and words[end].text in _ENDS and words[end].joined and not words[end - 1].possessive:
        span = Span(span.start, words[end].end)
        over = taken.over(span)
        if end - start > 1 and all(n.span.start == span.start and n.kind == "organisation" for n in over):
            yield Name(span, "organisation", "model-organisation")
            return
    after = words[end] if end < len(words) and words[end].joined else None
    if not words[start].shouted and (
        is_placed(words, start, reading) or is_in_town(words, start, taken) or is_one_of_kind(words, start, end)
    ):
        return
    if end - start > 2 and words[start].shouted and is_personal(words, start + 1, end, reading):
        start, span = start + 1, joined_span(words[start + 1 : end])  # SRSG | Ada Lund
    if is_personal(words, start, end, reading) and name_end(opened(words, start), start, lists, taken) == end:
        free = not (over := taken.over(span)) or bears_place(words, range(start, end), over, root, reading)
        yield from (Name(span, "person", "model-name"),) if free and not is_house(words, start, end) else ()
        return
    thing = after is not None and any(after.text in reading.lexicon.words(n) for n in ("thing_nouns", "goods_nouns"))
    thing = thing or (end - start == 1 and only_letters(words, start))
    if not thing and not taken.over(span) and is_body(words[start:end], reading):
        yield Name(span, "organisation", "model-organisation")


def _trimmed(words: Sequence[Word], inside: range, lists: NameWords, reading: Reading) -> tuple[int, int]:
    """Start and end of a body's name: from its first capital, or after its owner, to its last capital."""
    start, end = inside.start, inside.stop
    while start < end and (words[start].text in lists.never or not words[start].capital):
        start += 1
    start += start + 1 < end and opens_with_deed(words[start], reading.english)  # Considering | Pheu Lenn
    while start < end and (not words[end - 1].capital or words[end - 1].text.endswith(LED)):
        end -= 1
    owner = next((n for n in range(end - 2, start - 1, -1) if words[n].possessive), None)
    if owner is not None and words[owner].text not in reading.lexicon.words("owning_parts"):
        start = owner + 1
    return start, end
