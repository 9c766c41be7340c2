"""Who took part: actors in the trigger's own clause, as subject, object or behind a preposition that joins people.

The subject of "he said that A met B" is no party to the meeting; a visitor's country, in the wording of his function,
is none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.agents import run_by
from briefsite.extraction.events.authors import pleased
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import (
    MEETINGS,
    SUBJECTS,
    behind,
    clause,
    light_verb,
    passive,
    subjects,
)
from briefsite.extraction.events.concerned import is_seat
from briefsite.extraction.events.holders import conducting, framed_by, held_in, holders, speaking_of
from briefsite.extraction.events.members import joint_at, of_deeds
from briefsite.extraction.events.met_with import PARTIES, WHERE_OR_WHEN, held_between, met_there, talked_with
from briefsite.extraction.events.misparsed import joint_owner, told_of
from briefsite.extraction.events.officers import holder_behind
from briefsite.extraction.events.reach import suffers, torn
from briefsite.extraction.events.telling import serves_another
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.infinitives import called_for

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_WITH = {"with", "between", "by", "to", "from", "against", "among", "of", "on", "alongside", "through", "toward",
    "towards", "for"}  # fmt: skip
#: Groups whose verbs reach the owner of their object: "recognised Ouattara's appointee".
_OWNED = {"recognition", "expulsion", "leaving", "sanction", "arrest", "vote"}
#: Groups whose verbs reach those before their object: "withdrew the Chadian contingent".
_MOVED = {"sending", "withdrawing"}
#: What is said in these is said to whoever gets them.
_LETTERS = {"letter", "message", "note", "telegram", "memo", "email", "cable", "reply", "response", "tweet"}
_TALKS = {"meeting", "call", "talk"}
_GREETING = {"welcome", "receive", "host"}
_LEADERSHIP = {"command", "chairmanship", "chair", "leadership", "presidency", "auspices", "mediation", "patronage",
    "aegis"}  # fmt: skip
#: How names hang on a noun before it: "the Chad-Norway talks".
_NAMING = {"compound", "nmod", "amod"}
#: What a gathering does with those who come: "a dialogue involving ministers from Chad".
_BRINGING = {"involve", "gather", "include", "unite"}
_JOINING = {"join", "attend", "sign", "back"}
#: Whoever does so to a nomination is nominated.
_GAINING = {"accept", "clinch", "gain", "get", "secure", "win"}
_KEEPING = {"abandon", "abrogate", "annul", "break", "cancel", "denounce", "end", "extend", "honour", "honor", "leave",
    "quit", "ratify", "renew", "renounce", "scrap", "sign", "suspend", "terminate", "violate"}  # fmt: skip
_COMING = {"join", "attend"}


def initiators(trigger: Trigger, cast: Cast) -> list[str]:
    """Those who act: the subject, the agent of a passive, the owner of a noun ("his visit")."""
    token = trigger.token
    if not trigger.noun:
        if glad := pleased(token, cast.authors, cast):
            return list(glad)
        acting = behind(token, {"by"}) if passive(token) else subjects(_told_by(token, cast))
        return list(dict.fromkeys(key for actor in acting for key in cast.meant(actor, _before(token, actor))))
    ours = trigger.coding.kind in {"meeting", "call"}  # "our meeting" is of those who speak, and not of their state
    dated = (
        token.head if token.dep_ == "conj" and token.head.ent_type_ == "DATE" else token
    )  # "Chad's May 1 and 2 raids"
    named = [t for t in (*token.children, *dated.lefts) if t.dep_ == "poss" and not (ours and t.lower_ == "our")]
    joint = joint_owner(token)
    owners = [key for t in (*filter(None, (joint,)), *named) for key in cast.plain(t) or cast.meant(t)]
    if (coming := _coming_to(trigger, cast)) is not None:
        owners = [key for actor in subjects(coming) for key in cast.meant(actor)] or owners
    owners = owners or holders(trigger, cast)
    owners += [key for noun in (*behind(token, {"by"}), *torn(trigger, {"by"})) for key in cast.meant(noun)]
    governor = light_verb(trigger, cast.reading.lexicon)
    if governor is not None and not owners and not suffers(governor, trigger):
        acting = behind(governor, {"by"}) if passive(governor) else subjects(governor)
        owners += [key for actor in acting for key in cast.meant(actor)]
    between = any(t.dep_ == "prep" and t.lower_ == "between" for t in token.children)
    heads = cast.reading.lexicon.words("role_heads")
    between = between or any(t.tag_ in {"NN", "NNP"} and (t.ent_type_ == "PERSON" or t.lower_ in heads) for t in named)
    owners = owners or _visiting(trigger, cast)
    if not between:  # whoever does something "during talks between" others, or on another's visit, has no part in it
        owners = owners or framed_by(trigger, cast) or conducting(trigger, cast) or speaking_of(trigger, cast)
        owners = owners or [key for actor in _keeping(trigger) for key in cast.meant(actor)]
    suffered = token.lemma_.lower() in cast.reading.lexicon.words("suffered_nouns")
    whence = trigger.coding.kind in {"deployment", "meeting"}  # "the withdrawal from Chad"
    parties = {"between"} | (set() if suffered else {"of"}) | (set() if whence else {"from"})
    owners = owners or [key for noun in behind(token, parties) for key in cast.meant(noun)]
    return list(dict.fromkeys(owners))


def _visiting(trigger: Trigger, cast: Cast) -> list[str]:
    """Whose visit it is, whoever does something after it: "met Lund following the visit of President Odu"."""
    of = behind(trigger.token, {"of"}) if trigger.coding.kind == "visit" else ()
    return [key for noun in of for key in cast.meant(noun) if cast.kind(key) == "person"]


def _keeping(trigger: Trigger) -> Sequence[Token]:
    """Whoever does so to an agreement is a party to it: "the Union ended its deal with Chad"."""
    noun, verb = trigger.token, trigger.token.head
    own = trigger.coding.kind == "agreement" and noun.dep_ == "dobj" and verb.lemma_.lower() in _KEEPING
    return subjects(verb) if own and not passive(verb) else ()


def _coming_to(trigger: Trigger, cast: Cast) -> Token | None:
    """The verb by which others come to a meeting, whose owner then is its other side: "joined Lund's talks"."""
    verb = light_verb(trigger, cast.reading.lexicon) if trigger.noun and trigger.coding.kind in MEETINGS else None
    coming = verb is not None and verb.lemma_.lower() in _COMING and not passive(verb)
    return verb if coming and trigger.token.dep_ == "dobj" else None


def _before(verb: Token, actor: Token) -> int | None:
    """Where those end of whom a relative clause tells: "Lund, who died in May, and Tarro" tells of Lund alone."""
    return verb.i if verb.dep_ == "relcl" and verb.head == actor else None


def _told_by(verb: Token, cast: Cast) -> Token:
    """The verb whose subject acts: "attended" of "attended a partners meeting", where the parse makes partners meet."""
    noun, lexicon = verb.head, cast.reading.lexicon
    misread = verb.tag_ == "VBG" and verb.dep_ == "acl" and noun.dep_ == "dobj" and noun.i == verb.i - 1
    light = lexicon.any_of("light_verbs", "engaging_verbs")
    return noun.head if misread and noun.head.lemma_.lower() in light else verb


def promising(trigger: Trigger, acting: Sequence[str], phase: str, cast: Cast) -> list[str]:
    """Whoever announces what their own side will do: a state for its people ("Norway said that Ada Lund would come"),
    anybody for themselves where the clause names nobody ("Lund promised that fees would be waived")."""
    verb = trigger.token if not trigger.noun else (light_verb(trigger, cast.reading.lexicon) or trigger.token)
    above = verb.head
    if (
        phase != "planned"
        or verb.dep_ != "ccomp"
        or above.lemma_.lower() not in cast.reading.lexicon.words("announcing")
    ):
        return []
    speakers = [key for subject in subjects(above) for key in cast.meant(subject)]
    binding = above.lemma_.lower() in cast.reading.lexicon.words("promising_verbs")
    if not acting:
        named = any(t.pos_ in {"NOUN", "PROPN"} for t in subjects(verb)) and not passive(verb)
        return speakers if binding and not named else []  # "assured that both banks would give loans"
    return [key for key in speakers if cast.kind(key) != "person" and all(cast.same_side(who, key) for who in acting)]


def counterparts(trigger: Trigger, cast: Cast) -> list[str]:
    """Those it is done to or with: objects, the subject of a passive, who stands behind "with", "to", "on", ..."""
    nouns = _about_noun(trigger, cast) if trigger.noun else _about_verb(trigger, cast)
    keys = [
        key
        for noun in (*nouns, *talked_with(trigger, cast), *run_by(trigger, cast), *_under(trigger, cast))
        for key in cast.meant(noun)
    ]
    keys += (*_of_kind(trigger, cast), *of_deeds(trigger, cast))
    if trigger.noun:
        named = (t for child in trigger.token.lefts if child.dep_ in _NAMING for t in child.subtree)
        named_after = trigger.token.pos_ == "PROPN" and trigger.coding.kind != "meeting"
        own_name = named_after or trigger.coding.kind == "visit"
        taken = {"programme", "organisation"} if own_name else {"programme"}
        sides = (key for t in named for key in joint_at(t, cast) if cast.kind(key) not in taken)
        keys += [key for key in sides if not is_seat(key, cast)]  # "a meeting at the White House" is not with it
    return list(dict.fromkeys(keys))


def _about_verb(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    token = trigger.token
    if passive(token):
        yield from subjects(token)
    yield from met_there(trigger)
    glued = told_of(token, cast)  # "told the Lantern Lund was there"
    told = (t for t in token.children if t.dep_ in {"dobj", "dative", "oprd"} and t is not glued)
    aside = token.dep_ == "relcl"  # "Lund, whom the Senate confirmed"
    yield from (token.head if aside and t.tag_ in {"WP", "WDT"} else t for t in told)
    greeted = trigger.coding.kind == "meeting" and token.lemma_.lower() in _GREETING  # "welcomed him to the Palace"
    yield from (() if (wished := called_for(token)) is None else subjects(wished))
    beside = behind(token, (_WITH - {"to"} if greeted else _WITH) - _matter_of(trigger))
    yield from (one for who in beside for one in holder_behind(who, cast))
    yield from (noun for occasion in _occasions(token) for noun in behind(occasion, {"with"}))
    yield from (who for letter in behind(token, {"in"}) if letter.lemma_ in _LETTERS for who in behind(letter, {"to"}))
    held = [t for t in token.children if t.dep_ == "dobj" and trigger.coding.kind == "meeting"]
    held += [noun for t in held for noun in behind(t, {"of"})]  # "convened a meeting of the panel with Lund"
    yield from (who for noun in held for who in behind(noun, {"with", "between"}))


def _about_noun(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    known = trigger.coding.kind == "meeting" and any(t.lower_ in PARTIES for t in trigger.token.rights)
    to = {"to"} if known else set()  # "talks with Lund at the mission of Chad | to the Union"
    yield from behind(trigger.token, _WITH - {"by"} - _matter_of(trigger) - to)
    yield from torn(trigger, {"against", "on"})
    if _coming_to(trigger, cast) is not None:
        yield from (t for t in trigger.token.lefts if t.dep_ == "poss")
    yield from met_there(trigger)
    told = (t for t in trigger.token.children if t.dep_ in {"acl", "relcl"} and t.lemma_.lower() in _BRINGING)
    for verb in (t for t in told if not _tells_of_body(t)):
        yield from (noun for noun in verb.children if noun.dep_ == "dobj")
    made = (t for t in trigger.token.children if t.dep_ == "acl" and t.tag_ == "VBN")
    yield from (noun for verb in made for noun in behind(verb, {"with", "between", "among", "by"}))
    held = held_in(trigger)
    if held is not None:
        yield from subjects(held)
    yield from held_between(trigger, cast)
    yield from _invited(trigger)
    governor = light_verb(trigger, cast.reading.lexicon)
    given = {"receive"} | (_GAINING if trigger.coding.kind == "appointment" else set())
    if governor is not None and governor.lemma_.lower() in given:
        yield from behind(governor, {"by"}) if passive(governor) else subjects(governor)
    if governor is not None:
        yield from behind(governor, {"with", "between", "to", "among"} - to)


def _tells_of_body(clause: Token) -> bool:
    """Whether a clause tells of what stands right before it, and not of the meeting: "the meeting of the board, which
    includes Ada Lund"."""
    before = clause.left_edge
    while before.i > before.sent.start and (before is clause.left_edge or before.is_punct):
        before = before.nbor(-1)
    return clause.dep_ == "relcl" and before.dep_ == "pobj" and before.head.lower_ == "of"


