"""Verbs that the parse hangs on another clause than theirs, told by what stands around them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.parse import done_meanwhile, has_subject_before

if TYPE_CHECKING:
    from briefsite.extraction.events.naming import Names
    from briefsite.extraction.tokens import Token

#: With "what" before them these say whom others take somebody for.
_CALLING = {"call", "describe", "estimate", "put", "term"}


def may_go_on_aside(verb: Token) -> bool:
    """Whether a verb may belong to the row that a relative clause begins, wherever the parse hangs it: in "helped towns
    where floods have swept fields, torn bridges and cut roads", whoever helped cut no road."""
    first = verb
    while first.head.dep_ == "conj":
        first = first.head
    start = first.left_edge
    if start.i < start.sent.start + 2 or start.nbor(-1).text != ",":
        return False
    last = start.nbor(-2)
    clause = next((t for t in (last, *last.ancestors) if t.dep_ == "relcl" and t.i > first.head.i), None)
    return clause is not None and any(t.lower_ in {"have", "has"} for t in (clause, *clause.lefts))


def joint_owner(noun: Token) -> Token | None:
    """Who owns a noun beside its owner, where the parse joins the two: "Lund" of "Lund and Tarro's decision"."""
    owner = next((t for t in noun.lefts if t.dep_ == "poss" and t.pos_ == "PROPN"), None)
    first = noun.head
    if owner is None or noun.dep_ != "conj" or first.ent_type_ != "PERSON" or first.i >= owner.i:
        return None
    between = [t for t in noun.doc[first.i + 1 : owner.left_edge.i] if t.dep_ != "cc"]
    return None if between else first


def owned_jointly(subject: Token) -> Token:
    """The subject of a clause, where the parse took an owner of it: of "Lund and Tarro's decision shows", decision."""
    return next((t for t in subject.rights if t.dep_ == "conj" and joint_owner(t) == subject), subject)


def behind_phrase(subject: Token) -> Token:
    """The subject of a clause, where the parse took the place before it, of "While in Adda, Minister Ada Lund will
    meet" Lund; or something told of aside, of "Bakers, carrying flags asking for bread, the old right, marched"."""
    aside = (
        t for clause in subject.head.lefts if clause.dep_ == "advcl" and clause.tag_ == "VBG" for t in clause.lefts
    )
    first = next((t for t in aside if t.dep_ == "nsubj" and t.pos_ in {"NOUN", "PROPN"} and t.i < subject.i), None)
    if first is not None and first.left_edge.i == first.sent.start and first.nbor().text == ",":
        return first
    opening = [t.lower_ for t in subject.doc[max(0, subject.left_edge.i - 2) : subject.left_edge.i]]
    if opening not in (["while", "in"], ["while", "at"]) and not _names_office(subject):
        return subject
    return next((t for t in subject.rights if t.dep_ == "appos" and t.pos_ == "PROPN"), subject)


def _names_office(person: Token) -> bool:
    """Whether somebody's office ends the phrase that opens the sentence, and another person follows his name: "At the
    invitation of the President, Odu Lanem, Minister Ada Lund left"."""
    others = [t for t in person.rights if t.dep_ == "appos" and t.ent_type_ == "PERSON"]
    named = person.ent_type_ in {"PERSON", "ORG"}  # "Dr Rei Tarro" may be a body to the model
    apart = named and bool(others) and others[0].left_edge.nbor(-1).text == ","
    return apart and any(t.dep_ == "prep" and t.right_edge.i + 2 == person.left_edge.i for t in person.head.lefts)


def listed_thing(verb: Token) -> bool:
    """Whether a participle only stands before a thing of a list, which the parse takes for a verb: "suffered raids,
    including broken windows, forged letters, and fires"."""
    head = verb.head
    if not (verb.tag_ == "VBN" and verb.dep_ == "conj" and head.tag_ in {"VBD", "VBZ", "VBP"}):
        return False
    own = any(t.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "advmod"} for t in verb.lefts)
    first = verb.left_edge
    listed = not own and first.i > 0 and first.nbor(-1).text == ","
    return listed and any(t.lower_ in {"including", "like"} for t in verb.doc[head.i + 1 : first.i])


#: What is done to an occasion, and to nobody.
_RUN = {"convene", "host", "co-host", "organise", "organize", "co-organise", "co-organize", "sponsor", "co-sponsor",
    "chair", "co-chair", "hold", "fund", "finance"}  # fmt: skip
