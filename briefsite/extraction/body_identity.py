"""Which names of bodies in one text are the same body's.

An organisation is its words without small words and spelling variants; its end alone (`Self-Defence Forces`) joins the
one longer name that ends so. What a list identifies is joined by the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name
from briefsite.extraction.words import lone_words, split_words
from briefsite.model.sources import Span

_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "&", "de", "la", "du"})
#: Bodies that a state's name or adjective tells from those of others: "Parliament of Carrow", "Carrovian Parliament".
_OWNED = frozenset({"Ministry", "MFA", "Parliament"})
#: Names that are the same body's as the words they rest on.
_BY_SUPPORT = frozenset({"acronym", "also-known-as", "body-beside-noun", "short-name"})
_PAPERS = frozenset(
    {"Chronicle", "Courier", "Daily", "Gazette", "Globe", "Herald", "Journal", "Mail", "Observer", "Post", "Star",
     "Telegraph", "Times", "Tribune"}
)  # fmt: skip
_OTHERS = frozenset({"Financial", "Sunday"})
_SPELLING = {"defense": "defence", "center": "centre", "program": "programme", "organization": "organisation"}


def body_keys(names: Sequence[Name], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """The key of each name: equal where the names are one body's."""
    keys = _of_words(names, text, lexicon)
    keys |= _of_its_class(keys, names, text, lexicon)
    keys |= _of_one_programme(keys, names, text, lexicon)
    keys |= _of_support(keys, names, text)
    keys |= _of_society(keys, text, lexicon)
    keys |= _of_its_state(keys, text, lexicon)
    keys |= _of_paper(keys, text)
    plain = sorted({k for k in keys.values() if ":" not in k}, key=lambda k: (len(k), k))
    forms = {key: span.of(text) for span, key in sorted(keys.items(), reverse=True)}
    keys = _joined(keys, plain, lambda key: _in_other_order(key, plain))
    keys = _joined(keys, plain, lambda key: _of_the_department(key, plain))
    kinds = {keys[name.span]: name.kind for name in names}
    heads = lexicon.words("organisation_heads")

    def apart(key: str, other: str) -> bool:
        run = forms[other].split()[-1] in heads and {kinds.get(key), kinds.get(other)} == {"programme", "organisation"}
        return run or _is_listed_beside(forms[key], forms[other], text)

    return _joined(keys, plain, lambda key: _in_full(key, forms, [k for k in plain if not apart(key, k)], text, heads))


