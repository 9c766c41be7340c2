"""Bodies of a state in lower case: `Burundian army`, `the trade ministry`, `the country's election commission`.

By the adjective of their state, by what they are of, or by the country whose they are. Forces without a name of their
own are none: where `Carrovian troops killed two`, the state did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.gazetteers import adjective_start, adjectives, listed_names, phrases_of
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.phrases import Phrases
from briefsite.extraction.reading import Reading, root_of, stands_as
from briefsite.extraction.words import Word, joined_span, words_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

_COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "island"})
#: Those of a body who do what it does: "arrested by Carrovian navy sailors".
_CREWS = frozenset(
    {"sailors", "soldiers", "officers", "personnel", "troops", "marines", "commandos", "ships", "warships"}
)
_SENDING = frozenset({"navy", "army", "guard", "force"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def state_bodies(reading: Reading) -> Reading:
    """Add the bodies of states that no capitals show."""
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        found += [*_state_bodies(doc, reading), *_of_country(words, reading), *_ministries_of(words, reading)]
    found += _forces(reading)
    taken = Taken(reading.names)
    whole = [n for n in found if all(n.span.covers(o.span) and n.span != o.span for o in taken.over(n.span))]
    return replace(reading, names=replacing(reading.names, whole))


def _state_bodies(doc: Doc, reading: Reading) -> Iterator[Name]:
    """`Burundian army`, `Congolese foreign ministry`: a body in lower case by the adjective of its state."""
    lexicon, text, words = reading.lexicon, reading.text, words_of(doc)
    index, people = phrases_of(lexicon, "lower_state_bodies"), adjectives(lexicon)
    roles, ministry = phrases_of(lexicon, "role_heads"), "ministry" in doc.text
    listed = {start: (end, body) for start, end, body in index.everywhere(doc) if start}
    for position in range(1, len(words)) if ministry else listed:
        hit = listed.get(position) or (_ministry(words, position, lexicon) if ministry else None)
        if not hit or not words[position].joined or _is_term(words, position):
            continue
        owned = words[position - 1].possessive
        start = adjective_start(words, position, people, listed_names(lexicon), owned=owned)
        if start is None:
            if _of_matter(words, position, hit[0], text):
                yield Name(joined_span(words[position : hit[0]]), "organisation", "body-by-matter")
            continue
        full = rf"\b{re.escape(words[start].text)}\w*[\w ]{{0,30}}\b{words[position].text.capitalize()}\b"
        if hit[0] == position + 1 and re.search(full, text):
            continue  # the text names that body in full
        described = hit[0] < len(words) and words[hit[0]].joined and roles.at(words, hit[0])
        forces = words[hit[0] - 1].text == "forces" and _is_owner(words, start, roles)
        if not (described or forces) and not _describes(words[hit[0] - 1].span, reading):
            end = _seat_end(words, hit[0], lexicon)
            yield Name(joined_span(words[start:end]), "organisation", "body-of-state")


def _is_term(words: Sequence[Word], position: int) -> bool:
    """`the Kenyan presidency of the Union`: a time in a chair, and no office of the state."""
    after = words[position + 1] if position + 1 < len(words) else None
    return words[position].lower == "presidency" and after is not None and after.text == "of" and after.joined


def _seat_end(words: Sequence[Word], end: int, lexicon: Lexicon) -> int:
    """Behind the place where a mission is, which tells it from others: `the Kenyan embassy in Oslo`."""
    seated = words[end - 1].lower in {"embassy", "consulate", "commission"} and words[end : end + 1]
    place = listed_names(lexicon).at(words, end + 1) if seated and words[end].lower == "in" else None
    return place[0] if place and place[1][0] in {"state", "nothing"} else end


def _is_owner(words: Sequence[Word], start: int, roles: Phrases[str]) -> bool:
    """`the capacity of the Burundian armed forces`: what is spoken of is theirs, and they do nothing. Who commands them
    is told otherwise: `the commander of the Burundian armed forces`."""
    before = start - 1 - (words[start - 1].lower in {"the", "its"})
    return (
        before > 0
        and words[before].lower == "of"
        and words[before - 1].text.islower()
        and not roles.at(words, before - 1)
    )


def _of_matter(words: Sequence[Word], start: int, end: int, text: str) -> bool:
    """`the trade ministry`: a ministry that no adjective gives to a state, and that the text names nowhere else."""
    ministry = words[end - 1].text == "ministry" and end - start > 1 and words[start - 1].lower == "the"
    after = words[end] if end < len(words) and words[end].joined else None
    official = after is not None and (after.text[0].isupper() or after.lower in {"official", "officials", "of"})
    return ministry and not official and not re.search(r"\bMinistry\b", text)


def _ministry(words: Sequence[Word], position: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """`internal affairs ministry`: what a ministry is of, in lower case before it."""
    matters, end = lexicon.words("portfolios"), position
    while end < len(words) and end - position < 5 and words[end].joined and not words[end].capital:
        if words[end].text == "ministry" and end > position:
            return end + 1, "ministry"
        if words[end].lower.capitalize() not in matters and words[end].text != "and":
            return None
        end += 1
    return None


def _describes(span: Span, reading: Reading) -> bool:
    """Whether a noun only describes the next: the `police` of `Kenyan police officers`."""
    noun = root_of(reading, span)
    if noun is None or noun.dep_ not in {"compound", "amod", "nmod"}:
        return False
    crew = noun.lower_ in _SENDING and noun.head.lower_ in _CREWS
    return not (crew and _fights(noun.head, reading.lexicon))


def _of_country(words: Sequence[Word], reading: Reading) -> Iterator[Name]:
    """`the country's election commission said`: one by the country that the text tells of, where it does something."""
    index = phrases_of(reading.lexicon, "lower_state_bodies")
    for position in range(1, len(words)):
        owner = words[position - 1]
        hit = index.at(words, position) if owner.possessive and owner.lower in _COUNTRY else None
        if hit and words[position].joined and stands_as(reading, words[hit[0] - 1].span, _SUBJECTS):
            yield Name(joined_span(words[position : hit[0]]), "organisation", "body-of-state")


def _ministries_of(words: Sequence[Word], reading: Reading) -> Iterator[Name]:
    """`the ministry of internal affairs of Carrow`: with its state, where that follows."""
    matters, listed = reading.lexicon.words("portfolios"), listed_names(reading.lexicon)
    for position in range(1, len(words) - 2):
        if words[position].text != "ministry" or words[position + 1].text not in {"of", "for"}:
            continue
        end = position + 2
        while end < len(words) and words[end].joined and not words[end].capital:
            if words[end].lower.capitalize() not in matters and words[end].text != "and":
                break
            end += 1
        if end == position + 2 or words[end - 1].text == "and" or re.search(r"\bMinistry\b", reading.text):
            continue
        state = listed.at(words, end + 1) if end + 1 < len(words) and words[end].text == "of" else None
        whole = state[0] if state and state[1][0] == "state" else end
        start = adjective_start(words, position, adjectives(reading.lexicon), listed)
        yield Name(joined_span(words[position if start is None else start : whole]), "organisation", "body-by-matter")


def _forces(reading: Reading) -> Iterator[Name]:
    """`killed by Carrovian troops`: the adjective stands for the state, which acts by them."""
    people, names = adjectives(reading.lexicon), listed_names(reading.lexicon)
    forces = reading.lexicon.words("force_nouns")
    for doc in reading.paragraphs:
        words = words_of(doc)
        for position in range(1, len(words)):
            if words[position].text not in forces or not words[position].joined:
                continue
            start = adjective_start(words, position, people, names)
            hit = people.at(words, start) if start is not None else None
            noun = root_of(reading, words[position].span) if hit and hit[0] == position else None
            if hit and start is not None and noun is not None and _fights(noun, reading.lexicon):
                yield Name(joined_span(words[start:position]), "state", "forces-of-state", f"state:{hit[1]}")


def _fights(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is whoever does what is done in a fight."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    does = noun.dep_ == "nsubj" or verb is not noun.head
    return does and verb.lemma_.lower() in lexicon.words("fighting_verbs")
