"""Words with capitals that a title or the model takes for a person's name, and that are none.

`Secretary Scheduled for Talks` is a headline, `Chief Prelates` an office, `the Tin Harbour` no man.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.name_words import given_names
from briefsite.extraction.plain_words import is_plain, stems
from briefsite.extraction.titles import TitleWords
from briefsite.extraction.words import Word

#: Verbs behind a name in a headline: "Ada Lund Should Resign".
HELPING = frozenset(
    {"Should", "Must", "Would", "Could", "Cannot", "Shall", "Will", "Has", "Is", "Are", "Was", "Were", "Does", "Did"}
)
_OPENING, _CLOSING = frozenset("\"“‘'"), frozenset("\"”’'")
_ARTICLES = frozenset({"the", "a", "an"})
_BEHIND_VERBS = frozenset({"in", "for", "on", "with", "at", "by", "as", "from", "into", "over"})
#: In headings these tell that somebody goes, and are nouns as well.
_GOING = frozenset({"leaves", "heads", "returns", "sails"})
#: What houses of worship are called by as well as persons.
SAINTLY = frozenset({"Sri", "Shri", "Saint", "St.", "St", "San", "Santa", "Lady"})
_SACRED = frozenset({"Sri", "Shri"})
_DETERMINERS = frozenset({"his", "her", "its", "their", "the", "a", "an", "all", "new"})
#: A shorter stem is one by chance: Ned is no verb.
_SHORTEST = 3
#: A longer form of a word is no surname: Peters and Waters are, "Statements" is none.
_LONG = 9
#: A shorter word that ends like an adverb is as often a name.
_ADVERBIAL = 6


def titled_words(words: Sequence[Word], start: int, end: int, titles: TitleWords, english: Container[str]) -> bool:
    """Whether what stands behind a title goes on with it, or tells what its bearer does: `Deputy | Ministers Dr. Vesk`,
    `Shadow | Minister`, `President | Engages in Talks`."""
    name = words[start:end]
    goes_on = end < len(words) and words[end].joined and titles.heads.at(words, end)
    office = next(
        (n for n in range(max(start - 1, 0), min(start + 1, end - 1)) if names_offices(words[n], titles)), None
    )
    told = words[office + 1 : end] if office is not None and english and is_headline(words) else ()
    if told and all(w.shouted or is_plain(w.lower, english) for w in told):
        return True  # Presidents | Sign Papers, Court | Judges Sworn
    if names_offices(name[-1], titles) or (len(name) == 1 and goes_on and name[-1].lower in titles.modifiers.by_first):
        return True
    if not english:
        return False
    common = len(name) == 1 and start and is_plain(name[0].lower, english) and _is_common(words, start)
    common = common or _is_rank(words, start, end, english) or _is_shrine(words, start, end, english)
    common = common or is_thing_in_marks(words, start, end)
    if common or _is_adverb(name[0], english):
        return True  # a Major | Priority, the Chief | Coroner, Prime Minister | Jointly Launch
    last = name[-1].lower
    inflected = len(last) >= _LONG and last.endswith("s") and last not in english
    if len(name) > 1 and inflected and all(is_plain(w.lower, english) for w in name):
        return True
    return is_headline(words) and _tells(words, start, end, english)


def _is_adverb(word: Word, english: Container[str]) -> bool:
    """Whether the word says how something is done: `Jointly`, `Officially`; `Kelly` and `Emily` do not."""
    return len(word.text) > _ADVERBIAL and word.lower.endswith("ly") and word.lower[:-2] in english


def _is_common(words: Sequence[Word], start: int) -> bool:
    """Whether a word behind a title goes on with what only looks like one: behind an article, or before a number."""
    title, after = words[start - 1], words[start + 1] if start + 1 < len(words) else None
    numbered = after is not None and after.joined and after.text.isdigit()
    article = start > 1 and title.joined and words[start - 2].lower in _ARTICLES
    goes_on = title.lower == "chief" and after is not None and after.lower in {"and", "&"}
    return (numbered or article or goes_on) and words[start].joined and not words[start].possessive


def _is_rank(words: Sequence[Word], start: int, end: int, english: Container[str]) -> bool:
    """`the Chief Sanghanayaka of Oslo`: one strange word between "chief" and "of" is what somebody is chief as."""
    alone = end - start == 1 and start > 0 and words[start - 1].lower == "chief" and words[start].lower not in english
    return alone and end < len(words) and words[end].joined and words[end].text == "of"


def _is_shrine(words: Sequence[Word], start: int, end: int, english: Container[str]) -> bool:
    """`the Sri Pada Temple`, `the Sri Maha Vesk`: what an article and a saint's title stand before, with a plain word
    at its end, or by a title that persons have without an article."""
    titled = start > 1 and words[start - 1].text in SAINTLY and words[start - 1].joined
    plain = words[end - 1].lower in english or words[start - 1].text in _SACRED
    return titled and words[start - 2].lower in _ARTICLES and plain


def is_thing_in_marks(words: Sequence[Word], start: int, end: int) -> bool:
    """`the ‘Sri Sannas Patra’`: with a saint's title alone between marks stands what is called so."""
    title = words[start - 1] if start else None
    closed = end == len(words) or words[end].gap[:1] in _CLOSING
    return title is not None and title.text in SAINTLY and title.gap[-1:] in _OPENING and closed


