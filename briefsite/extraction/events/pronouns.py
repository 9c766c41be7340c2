"""Whom a pronoun means: the last fitting subject before it; in an opening phrase, the subject of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from briefsite.extraction.events.lists import listed
from briefsite.extraction.events.naming import Names
from briefsite.extraction.events.pronouns_of_objects import doers_to, owner_acted_on, the_other
from briefsite.extraction.events.telling import body_telling, served_by, spoken_for, teller_of, tellers
from briefsite.extraction.events.things_told import is_of_own_subject, is_thing, is_thing_before, means_nothing
from briefsite.extraction.events.told_before import (
    HE,
    PLURAL,
    SHE,
    SUBJECTS,
    crowd_before,
    objects_before,
    speakers,
    subjects_before,
)
from briefsite.extraction.parse import in_small_clause
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.sexes import of_people
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_KINDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("he", "she", "him", "his", "her", "himself", "herself"), frozenset({"person"})),
    **dict.fromkeys(("it", "its", "itself"), frozenset({"state", "organisation", "programme"})),
    **dict.fromkeys(("they", "them", "their", "themselves"), frozenset({"state", "organisation", "person"})),
}
_OTHER_SEX = {**dict.fromkeys(HE, SHE), **dict.fromkeys(SHE, HE)}
_PAIR = 2
_ONE = {"it", "its", "itself"}
_PARTS = {"all", "both", "dozens", "few", "four", "hundreds", "many", "most", "others", "several", "some", "thousands",
    "three", "two"}  # fmt: skip


def antecedents(pronoun: Token, names: Names) -> tuple[str, ...]:
    """The actors that a pronoun means; nobody where the token is none or nothing before it fits. Nobody speaks of
    himself as "he", and "his" that stands alone is a thing: "ended his on Monday"."""
    if pronoun.lower_ not in _KINDS or (pronoun.lower_ == "his" and pronoun.dep_ != "poss"):
        return ()
    found = _antecedents(pronoun, names)
    return () if found and set(found) & speakers(pronoun, names) else found


def _antecedents(pronoun: Token, names: Names, *, alone: bool = False) -> tuple[str, ...]:
    kinds = _KINDS.get(pronoun.lower_)
    if kinds is None or means_nothing(pronoun) or is_thing_before(pronoun, names) or crowd_before(pronoun, names):
        return ()
    settled = _settled(pronoun, names)
    if settled is not None:
        return settled
    told = _told_of(pronoun)
    if told is not None or is_of_own_subject(pronoun, names):
        return tuple(names.plain(told)) if told is not None else ()
    doers = doers_to(pronoun, names)
    plural, others = pronoun.lower_ in PLURAL, _OTHER_SEX.get(pronoun.lower_, ())
    another, theirs = False, set[str]()
    other_sex = None if alone else _of_the_other_sex(pronoun)
    others_here = set(_antecedents(other_sex, names, alone=True)) if other_sex is not None else set()
    for subject in _considered(pronoun, names):
        if pronoun.lower_ == "it" and is_thing(subject, names):
            break
        if plural and _both_report(pronoun, subject, names):
            return ()
        another = another or subject.lower_ in others
        named = [*names.plain(subject), *(_joined_to_name(subject, names) if plural else ())] or _one_of(subject, names)
        named = listed(subject, named, None, names) if plural and named else named
        named = named or _owning(subject, pronoun, names)
        if not named and not plural and _is_officer(subject, pronoun, names):
            break
        fitting = (k for k in dict.fromkeys(named) if names.kind(k) in kinds and k not in doers | others_here)
        keys = tuple(k for k in fitting if not _of_other_sex(k, pronoun, names))
        if len(keys) == 1 and (another or keys[0] in theirs):  # "Lund fell. He died. She ..." is not Lund
            another, theirs = False, {*theirs, *keys}
            continue
        people = plural and _are_people(subject, keys, names)
        if people or (len(keys) >= 2 if plural else len(keys) == 1):
            return keys
    other = the_other(pronoun, others_here, names)
    return other if other and not _of_other_sex(other[0], pronoun, names) else ()


def _of_the_other_sex(pronoun: Token) -> Token | None:
    """The nearest pronoun before one in its sentence that means somebody else: "his talks with Lund on her trip"."""
    other = _OTHER_SEX.get(pronoun.lower_, ())
    before = reversed(pronoun.doc[pronoun.sent.start : pronoun.i]) if other else ()
    return next((t for t in before if t.lower_ in other), None)


def _two_before(pronoun: Token, names: Names) -> tuple[str, ...]:
    """The two persons of whom alone a sentence told before a clause that says when or why: "Lund praised Tarro after
    they met"."""
    clause = next((t for t in pronoun.ancestors if t.dep_ == "advcl"), None)
    if pronoun.lower_ not in PLURAL or clause is None or clause.head.i > clause.left_edge.i:
        return ()
    before = pronoun.doc[pronoun.sent.start : clause.left_edge.i]
    if any(t.tag_ in {"NNS", "NNPS"} or t.lower_ in PLURAL for t in before):
        return ()
    told = dict.fromkeys(key for t in before for key in names.at(t))
    people = tuple(key for key in told if names.kind(key) == "person")
    return people if len(people) == len(told) == _PAIR else ()


