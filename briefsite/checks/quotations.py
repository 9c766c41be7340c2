"""Does everything in quotation marks stand, letter for letter, in a paragraph that is cited for it?

White space is folded, nothing else: square brackets are the source's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefsite.model.graph import Graph, Passage
from briefsite.model.issues import Issue, Place
from briefsite.model.locators import Locator
from briefsite.model.records import Brief, Entry
from briefsite.model.sources import Source

_QUOTED = re.compile(
    r"“(?P<curly>[^“”]*(?:“[^“”]*”[^“”]*)*)(?:”|\Z)"
    r"|«(?P<angle>[^«»]*)»"
    r"|„(?P<low>[^„“”]*)[“”]"
    r'|(?<!\w)"(?P<straight>[^"]+)"(?!\w)'
    r"|(?<![\w’])‘(?P<single>[^‘’]*(?:’(?=\w)[^‘’]*)*)’(?!\w)"
)
_OPENING = re.compile('[“«„"‘]')
_PAIRS = {"“": "”", '"': '"', "«": "»", "‘": "’", "„": "“"}
_LETTERS = re.compile(r"\w+")


def quotation_issues(graph: Graph) -> Iterator[Issue]:
    """An issue for every quoted passage that none of its cited paragraphs has."""
    for entry in graph.entries.values():
        yield from quotation_issues_of(entry, graph)


def quotation_issues_of(entry: Entry, graph: Graph) -> Iterator[Issue]:
    """Those of one entry."""
    for passage in graph.passages[entry.id]:
        quoted = _quoted(passage)
        cited = cited_texts(graph, passage.locators) if quoted else []
        for words in quoted if cited else ():
            if not any(words in text for text in (*cited, *gone_from(graph, passage.locators))):
                place = Place(entry.path, passage.block.line, passage.block.column)
                yield not_verbatim(place, words, passage.locators, graph)


def _quoted(passage: Passage) -> list[str]:
    """The words of a passage that must be its source's own."""
    block = passage.block
    if block.kind == "quotation":
        return [words for line in block.text.split("\n") if (words := _without_marks(folded(line)))]
    if block.kind == "note" or not _OPENING.search(block.text):
        return []
    text = folded(block.text)
    return [words for match in _QUOTED.finditer(text) if (words := match[match.lastgroup or 0].strip())]


def _without_marks(text: str) -> str:
    """A quoted line without the marks around the whole of it; one that runs on into the next has no closing mark."""
    closing = _PAIRS.get(text[:1])
    if closing is None:
        return text
    inner = text[1:-1] if text.endswith((closing, "”")) and len(text) > 1 else text[1:]
    whole = closing == text[:1] or inner.count(text[0]) == inner.count(closing)
    return inner.strip() if whole else text


def cited_texts(graph: Graph, locators: Sequence[Locator]) -> list[str]:
    """The text of the cited paragraphs, each alone and each brief's together; empty if any text is not at hand."""
    texts: list[str] = []
    for locator in locators:
        source = graph.sources.get(locator.brief)
        if source is None or max(locator.paragraphs) > len(source.paragraphs):
            return []
        texts.append(folded(" ".join(source.paragraph_text(number) for number in locator.paragraphs)))
    return texts


def gone_from(graph: Graph, locators: Sequence[Locator]) -> list[str]:
    """The sentences that the cited briefs' sources had until they were corrected: that they are gone is told apart."""
    records = [graph.entries[one.brief].record for one in locators if one.brief in graph.entries]
    return [folded(one.sentence) for record in records if isinstance(record, Brief) for one in record.gone]


def not_verbatim(place: Place, words: str, locators: Sequence[Locator], graph: Graph) -> Issue:
    """The issue for words that none of the cited paragraphs has, with a hint at where they stand."""
    where = "; ".join(str(locator) for locator in locators)
    message = f"“{_short(words)}” does not stand in {where}"
    hints = (_hint(words, locator, graph.sources[locator.brief]) for locator in locators)
    hint = next(filter(None, hints), "copy the words from there, or take the quotation marks off")
    if any(_is_another(graph, locator) for locator in locators):
        message += ", and the text is not the one that the brief was made from: its digest differs"
        hint = f"convert again, and citations follow; else {hint}"
    return Issue(place, "not-verbatim", message, hint)


def _is_another(graph: Graph, locator: Locator) -> bool:
    """Whether a text has changed since its brief was made."""
    record = graph.entries[locator.brief].record
    stored = record.source.sha256 if isinstance(record, Brief) else ""
    return bool(stored) and stored != graph.sources[locator.brief].digest


def _hint(words: str, locator: Locator, source: Source) -> str:
    """Where else the words stand, or what the source has in their place."""
    for paragraph in source.paragraphs:
        if words in folded(paragraph.span.of(source.text)):
            return f"it stands in paragraph {paragraph.number}"
    for number in locator.paragraphs:
        if near := _same_letters(words, folded(source.paragraph_text(number))):
            return f"the source has “{_short(near)}”"
    return ""


def _same_letters(words: str, text: str) -> str:
    """The stretch of a text that differs from the words only in signs and capitals."""
    wanted = [word.casefold() for word in _LETTERS.findall(words)]
    found = list(_LETTERS.finditer(text))
    present = [match[0].casefold() for match in found]
    for start in range(len(present) - len(wanted) + 1 if wanted else 0):
        if present[start : start + len(wanted)] == wanted:
            return text[found[start].start() : found[start + len(wanted) - 1].end()]
    return ""


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:60].rstrip()} … {words[-20:].lstrip()}"


def folded(text: str) -> str:
    return " ".join(text.split())
