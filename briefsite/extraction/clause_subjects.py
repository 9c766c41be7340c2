"""Who a verb's subject is, wherever the sentence has put it: its own, one shared with another verb, one behind it, one
that the parse took for something else."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.parse import in_commas

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

FINITE = frozenset(["VBD", "VBZ", "VBP"])
_DEPENDENT = frozenset(["conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "parataxis", "acl", "acomp"])
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
#: Participles by which a sentence goes on with its own speaker.
_GOING_ON = frozenset(["saying", "adding", "stating", "noting", "stressing", "explaining"])
_CRIES = frozenset(["chanting", "shouting", "screaming", "singing", "yelling"])
_ACTING = frozenset(["PERSON", "ORG", "GPE", "NORP"])
#: A name, and a subject with its office, are no longer, in words.
_NAME_LENGTH, _SUBJECT_LENGTH = 3, 14
#: A verb that ends a sentence has no more words behind it.
_END = 4
_ORDERED = frozenset(["first", "last", "only", "second", "latest"])
_PLAINLY = frozenset(["say", "state", "tell", "admit", "announce", "declare", "confirm", "report", "suggest", "warn"])
_ANSWERING = frozenset(["deny", "confirm", "reject", "dismiss", "refute"])


def subject_of(verb: Token) -> tuple[Token | None, str]:
    """The subject of a verb, climbing to the verbs it depends on, and how it was found; "none" where there is none."""
    inverted = _inverted(verb)
    if inverted is not None:
        return inverted, "after the verb"
    named = _in_commas_before(verb)
    if named is not None:
        return named, "in commas"
    above = _told_above(verb)
    token, rule = (verb, "subject") if above is None else (above, "shared subject")
    for _ in range(6):
        found = _own_subject(token, verb)
        told_of = found is not None and (_only_told_of(found, token, verb) or _disagrees(found, token, verb))
        if found is not None and not told_of:
            return (None, "none") if found is token else (found, rule)
        climbs = token.dep_ in _DEPENDENT and (token.dep_ != "ccomp" or token.tag_ == "VBG" or told_of)
        if not climbs or token.head is token or token.head.pos_ == "NOUN":
            if swallowed := _swallowed(token) or _before_verb(token) or _closing(token) or _first_to(token, verb):
                return swallowed, rule
            return (token.head, "shared subject") if _named_root(token.head, verb) else (None, "none")
        token, rule = token.head, "shared subject"
    return None, "none"


def _told_above(verb: Token) -> Token | None:
    """The verb with which one goes on that the parse joins to what is to be done: "He noted the need for them to return
    and highlighted" is about his noting."""
    deed, own = verb.head, any(c.dep_ in SUBJECTS for c in verb.children)
    if own or verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or deed.tag_ != "VB":
        return None
    to_do = any(c.dep_ == "aux" and c.lower_ == "to" for c in deed.children)
    return next((t for t in deed.ancestors if t.tag_ == verb.tag_), None) if to_do else None


def _first_to(deed: Token, verb: Token) -> Token | None:
    """Who "was the first envoy to answer by saying": the subject of "to be"."""
    noun, be = deed.head, deed.head.head
    ordered = any(t.lower_ in _ORDERED for t in (noun, *noun.lefts)) and verb.lemma_ in _PLAINLY
    if noun.dep_ != "attr" or be.lemma_ != "be" or not ordered or deed.dep_ not in ("acl", "relcl", "xcomp"):
        return None
    return next((c for c in be.children if c.dep_ == "nsubj" and c.i < be.i), None)


def _only_told_of(subject: Token, clause: Token, verb: Token) -> bool:
    """Whether the clause on which the parse hangs "..., saying" is one that is told itself, about a thing or by "that"
    of a noun: "Lund said the treaty would help, saying", "with claims that they are leaving and saying"."""
    if clause is verb or verb.lower_ not in _GOING_ON:
        return False
    if clause.dep_ == "acl":
        return any(c.dep_ == "mark" for c in clause.children)
    acts = subject.ent_type_ in _ACTING or subject.pos_ == "PROPN"
    if clause.dep_ == "relcl" and verb.nbor(-1).text == "," and not acts:
        return any(c.tag_ == "WRB" for c in clause.children)  # "told how the attack began, stating"
    told = clause.dep_ == "ccomp" and clause.head.i < clause.i and verb.nbor(-1).text == ","
    return told and (not acts or verb.lower_ == "adding")


def _disagrees(subject: Token, clause: Token, verb: Token) -> bool:
    """Whether several are the subject of a verb that one shares, or one of a verb that is not his: "warned that the men
    are here, and claims", "we trust that Lund is at work, and hope"."""
    wrong = {"VBZ": {"NNS", "NNPS"}, "VBP": {"NN", "NNP"}}.get(verb.tag_, set())
    joined = any(c.dep_ == "conj" for c in subject.children)
    return clause is not verb and verb.dep_ == "conj" and subject.tag_ in wrong and not joined


