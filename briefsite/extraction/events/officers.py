"""Officers: whom an office means whose wording begins with a state or body, "Chad Minister of Justice Ada Lund"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import DELEGATIONS, Names
from briefsite.extraction.events.offices_alone import bare_office, of_several
from briefsite.extraction.nations import nations
from briefsite.extraction.offices import LESSER
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Letters behind a name.
_LETTERS = re.compile(r"(?:[A-Z]\.?){1,4}|[A-Z][a-z]?[A-Z]")
#: What an office's wording has besides capitalised words.
_LINKS = {"of", "for", "and", "the", "&"}
#: How "Secretary" hangs on "General".
_TORN = {"compound", "nmod", "amod"}
#: What may stand between a body, a function in it and who holds that.
_WITHIN = {"NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT", "DET"}
#: Somebody told by his office is named no later.
_SOON = 600
_SUBJECTS = {"nsubj", "nsubjpass"}
#: No wording of an office has more words.
_LONGEST = 14

#: Whoever does so comes himself, and not the body that he is of.
_TRAVELLING = {"visit", "travel", "arrive", "fly", "tour", "return", "leave", "land"}


def officer(token: Token, names: Names) -> list[str]:
    """The person whose name closes the wording of an office that begins with the state or body at the token."""
    heads = names.reading.lexicon.words("role_heads")
    own, titled = names.at(token), token.lower_ in heads and token.text[:1].isupper()
    inside = False
    for word in token.doc[token.i + 1 : min(token.sent.end, token.i + _LONGEST)]:
        here = names.at(word)
        inside = word.text == "(" or (inside and word.text != ")")
        people = [key for key in here if names.kind(key) == "person" and not inside]
        if people:
            wording = (t for t in token.doc[word.i : word.i + _LONGEST] if names.at(t) == here)
            return people[:1] if titled or any(t.lower_ in heads for t in wording) else []
        if inside or word.text == ")" or (here and here == own and not titled):
            titled = titled or word.lower_ in heads  # "High Commissioner for Refugees (HCR) Ada Lund"
            continue  # "United States", "Republic of Chad (RC)"
        if not (word.text[:1].isupper() or (titled and word.lower_ in _LINKS)):
            return []
        titled = titled or word.lower_ in heads
    return []


def held(token: Token, names: Names) -> list[str]:
    """Whoever holds an office, told by a name that explains it, or by the nation whose it is."""
    return _apposed(token, names) or _before_dash(token, names) or bare_office(token, names)


def _before_dash(token: Token, names: Names) -> list[str]:
    """The person whom a function between dashes explains, where the parse takes that for the subject: "Ada Lund — a
    defence chief — spoke"."""
    if token.tag_ != "NN" or token.dep_ != "nsubj" or token.lower_ not in names.reading.lexicon.words("role_heads"):
        return []
    dash = next((t for t in token.doc[token.left_edge.i : token.i] if t.text == "-" and t.nbor(-1).whitespace_), None)
    named = names.at(dash.nbor(-1)) if dash is not None and dash.whitespace_ else ()
    return [key for key in named if names.kind(key) == "person"]


def _apposed(token: Token, names: Names) -> list[str]:
    """The one person whose name stands in apposition to a function in small letters, whoever else held it before: "the
    commander of Group 1, Captain Ada Lund"."""
    function = token.pos_ == "NOUN" and token.tag_ == "NN" and token.lower_ in names.reading.lexicon.words("role_heads")
    named = [t for t in token.children if function and t.dep_ == "appos" and t.pos_ == "PROPN"]
    people = [key for t in named for key in names.at(t) if names.kind(key) == "person"]
    return people if len(set(people)) == 1 else []


def called(token: Token, names: Names) -> list[str]:
    """The one person whose name a function brings with it, where the parse hangs it elsewhere."""
    return _honoured(token, names) or _behind_place(token, names)


def holder_behind(served: Token, names: Names) -> Sequence[Token]:
    """The one who serves somebody and is named behind him, where the parse hangs that on the verb: "met with the
    adviser to Premier Odu, Ada Lund"; else the word itself."""
    to, lexicon = served.head, names.reading.lexicon
    office = to.nbor(-1) if to.lower_ == "to" and to.i > to.sent.start else served
    torn = office is not served and to.head is not office and office.pos_ in {"NOUN", "PROPN"}
    if not torn or office.lower_ not in lexicon.any_of("role_heads", "serving_nouns"):
        return (served,)
    return [t for t in served.children if t.dep_ == "appos"]


