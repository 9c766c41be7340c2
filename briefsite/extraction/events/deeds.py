"""Titles of deeds of which nobody is known to do them: the noun that tells of it, or what happened to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, SUBJECTS, light_verb, passive, subjects
from briefsite.extraction.events.held import held_about, held_by_many, held_to, into_office
from briefsite.extraction.events.misparsed import joint_owner, taken_for, was_done_too
from briefsite.extraction.events.nameless import are_several
from briefsite.extraction.events.objects import (
    as_said,
    asked,
    gives,
    made_so,
    object_of,
    particle,
    verb_words,
    whole_clause,
    without_pronoun,
)
from briefsite.extraction.events.place_phrases import in_place, leads_there
from briefsite.extraction.events.tense import present, several
from briefsite.extraction.events.title_marks import capitalised, joined, lowered
from briefsite.extraction.events.told_words import clause_told
from briefsite.extraction.events.wording import LONGEST, further_words, noun_words, object_words, phrase_words, words
from briefsite.extraction.infinitives import called_for
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Who does so with a request makes none.
_ANSWERING = {"accept", "answer", "approve", "consider", "decline", "deny", "dismiss", "grant", "refuse", "reject"}
#: What a body gives to others.
_GIVEN = {"appointment", "designation", "endorsement", "nomination"}
#: Who does so with an office has it, or has it no more.
_GAINING = {"clinch", "earn", "gain", "get", "lose", "obtain", "receive", "secure", "win"}
#: What somebody does with something else: "of" him it would be done to himself.
_DONE = {"launch", "test"}
#: What is done "on" somebody.
_STRIKES = {"assault", "attack", "raid", "strike"}
#: These say themselves that one does it.
_SINGULAR = {"is", "was", "has"}
#: Kinds of event that are somebody's own.
_OWNED = {"conflict", "legal", "request", "statement"}
#: What a title says where what was said or asked is too long for it.
_SAYINGS = {"statement": "statement by", "request": "request by"}
#: Who is the object of these has been told something.
_TELLING = {"advise", "assure", "convince", "inform", "notify", "persuade", "promise", "remind", "show", "teach",
    "tell", "warn"}  # fmt: skip
#: Behind a passive verb these say what was done: "expelled from the board", "recognised as an envoy".
_WHENCE = {"as", "from", "into", "of", "to"}
#: Words that stand before the name of whom they honour.
_HONOURS = {"eminence", "excellency", "highness", "holiness", "honor", "honour", "majesty"}
#: Kinds of event that somebody does with somebody.
TOGETHER = {"meeting", "call", "visit"}


def deed(candidate: Candidate, cast: Cast) -> str:
    """The trigger's own noun phrase, whose it is behind it; for a verb with nobody acting, what happened to whom."""
    token = candidate.trigger.token
    if not candidate.trigger.noun:
        return capitalised(_suffered(candidate, cast))
    if answered := _answered(candidate, cast):
        return answered
    owner = next((t for t in token.lefts if t.dep_ == "poss" and (cast.at(t) or _alone(token, candidate, cast))), None)
    if owner is None:
        if held := held_by_many(candidate, cast):
            return held
        phrase, where = _with_others(noun_words(token, cast), candidate, cast), in_place(candidate, cast, "to ")
        place = candidate.place.of(cast.reading.text).partition(",")[0] if candidate.place else ""
        return capitalised(phrase if not where or place in phrase else f"{phrase} {where}")
    own = [t for t in token.lefts if t.i > owner.i and t.dep_ in {"amod", "compound"}]
    bare = [token, *(t for left in own for t in left.subtree)]
    joint = joint_owner(token)
    whose = joined([cast.name(key) for t in filter(None, (joint, owner)) for key in cast.at(t) or cast.meant(t)])
    at = {"of", "against", "on"} if token.lemma_.lower() in _STRIKES else {"of", "against"}
    struck = (t for t in token.rights if t.dep_ == "prep" and t.lower_ in at)
    suffering = next((words([*bare, *t.subtree], cast) or _shortened(bare, t, cast) for t in struck), "")
    if suffering:  # "Chad's killing of Lund"
        return capitalised(f"{suffering} by {whose}")
    done = candidate.trigger.coding.kind == "conflict" or token.lemma_.lower() in _DONE
    person = owner.lower_ in {"his", "her"} or any(cast.kind(key) == "person" for key in cast.meant(owner))
    gave = token.lemma_.lower() in _GIVEN and not person
    harm = token.lemma_.lower() in cast.reading.lexicon.words("suffered_nouns")
    own_end = harm and any(cast.kind(key) == "person" for key in cast.at(owner))  # Lund's assassination is that of Lund
    doing = done and not own_end and {*cast.meant(owner)} <= {*candidate.initiators}
    told = f"{words(bare, cast) or token.text} {'by' if (doing or gave) and whose else 'of'} {whose}"
    into = into_office(token, candidate)
    office = phrase_words(into, cast) if into is not None else ""
    return capitalised(f"{told} {office}" if office and len(f"{told} {office}") <= LONGEST else told)


