"""Who a title says acts where no name stands for them alone: "Chadian troops", "people of Chad", "bakers and Lund"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, light_verb, passive, subjects
from briefsite.extraction.events.forces import serves
from briefsite.extraction.events.naming import DELEGATIONS
from briefsite.extraction.events.objects import verb_words
from briefsite.extraction.events.title_marks import capitalised, lowered
from briefsite.extraction.events.wording import object_words, words

if TYPE_CHECKING:
    from briefsite.extraction.lexicon import Lexicon
    from briefsite.extraction.tokens import Token

_ARTICLES = {"a", "all", "an", "both", "that", "the", "these", "this", "those"}
#: People without a name are told in as many characters beside one who has a name.
_ROOM = 50
_BEING_THERE = {"attendance", "involvement", "participation", "presence"}
#: Behind these stands whose somebody is, or whence.
_WHOSE = {"from", "of"}
_OURS = {"our", "my", "your", "us", "you", "me"}
#: Many, though no ending says so.
_MANY = {"artillery", "infantry", "people", "police"}


def acting_without_name(candidate: Candidate, cast: Cast) -> dict[str, str]:
    """The words for those who act and are not the state or body that is named with them, "Chadian troops", "people of
    Chad", "Union aircraft", by that."""
    return {key: capitalised(words(_told(noun), cast)) for key, noun in _nameless(candidate, cast)}


def several_act(candidate: Candidate, cast: Cast) -> bool:
    """Whether those who act without a name are several."""
    return any(noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _MANY for _, noun in _nameless(candidate, cast))


def _nameless(candidate: Candidate, cast: Cast) -> Iterator[tuple[str, Token]]:
    lexicon = cast.reading.lexicon
    verb = light_verb(candidate.trigger, lexicon) if candidate.trigger.noun else candidate.trigger.token
    if verb is None:
        return
    forces, others = lexicon.words("force_nouns"), lexicon.words("nameless_nouns")
    own = not candidate.trigger.noun and not passive(verb) and _befalls(verb_words(verb), lexicon)
    for noun in behind(verb, {"by"}) if passive(verb) else subjects(verb):
        staff = serves(noun)
        if cast.at(noun) or not (noun.lower_ in forces | others or staff or (own and noun.pos_ == "NOUN")):
            continue
        named = {key for t in _told(noun) for key in cast.at(t)}
        keys = {*(cast.people_of(noun) or cast.meant(noun)), *named}
        if len(keys) != 1:  # "Chadian and Union troops" are of two
            continue
        kind = cast.kind(key := keys.pop())
        if noun.lower_ in DELEGATIONS and len(_told(noun)) == 1:
            continue  # who reads a title alone cannot tell whose "the delegation" is
        if kind == "state" or own or ((noun.lower_ in others or staff) and kind != "person" and named):
            yield key, noun


def _befalls(verb: str, lexicon: Lexicon) -> bool:
    """Whether it befalls a government, a mission or a party and not the state or person whose it is."""
    return any(verb in lexicon.words(verbs) for verbs in ("ending_verbs", "failing_verbs", "falling_verbs"))


def _told(noun: Token) -> list[Token]:
    """A noun with what stands before it, and whose it is."""
    before = [t for left in noun.lefts if left.lower_ not in _ARTICLES for t in left.subtree]
    return [*before, noun, *(t for of in noun.rights if of.lower_ in _WHOSE for t in of.subtree)]


def with_unnamed(candidate: Candidate, acting: Sequence[str], cast: Cast) -> list[str]:
    """Those who act where "and" joins to a name people whom no name tells, "Vice Ministers and Ada Lund"; none where
    that is not so."""
    verb = candidate.trigger.token
    doers = [] if candidate.trigger.noun or passive(verb) else list(subjects(verb))
    for doer in doers:  # it grows
        doers += [t for t in doer.rights if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN"}]
    joint = {t: {k for c in t.rights if c.dep_ == "conj" for k in cast.meant(c)} for t in doers}
    named = [[key for key in cast.meant(t) if key not in joint[t]] for t in doers]
    unnamed = [t for t, keys in zip(doers, named, strict=True) if not keys and _several(t)]
    if not unnamed or {key for keys in named for key in keys} != {*candidate.initiators} or len(acting) != 1:
        return []
    told = [cast.name(keys[0]) if keys else words(_told(t), cast, _ROOM) for t, keys in zip(doers, named, strict=True)]
    return [capitalised(told[0]), *told[1:]] if all(told) else []


def _several(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} and not any(t.dep_ == "poss" for t in noun.lefts)


def others_did(candidate: Candidate, cast: Cast) -> bool:
    """Whether a noun tells that people without a name did something: "visits of Chadian bakers" are none by Chad."""
    doers = behind(candidate.trigger.token, {"of", "by"}) if candidate.trigger.noun else ()
    return any(t.tag_ == "NNS" and not cast.at(t) and cast.people_of(t) for t in doers)


def met_by_verb(candidate: Candidate, cast: Cast) -> str:
    """Whom somebody met, in the words of the text, where no name tells it: "senior officers of the two armies"."""
    met = next(behind(candidate.trigger.token, {"with"}), None) if candidate.trigger.coding.kind == "meeting" else None
    return lowered(object_words(met, cast)) if met is not None else ""


def met_without_name(candidate: Candidate, cast: Cast) -> str:
    """Whom somebody met, where a noun tells that they did, and no name whom: "held talks with bakers"."""
    noun = candidate.trigger.token
    meeting = candidate.trigger.noun and candidate.trigger.coding.kind == "meeting"
    if not meeting or candidate.counterparts or candidate.trigger.coding.says != "meet":
        return ""
    held = (noun, *(t for t in noun.rights if t.dep_ == "acl" and t.tag_ == "VBN"))
    met = next((other for t in held for other in behind(t, {"with"})), None)
    if met is not None and met.lemma_.lower() in _BEING_THERE:  # "held with the participation of bakers"
        met = next(behind(met, {"of"}), None)
    told = lowered(object_words(met, cast)) if met is not None and not cast.meant(met) else ""
    return "" if _OURS & {*told.lower().split()} else told


def are_several(names: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether a body is called by those who belong to it: "Kenyan forces attack", "Adda Police arrest", "Democrats
    propose"."""
    many, ends = lexicon.words("plural_names"), lexicon.words("plural_endings")
    return any(name in many or any(name.lower().endswith(f" {end}") for end in ends) for name in names)
