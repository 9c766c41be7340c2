"""The grammar of a trigger's own clause: its verb, subjects and objects, whatever the parse puts between."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.behind_places import behind_place, joined_to_place
from briefsite.extraction.events.misparsed import (
    above_meanwhile,
    bearer,
    behind_phrase,
    does_likewise,
    drawn_in,
    may_go_on_aside,
    noun_again,
    owned_jointly,
    run_by,
    torn_subjects,
    was_done_too,
    word_before,
)
from briefsite.extraction.events.phoning import company_of_aim
from briefsite.extraction.events.relative import apposed_before, deed_before, named_before
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.infinitives import resolvers
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.parse import in_commas

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass"}
#: Words by which a noun means what was told of.
DEFINITE = {"the", "this", "that", "these", "those"}
#: Kinds of event in which people meet.
MEETINGS = {"meeting", "call"}
#: Behind these prepositions stands another event.
BESIDE = {"after", "before", "following"}
#: Words for one of several events, or a share of one, which "of" names.
SERIES = {"round", "series", "session", "day", "hour", "week", "number", "set", "pair", "string", "couple", "spate",
    "wave", "percent", "%"}  # fmt: skip
#: Behind these prepositions stands the occasion of what is said or done.
THERE = {"at", "during", "in"}
_FINITE = {"VBD", "VBZ"}
#: The forms without tense to which a verb with one cannot be joined: "thanked Chad for hosting the talks and welcomed".
_UNTENSED = {"VB": {"VBG"}, "VBD": {"VB", "VBG"}, "VBP": {"VBG"}, "VBZ": {"VB", "VBG"}}
#: Whoever does so with what others say only passes it on: "in a reply published by the Adda Times, Lund said".
_CARRYING = {"air", "broadcast", "carry", "cite", "print", "publish", "quote", "release"}
#: How the parse may hang the subject of a verb on what stands before.
_HUNG_ELSEWHERE = {"pobj", "appos", "npadvmod"}
#: Verbs in these positions share the subject of the verb above them.
_GOVERNED = {"xcomp", "advcl", "acl", "conj", "pcomp", "relcl"}

#: The object of these is who acts in the infinitive behind it.
BIDDING = {"invite", "ask", "urge", "order", "instruct", "direct", "appoint", "persuade", "tell", "request", "allow",
    "authorise", "authorize", "encourage", "task", "mandate", "send"}  # fmt: skip


def subjects(verb: Token) -> Sequence[Token]:
    """The subject of a verb: its own, or that of the verb it is joined to or governed by. A past tense joined to an
    infinitive belongs to the finite verb above both: "said they will not forget it, and requested help"."""
    known: dict[Token, Sequence[Token]] = verb.doc.user_data.setdefault("subjects", {})  # many rules ask of each verb
    if verb not in known:
        aside = run_by(verb) or (verb.dep_ == "conj" and may_go_on_aside(verb))
        known[verb] = [] if aside else _subjects(verb)
    return known[verb]


def joined_to(verb: Token) -> Token:
    """The verb to which "and" joins one, past those without tense to which the parse may join it: "thanked" of "thanked
    Chad for hosting the talks and welcomed them", "will thank it for coming and discuss"; itself where it has none."""
    if verb.dep_ != "conj" or verb.head.tag_ not in _UNTENSED.get(verb.tag_, ()):
        return verb.head if verb.dep_ == "conj" else verb
    alike = {*_FINITE, verb.tag_} | ({"VBP"} if verb.tag_ == "VB" else set())
    return next((t for t in verb.head.ancestors if t.tag_ in alike), verb)