_TENSED = {"VBD", "VBZ", "VBP", "MD"}
#: Forms of verbs by which the subject does something itself.
_BY_THEMSELVES = {"VB", "VBD", "VBP", "VBZ"}
#: Whoever does these does them to somebody.
_DONE_TO_SOMEBODY = {"abduct", "acquit", "appoint", "arrest", "assassinate", "behead", "convict", "deport", "detain",
    "elect", "execute", "expel", "extradite", "free", "hang", "imprison", "injure", "jail", "kidnap", "kill", "murder",
    "oust", "poison", "rape", "release", "rescue", "sack", "sentence", "shoot", "stab", "torture", "wound"}  # fmt: skip
_OWN = {"nsubj", "nsubjpass", "aux", "auxpass", "dobj"}


def torn_subjects(verb: Token) -> list[Token]:
    """The subject of a verb that has none in the parse, which took the noun before it for something else."""
    return _joined_to_noun(verb) or _behind_aside(verb) or taken_for_object(verb) or _of_participle(verb)


def _of_participle(verb: Token) -> list[Token]:
    """The subject of a passive verb, where the parse gave it to the participle behind it: "a meeting focused on bread |
    was held"."""
    own = [t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}]
    helped = next((t for t in verb.lefts if t.dep_ == "auxpass"), None)
    clauses = (t for t in verb.lefts if t.dep_ in {"advcl", "ccomp"} and t.tag_ in {"VBD", "VBN"})
    torn = (t for t in clauses if helped is not None and not own and t.right_edge.i < helped.i)
    bare = (t for t in torn if t.right_edge.text != "," and not any(c.dep_ in {"mark", "aux", "dobj"} for c in t.lefts))
    return [t for clause in bare for t in clause.lefts if t.dep_ == "nsubj" and t.pos_ == "NOUN"][:1]


def taken_for_object(verb: Token) -> list[Token]:
    """The subject right before a finite verb that nothing joins to the one above, where the parse took it for what the
    verb before it is done to: "praised Lund for ensuring free elections are held"."""
    finite = verb.left_edge.pos_ == "AUX" and verb.left_edge.tag_ in {"VBP", "VBZ", "VBD", "MD"}
    alone = verb.dep_ == "conj" and finite and verb.left_edge.head == verb and verb.left_edge.i > verb.sent.start
    before = verb.left_edge.nbor(-1) if alone else verb
    return [before] if before.dep_ == "dobj" and before.head.i < before.i and before.head.tag_ != "VBD" else []


def _joined_to_noun(verb: Token) -> list[Token]:
    """The subject of a finite verb that "and" joins to it, where the parse took the first verb for an adjective: "The
    president, Ada Lund, qualified the plan as war and called for talks"."""
    noun = verb.head
    torn = verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ"} and noun.dep_ == "ROOT"
    return [noun] if torn and noun.pos_ in {"NOUN", "PROPN"} else []


def _behind_aside(verb: Token) -> list[Token]:
    """The subject of a finite verb behind "after", where an aside parts the two: "came after Lund, a judge, ruled",
    "was closed after Lund, a judge, was stabbed"."""
    left = [t for t in verb.lefts if t.dep_ in {"mark", *_OWN}]
    finite = verb.tag_ in {"VBD", "VBZ"} and verb.dep_ == "advcl" and not left
    finite = finite or (
        verb.dep_ in {"advcl", "conj"} and bool(left) and _is_finite(left[0]) and left[0].i == verb.left_edge.i
    )
    before = verb.left_edge.nbor(-1) if finite and verb.left_edge.i else verb
    names = (t for p in verb.head.rights if p.lower_ in {"after", "before"} for t in p.rights if t.dep_ == "pobj")
    aside = (t for t in names if t.pos_ == "PROPN" and any(c.dep_ == "appos" for c in t.rights))
    return [t for t in aside if before.text == "," and t.right_edge.i in {before.i, before.i - 1}]


