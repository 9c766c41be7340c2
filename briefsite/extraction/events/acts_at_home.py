"""What a land does within its own borders: its parliament votes, its courts judge, its police arrest, its government
makes law, and its people march in the streets there. The text need not say so, but it must name the land.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, subjects
from briefsite.extraction.events.in_force import comes_into_force
from briefsite.extraction.events.lands_told import WHERE, lands_told, main_land, named_land, sole_land
from briefsite.extraction.events.local_rule import ruled, sitting_of
from briefsite.extraction.events.parties import initiators
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import parsed, source_span
from briefsite.geography import Located, located
from briefsite.model.document import Chain, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Groups of what courts and police do, and what of it they do abroad and at sea besides.
_JUDGING = {"arrest", "proceedings", "questioning"}
_ANYWHERE = {"stop", "halt", "intercept", "impound", "search", "hold", "detain", "detention", "extradite",
    "extradition", "deport", "deportation", "investigate", "investigation", "inquiry"}  # fmt: skip
#: Of these a state does some in the councils of many; the others only at home.
_LEGISLATING = {"enact", "outlaw", "repeal", "ban", "dissolve", "impeach"}
#: Who rules where a text speaks of one land.
_RULERS = {"army", "authorities", "cabinet", "government", "junta", "military"}
_WARS, _ERUPTING = {"fighting", "war"}, {"begin", "break", "erupt", "start"}
#: What is made against others holds beyond the border.
_BEYOND = {"embargo", "sanction", "tariff"}
_POLICING = {"police", "prosecutor", "prosecutors", "prosecution", "gendarmerie", "judge", "jury", "magistrate"}
#: What so begins or ends need not be told with whoever made it.
_BEGINNING = {"begin", "start", "end"}
#: What a land closes is its own.
_CLOSING = {"close", "reopen", "shut"}
#: What is only proposed, or taken back, is at home where it is a law.
_PROPOSING = {"amend", "propose", "scrap", "shelve", "table", "withdraw"}
_BILLS = {"amendment", "bill", "constitution", "law", "legislation", "ordinance", "statute"}
_CLOSED = {"school", "university"}
#: Of what is held, only its own noun tells what that is.
_HOLDING = {"hold", "observe"}
#: By the word before these it is known what they are for: "a vaccination drive".
_CAMPAIGNS = {"campaign", "drive", "programme", "program"}
#: Those who are at home in a town.
_RESIDENTS = {"residents", "inhabitants", "townspeople", "villagers", "locals", "homeowners"}
#: What they do elsewhere as well.
_FROM_AFAR = {"statement", "request", "agreement", "visit", "call", "deployment"}
#: Words in the names of bodies of many lands, or that sit in another than theirs.
_OF_LANDS = {"international", "european", "african", "world", "security", "special", "pan-african", "inter-american",
    "un", "u.n.", "nations", "eu", "ecowas", "asean"}  # fmt: skip
#: Before the embassy of another land people march, and are arrested, for what goes on in that land.
_ABROAD = re.compile(r"\b(?:embass(?:y|ies)|consulates?|expatriates?|exiles?|diaspora)\b", re.IGNORECASE)
#: The courts of many lands judge in none of those of which a text speaks.
_COURTS = re.compile(r"\bInternational (?:Criminal )?(?:Court|Tribunal)\b|\bCourt of Human Rights\b|\bIC[CJ]\b")
#: So far behind "declared" stands what holds, as in "a state of national emergency".
_NEAR = 5
#: A text that names nobody who acts must have named its land so often.
_OFTEN = 3
#: The place with which the name of a body ends.
_LAST = re.compile(r" of (?:the )?([A-Z][\w’' -]+)$")


def at_home(trigger: Trigger, cast: Cast) -> Span | None:
    """The land in which a state does what it does at home."""
    lexicon = cast.reading.lexicon
    if not (_judges(trigger) or _rules(trigger, lexicon) or _marches(trigger)):
        return _at_war(source_span(trigger.token), cast) if _at_war_within(trigger) else None
    part = ruled(trigger, cast) if _rules(trigger, lexicon) else None
    if (part := part or sitting_of(trigger, cast)) is not None:
        return part
    at = source_span(trigger.token)
    acting = [cast.chains[key] for key in initiators(trigger, cast)]
    if not acting or _marches(trigger):
        sole = not _marches(trigger) and any(t.lower_ in _RULERS for t in subjects(trigger.token))
        at_home = _holds_at_home(trigger, lexicon) or not _rules(trigger, lexicon)
        return _only(at, cast, sole=sole) if at_home else None
    if any(not _at_work(chain, trigger, lexicon) for chain in acting):
        return None
    seats = [_seat(chain, at, cast) for chain in acting]
    names = {seat.of(cast.reading.text) for seat in seats if seat}
    if len(names) != 1 or not all(seats):
        return None
    makes_law = trigger.token.lemma_.lower() in _PROPOSING and _holds_at_home(trigger, lexicon)
    sits = (
        makes_law
        or _by_a_house(trigger, lexicon)
        or all(_words(chain) & lexicon.words("sitting_bodies") for chain in acting)
    )
    return seats[0] if sits or not _abroad(seats[0], at, cast) else None


def ruling_state(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The state whose law, emergency or campaign it is, where nobody is told to make it: "the lockdown was lifted"."""
    rules = not trigger.noun and _rules(trigger, cast.reading.lexicon) and _holds_at_home(trigger, cast.reading.lexicon)
    land = at_home(trigger, cast) if rules and not initiators(trigger, cast) else None
    code = nations(cast.reading.lexicon).get(land.of(cast.reading.text).casefold(), "") if land else ""
    if land and code in cast.states:
        yield cast.states[code], Reason("rules-at-home", (land,))


