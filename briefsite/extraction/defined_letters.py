"""Letters that stand for a name: what the text says they are short for, or whose initials they can only be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.acronyms import bracketed
from briefsite.extraction.gazetteers import listed_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Acronym, Name, Taken
from briefsite.extraction.plain_words import is_thing
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import lone_words, split_words, words_of
from briefsite.model.sources import Span

#: Words in small letters that stand inside names.
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "&"})
#: What only the model takes for a person: more often, letters stand for a body.
_GUESSED = frozenset({"model-person", "model-name"})
_HONOURS = frozenset({"Award", "Prize", "Medal", "Act", "Bill", "Treaty", "Agreement"})
#: The first word behind the brackets that letters stand in.
_BEHIND = re.compile(r"[\"'”’]?\)\s+(?P<word>[A-Z][a-z]+)\b")


def defined_letters(reading: Reading) -> Iterator[Name]:
    """The acronyms, where their expansions are names; a definition that no rule named is an organisation itself."""
    taken = Taken(reading.names)
    defined: dict[str, list[Name]] = {}
    yield from _defined(reading, taken, defined)
    yield from _of_things(reading)
    yield from _beside_brackets(reading, taken, defined)
    for letters, named in _initials(reading).items():
        if letters not in defined:
            defined[letters] = [named]
    # the same letters may be defined twice: the last before a word is meant
    ordered = {letters: sorted(names, key=lambda name: name.span) for letters, names in defined.items()}
    for doc in reading.paragraphs:
        for word in words_of(doc):
            known = ordered.get(word.text) or ordered.get(word.text.removesuffix("s"))
            if not known:
                continue
            before = bisect_right(known, word.start, key=lambda name: name.span.start)
            long = known[before - 1] if before else (defined.get(word.text) or defined[word.text.removesuffix("s")])[0]
            here = taken.at(word.start)
            if here is None or (here.span == word.span and not here.ident):
                yield replace(long, span=word.span, rule="acronym", support=(long.span,))


def _defined(reading: Reading, taken: Taken, defined: dict[str, list[Name]]) -> Iterator[Name]:
    """The names and letters of every definition; `defined` collects them by their letters."""
    standing, guesses = _standing(reading), _guesses(reading)
    for acronym in reading.acronyms:
        inside = [n for n in taken.over(acronym.long) if n.span.end == acronym.long.end]
        named = inside[0] if inside and inside[0].span.start <= acronym.long.start else None
        long = acronym.long.of(reading.text)
        words = long.split()
        guessed = named is None or named.rule == "model-organisation"
        if guessed and (rule := _of_no_body(acronym, words, reading)):
            yield from (Name(s, "nothing", rule) for s in (acronym.long, *standing[_singular(acronym.letters)]))
            continue
        ending = words[-1].capitalize()
        programme = ending in reading.lexicon.words("programme_heads")
        lower = programme or not {ending, words[0]}.isdisjoint(reading.lexicon.words("organisation_heads"))
        if named is None and _is_body(long, lower=lower):
            named = Name(acronym.long, "programme" if programme else "organisation", "acronym-expansion")
            yield named
        if named and named.span == acronym.long and named.rule in _GUESSED:
            named = replace(named, kind="organisation", rule="acronym-expansion")
            yield from (replace(named, span=span) for span in guesses.get(long, ()))
        if named and named.kind == "person" and named.span == acronym.long:
            spans = (acronym.short, *standing[_singular(acronym.letters)])
            yield from (Name(s, "person", "part-of-name", named.ident, support=(named.span,)) for s in spans)
        elif named and named.kind != "person":
            defined.setdefault(acronym.letters, []).append(named)
            yield replace(named, span=acronym.short, rule="acronym", support=(named.span,))


def _beside_brackets(reading: Reading, taken: Taken, defined: dict[str, list[Name]]) -> Iterator[Name]:
    """The letters in brackets behind a body that nothing else defines; `defined` collects them."""
    for short, body in _in_brackets(reading, taken):
        letters = short.of(reading.text)
        if not any(n.span.end == body.span.end for n in defined.get(letters, ())):
            defined.setdefault(letters, []).append(body)
            yield replace(body, span=short, rule="acronym", support=(body.span,))


def _of_no_body(acronym: Acronym, words: Sequence[str], reading: Reading) -> str:
    """The rule by which what letters are short for is no body: an office, a document or a thing."""
    if words[0].lower() in reading.lexicon.any_of("role_heads", "ranks"):
        return "acronym-of-role"
    if _is_document(words, reading.lexicon):
        return "acronym-of-document"
    return "acronym-of-thing" if _is_thing(words, reading) or _is_honour(acronym.short, reading.text) else ""


def _is_thing(long: Sequence[str], reading: Reading) -> bool:
    """`Visit, Board and Search`, `Ballistic Missiles`: plain words, or an object."""
    plain, last = [word.strip(",") for word in long if word.lower() not in _SMALL], long[-1].lower().removesuffix("s")
    return last in reading.lexicon.words("lettered_things") or is_thing(plain, reading.lexicon, reading.english)


def _is_honour(short: Span, text: str) -> bool:
    """`Women of Courage (WOC) Award`: what stands behind the brackets says what is called so."""
    behind = _BEHIND.match(text, short.end)
    return behind is not None and behind["word"].removesuffix("s") in _HONOURS


def _is_document(long: Sequence[str], lexicon: Lexicon) -> bool:
    """`Free Trade Agreement`, `UN Convention on the Law of the Sea`: what the last word or the one before "on" says."""
    joint = next((n for n, word in enumerate(long) if n and word.islower()), len(long))
    return not {long[-1], long[joint - 1]}.isdisjoint(lexicon.words("document_heads"))


def _standing(reading: Reading) -> dict[str, list[Span]]:
    """Wherever the letters stand that the text defines."""
    found: dict[str, list[Span]] = {_singular(acronym.letters): [] for acronym in reading.acronyms}
    for word in (word for doc in reading.paragraphs for word in words_of(doc) if found):
        if (letters := _singular(word.text)) in found:
            found[letters].append(word.span)
    return found


def _singular(letters: str) -> str:
    return letters.removesuffix("s")


def _guesses(reading: Reading) -> dict[str, list[Span]]:
    """Whom only the model takes for persons, by their names."""
    found: dict[str, list[Span]] = {}
    for name in (name for name in reading.names if name.rule in _GUESSED):
        found.setdefault(name.span.of(reading.text), []).append(name.span)
    return found


def _of_things(reading: Reading) -> Iterator[Name]:
    """Letters in brackets behind the words in small letters that they stand for, wherever they stand: `personal
    protective equipment (PPE)`, `electric vehicles (EVs)` and `a mobile application (APP)` are no bodies."""
    things = set()
    for doc in reading.paragraphs:
        for short in bracketed(doc):
            letters, opened = _singular(short.of(reading.text)), _bracket(short, reading.text)
            before = reading.text[max(0, opened - 120) : opened].rstrip("\"'“ ").split()
            told = ([word for word in before if word not in small] for small in (frozenset[str](), _SMALL | {"or"}))
            spelt = ("".join(word[0] for word in words[-len(letters) :]) for words in told)
            begun = bool(before) and len(letters) > 2 and before[-1].startswith(letters.lower())
            if begun or any(one.lower() == letters.lower() and one.islower() for one in spelt):
                things.add(letters)
    for word in (word for doc in reading.paragraphs if things for word in words_of(doc)):
        if _singular(word.text) in things:
            yield Name(word.span, "nothing", "acronym-of-thing")


def _in_brackets(reading: Reading, taken: Taken) -> Iterator[tuple[Span, Name]]:
    """Letters in brackets right behind a body's name, whatever they stand for: `National Liberation Army (ELN)`."""
    for doc in reading.paragraphs:
        for short in bracketed(doc):
            opened = _bracket(short, reading.text)
            before = reading.text[max(0, opened - 12) : opened].rstrip("\"'“ ")
            end = max(0, opened - 12) + len(re.sub(r"['’]s?$", "", before))
            name, other = taken.at(end - 1), taken.at(short.start)
            bodily = name is not None and name.kind in {"organisation", "programme"} and name.span.end == end
            called = "known as" in reading.text[opened : short.start]
            other = other if other and other.ident and name and other.ident != name.ident and not called else None
            if name and bodily and not other and short.of(reading.text) not in reading.lexicon.words("stop_acronyms"):
                yield short, name


def _bracket(short: Span, text: str) -> int:
    """Where the bracket opens that letters stand in: `(known as MINUT)`."""
    return max(text.rfind("(", 0, short.start), 0)


def _initials(reading: Reading) -> dict[str, Name]:
    """Letters that the text does not explain, by the one body of three words or more that they are the initials of."""
    found: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in (one for one in reading.names if one.kind in {"organisation", "programme"}):
        whole = name.span.of(reading.text)
        state = listed_names(reading.lexicon).at(lone_words(whole), 0)
        owned = (
            split_words(whole)[state[0] :] if state and state[1][0] == "state" else ()
        )  # Carrow | Board of Open Debates
        for words in ([w for w in form if w[0].isupper()] for form in (split_words(whole), owned)):
            if len(words) > 2:
                found["".join(w[0] for w in words)].setdefault(" ".join(words), name)
    return {letters: next(iter(named.values())) for letters, named in found.items() if len(named) == 1}


def _is_body(long: str, *, lower: bool) -> bool:
    """Several words with capitals, or with a first or last one that says what it is: `Commission to investigate theft`,
    `European intervention initiative`."""
    words = long.split()
    return len(words) > 1 and (words[-1][0].isupper() or lower) and words[0][0].isupper()
