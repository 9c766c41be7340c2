"""What a title cannot say, since whoever reads it alone cannot tell who or what is meant: "urges him to wait"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.thin_titles import says_nothing
from briefsite.extraction.events.title_marks import joined
from briefsite.extraction.events.wording import noun_words
from briefsite.extraction.noun_phrases import POINTING
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_THINGS = {"it", "this", "that", "these", "those", "them"}
_PRONOUNS = {"him", "her", *_THINGS}
_TOLD_OF = {"dobj", "nsubj", "nsubjpass"}
#: With these "it" is no thing: "leaves it to the court".
_IDIOMS = {"call", "find", "get", "have", "keep", "leave", "make", "take", "think", "turn"}
_OBJECTS = {"dobj", "dative", "pobj", "nsubj"}
#: What says more of "that" or "those".
_SAYING_WHICH = {"relcl", "acl", "prep", "ccomp"}
#: What people say or ask is told as theirs, where the rest says nothing.
_WORDS = {"statement": "Statement by", "request": "Request by"}
_SAYINGS = {"comment", "observation", "opinion", "point", "remark", "sentiment", "statement", "view"}


def told_alone(title: str, candidate: Candidate, cast: Cast) -> str:
    """The title with a name for "him" and the like, where the text settles whom that means; else without it, "discusses
    the road | with them", or no more than whose words they are; "" where nothing is left to tell."""
    doers = joined([cast.name(key) for key in candidate.initiators])
    verb = candidate.trigger.token
    if candidate.trigger.noun or says_nothing(title, candidate):
        return title if candidate.trigger.noun else ""
    if doers and any(map(_are_words_told_before, verb.rights)) and candidate.phase == "past":
        return f"Statement by {doers}"
    for pronoun in _objects(verb, cast):
        here = re.compile(rf"(?<!\S){re.escape(pronoun.text)}(?![\w’'])")
        if not here.search(title):
            continue
        ending = f" {pronoun.nbor(-1).text} {pronoun.text}"
        if name := _name_of(pronoun, candidate, cast):
            title = here.sub(name, title, count=1)
        elif pronoun.dep_ == "pobj" and title.endswith(ending):
            title = title.removesuffix(ending)
        else:
            word = _WORDS.get(candidate.trigger.coding.kind)
            return f"{word} {doers}" if word and doers else ""
    return title


def _name_of(pronoun: Token, candidate: Candidate, cast: Cast) -> str:
    """The name of whom "him" or "her" means, or the words for the one thing that "it" or "them" can mean; "" where that
    is open."""
    if pronoun.lower_ not in {"him", "her"}:
        return _one_thing(pronoun, cast)
    others = [key for key in cast.meant(pronoun) or candidate.counterparts if key not in candidate.initiators]
    others = others or [
        *dict.fromkeys(key for t in _before(pronoun) for key in cast.at(t) if cast.kind(key) == "person")
    ]
    return cast.name(others[0]) if len(others) == 1 and cast.kind(others[0]) == "person" else ""


def _before(pronoun: Token) -> list[Token]:
    """What stands before a pronoun in its sentence."""
    return list(pronoun.doc[pronoun.sent.start : pronoun.i])


def _one_thing(pronoun: Token, cast: Cast) -> str:
    """The one thing of which a clause before tells, in this sentence or else in the one before: "visited the school in
    Adda. Kenya built it"."""
    if pronoun.lower_ not in {"it", "them"} or cast.meant(pronoun) or pronoun.head.lemma_.lower() in _IDIOMS:
        return ""
    if pronoun.lower_ == "it" and any(
        t.lower_ == "into" and any(c.lower_ == "law" for c in t.rights) for t in pronoun.head.rights
    ):
        return "a bill"  # "signed it into law"
    start = pronoun.sent.start
    earlier = list(pronoun.doc[start - 1].sent) if start else []
    own = {pronoun.head, pronoun.head.head} if pronoun.head.pos_ in {"ADP", "SCONJ"} else {pronoun.head}
    for told in (_before(pronoun), earlier):
        things = [t for t in told if t.dep_ in _TOLD_OF and t.pos_ in {"NOUN", "PROPN"} and not cast.at(t)]
        things = [t for t in things if t.head not in own]  # who acts does not act on himself
        things = [t for t in things if t.head.dep_ == "ROOT" or t.head is pronoun.head.head]  # not "said that a mill"
        if things and any(cast.kind(key) != "person" for t in told for key in cast.at(t)):
            return ""  # "condemned Chad's raid and suspended it" is of Chad
        if things:
            return _words_again(things[0], cast) if len(things) == 1 and _as_many(pronoun, things[0]) else ""
    return ""


def _as_many(pronoun: Token, thing: Token) -> bool:
    alone = not any(t.dep_ == "conj" for t in thing.rights)
    return alone and thing.tag_ in ({"NN", "NNP"} if pronoun.lower_ == "it" else {"NNS"})


def _words_again(thing: Token, cast: Cast) -> str:
    """The words for a thing when it is told again."""
    owned = any(t.dep_ == "poss" and t.pos_ != "PRON" for t in thing.lefts)
    return f"{'' if owned else 'the '}{noun_words(thing, cast)}"


def _are_words_told_before(thing: Token) -> bool:
    """Whether somebody only said what the text told before: "made these remarks", "shared these views"."""
    pointing = any(t.dep_ == "det" and t.lower_ in POINTING for t in thing.lefts)
    return thing.dep_ == "dobj" and thing.lemma_.lower() in _SAYINGS and pointing and not any(thing.rights)


def _objects(verb: Token, cast: Cast) -> Iterator[Token]:
    """The pronouns to which something is done, outside of what somebody is quoted with: "him", "with them", "them to
    wait"."""
    below = [verb, *(t for t in verb.rights if t.dep_ in {"prep", "dative", "xcomp", "ccomp"} and _small(t))]
    for above in below:
        for token in above.children:
            which = any(t.dep_ in _SAYING_WHICH for t in token.rights)
            suffering = token.dep_ in _OBJECTS and not (token.dep_ == "nsubj" and above is verb)
            if suffering and token.lower_ in _PRONOUNS and not which and not cast.is_quoted(source_span(token)):
                yield token


def _small(below: Token) -> bool:
    """Whether it is a preposition, or what somebody is brought to do."""
    bare = below.tag_ == "VB" and not any(t.tag_ == "MD" for t in below.lefts)
    return below.pos_ in {"ADP", "SCONJ"} or bare