def _answered(candidate: Candidate, cast: Cast) -> str:
    """What somebody does with a request that is made to him, "accepts a request to hear the case", or with an office
    that he is given: "wins the nomination of the party"."""
    noun, verb = candidate.trigger.token, candidate.trigger.token.head
    taken = {"request": _ANSWERING, "appointment": _ANSWERING | _GAINING}.get(candidate.trigger.coding.kind, set())
    told = candidate.trigger.noun and candidate.phase == "past" and noun.dep_ == "dobj" and not passive(verb)
    if not told or verb.lemma_.lower() not in taken:
        return ""
    who = [cast.name(key) for t in subjects(verb) for key in cast.meant(t)]
    what = lowered(object_words(noun, cast))
    return f"{joined(who)} {present(verb_words(verb), plural=len(who) > 1)} {what}" if who else ""


def _shortened(bare: Sequence[Token], preposition: Token, cast: Cast) -> str:
    """A noun with whom it struck, without what explains them: "assassination of five reporters"."""
    struck = next((t for t in preposition.rights if t.dep_ == "pobj"), None)
    named = object_words(struck, cast) if struck is not None else ""
    return f"{words(bare, cast)} {preposition.lower_} {named}" if named else ""


def _alone(noun: Token, candidate: Candidate, cast: Cast) -> bool:
    """Whether a noun with "his" tells nothing without him: "Decision of Ada Lund", for "his decision"."""
    bare = candidate.place is None and candidate.trigger.coding.kind != "conflict" and " " not in noun_words(noun, cast)
    return (bare or into_office(noun, candidate) is not None) and any(
        t.dep_ == "poss" and t.pos_ == "PRON" and cast.meant(t) for t in noun.lefts
    )


def _with_others(phrase: str, candidate: Candidate, cast: Cast) -> str:
    """A bare noun with those of whom the clause tells besides: "Talks with Chad", "Lawsuit by Ada Lund"."""
    if " " in phrase:
        return phrase
    if (aim := held_to(candidate.trigger.token, cast)) and len(f"{phrase} {aim}") <= LONGEST:
        return f"{phrase} {aim}"
    doers, others = ([cast.name(key) for key in keys] for keys in (candidate.initiators, candidate.counterparts))
    if candidate.trigger.coding.kind in TOGETHER and others and not doers:
        alone = len(others) == 1 or any(t.lower_ == "with" for t in candidate.trigger.token.rights)
        return f"{phrase} {'with' if alone else 'between'} {joined(others)}"
    owned = doers and candidate.trigger.coding.kind in _OWNED and _told_whose(candidate, cast)
    if owned:
        return f"{phrase} by {joined(doers)}"
    return f"{phrase} {held_about(candidate.trigger.token, cast)}".rstrip()


def _told_whose(candidate: Candidate, cast: Cast) -> bool:
    """Whether the clause says that those who act did what a noun tells: "filed a suit", "an attack by Chad"."""
    doers = (n for t in candidate.trigger.token.subtree if t.lower_ == "by" for n in t.rights if cast.at(n))
    by = any(set(cast.meant(noun)) & set(candidate.initiators) for noun in doers)
    return by or light_verb(candidate.trigger, cast.reading.lexicon) is not None


