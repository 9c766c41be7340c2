"""Authors: whom a release means by "we", and by "I", in its own words.

Bodies and states speak of themselves by name and as "we" by turns: "The Union welcomes the vote. We remain ...", "Chad
and Mali reaffirmed our alliance". "We" is one and the same throughout a text: those who issued it, as the line above it
says, whom the main clause with the first "our" is about, or else whom the first clause of the text is about, if that is
also the last before the first "we", or else who takes a stand in it: "Chad commends the neighbours". "I" is the person
whom the release names at its head. Before all that goes how they name themselves: "We, the ministers of Chad and Mali".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.infinitive_deeds import PLEASURES
from briefsite.extraction.events.issued import group_of, issuing_bodies
from briefsite.extraction.events.naming import Names
from briefsite.extraction.events.triggers import event_clause
from briefsite.extraction.parse import has_subject_before, in_small_clause
from briefsite.extraction.reading import Reading, paragraph_number, parsed, source_span
from briefsite.extraction.turns import has_turns, turn_at

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

#: Who speaks of himself in a text.
_AUTHORS = {"we": "we", "our": "we", "us": "we", "i": "i", "my": "i", "me": "i"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_OURS = {"we", "our", "us", "ours"}
#: Behind these stands with whom or of whom something is said.
_TOLD_OF = {"with", "to", "on", "for", "about"}
_TOWARDS = {"against", "for", "on", "to", "upon", "with"}
#: Kinds of what somebody does who takes a stand, and what he does then for others.
_STANDS, _SUPPORTING = {"statement", "request"}, {"stand", "support"}
#: A head has no more words than this, and stands in one of the first paragraphs.
_HEAD, _TOP = 14, 4
#: What a head may call the text, and how many words it then has.
_SAID, _LONGEST = {"statement", "remarks", "message", "speech", "address", "letter"}, 40


def authors(names: Names) -> dict[str, tuple[str, ...]]:
    """Whom a text means by "we" and by "I"; in a conversation each means somebody else."""
    talk = has_turns(names.reading)
    return {"we": () if talk else issuer(names), "i": () if talk else signer(names)}


def author(token: Token, known: Mapping[str, tuple[str, ...]], names: Names) -> tuple[str, ...]:
    """Whom a word for whoever speaks means in a text of these authors."""
    speaker = _AUTHORS.get(token.lower_, "") if token.text != "US" else ""
    held = _turn_holder(token, names) if speaker == "i" else _introduced(token, names) if speaker == "we" else ()
    held = held or (known[speaker] if speaker else ()) or _signing(token, known, names)
    return held or (_spoken_for(token, names) if speaker == "i" and not _quoted(token, names) else ())


def _signing(token: Token, known: Mapping[str, tuple[str, ...]], names: Names) -> tuple[str, ...]:
    """Who signs a text in which "we" take a stand, and nobody else is told to be these: he is one of them."""
    stands = token.lower_ == "we" and token.dep_ in _SUBJECTS and _takes_a_stand(token.head, names)
    return known["i"] if stands and not _quoted(token, names) else ()


def _turn_holder(token: Token, names: Names) -> tuple[str, ...]:
    """Who speaks where a token of a conversation stands."""
    turn = turn_at(names.reading, source_span(token).start)
    label = parsed(names.reading, turn.who) if turn is not None else None
    people = (key for t in label or () for key in names.at(t) if names.kind(key) == "person")
    return tuple(dict.fromkeys(people))[:1]


def issuer(names: Names) -> tuple[str, ...]:
    """The states or the body that a text means by "we" outside of quotations; nobody where that is not settled."""
    first = next(_own_words(names), None)
    if first is None:
        return ()
    if for_others := _on_behalf(names):
        return for_others
    if themselves := _introduced(first, names):  # of "We, the LAKE ministers of Chad and Mali", the LAKE
        named = (key for t in _naming(first) for child in t.lefts for key in names.at(child))
        return tuple(key for key in named if names.kind(key) == "organisation") or themselves
    if released := issuing_bodies(names) or tuple(group_of(first.sent, names)):
        return released
    signed = signer(names)
    about = ((t, _bodies(t, names)) for t in _subjects(names.reading) if _reaches(t, first))
    before = [keys for t, keys in about if keys and _may_be_his(t, keys, signed, names)]
    stands = _taking_a_stand(signed, names)
    stands = () if _met_by_us(stands, names) else stands
    settled = before and before[0] == before[-1] and _opens_with(before[0], names) and not _met_by_us(before[0], names)
    return _beside(first, signed, names) or stands or (before[0] if settled else ())


def _opens_with(keys: Sequence[str], names: Names) -> bool:
    """Whether whoever a text first tells of is of one of these bodies, if it is a person."""
    people = ([k for k in names.at(t) if names.kind(k) == "person"] for t in _subjects(names.reading))
    first = next(people, [])
    return not first or any(names.same_side(key, person) for key in keys for person in first)


def _met_by_us(keys: Sequence[str], names: Names) -> bool:
    """Whether we do something to or for one of these, who so are others: "We call on Chad", "we will continue to help
    Chad", "We welcome the Court's order"."""
    for we in (t for t in _own_words(names) if t.lower_ == "we" and t.dep_ in _SUBJECTS):
        verbs = [we.head, *(v for v in we.head.children if v.dep_ == "conj" and not has_subject_before(v))]
        for verb in [*verbs, *(v for above in verbs for v in above.rights if v.dep_ == "xcomp")]:
            met = [t for t in verb.rights if t.dep_ in {"dobj", "dative"}]
            met += [o for t in verb.rights if t.lower_ in _TOWARDS for o in t.children if o.dep_ == "pobj"]
            own = names.reading.lexicon.words("open_nouns")  # "we reaffirm Chad's commitment", if we are Chad
            others = (t for t in met if t.lemma_.lower() not in own and _takes_a_stand(verb, names))
            met += [o for t in others for o in t.lefts if o.dep_ == "poss"]
            if any({*names.at(t), *names.plain(t)} & {*keys} for t in met):
                return True
    return False


