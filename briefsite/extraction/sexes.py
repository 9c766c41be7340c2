"""What tells a woman from a man: a title (`Mrs. Lund`), or a given name that only one of the two bears.

A surname is often that of a couple. `Mrs. Lund` is nobody's husband, though he alone is named in full; where no name of
the text fits her, she is somebody of her own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Literal

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.words import without_marks
from briefsite.model.sources import Span

Sex = Literal["woman", "man", ""]
#: The words of a person's name in small letters, without accents.
Form = tuple[str, ...]
_BEFORE = re.compile(r"\b([A-Z][\w’']*)\.?\s+$")
#: No title is longer.
_REACH = 16
_OTHER: Mapping[Sex, Sex] = {"woman": "man", "man": "woman"}


def by_title(names: Iterable[Span], text: str, lexicon: Lexicon) -> dict[Span, Sex]:
    """The names right behind a title that tells: `Ms Lund`, `Queen Ada`."""
    women, men = _folded("titles_of_women", lexicon), _folded("titles_of_men", lexicon)
    found: dict[Span, Sex] = {}
    for span in names:
        title = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
        sex = _one_of(title.group(1).lower(), women, men) if title else ""
        found |= {span: sex} if sex else {}
    return found


def of_forms(words: Mapping[Span, Form], titled: Mapping[Span, Sex], lexicon: Lexicon) -> dict[Form, Sex]:
    """The full names of which it is known; those that the text calls both are of neither."""
    women, men = _folded("women_names", lexicon), _folded("men_names", lexicon)
    told: dict[Form, set[Sex]] = {}
    for span, form in words.items():
        if len(form) > 1:
            told.setdefault(form, set()).update({titled.get(span, ""), _one_of(form[0], women, men)} - {""})
    return {form: next(iter(sexes)) for form, sexes in told.items() if len(sexes) == 1}


def of_people(named: Iterable[tuple[str, Span]], text: str, lexicon: Lexicon) -> dict[str, Sex]:
    """By key, the sex of each person of whom a title or a given name tells it, and they do not tell both."""
    spans = {span: key for key, span in named}
    titled = by_title(spans, text, lexicon)
    words = {span: tuple(without_marks(w.lower()) for w in span.of(text).split()) for span in spans}
    forms = of_forms(words, titled, lexicon)
    told: dict[str, set[Sex]] = {}
    for span, key in spans.items():
        told.setdefault(key, set()).update({titled.get(span, ""), forms.get(words[span], "")} - {""})
    return {key: next(iter(sexes)) for key, sexes in told.items() if len(sexes) == 1}


def differ(one: Sex, other: Sex) -> bool:
    """Whether two are told, and are not the same."""
    return bool(one) and _OTHER[one] == other


def not_of_other_sex(
    words: Mapping[Span, Form],
    longer: Mapping[Form, Sequence[Form]],
    titled: Mapping[Span, Sex],
    sexes: Mapping[Form, Sex],
) -> dict[Span, tuple[Sex, list[Form]]]:
    """The titled names that are short for that of somebody of the other sex, each with its sex and the longer ones that
    are left; `longer` are all that a form may be short for."""
    found: dict[Span, tuple[Sex, list[Form]]] = {}
    for span, sex in titled.items():
        forms = longer[words[span]]
        fitting = [form for form in forms if not differ(sex, sexes.get(form, ""))]
        found |= {span: (sex, fitting)} if len(fitting) < len(forms) else {}
    return found


def _one_of(word: str, women: Container[str], men: Container[str]) -> Sex:
    return "woman" if word in women else "man" if word in men else ""


def _folded(name: str, lexicon: Lexicon) -> frozenset[str]:
    made: frozenset[str] = lexicon.kept(
        f"folded {name}", lambda: frozenset(without_marks(word.lower()) for word in lexicon.words(name))
    )
    return made
