"""Nouns that stand for an actor: `the premier`, `the department`, `the Kingdom`, `the two sides`.

Each is settled by what the text says of its actors (their roles, the words of their names, their countries) or left
open. The nearest actor named before it wins; what a clause is about is whom the last sentence was about, and nobody is
meant who does something to "the minister" himself. `Japan's top military commander` may look ahead, where it fits only
one. `the Council` with its capital is no descriptor but a short name, where the text tells of one council.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from briefsite.extraction.bare_offices import BARE, bare_office
from briefsite.extraction.bearers import Bearers
from briefsite.extraction.body_nouns import body, government, suits
from briefsite.extraction.descriptor_index import Index, is_subject
from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.guest_offices import host_or_guest
from briefsite.extraction.lettered_offices import lettered_office
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.offices import LESSER, is_named, is_role, may_be_one, takes_of
from briefsite.extraction.offices_named import first_of_two, office
from briefsite.extraction.reading import Reading, paragraph_number, stands_as
from briefsite.extraction.words import Word, joined_span, words_of
from briefsite.model.document import Chain, Mention, Reason
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

#: "The president of the country" is no other one.
_LANDS = frozenset({"country", "land", "nation", "republic", "state", "government"})
_ARTICLES = frozenset({"the", "this", "that"})


def descriptors(reading: Reading) -> Reading:
    """Add to each chain the nouns that stand for it."""
    index = Index(reading)
    found: dict[str, list[Mention]] = {}
    for doc in reading.paragraphs:
        words = words_of(doc)
        for keys, mention in _settled(words, paragraph_number(doc), index):
            for key in keys:
                found.setdefault(key, []).append(mention)
    changed = tuple(_with_mentions(c, found.get(c.key, ())) for c in reading.document.chains)
    return reading.with_document(chains=changed)


def _with_mentions(chain: Chain, more: Sequence[Mention]) -> Chain:
    return replace(chain, mentions=tuple(sorted((*chain.mentions, *more), key=lambda m: m.span)))


def _settled(words: Sequence[Word], paragraph: int, index: Index) -> Iterator[tuple[tuple[str, ...], Mention]]:
    before = 0
    for position, word in enumerate(words):
        points = word.lower in _ARTICLES and (word.lower != "that" or stands_as(index.reading, word.span, {"det"}))
        if (lettered := lettered_office(words, position, index))[0]:
            keys, span, rule = lettered
        elif points and position + 1 < len(words) and words[position + 1].lower not in _ARTICLES:
            keys, span, rule = _after_article(words, position, paragraph, index)
        elif word.lower == "and" and before == words[position - 1].end and _joined_to_other(words, position):
            keys, span, rule = _after_article(words, position, paragraph, index)
            span = Span(words[position + 1].start, span.end) if span else None  # "the minister and President"
        elif word.possessive:
            keys, span, rule = _after_owner(words, position, index)
        elif word.capital or word.lower in BARE:
            found = _of_state(words, position, index)
            keys, span, rule = found if found[0] else bare_office(words, position, index)
        else:
            continue
        if span and len(keys) == 1:
            keys = host_or_guest(index.by_key[keys[0]], span, index)
        if keys and span and span.start >= before and index.free(span):
            before = span.end
            if len(keys) == 1:
                index.settled(span, index.by_key[keys[0]])
            yield keys, Mention(span, "name" if rule == "short-name" else "descriptor", Reason(rule, (span,)))


_Found = tuple[tuple[str, ...], Span | None, str]
_NOTHING: _Found = ((), None, "")


def _after_article(words: Sequence[Word], position: int, paragraph: int, index: Index) -> _Found:
    if (pair := _pair(words, position + 1, paragraph, index))[0]:
        return pair
    if (state := _state(words, position + 1, index))[0]:
        return state
    named = office(words, position + 1)
    if (first := first_of_two(named, index.lexicon)) and not index.held(named):
        named = first if len(first) > 1 else ()  # a single word is settled as one in small letters is
    if named:
        held = index.held(named)
        whole, alone = joined_span([words[position], *named]), joined_span(named[1:] or named)
        return ((held.key,), whole if index.free(whole) else alone, "office-named") if held else _NOTHING
    country, start = _country(words, position + 1, index.lexicon)
    for at in (start, start + 1, start + 2):
        if at >= len(words) or not words[at].joined or (words[at].capital and not _lone_capital(words, at, position)):
            break
        if at > start and not (_describes(words[at - 1], index) and _is_whole(words, at - 1, index)):
            break
        noun = _person(words, at, country, index, ahead=False) or body(words, at, country, index)
        if noun:
            chain, end, rule = noun
            person = chain.kind == "person"
            others = _shares_owner(words, end, index) if person else _of_others(words, end)
            told = not others and (not person or is_named(words[start:at], chain, index.reading.text))
            told = told and not (person and not takes_of(words, position) and _of_other(words, end, chain, index))
            told = told and (person or suits(words[start:end], chain, index.lexicon))
            modifies = _is_modifier(words[end - 1].span, index.reading) and not _joined_to_other(words, end)
            if modifies or not told:
                break
            whole, alone = joined_span(words[position:end]), joined_span(words[at:end])
            return (chain.key,), alone if rule == "short-name" or not index.free(whole) else whole, rule
    return _NOTHING


def _describes(word: Word, index: Index) -> bool:
    """Whether a word before a noun only says what it is like: no verb, no other noun, nobody told apart."""
    return word.lower not in index.lexicon.words("telling_apart") and _is_modifier(word.span, index.reading)


def _is_whole(words: Sequence[Word], at: int, index: Index) -> bool:
    """Whether what begins at a word is no office of two words: "the prime minister" is no other minister."""
    hit = index.persons.at(words, at)
    return (hit is None or hit[0] == at + 1) and words[at].lower.removeprefix("ex-") not in {"prime", "first"}


def _of_others(words: Sequence[Word], end: int) -> bool:
    """`the armed forces of the two countries`: what follows says whose they are."""
    return end < len(words) and words[end].lower == "of" and words[end].joined


def _joined_to_other(words: Sequence[Word], end: int) -> bool:
    """`the minister and General Lund`: the second has a title of his own, and the parse may hang the first on him."""
    return end + 1 < len(words) and words[end].lower == "and" and words[end].joined and words[end + 1].capital


def _of_other(words: Sequence[Word], end: int, chain: Chain, index: Index) -> bool:
    """`the leader of Norway`, `the leader of the march`: nobody of another state, or of something else, is meant."""
    if code := _state_behind(words, end, index.lexicon):
        return bool(chain.country) and chain.country != code
    at = end + 1 + (end + 1 < len(words) and words[end + 1].lower in {*_ARTICLES, "its", "his", "her", "their", "our"})
    if not _of_others(words, end) or at >= len(words):
        return False
    thing, plain = words[at], words[at].lower in _LANDS or words[at].lower in index.bodies.by_first
    told = {part for role in chain.roles for part in role.span.of(index.reading.text).lower().split()}
    return not (thing.lower in told or (plain and not thing.capital))


def _state_behind(words: Sequence[Word], end: int, lexicon: Lexicon) -> str:
    """The code of the state that "of" tells behind a noun; "" where none stands there."""
    if not _of_others(words, end) or end + 1 >= len(words):
        return ""
    state = listed_names(lexicon).at(words, end + 1 + (words[end + 1].lower == "the"))
    return state[1][1].removeprefix("state:") if state and state[1][1].startswith("state:") else ""


def _shares_owner(words: Sequence[Word], end: int, index: Index) -> bool:
    """`the President and Prime Minister of Norway`: of whom the second office is, the first is, too."""
    second = index.persons.at(words, end + 1) if _joined_to_other(words, end) else None
    return second is not None and _of_others(words, second[0])


def _lone_capital(words: Sequence[Word], at: int, article: int) -> bool:
    """`the Ministry`, `the Council`: one capitalised word after the article, and none after it."""
    after = words[at + 1] if at + 1 < len(words) else None
    small = after and after.joined and after.lower in {"of", "for", "on"} and not takes_of(words, article)
    return at == article + 1 and not (after and after.joined and after.capital) and not small


def _is_modifier(span: Span, reading: Reading) -> bool:
    return stands_as(reading, span, {"compound", "amod", "nmod"})  # `the military forces`


def _of_state(words: Sequence[Word], position: int, index: Index) -> _Found:
    """`PM of Carrow`: the one person named before who has that office of that state."""
    hit = index.persons.at(words, position)
    code = _state_behind(words, hit[0], index.lexicon) if hit else ""
    if not hit or not code:
        return _NOTHING

    def fits(chain: Chain) -> bool:
        return chain.country == code and any(r.title.lower() in hit[1] for r in chain.roles if not r.reason.note)

    holders = index.meant(("of state", *hit[1], code), fits, {"person"}).chains
    named = [chain for chain in holders if chain.mentions[0].span.end <= words[position].start]
    return ((named[0].key,), joined_span(words[position : hit[0]]), "office-of-state") if len(named) == 1 else _NOTHING


def _after_owner(words: Sequence[Word], position: int, index: Index) -> _Found:
    """`Japan's top military commander`: the one of that country whose role fits, wherever the text names him."""
    hit = next(
        (h for s in range(max(0, position - 3), position + 1) if (h := listed_names(index.lexicon).at(words, s))), None
    )
    if not hit or hit[0] != position + 1 or not hit[1][1].startswith("state:"):
        return _NOTHING
    noun = _person(words, position + 1, hit[1][1].removeprefix("state:"), index, ahead=True)
    if not noun:
        return _NOTHING
    chain, end, rule = noun
    return (chain.key,), joined_span(words[position + 1 : end]), rule


def _country(words: Sequence[Word], position: int, lexicon: Lexicon) -> tuple[str, int]:
    """The country that an adjective at `position` tells, and what follows it."""
    hit = adjectives(lexicon).at(words, position)
    return (hit[1], hit[0]) if hit and hit[0] < len(words) else ("", position)


def _person(
    words: Sequence[Word], at: int, country: str, index: Index, *, ahead: bool
) -> tuple[Chain, int, str] | None:
    hit = index.persons.at(words, at)
    if not hit or (
        hit[0] < len(words) and words[hit[0]].joined and words[hit[0]].capital and not words[hit[0] - 1].possessive
    ):
        return None

    lesser = words[at - 1].lower if at and words[at].joined and words[at - 1].lower in LESSER else ""

    def fits(chain: Chain, *, known: bool = False) -> bool:
        own = (f"{r.title} {r.rank}" for r in chain.roles)
        held = [role.lower().replace(",", " ") for role in (index.known.get(chain.key, ()) if known else own)]
        suits = any(is_role(role.strip(), short, lesser) for role in held for short in hit[1])
        return suits and (not country or chain.country == country)

    first = index.told_beside(words, at)

    def nearest(bearers: Bearers) -> Chain | None:
        if ahead:
            return bearers.only
        if first and (second := index.last_beside(bearers, first, words[at].start)):
            return second
        if is_subject(words[hit[0] - 1].span, index.reading):
            return index.last_subject(bearers, words[at].start)
        return index.last(bearers, words[at].start, index.doing(words[at].start))

    noun = (*hit[1], lesser, country)
    if chain := nearest(index.meant(("person", noun), fits, {"person"})):
        return chain, hit[0], "role-descriptor"
    editors = index.meant(("known person", noun), partial(fits, known=True), {"person"}) if index.known else None
    chain = nearest(editors) if editors and editors.only else None
    return (chain, hit[0], "known-role") if chain else None


def _state(words: Sequence[Word], at: int, index: Index) -> _Found:
    """`the Kingdom`, `the North`, `the Republic`: a state of that form, if the text has one; and `the government`."""
    word = words[at]
    if (ruling := government(words, at, index)) and not _is_modifier(word.span, index.reading):
        return ruling, joined_span(words[at - 1 : at + 1]), "government-of-text"
    if not word.joined or not word.capital or (at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital):
        return _NOTHING
    states = index.lexicon.table("countries")
    form = word.text.lower()
    of_form = index.meant(
        ("form", word.text),
        lambda c: states.get(c.country, {}).get("form", "").lower() == form or _named_so(c, word.text),
        {"state"},
    )
    chain = index.last(of_form, word.start)
    return ((chain.key,), joined_span(words[at - 1 : at + 1]), "form-of-state") if chain else _NOTHING


def _named_so(chain: Chain, form: str) -> bool:
    return form in {"Republic", "Union", "Federation", "Emirates", "Sultanate"} and form in chain.name.split()


def _pair(words: Sequence[Word], at: int, paragraph: int, index: Index) -> _Found:
    """`the two sides`: the two states, or the two persons, that the paragraphs so far settle it on."""
    if at + 1 >= len(words) or words[at].lower not in {"two", "both"} or not words[at + 1].joined:
        return _NOTHING
    noun, span = words[at + 1].lower, joined_span(words[at - 1 : at + 2])
    kind = "state" if noun in index.lexicon.words("pair_states") else "person"
    if kind == "person" and noun not in index.lexicon.words("pair_persons"):
        return _NOTHING
    source = index.reading.source
    if noun in {"sides", "parties"} and (both := index.between(span.start, paragraph)) is not None:
        return (both, span, "pair-descriptor") if both else _NOTHING
    bearers = index.meant(("pair", noun), partial(may_be_one, noun), {kind})
    starts = [source.paragraphs[number - 1].span.start for number in (paragraph, max(1, paragraph - 1))]
    near = ((chain for _, chain in bearers.before(span.start, start)) for start in starts)
    for number, named in enumerate((*near, bearers.named_before(span.start))):
        several = _several(named)
        if len(several) == 2:
            third = number and kind == "state" and index.tells_of_others(several, span.start)
            return _NOTHING if third else (tuple(several), span, "pair-descriptor")
        if len(several) > 2:
            break
    return _NOTHING


def _several(named: Iterable[Chain]) -> list[str]:
    """The keys of the chains, in the order in which the text names them first; of more than two, three are enough."""
    found: dict[str, int] = {}
    for chain in named:
        found[chain.key] = chain.mentions[0].span.start
        if len(found) > 2:
            break
    return sorted(found, key=lambda key: found[key])
