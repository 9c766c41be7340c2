"""Where the words of a role were cut: `spokesman for the central | hospital`, `vice president of the | Lund Institute`.

A title that stops in the middle says something else than the text: what is only half there goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.reading import paragraph_start
from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.names import Taken
    from briefsite.extraction.phrases import Phrases
    from briefsite.extraction.titles import RolePhrase, TitleWords
    from briefsite.extraction.tokens import Doc

_LITTLE = frozenset(
    {"of", "for", "to", "on", "at", "in", "with", "from", "under", "the", "a", "an", "and", "&"}
)  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an"})
#: Behind these stands a verb.
_DOING = frozenset({"he", "she", "they", "it", "who", "has", "had", "have", "then", "also"})
INSIDE = frozenset({"of", "for", "and", "the", "&", "on", "to", "in", "with"})
#: Kinds of places, whose name stands before them: `governor of Homs | province` is whole.
_PLACES = frozenset({"area", "city", "county", "district", "province", "region", "state", "town", "village"})
_SAYING = frozenset(
    {
        "said", "says", "told", "added", "warned", "announced", "wrote", "insisted", "stated", "argued", "lauded",
        "praised", "noted", "emphasized", "emphasised", "stressed", "thanked", "urged", "expressed", "pointed",
        "reiterated", "highlighted", "underscored", "commended", "instructed", "directed", "welcomed", "reaffirmed",
        "recalled", "explained", "assured", "observed", "remarked", "conveyed", "affirmed", "pledged", "hailed",
        "condemned", "acknowledged", "congratulated", "called", "met", "received", "visited",
    }
)  # fmt: skip
#: What ends in these tells whose a body is, or where: `the Oslo-based Institute`.
LED = ("-based", "-led", "-backed", "-run", "-owned")
#: No gloss in brackets between an office and a name has more words.
_LONGEST_GLOSS = 6
#: More small words than these say more than what a role is of.
_MOST_SMALL = 6

#: Whoever is one of these is so of something, which has no more words.
_OF_WHAT, _MOST_OF = frozenset({"chief", "director", "founder", "head", "leader", "member"}), 8
_PARTING = frozenset(',;:()"“”')
#: Before these, one word in capitals says of what.
_OF_MATTERS = frozenset({"Minister", "Secretary"})
#: Behind an office these say that it is still to be taken.
YET_TO_TAKE = frozenset({"designate", "elect"})
#: Articles that are part of a name: `al-Imam` is nobody's title.
_OF_NAMES = frozenset({"al", "el", "as", "ar", "an", "ad", "at"})


def hyphened(words: Sequence[Word], position: int, heads: Phrases[str]) -> tuple[int, str] | None:
    """A compound by the noun of an office in it, and where it ends: the minister of `Vice-Minister`, the ambassador of
    `Ambassador-designate`."""
    first, hyphen, last = words[position].lower.rpartition("-")
    if not hyphen:
        return None
    noun = first if last in YET_TO_TAKE else last
    known = first not in _OF_NAMES and (noun,) in heads.by_first.get(noun, ())
    return (position + 1, noun) if known else None


def of_officers(words: Sequence[Word], position: int, heads: Phrases[str]) -> int | None:
    """Where the plural of an office ends whose holders serve another: `Senior Advisors | to the President NAME`."""
    word, behind = words[position].lower, words[position + 1 : position + 3]
    single = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    serves = [w.lower for w in behind] in (["to", "the"], ["of", "the"]) and words[position].capital
    known = serves and single != word and bool(heads.at((words[position].spelt(single),), 0))
    return position + 1 if known and position + 3 < len(words) and heads.at(words, position + 3) else None


def yet_to_take(words: Sequence[Word], end: int) -> int:
    """Where the words for an office end with those that say it is still to be taken: `Ambassador – designate of
    Carrow`, `the Ambassador designate`. "Elect" without a dash is what voters do."""
    if end >= len(words) or words[end].lower not in YET_TO_TAKE:
        return end
    parted = words[end].gap.strip() in {"-", ","}  # a dash between spaces is a comma by now
    return end + 1 if parted or (words[end].joined and words[end].lower != "elect") else end


def whole(doc: Doc, words: Sequence[Word], taken: Taken, role: RolePhrase) -> RolePhrase:
    """A role without the words that only begin to say what it is of, unless a name ends them or goes on over more; with
    the whole name of a body: `Manager of Lenn Mills | (Pvt) Ltd`."""
    role = _with_matter(doc, words, taken, role)
    head, end = role.head_end, role.end
    body = taken.at(words[end - 1].start) if end > head else None
    if body and body.kind == "organisation" and body.span.start >= words[head].start:
        end = next((n for n in range(end, len(words)) if words[n].start >= body.span.end), len(words))
        role = replace(role, of_end=end, end=end)
    names = (taken.at(word.start) for word in words[head:end])
    named = (end < len(words) and taken.at(words[end].start)) or any(name and name.kind == "person" for name in names)
    cut = end > head and not named and _is_cut(doc, words, end)
    return _with_whole(doc, words, taken, replace(role, of_end=head, end=head) if cut else role)


def _with_matter(doc: Doc, words: Sequence[Word], taken: Taken, role: RolePhrase) -> RolePhrase:
    """A role with the nouns before its head that say what it is of, which no list has: `natural resources | minister`,
    `Team | leader`, `Unification | Minister NAME`."""
    first, offset = role.head_start, paragraph_start(doc)
    told = [t for t in doc if doc.parsed and t.dep_ == "compound" and (t.tag_ in {"NN", "NNS"} or t.i == t.sent.start)]
    like = [t for t in doc if doc.parsed and t.dep_ == "amod" and t.head in told]
    nouns = {t.idx + offset for t in (*told, *like)}
    small = not words[role.head_end - 1].capital
    office = words[role.head_end - 1].text in _OF_MATTERS
    while (
        first > 0 and words[first].joined and not words[first - 1].possessive and not taken.at(words[first - 1].start)
    ):
        word = words[first - 1]
        noun = word.start in nouns and small and (not word.capital or (word.first and not words[first].capital))
        if not (noun or (office and word.capital and not word.first and first == role.head_end - 1)):
            break
        first -= 1
    if first == role.head_start or role.start < role.head_start:
        return role
    return replace(role, start=first, head_start=first)


def _with_whole(doc: Doc, words: Sequence[Word], taken: Taken, role: RolePhrase) -> RolePhrase:
    """A leader or head with all that he is of, in small letters too: `head of the country's river police, NAME`."""
    head = role.head_end
    if role.end > head or words[head - 1].lower not in _OF_WHAT or [w.lower for w in words[head : head + 1]] != ["of"]:
        return role
    at = words[head].start - paragraph_start(doc)
    of = next((t for t in doc if doc.parsed and t.idx == at and t.dep_ == "prep"), None)
    phrase = list(of.subtree) if of is not None else []
    plain = all(t.pos_ not in {"VERB", "AUX", "PRON"} and t.text not in _PARTING for t in phrase)
    last = phrase[-1].idx + paragraph_start(doc) if phrase else 0
    end = next((n for n in range(head, len(words)) if words[n].start > last), len(words))
    named = (name for word in words[head:end] if (name := taken.at(word.start)))
    if not (plain and head + 1 < end <= head + _MOST_OF) or any(name.kind == "person" for name in named):
        return role
    return replace(role, of_end=end, end=end)


def _is_cut(doc: Doc, words: Sequence[Word], last: int) -> bool:
    """Whether a plain noun follows the words that end before `last` and belongs to them: `doctor in the emergency |
    department`, `spokesman for Lund's | faction`."""
    if last >= len(words) or not words[last].joined or words[last].capital:
        return False
    if words[last - 1].possessive:
        return True
    if words[last].lower in _PLACES and words[last - 1].capital:
        return False
    at = words[last].start - paragraph_start(doc)
    nouns = (token for token in doc if token.pos_ == "NOUN" and token.ent_type_ not in {"DATE", "TIME"})
    return doc.parsed and any(token.idx == at for token in nouns)


def once_of(words: Sequence[Word], own: int, floor: int, former: frozenset[str]) -> bool:
    """Whether a role that starts at word `own` is a former one of a place or a body that no list knows: `former
    Arlenn | Governor`, `former North Arlenn | senator`."""
    at = own - 1
    while at > max(floor, own - 3) and words[at + 1].joined and words[at].capital and not words[at].possessive:
        if words[at].lower in former:
            break
        at -= 1
    return floor <= at < own - 1 and words[at + 1].joined and words[at].lower in former


def in_rank(words: Sequence[Word], position: int, ranks: Phrases[str]) -> bool:
    """Whether a word is the middle of a rank: the `Chief` of `Air Chief Marshal`; or opens one of several that stands
    before a name: of `Chief Inspector NAME`."""
    rank = ranks.at(words, position - 1) if position and words[position].joined else None
    if rank is not None and rank[0] > position + 1:
        return True
    end = own[0] if (own := ranks.at(words, position)) else position
    return position + 1 < end < len(words) and words[end].joined and words[end].capital


def trimmed(words: Sequence[Word], start: int, end: int) -> int:
    """The end of a title without the small words and initials in which it would stop: `head of the`, `Minister of
    Trade M.`."""
    opened = next((n for n in range(start, end) if words[n].gap.strip() == "("), end)
    if opened < end and past_brackets(words[:end], opened) == opened:
        end = opened  # Director | (Research) of the Lenn Institute
    while end > start + 1 and (words[end - 1].lower in _LITTLE or _is_initial(words[end - 1])):
        end -= 1
    return end


def _is_initial(word: Word) -> bool:
    letter = word.text.removesuffix(".")
    return len(letter) == 1 and letter.isupper()


def is_telling(word: Word) -> bool:
    """Whether a word only says whose the next is, or what it is like: `Carrow's`, `Oslo-based`, `northern`."""
    return word.possessive or word.lower.endswith(LED) or not word.capital


def of_a_state(words: Sequence[Word], head: int, position: int, titles: TitleWords) -> bool:
    """`an adviser to Carrow | Prime Minister Lena Orsk`: only the other's state stands between the two."""
    if words[head - 1].capital or words[head].lower not in {"to", "of", "for"}:
        return False
    start = head + 1 + (words[head + 1].lower == "the")
    return any((hit := index.at(words, start)) and hit[0] == position for index in (titles.adjectives, titles.names))


