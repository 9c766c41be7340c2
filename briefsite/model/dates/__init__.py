"""Dates as EDTF text (ISO 8601-2): what is known of a date, and visibly what is not.

The subset is what the product writes: year, month and day with `XX` or `XXXX` for a part that is not known (`202X` for
a decade), a closing `?` (uncertain), `~` (approximate) or `%` (both), seasons (`2022-21` is spring), and intervals of
two such dates, `..` being an open end. "" stands for no date at all wherever a record may leave one out.

>>> in_words("XXXX-04-29")
'29 April (year not stated)'
>>> agrees("XXXX-04-29", "2022-04-28/2022-04-29")
True
"""

from briefsite.model.dates.edtf import EdtfDate, EdtfError, Point, parse, problem
from briefsite.model.dates.order import Day, agrees, bounds, sort_key
from briefsite.model.dates.words import in_words, iso_prefix, parted, precision

__all__ = [
    "Day",
    "EdtfDate",
    "EdtfError",
    "Point",
    "agrees",
    "bounds",
    "in_words",
    "iso_prefix",
    "parse",
    "parted",
    "precision",
    "problem",
    "sort_key",
]
