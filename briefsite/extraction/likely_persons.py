"""Whether what the model takes for a body is more likely a person: by its words and by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefsite.extraction.appointed import APPOINTING
from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.name_signs import has_age
from briefsite.extraction.name_words import given_names
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading
from briefsite.extraction.subject_names import ARTICLES
from briefsite.extraction.words import Word


def is_personal(words: Sequence[Word], start: int, end: int, reading: Reading) -> bool:
    """Whether the words are more likely a person's name than a body's, whatever the model says: two or three that no
    dictionary knows, without an article."""
    name, before = words[start:end], words[start - 1] if start else None
    if not (reading.english and 2 <= len(name) <= 3) or (before and before.joined and before.lower in ARTICLES):
        return False
    if any(w.shouted or not w.text[0].isupper() or not w.text.replace("-", "").isalpha() for w in name):
        return False
    known = [w.lower in reading.english or w.text in reading.lexicon.words("class_nouns") for w in name]
    if _is_christened(name, reading) or _has_kin(words, end, reading) or has_age(words, start, end, reading.text):
        return True
    somebody = _is_somebody(words, end, reading) or _told_of(words, start, end, reading)
    if (somebody or _is_appointed(words, start, end)) and not all(known):
        return True
    listed = (
        any(_lists(words, at) for at in (start, end)) or _stands_for(words, end, reading) or _holds(words, end, reading)
    )
    return listed and not known[-1] and sum(known) < 2 and not adjectives(reading.lexicon).at(words, start)


def _is_christened(name: Sequence[Word], reading: Reading) -> bool:
    """`Laura Vesken`: a given name, and none of the others is a word of the dictionary."""
    given, particles = given_names(reading.lexicon), reading.lexicon.words("particles")
    heads = reading.lexicon.any_of("organisation_heads", "class_nouns")
    own = [w for w in name[1:] if w.lower not in particles]
    return name[0].text in given and not any(is_plain(w.lower, reading.english) or w.text in heads for w in own)


def _has_kin(words: Sequence[Word], end: int, reading: Reading) -> bool:
    """`Mara Odu Lund, his wife`: whose kin is told behind a comma."""
    if end + 1 >= len(words) or words[end].gap.strip() != ",":
        return False
    return words[end].lower in {"his", "her", "their"} and words[end + 1].lower in reading.lexicon.words("kin_nouns")


def _holds(words: Sequence[Word], end: int, reading: Reading) -> bool:
    """`Gaspar Marot, the government commissioner`: an office behind a comma."""
    if end + 1 >= len(words) or words[end].gap.strip() != "," or words[end].lower not in {"the", "a", "an"}:
        return False
    near = words[end + 1 : end + 5]
    heads = reading.lexicon.words("role_heads")
    return any(w.lower in heads and not w.capital for w in near) and all(w.joined for w in near[:2])


def _is_somebody(words: Sequence[Word], end: int, reading: Reading) -> bool:
    """`Sana Dike, a heavily pregnant Norwegian woman,`: what only a person is, behind a comma."""
    if end + 1 >= len(words) or words[end].gap.strip() != "," or words[end].lower not in {"a", "an"}:
        return False
    nouns = reading.lexicon.any_of("human_nouns", "person_nouns")
    near = list(takewhile(lambda word: word.joined, words[end + 1 : end + 8]))
    noun = next((n for n, word in enumerate(near) if word.lower in nouns), None)
    return noun is not None and (noun + 1 == len(near) or not near[noun + 1].capital)


def _told_of(words: Sequence[Word], start: int, end: int, reading: Reading) -> bool:
    """`Sala Lenn's government`, `the resignation of Luis Orel`: what only a person has."""
    lexicon, after = reading.lexicon, words[end] if end < len(words) and words[end].joined else None
    before = [word.lower for word in words[max(0, start - 2) : start]]
    has = words[end - 1].possessive and after is not None and after.text in lexicon.words("owned_by_rulers")
    return has or (len(before) == 2 and before[1] == "of" and before[0] in lexicon.words("fates"))


def _is_appointed(words: Sequence[Word], start: int, end: int) -> bool:
    """`has named Rei Tarro as the new director`, `Rei Tarro has been appointed as director`: who gets an office."""
    after = [word.lower for word in words[end : end + 5]]
    given = next((n for n, word in enumerate(after) if word in APPOINTING), None)
    before = words[start - 1].lower in APPOINTING if start and words[start].joined else False
    return (before and after[:1] == ["as"]) or (given is not None and "as" in after[given + 1 : given + 2])


def _stands_for(words: Sequence[Word], end: int, reading: Reading) -> bool:
    """`Patrik Talun of Benin`: a state is what somebody stands for, with other such people."""
    if end + 1 >= len(words) or words[end].text != "of" or not words[end].joined:
        return False
    state = listed_names(reading.lexicon).at(words, end + 1)
    return state is not None and state[1][0] == "state"


def _lists(words: Sequence[Word], at: int) -> bool:
    """Whether a comma or an "and" parts the word from another name, of two words or more."""
    if not 0 < at < len(words):
        return False
    joint = [w for w in (words[at - 1], words[at]) if w.lower == "and"]
    if not joint and words[at].gap.strip() != ",":
        return False
    left, right = (at - (words[at - 1].lower == "and"), at + (words[at].lower == "and"))
    pairs = (words[max(0, left - 2) : left], words[right : right + 2])
    return all(len(pair) == 2 and all(w.capital and not w.shouted for w in pair) for pair in pairs)