def _honoured(token: Token, names: Names) -> list[str]:
    """The person behind whose name letters stand that the parse took for a name: "Mr Rei Tarro, SC met"."""
    if token.i < token.sent.start + 2 or not _LETTERS.fullmatch(token.text) or token.nbor(-1).text != ",":
        return []
    return [key for key in names.at(token.nbor(-2)) if names.kind(key) == "person"][:1]


def _behind_place(token: Token, names: Names) -> list[str]:
    """The person named behind what the function is of: "the governor of Adda, Ada Lund"."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ not in names.reading.lexicon.words("role_heads"):
        return []
    owned = [t for p in token.children if p.lower_ in {"of", "for", "to"} for t in p.subtree if t.dep_ == "appos"]
    people = [key for t in owned if t.ent_type_ == "PERSON" for key in names.at(t) if names.kind(key) == "person"]
    return people if len(set(people)) == 1 else []


def in_brackets(token: Token, names: Names) -> list[str]:
    """Who holds the office of each of several lands, told in brackets behind it: "the foreign ministers of Chad (Ada
    Lund) and Norway (Rei Tarro)"."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in names.reading.lexicon.words("role_heads"):
        return []
    words = token.doc[token.i + 1 : token.right_edge.i]
    opened = [t for t in words if t.text == "(" and any(names.kind(key) == "state" for key in names.at(t.nbor(-1)))]
    people = [key for t in opened for key in names.at(t.nbor()) if names.kind(key) == "person"]
    return people if len(people) == len(opened) > 1 else []


def office_of(token: Token, names: Names) -> list[str]:
    """The state or body whose office it is, where no name tells who holds it: "met the secretary of the Union". A body
    does not come where its officer travels, nor is it meant by a deputy."""
    offices = names.reading.lexicon.words("offices")
    general = token.lower_ == "general" and any(t.lower_ in offices for t in token.lefts if t.dep_ in _TORN)
    if token.tag_ not in {"NN", "NNP"} or not (token.lower_ in offices or general):
        return []
    if any(t.lower_ in {"a", "an", "another", "former"} for t in token.lefts):
        return []
    owners = [t for t in token.lefts if t.dep_ == "poss"]
    owners += [t for p in token.rights if p.lower_ == "of" for t in p.children if t.dep_ == "pobj"]
    keys = [key for t in owners for key in names.plain(t)] or names.nations_of(token)
    alone = token.dep_ == "nsubj" and token.head.lemma_.lower() in _TRAVELLING
    alone = alone or any(t.lower_ in LESSER for t in token.lefts)
    return [key for key in keys if names.kind(key) in ({"state"} if alone else {"state", "organisation"})]


def named_later(token: Token, names: Names) -> list[str]:
    """Who is named by an office that was told before by its land: "The governor of Lenn spoke. Governor Ada Lund said";
    nobody where the text names two with such an office."""
    offices = names.reading.lexicon.words("role_heads")
    of = [t for p in token.rights if p.lower_ == "of" for t in p.rights if t.dep_ == "pobj"]
    told = token.tag_ == "NN" and token.lower_ in offices and any(t.lower_ == "the" for t in token.lefts)
    if not (told and of) or token.dep_ not in _SUBJECTS or any(t.dep_ == "appos" for t in token.rights):
        return []
    persons = [c for c in names.reading.document.chains if c.kind == "person"]
    holders = [c for c in persons if any(role.title.lower() == token.lower_ for role in c.roles)]
    lands = {code for t in of if (code := nations(names.reading.lexicon).get(t.lower_, ""))}
    here = source_span(token.sent[-1]).end
    near = [c for c in holders if here <= c.mentions[0].span.start < here + _SOON and lands <= {c.country}]
    return [c.key for c in near] if len(holders) == len(near) == 1 else []


