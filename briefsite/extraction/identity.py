"""Which names of one text are the same actor. Equal keys join; likeness never does.

What a list identifies is joined by the list. A person is the set of the words of the name (`Kamikawa Yoko` is `Yoko
Kamikawa`); a shorter form joins the one longer form that it fits. Bodies are those of `body_identity`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from briefsite.extraction.body_identity import body_keys
from briefsite.extraction.generations import is_other_generation, with_generation
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.misspelt import spelt_alike
from briefsite.extraction.names import FoundRole, Name
from briefsite.extraction.other_letters import in_other_letters
from briefsite.extraction.same_names import told_apart
from briefsite.extraction.sexes import Form, by_title, differ, not_of_other_sex, of_forms
from briefsite.extraction.words import split_words, without_marks
from briefsite.model.sources import Span

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


def clusters(names: Sequence[Name], text: str, lexicon: Lexicon, roles: Sequence[FoundRole] = ()) -> list[list[Name]]:
    """The names in groups, one an actor, in order of first appearance; `roles` tell bearers of one surname apart."""
    named = [n for n in names if n.kind != "nothing"]
    persons = _person_keys([n for n in named if n.kind == "person"], text, lexicon, roles)
    bodies = told_apart(body_keys([n for n in named if n.kind != "person"], text, lexicon), names, text, lexicon)
    groups: dict[str, list[Name]] = {}
    for name in named:
        key = persons.get(name.span) or bodies.get(name.span)
        if key:
            groups.setdefault(key, []).append(name)
    return list(groups.values())


def _person_keys(names: Sequence[Name], text: str, lexicon: Lexicon, roles: Sequence[FoundRole]) -> dict[Span, str]:
    suffixes = lexicon.words("suffixes")
    words = {
        n.span: tuple(without_marks(w.lower()) for w in told or whole)
        for n in names
        for whole in (split_words(n.span.of(text)),)
        for told in ([w for w in whole if w not in suffixes or _RULER.fullmatch(n.span.of(text))],)
    }
    words = with_generation(words, text)
    titled = by_title(words, text, lexicon)
    sexes = of_forms(words, titled, lexicon)
    for name in names:
        whole = words.get(name.support[0]) if name.rule == "part-of-name" and name.support else None
        if whole and not differ(titled.get(name.span, ""), sexes.get(whole, "")):
            words[name.span] = whole
    again = {name.span for name in names if name.rule == "honorific-name"}
    words |= spelt_alike(words, again) | in_other_letters(words, text)
    full: dict[Form, str] = {}
    shared: dict[Form, list[str]] = {}
    ordered = sorted(set(words.values()), key=lambda f: (-len(f), len("".join(f[:1])) < 3, f))
    apart = _kin(words, text)
    for form in ordered:
        alike = [f for f in full if (_ends(form, f) or _fits(form, f)) and not is_other_generation(form, f)]
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
