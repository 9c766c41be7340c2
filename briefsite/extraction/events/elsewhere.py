"""Elsewhere: whom a plural noun means that the text names further on, "ministers of Chad and Mali", "11 lake nations".

The one minister that the text names for each of the states; the states that stand as a list behind the same words.
Where that is not one person a state, or the number is another, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, clause, passive, subjects
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.nations import nations
from briefsite.extraction.tokens import Token
from briefsite.model.document import Chain, Reason, Role

#: Kinds of event that people hold together.
_JOINING = {"meeting", "call", "agreement", "exercise", "visit"}
_NATIONS = {"nation", "country", "state", "partner", "member"}
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12"}  # fmt: skip
_SPELLING = {"defense": "defence"}
_TELLING = {"amod", "compound", "nmod"}


def elsewhere(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """Those whom the text names elsewhere and the clause means by a plural noun, each with the words that name them."""
    if trigger.coding.kind not in _JOINING and trigger.token.lemma_.lower() != "join":
        return
    verb = clause(trigger, cast.reading.lexicon)
    acting = [] if passive(verb) else subjects(verb)
    nouns = [
        *acting,
        *(n for t in acting for n in behind(t, {"of", "from"})),
        *behind(trigger.token, {"with", "between"}),
    ]
    for noun in (t for t in nouns if t.tag_ == "NNS"):
        yield from _holders(noun, cast)
        yield from _listed(noun, cast)


def _holders(noun: Token, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The one holder of an office in each of the states that a noun tells: "foreign ministers from Chad and Mali"."""
    if noun.lemma_.lower() not in cast.reading.lexicon.words("role_heads"):
        return
    words = {_plain(noun.lemma_), *(_plain(word) for word in _told(noun) - set(nations(cast.reading.lexicon)))}
    states = [cast.chains[key].country for key in cast.meant(noun) if cast.kind(key) == "state"]
    held = [[one for one in cast.people_of_states.get(state, ()) if _office(one, words)] for state in states]
    if len(states) >= 2 and all(len(people) <= 1 for people in held):
        for person in (people[0] for people in held if people):
            yield person.key, Reason("holder-elsewhere", tuple(role.span for role in _office(person, words)[:1]))


def _office(person: Chain, words: set[str]) -> list[Role]:
    """The offices that somebody holds whose wording has all these words."""
    current = (role for role in person.roles if not role.reason.note)
    return [role for role in current if words <= {_plain(word) for word in role.title.split()}]


def _listed(noun: Token, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The states listed behind the same words elsewhere: "the lake nations, Chad, Mali and Niger, sent ships"."""
    if noun.lemma_.lower() not in _NATIONS or cast.meant(noun):
        return
    words, number = _told(noun), next((t.lower_ for t in noun.lefts if t.dep_ == "nummod"), "")
    for head, stretch, keys in cast.headed_lists.get(noun.lower_, ()):
        if words and words <= _told(head) and _NUMBERS.get(number, number) in {"", str(len(keys))}:
            yield from ((key, Reason("listed-elsewhere", (stretch,))) for key in keys)
            return


def _told(noun: Token) -> set[str]:
    return {t.lower_ for t in noun.lefts if t.dep_ in _TELLING}


def _plain(word: str) -> str:
    return _SPELLING.get(word.lower(), word.lower())
