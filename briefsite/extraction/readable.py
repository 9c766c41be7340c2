"""What can be read of a paragraph: text of the same length for the parser, and a reason where there is none."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse, islice

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.quotation_marks import ENTITY, TAG
from briefsite.model.sources import Span

_ALIKE = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'",
        "[": " ", "]": " ", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ",
        "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip
_MARKUP = re.compile(
    r"<(?P<code>script|style)\b.*?</(?P=code)\s*>|" + TAG + r"|<!--.*?-->|&(?:nbsp|amp|quot|lt|gt|#\d{1,6});",
    re.DOTALL | re.IGNORECASE,
)
#: The parser takes "Under" for a preposition, and whoever bears the title for no subject.
_UNDER = re.compile(r"\bUnder (?=Secretar(?:y|ies)\b)")
#: The parser parts a word at its hyphen: "sent an e".
_MAIL = re.compile(r"\b(?<=[Ee])-(?=mail)")
#: What a bracket adds to a rank before the name: "Lt. Gen. (Rtd) NAME".
_QUALIFIED = re.compile(r"(?<=[a-z.] )\((?:Rtd|Retd|Ret['’]?d?|Staff|N|Dr|Eng|Engr|Prof)\.?\)(?= [A-Z])")
_MARKS = re.compile(ENTITY)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
#: Rows of signs, and what is longer than any word: the tokenizer would look through the whole for each of its signs.
_ENDLESS = re.compile(r"[^\w\s]{80,}|\S{1000,}")

#: Letters and what an editor puts behind them in square brackets.
_EXPLAINED = re.compile(r"\b(?P<short>[A-Z]{2,10}) \[(?P<long>[A-Z][a-z][^\[\]()\n]{6,90})\]")

#: Four words and more in other letters, or a row of these without spaces: a sentence in another language, within one in
#: English. Fewer may be a name.
_OTHER = r"[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefe]"
_WORD = rf"(?>[^\s()]*?{_OTHER}[^\s()]*)"
_OTHER_LETTERS = re.compile(rf"(?<![^\s()])(?>{_WORD}[ \t]+){{3,}}{_WORD}|{_OTHER}{{12,}}")

#: A dot between the entries of a list in one line: the parser would take it for a word, even for a verb.
_DOT = re.compile(r"(?<!\S)[•▪●](?=\s)|(?<=\s)·(?=\s)")

#: A long dash between a quotation mark and a word: the parser would take all three for one word.
_AT_MARK = re.compile(r"(?<=[\"”’])—(?=\w)|(?<=\w)—(?=[\"“‘])")

#: Where a quotation leaves words out.
_LEFT_OUT = re.compile(r"\[[ \t]?(?:\.{3}|…)[ \t]?\]")

#: A line that is a row of a list or a table.
_ROW = re.compile(r"\n[ \t]*(?=[-*•|–] |\(?\w{1,3}[.)] |[^\n:|.]{1,40}(?:: | \| ))")


def row_starts(text: str) -> frozenset[int]:
    r"""Where rows of a list start after a line break: no name goes over it.

    >>> sorted(row_starts("Present\nKenya: A. Otieno\nand others"))
    [8]
    """
    return frozenset(found.end() for found in _ROW.finditer(text))


#: What such a row begins with before its words.
_ROW_MARK = re.compile(r"(?:[-*•–]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+")


def without_row_mark(text: str, span: Span) -> Span:
    r"""A span of the text without the dot or number of the list that it is a row of, where it starts a line.

    >>> text = "They said:\n2) Kenya will pay."
    >>> without_row_mark(text, Span(11, len(text))).of(text)
    'Kenya will pay.'
    """
    mark = _ROW_MARK.match(text, span.start, span.end)
    opens = mark and not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return Span(mark.end(), span.end) if mark and opens else span


#: A dash between spaces, with the word before it and the letter behind. No word is looked through past its hundredth
#: letter: from each letter of one without end, the rest of it would be.
_PARTING = re.compile(r"(?<!\w)(?P<word>\w[\w)\"”’'.]{0,99}) (?P<dash>[–—])(?= (?P<letter>\w))")
#: A long dash with no space beside it.
_TIGHT = re.compile(r"(?P<word>[\w%][\w'’.%)]{0,99})(?P<dash>—)(?P<letter>\w)")
#: Between two names or figures a dash joins; behind these words it opens an aside that the parser reads as well.
_JOINING = re.compile(r"[A-Z\d][A-Z\d]")
_LEADING = {"from", "of", "by", "to", "with", "in", "on", "at", "for", "and", "or", "the", "that"}


def same_length(text: str) -> str:
    r"""The text as the parser sees it, character for character.

    >>> same_length("“[Kano] affirmed”—<b>so</b>")
    '" Kano  affirmed"-   so    '
    >>> same_length("Under Secretary Lund"), same_length("E-mails")
    ('Under-Secretary Lund', 'E.mails')
    >>> same_length("HCS [Harbour Committee for Safety] of the UN [Security Council]")
    'HCS (Harbour Committee for Safety) of the UN  Security Council '
    >>> same_length("• Ada Lund • Rei Tarro")
    '  Ada Lund ; Rei Tarro'
    >>> same_length(f"{'.' * 80} page 3").split()
    ['page', '3']
    >>> same_length("he said, да мы все там были Lund left").split()
    ['he', 'said,', '.', 'Lund', 'left']
    >>> same_length("the mill [...] burns[…] We ran. [...] All ran").split()
    ['the', 'mill', 'burns,', 'We', 'ran.', 'All', 'ran']
    """
    text = _LEFT_OUT.sub(_left_out, _EXPLAINED.sub(_explained, _MARKS.sub(_marked, text)))
    for pattern in (_MARKUP, _INVISIBLE, _QUALIFIED, _ENDLESS):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    if not text.isascii():  # else it has neither dots nor long dashes
        text = _OTHER_LETTERS.sub(_blank, text)
        text = _AT_MARK.sub(" ", _DOT.sub(lambda dot: ";" if dot.start() else " ", text))
    return _MAIL.sub(".", _UNDER.sub("Under-", text.translate(_ALIKE)))


def without_dashes(plain: str, text: str, start: int = 0) -> str:
    """The text for the parser with a comma for every dash that parts a sentence; `plain` is as long as `text`, and
    nothing before `start` changes. Between two names or figures a dash joins.

    >>> words = "A team – led by Ada Lund – went from Oslo – Bergen"
    >>> without_dashes(same_length(words), words)
    'A team , led by Ada Lund , went from Oslo - Bergen'
    >>> without_dashes(same_length("the envoy’s—in my words—tale"), "the envoy’s—in my words—tale")
    "the envoy's,in my words,tale"
    """
    if "–" not in text and "—" not in text:
        return plain
    aside, parting, letters = False, [], list(plain)
    for found in _PARTING.finditer(text, start):
        aside, closes = found["word"] in _LEADING, aside
        parting += [found] if not (aside or closes) else []
    for found in (*parting, *_TIGHT.finditer(text, start)):
        if not _JOINING.fullmatch(found["word"][0] + found["letter"]):
            letters[found.start("dash")] = ","
    return "".join(letters)


def whole_word(text: str, end: int) -> int:
    """The end of an office of which only the part before a hyphen was taken.

    >>> whole_word("a Vice-President", 6), whole_word("a coalition-forming", 11)
    (16, 11)
    """
    while text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        end += 1
        while text[end : end + 1].isalpha():
            end += 1
    return end


def _blank(found: re.Match[str]) -> str:
    """Nothing, which ends a sentence where another begins behind."""
    after = found.string[found.end() : found.end() + 2].strip()
    return " " * (len(found.group()) - 1) + ("." if after[:1].isupper() else " ")


def _left_out(found: re.Match[str]) -> str:
    """Nothing for words left out, and a comma where a sentence goes on behind them that nothing has ended before: the
    parser would end it within the brackets."""
    before, behind = found.string[: found.start()].rstrip(), found.string[found.end() :].lstrip()
    joins = behind[:1].isupper() and before[-1:].isalnum()
    return ("," if joins else " ").ljust(len(found.group()))


def _marked(found: re.Match[str]) -> str:
    """A quotation mark as long as the entity, beside the words that it opens or closes."""
    opens = found.string[found.end() : found.end() + 1].isalnum()
    return '"'.rjust(len(found.group())) if opens else '"'.ljust(len(found.group()))


def _explained(found: re.Match[str]) -> str:
    """Round brackets, as a definition has them, where the letters are the initials of what an editor puts there."""
    initials = re.findall(r"\b[A-Z]", found["long"])
    own = initials[0] == found["short"][0] and abs(len(initials) - len(found["short"])) <= 1
    return f"{found['short']} ({found['long']})" if own else found.group()


def unread(text: str, lexicon: Lexicon) -> str:
    """Why a paragraph cannot be read, or "" where it can.

    >>> from briefsite.extraction.lexicon import load_lexicon
    >>> unread("Le ministre a reçu hier une délégation, et il est parti avec les autres.", load_lexicon())
    'it does not seem to be English'
    """
    if not text.isascii():
        letters = list(islice(filter(str.isalpha, text), 2000))
        other = sum("LATIN" not in unicodedata.name(c, "") for c in filterfalse(str.isascii, letters))
        if other * 2 > len(letters):
            return "it is not in the Latin script"
    words = re.findall(r"[^\W\d_]+", text[:5000].lower())
    strange, usual = lexicon.words("foreign_words"), lexicon.words("english_words")
    if len(strange.intersection(words)) < 3:
        return ""
    foreign, english = [w for w in words if w in strange], [w for w in words if w in usual]
    told = len(foreign) > 2 * len(english) and len(foreign) * 8 >= len(words)
    return "it does not seem to be English" if told else ""