def _is_officer(subject: Token, pronoun: Token, names: Names) -> bool:
    """Whether a main clause before is about somebody in office whom the text does not name there: "The Ambassador
    brought a letter. He also offered help" is not about who met him."""
    office = subject.tag_ in {"NN", "NNP"} and subject.lemma_.lower() in names.reading.lexicon.words("role_heads")
    told = (
        subject.sent != pronoun.sent
        and subject.head.dep_ == "ROOT"
        and any(t.lower_ in {"the", "a", "an"} for t in subject.children)
    )
    return office and told and "person" in _KINDS[pronoun.lower_] and "state" not in _KINDS[pronoun.lower_]


def _of_other_sex(key: str, pronoun: Token, names: Names) -> bool:
    """Whether somebody's given name is of a man, and the pronoun "she", or the other way round."""
    sex = "man" if pronoun.lower_ in HE else "woman" if pronoun.lower_ in SHE else ""
    told = names.kept("sexes", lambda: _sexes(names.reading)).get(key, "") if names.kind(key) == "person" else ""
    return bool(sex and told) and sex != told


def _sexes(reading: Reading) -> Mapping[str, str]:
    """By key, the sex of each person of whom a title or the given name tells it."""
    named = [(c.key, m.span) for c in reading.document.chains if c.kind == "person" for m in c.mentions]
    return of_people(named, reading.text, reading.lexicon)


def _considered(pronoun: Token, names: Names) -> Iterator[Token]:
    """Whom a pronoun may mean, the nearest first: of what is told of several of its own sentence, "it" is none, but may
    be who is named right before its clause, "they fear a raid by Chad after it annexed the bay"."""
    for subject in chain(objects_before(pronoun), subjects_before(pronoun, names)):
        several = pronoun.lower_ in _ONE and _several(subject, names)
        if several and subject.sent == pronoun.sent:
            first = pronoun.head.left_edge if pronoun.head.dep_ == "advcl" else pronoun
            yield from (first.nbor(-1),) if first.i > first.sent.start else ()
            return
        if not (several or in_small_clause(subject)):
            yield subject


def _several(subject: Token, names: Names) -> bool:
    """Whether a subject is of several, of whom "it" is none: "The lake states, Chad and Mali, have left"."""
    verb = subject.head
    plural = verb.tag_ == "VBP" or any(t.lower_ in {"are", "have", "were"} for t in verb.lefts)
    return (plural or subject.tag_ in {"NNS", "NNPS"}) and not names.at(subject)


def _one_of(subject: Token, names: Names) -> list[str]:
    """Who "one of the ministers, Ada Lund," is."""
    behind = subject.subtree if subject.lower_ == "one" else ()
    return [key for t in behind if t.dep_ == "appos" for key in names.at(t) if names.kind(key) == "person"][:1]


def _owning(subject: Token, pronoun: Token, names: Names) -> list[str]:
    """Whose the subject is at "his", there or right before, or in what it says: "Lund's visit marks her first trip",
    "Lund's plea touched many. Her visit is remembered", "Lund's aide said she"."""
    told = pronoun.head.dep_ == "ccomp" and pronoun.head.head == subject.head and subject.dep_ == "nsubj"
    before = subject.doc is pronoun.doc and subject.sent.end == pronoun.sent.start and pronoun.head.dep_ in SUBJECTS
    near = subject.sent == pronoun.sent or before
    near = near and (told or pronoun.dep_ == "poss") and "person" in _KINDS[pronoun.lower_]
    owners = (t for t in subject.lefts if t.dep_ == "poss" and near and pronoun.lower_ not in PLURAL)
    return [key for t in owners for key in names.plain(t) if names.kind(key) == "person"]


