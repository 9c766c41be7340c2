"""Which names of one text are the same actor. Equal keys join; likeness never does.

What a list identifies is joined by the list. A person is the set of the words of the name (`Kamikawa Yoko` is `Yoko
Kamikawa`); a shorter form joins the one longer form that it fits. An organisation is its words without small words and
spelling variants; its end alone (`Self-Defence Forces`) joins the one longer name that ends so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.misspelt import spelt_alike
from briefsite.extraction.names import FoundRole, Name
from briefsite.extraction.other_letters import in_other_letters
from briefsite.extraction.same_names import told_apart
from briefsite.extraction.sexes import Form, by_title, differ, not_of_other_sex, of_forms
from briefsite.extraction.words import lone_words, split_words, without_marks
from briefsite.model.sources import Span

_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "&", "de", "la", "du"})
_PARTICLES = frozenset(
    {
        "al", "el", "le", "la", "de", "da", "dos", "di", "van", "von", "bin", "ben", "du", "del", "dei",
        "dello", "della", "abou", "abu", "aboul", "bou", "umm", "ould", "ag", "ter", "ten", "san", "santa", "st",
    }
)  # fmt: skip
_KIN = re.compile(
    r",?\s+(?:who (?:is|was) )?(?:the\s+)?(?:late\s+)?(?:father|mother|son|daughter|brother|sister|wife|husband|widow"
    r"|uncle|aunt|nephew|niece|cousin|grandson|grandfather|namesake|successor|predecessor)\s+(?:of|to)\b"
)
_KIN_REACH = 80
#: Of a ruler, the number tells him from others of the name: `Abdullah II` is no `Abdullah bin Zared`.
_RULER = re.compile(r"[A-Z][\w’'-]+\s[IVX]+")
#: Bodies that a state's name or adjective tells from those of others: "Parliament of Carrow", "Carrovian Parliament".
_OWNED = frozenset({"Ministry", "MFA", "Parliament"})
#: Names that are the same body's as the words they rest on.
_BY_SUPPORT = frozenset({"acronym", "also-known-as", "body-beside-noun", "short-name"})
_SPELLING = {"defense": "defence", "center": "centre", "program": "programme", "organization": "organisation"}


def clusters(names: Sequence[Name], text: str, lexicon: Lexicon, roles: Sequence[FoundRole] = ()) -> list[list[Name]]:
    """The names in groups, one an actor, in order of first appearance; `roles` tell bearers of one surname apart."""
    named = [n for n in names if n.kind != "nothing"]
    persons = _person_keys([n for n in named if n.kind == "person"], text, lexicon, roles)
    bodies = told_apart(_body_keys([n for n in named if n.kind != "person"], text, lexicon), names, text, lexicon)
    groups: dict[str, list[Name]] = {}
    for name in named:
        key = persons.get(name.span) or bodies.get(name.span)
        if key:
            groups.setdefault(key, []).append(name)
    return list(groups.values())


def _person_keys(names: Sequence[Name], text: str, lexicon: Lexicon, roles: Sequence[FoundRole]) -> dict[Span, str]:
    suffixes = lexicon.words("suffixes")
    words = {
        n.span: tuple(without_marks(w.lower()) for w in split_words(n.span.of(text)) if w not in suffixes or ruling)
        for n in names
        for ruling in (_RULER.fullmatch(n.span.of(text)),)
    }
    titled = by_title(words, text, lexicon)
    sexes = of_forms(words, titled, lexicon)
    for name in names:
        whole = words.get(name.support[0]) if name.rule == "part-of-name" and name.support else None
        if whole and not differ(titled.get(name.span, ""), sexes.get(whole, "")):
            words[name.span] = whole
    words |= spelt_alike(words) | in_other_letters(words, text)
    full: dict[Form, str] = {}
    shared: dict[Form, list[str]] = {}
    ordered = sorted(set(words.values()), key=lambda f: (-len(f), len("".join(f[:1])) < 3, f))
    apart = _kin(words, text)
    for form in ordered:
        alike = [longer for longer in full if _ends(form, longer) or _fits(form, longer)]
        fits = sorted({full[longer] for longer in alike if (form, longer) not in apart})
        full[form] = fits[0] if len(fits) == 1 else _key(form) if len(form) > 1 or not fits else ""
        shared |= {form: fits} if not full[form] else {}
    known = {n.span: n.ident for n in names if n.ident.startswith("actor:")}
    by_key = {full[words[span]]: ident for span, ident in known.items()}
    keys = {span: full[form] for span, form in words.items() if full[form]}
    lone = {span: shared[form] for span, form in words.items() if form in shared}
    for span, (sex, forms) in not_of_other_sex(words, _longer(titled, words, full), titled, sexes).items():
        keys.pop(span, None)
        fits = sorted({full[f] for f in forms if full[f] and (words[span], f) not in apart})
        lone[span] = fits or [f"{_key(words[span])} ({sex})"]
    keys |= {span: fits[0] for span, fits in lone.items() if len(fits) == 1}
    keys |= _told_by_role_or_place({s: fits for s, fits in lone.items() if len(fits) > 1}, keys, roles, text)
    return {span: by_key.get(key, key) for span, key in keys.items()}


def _longer(spans: Iterable[Span], words: Mapping[Span, Form], full: Iterable[Form]) -> dict[Form, list[Form]]:
    """To each form of some names, the longer ones that it may be short for."""
    short = {words[span] for span in spans}
    return {one: [f for f in full if len(f) > len(one) and (_ends(one, f) or _fits(one, f))] for one in short}


def _told_by_role_or_place(
    lone: Mapping[Span, Sequence[str]], keys: Mapping[Span, str], roles: Sequence[FoundRole], text: str
) -> dict[Span, str]:
    """To surnames that several persons bear, the one who is meant: whoever alone has the function that stands before
    it ("President Diallo"), or whoever alone was named before."""
    if not lone:
        return {}
    functions: dict[str, set[str]] = {}
    held: dict[Span, set[str]] = {}
    for role in roles:
        held.setdefault(role.person, set()).add(role.title.of(text).lower())
    for person, titles in held.items():
        if person in keys:
            functions.setdefault(keys[person], set()).update(titles)
    first = {key: span for span, key in sorted(keys.items(), reverse=True)}
    found: dict[Span, str] = {}
    for span, bearers in lone.items():
        own = held.get(span, set())
        holding = [key for key in bearers if own & functions.get(key, set())]
        before = [key for key in bearers if key in first and first[key] < span]
        told = holding if own else before
        found |= {span: told[0]} if len(told) == 1 else {}
    return found


def _kin(words: Mapping[Span, tuple[str, ...]], text: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Which forms of names are of two people, one of whom is the other's kin: `Rei Lund, father of Rei Odu Lund`."""
    spans = sorted(words)
    pairs = ((a, b) for a, b in pairwise(spans) if b.start - a.end < _KIN_REACH and _KIN.match(text, a.end, b.start))
    return {pair for a, b in pairs for pair in ((words[a], words[b]), (words[b], words[a]))}