def by_residents(trigger: Trigger, cast: Cast) -> Span | None:
    """The town whose people do something: "residents of Adda gave blood", "Adda residents marched"."""
    if trigger.noun or trigger.coding.kind in _FROM_AFAR:
        return None
    people = [t for t in subjects(trigger.token) if t.lower_ in _RESIDENTS]
    towns = [t for one in people for t in (*one.lefts, *behind(one, {"of"})) if _is_town(t)]
    others = (t for t in trigger.token.sent if t.ent_type_ in WHERE and not {t, t.head} & {*towns})
    if len(towns) != 1 or any(others):
        return None
    return place_name(towns[0], cast) or source_span(towns[0])


def _is_town(name: Token) -> bool:
    known = located(name.text) if name.text.istitle() else None
    return known.wide is False if isinstance(known, Located) else name.ent_type_ == "GPE"


def _judges(trigger: Trigger) -> bool:
    lemma = trigger.token.lemma_.lower()
    return (trigger.coding.group in _JUDGING or lemma == "arrest") and lemma not in _ANYWHERE


def _rules(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether it makes law at home: any vote, and what is declared that can only hold there."""
    lemma = trigger.token.lemma_.lower()
    if trigger.noun:
        return trigger.coding.group == "vote" and lemma in {"vote", "ruling", "verdict", "impeachment"}
    things = (t.lemma_.lower() for t in trigger.token.children if t.dep_ in {"dobj", "nsubjpass"})
    makes = lemma in lexicon.words("lawmaking_verbs") or comes_into_force(trigger.token)
    if not makes or not _BEYOND.isdisjoint(things):
        return False
    return trigger.coding.group == "vote" or _holds_at_home(trigger, lexicon)


def _holds_at_home(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether what is declared, made or ended can only hold at home: "declared a state of emergency", "the lockdown
    began"."""
    lemma = trigger.token.lemma_.lower()
    told = {"dobj", "nsubjpass"} | ({"nsubj"} if lemma in _BEGINNING else set())
    told |= {"nsubj"} if comes_into_force(trigger.token) else set()
    told |= {"prep"} if lemma not in _HOLDING else set()  # "has held the post since independence"
    told |= {"npadvmod"}  # "declared tomorrow a day of mourning"
    things = [t for t in trigger.token.children if t.dep_ in told]
    things += [t for t in subjects(trigger.token) if trigger.token.dep_ == "xcomp" and t.dep_ in told | {"nsubjpass"}]
    near = [t for thing in things for t in (thing, *thing.subtree) if thing.i <= t.i <= thing.i + _NEAR]
    matters = {*lexicon.words("domestic_matters"), *(_CLOSED if lemma in _CLOSING else ())}
    matters = _BILLS if lemma in _PROPOSING else matters
    told_so = (c for t in near if t.lemma_.lower() in _CAMPAIGNS for c in t.lefts if c.dep_ == "compound")
    return any({t.lemma_.lower(), t.lower_} & matters for t in (*near, *told_so))


def _at_war(at: Span, cast: Cast) -> Span | None:
    """The land that is at war with itself: the only one of the sentence, "between the Chadian army and the rebels"."""
    phrase = parsed(cast.reading, cast.sentence_of(at))
    here = {land.code for land in lands_told(cast, phrase)} if phrase is not None else set[str]()
    return named_land(here.pop(), at, cast) if len(here) == 1 else _only(at, cast)


def _at_war_within(trigger: Trigger) -> bool:
    """Whether a land is at war with itself: "the civil war", "war erupted between the army and the rebels"."""
    noun = trigger.token
    civil = any(t.lower_ == "civil" for t in noun.lefts)
    erupts = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in _ERUPTING and not any(behind(noun, {"on", "with"}))
    return trigger.noun and noun.lemma_.lower() in _WARS and (civil or erupts)


def _marches(trigger: Trigger) -> bool:
    """Whether people march, and do not demonstrate how, or protest that something is so."""
    token = trigger.token
    protests = token.lemma_.lower() == "protest" and trigger.coding.group in {"news", "refusal"}
    if trigger.coding.group != "protest" and not protests:
        return False
    shows = token.lemma_ == "demonstrate" and token.tag_ == "VBN"
    return trigger.noun or not (shows or any(t.dep_ in {"dobj", "ccomp"} for t in token.children))


def _at_work(chain: Chain, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether an actor is one of those that do so at home."""
    words = _words(chain)
    if words & _OF_LANDS or "general assembly" in chain.name.casefold():
        return False
    if chain.kind == "organisation":
        at_work = bool(words & (lexicon.words("sitting_bodies") | _POLICING)) or "government" in words
        return at_work or ("ministry" in words and _holds_at_home(trigger, lexicon))
    if chain.kind == "person":
        return _rules(trigger, lexicon) and bool(chain.roles) and bool(chain.country)
    home = _judges(trigger) or _holds_at_home(trigger, lexicon) or trigger.token.lemma_.lower() in _LEGISLATING
    return chain.kind == "state" and (home or _by_a_house(trigger, lexicon))


def _by_a_house(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether the subject names a parliament or a court, however much of it is read as the name of a state."""
    if trigger.noun:
        return False
    words = {t.lower_ for subject in subjects(trigger.token) for t in (subject, *subject.subtree)}
    return bool(words & lexicon.words("sitting_bodies")) and not words & _OF_LANDS


def _words(chain: Chain) -> set[str]:
    return set(chain.name.casefold().replace("’s", "").replace("'s", "").split())


def _seat(chain: Chain, at: Span, cast: Cast) -> Span | None:
    """The place that the name of a body tells ("the Adda City Court", "the Parliament of Adda"), else its land, else
    that of which the text speaks far more than of others."""
    if chain.kind == "organisation" and (own := _in_name(chain, cast)):
        return own
    sits = bool(_words(chain) & cast.reading.lexicon.words("sitting_bodies"))
    plain = sits or not chain.name.istitle()  # "Bel Valley Police" may be of any land
    code = chain.country or (main_land(cast, 1 if sits else _OFTEN) if chain.kind == "organisation" and plain else "")
    return named_land(code, at, cast)


def _in_name(chain: Chain, cast: Cast) -> Span | None:
    """The town or land with whose name that of a body begins or ends."""
    for mention in chain.mentions:
        name = mention.span.of(cast.reading.text)
        words = name.split(" ")
        towns = [(0, " ".join(words[:count])) for count in (3, 2, 1) if count < len(words)]
        towns += [(last.start(1), last[1])] if (last := _LAST.search(name)) else []
        for start, town in towns:
            known = located(town)
            if isinstance(known, Located) and (not known.wide or town.casefold() in nations(cast.reading.lexicon)):
                return Span(mention.span.start + start, mention.span.start + start + len(town))
    return None


def _abroad(home: Span | None, at: Span, cast: Cast) -> bool:
    """Whether the sentence names another place than home."""
    phrase = parsed(cast.reading, cast.sentence_of(at))
    if home is None or phrase is None:
        return True
    codes = nations(cast.reading.lexicon)
    code = codes.get(home.of(cast.reading.text).casefold())
    others = {land.code for land in lands_told(cast, phrase)} - {code}
    return bool(others)


def _only(at: Span, cast: Cast, *, sole: bool = False) -> Span | None:
    """The land of which a text speaks far more than of others, or at all if it is the `sole` one, where the sentence
    speaks of no other."""
    phrase = parsed(cast.reading, cast.sentence_of(at))
    here = {land.code for land in lands_told(cast, phrase)} if phrase is not None else set[str]()
    main = main_land(cast, _OFTEN) or (sole_land(cast) if sole else "")
    elsewhere = not here and any(t.ent_type_ in WHERE for t in phrase or ())
    if elsewhere or not here <= {main} or _far_from_home(cast.reading.text):
        return None
    return named_land(main, at, cast)


@lru_cache(maxsize=8)
def _far_from_home(text: str) -> bool:
    return (_ABROAD.search(text) or _COURTS.search(text)) is not None
