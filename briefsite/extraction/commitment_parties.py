"""The two sides of a bond: who binds themselves or asks, and to whom; each with the words that say so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import merge
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from briefsite.extraction.commitment_bonds import ASKING, Bond, below, holders, quoted
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, passive, subjects
from briefsite.extraction.events.company import asked
from briefsite.extraction.noun_phrases import CROWDS
from briefsite.extraction.parse import done_meanwhile
from briefsite.extraction.reading import source_span
from briefsite.model.document import Document, EventMention, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: The actors of one side in reading order, each with the reason why it is there.
Side = Mapping[str, Reason]

_HELPING = {"help", "assist", "support", "aid"}
HELP = {"support", "help", "aid", "assistance", "backing"}
#: Behind these, "to" says whither: "committed to welcoming them to Chad".
_MOVING = {"come", "fly", "go", "sail", "travel", "welcome"}
#: Of whom each body has many.
_MEMBERS = {"member", "source", "lawmaker", "legislator", "parliamentarian", "opponent", "critic"}
#: What those who met are called together, when one of them asks "the two sides" or "both" to act.
_BOTH = {"side", "party"}


def bound(bond: Bond, cast: Cast) -> Side:
    """Who is bound: the subject, or, where somebody affirms another's readiness, that other; of what was done to
    somebody, whoever did it ("was urged by Chad to")."""
    owners = [child for child in bond.word.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    owners = owners or (holders(bond.word) if bond.word.pos_ == "NOUN" else [])
    lands = cast.nations_of(bond.word) if bond.word.pos_ == "NOUN" and bond.strength not in ASKING else []
    if lands and not owners:
        return dict.fromkeys(lands, Reason("bound", (_phrase(bond.word),)))  # "reaffirmed Chadian support"
    words = owners or (behind(bond.verb, {"by"}) if undergone(bond) else _subjects(bond.verb))
    speakers = _meant((t for t in words if not (_one_of_many(t) or _is_crowd(t))), cast)
    if any(t.dep_ == "poss" and t.lower_ == "its" for t in bond.word.children):  # a person's are "his" or "her"
        speakers = {key: why for key, why in speakers.items() if cast.kind(key) != "person"}
    if bond.promised is None:
        return {} if _of_others(bond, speakers, cast) else speakers
    promised = _meant((t for t in bond.promised.children if t.dep_ == "nsubj"), cast)
    origins = {key for word in words for noun in _behind(word, {"of"}) for key in cast.plain(noun)}
    own = all(key in origins or any(cast.same_side(key, one) for one in speakers) for key in promised)
    return promised if own else {}


def _subjects(verb: Token) -> Iterable[Token]:
    """The subject of a verb; of "while reaffirming", that of the sentence, and not who is urged to do something."""
    if done_meanwhile(verb):
        verb = next((t for t in verb.ancestors if t.tag_ in {"VBD", "VBZ", "VBP"}), verb)
    return subjects(verb)


def _of_others(bond: Bond, ours: Collection[str], cast: Cast) -> bool:
    """Whether it is not for these to say: what others, of another country, say they are ready to do, or what those who
    agree want of others: "agreed that Chad should not take part"."""
    if bond.strength == "agreed":
        done_by = [key for t in bond.matter.children if t.dep_ == "nsubj" for key in cast.plain(t)]
        return bool(done_by) and not any(cast.same_side(key, one) for key in done_by for one in ours)
    teller = bond.verb.head if bond.strength == "affirmed" and bond.verb.dep_ == "ccomp" else None
    told = cast.speakers.get(source_span(teller).start) if teller is not None else None
    return told is not None and all(_foreign(told[0], one, cast) for one in ours)


def _foreign(one: str, other: str, cast: Cast) -> bool:
    countries = {cast.chains[key].country for key in (one, other)}
    return len(countries) == 2 and "" not in countries


def addressed(bond: Bond, cast: Cast, but: Collection[str]) -> Side:
    """To whom: whoever is asked to act, is helped, or stands behind "to" or "with", all of them where several are
    joined; where nobody does, the other side of the meeting in which it was said. None of them is one of `but`."""

    def others(keys: Iterable[str]) -> list[str]:
        return [k for k in keys if k not in but and cast.kind(k) != "programme" and not _own(k, bond, but, cast)]

    named = ((others(cast.plain(token)), token) for token in _addressees(bond) if not _is_crowd(token))
    given = [bond.matter, bond.verb] if bond.strength in {"offered", "pledged"} else []
    helped = ((others(cast.nations_of(t)), t) for word in given for t in _behind(word, {"for"}))  # "Chadian officers"
    keys, token = next((found for found in chain(named, helped) if found[0]), ([], None))
    if token is not None:
        return dict.fromkeys(keys, Reason("addressed", (_phrase(token),)))
    if bond.strength == "agreed" and len(but) > 1:
        return {}  # both sides are told
    return {key: reason for key, reason in _met(bond, cast).items() if others([key])}


def _own(key: str, bond: Bond, ours: Collection[str], cast: Cast) -> bool:
    """Whether somebody would promise to their own side: "the envoy of Chad pledged to bring more water to Chad"."""
    return bond.strength not in ASKING and any(cast.same_side(key, one) for one in ours)


def _one_of_many(word: Token) -> bool:
    """`A member of the Movement` binds nobody but himself."""
    return word.tag_ == "NN" and word.lemma_ in _MEMBERS


def _is_crowd(word: Token) -> bool:
    """`The people of Chad` bind no state, and no more do "they" of whom a sentence tells so."""
    if word.lower_ != "they":
        return word.lower_ in CROWDS
    before = reversed(list(word.doc[word.sent.start : word.i]))
    return next((t.lower_ in CROWDS for t in before if t.tag_ in {"NNS", "NNPS"} or t.lower_ in CROWDS), False)


def undergone(bond: Bond) -> bool:
    """Whether the subject is asked or promised something: "Chad was invited"; "is committed" says what somebody is."""
    verb = bond.verb
    if bond.strength == "affirmed" or bond.word != verb or verb.tag_ != "VBN":
        return False
    return passive(verb) or (
        verb.dep_ == "advcl" and not any(t.dep_ == "aux" for t in verb.children)
    )  # "Urged to act,"


def _meant(words: Iterable[Token], cast: Cast) -> dict[str, Reason]:
    """The actors of some words; "I" and "we" in a quotation are its speaker."""
    found: dict[str, Reason] = {}
    for word in words:
        quotation = quoted(word, cast.reading) if word.lower_ in {"i", "we"} else None
        speaker = quotation.speaker.key if quotation and quotation.speaker else ""
        for key in [speaker] if speaker else cast.meant(word):
            found.setdefault(key, Reason("own-words" if speaker else "bound", (_phrase(word),)))
    return found


def _phrase(token: Token) -> Span:
    """The words of a noun phrase up to its last head: "The premier", "Cambodia and Japan"; without what stands before a
    bracket that is closed in it."""
    joined = token
    while further := [t for t in joined.children if t.dep_ == "conj" and t.i > joined.i]:
        joined = further[-1]
    first = max((t.i + 1 for t in token.doc[token.left_edge.i : token.i] if "]" in t.text), default=token.left_edge.i)
    return Span(source_span(token.doc[first]).start, source_span(joined).end)


def _addressees(bond: Bond) -> Iterator[Token]:
    verb, matter = bond.verb, bond.matter
    objects = below(verb, ("dobj", "dative"))
    if undergone(bond):
        objects += [t for t in verb.children if t.dep_ == "nsubjpass"]
    if bond.strength in ASKING:  # whoever shall be helped by what is asked for is asked for nothing
        if bond.word.pos_ == "NOUN":  # "its call on Chad to wait"
            objects += _behind(bond.word, {"on", "to", "upon"})
        subjects_of = [t for relation in ("nsubj", "poss") for t in matter.children if t.dep_ == relation]
        yield from (*objects, *subjects_of, *_behind(verb, {"to", "with", "on", "upon", "from"}))
        return
    helped = below(matter, ("dative", "dobj")) if matter.lemma_.lower() in _HELPING else below(matter, ("dative",))
    if matter.lemma_.lower() in _HELPING:  # "supporting Chad's growth"
        helped += [t for noun in helped for t in noun.children if t.dep_ == "poss"]
    plain = bond.strength in {"offered", "pledged"} and bond.promised is None
    direct = [t for t in objects if t != matter] if plain else []
    given = [t for t in below(matter, ("dobj",)) if matter.pos_ == "VERB"]
    sums = [] if matter.pos_ == "VERB" else _behind(matter, {"in", "of"})  # "$40 million in aid to Chad"
    given_to = [t for t in (matter, *given, *sums) if matter.lemma_ not in _MOVING]
    behind = [*_behind(verb, {"to", "with"}), *(n for t in given_to for n in _behind(t, {"to", "with"}))]
    if matter.lemma_.lower() == "share":  # "to share its skills in farming and trade with Chad"
        behind += [n for t in matter.subtree if t.lower_ == "with" for n in t.children if t.dep_ == "prep"]
    named = [matter] if bond.word.pos_ == "NOUN" and _is_thing(matter) else []  # "its commitment to the Union"
    yield from (*direct, *helped, *behind, *named, *_backed(bond, given))


def _is_thing(matter: Token) -> bool:
    return matter.pos_ in {"NOUN", "PROPN", "NUM", "SYM"}


def _backed(bond: Bond, given: Iterable[Token]) -> Iterator[Token]:
    """Who is behind "support for": "to provide support for Chad", "support for Chad's growth"."""
    helps = (t for t in (bond.matter, *given) if t.lemma_.lower() in HELP)
    helped = [noun for help_ in helps for noun in _behind(help_, {"for"})]
    if bond.word.lemma_.lower() in HELP and _is_thing(bond.matter):
        helped.append(bond.matter)
    for noun in helped:
        yield noun
        yield from (t for t in noun.children if t.dep_ == "poss")


def _behind(token: Token, prepositions: set[str]) -> list[Token]:
    return [noun for prep in below(token, ("prep", "dative")) if prep.lower_ in prepositions for noun in prep.children]


def _tells(bond: Bond) -> bool:
    """Whether somebody is told or assured who is no actor: "assured the staff that"."""
    clause = any(t.dep_ == "ccomp" for t in bond.verb.children)
    return clause and any(t.pos_ == "NOUN" and t.lemma_ not in _BOTH for t in below(bond.verb, ("dobj",)))


def _met(bond: Bond, cast: Cast) -> dict[str, Reason]:
    """The other side of the meeting told last, where it joined whoever speaks, or somebody of theirs, with one other:
    the state for which that other stands, or that other. Who is asked to act, or told, must not be somebody else."""
    if bond.strength in ASKING and any(t.pos_ != "PRON" and t.lemma_ not in _BOTH for t in asked(bond.verb)):
        return {}
    if any(t.pos_ in {"NOUN", "PROPN"} for t in below(bond.verb, ("dative",))) or _tells(bond):
        return {}
    if bond.strength in ASKING and bond.word.pos_ == "NOUN":  # "renewed its call for all troops to leave"
        return {}
    given = _given_to(bond, cast)
    speakers = set(_meant(subjects(bond.verb), cast))
    at = source_span(bond.word).start
    theirs = {key for one in speakers for key in cast.side_of(one)}
    for event in _meetings_before(at, theirs, cast):
        people = [part.key for part in event.participants]
        own = [key for key in people if key in theirs]
        if len(own) == 1:
            other = next(key for key in people if key not in own)
            if given - theirs - cast.side_of(other):
                return {}
            one = cast.chains[other]
            states = [key for key in one.affiliations if cast.kind(key) == "state"]
            states += [cast.states[one.country]] if one.country in cast.states else []
            office = cast.kind(other) != "person" or one.country or any(r.title[:1].isupper() for r in one.roles)
            met = next(iter(states), other if office or one.affiliations else "")  # who has no office was only there
            return {met: Reason("other-side", (event.trigger,))} if met else {}
    return {}


def _given_to(bond: Bond, cast: Cast) -> set[str]:
    """Who is named in a gift, in support or in a commitment: "support for Chad's borders" is no promise to Kenya, to
    whom it is told. Of what somebody will do, "report it to Chad", whoever is told it is the one who is promised."""
    if not _is_thing(bond.matter):
        return set()
    first = bond.matter.i if bond.word == bond.verb else bond.word.i  # in "offered Kenya's help", Kenya gives it
    parts = (t for t in bond.verb.rights if t.dep_ != "conj")
    told = [t for part in parts for t in part.subtree if t.i > first]
    return {key for t in told for key in (*cast.at(t), *cast.nations_of(t)) if cast.kind(key) != "programme"}


def _meetings_before(at: int, people: Iterable[str], cast: Cast) -> Iterator[EventMention]:
    """The past meetings of two, of whom one is of these people, told before an offset, the last first."""
    met = cast.kept("meetings of two", lambda: _meetings_of_two(cast.reading.document))
    told = [met[key] for key in people if key in met]
    before = [map(some.__getitem__, range(bisect_right(some, at, key=_start) - 1, -1, -1)) for some in told]
    return (event for _, event in merge(*before, key=itemgetter(0), reverse=True))


def _meetings_of_two(document: Document) -> dict[str, list[tuple[int, EventMention]]]:
    """The past meetings of which the text tells who the two were, in reading order with their numbers, by both."""
    found: dict[str, list[tuple[int, EventMention]]] = {}
    for number, event in enumerate(document.events):
        if event.kind in {"meeting", "call"} and event.phase == "past" and len(event.participants) == 2:
            for part in event.participants:
                found.setdefault(part.key, []).append((number, event))
    return found


def _start(told: tuple[int, EventMention]) -> int:
    return told[1].sentences[0].start
