"""Paragraphs in capitals throughout, as they would be written otherwise: for the parser and the naming rules alone.

Capitals tell names from words; where all is in capitals, word lists and the model's dictionary must: what they know as
a word goes into small letters; what they know as a name, or not at all, keeps a capital; and letters stay letters.
Every character keeps its place, and what is drafted is in the words of the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.plain_words import stems

_TOKEN = re.compile(r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*\.?")
_BRACKETED = re.compile(r"\(([A-Z][A-Z&/-]{1,9})\)")
_CUT_SHORT = ("mr.", "mrs.", "ms.", "dr.", "st.", "no.", "gen.", "adm.", "prof.", "rev.", "jr.", "sr.", "vs.")
_INSIDE = frozenset({"of", "and", "for", "the"})
_LONGEST = 5


def shouts(text: str) -> bool:
    """Whether a paragraph of several words is in capitals throughout."""
    return text == text.upper() and len(_TOKEN.findall(text)) > 2 and sum(c.isalpha() for c in text) > 11


def in_small(text: str, whole: str, lexicon: Lexicon, english: frozenset[str]) -> str:
    """A shouted paragraph of the text `whole`, with capitals where names are."""
    letters = frozenset(_BRACKETED.findall(whole)) | lexicon.words("stop_acronyms") | _acronyms(lexicon)
    shouted = _Shouted([*_TOKEN.finditer(text)], text, lexicon, english, letters)
    made = list(text)
    for match, written in zip(shouted.found, shouted.written(), strict=True):
        if len(written) == len(match.group()):  # a few letters are two in another case
            made[match.start() : match.end()] = written
    return "".join(made)


def _acronyms(lexicon: Lexicon) -> frozenset[str]:
    def make() -> frozenset[str]:
        states = lexicon.table("countries").values()
        forms = [form for state in states for form in state.get("also", ())]
        forms += [form for name, others in lexicon.table("organisations").items() for form in (name, *others)]
        return frozenset(form for form in forms if form.isupper() and form.lower() not in lexicon.words("small_words"))

    made: frozenset[str] = lexicon.kept("acronyms of lists", make)
    return made


@dataclass
class _Shouted:
    """The words of a paragraph in capitals."""

    found: Sequence[re.Match[str]]
    text: str
    lexicon: Lexicon
    english: frozenset[str]
    letters: frozenset[str]

    def __post_init__(self) -> None:
        self.words = [match.group() for match in self.found]

    def written(self) -> list[str]:
        """Each word in its case: letters, then listed names, names behind titles, bodies, and the rest."""
        cases = [word if self._is_letters(n) else "" for n, word in enumerate(self.words)]
        self._listed(cases)
        self._titled(cases)
        self._bodies(cases)
        for n, word in enumerate(self.words):
            cases[n] = cases[n] or (word.lower() if self._is_word(n) and not self._is_given(n) else _title(word))
            if self._opens(n) and cases[n].islower():
                cases[n] = cases[n][0].upper() + cases[n][1:]
        return cases

    def _is_letters(self, n: int) -> bool:
        plain = self.words[n].rstrip(".")
        if plain in {"US", "HE"}:  # words as well
            return plain == "US" and n > 0 and self.words[n - 1] == "THE"
        vowels = any(c in "AEIOUY" for c in plain)
        return (
            plain in self.letters
            or "." in plain
            or (len(plain) > 1 and not vowels and plain.lower() not in self._small)
        )

    def _opens(self, n: int) -> bool:
        before = self.text[self.found[n - 1].end() : self.found[n].start()] if n else "."
        last = self.words[n - 1]
        cut = "." in last[:-1] or last.lower() in self._cut_short
        return n == 0 or bool(re.search(r"[.!?:]", before)) or (last.endswith(".") and not cut)

    def _joined(self, n: int) -> bool:
        """Whether nothing but a blank stands before a word."""
        return n > 0 and self.text[self.found[n - 1].end() : self.found[n].start()].isspace() and not self._opens(n)

    def _closed(self, n: int) -> bool:
        return n + 1 >= len(self.words) or not self._joined(n + 1)

    def _is_word(self, n: int) -> bool:
        """Whether it is a word of the language, a month or a weekday aside."""
        word = self.words[n].rstrip(".").lower()
        if word.capitalize() in self.lexicon.words("month_names") | self.lexicon.words("weekday_names"):
            return word in {"may", "march"} and not self._dated(n)
        parts = word.split("-")
        return all(part in self._small or part in self._verbs or self._known(part) for part in parts)

    def _is_given(self, n: int) -> bool:
        """Whether a word is the first of a name in commas: `, JAMES MARAPE,`."""
        before = self.text[self.found[n - 1].end() : self.found[n].start()] if n else ""
        named = n + 2 < len(self.words) and self._joined(n + 1) and not self._is_word(n + 1)
        return before.strip() == "," and named and self._begins(n) and not self._joined(n + 2)

    def _dated(self, n: int) -> bool:
        start, end = self.found[n].span()
        beside = self.text[end : end + 4] + self.text[max(0, start - 4) : start]
        return any(c.isdigit() for c in beside) or (
            n > 0 and self.words[n - 1].lower() in {"in", "since", "by", "until"}
        )

    def _known(self, word: str) -> bool:
        return any(stem in self.english or stem.capitalize() in self._matters for stem in stems(word))

    @property
    def _cut_short(self) -> frozenset[str]:
        """Titles and the like that end in a full stop."""
        made: frozenset[str] = self.lexicon.kept(
            "cut short", lambda: frozenset(w.lower() for w in (*self.lexicon.ordered("titles_cut_short"), *_CUT_SHORT))
        )
        return made

    @property
    def _small(self) -> frozenset[str]:
        made: frozenset[str] = self.lexicon.kept(
            "small words",
            lambda: self.lexicon.words("small_words") | {w.lower() for w in self.lexicon.ordered("openers")},
        )
        return made

    @property
    def _matters(self) -> frozenset[str]:
        made: frozenset[str] = self.lexicon.kept(
            "matters and bodies", lambda: self.lexicon.words("portfolios") | self._heads
        )
        return made

    @property
    def _heads(self) -> frozenset[str]:
        made: frozenset[str] = self.lexicon.kept(
            "all bodies", lambda: self.lexicon.words("organisation_heads") | self.lexicon.words("programme_heads")
        )
        return made

    @property
    def _verbs(self) -> frozenset[str]:
        verbs = (*self.lexicon.ordered("saying_verbs"), *self.lexicon.ordered("reporting_verbs"))
        made: frozenset[str] = self.lexicon.kept(
            "verbs of speech", lambda: frozenset((*verbs, *self.lexicon.table("irregular_forms")))
        )
        return made

    def _listed(self, cases: list[str]) -> None:
        """States, their adjectives, capitals and bodies of several words."""
        names = self.lexicon.kept("folded names", lambda: _folded(self.lexicon))
        n = 0
        while n < len(self.words):
            for size in range(min(_LONGEST, len(self.words) - n), 0, -1):
                phrase = " ".join(self.words[n : n + size]).lower()
                form = names.get(phrase) or (names.get(phrase[:-1]) if phrase.endswith(".") else None)
                if form and all(self._joined(m) for m in range(n + 1, n + size)):
                    for offset, word in enumerate(form.split()):
                        cases[n + offset] = word + self.words[n + offset][len(word) :]
                    n += size - 1
                    break
            n += 1

    def _titled(self, cases: list[str]) -> None:
        """Ranks and functions with a name behind them."""
        titles = _titles(self.lexicon)
        for n in range(len(self.words) - 1):
            word = self.words[n].lower().rstrip(".")
            start = self._past_matters(n + 1)
            if word not in titles or cases[n] or start >= len(self.words) or not self._begins_name(start, cases):
                continue
            cases[n] = _title(self.words[n])
            for m in range(n + 1, start):
                cases[m] = cases[m] or (
                    self.words[m].lower() if self.words[m].lower() in _INSIDE else _title(self.words[m])
                )
            end = start + 1
            cases[start] = _title(self.words[start])
            while end < len(self.words) and self._joined(end) and end - start < 3 and self._goes_on(end, cases):
                cases[end] = _title(self.words[end])
                end += 1

    def _past_matters(self, n: int) -> int:
        """Past what a function is of: `MINISTER | FOR FOREIGN AFFAIRS`."""
        start = n
        while n < len(self.words) and self._joined(n):
            word = self.words[n].lower()
            if word not in _INSIDE and word.capitalize() not in self.lexicon.words("portfolios"):
                break
            n += 1
        return n if n > start and self.words[start].lower() in {"of", "for"} else start

    def _begins(self, n: int) -> bool:
        """Whether a word may begin a name: no small word, no verb of speech, no matter, no form of another word."""
        word = self.words[n].lower().rstrip(".")
        said = word in self._small or word in self._verbs or word.capitalize() in self._matters
        return not said and (word in self.english or not self._known(word))

    def _begins_name(self, n: int, cases: Sequence[str]) -> bool:
        alone = self._closed(n) and self.words[n].lower().rstrip(".") in self.english
        return self._joined(n) and self._begins(n) and not (alone or cases[n])

    def _goes_on(self, n: int, cases: Sequence[str]) -> bool:
        word = self.words[n].lower().rstrip(".")
        if cases[n] or word in self._small or word in self._verbs:
            return False
        return not self._known(word) or self._closed(n)

    def _bodies(self, cases: list[str]) -> None:
        """`LESOTHO DEFENCE FORCE`, `MINISTRY OF FOREIGN AFFAIRS`: matters and a noun that names a body."""
        n = 0
        while n < len(self.words):
            end = n
            while end < len(self.words) and (end == n or self._joined(end)) and not cases[end]:
                word = self.words[end].lower()
                if word.capitalize() not in self._matters and not (end > n and word in _INSIDE):
                    break
                end += 1
            while end > n and self.words[end - 1].lower() in _INSIDE:
                end -= 1
            run = [w.capitalize() for w in self.words[n:end] if w.lower() not in _INSIDE]
            if any(w in self._heads for w in run) and len(run) > 1:
                for m in range(n, end):
                    cases[m] = self.words[m].lower() if self.words[m].lower() in _INSIDE else _title(self.words[m])
            n = max(end, n + 1)


def _title(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part.group()[0] + part.group()[1:].lower(), word)


def _titles(lexicon: Lexicon) -> frozenset[str]:
    """The last words of ranks, honorifics and functions."""

    def make() -> frozenset[str]:
        names = ("ranks", "honorifics", "role_heads")
        return frozenset(title.lower().rstrip(".").split()[-1] for name in names for title in lexicon.ordered(name))

    made: frozenset[str] = lexicon.kept("titles in small letters", make)
    return made


def _folded(lexicon: Lexicon) -> dict[str, str]:
    """Listed names by their small letters; of bodies only those of several words."""
    states = lexicon.table("countries").values()
    forms = [form for state in states for form in (state["name"], *state.get("also", ()), *state.get("people", ()))]
    forms += [form for state in states for form in state.get("capital", ())]
    forms += [form for name in ("regions", "lands", "cities") for form in lexicon.ordered(name)]
    bodies = (form for name, others in lexicon.table("organisations").items() for form in (name, *others))
    forms += [form for form in bodies if " " in form]
    return {form.lower(): form for form in reversed(forms) if not form.isupper()}
