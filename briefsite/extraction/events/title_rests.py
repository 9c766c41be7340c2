"""What a title breaks off before: "urges Chad to step", "rules", "stresses the importance", "calls on Chad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import BIDDING, passive
from briefsite.extraction.events.objects import verb_words
from briefsite.extraction.events.tense import present
from briefsite.extraction.events.told_words import HEADLINE
from briefsite.extraction.events.wording import words
from briefsite.extraction.infinitives import has_to
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What hangs on a word and may be left out.
_LOOSE = {"punct", "cc", "conj", "advcl", "parataxis", "npadvmod", "dep", "relcl", "appos", "preconj"}
#: What is open without more behind it.
_OPEN = {"VERB", "AUX", "ADJ"}
#: Before these a long phrase may end.
_CUT = {"acl", "advcl", "appos", "prep", "relcl"}
#: What these bring belongs to the noun before, whichever it is.
_OF_NOUN = {"between", "of"}
#: A noun made of a verb or an adjective is somebody's to or about something, which these bring.
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ship", "ness", "ity")
_TOWARDS = {"about", "against", "for", "on", "to", "towards", "with"}
#: For what money is, or in what form.
_SPENT = {"for", "in"}
#: With these nothing ends.
_LEADING = {"also", "any", "at", "by", "earlier", "for", "from", "here", "in", "later", "now", "of", "on", "since",
    "so", "soon", "than", "then", "there", "to", "too", "under", "with"}  # fmt: skip
#: With one of these a verb says what it is about: not "to pave | and light the road".
_OBJECTS = {"acomp", "attr", "ccomp", "dobj", "prep", "xcomp"}
#: What belongs to a verb.
_GOING_WITH = _TOWARDS | {"at", "by", "from", "in", "into", "of", "upon"}
#: What these bring may make a verb whole.
_COMPLETING = {"against", "as", "for", "from", "into", "on", "to"}
_OF = {"accuse", "acquit", "convict", "deprive", "remind", "rob", "strip", "suspect", "warn"}
#: What these do to a thing they do with another.
_WITH = {"align", "charge", "combine", "compare", "equip", "honor", "honour", "link", "merge", "present", "provide",
    "replace", "reward", "share", "sign", "supply"}  # fmt: skip
#: What these bring is no part of what is told.
_AFTER = {"after", "amid", "as", "before", "despite", "during", "especially", "following", "if", "including", "mainly",
    "notably", "particularly", "since", "until", "while"}  # fmt: skip
_UNTOLD = {"I", "me", "we", "us", "you", "your"}  # "our" falls out of a title
#: Who reads a title alone cannot tell at what these point.
_POINTING = {"this", "that", "these", "those", "such"}
_ENDS = {"ADP", "AUX", "CCONJ", "DET", "PART", "SCONJ"}


def gone_on(title: str, candidate: Candidate, cast: Cast) -> str:
    """The title with the words that follow in the text, where it ends with a verb or the like that goes on there."""
    last = _last(title, candidate, cast)
    if last is None or title.startswith("Statement by"):
        return title
    verb = candidate.trigger.token
    rest, _ = rest_behind(last, bidden_behind(last, verb) or _told_behind(last, verb), len(title), cast)
    if not rest and (whole := _placed_by(last, verb, cast)) is not None:
        rest, _ = rest_behind(last, whole, len(title), cast)
    return f"{title} {rest}" if rest else title


def rest_behind(thing: Token, bidden: Token | None, told: int, cast: Cast) -> tuple[str, bool]:
    """What follows a thing beside which so many characters are told, and whether that hangs on it; "" where that cannot
    be said."""
    near = [bidden] if bidden is not None else _near(thing, cast)
    rests = _rests(near, HEADLINE - told - 1, cast)
    rest = next((words for words in rests if words.rpartition(" ")[2].lower() not in _LEADING), "")
    return rest, bool(near) and near[0].head == thing


def _last(title: str, candidate: Candidate, cast: Cast) -> Token | None:
    """The word of the text with which a title ends, if that is open: the verb that tells the event, or one below."""
    verb, end = candidate.trigger.token, title.rpartition(" ")[2].strip(",;:").lower()
    if not end:
        return None
    if candidate.trigger.noun:  # "commitment to avoiding any steps | that could close the road"
        below = [t for t in verb.subtree if t.i > verb.i and t.lower_ == end and t.dep_ in {"dobj", "pobj"}]
        last = below[0] if len(below) == 1 else None
        return last if last is not None and (last.pos_ == "ADJ" or leaves_open(last, cast)) else None
    if passive(verb):  # "the bakers were briefed | on the new mills"
        if end == verb.lower_:
            apart = any(t.dep_ == "agent" and t.i > verb.i + 1 for t in verb.rights)
            return verb if not (candidate.initiators or apart) else None
        below = [n for t in verb.rights if t.dep_ != "agent" for n in t.subtree if n.lower_ == end]
        last = below[0] if len(below) == 1 else None
        return last if last is not None and (last.pos_ == "ADJ" or leaves_open(last, cast)) else None
    lemma = verb.lemma_.lower()
    if end in {lemma, present(lemma, plural=False)}:
        return verb
    below = [t for t in verb.subtree if t.i > verb.i and t.lower_ == end]
    before = title.split(" ")[-2:-1]
    alike = [t for t in below if [t.nbor(-1).text] == before]  # "urges all states to join the United States"
    found = next(iter(alike or below[: len(below) == 1]), None)
    goes_on = found is not None and (
        found.pos_ in _OPEN
        or found.lower_ == "those"
        or leaves_open(found, cast)
        or bidden_behind(found, verb)
        or _told_behind(found, verb)
        or _placed_by(found, verb, cast)
    )
    return found if goes_on else None


def leaves_open(noun: Token, cast: Cast) -> bool:
    """Whether what follows a noun says which it is, or what it is of, on or for: "the points | that Lund raised", "$3
    million | in aid"."""
    behind = next((t for t in (*noun.rights, *noun.head.rights) if t.left_edge.i == _next(noun)), None)
    if behind is not None and noun.pos_ == "PROPN":  # "the Congress | of Bakers"
        persons = any(cast.kind(key) == "person" for key in cast.at(noun))
        return behind.head == noun and behind.lower_ == "of" and not persons
    if behind is None or noun.pos_ not in {"NOUN", "NUM"}:
        return False
    if behind.dep_ != "prep":
        own = (
            behind.head == noun
            and behind.dep_ in {"acl", "relcl", "ccomp", "cc"}
            and behind.left_edge.lower_ != "which"
        )
        return own or (_is_open(noun, cast) and behind.dep_ in {"advcl", "xcomp"} and has_to(behind))
    days = (t for t in behind.rights if t.dep_ == "pobj")
    if any(cast.is_date(source_span(t)) for t in days):
        return False
    if behind.head == noun:
        return behind.lower_ not in _AFTER
    abstract = _is_open(noun, cast) or noun.lemma_.lower().endswith(_ABSTRACT)
    money = noun.ent_type_ == "MONEY"
    return behind.lower_ in _OF_NOUN | (_TOWARDS if abstract else set()) | (_SPENT if money else set())


