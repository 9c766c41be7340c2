"""Who holds an office that is told without a name: "the Kenyan premier", "the vice foreign ministers"."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import Names
from briefsite.extraction.nations import nation_at, nations
from briefsite.extraction.offices import is_role
from briefsite.extraction.reading import source_span
from briefsite.model.document import Chain, Role

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: How a nation hangs on an office.
_ADJECTIVES = {"amod", "compound", "nmod"}
#: No wording is longer that leads to a name, and so far behind it stands whose office it is.
_NEAR, _BEHIND = 80, 12
_PAIR = 2
#: What behind an office tells by itself who is meant.
_EXPLAINING = {"acl", "appos", "prep", "relcl"}


def bare_office(token: Token, names: Names) -> list[str]:
    """The persons of the text who hold the office that a nation and no name tells: "Kenyan president visits Norway",
    "the Kenyan and Norwegian foreign ministers"; nobody where the text leaves one of them open. Whoever only held it,
    or is a deputy, is not meant."""
    lexicon = names.reading.lexicon
    plural = of_several(token, names)
    noun = _singular(token) if plural else token.lower_
    if noun not in lexicon.words("role_heads") or token.pos_ == "PRON":
        return []
    people, before = nations(lexicon), [t for t in token.lefts if t.dep_ in _ADJECTIVES]
    before += [t for one in before for t in one.conjuncts if t.i < token.i and t not in before]
    codes = list(dict.fromkeys(code for t in before if (code := nation_at(t, lexicon))))
    wanted = " ".join([*(t.lower_ for t in before if t.lower_ not in people and t.i < token.i), noun])
    if _is_told(token) or (codes and (len(codes) > 1) != plural) or noun == "leader":
        return []
    if not codes:
        return _all_so_called(token, wanted, names) if plural else []
    meant = lexicon.table("role_synonyms").get(wanted, [wanted])
    holders = [_holders(code, meant, names) for code in codes]
    return [keys[0] for keys in holders] if all(len(keys) == 1 for keys in holders) else []


def _is_told(office: Token) -> bool:
    """Whether the words around an office tell by themselves who holds it: "the ministers of Chad", "the senators who
    voted", "Ministers Lund and Tarro"."""
    after = office.nbor() if office.i + 1 < office.sent.end else office
    told = any(t.dep_ in {"det", "poss", "nummod"} and t.lower_ != "the" for t in office.lefts)
    told = told or any(t.dep_ in _EXPLAINING and t.lower_ != "both" for t in office.rights)
    return told or (after is not office and after.pos_ == "PROPN")


def of_several(noun: Token, names: Names) -> bool:
    """Whether a noun is of several, by its ending where the parse takes "Ministers" for a name."""
    named = noun.tag_ == "NNP" and noun.lower_ not in names.reading.lexicon.words("role_heads")
    return noun.tag_ in {"NNS", "NNPS"} or (named and _singular(noun) in names.reading.lexicon.words("role_heads"))


def _singular(noun: Token) -> str:
    """The noun for one of several; of "the Ministers" the parse keeps the plural."""
    word = noun.lemma_.lower() if noun.tag_ == "NNS" else noun.lower_
    return word if noun.tag_ == "NNS" else f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _all_so_called(token: Token, wanted: str, names: Names) -> list[str]:
    """All whom the text has named with an office of these words, where they are several: "the vice foreign ministers"
    of two lands; by one word alone, which is of many offices, two are meant."""
    at, alone = source_span(token).start, " " not in wanted
    held = [
        chain.key
        for chain in names.reading.document.chains
        if chain.kind == "person" and chain.mentions[0].span.start < at
        and any(is_role(_office(role), wanted, "") and not role.reason.note for role in chain.roles)
    ]  # fmt: skip
    the = any(t.lower_ == "the" for t in token.lefts)
    return held if the and (len(held) == _PAIR if alone else len(held) >= _PAIR) else []


def _office(role: Role) -> str:
    return role.title.lower().split(" of ")[0]


def _holders(code: str, titles: Container[str], names: Names) -> list[str]:
    """Those who hold an office of a nation, by their country or by the words around their name."""
    return [
        chain.key
        for chain in names.reading.document.chains
        if chain.kind == "person"
        and any(_office(role) in titles and not role.reason.note for role in chain.roles)
        and (chain.country or _nation_beside(chain, names)) == code
    ]


def _nation_beside(chain: Chain, names: Names) -> str:
    """The one nation told with somebody's first name: "President Ada Lund of Chad"; "" where there are more."""
    text, first = names.reading.text, chain.mentions[0].span
    start = min(role.span.start for role in chain.roles)
    near = text[max(0, start - _BEHIND) : first.end] if 0 <= first.end - start < _NEAR else ""
    told = (word.lower() for word in re.findall(r"\w+", f"{near} {text[first.end : first.end + _BEHIND]}"))
    codes = {code for word in told if (code := nations(names.reading.lexicon).get(word, ""))}
    return codes.pop() if len(codes) == 1 else ""