def _is_finite(auxiliary: Token) -> bool:
    return auxiliary.dep_ in {"aux", "auxpass"} and auxiliary.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def drawn_in(verb: Token) -> Token | None:
    """The first of those who act, where the parse draws them into the phrase that opens the sentence: "Lund" of "During
    her trip to Chad, Lund and her aides met"."""
    phrases = [t for t in verb.lefts if t.dep_ == "prep"]
    if not phrases or has_subject_before(verb):
        return None
    name = word_before(verb)
    within = (name, *name.ancestors) if name in phrases[-1].subtree else ()
    joined = next((t for t in within if t.dep_ == "conj"), None)
    row = sorted((joined, *joined.conjuncts), key=lambda t: t.i)[1:] if joined is not None else []
    drawn: Token | None = None
    for word in (t for t in reversed(row) if t.pos_ in {"NOUN", "PROPN"}):
        alike = drawn is None or word.ent_type_ == drawn.ent_type_ != ""  # "the trip to Chad and Mali, Lund's visit"
        if not alike or word.head.i > verb.i:
            break
        drawn = word if word.left_edge.nbor(-1).text == "," else drawn
    return drawn


def word_before(verb: Token) -> Token:
    """The word right before a verb and what helps it: "Lund" of "President Lund has not met"."""
    last = verb.i - 1
    while last > verb.sent.start and verb.doc[last].dep_ in {"aux", "advmod", "auxpass", "neg"}:
        last -= 1
    return verb.doc[last]


def acts(joined: Token) -> bool:
    """Whether a noun that the parse joins to another is whoever acts in the clause above, and no such further one."""
    verb = next((t for t in joined.ancestors if t.pos_ in {"VERB", "AUX"}), None) if joined.dep_ == "conj" else None
    return verb is not None and joined.i < verb.i and drawn_in(verb) is joined


def noun_again(verb: Token) -> list[Token]:
    """A noun of which the sentence told before, where the parse takes it for a verb, so that nobody does it: "on plans
    for sailors to leave and plans to come back"."""
    bare = verb.dep_ == "conj" and verb.tag_ == "VBZ" and verb.head.tag_ == "VBD" and not any(_own(verb))
    told = (t for t in verb.doc[verb.sent.start : verb.i] if t.tag_ == "NNS" and t.lower_ == verb.lower_)
    return [verb] if bare and any(told) else []


def _own(verb: Token) -> Iterator[Token]:
    return (t for t in verb.children if t.dep_ in _OWN)


def told_of(verb: Token, names: Names) -> Token | None:
    """Of whom somebody told another, where the parse takes the two names for one that was told: "Lund" of "told the
    Lantern Lund was there"."""
    told = next((t for t in verb.rights if t.dep_ == "dobj" and t.pos_ == "PROPN"), None)
    clause = next((t for t in verb.rights if t.dep_ == "ccomp"), None)
    if told is None or clause is None or any(t.dep_ in {"nsubj", "nsubjpass"} for t in clause.lefts):
        return None
    who = names.at(told)
    glued = any(who and (keys := names.at(t)) and not {*keys} & {*who} for t in told.lefts if t.dep_ == "compound")
    between = (t for t in told.doc[told.i + 1 : clause.left_edge.i] if t.pos_ != "PUNCT")
    return told if glued and not any(between) else None


def torn_main(root: Token) -> Token | None:
    """The finite verb of a sentence, where the parse took a participle before it, or their subject: "gathered" of
    "Crowds wearing masks and hats gathered at the pier", "overturned" of "A bus carrying men to Adda overturned"."""
    if root.dep_ == "ROOT" and root.tag_ in {"NN", "NNS"} and not any(t.tag_ in _TENSED for t in root.sent):
        told = [t for t in root.rights if t.dep_ == "acl"]
        torn = len(told) > 1 and told[0].tag_ == "VBG" and told[-1].tag_ in {"VBD", "VBN"}
        return told[-1] if torn and not any(t.dep_ in {"agent", "auxpass"} for t in told[-1].children) else None
    bare = root.dep_ == "ROOT" and root.tag_ == "VBG" and not any(t.dep_ in {"aux", "auxpass"} for t in root.lefts)
    if not bare or not any(t.dep_ == "nsubj" for t in root.lefts):
        return None
    joined = (t for t in root.rights if t.dep_ == "conj" and t.tag_ in {"VBD", "VBZ"})
    return next((t for t in joined if t.left_edge.lower_ != "and" and not any(c.dep_ == "aux" for c in t.lefts)), None)