def _placed_by(thing: Token, verb: Token, cast: Cast) -> Token | None:
    """The phrase right behind a thing, or behind an aside, by which the verb is whole: "vows to put the ships | at the
    head of the fleet", "accuses Chad | of lying", "gives the ferries | to Mali"."""
    above = thing.head
    if above.pos_ != "VERB" or thing.dep_ not in {"dobj", "dative"} or above.i > thing.i:
        return None
    behind = {thing.right_edge.i + 1} | ({thing.right_edge.i + 2} if thing.right_edge.text != "," else set())
    near = (t for t in above.rights if t.dep_ in {"prep", "dative"} and t.left_edge.i in behind)
    lemma = verb.lemma_.lower()
    completing = _COMPLETING | ({"with"} if lemma in _WITH else {"of"} if lemma in _OF else set())
    near = (t for t in near if not any(c.lower_ in _AFTER - {"as"} for c in (t, *t.lefts)))
    whole = (t for t in near if above != verb or t.lower_ in completing)
    told = ((t, t.rights if above == verb else t.subtree) for t in whole)
    return next((t for t, nouns in told if not any(_is_when(n, cast) or n.ent_type_ == "DATE" for n in nouns)), None)


def _is_open(noun: Token, cast: Cast) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in cast.reading.lexicon.words("open_nouns")