def _suffered(candidate: Candidate, cast: Cast) -> str:
    token = candidate.trigger.token
    if verb_words(token) == "call on" and not candidate.initiators and (called := object_of(token, cast)):
        return f"call on {called}"
    doers = [t for t in _doers(token) if t.i < token.i and t.pos_ != "PRON"]
    named: Sequence[str] = [cast.name(key) for t in doers if cast.at(t) for key in cast.meant(t)]
    doers = doers or _announcing(candidate)
    who = joined(named) or next((_whom(t, cast, token) for t in doers), "")
    done_to = [t for t in token.children if t.dep_ == "dobj" and (not passive(token) or gives(token))]
    whom = next((whole_clause(t, cast) or _whom(t, cast) or t.text for t in done_to), "")
    made = next((so for t in done_to if (so := made_so(t, cast))), "")
    what = f"{whom} {made or asked(token, cast)}".strip() if whom else _behind(token, cast) or _whereof(token, cast)
    many = several(doers) or are_several([who], cast.reading.lexicon)
    verb = f"{as_said(token)} {_verb(candidate, doers if who else (), several=many)} {particle(token)}".strip()
    where = in_place(candidate, cast, "in " if passive(token) else "")
    if candidate.place and candidate.place.of(cast.reading.text) in f"{who} {what}":
        where = ""
    if what.startswith("from ") and where.startswith("in ") and leads_there(candidate, cast):
        where = f"to {where.removeprefix('in ')}"
    marked = token.tag_ in {"VB", "VBP", "VBZ"} and candidate.trigger.coding.kind == "anniversary"
    if what and marked and (not who or all(cast.is_date(source_span(t)) for t in doers)):
        return what  # "as you celebrate Republic Day", "this year marks the anniversary"
    if who and called_for(token) is not None:
        what = f"for {object_of(token, cast)}"
    going = token.lemma_ == "go" or candidate.trigger.coding.group == "movement"  # "departed from a port in Chad"
    alone = not what and (not where or going) and not passive(token)
    if who and not what and not passive(token):  # "rules that the road is open", "begins to rise"
        what = clause_told(candidate, f"{who} {verb} ", cast) or (further_words(token, cast) if alone else "")
        told = candidate.place is not None and candidate.place.of(cast.reading.text) in what
        where = "" if told or (what and not alone) else where
    if who and alone and not what and token.tag_ != "VBN" and (word := _SAYINGS.get(candidate.trigger.coding.kind)):
        return f"{word} {lowered(who)}"  # what was said is too long for a title
    suffering = {key for t in subjects(token) for key in cast.meant(t)} or {*candidate.counterparts}
    beside = [name for key in candidate.counterparts if (name := cast.name(key)) not in what and key in suffering]
    others = joined(beside) if passive(token) else ""  # "was appointed to the board" was not the board
    if whom and not who and not others and candidate.phase == "past" and (done := _participle(token, cast)):
        return " ".join(part for part in (whom, done, particle(token), asked(token, cast), where) if part)
    if not who and not others and candidate.trigger.coding.kind in MEETINGS:
        met = what or joined([cast.name(key) for key in candidate.counterparts])
        return " ".join(part for part in ("meeting", met and f"with {met}", where) if part)  # nobody knows who met
    return " ".join(part for part in (who or others, verb, what, where) if part)


def undergone(verb: Token) -> bool:
    """Whether a participle says what was done to somebody: "was expelled", "the movement, founded in 1978"; also where
    the parse made two clauses of "was on Saturday | expelled"."""
    active = any(t.dep_ in {"dobj", "agent"} or t.lower_ == "by" or t.lemma_ == "have" for t in verb.children)
    joined_on = verb.dep_ == "conj" and verb.head.tag_ == "VBN"  # "based in Oslo and founded in 1978"
    first = verb.head if joined_on else verb
    active = active or any(t.dep_ in SUBJECTS for t in verb.children)  # "as Lund noted", taken for a participle
    active = active or (verb.lemma_.lower() not in _TELLING and any(map(_is_said, verb.rights)))
    aside = first.dep_ in {"acl", "advcl"} and not active
    return (verb.tag_ == "VBN" and (passive(verb) or aside)) or was_done_too(verb)


def _is_said(clause: Token) -> bool:
    """Whether somebody says or orders what a clause tells: "Lund, a judge, ordered that the road be closed"."""
    return clause.dep_ == "ccomp" and any(t.dep_ == "mark" and t.lower_ == "that" for t in clause.lefts)


