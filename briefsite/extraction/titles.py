"""Titles and roles as phrases: where one starts, what its own words are, and whose it is.

A role is a head noun (`minister`, `director-general`) with modifiers before it (`deputy`, `former`), and, before or
after it, the words that say of what: `Sudanese foreign minister`, `Minister of Foreign Affairs`. A list of portfolio
words tells where the last ends and a name begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefsite.extraction.behind_portfolios import is_given
from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.phrases import Phrases, phrases, with_stops
from briefsite.extraction.role_bounds import (
    INSIDE,
    cut_short,
    hyphened,
    in_rank,
    is_done,
    is_land,
    of_a_state,
    of_officers,
    once_of,
    past_brackets,
    yet_to_take,
)
from briefsite.extraction.unlisted_states import Entry
from briefsite.extraction.words import Word, words_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

_LINKS = frozenset({"of", "for", "to", "on", "at", "in", "with", "from", "under"})
_PLACING, _OF = frozenset({"to", "in", "with", "on"}), frozenset({"of", "for", "and", "&"})
#: Offices that somebody has besides another: `African Union chairperson President NAME`.
CHAIRING = frozenset({"chair", "chairman", "chairperson", "chairwoman", "co-chair"})
_BORN = frozenset({"prince", "princess"})  # besides an office: `Foreign Minister Prince NAME`
#: `Chief of Staff at the Office of the Minister of Trade`: the minister has the office.
_OFFICE = ["office", "of", "the"]
#: What parts the words of a rank: the Army, General Lund, is no army general.
_IN_RANK = frozenset(" \t\n-")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Word indexes: the whole is `start:end`, its own words `head_start:head_end`, what it is of ends at `of_end`."""

    start: int
    head_start: int
    head_end: int
    of_end: int
    end: int
    former: bool


@dataclass(frozen=True)
class TitleWords:
    """The lists of titles, made ready for one lexicon."""

    honorifics: Phrases[str]
    ranks: Phrases[str]
    heads: Phrases[str]
    modifiers: Phrases[str]
    portfolios: frozenset[str]
    former: frozenset[str]
    adjectives: Phrases[str]
    names: Phrases[Entry]
    letters: frozenset[str]
    days: frozenset[str]


def title_words(lexicon: Lexicon) -> TitleWords:
    """The lists of titles of this lexicon; made once."""

    def listed(name: str) -> Phrases[str]:
        return phrases(((word, word) for word in lexicon.ordered(name)), fold=True)

    def make() -> TitleWords:
        return TitleWords(
            listed("honorifics"),
            replace(listed("ranks"), within=_IN_RANK),
            with_stops(listed("role_heads")),
            listed("role_modifiers"),
            lexicon.words("portfolios"),
            lexicon.words("former_words"),
            adjectives(lexicon),
            listed_names(lexicon),
            lexicon.words("role_letters"),
            lexicon.words("weekday_names") | lexicon.words("month_names"),
        )

    made: TitleWords = lexicon.kept("title words", make)
    return made


def role_phrases(words: Sequence[Word], titles: TitleWords) -> tuple[RolePhrase, ...]:
    """Every role of a paragraph, in order, none inside another."""
    found: list[RolePhrase] = []
    position = 0
    while position < len(words):
        head = role_head(words, position, titles) or of_officers(words, position, titles.heads)
        if head is None:
            position += 1
            continue
        born = words[position].lower in _BORN
        deputy = found.pop() if found and not born and _is_bare_modifier(words, found[-1], titles) else None
        floor = found[-1].end if found else 0
        start, head_start, former = _modifiers(words, position, floor, titles)
        if deputy and head_start >= deputy.end:
            found.append(deputy)
            start, head_start, former = _modifiers(words, position, deputy.end, titles)
        of_end = complement(words, head, titles)
        found.append(RolePhrase(start, head_start, head, of_end, max(head, of_end), former))
        position = max(head, of_end)
    return tuple(found)


def _is_bare_modifier(words: Sequence[Word], role: RolePhrase, titles: TitleWords) -> bool:
    """Whether a role may be the first word of the next: the `Deputy` of `Deputy Defence Minister`."""
    return role.end == role.head_end and words[role.head_end - 1].lower in titles.modifiers.by_first