def bidden_behind(noun: Token, verb: Token) -> Token | None:
    """What somebody is asked to do, right behind who is asked or an aside: "calls on Chad, as a member, to ..."."""
    asking = verb.lemma_.lower() in BIDDING or verb_words(verb) == "call on"
    wishes = (t for t in verb.rights if t.dep_ in {"xcomp", "advcl", "ccomp"} and has_to(t) and t.left_edge.i > noun.i)
    wish = next(wishes, None) if asking else None
    between = [t.text for t in noun.doc[noun.i + 1 : wish.left_edge.i]] if wish is not None else []
    aside = len(between) > 1 and between[0] == between[-1] and between[0] in {",", "–", "—", "-"}
    return wish if not between or aside else None


def _told_behind(noun: Token, verb: Token) -> Token | None:
    """What somebody is told, or what is given to him for, right behind him: "assured Chad | that it would wait",
    "extended an invitation to Chad | to join the pact"."""
    things = [t for t in verb.rights if t.dep_ in {"dobj", "dative"} and t.i <= noun.i]
    told = [t for t in verb.rights if t.dep_ == "ccomp" and noun in things]
    told += [t for t in verb.rights if t.lower_ == "for" and noun not in things and things and _thanks(things[0])]
    aims = [t for thing in things if thing is not noun for t in thing.rights if t.dep_ == "acl" and has_to(t)]
    return next((t for t in (*told, *aims) if t.left_edge.i == noun.i + 1 and not any(_asks(t))), None)


def _thanks(thing: Token) -> bool:
    """Whether it is thanks or the like, which are for something: "his gratitude to Chad | for the help"."""
    return thing.lemma_.lower() in {
        "admiration",
        "appreciation",
        "congratulation",
        "gratitude",
        "respect",
        "thank",
        "thanks",
    }


def _asks(clause: Token) -> Iterator[Token]:
    return (t for t in clause.children if t.tag_ in {"WP", "WRB", "WDT"} and t.left_edge == clause.left_edge)


def _near(word: Token, cast: Cast) -> list[Token]:
    """What hangs on a word right behind it, without what only tells when."""
    own = {"relcl"} if word.pos_ in {"NOUN", "PRON"} else {"npadvmod"} if word.lower_ == "worth" else set()
    paired = word.pos_ == "NOUN" and any(t.dep_ == "cc" and t.i == word.i + 1 for t in word.rights)
    own |= {"cc", "conj"} if paired else set()  # "the depth | and breadth of the lake"
    near = [t for t in word.rights if t.dep_ not in _LOOSE - own or _is_aim_of(word, t)]
    if not near and word.pos_ in {"ADJ", "NOUN", "NUM", "PROPN"}:  # the parse hung it on the verb above
        near = [t for t in word.head.rights if t.i > word.i and (t.dep_ == "prep" or _is_aim_of(word, t))][:1]
    near = near[: next((n for n, t in enumerate(near) if t.left_edge.lower_ in _AFTER), len(near))]
    if not near or near[0].left_edge.i != _next(word):
        return []
    days = (n for n, t in enumerate(near) if any(_is_when(day, cast) for day in t.rights))
    return near[: next((n for n in days if n or near[n].dep_ == "prep"), len(near))] or near[:1]


def _next(word: Token) -> int:
    """The place of what is told right behind a word, whatever day or number in brackets stands between: "had the chance
    yesterday (22) | to see it"."""
    place, last = word.i + 1, word.sent.end
    while place < last and (word.doc[place].ent_type_ in {"DATE", "TIME"} or _in_brackets(word.doc[place])):
        place += 1
    return place if place < last and place > word.i + 1 and word.doc[place].lower_ == "to" else word.i + 1


def _rests(near: Sequence[Token], room: int, cast: Cast) -> Iterator[str]:
    """The wordings of what goes on, the longest first."""
    for count in range(len(near), 0, -1):
        tokens = _without_aside([t for child in near[:count] for t in child.subtree])
        told = words(tokens, cast, room) if _sayable(tokens, cast) else ""
        if told:
            yield told
    tokens = sorted((t for child in near[:1] for t in child.subtree), key=lambda t: t.i)
    for cut in sorted({t.left_edge.i for t in tokens if t.left_edge.i > near[0].i and _ends_before(t)}, reverse=True):
        kept = [t for t in tokens if t.i < cut]
        while kept and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
            kept.pop()
        hanging = len(kept) > 1 and kept[-1].head.i > kept[-1].i  # "emergency medical | and other help"
        if len(kept) > 1 and not hanging and _sayable(kept, cast) and (told := words(kept, cast, room)):
            yield told


