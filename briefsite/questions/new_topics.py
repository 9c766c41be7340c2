"""Topics that nobody has yet: phrases that several texts share, and that signal no topic so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefsite.model.review import Desk, Evidence, Question
from briefsite.model.slugs import slug
from briefsite.model.sources import Source
from briefsite.questions.evidence import witnesses

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: In how many texts a phrase must stand, how many are suggested, and how many of its sentences are shown.
_TEXTS, _MOST, _SHOWN = 3, 10, 3


def new_topics(desk: Desk) -> Iterator[Question]:
    """The phrases that stand in most texts."""
    seen = Counter(phrase for source in desk.sources.values() for phrase in _phrases(source, desk))
    known = [_folded(term) for topic in desk.topics for term in (*topic.terms, topic.title)]
    taken = {topic.id for topic in desk.topics}
    wanted = (
        (phrase, count)
        for phrase, count in sorted(seen.items(), key=lambda item: (-item[1], item[0]))
        if count >= _TEXTS and slug(phrase) not in taken and not any(_covers(term, phrase) for term in known)
    )
    for n, (phrase, count) in enumerate(
        pair for pair in wanted if (_path(pair[0]), ("topic", pair[0])) not in desk.turned_down
    ):
        if n >= _MOST:
            return
        why = f"{count} texts speak of this, and no topic has it among its terms"
        yield Question("topic", _path(phrase), "topic", "", "", phrase, why, witnesses(desk, _places(phrase, desk), 3))


def _phrases(source: Source, desk: Desk) -> set[str]:
    """The phrases of two words that might name a topic: no name, no function word, ending like a noun of the field."""
    found = set()
    tokens = list(_TOKEN.finditer(source.text))
    for one, two in pairwise(tokens):
        first, last = one[0], two[0]
        between = source.text[one.end() : two.start()]
        apart = between.strip() or "\n\n" in between or between.count("\n") > 1
        if apart or not (first + last).islower() or {first, last} & desk.function_words or len(first) < 4:
            continue
        if last in desk.nominal_words or (len(last) > 6 and last.endswith(desk.nominal_endings)):
            found.add(f"{first} {last}")
    return found


def _places(phrase: str, desk: Desk) -> Iterator[Evidence]:
    shown = 0
    for source in desk.sources.values():
        found = re.search(rf"\b{phrase.replace(' ', chr(92) + 's')}\b", source.text) if shown < _SHOWN else None
        if found:
            shown += 1
            number = source.paragraph_at(found.start()).number
            yield Evidence(source.file, number, found.start(), found.end(), "topic")


def _folded(term: str) -> str:
    return term.casefold()


def _covers(term: str, phrase: str) -> bool:
    """Whether a topic's term (`*` ends a stem) stands in a phrase, or the phrase in it."""
    if term.endswith("*"):
        return any(f" {phrase}"[n:].startswith(f" {term[:-1]}") for n in range(len(phrase)))
    return f" {term} " in f" {phrase} " or f" {phrase} " in f" {term} "


def _path(phrase: str) -> str:
    return f"topics/{slug(phrase)}.md"