def _subjects(verb: Token) -> list[Token]:
    seen: Token = verb if verb.dep_ == "conj" and joined_to(verb) is verb.head else joined_to(verb)
    for _ in range(5):
        own = [] if company_of_aim(seen) else [t for t in bearer(seen).children if t.dep_ in SUBJECTS]
        parted = (t for t in seen.lefts if t.dep_ == "aux")  # "Lund has today, 3 May, arrived"
        own = own or [t for auxiliary in parted for t in auxiliary.children if t.dep_ in SUBJECTS]
        if len(own) > 1 and seen.dep_ != "relcl" and any(t.lower_ == "according" for t in seen.lefts):
            own = own[-1:]  # "according to the mayor, Ada Lund, police are searching"
        if own := [owned_jointly(behind_place(behind_phrase(_according(seen, t)))) for t in _unnamed(own)]:
            own += [t for child in seen.children if does_likewise(child) for t in child.children if t.dep_ == "nsubj"]
            relative = seen.dep_ == "relcl" and any(t.lower_ in {"who", "which", "that"} for t in own)
            return [_who(seen, own)] if relative else own
        elsewhere = (noun_again, _named_right_before, _in_parenthesis, resolvers, _bidden, _held_to_have, torn_subjects)
        if found := next(filter(None, (rule(seen) for rule in elsewhere)), []):
            return found
        if seen.dep_ == "acl" and seen.head.pos_ in {"NOUN", "PROPN"}:
            infinitive = any(t.lower_ == "to" for t in seen.lefts)
            owners = [t for t in seen.head.children if t.dep_ == "poss"]
            return owners if infinitive and owners else [seen.head]
        if seen.dep_ == "ROOT":
            return _behind_opening(seen)
        if seen.dep_ not in _GOVERNED:
            return []
        seen = above_meanwhile(seen) or (seen.head if seen.head.pos_ in {"VERB", "AUX"} else seen.head.head)
        if seen.dep_ == "dobj" and seen.pos_ == "NOUN":  # "had the honour of meeting"
            seen = seen.head
    return []


def _in_parenthesis(verb: Token) -> list[Token]:
    """The subject of a clause before a verb that the parse sets apart from it."""
    return [t for child in verb.lefts if child.dep_ == "parataxis" for t in child.children if t.dep_ in SUBJECTS]


def _unnamed(subjects: list[Token]) -> list[Token]:
    """The subjects of a verb without the function of which the next is the name, where no comma closes that: "the
    Union's leader, Ada Lund announced"."""
    if len(subjects) != 2:
        return subjects
    function, name = subjects
    before = name.left_edge.nbor(-1) if name.left_edge.i > function.i else function
    one = function.tag_ == "NN" and name.tag_ == "NNP" and before.text == "," and before.i == function.right_edge.i + 1
    return [name] if one else subjects


def _who(clause: Token, own: Sequence[Token]) -> Token:
    """Whom a relative clause tells of: "Ada Lund from Chad, who took over", where the parse makes Chad take over."""
    for rule in (named_before, apposed_before, deed_before):
        if (told := rule(clause, own)) is not None:
            return told
    noun, preposition = clause.head, clause.head.head
    behind_person = noun.dep_ == "pobj" and preposition.lower_ in {"of", "from"} and noun.ent_type_ != "PERSON"
    person = behind_person and preposition.head.ent_type_ == "PERSON" and any(t.lower_ == "who" for t in own)
    return preposition.head if person else noun


def _according(verb: Token, subject: Token) -> Token:
    """The subject of a verb, where the parse took the source before it for it: "According to the agency LNA, the judge,
    Ada Lund, said"."""
    opening = next((t for t in verb.lefts if t.lower_ == "according"), None)
    if opening is None or any(t.text == "," for t in verb.doc[opening.i : subject.i]):
        return subject
    return next((t for t in subject.children if t.dep_ == "appos" and t.left_edge.nbor(-1).text == ","), subject)


def _bidden(infinitive: Token) -> list[Token]:
    """Who is to do what the verb above an infinitive asks for: "invited her to visit Chad"."""
    verb = infinitive.head
    if infinitive.dep_ != "xcomp" or verb.lemma_.lower() not in BIDDING:
        return []
    return [t for t in verb.children if t.dep_ in ({"nsubjpass"} if passive(verb) else {"dobj", "dative"})]