def is_company(subject: Token) -> bool:
    """Whether it is only with whom somebody speaks "to" do something: "spoke with Lund to reiterate"."""
    beside = {t.lower_ for t in subject.head.children if t.dep_ in {"mark", "aux"} and t.i != subject.i}
    return subject.head.dep_ == "advcl" and subject.head.tag_ == "VB" and beside >= {"with", "to"}


def _swallowed(verb: Token) -> Token | None:
    """The noun right before a finite verb without a subject that the parse put beside a noun of the sentence's lead:
    "After the vote the minister, Ada Lund, said"; the name before the role."""
    told = any(c.dep_ in SUBJECTS or (c.dep_ == "ccomp" and c.i < verb.i) for c in verb.children)
    if verb.tag_ not in FINITE or verb.i < verb.sent.start + 3 or told:
        return None
    noun = verb.nbor(-2 if verb.nbor(-1).text == "," else -1)
    beside = []
    while noun.dep_ == "appos":
        beside.append(noun)
        noun = noun.head
    beside.sort(key=lambda t: (t.ent_type_ != "PERSON", t.pos_ != "PROPN"))
    return beside[0] if beside else None


def _closing(verb: Token) -> Token | None:
    """Whom the parse joined to the names before, where a comma and a verb without a subject end the sentence: "... with
    Oster and Tamal, the Office of Ports (OP) said."."""
    if verb.dep_ != "ROOT" or verb.tag_ not in FINITE or verb.sent.end - verb.i > _END:
        return None
    if not any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        return None
    words = list(takewhile(lambda t: t.text != ",", reversed(list(verb.doc[verb.sent.start : verb.i]))))
    heads = [t for t in words if t.dep_ in ("conj", "appos") and t.head not in words and t.pos_ in ("NOUN", "PROPN")]
    return heads[0] if len(heads) == 1 and not any(_is_verb(t) for t in words) else None


def _answering(noun: Token, verb: Token) -> Token | None:
    """Who "denied the reports saying “...”": what is answered is known, and the words are the answer."""
    answer = verb.head if verb.dep_ == "ccomp" else noun.head
    if verb.tag_ != "VBG" or answer.lemma_ not in _ANSWERING or noun.i > verb.i:
        return None
    known = any(c.lower_ in ("the", "these", "such") for c in noun.children if c.dep_ in ("det", "amod"))
    quoted = any(t.is_quote for t in verb.doc[verb.i + 1 : verb.i + 3])
    return subject_of(answer)[0] if known and quoted else None


def _in_commas_before(verb: Token) -> Token | None:
    """The person named in commas right before a finite verb that has no subject and ends its sentence: "Kenya will pay,
    the minister, Ada Lund, announced today"."""
    if verb.tag_ not in FINITE or verb.i < verb.sent.start + 4 or verb.nbor(-1).text != ",":
        return None
    name, last = verb.nbor(-2), verb.sent.end - verb.i
    free = not any(child.dep_ in SUBJECTS for child in verb.children) and last < 8
    return name if free and name.pos_ == "PROPN" and name.ent_type_ == "PERSON" and in_commas(name) else None


def _named_root(noun: Token, verb: Token) -> bool:
    """Whether the parse made a noun with a name beside it the root, and its verb an adjective of what follows."""
    named = noun.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children)
    if noun.dep_ != "ROOT" or noun.i > verb.i:
        return False
    return (verb.dep_ == "conj" and verb.tag_ in FINITE and named) or verb.lower_ in _GOING_ON


def _own_subject(token: Token, verb: Token) -> Token | None:
    """The subject that a verb has itself; the verb where it has none and shares none, None where it may share one."""
    active = token is not verb and verb.tag_ in FINITE and verb.dep_ == "conj"
    if active:  # "the statement was passed and urges"
        passed = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
        if (said := passed or _in_aside(token, verb)) is not None:
            return said
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
    if passive or (token.tag_ == "VBN" and token.dep_ in ("acl", "relcl")):
        agent = agent_of(token)
        if agent is not None or passive:
            return agent if agent is not None else token
    for child in token.children:
        if child.dep_ == "nsubj" and (token is verb or child.i < verb.i) and not is_company(child):
            return _answering(child, token) or _behind_source(_antecedent(child, token))
    if (company := _with_whom(token)) is not None:
        return company
    if token.dep_ != "acl" or token.tag_ != "VBG":
        return None
    return _answering(token.head, token) or (_crying(token) if token.lower_ in _CRIES else None) or token.head


def _in_aside(clause: Token, verb: Token) -> Token | None:
    """Who said what another verb goes on from: "The day had come, Lund said, but added that it was late"."""
    asides = (c for c in clause.rights if c.dep_ == "parataxis" and c.i < verb.i)
    return next((c for aside in asides for c in aside.children if c.dep_ == "nsubj"), None)


