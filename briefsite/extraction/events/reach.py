"""Parties beyond the trigger's own phrase: whom a journey is to meet, who held those that are freed, who asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.agents import beside
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import BIDDING, SUBJECTS, behind, clause, light_verb, passive, subjects
from briefsite.extraction.events.delegations import represented
from briefsite.extraction.events.issued import group_of
from briefsite.extraction.events.triggers import Trigger

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_MEETING = {"meet", "confer", "talk", "consult", "hold", "see", "receive", "visit"}
#: With these, the infinitive behind is what is done.
_BEGINNING = {"begin", "start", "continue", "cease", "stop", "resume"}
_HOLDING = {"organise", "organize", "host", "lead", "chair", "convene"}
#: What is done with the help of these is theirs too.
_HELPING = {"help", "assist"}
#: By these somebody comes to what others hold.
_ATTENDING = {"address", "attend", "join"}
#: What is taken, or done, before somebody who watches or judges.
_OATHS, _APPEARING = {"oath", "vow", "oaths", "office"}, {"swear", "testify", "appear", "plead"}
#: How those are brought in who come to a meeting.
_BRINGING = {"invite", "involve", "gather", "include", "unite", "feature"}
#: What a journey is made for.
_HELD = {"meeting", "talk", "consultation", "discussion", "negotiation", "call", "audience"}
_ACTING_ON = {"nsubjpass", "dobj"}
_PRESSED = {"on", "against", "from"}
#: What two sign, as the parse leaves it.
_PAPERS = {"memoranda", "mou", "mous"}
#: What these give is given to somebody.
_GIVING = {"present", "deliver", "hand", "give", "lodge", "issue", "award", "convey", "donate", "grant", "submit",
    "extend"}  # fmt: skip
#: By these, whoever is told of has something done to him.
_SUFFERING = {"suffer", "face", "undergo", "experience", "survive", "withstand", "endure", "see", "witness"}
#: What attacks do.
_HARMING = {"kill", "wound", "injure", "hit", "strike", "target"}
#: What only a state has, and its enemies hit.
_OF_STATES = {"airbase", "barracks", "base", "border", "camp", "checkpoint", "garrison", "outpost", "patrol",
    "position", "post", "soil", "tank", "tanker", "territory"}  # fmt: skip
#: Kinds of event that are said, and in what they are said to somebody.
_SAYING = {"statement", "request", "agreement"}
_LETTERS = {"letter", "message", "note", "telegram", "cable", "memo", "email", "e-mail", "reply"}
#: What somebody does with a request that is made to him.
_ANSWERING = {"refuse", "reject", "turn", "grant", "accept", "approve", "deny", "decline", "consider", "ignore",
    "dismiss", "fulfil", "fulfill", "honour", "honor"}  # fmt: skip


def in_reach(trigger: Trigger, cast: Cast) -> list[str]:
    """Those who take part in an event by what hangs on its clause."""
    verb = clause(trigger, cast.reading.lexicon)
    nouns = [*_to_be_met(trigger, verb), *_agents(trigger, cast), *_pressed(trigger), *_given(trigger)]
    nouns += [*_spoken_for(verb), *_joined_in(verb), *_accompanying(verb), *_answering(trigger)]
    nouns += [*_run_by_others(trigger, verb), *_bidding(trigger), *_invited(trigger, verb), *_through(verb)]
    nouns += [*_standing_before(verb), *beside(trigger, cast)]
    nouns += [*_harmed(trigger), *_written_to(trigger), *_standing(trigger, cast), *_of_whom(trigger, cast)]
    nouns += [*_deciding(trigger), *_coming(trigger)]
    nouns += subjects(verb) if suffers(verb, trigger) else []
    found = [*(key for noun in nouns for key in cast.meant(noun)), *_armed(trigger, cast), *_hit(trigger, cast)]
    found += [key for subject in subjects(verb) for key in represented(subject, cast)]
    return [*found, *(group_of(verb.subtree, cast) if len(subjects(verb)) and not trigger.noun else ())]


def _of_whom(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Whose a tie or paper is of which a verb tells: "our partnership with Chad grew", "memoranda of understanding
    between Chad and Mali were exchanged"."""
    dealing = cast.reading.lexicon.words("dealing_nouns")
    aside = trigger.noun or trigger.token.dep_ == "relcl" or trigger.token.tag_ in {"VBZ", "VBP"}
    told = () if aside else subjects(trigger.token)
    for tie in (t for t in told if t.lemma_.lower() in dealing or t.lower_ in _PAPERS):
        yield from (t for t in tie.lefts if t.dep_ == "poss")
        yield from (who for word in (tie, *behind(tie, {"of"})) for who in behind(word, {"with", "between"}))