def cut_short(words: Sequence[Word], last: int, titles: TitleWords) -> bool:
    """`an official with the Libyan charity`: an adjective at the end belongs to the next word, not to the role."""
    if not 0 < last < len(words) or not words[last].joined or words[last].capital or words[last].lower in INSIDE:
        return False
    hit = titles.adjectives.at(words, last - 1)
    return hit is not None and not titles.names.at(words, last - 1)


def is_done(words: Sequence[Word], participle: int, titles: TitleWords) -> bool:
    """Whether "dismissed" is what somebody did: behind a name, a day or a pronoun (`Ruto on Monday dismissed Minister
    NAME`), and not behind an article, a preposition or whose minister it was (`Chad's dismissed minister`)."""
    word, before = words[participle], words[participle - 1]
    if not word.lower.endswith("ed") or not word.joined or before.possessive:
        return False
    adjective = titles.adjectives.at(words, participle - 1)
    return (before.capital and not adjective and before.lower not in _ARTICLES) or before.lower in _DOING


def is_land(word: Word, titles: TitleWords) -> bool:
    """Whether a word before "State" is its name, and says nothing of an office: `Lagos State`, not `Deputy State`."""
    said = word.lower in titles.modifiers.by_first or word.lower in titles.former or word.text in titles.portfolios
    return word.capital and not (said or word.lower in _ARTICLES or word.possessive)