def goes_on_from(verb: Token, main: Token) -> bool:
    """Whether a finite verb goes on from the main one, where the parse joins it to what that asks for: "spoke" of
    "urged the board to wait and spoke with Lund"."""
    asked = verb.head
    torn = verb.dep_ == "conj" and asked.dep_ == "xcomp" and asked.tag_ == "VB" and asked.head == main
    return torn and verb.tag_ in {"VBD", "VBZ"} and verb.tag_ == main.tag_


def does_likewise(verb: Token) -> bool:
    """Whether it only says that another does the same: "Kenya will go, as has Norway", "as did Norway"."""
    if verb.dep_ != "advcl" or verb.lemma_.lower() not in {"have", "do", "be", "will"}:
        return False
    bare = all(t.dep_ in {"mark", "nsubj", "advmod", "punct"} for t in verb.children)
    return bare and any(t.lower_ == "as" for t in verb.lefts)


def bearer(verb: Token) -> Token:
    """The word on which the subject of a verb hangs: itself, or the participle that the parse took for its verb."""
    return verb.head if verb.dep_ == "conj" and torn_main(verb.head) == verb else verb


def above_meanwhile(clause: Token) -> Token | None:
    """The verb of what somebody does besides: "discussed efforts to urge Chad to wait while reaffirming their aim" has
    nobody reaffirm who is to wait."""
    if not done_meanwhile(clause):
        return None
    return next((t for t in clause.ancestors if t.tag_ in _TENSED), None)


def run_by(verb: Token) -> bool:
    """Whether a participle tells who ran what stands right before it, where the parse hangs it on the verb above: "will
    travel to the conference, convened by the Union and co-hosted by Chad"; or what was done to something else."""
    if verb.tag_ != "VBN" or any(t.dep_ in _OWN for t in verb.children):
        return False
    if verb.dep_ == "conj" or done_to_another(verb):
        return run_by(verb.head) or done_to_another(verb)
    run = verb.dep_ == "advcl" and verb.i > verb.head.i and verb.lemma_.lower() in _RUN
    return run and any(t.dep_ == "agent" for t in verb.rights)


def done_to_another(verb: Token) -> bool:
    """Whether a participle tells what was done to something else than what its clause is about, where the parse joins
    it to what that does, "has not signed the letter sent by Chad and backed by Mali", or on whose word that rests, "as
    approved by the council"."""
    joined = verb.dep_ == "conj" and verb.head.tag_ in _BY_THEMSELVES
    joined = joined or (verb.dep_ == "advcl" and any(t.lower_ == "as" for t in verb.lefts))
    by_whom = verb.tag_ == "VBN" and any(t.dep_ == "agent" for t in verb.rights)
    return joined and by_whom and not any(t.dep_ in _OWN for t in verb.children)


def was_done_too(verb: Token) -> bool:
    """Whether a verb that the parse takes for a past tense is joined to what was done to somebody, and done to him too:
    "was abducted in Adda and killed on Monday" has nobody kill."""
    bare = verb.dep_ == "conj" and verb.tag_ == "VBD" and not any(t.dep_ in _OWN for t in verb.children)
    undergone = verb.head.tag_ == "VBN" and any(t.dep_ == "nsubjpass" for t in verb.head.children)
    return bare and undergone and verb.lemma_.lower() in _DONE_TO_SOMEBODY


def is_gerund(verb: Token, nouns: Container[str]) -> bool:
    """Whether a participle is a noun, and the subject of its clause: "Fighting between Chad and Mali continued"."""
    return verb.tag_ == "VBG" and verb.dep_ in {"nsubj", "nsubjpass"} and verb.lower_ in nouns


def taken_for(subject: Token) -> Token:
    """Whoever is meant, where a subject says what others call them: "what the police put at 300 farmers stormed"."""
    verb = subject if subject.dep_ in {"csubj", "ROOT"} else subject.head
    what = [t for t in (*subject.lefts, *verb.lefts) if t.lower_ == "what" and t.i < verb.i]
    if not what or verb.lemma_.lower() not in _CALLING:
        return subject
    behind_it = (n for t in verb.rights if t.dep_ == "prep" and t.lower_ in {"as", "at"} for n in t.rights)
    named = (t for t in (*verb.rights, *behind_it) if t.dep_ in {"oprd", "pobj"} and t.pos_ in {"NOUN", "PROPN"})
    return next(named, subject)