def _without_aside(tokens: list[Token]) -> list[Token]:
    """Words without what is only added at their end, behind a comma: "tents for those whom it hit|, which ..."."""
    added = (t for t in tokens if t.dep_ in {"relcl", "advcl"} or (t.dep_ == "appos" and t.head.pos_ == "PROPN"))
    behind = (t for t in added if t.left_edge.i > tokens[0].i and t.right_edge.i >= tokens[-1].i - 1)
    aside = (t.left_edge.i for t in behind if t.left_edge.nbor(-1).text == ",")
    end = min(aside, default=tokens[-1].i + 2) - 1
    return [t for t in tokens if t.i < end]


def _ends_before(token: Token) -> bool:
    """Whether a long phrase may end before it, and what is left stays true: "to end the raids | and open the road"."""
    pair = token.dep_ == "conj" and token.left_edge.nbor(-1).lower_ == "and" and token.head.dep_ not in {"conj", "pobj"}
    whole = token.pos_ != "VERB" or any(t.i < token.i and t.dep_ in _OBJECTS for t in token.head.rights)
    listed = token.dep_ == "conj" and token.pos_ == "PROPN" and token.head.head.lower_ == "of"
    listed = listed and token.left_edge.nbor(-1).text == ","
    after = token.dep_ == "amod" and token.i > token.head.i  # "the support | necessary to do so"
    return (pair and whole) or listed or after or (token.dep_ in _CUT and token.lower_ != "of")


def _bare_verb(last: Token) -> bool:
    """Whether a verb is cut from its object or the preposition that it goes with: "meetings focus | on"."""
    near = next((t for t in last.rights if t.left_edge.i == last.i + 1), None)
    goes_with = near is not None and (near.lower_ in _GOING_WITH or has_to(near) or near.dep_ == "ccomp")
    return last.pos_ == "VERB" and (goes_with or any(t.dep_ in {"ccomp", "dobj", "xcomp"} for t in last.rights))


def _torn(last: Token) -> bool:
    """Whether a finite verb stands right behind one, whatever the parse says: "the land they dreamed | was rich"."""
    behind = last.nbor() if last.i + 1 < len(last.doc) else last
    return last.pos_ == "VERB" and behind is not last and behind.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def _is_when(noun: Token, cast: Cast) -> bool:
    return noun.ent_type_ == "TIME" or cast.is_date(source_span(noun))


def _in_brackets(token: Token) -> bool:
    return token.text in {"(", ")"} or (token.text.isdigit() and token.nbor(-1).text == "(")


def _is_aim_of(word: Token, clause: Token) -> bool:
    """Whether an infinitive right behind a verb is what that is about: "works to improve its ships"."""
    infinitive = clause.dep_ in {"advcl", "xcomp"} and clause.tag_ == "VB" and has_to(clause)
    return infinitive and clause.left_edge.i == _next(word)


def _points_back(token: Token) -> bool:
    """Whether a word points at what was told before: "these ships", "the two lands"."""
    again = token.lower_ in {"same", "two"} and token.i > 0 and token.nbor(-1).lower_ == "the"
    return again or (token.lower_ in _POINTING and token.dep_ == "det")


def _sayable(tokens: list[Token], cast: Cast) -> bool:
    """Whether words can stand in a title: neither anybody's own, nor a day alone, nor cut."""
    own = any(t.text in _UNTOLD or cast.is_quoted(source_span(t)) for t in tokens)
    pointing = tokens[0].dep_ == "prep" and any(_points_back(t) for t in tokens)
    own = own or pointing or (_is_open(tokens[-1], cast) and leaves_open(tokens[-1], cast))
    stranded = tokens[-1].dep_ == "prep"  # "the land of which they dreamed", said the other way round
    cut = stranded or tokens[-1].pos_ in _ENDS or _torn(tokens[-1]) or _bare_verb(tokens[-1])
    return not own and not cut and not all(cast.is_date(source_span(t)) for t in tokens)