def _invited(trigger: Trigger) -> Sequence[Token]:
    """Who comes because he was asked to: "Lund arrived at the invitation of President Odu"."""
    noun, preposition = trigger.token, trigger.token.head
    asked = noun.lemma_.lower() == "invitation" and noun.dep_ == "pobj" and preposition.lower_ in {"at", "on", "upon"}
    return subjects(preposition.head) if asked and preposition.head.pos_ == "VERB" else ()


def _matter_of(trigger: Trigger) -> set[str]:
    """The prepositions behind which stands what people meet about: "a meeting on Chad"; a call is paid on somebody, and
    no missile is launched with anybody: "discussed its missile launch with Lund"."""
    if trigger.coding.group == "testing" and trigger.noun:
        return _WITH
    meets = trigger.coding.kind == "meeting" and "call" not in trigger.token.lemma_.lower()
    return ({"on", "for", "from"} if trigger.noun else {"on", "for"}) if meets else set()


def _of_kind(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """Parties that only some kinds of event have: whom a thing belongs to, who is asked, which body appoints."""
    token, kind = trigger.token, trigger.coding.kind
    objects = [t for t in token.children if t.dep_ in {"dobj", "nsubjpass"}]
    if kind == "agreement" and not trigger.noun:
        yield from (key for t in objects if not cast.at(t) for n in behind(t, PARTIES) for key in cast.meant(n))
    if (kind in {"request", "aid"} or trigger.coding.group in _OWNED) and not trigger.noun:
        owned = (t for noun in objects if not serves_another(noun, cast) for t in noun.lefts if t.dep_ == "poss")
        yield from (key for owner in owned for key in cast.meant(owner))
    if trigger.coding.group in _MOVED:
        yield from (
            key for t in objects for body in t.children if body.dep_ in {"compound", "nmod"} for key in cast.at(body)
        )
    if kind in {"statement", "agreement"} and not trigger.noun:
        owned = (owner for t in objects if not cast.at(t) for owner in t.children if owner.dep_ == "poss")
        yield from (key for owner in owned for key in cast.plain(owner) if cast.kind(key) != "person")
    if kind == "statement":
        yield from (key for t in objects if not cast.at(t) for n in behind(t, {"by"}) for key in cast.meant(n))
    else:
        alone = kind == "legal"  # an officer is arrested, and not the army that he is of
        owned = (t for t in objects if not cast.at(t) and not (alone and _is_officer(t, cast)))
        yield from (key for t in owned for key in _owners(t, cast))
    if trigger.coding.group == "handing":
        yield from (key for t in objects for n in behind(t, {"to"}) for key in cast.meant(n))
    if kind == "request":
        asked = (s for t in token.children if t.dep_ in {"ccomp", "xcomp"} for s in t.children if s.dep_ in SUBJECTS)
        yield from (key for s in asked for key in cast.meant(s))
    if kind == "appointment":
        offices = (noun for t in token.subtree if t.lower_ == "as" and t.i > token.i for noun in t.children)
        yield from (key for noun in offices if noun.dep_ == "pobj" for key in _owners(noun, cast))
    joined = (t for noun in objects for t in noun.subtree if t.dep_ == "relcl" and t.lemma_ in _JOINING)
    yield from (key for verb in joined if passive(verb) for noun in behind(verb, {"by"}) for key in cast.meant(noun))


def _is_officer(noun: Token, cast: Cast) -> bool:
    return noun.tag_ in {"NN", "NNP"} and noun.lower_ in cast.reading.lexicon.any_of("role_heads", "ranks")


def _occasions(verb: Token) -> Iterator[Token]:
    """Nouns behind "during" at a verb: what is asked "during a call with B" is asked of B."""
    yield from (noun for noun in behind(verb, {"during"}) if noun.pos_ == "NOUN")
    yield from (noun for noun in behind(verb, {"in"}) if noun.lemma_.lower() in _TALKS)


def _under(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Those under whom something is held: "under the chairmanship of President Odu"."""
    verb = clause(trigger, cast.reading.lexicon)
    above = verb.head if verb.dep_ == "xcomp" else verb  # "is expected to arrive"
    where = (t for t in verb.subtree if t.i > verb.i and t.ent_type_ in WHERE_OR_WHEN)  # "held in Adda today under ..."
    for one in dict.fromkeys((trigger.token, verb, above, *where)):
        for noun in behind(one, {"under"}):
            yield from behind(noun, {"of"}) if noun.lower_ in _LEADERSHIP else ()


def _owners(noun: Token, cast: Cast) -> list[str]:
    """Those whom a thing belongs to: "recognition of Ada Lund", "envoy for the Union", "assets of the foundation"; whom
    somebody serves or is kin to is another: "an adviser to Ada Lund was jailed"."""
    found = [key for owner in behind(noun, {"of", "for"}) for key in (cast.meant(owner) or _owners(owner, cast))]
    served = serves_another(noun, cast)
    return [key for key in found if not (served and cast.kind(key) == "person")]