def _taking_a_stand(signed: Sequence[str], names: Names) -> tuple[str, ...]:
    """Of a text that quotes nobody, those who condemn, thank, call for or support something in it now, "Chad commends
    the neighbours": who alone does so, or those among whom all are who do, or who will do something."""
    if any(q.speaker and q.cls != "indirect" for q in names.reading.document.quotations):
        return ()
    subjects = ((t, _bodies(t, names)) for t in _subjects(names.reading) if not _quoted(t, names))
    told = [(t.head, keys) for t, keys in subjects if keys and _may_be_his(t, keys, signed, names)]
    most = max((keys for verb, keys in told if _takes_a_stand(verb, names)), key=len, default=())
    others = (keys for verb, keys in told if _takes_a_stand(verb, names) or _is_to_come(verb))
    return most if all({*most}.issuperset(keys) for keys in others) else ()


def _takes_a_stand(verb: Token, names: Names) -> bool:
    told = event_clause(verb, names.reading.lexicon) if verb.tag_ in {"VBZ", "VBP"} else None
    stands = told is not None and told.kind in _STANDS and told.group != "statement"
    return stands or (verb.tag_ in {"VBZ", "VBP"} and verb.lemma_.lower() in _SUPPORTING)


def _is_to_come(verb: Token) -> bool:
    return any(t.lower_ in {"will", "shall"} for t in verb.lefts if t.dep_ == "aux")


def _quoted(token: Token, names: Names) -> bool:
    return names.is_quoted(source_span(token))


def _may_be_his(subject: Token, keys: Sequence[str], signed: Sequence[str], names: Names) -> bool:
    """Whether a person who signs the text may mean these by "we": his state or body, of which a text does not tell
    what it did once as of others: "Norway was a free country"."""
    if not signed:
        return True
    bodies = {body for person in signed for body in names.bodies(person)}
    verb = subject.head
    will = verb.tag_ != "VB" or any(t.tag_ == "MD" for t in verb.lefts)
    lands = all(names.kind(key) == "state" for key in keys) and verb.tag_ != "VBD" and will
    return lands or bool(bodies.intersection(keys))


def _on_behalf(names: Names) -> tuple[str, ...]:
    """For whom "I" speak at the head of a message: "On behalf of the Government of Chad, I send ..."."""
    heads = (doc for doc in names.reading.paragraphs[:_TOP] if doc.parsed)
    speakers = (t for doc in heads for t in doc if t.lower_ in {"i", "we"})
    return next(filter(None, (_spoken_for(t, names) for t in speakers)), ())


def _spoken_for(speaker: Token, names: Names) -> tuple[str, ...]:
    """In whose name "I" do something, as the clause says."""
    phrases = (t for t in speaker.head.children if t.lower_ == "on" and speaker.dep_ in _SUBJECTS)
    behalf = (noun for on in phrases for noun in on.children if noun.lower_ == "behalf")
    owners = (t for noun in behalf for of in noun.children if of.lower_ == "of" for t in of.children)
    first = next((t for t in owners if t.dep_ == "pobj"), None)
    return _bodies(first, names) if first is not None else ()