def _hit(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """Whose what an attack hit is: "attacked a Kenyan base"."""
    if trigger.coding.kind == "conflict":
        things = [t for t in trigger.token.children if t.dep_ in _ACTING_ON]
        things += behind(trigger.token, {"against", "at", "on"})
        yield from (key for t in things if t.lemma_.lower() in _OF_STATES for key in cast.nations_of(t))


def _armed(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """Whose arms or attacks did harm: "killed in Kenyan strikes", "by Kenyan troops' gunfire"."""
    if trigger.coding.kind != "conflict":
        return
    token = trigger.token
    done = [token] if trigger.noun else [*behind(token, {"by", "in"}), *([] if passive(token) else subjects(token))]
    for noun in (t for t in done if t.lemma_.lower() in cast.reading.lexicon.words("arms")):
        yield from cast.nations_of(noun)
        yield from (key for t in noun.lefts if t.dep_ == "poss" for key in cast.meant(t))


def _harmed(trigger: Trigger) -> Iterator[Token]:
    """Whom a clause says that an attack harmed: "a bombing that killed eight people including General Ada Lund"."""
    if trigger.noun and trigger.coding.kind == "conflict":
        done = (t for t in trigger.token.rights if t.dep_ in {"relcl", "acl"} and t.lemma_.lower() in _HARMING)
        yield from (noun for verb in done for noun in verb.rights if noun.dep_ == "dobj")


def _to_be_met(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Whom a journey is to meet: "will travel to Adda to meet with President Odu"."""
    if trigger.coding.kind != "visit":
        return
    yield from _included(trigger)
    aims = [
        t for t in (*verb.children, *trigger.token.children) if t.dep_ in {"advcl", "xcomp", "acl"} and t.tag_ == "VB"
    ]
    there = list(_there(verb))
    held = (noun for aim in there for noun in behind(aim, {"at"}))
    yield from (who for noun in held for t in noun.rights if t.lemma_.lower() in _HOLDING for who in behind(t, {"by"}))
    for aim in (*aims, *there):
        if aim.lemma_.lower() in _MEETING and any(t.lower_ in {"to", "where"} for t in aim.lefts):
            objects = [t for t in aim.children if t.dep_ == "dobj"]
            yield from (t for t in objects if t.ent_type_ == "PERSON" or t.pos_ == "PROPN")
            yield from behind(aim, {"with"})
            yield from (noun for t in objects for noun in behind(t, {"with"}))


def _included(trigger: Trigger) -> Iterator[Token]:
    """Whom a journey brings together, where it "includes meetings in Chad and with the Union"."""
    noun, verb = trigger.token, trigger.token.head
    if trigger.noun and trigger.coding.kind == "visit" and noun.dep_ == "nsubj" and verb.lemma_.lower() in _BRINGING:
        held = (t for t in verb.rights if t.dep_ == "dobj" and t.lemma_.lower() in _HELD)
        yield from (who for t in held for who in behind(t, {"with", "between", "in"}))


def _there(verb: Token) -> Iterator[Token]:
    """What somebody does where a journey leads, wherever the parse hangs it: "will visit Adda, where she will meet"."""
    for word in verb.doc[verb.i + 1 : verb.sent.end]:
        if word.lower_ == "where" and word.head.dep_ == "relcl" and verb in word.head.ancestors:
            yield word.head


def _bidding(trigger: Trigger) -> Iterator[Token]:
    """Who bids or helps somebody do it: "Lund ordered the army to begin leaving Chad", "Chad helps Mali build"."""
    verb = trigger.token
    while not trigger.noun and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _BEGINNING:
        verb = verb.head
    above = verb.head.lemma_.lower() if not trigger.noun and verb.dep_ in {"xcomp", "ccomp"} else ""
    if above in _HELPING or (above in BIDDING and verb.dep_ == "xcomp"):
        yield from subjects(verb.head)


def _standing(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Who stands in an election, wherever it is held: "Lund won Chad's election"."""
    if trigger.noun and trigger.coding.group == "election":
        verb = light_verb(trigger, cast.reading.lexicon)
        yield from subjects(verb) if verb is not None and not passive(verb) else ()


def _deciding(trigger: Trigger) -> Sequence[Token]:
    """Who decides on the appointment of somebody: "the Senate confirmed his nomination"."""
    noun, verb = trigger.token, trigger.token.head
    decided = trigger.noun and trigger.coding.kind == "appointment" and noun.dep_ == "dobj"
    return subjects(verb) if decided and verb.lemma_.lower() in _ANSWERING | {"confirm"} and not passive(verb) else ()


def _invited(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Who is to come to a meeting: "planned its own summit, inviting the presidents of Chad and Mali"."""
    if trigger.coding.kind == "meeting":
        aside = (t for t in verb.rights if t.dep_ == "advcl" and t.tag_ == "VBG" and t.lemma_.lower() in _BRINGING)
        yield from (noun for t in aside for noun in t.rights if noun.dep_ == "dobj")


def _standing_before(verb: Token) -> Iterator[Token]:
    """Before whom somebody takes an oath or speaks: "was sworn in before President Odu"."""
    oath = any(t.dep_ == "dobj" and t.lemma_.lower() in _OATHS for t in verb.children)
    if oath or verb.lemma_.lower() in _APPEARING:  # "was sworn in as head of the court | before President Odu"
        hung = (t for t in verb.subtree if t.lower_ == "before" and t.i > verb.i)
        yield from (who for t in hung for who in t.rights if who.dep_ == "pobj" and who.pos_ == "PROPN")


def _through(verb: Token) -> Iterator[Token]:
    """The body through which somebody acts: "the ministry, through the Harbour Commission, opened"."""
    for subject in subjects(verb):
        for word in verb.doc[subject.i + 1 : verb.i]:
            if word.lower_ == "through" and word.nbor(-1).text == ",":
                yield from (t for t in word.rights if t.dep_ == "pobj" and t.pos_ == "PROPN")


def _agents(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Who did something to what is acted on: "soldiers held by the rebels were freed", "funded by Norway"."""
    if trigger.noun or trigger.coding.kind == "statement":
        return
    for noun in trigger.token.children:
        if noun.dep_ in _ACTING_ON and not cast.at(noun):
            things = [noun, *(t for t in noun.children if t.dep_ == "conj")]
            done = (t for thing in things for t in thing.children if t.dep_ == "acl" and t.tag_ == "VBN")
            yield from (agent for verb in done for agent in behind(verb, {"by"}))


def _pressed(trigger: Trigger) -> Iterator[Token]:
    """On whom a penalty lies: "lifted the sanctions on Chad"."""
    if trigger.coding.group == "sanction" and not trigger.noun:
        yield from (who for t in trigger.token.children if t.dep_ in _ACTING_ON for who in behind(t, _PRESSED))


def _given(trigger: Trigger) -> Iterator[Token]:
    """To whom something is given that the parse lets "to" hang on: "presented the keys to General Odu"."""
    if not trigger.noun and trigger.token.lemma_.lower() in _GIVING:
        yield from (who for t in trigger.token.children if t.dep_ in _ACTING_ON for who in behind(t, {"to"}))


def _coming(trigger: Trigger) -> Sequence[Token]:
    """Who comes to what others hold: "Lund attended a dinner hosted by Tarro"."""
    held = trigger.token.head if trigger.token.dep_ == "acl" and not trigger.noun else trigger.token
    if held is not trigger.token and held.dep_ == "pobj":  # "a dinner for envoys | hosted by Tarro"
        held = held.head.head
    comes = held is not trigger.token and held.dep_ == "dobj" and held.head.lemma_.lower() in _ATTENDING
    return subjects(held.head) if comes and not passive(held.head) else ()


def _spoken_for(verb: Token) -> Iterator[Token]:
    """For whom a speaker speaks besides: "the delegate of Gabon, speaking also for Ghana", "on behalf of the Union"."""
    near = [*verb.children, *(t for s in subjects(verb) for t in s.children)]
    speaking = [t for t in near if t.tag_ == "VBG" and t.lemma_.lower() == "speak"]
    yield from (who for participle in speaking for who in behind(participle, {"for"}))
    for behalf in (t for told in (verb, *speaking) for t in behind(told, {"on"}) if t.lower_ == "behalf"):
        yield from (*behind(behalf, {"of"}), *(t for t in behalf.lefts if t.dep_ == "poss" and t.pos_ == "PROPN"))


def _joined_in(verb: Token) -> Iterator[Token]:
    """With whom something is done: "joined Ada Lund in announcing the plan"."""
    above = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and above.lemma_.lower() == "join":
        yield from (t for t in above.children if t.dep_ == "dobj")


def _accompanying(verb: Token) -> Iterator[Token]:
    """Who came along: "Ada Lund, accompanied by Rei Tarro, opened the pier"."""
    doers = [t for s in subjects(verb) for t in (s, *s.conjuncts)]
    along = (t for one in (verb, *doers) for t in one.children if t.dep_ in {"acl", "advcl"} and t.tag_ == "VBN")
    yield from (who for t in along if t.lemma_.lower() in {"accompany", "join"} for who in behind(t, {"by"}))


def _answering(trigger: Trigger) -> Iterator[Token]:
    """To whom a request was made, by what he does with it: "the council turned down a request from Chad"."""
    noun, verb = trigger.token, trigger.token.head
    if trigger.noun and trigger.coding.kind == "request" and noun.dep_ in _ACTING_ON:
        answers = verb.lemma_.lower() in _ANSWERING
        yield from (behind(verb, {"by"}) if passive(verb) else subjects(verb)) if answers else ()


def _written_to(trigger: Trigger) -> Iterator[Token]:
    """To whom something is said in a letter: "in a letter to General Odu, Lund confirmed"."""
    if trigger.coding.kind in _SAYING and not trigger.noun:
        letters = (t for t in behind(trigger.token, {"in", "by"}) if t.lemma_.lower() in _LETTERS)
        yield from (who for letter in letters for who in behind(letter, {"to"}))


def _run_by_others(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Who did the second of two things to an occasion: "was opened by Lund and chaired by the Union"."""
    also = (t for t in verb.children if t.dep_ == "conj" and t.tag_ == "VBN" and trigger.noun and passive(verb))
    own = (t for t in also if not any(child.dep_ in SUBJECTS for child in t.children))
    yield from (who for t in own for who in behind(t, {"by"}))


def suffers(verb: Token, trigger: Trigger) -> bool:
    """Whether the subject of a verb is hit by what its object tells: "suffered an attack"."""
    hit = trigger.token.head == verb and trigger.token.dep_ == "dobj" and verb.lemma_.lower() in _SUFFERING
    return hit and trigger.noun and trigger.coding.kind == "conflict"


def torn(trigger: Trigger, prepositions: set[str]) -> Iterator[Token]:
    """Who did what a noun tells, and to whom, where the parse hangs that on the verb that has it for its object, or on
    its doer: "condemned the attack in May by the rebels against a convoy of the Union"."""
    noun, verb = trigger.token, trigger.token.head
    if trigger.coding.kind != "conflict" or noun.dep_ != "dobj" or verb.pos_ != "VERB" or passive(verb):
        return
    doers = [t for t in behind(verb, {"by"}) if t.i > noun.i]
    further = [t for one in (verb, *doers) if doers for t in behind(one, prepositions) if t.i > noun.i]
    for word in further:
        yield word
        yield from behind(word, {"of"}) if word.pos_ == "NOUN" else ()