def _held_to_have(verb: Token) -> list[Token]:
    """Who did what somebody is praised or blamed for: "thanked Chad for sending troops", "accused her of lying"."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ not in {"for", "of", "from"} or preposition.head.pos_ != "VERB":
        return []
    return [
        t for t in preposition.head.children if t.dep_ in ({"nsubjpass"} if passive(preposition.head) else {"dobj"})
    ]


def _named_right_before(verb: Token) -> list[Token]:
    """The person named right before a finite verb that has no subject, wherever the parse hung the name: "talks as
    Secretary Ada Lund visited Chad", "the road will be built, the minister, Ada Lund, announced"."""
    name = verb.nbor(-1) if verb.tag_ in _FINITE and verb.i > verb.sent.start else verb
    if name.text == "," and name.i > verb.sent.start and in_commas(name.nbor(-1)):
        name = name.nbor(-1)
    person = name.pos_ == "PROPN" and name.ent_type_ == "PERSON" and name.dep_ in _HUNG_ELSEWHERE
    return [name] if person or _alone(name, verb) else []


def _alone(name: Token, verb: Token) -> bool:
    """Whether a verb in the singular, behind a name that "and" joins to others, has its subject there: "heads the board
    of Norway and Chad accuses it"."""
    first = name.left_edge
    joined = name.pos_ == "PROPN" and name.dep_ == "conj" and name.i == verb.i - 1 and first.i > first.sent.start
    return joined and verb.tag_ == "VBZ" and first.nbor(-1).dep_ == "cc"


def _behind_opening(verb: Token) -> list[Token]:
    """The subject that the parse took for a second name of somebody in the phrase that opens the sentence: "At the
    invitation of Lund, President Odu of Chad will visit ..."."""
    aside = [t for clause in verb.lefts if clause.dep_ == "ccomp" for t in clause.lefts if t.dep_ in SUBJECTS]
    if aside and any(t.lower_ == "whose" for t in verb.doc[aside[0].i + 1 : aside[0].i + 3]):
        return aside[:1]  # "Ada Lund, whose rule has changed Chad, was due to go"
    phrases = [t for t in verb.lefts if t.dep_ == "prep"]
    opening = [t for t in (phrases[-1].subtree if phrases else ()) if t.dep_ == "appos" and t.pos_ == "PROPN"]
    apposed = [t for t in opening if t.head.pos_ == "PROPN" and t.head.ent_type_ and t.i < verb.i][-1:]
    if joined := joined_to_place(verb):
        return joined
    first = drawn_in(verb)
    return [first] if first is not None else apposed or _right_before(verb, phrases)


def _right_before(verb: Token, phrases: Sequence[Token]) -> list[Token]:
    """The person named right before a verb that has no subject, where the parse drew the name into the phrase that
    opens the sentence: "On a visit to Oslo President Odu met ..."."""
    name = word_before(verb)
    drawn = any(name in phrase.subtree for phrase in phrases[-1:])
    return [name] if drawn and name.pos_ == "PROPN" and name.ent_type_ == "PERSON" else []


def one_of_series(token: Token) -> Token:
    """The word that carries an event in its clause: "round" of "a round of talks", "days" of "three days of talks"."""
    above = token.head.head
    return above if token.dep_ == "pobj" and token.head.lower_ == "of" and above.lemma_.lower() in SERIES else token


def clause(trigger: Trigger, lexicon: Lexicon) -> Token:
    """The verb whose clause tells the event: the trigger itself, a light verb over it, or the next verb above."""
    if not trigger.noun:
        return trigger.token
    above = (t for t in trigger.token.ancestors if t.pos_ in {"VERB", "AUX"})
    return light_verb(trigger, lexicon) or next(above, trigger.token)