def same_holder(token: Token, names: Names) -> list[str]:
    """The person who holds the function at the token and another: "Qatari Prime Minister and Foreign Minister Ada
    Lund" is one person, and not Qatar besides."""
    joined = (t for t in token.subtree if t.dep_ == "conj" and t.i > token.i)
    people = [key for t in joined for key in names.at(t) if names.kind(key) == "person"]
    alone = not of_several(token, names)  # the Vice Ministers | and the Secretary
    alone = alone and not any(t.dep_ == "conj" and names.at(t) for t in token.children if t.lower_ in DELEGATIONS)
    return people[:1] if people and alone else []


def titled(token: Token, names: Names) -> list[str]:
    """The person named right behind a rank that the parse cut off: "Lt. Gen. (Rtd) Ada Lund"."""
    after = iter(token.doc[token.i + 1 : token.sent.end]) if token.pos_ == "PROPN" else iter(())
    inside = False
    for word in after:
        inside = word.text == "(" or (inside and word.text != ")")
        people = [key for key in names.at(word) if names.kind(key) == "person"]
        if people or not (inside or word.text == ")"):
            return people or _closing(token, names)
    return _closing(token, names)


def _closing(token: Token, names: Names) -> list[str]:
    """The person whose name closes the wording of a function, where the parse hangs it on what the function is for:
    "Permanent Secretary for Trade and Industry Ada Lund"."""
    last, inside, links = token.right_edge, token.right_edge, {"for", "of", "on"}
    if token.pos_ != "PROPN" or last.i == token.i or last.pos_ != "PROPN":
        return []
    while inside != token and inside.dep_ != "appos" and (inside.pos_ == "PROPN" or inside.lower_ in links):
        inside = inside.head
    people = [key for key in names.at(last) if names.kind(key) == "person"]
    return people if inside == token and len(people) == 1 else []


def beside_name(token: Token, names: Names) -> list[str]:
    """The person told only by his function that "and" joins to a name, where the parse takes that for the other's:
    "Tarro" in "the Secretary and Foreign Minister Rei Tarro"."""
    own = set(names.at(token))
    told = [t for t in token.lefts if t.dep_ in _TORN and any(c.dep_ == "cc" for c in t.children)]
    return [key for t in told for key in names.at(t) if names.kind(key) == "person" and key not in own]


def behind_office(token: Token, names: Names) -> list[str]:
    """Who is named right behind an office that "and" joins to a name, where the parse takes the second name for the
    first's: "Ada Lund and her Kenyan counterpart Rei Tarro"."""
    offices = {t.i for t in token.children if t.dep_ == "conj" and t.pos_ == "NOUN" and not names.at(t)}
    named = (t for t in token.children if t.dep_ == "appos" and t.left_edge.i - 1 in offices)
    return [key for t in named for key in names.at(t) if names.kind(key) == "person"]


def further_ones(noun: Token, keys: Sequence[str], names: Names) -> bool:
    """Whether a noun that ends a row of persons only says that there were more of their side: "President Odu, Minister
    Tarro, and other Kenyan officials" met her, and not Kenya."""
    officials = noun.lemma_.lower() in names.reading.lexicon.words("role_heads")
    other = officials and any(t.lower_ == "other" for t in noun.lefts)
    return other and any(names.kind(key) == "person" for key in keys)


def holders_behind(token: Token, names: Names) -> list[str]:
    """The persons whose functions begin with the body at the token, where the parse took the body for the head: "RCAF
    deputy commander Hun Manet and navy chief Tea Vinh"."""
    start = end = source_span(token).start
    while set(names.named.get(end, ())) & set(names.named.get(start, ())):
        end += 1
    after = [t for t in token.doc[token.i + 1 : token.sent.end] if source_span(t).start >= end]
    keys: list[str] = []
    opened = False
    for place, word in enumerate(after):
        named = names.at(word)
        if not opened and word.pos_ in {"NOUN", "ADJ"} and word.text.islower():
            opened = True
        inside = named or word.pos_ in _WITHIN or after[place - 1].text == "-"
        if not inside or (not opened and word.pos_ not in {"PUNCT", "PROPN"}):
            break
        keys += [key for key in named if names.kind(key) == "person"]
    return list(dict.fromkeys(keys)) if opened else []