def _both_report(pronoun: Token, subject: Token, names: Names) -> bool:
    """Whether those who say something here are the unnamed people who did so before: "Sources say ... They added"."""
    saying = names.reading.lexicon.words("announcing") | {"report"}
    alike = all(t.dep_ == "nsubj" and t.head.lemma_.lower() in saying for t in (pronoun, subject))
    return alike and subject.tag_ == "NNS" and not names.plain(subject)


def _joined_to_name(subject: Token, names: Names) -> Iterator[str]:
    """Who is named beside the name of a subject, where the parse takes his function for the subject: "Special Envoy for
    Chad Ada Lund and Ambassador Rei Tarro"."""
    own = set(names.plain(subject))
    for token in subject.subtree:
        if token.dep_ == "conj" and own.intersection(names.at(token.head)):
            yield from names.plain(token)


def _settled(pronoun: Token, names: Names) -> tuple[str, ...] | None:
    """Whom a pronoun means by what is said around it, nobody included; None where that says nothing."""
    cued = _speaker(pronoun, names)
    if cued is None and pronoun.lower_ == "it" and (teller := teller_of(pronoun)) is not None:
        return spoken_for(teller, names)
    if pronoun.lower_ == "they" and (told := tellers(pronoun) or body_telling(pronoun, names)) is not None:
        return tuple(names.plain(told))
    if two := _two_before(pronoun, names):
        return two
    served = served_by(pronoun, names, _antecedents)
    settled = served if served is not None else cued
    settled = settled if settled is not None else owner_acted_on(pronoun, _KINDS[pronoun.lower_], names)
    other = the_other(pronoun, doers_to(pronoun, names), names) if settled is None else ()
    return other if other and not _of_other_sex(other[0], pronoun, names) else settled


def _told_of(pronoun: Token) -> Token | None:
    """What a relative clause tells of, where its own subject owns something: "the storm, which made its landfall", "the
    towns that decided to hold their votes"."""
    verb = pronoun.head.head if pronoun.dep_ == "poss" and pronoun.head.dep_ == "dobj" else pronoun
    while verb.dep_ == "xcomp":
        verb = verb.head
    own = verb.dep_ == "relcl" and any(t.dep_ in SUBJECTS and t.tag_ == "WDT" for t in verb.children)
    return verb.head if own else None


def _speaker(pronoun: Token, names: Names) -> tuple[str, ...] | None:
    """Whom "he said" or "it said" lets speak, where that is settled already: nobody, where "it" is a document."""
    kinds = _KINDS[pronoun.lower_]
    if pronoun.lower_ not in {"he", "she", "it"} or pronoun.dep_ != "nsubj":
        return None
    cues: Mapping[Span, Sequence[str]] = names.kept("speakers by cues", lambda: _by_cue(names.reading))
    told = cues.get(source_span(pronoun.head), ())
    fitting = tuple(key for key in told if key and names.kind(key) in kinds)[:1]
    return fitting or (() if told and pronoun.lower_ == "it" and not any(told) else None)


def _by_cue(reading: Reading) -> Mapping[Span, Sequence[str]]:
    """Whom each reporting verb lets speak."""
    found: dict[Span, list[str]] = {}
    for quotation in reading.document.quotations:
        if quotation.cue and quotation.speaker:
            found.setdefault(quotation.cue, []).append(quotation.speaker.key)
    return found


def _are_people(subject: Token, keys: Sequence[str], names: Names) -> bool:
    """Whether "they" are the people of whom a plural noun tells: those of one body or state, whose `keys` these are
    ("Union leaders"), or those whom a main clause was about, named or not."""
    noun = _many(subject)
    if noun.tag_ != "NNS":
        return False
    if keys and not names.at(subject):
        return True
    lexicon = names.reading.lexicon
    people = noun.lemma_.lower() in lexicon.any_of("pair_persons", "role_heads")
    crowd = {noun.lower_, noun.lemma_.lower()} & lexicon.any_of("collectives", "crowds")
    return subject.head.dep_ == "ROOT" and bool(people or crowd)


def _many(subject: Token) -> Token:
    """The noun for the many of whom a subject means a part: "farmers" of "some of the farmers"."""
    of = (t for t in subject.rights if t.lower_ == "of" and t.i == subject.i + 1 and subject.lower_ in _PARTS)
    return next((noun for t in of for noun in t.rights if noun.dep_ == "pobj"), subject)