def _beside(pronoun: Token, signed: Sequence[str], names: Names) -> tuple[str, ...]:
    """Whom the clause with "our" is about, or else the clause above it: of "Chad fights on, and Norway, along with our
    friends, stands by it", Norway."""
    for verb in pronoun.ancestors:
        subjects = [t for t in verb.children if t.dep_ in _SUBJECTS and t != pronoun and _reaches(t, pronoun)]
        subjects = [t for t in subjects if not in_small_clause(t)]  # "holds Chad accountable for raids on our shores"
        told = ((t, _bodies(t, names)) for t in subjects)
        if keys := next((keys for t, keys in told if keys and _may_be_his(t, keys, signed, names)), ()):
            return keys
    return ()


def _introduced(pronoun: Token, names: Names) -> tuple[str, ...]:
    """Who say themselves who they are: "We, the foreign ministers of Chad and Mali, condemn"."""
    told = (key for t in _naming(pronoun) for key in names.plain(t) if names.kind(key) != "person")
    return tuple(dict.fromkeys(told))


def _naming(pronoun: Token) -> Iterator[Token]:
    """The nouns by which those who say "we" name themselves, right behind a comma."""
    beside = pronoun.i + 1 < len(pronoun.doc) and pronoun.nbor().text == ","
    return (t for t in pronoun.rights if beside and pronoun.lower_ == "we" and t.dep_ == "appos")


def _own_words(names: Names) -> Iterator[Token]:
    for doc in names.reading.paragraphs:
        if doc.text.count('"') % 2 == 0:  # where a mark is missing, nobody knows whose words they are
            ours = (t for t in doc if t.lower_ in _OURS and t.text != "US")
            yield from (t for t in ours if not _quoted(t, names))


def _subjects(reading: Reading) -> Iterator[Token]:
    return (t for doc in reading.paragraphs for t in doc if t.dep_ in _SUBJECTS and t.head.dep_ == "ROOT")


def _reaches(subject: Token, pronoun: Token) -> bool:
    return source_span(subject).start < source_span(pronoun).start


def _bodies(subject: Token, names: Names) -> tuple[str, ...]:
    """The states and bodies, or the one body, that the subject names."""
    if subject.lower_ == "people":
        return ()  # "the people of Chad deserve peace"
    keys = tuple(dict.fromkeys(key for t in (subject, *_listed(subject)) for key in names.plain(t)))
    kinds = {names.kind(key) for key in keys}
    together = "state" in kinds and kinds <= {"state", "organisation"}
    return keys if together or (kinds == {"organisation"} and len(keys) == 1) else ()


def _listed(subject: Token) -> Iterator[Token]:
    """The second name of a list, where the parse takes it to explain the first: "Chad, Mali, and Norway are"."""
    named = (t for t in subject.children if t.dep_ == "appos" and t.pos_ == "PROPN")
    return (t for t in named if any(c.dep_ == "conj" for c in (*t.children, *subject.children)))


def signer(names: Names) -> tuple[str, ...]:
    """The one person named in the lines at the head of the text, which are no sentences."""
    docs = [doc for doc in names.reading.paragraphs if paragraph_number(doc) < _TOP]
    heads = [doc for doc in docs if _is_head(doc) and not doc.text.rstrip().endswith((".", ":"))]
    people = tuple(dict.fromkeys(key for doc in heads for key in _people(doc, names)))
    return people if len(people) == 1 else ()


def _is_head(doc: Doc) -> bool:
    """Whether a line is short enough, or says whose statement follows: "Statement by President Ada Lund on ..."."""
    said = len(doc) > 1 and doc[0].lower_ in _SAID and doc[1].lower_ in {"by", "from", "of"}
    return len(doc) <= _HEAD or (said and len(doc) <= _LONGEST)


def _people(doc: Doc, names: Names) -> Iterator[str]:
    """The persons of a head, but for those with whom or of whom it tells: "Remarks After a Meeting With Ada Lund"."""
    told = (t for t in doc if not any(a.dep_ == "pobj" and a.head.lower_ in _TOLD_OF for a in (t, *t.ancestors)))
    return (key for token in told for key in names.at(token) if names.kind(key) == "person")


def pleased(verb: Token, known: Mapping[str, tuple[str, ...]], names: Names) -> tuple[str, ...]:
    """Whose pleasure it is to do what an infinitive says, in his own words: "it is an honour to welcome Lund"."""
    noun = verb.head if verb.dep_ == "acl" else next((t for t in verb.head.rights if t.dep_ == "attr"), verb)
    own = verb.tag_ == "VB" and verb.dep_ in {"acl", "xcomp"} and noun.dep_ == "attr" and noun.lower_ in PLEASURES
    return (_turn_holder(verb, names) or known["i"]) if own and not names.is_quoted(source_span(verb)) else ()


def speaking(token: Token, names: Names) -> list[str]:
    """Whoever says "I" in a quotation of theirs."""
    if token.lower_ != "i":
        return []
    said = names.reading.document.between_marks(source_span(token))
    return [said.speaker.key] if said and said.speaker and said.speaker.key else []