def of_officer(words: Sequence[Word], role: RolePhrase, titles: TitleWords) -> bool:
    """`An aide to the President of Carrow, NAME, said`: the name may as well be that of the other's office."""
    some = role.start > 0 and words[role.start - 1].lower in {"a", "an"} and role.end > role.head_end
    some = some and words[role.head_end].lower == "to"
    return some and any(words[n].capital and titles.heads.at(words, n) for n in range(role.head_end, role.end))


def past_brackets(words: Sequence[Word], position: int) -> int:
    """Behind the brackets that open at a word: `Director of the Lake Bank (LB) | NAME`, `an MP (Member of Parliament) |
    NAME`, `Director (Research) | of the Lenn Institute`."""
    if position >= len(words) or words[position].gap.strip() != "(":
        return position
    if words[position].shouted:
        return position + 1
    for at in range(position + 1, min(position + 1 + _LONGEST_GLOSS, len(words))):
        if not words[at].joined:
            return at if words[at].gap.strip() == ")" else position
    return position


def past_small(words: Sequence[Word], end: int) -> int:
    """Where the small words end that say behind word `end` what a role is of: `president of its board of directors`."""
    position = end
    if position < len(words) and words[position].lower == "of":
        while position < len(words) and words[position].joined and not words[position].capital:
            position += 1
    return position if position - end <= _MOST_SMALL else end


def speaks_itself(doc: Doc, words: Sequence[Word], role: RolePhrase) -> bool:
    """`In a letter to Ada Lund, the premier said`, `Recalling the deeds of Ada Lund, the premier praised`: no comma
    closes what would only explain the name."""
    end = role.end
    article = words[role.start - 1].lower if role.start > 0 else ""
    if article not in _ARTICLES or end == len(words) or not words[end].joined:
        return False
    says = words[end].lower in _SAYING and (article != "the" or end == role.head_end)
    return says or _does(doc, words[role.head_end - 1], words[end])


def _does(doc: Doc, office: Word, verb: Word) -> bool:
    """Whether the parse has an office do what the word behind it says."""
    start = paragraph_start(doc)
    subjects = (t for t in doc if doc.parsed and t.dep_ in {"nsubj", "nsubjpass"} and t.idx == office.start - start)
    return any(t.head.idx >= verb.start - start for t in subjects)