def _verb(candidate: Candidate, doers: Sequence[Token], *, several: bool) -> str:
    """The verb as headlines have it: "signs", "to sign"; of what was done to somebody "expelled", "to be expelled"."""
    token = candidate.trigger.token
    if candidate.phase == "planned" and passive(token) and any(t.dep_ == "xcomp" for t in token.rights):
        return token.lower_  # "scheduled to be sold"
    if candidate.phase == "planned":
        active = any(t.dep_ == "aux" and t.lemma_ == "have" for t in token.lefts) and not passive(token)
        return f"to be {token.lower_}" if token.tag_ == "VBN" and not active else f"to {token.lemma_.lower()}"
    helped = {t.lemma_ for t in token.lefts if t.dep_ == "aux"}  # "have signed", "are choosing"
    going_on = token.tag_ == "VBG" and ("be" in helped or token.dep_ in {"acl", "advcl"})  # "protesters demanding"
    done = token.tag_ in {"VBD", "VBP", "VBZ"} or "have" in helped or going_on
    if not doers or not done or passive(token):
        return token.lower_
    return present(token.lemma_.lower(), plural=several and token.lower_ not in _SINGULAR)


def _participle(verb: Token, cast: Cast) -> str:
    """What a headline says was done where no doer is told: "support reiterated"; "" where the form is not plain."""
    if irregular := cast.reading.lexicon.table("participles").get(verb.lemma_.lower()):
        return str(irregular)
    if verb.tag_ in {"VBD", "VBN"}:
        return verb.lower_ if verb.lower_.endswith("ed") else ""
    lemma = verb.lemma_.lower()
    if re.search("[aeiou][^aeiouwxy]$", lemma):
        return ""  # "visited", but "admitted"
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if re.search("[^aeiou]y$", lemma) else f"{lemma}ed"


def _whereof(verb: Token, cast: Cast) -> str:
    """Whence or as what somebody had it done to him: "expelled from the board", "found guilty"."""
    if not undergone(verb):
        return ""
    said = next((t for t in verb.rights if t.dep_ in {"oprd", "acomp", "attr", "xcomp"} or t.lower_ in _WHENCE), None)
    told = (phrase_words(said, cast) or "") if said is not None and not _opens_clause(said) else ""
    return "" if told.endswith("ing") else told  # "committed to working" on what, is too long to say


def _opens_clause(word: Token) -> bool:
    """Whether "as" rather opens a clause, whose verb the parse sets apart: "evacuated as new damage | was found"."""
    last = word.right_edge
    behind = last.nbor() if word.lower_ == "as" and last.i + 1 < len(last.doc) else word
    return behind.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def _announcing(candidate: Candidate) -> list[Token]:
    """Who says what "it" or "they" will do: "the firm has said that it will open a mill"."""
    verb = candidate.trigger.token
    own = [t for t in verb.lefts if t.dep_ == "nsubj"]
    itself = bool(own) and all(t.lower_ in {"it", "they"} for t in own)
    saying = verb.dep_ == "ccomp" and candidate.phase == "planned" and itself
    return [t for t in verb.head.lefts if t.dep_ == "nsubj" and t.pos_ != "PRON"] if saying else []


def _whom(noun: Token, cast: Cast, beside: Token | None = None) -> str:
    """Who does or suffers it in the words of the text, or as short as it can be said: "the officers freed" is not what
    was told of the officers who freed somebody. "His Excellency" is who bears the name behind it."""
    honoured = noun.lower_ in _HONOURS
    named = joined([cast.name(key) for key in cast.meant(noun)]) if honoured or cast.at(noun) else ""
    told = without_pronoun(noun, object_words(noun, cast, beside), cast)
    return (named if honoured else "") or told or (named if beside is None else "")


def _behind(verb: Token, cast: Cast) -> str:
    """Who is named right behind a verb that has no object: the parser gave it to the clause around."""
    if verb.tag_ != "VBD" or verb.i + 1 >= len(verb.doc):
        return ""
    named = verb.nbor()
    while named.dep_ == "compound":
        named = named.head
    return joined([cast.name(key) for key in cast.meant(named)]) if cast.at(named) else ""


def _doers(verb: Token) -> Sequence[Token]:
    """The subject of a verb, or the noun that it hangs on: "an initiative to be unveiled"."""
    own = any(t.dep_ in SUBJECTS for t in verb.children)
    return [verb.head] if verb.dep_ in {"relcl", "acl"} and not own else [taken_for(t) for t in subjects(verb)]