def light_verb(trigger: Trigger, lexicon: Lexicon) -> Token | None:
    """The verb with which a noun tells its event: "held" of "held talks", "attended" of "attended the summit"."""
    if not trigger.noun:
        return None
    token = one_of_series(trigger.token)
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    light = verb.lemma_.lower() in lexicon.any_of("light_verbs", "engaging_verbs")
    carried = token.dep_ in {"dobj", "nsubjpass"}
    return verb if carried and verb.pos_ == "VERB" and light else None


def passive(verb: Token) -> bool:
    """Whether something is done to its subject; also of a verb that shares the auxiliary of another ("was held and
    banned"), and of a participle that says by whom: "a measure voted by the House"."""
    aside = verb.dep_ == "acl" and verb.tag_ in {"VBD", "VBN"} and verb.lemma_.lower() not in _CARRYING
    done = {"nsubjpass", "auxpass"} | ({"agent"} if aside else set())
    if any(t.dep_ in done for t in verb.children) or run_by(verb) or was_done_too(verb):
        return True
    shared = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN"
    return shared and not any(t.dep_ in {"nsubj", "aux", "dobj"} for t in verb.children) and passive(verb.head)


def behind_again(preposition: Token, prepositions: Collection[str]) -> Iterator[Token]:
    """The nouns behind a second preposition that "and" joins to the first: "met by A, and by B"."""
    for child in preposition.children:
        if child.dep_ == "conj" and child.pos_ == "ADP" and child.lower_ in prepositions:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
            yield from behind_again(child, prepositions)


def at_another_time(preposition: Token) -> bool:
    """Whether what stands behind a preposition comes before or after what is told: "ahead of the summit"."""
    before = preposition.head.lower_ if preposition.lower_ in {"of", "to"} else ""
    return preposition.lower_ in {*BESIDE, "because"} or before in {"ahead", "prior", "advance"}


def _torn_off(preposition: Token) -> Iterator[Token]:
    """The name right behind a preposition that has nothing of its own, where the parse gave it to the verb: "paid a
    call on Minister Ada Lund"."""
    if preposition.i + 1 >= len(preposition.doc) or any(t.i > preposition.i for t in preposition.children):
        return
    noun = preposition.nbor()
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos_ == "PROPN" and noun.dep_ in {"dobj", "npadvmod", "appos", "oprd", "nsubj"}:
        yield noun


def behind(token: Token, prepositions: Collection[str]) -> Iterator[Token]:
    """The nouns behind these prepositions at the token."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions and not _meanwhile(child, token):
            yield from behind_again(child, prepositions)
            yield from _torn_off(child)
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
            aims = (t for t in child.children if t.dep_ == "pcomp")  # "spoke with B to discuss", as if B did
            yield from (t for aim in aims for t in aim.lefts if t.dep_ in SUBJECTS)


def _meanwhile(preposition: Token, verb: Token) -> bool:
    """Whether it opens what others do, "With Norway urging calm, Chad announced", "met Lund, with Norway urging calm",
    or only says whose a border is."""
    if preposition.lower_ == "with" and preposition.i and preposition.nbor(-1).lower_ in {"border", "borders"}:
        return not verb.lower_.startswith("border")  # "held a drill near the border with Chad"
    if preposition.lower_ != "with":
        return False
    clauses = (t for t in preposition.children if t.dep_ == "pcomp" and t.tag_ in {"VBG", "VBN"})
    told = any(c.dep_ in SUBJECTS for t in clauses for c in t.lefts)
    if preposition.i < verb.i and verb.pos_ == "VERB":
        return told or any(t.nbor().tag_ == "VBG" for t in preposition.children if t.dep_ == "pobj")
    return told and preposition.i > 0 and preposition.nbor(-1).text == ","


def held_at(verb: Token) -> Iterator[Token]:
    """The nouns behind "at", "during" or "in" at a verb, and behind that of "Speaking at the ceremony, ..."."""
    opening = (t for t in verb.lefts if t.dep_ == "advcl" and t.tag_ == "VBG")
    for above in (verb, *opening):
        yield from behind(above, THERE)