def names_offices(word: Word, titles: TitleWords) -> bool:
    """Whether the word is the plural of what somebody is: `Ministers`, `Secretaries`."""
    last = word.lower
    if not last.endswith("s"):
        return False
    single = last.removesuffix("ies") + "y" if last.endswith("ies") else last.removesuffix("s")
    return (single,) in titles.heads.by_first.get(single, ())


def is_headline(words: Sequence[Word]) -> bool:
    """Whether most words have capitals and no full stop closes them, so that capitals tell little."""
    letters = [w for w in words if w.text[0].isalpha()]
    return len(letters) > 2 and sum(w.capital for w in letters) > 0.6 * len(letters)


def before_verb(words: Sequence[Word], start: int, end: int, english: Container[str]) -> int:
    """Where a name ends in a headline that says next what its bearer does: `Joey Hood | Travels to Oslo`."""
    told = end < len(words) and words[end].joined and words[end].lower in _BEHIND_VERBS | {"to"}
    if end - start < 2 or not told or not english or not is_headline(words):
        return end
    last = words[end - 1].lower
    verb = last.endswith("s") and last not in english and any(s in english for s in stems(last) if len(s) >= _SHORTEST)
    return end - 1 if verb else end


def _tells(words: Sequence[Word], start: int, end: int, english: Container[str]) -> bool:
    """Whether the words are a verb of the dictionary, or several such words: `Pays Courtesy Call`."""
    name, first = words[start:end], words[start].lower
    goes = first in _GOING and end < len(words) and words[end].lower in {"for", "to"}
    listed = first in english and not (goes or first.endswith(("ed", "ing")))  # Adams is no form of a verb
    if listed or not any(stem in english for stem in stems(first) if stem != first and len(stem) >= _SHORTEST):
        return False
    if len(name) > 1:
        return all(is_plain(w.lower, english) for w in name[:2])  # Unveils Newly Built Ora Veli
    after = words[end] if end < len(words) and words[end].joined else None
    whom = after is not None and after.capital and first.endswith("ed") and is_plain(after.lower, english)
    return whom or (after is not None and after.lower in _BEHIND_VERBS | _DETERMINERS)


def opens_with_deed(word: Word, english: Container[str]) -> bool:
    """`Considering | Ada Lund`: a participle that opens a sentence is no part of the name behind it."""
    return word.first and word.lower.endswith("ing") and is_plain(word.lower, english)


def guessed_words(words: Sequence[Word], start: int, end: int, lexicon: Lexicon, english: Container[str]) -> bool:
    """Whether what only the model takes for a person is a thing that has an article, a saying in quotation marks, a
    piece of land, or a heading."""
    name, before, after = words[start:end], words[start - 1] if start else None, words[end : end + 1]
    if any(name[-1].text in lexicon.words(listed) for listed in ("scenery_words", "impersonal_words")):
        return True
    if name[-1].text == "International":
        return True
    noun = bool(after) and after[0].joined and not after[0].capital
    if before and before.joined and before.lower in _ARTICLES and not noun:
        return True
    given = name[0].text in given_names(lexicon)
    plain = [bool(english) and not given and is_plain(w.lower, english) for w in name]
    if before and before.joined and before.lower == "to" and all(plain) and name[0].lower in english:
        return True  # to Deliver Remarks
    if not _OPENING.isdisjoint(name[0].gap) and (all(plain) or not _OPENING.isdisjoint(after[0].gap if after else "")):
        return True
    return all(w.shouted for w in name) and any(plain)


def of_thing(words: Sequence[Word], end: int, things: Container[str]) -> bool:
    """Whether what follows without a break is what bears the name: `the Lido Lenn restaurant`."""
    after = words[end] if end < len(words) and words[end].joined and not words[end - 1].possessive else None
    return after is not None and after.text in things


def plain_words(
    words: Sequence[Word], start: int, end: int, english: Container[str], articles: Container[str] = _ARTICLES
) -> bool:
    """Whether every word is one of the dictionary's, and stands behind an article: `the Grant Aid`."""
    before = words[start - 1] if start and words[start].joined else None
    article = before is not None and before.lower in articles
    return article and all(word.lower in english for word in words[start:end])


def only_letters(words: Sequence[Word], at: int) -> bool:
    """Whether letters name no body: of a question and answer, "((KN)) Why?"; behind a number, "a 3.2 GPA"; of a kind,
    "SARS-2"; or of a sentence in capitals, "BY A LOT"."""
    before = words[max(0, at - 2) : at]
    opened = words[at].gap.strip(" \n").startswith("(") and (not before or words[at].first)
    counted = bool(before) and words[at].joined and before[-1].text[-1].isdigit()
    numbered = words[at].text.rpartition("-")[2].isdigit()
    loud = len(before) > 1 and words[at].joined and all(w.text.isupper() for w in before)
    return opened or counted or numbered or loud


def is_house(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether something was at what bears the name: `at Wisma Perkasa, the ministry said`."""
    closed = end == len(words) or words[end].gap.strip()[:1] in {",", ".", ";", ")"}
    return closed and start > 0 and words[start].joined and words[start - 1].lower == "at"


def is_team(word: Word, text: str) -> bool:
    """Whether the first word of a name stands elsewhere behind "the", as no person's does: `the Broncos' website`."""
    return word.text.endswith("s") and re.search(rf"\b[Tt]he {re.escape(word.text)}\b(?! [A-Z])", text) is not None