def _of_words(names: Sequence[Name], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """What a list knows the words for, or else the words."""
    known = ((n.span.of(text).lower(), n.ident) for n in names if n.ident.startswith("organisation:"))
    listed = {form.removeprefix("the "): ident for form, ident in known}
    keyed = {
        form: listed.get(form.lower()) or listed.get(bare.lower()) or _listed(bare, lexicon) or _of_state(form, lexicon)
        for form in sorted({n.span.of(text) for n in names if not n.ident})
        for bare in (_bare(form, lexicon),)
    }
    return {n.span: n.ident or keyed[n.span.of(text)] for n in names}


def _of_support(keys: Mapping[Span, str], names: Sequence[Name], text: str) -> dict[Span, str]:
    """`AHA Centre` is what the brackets said it is, and so are letters that a list knows."""
    own, by_span, short = dict(keys), {n.span for n in names}, dict[str, str]()
    for name in names:
        if name.rule in _BY_SUPPORT and name.support and name.support[0] in by_span:
            short[name.span.of(text)] = own[name.span] = own[name.support[0]]
    again = {n.span: short[form] for n in names if (" " in (form := n.span.of(text)) or n.ident) and form in short}
    return own | again


def _joined(keys: dict[Span, str], plain: Sequence[str], same: Callable[[str], str]) -> dict[Span, str]:
    """With another key for each that is the same body's by one reason."""
    for key in plain:
        if (other := same(key)) and other != key:
            keys = {span: other if k == key else k for span, k in keys.items()}
    return keys


def _in_other_order(key: str, plain: Sequence[str]) -> str:
    """The Board of Governors of the agency is the agency's Board of Governors."""
    return next((k for k in plain if len(k.split()) > 2 and sorted(k.split()) == sorted(key.split())), "")


def _of_the_department(key: str, plain: Sequence[str]) -> str:
    """The Defense Department is the U.S. Department of Defense."""
    turned = f"department {key.removesuffix(' department')}" if key.endswith(" department") else ""
    whole = [k for k in plain if turned and f" {k}".endswith(f" {turned}")]
    return whole[0] if len(whole) == 1 else ""


def _in_full(key: str, forms: Mapping[str, str], plain: Sequence[str], text: str, heads: frozenset[str]) -> str:
    """The one longer name that ends or opens with these words."""
    if " " not in key:
        return ""
    longer = [
        other
        for other in plain
        if other != key
        if (other.endswith(f" {key}") and not _is_branch(key, forms[other], text))
        or (other.startswith(f"{key} ") and _goes_on(forms[key], forms[other], heads))
    ]
    return longer[0] if len(longer) == 1 else ""


def _is_listed_beside(form: str, longer: str, text: str) -> bool:
    """Whether a list names both, as two: "the Lake Department, North Lake Department and the bank"."""
    pairs = ((form, longer), (longer, form))
    listed = (rf"\b{re.escape(one)}(?:,|,? and|,? or)\s+(?:the\s+)?{re.escape(two)}\b" for one, two in pairs)
    return form != longer and f" {form}" in longer and any(re.search(row, text) for row in listed)


def _goes_on(form: str, longer: str, heads: frozenset[str]) -> bool:
    """Whether a longer name says more of the same: the "Vesk Navy Club" is no "Vesk Navy"."""
    short, long = split_words(form), split_words(longer)
    return (
        short[-1] not in heads or long[: len(short)] != short or len(long) <= len(short) or long[len(short)] in _SMALL
    )


def _is_branch(key: str, longer: str, text: str) -> bool:
    """Whether a longer name is that of a party in one region, which the text names by itself: "in Vesk"."""
    region = re.escape(split_words(longer)[0])
    return key.endswith(" party") and re.search(rf"\b[Ii]n {region}\b(?! [A-Z])", text) is not None


def _of_its_class(keys: Mapping[Span, str], names: Sequence[Name], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """`the VESKA movement` is VESKA: a name with what it is behind it, where the text has the name alone as well."""
    alone = {n.span.of(text): keys[n.span] for n in names if n.kind == "organisation"}
    parts = ((span, *span.of(text).rpartition(" ")) for span in keys)
    classes = lexicon.any_of("class_heads", "class_ends")
    return {span: alone[name] for span, name, _, noun in parts if noun in classes and name in alone}


def _of_one_programme(keys: Mapping[Span, str], names: Sequence[Name], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """The `Clean Ora Initiative` is the `Clean Ora programme`, and `Clean Ora`: only the noun differs."""
    nouns, found = lexicon.words("programme_heads"), dict[str, list[Span]]()
    for span in (n.span for n in names if n.kind == "programme" and not n.ident):
        form = " ".join(span.of(text).split())
        bare, _, noun = form.rpartition(" ")
        found.setdefault(bare if " " in bare and noun.capitalize() in nouns else form, []).append(span)
    return {span: keys[spans[0]] for spans in found.values() for span in spans}


def _of_society(keys: dict[Span, str], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """`Red Crescent` is the one society of the text that has these words in its name: all societies are called so."""
    heads, found = lexicon.words("organisation_heads"), dict[Span, str]()
    for span, key in keys.items():
        form = span.of(text)
        if " " in form and form in heads:
            longer = {k for s, k in keys.items() if k != key and f"{form} " in f"{s.of(text)} "}
            if len(longer) == 1:
                found[span] = next(iter(longer))
    return found


def _of_its_state(keys: Mapping[Span, str], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """`the Supreme Court` is the one that the text calls by its state: the `Supreme Court of Norway`."""
    every = lexicon.words("national_bodies")
    owned: dict[str, set[str]] = {}
    for span, key in keys.items():
        name, of, _ = span.of(text).partition(" of ")
        if of and name in every:
            owned.setdefault(name, set()).add(key)
    bare = {span: owned.get(span.of(text), set()) for span in keys}
    return {span: next(iter(same)) for span, same in bare.items() if len(same) == 1}


def _of_paper(keys: Mapping[Span, str], text: str) -> dict[Span, str]:
    """`The Post` is the one paper named before whose name ends so: `The Washington Post`. `The Times` is another than
    the `Financial Times`."""
    found: dict[Span, str] = {}
    for span, key in keys.items():
        article, _, word = span.of(text).partition(" ")
        if article != "The" or word not in _PAPERS:
            continue
        named = {k: s.of(text) for s, k in sorted(keys.items()) if s < span and k != key}
        longer = [k for k, form in named.items() if form.endswith(f" {word}") and _OTHERS.isdisjoint(form.split())]
        found |= {span: longer[0]} if len(longer) == 1 else {}
    return found


def _bare(form: str, lexicon: Lexicon) -> str:
    """A name without its state's in front: the `U.S. Carter Center` is the Carter Center."""
    words = lone_words(form)
    state = listed_names(lexicon).at(words, 0) if words else None
    return form[words[state[0]].start :] if state and state[1][0] == "state" and state[0] < len(words) else ""


def _listed(bare: str, lexicon: Lexicon) -> str:
    """The body that a list knows by these words: the `Carter Center` of the "U.S. Carter Center"."""
    words = lone_words(bare)
    hit = listed_names(lexicon).at(words, 0) if words else None
    return hit[1][1] if hit and hit[0] == len(words) and hit[1][0] == "organisation" else ""


def _of_state(form: str, lexicon: Lexicon) -> str:
    """The key of a body, whichever way it bears its state's name: the `US Navy` is the `U.S. Navy`, and the `Georgian
    Ministry of Finance` the `Ministry of Finance of Georgia`."""
    form = " ".join(form.split())
    words = lone_words(form)
    people, listed, countries = adjectives(lexicon), listed_names(lexicon), lexicon.table("countries")
    said, position = "", 0
    while position < len(words):
        place = listed.at(words, position)
        state = (place[0], place[1][1]) if place and place[1][0] == "state" else people.at(words, position)
        end, code = state or (position + 1, "")
        code = code.removeprefix("state:")
        rest = form[words[end].start :] if end < len(words) else ""
        last = {words[end].text, words[-1].text, words[-1].text.capitalize()} if rest else set[str]()
        if code and position == 0 and rest and not _OWNED.isdisjoint(last):
            return f"{_body_key(rest)} {code.lower()}"
        owned = position > 1 and not _OWNED.isdisjoint({words[0].text, words[position - 2].text})
        if code and not rest and owned and words[position - 1].lower != "and":
            return f"{_body_key(said)} {code.lower()}"
        said += f"{countries[code]['name'] if code in countries else words[position].text} "
        position = end
    return _body_key(said)


def _body_key(form: str) -> str:
    """What is left of an organisation's name without spelling variants and small words.

    >>> _body_key("Japan Self-Defense Forces") == _body_key("the Japan Self-Defence Force")
    True
    """
    words = [
        _SPELLING.get(w, w)
        for w in (part.lower() for word in split_words(form) for part in word.split("-"))
        if w not in _SMALL
    ]
    if words and words[-1] in {"ministry", "ministries"}:  # the Foreign Ministry is the Ministry of Foreign Affairs
        words = [words[-1], *words[:-1]]
    if words and words[0] == "ministry":
        words = [w for w in words if w != "affairs"]
    return " ".join(w.removesuffix("s") if len(w) > 4 and not w.endswith("ss") else w for w in words)
