"""What the interface says, in the language of the site.

Every text of the interface stands in the code in English, at its place, and is said through a `Wording`. That of
another language holds a compiled catalogue; a text that this does not have is said in English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Any


@dataclass(frozen=True)
class Wording:
    """The words of one language, by its BCP 47 tag. `catalogue` has them as gettext's `.mo` files do; without it, the
    words are those of the code. It is a plain value: two that are equal say the same."""

    language: str = "en"
    catalogue: bytes = b""

    def __call__(self, text: str, /, **values: object) -> str:
        """A text, with values put in.

        >>> Wording()("from %(date)s", date="2022")
        'from 2022'
        """
        said = self._known.gettext(text) if self.catalogue else text
        return said % values if values else said

    def counted(self, number: int, one: str, many: str, /, **values: object) -> str:
        """A text that depends on a number, which it may name as `num`.

        >>> Wording().counted(2, "%(num)s event", "%(num)s events")
        '2 events'
        """
        return self.form(number, one, many) % {"num": number, **values}

    def form(self, number: int, one: str, many: str) -> str:
        """The form of a text for a number, in which values are still to be put.

        >>> Wording().form(1, "%(who)s asks", "%(who)s ask")
        '%(who)s asks'
        """
        if self.catalogue:
            return self._known.ngettext(one, many, number)
        return one if number == 1 else many

    def term(self, context: str, text: str) -> str:
        """A word whose translation depends on what it is a word for.

        >>> Wording().term("section", "Events")
        'Events'
        """
        return self._known.pgettext(context, text) if self.catalogue else text

    @cached_property
    def _known(self) -> NullTranslations:
        return GNUTranslations(BytesIO(self.catalogue))

    def __reduce__(self) -> tuple[Any, ...]:
        return Wording, (self.language, self.catalogue)


ENGLISH = Wording()