def roles_of(doc: Doc, titles: TitleWords) -> tuple[RolePhrase, ...]:
    """The roles of a parsed paragraph; found once a Doc."""
    if "roles" not in doc.user_data:
        doc.user_data["roles"] = role_phrases(words_of(doc), titles)
    found: tuple[RolePhrase, ...] = doc.user_data["roles"]
    return found


def role_head(words: Sequence[Word], position: int, titles: TitleWords) -> int | None:
    """Where the head noun that starts at `position` ends; `Vice-Minister` counts by its last part."""
    if words[position].text in titles.letters:
        return position + 1
    hit = titles.heads.at(words, position) or hyphened(words, position, titles.heads)
    if not hit or is_given(words, position) or in_rank(words, position, titles.ranks):
        return None
    while hit[0] < len(words) and words[hit[0]].joined and not words[hit[0] - 1].possessive:
        further = titles.heads.at(words, hit[0])
        if not further or words[hit[0]].lower in _BORN or words[hit[0] - 1].lower in CHAIRING:
            break
        hit = further
    return yet_to_take(words, hit[0])


def _modifiers(words: Sequence[Word], head: int, floor: int, titles: TitleWords) -> tuple[int, int, bool]:
    """Where the whole phrase and the role's own words start, walking left; and whether it is a former one."""
    own = head
    while own > floor and words[own].joined:
        previous = words[own - 1]
        if previous.possessive or body_before(words, own, floor, titles, listed=True) is not None:
            break
        modifier = previous.lower.removeprefix("newly-").removeprefix("ex-")
        fits = words[head].capital or previous.first or not previous.capital or modifier.endswith("presidential")
        fits = fits and (modifier != "under" or words[own].lower.startswith("secretary"))
        if previous.text == "State" and own - 1 > floor and previous.joined and is_land(words[own - 2], titles):
            break  # Lagos State | Governor
        if own - 1 > floor and modifier in titles.former and is_done(words, own - 1, titles):
            return own, own, False
        if fits and (titles.modifiers.by_first.get(modifier) or previous.text in titles.portfolios):
            own -= 1
            continue
        matter = own < head and words[own].text in titles.portfolios
        joint = previous.lower == "of" or (previous.lower == "and" and matter)
        if joint and previous.joined and own - 2 >= floor and words[own - 2].text in titles.portfolios:
            own -= 2
            continue
        break
    beside = own - words[own].joined  # of "NAME (retired), Secretary", the first word is not the second's
    once = any(words[i].lower.partition("-")[0] in titles.former for i in range(max(floor, beside), head))
    former = once or once_of(words, own, floor, titles.former)
    owner = body_before(words, own, floor, titles)
    while owner is not None and owner > floor and words[owner].joined and _lower_modifier(words[owner - 1], titles):
        owner -= 1
        former = former or words[owner].lower in titles.former
    return (owner if owner is not None else own), own, former


def _lower_modifier(word: Word, titles: TitleWords) -> bool:
    return (not word.capital or word.first) and word.lower in titles.modifiers.by_first


def body_before(words: Sequence[Word], end: int, floor: int, titles: TitleWords, *, listed: bool = False) -> int | None:
    """Where an adjective or name of a body starts that ends right before word `end`: `Sudanese`, `RCAF`."""
    gap = words[end].gap if end < len(words) else " "
    if end <= floor or not gap or gap.strip(" \t\n()"):
        return None
    for start in range(max(floor, end - 8), end):
        for index in (titles.adjectives, titles.names):
            hit = index.at(words, start)
            matter = hit and all(w.text in titles.portfolios for w in words[start:end])  # the National Security Adviser
            if hit and hit[0] == end and not (matter and index is titles.names):
                return start
    loose = words[end - 1].shouted and not words[end - 1].possessive and not listed
    return end - 1 if loose else None


def complement(words: Sequence[Word], head: int, titles: TitleWords) -> int:
    """Where the words end that say what a role is of; `head` where there are none.

    Only capitalised words, small words between them and lower-case portfolios (`foreign affairs`) belong to it. A
    possessive in it is followed by the rest: `at the Asian Vision Institute's Mekong Centre`, and so is a bracket
    before it: `Director (Research) of the Lenn Institute`.
    """
    of = past_brackets(words, head)
    if of >= len(words) or words[of].lower not in _LINKS or not (words[of].joined or of > head):
        return head
    return end if (end := _of_end(words, of, titles)) > of else head


