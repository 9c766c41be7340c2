"""Where "it" means no actor: nothing at all, or a thing that was told of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import Names

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Labels of the model for what is nobody, "" for no name at all.
_THINGS = {"", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART", "FAC"}
_SUBJECTS = {"nsubj", "nsubjpass"}
#: How nouns end that tell what is done to something.
_DONE = ("ation", "ition", "etion", "ment", "ance")


def means_nothing(pronoun: Token) -> bool:
    """Whether "it" means nobody: "it was agreed to meet", "it is clear that they met"."""
    verb = pronoun.head
    said = any(t.dep_ in {"xcomp", "ccomp", "csubj", "advcl", "acomp"} and t.i > verb.i for t in verb.children)
    return pronoun.lower_ == "it" and said and (pronoun.dep_ == "nsubjpass" or verb.lemma_ in {"be", "seem", "appear"})


def is_thing(subject: Token, names: Names) -> bool:
    """Whether "it" tells of what a clause was about that names no actor: "The drill will last a week. It will ..."."""
    lexicon = names.reading.lexicon
    singular = subject.tag_ == "NN" or (subject.tag_ == "NNP" and subject.ent_type_ in _THINGS)
    main = singular and subject.head.dep_ in {"ROOT", "conj"}
    person = subject.lemma_.lower() in lexicon.any_of("role_heads", "ranks")
    return main and not person and not names.plain(subject)


def is_thing_before(pronoun: Token, names: Names) -> bool:
    """Whether "it" is the thing told right before: "the bill as it passed through parliament", "it is a town, and it
    fell"."""
    if pronoun.lower_ == "their":
        return _is_done_to(pronoun, names)
    verb = pronoun.head
    said = (t for t in pronoun.sent if t.i < pronoun.i and t.lower_ == "it" and t.head.lemma_ == "be")
    if pronoun.lower_ == "it" and any(c.dep_ == "attr" and c.pos_ == "NOUN" for t in said for c in t.head.rights):
        return True
    if pronoun.lower_ != "it" or verb.dep_ != "advcl" or verb.left_edge.i == verb.sent.start:
        return False
    before = verb.left_edge.nbor(-1)
    return before.tag_ == "NN" and not names.plain(before)


def _is_done_to(their: Token, names: Names) -> bool:
    """Whether "their" tells what is done to the things of which the clause before it told: "welcomed the pledges and
    urged their implementation"."""
    noun, verb = their.head, their.head.head
    if noun.dep_ != "dobj" or verb.dep_ != "conj" or not noun.lower_.endswith(_DONE):
        return False
    return any(t.dep_ == "dobj" and t.tag_ == "NNS" and not names.at(t) for t in verb.head.rights)


def is_of_own_subject(pronoun: Token, names: Names) -> bool:
    """Whether "its" is of a thing that is the subject of its clause: "a commission, which will hold its session", "one
    of the states that had decided to put off its vote"."""
    if pronoun.lower_ != "its":
        return False
    verb = next((t for t in pronoun.ancestors if t.pos_ in {"VERB", "AUX"}), pronoun)
    while verb.dep_ == "xcomp" and not any(t.dep_ in _SUBJECTS for t in verb.children):
        verb = verb.head
    subjects = [t for t in verb.children if t.dep_ in _SUBJECTS and t.i < pronoun.i]
    things = [verb.head if t.tag_ == "WDT" and verb.dep_ == "relcl" else t for t in subjects]
    return any(t.tag_ in {"NN", "NNS"} and not names.plain(t) for t in things)