def _with_whom(verb: Token) -> Token | None:
    """Who does so beside what a sentence tells: "All left, with Lund once saying", where the parse makes all say it."""
    name = verb.left_edge.nbor(-1) if verb.tag_ == "VBG" and verb.left_edge.i > verb.sent.start else verb
    opens = name.dep_ == "pobj" and name.head.lower_ == "with" and name.head.i > verb.sent.start
    return name if opens and name.pos_ in ("PROPN", "NOUN") and name.head.nbor(-1).text == "," else None


def _crying(cry: Token) -> Token | None:
    """Who "marched outside the port chanting": no place does."""
    place = cry.head
    if place.dep_ != "pobj" or place.ent_type_ == "PERSON":
        return None
    deed = next((t for t in place.ancestors if t.pos_ == "VERB"), None)
    if deed is None or deed.dep_ == "acl":
        return None if deed is None else deed.head
    return next((c for c in deed.children if c.dep_ in SUBJECTS), None)


def _behind_source(subject: Token) -> Token:
    """ "According to the agency, the prosecutor said": not the agency, which the parse puts him beside."""
    lead = [t.lower_ for t in subject.doc[max(0, subject.i - 8) : subject.i]]
    if "according" not in lead or "," in lead[lead.index("according") :]:
        return subject
    return next((c for c in subject.children if c.dep_ == "appos" and subject.doc[subject.i + 1].text == ","), subject)


def _inverted(verb: Token) -> Token | None:
    """ "...," read a statement: right behind the closing mark, what the parse takes for an object is the subject."""
    if verb.i < 2 or not verb.nbor(-1).is_quote or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    objects = (c for c in verb.rights if c.dep_ in ("dobj", "attr", "npadvmod", "dep") and c.pos_ != "PUNCT")
    return _person_behind(verb) or next(objects, None) or _name_behind(verb)


def _name_behind(verb: Token) -> Token | None:
    """The name right behind a verb, whatever else the parse has it do: "...," said Lund, 21, one of those let in."""
    name = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    while name.dep_ == "compound" and 0 < name.head.i - name.i <= _NAME_LENGTH:
        name = name.head
    return name if name.pos_ == "PROPN" and verb.tag_ in FINITE else None


def _person_behind(verb: Token) -> Token | None:
    """The person named first behind a verb, with nothing but what he is between: "...," said study author Ada Lund."""
    words = list(verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _SUBJECT_LENGTH)])
    first = next((n for n, t in enumerate(words) if t.ent_type_ == "PERSON"), 0)
    what = words[:first]
    if not first or verb.tag_ not in FINITE or any(t.is_punct or t.dep_ == "prep" or _is_verb(t) for t in what):
        return None
    person = list(takewhile(lambda t: t.ent_type_ == "PERSON" and t.ent_iob_ != "B", words[first + 1 :]))
    return person[-1] if person and person[-1].pos_ == "PROPN" and what[-1].pos_ in ("NOUN", "PROPN") else None


def _before_verb(verb: Token) -> Token | None:
    """The name that ends the words between a closing mark and a verb with no other subject: "...," the head of the
    navy, Captain Ada Lund said; the person right before a verb of which the parse makes something else the subject:
    "Study author Ada Lund remarked"."""
    before = list(verb.doc[max(verb.sent.start, verb.i - _SUBJECT_LENGTH) : verb.i])
    if verb.tag_ not in FINITE or not before or before[-1].pos_ != "PROPN":
        return None
    behind = [t.is_quote for t in before]
    if not any(behind):
        torn = before[-1].ent_type_ == "PERSON" and any(c.dep_ == "csubj" and c.i < verb.i for c in verb.children)
        return before[-1] if torn else None
    since = before[len(behind) - behind[::-1].index(True) :]
    return before[-1] if not any(_is_verb(t) for t in since) else None


def _is_verb(token: Token) -> bool:
    """A "coach" or a "study" is taken for a verb too, but for none in the past or of one person alone."""
    return token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "MD")


def _antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; no person is "which": "a letter that Lund wrote to Odu which told". Where
    the noun and the verb differ in number, the name before the comma: "the tensions with Oster, which says"."""
    if subject.lower_ not in ("who", "which", "that") or verb.dep_ != "relcl":
        return subject
    if subject.i > 1 and verb.tag_ == "VBZ" and verb.head.tag_ in {"NNS", "NNPS"} and subject.nbor(-1).text == ",":
        before = subject.nbor(-2)
        return before if before.pos_ == "PROPN" and before.tag_ != "NNPS" else verb.head
    above = (t for t in verb.head.ancestors if t.pos_ == "NOUN")
    person = subject.lower_ == "which" and verb.head.ent_type_ == "PERSON"
    return next(above, verb.head) if person else verb.head


def agent_of(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for head in child.children:
                if head.dep_ == "pobj":
                    return head
    return None