def _of_end(words: Sequence[Word], head: int, titles: TitleWords) -> int:
    """Where the words end that the link at word `head` begins; `head` where none belong to it."""
    last, joint = head, 0
    for position in range(head + 1, len(words)):
        word = words[position]
        matter = word.text in titles.portfolios and words[position - 1].lower in _OF
        if [w.lower for w in words[position - 3 : position]] == _OFFICE and (
            inner := role_head(words, position, titles)
        ):
            return complement(words, inner, titles)
        role = titles.heads.at(words, position) and not is_given(words, position)
        if word.capital and word.joined and role and not matter:
            bare = last == head and all(w.lower in {"of", "to", "for", "the"} for w in words[head:position])
            if bare and _is_named(words, position, head, titles):
                return head
            if not bare and of_a_state(words, head, position, titles) and _is_named(words, position, head, titles):
                return head
            inner = role_head(words, position, titles) or head
            return _tail(words, inner, titles) if bare else (joint or last)
        if not _goes_on(words, position, head, titles):
            break
        joint = last if word.lower == "and" else joint
        if word.capital or word.lower.capitalize() in titles.portfolios:
            last = position + 1
    return head if cut_short(words, last, titles) else max(head, last)


def _tail(words: Sequence[Word], end: int, titles: TitleWords) -> int:
    """Where `Special Representative of the Secretary-General for the Sahel` ends, whose the inner role is said."""
    if end >= len(words) or words[end].lower not in {"for", "in", "on", "to"} or not words[end].joined:
        return end
    position = end + 1 + (end + 1 < len(words) and words[end + 1].lower == "the")
    last = end
    while position < len(words) and words[position].joined and (words[position].capital or words[position].text in _OF):
        if titles.heads.at(words, position) or ranked(words, position, titles):
            return end
        position += 1
        last = position if words[position - 1].capital else last
    return last


def _is_named(words: Sequence[Word], position: int, head: int, titles: TitleWords) -> bool:
    """`an aide to President Amadou Ba`: the inner role has its own name, and so the outer one is somebody else's."""
    end = role_head(words, position, titles) or position
    named = end < len(words) and words[end].joined and words[end].capital and not words[end - 1].possessive
    matter = named and (words[end].text in titles.portfolios or titles.heads.at(words, end))
    return bool(named and not matter and "the" not in [w.lower for w in words[head:position]])


def _goes_on(words: Sequence[Word], position: int, head: int, titles: TitleWords) -> bool:
    """Whether what a role is of reaches over this word."""
    word, early = words[position], position == head + 1
    if not (word.joined or _listed_comma(words, position, titles)) or ranked(words, position, titles):
        return False
    if word.text in titles.days or "-led" in word.lower or "-backed" in word.lower:
        return False
    if word.capital or word.lower.capitalize() in titles.portfolios:
        return early or not word.first
    return word.lower in INSIDE and (early or word.lower not in _PLACING or _of_body(words, position))


def ranked(words: Sequence[Word], position: int, titles: TitleWords) -> bool:
    """Whether a rank or honorific with a name behind it starts here."""
    hit = titles.ranks.at(words, position) or titles.honorifics.at(words, position)
    if not hit or not words[position].capital or titles.names.at(words, position):
        return False
    after = words[hit[0]] if hit[0] < len(words) else None
    return bool(after and after.joined and after.capital and after.text not in titles.portfolios)


def _of_body(words: Sequence[Word], position: int) -> bool:
    """`Special Representative for the European Union in Kosovo`: a place or matter may follow the body."""
    following = words[position + 1 : position + 3]
    return any(w.capital and w.joined for w in following[:2] if w.lower != "the")


def _listed_comma(words: Sequence[Word], position: int, titles: TitleWords) -> bool:
    """`Minister of Foreign Affairs, Immigration and Tourism`, `Secretary for Energy, and the Environment`, `for Chad,
    Mali, and Niger`: a comma between portfolios, or between states, parts nothing."""
    word, before = words[position], words[position - 1]
    if word.gap.strip() != "," or before.possessive:
        return False
    following = next((n for n in range(position, len(words)) if words[n].lower not in {"and", "the"}), position)
    if before.text in titles.portfolios and following < len(words) and words[following].text in titles.portfolios:
        return following + 1 == len(words) or not titles.heads.at(words, following)
    return bool(titles.names.at(words, position - 1) and titles.names.at(words, following))
