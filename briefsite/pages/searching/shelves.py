"""Which entries each word leads to, on shelves small enough to load one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefsite.model.pages.searching import Found

#: How many characters a shelf may hold before it is parted by the next letter.
_LARGEST = 24_000
#: A word in the texts of more entries than this, and of more than this share of all, leads nowhere in particular.
_MANY, _SHARE = 200, 0.2
_EVERYWHERE = "*"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

#: By word: the numbers of the entries that it names, and behind a semicolon of those whose texts have it, each as the
#: step from the one before, in base 36.
Postings = Mapping[str, str]


#: By word: the numbers of some entries that it names, and of those whose texts have it.
Lot = tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]


def lots(found: Sequence[Found], first: int = 0) -> dict[str, Lot]:
    """The words of some entries, of which the `first` has that number, by what they begin with."""
    named: dict[str, list[int]] = {}
    told: dict[str, list[int]] = {}
    for number, entry in enumerate(found, first):
        for word in entry.names:
            named.setdefault(word, []).append(number)
        for word in entry.texts:
            told.setdefault(word, []).append(number)
    kept: dict[str, list[tuple[str, tuple[int, ...], tuple[int, ...]]]] = {}
    for word in sorted({*named, *told}):
        kept.setdefault(beginning(word), []).append((word, tuple(named.get(word, ())), tuple(told.get(word, ()))))
    return {begin: tuple(words) for begin, words in kept.items()}


def posted(parts: Iterable[Lot], of: int) -> dict[str, str]:
    """The entries of every word in these lots, which are in order; there are so many entries in all."""
    named: dict[str, list[int]] = {}
    told: dict[str, list[int]] = {}
    for lot in parts:
        for word, names, texts in lot:
            named.setdefault(word, []).extend(names)
            told.setdefault(word, []).extend(texts)
    most = max(_MANY, round(of * _SHARE))
    return {word: _posting(named[word], told[word], most) for word in sorted(named)}


def beginning(word: str) -> str:
    """What a word is put by: its letter, or for scripts with thousands of them a few that follow each other.

    >>> beginning("harbour"), beginning("ហ")
    ('h', 'u5e')
    """
    return word[0] if word.isascii() else f"u{ord(word[0]) >> 6:x}"


def room_of(found: Postings) -> int:
    """About how many characters a shelf of these words has."""
    return sum(len(word) + len(posting) + 6 for word, posting in found.items())


def fit(room: int) -> bool:
    """Whether one shelf has so much room."""
    return room <= _LARGEST


def shelves(found: Postings) -> dict[str, dict[str, str]]:
    """The words by shelf, and the shelves by the letters with which all their words begin."""
    return {"": dict(found)} if fit(room_of(found)) else by_letter(found)


def by_letter(found: Postings) -> dict[str, dict[str, str]]:
    """The words by shelf, of which there is one for each letter at least."""
    return {prefix: words for part in _next_letter("", found).items() for prefix, words in _parted(*part).items()}


def _parted(prefix: str, found: dict[str, str]) -> dict[str, dict[str, str]]:
    if fit(room_of(found)) or list(found) == [prefix]:
        return {prefix: found}
    whole: dict[str, dict[str, str]] = {}
    for longer, words_ in _next_letter(prefix, found).items():
        whole |= {prefix: words_} if longer == prefix else _parted(longer, words_)
    return whole


def _next_letter(prefix: str, found: Postings) -> dict[str, dict[str, str]]:
    parts: dict[str, dict[str, str]] = {}
    for word, posting in found.items():
        parts.setdefault(word[: len(prefix) + 1], {})[word] = posting
    return parts


def _posting(named: Sequence[int], told: Sequence[int], most: int) -> str:
    return f"{_steps(named)};{_EVERYWHERE if len(told) > most else _steps(told)}".removesuffix(";")


def _steps(numbers: Sequence[int]) -> str:
    """
    >>> _steps([3, 5, 41])
    '3,2,10'
    """
    return ",".join(_base36(after - before) for before, after in zip((0, *numbers), numbers, strict=False))


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"