def _key(words: Sequence[str]) -> str:
    return "person:" + " ".join(sorted(words))


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a shorter form can be the longer's: a bare first or last name, or the same first name and no new word."""
    if len(short) == len(long):
        return sorted(short) == sorted(long) or (short[1:] == long[1:] and short[0] == f"{long[0][0]}.")
    if len(short) == 1:
        return short[0] in long or short[0] in long[-1].split("-")
    if short == long[-len(short) :] and short[0] in _PARTICLES:
        return True
    return short[0] == long[0] and set(short) <= set(long)


def _ends(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name of some words is another's without its given names: `Tarro Lanem` of `Rei Maria Tarro Lanem`. With
    an article in it, it may be his father's."""
    article = any(word.partition("-")[0] in _PARTICLES for word in short)
    return 1 < len(short) < len(long) and short == long[-len(short) :] and not article


def _body_keys(names: Sequence[Name], text: str, lexicon: Lexicon) -> dict[Span, str]:
    known = ((n.span.of(text).lower(), n.ident) for n in names if n.ident.startswith("organisation:"))
    listed = {form.removeprefix("the "): ident for form, ident in known}
    keyed = {
        form: listed.get(form.lower()) or listed.get(bare.lower()) or _listed(bare, lexicon) or _of_state(form, lexicon)
        for form in sorted({n.span.of(text) for n in names if not n.ident})
        for bare in (_bare(form, lexicon),)
    }
    keys = {n.span: n.ident or keyed[n.span.of(text)] for n in names}
    keys |= _of_its_class(keys, names, text, lexicon)
    by_span = {n.span: n for n in names}
    short: dict[str, str] = {}
    for name in names:
        if name.rule in _BY_SUPPORT and name.support and name.support[0] in by_span:
            short[name.span.of(text)] = keys[name.span] = keys[name.support[0]]
    again = {n.span: short[form] for n in names if (" " in (form := n.span.of(text)) or n.ident) and form in short}
    keys |= again  # "AHA Centre" is what the brackets said it is, and so are letters that a list knows
    keys |= _of_society(keys, text, lexicon)
    keys |= _of_its_state(keys, text, lexicon)
    plain = sorted({k for k in keys.values() if ":" not in k}, key=lambda k: (len(k), k))
    forms = {key: span.of(text) for span, key in sorted(keys.items(), reverse=True)}
    heads = lexicon.words("organisation_heads")

    def goes_on(key: str, longer: str) -> bool:
        """Whether a longer name says more of the same: the "Vesk Navy Club" is no "Vesk Navy"."""
        short, long = split_words(forms[key]), split_words(forms[longer])
        return (
            short[-1] not in heads
            or long[: len(short)] != short
            or len(long) <= len(short)
            or long[len(short)] in _SMALL
        )

    def is_branch(key: str, longer: str) -> bool:
        """Whether a longer name is that of a party in one region, which the text names by itself: "in Vesk"."""
        region = re.escape(split_words(forms[longer])[0])
        return key.endswith(" party") and re.search(rf"\b[Ii]n {region}\b(?! [A-Z])", text) is not None

    for key in plain:  # the Board of Governors of the agency is the agency's Board of Governors
        same = next((k for k in plain if len(k.split()) > 2 and sorted(k.split()) == sorted(key.split())), key)
        keys = {span: same if k == key else k for span, k in keys.items()} if same != key else keys
    for key in plain:  # the Defense Department is the U.S. Department of Defense
        turned = f"department {key.removesuffix(' department')}" if key.endswith(" department") else ""
        whole = [k for k in plain if turned and f" {k}".endswith(f" {turned}")]
        keys = {span: whole[0] if k == key else k for span, k in keys.items()} if len(whole) == 1 else keys
    for key in plain:
        longer = [
            other
            for other in plain
            if other != key
            if (other.endswith(" " + key) and not is_branch(key, other))
            or (other.startswith(key + " ") and goes_on(key, other))
        ]
        if len(longer) == 1 and " " in key:
            keys = {span: longer[0] if k == key else k for span, k in keys.items()}
    return keys


def _of_its_class(keys: Mapping[Span, str], names: Sequence[Name], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """`the VESKA movement` is VESKA: a name with what it is behind it, where the text has the name alone as well."""
    alone = {n.span.of(text): keys[n.span] for n in names if n.kind == "organisation"}
    parts = ((span, *span.of(text).rpartition(" ")) for span in keys)
    classes = lexicon.words("class_heads") | lexicon.words("class_ends")
    return {span: alone[name] for span, name, _, noun in parts if noun in classes and name in alone}


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
        if code and position == 0 and rest and not _OWNED.isdisjoint({words[end].text, words[-1].text}):
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
