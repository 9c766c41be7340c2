"""Statements that rest on a sentence which their source no longer has, found by their words.

A block rests on such a sentence if it cites the brief that names it as gone, shares most of its words with it or quotes
it, and does not itself stand in the paragraphs that it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefsite.model.edits import Gone
from briefsite.model.graph import Passage
from briefsite.model.records import Brief, Entry
from briefsite.model.sources import Source

_WORD = re.compile(r"\w+")
_MARKS = '“”"‘’«»„ '
#: Which share of the shorter one's words two texts must have in common.
_SHARED = 0.6

Passages = Mapping[str, tuple[Passage, ...]]


def with_gone(entries: Mapping[str, Entry], passages: Passages, sources: Mapping[str, Source]) -> Passages:
    """The passages, each with the sentences that are gone from under it."""
    gone = {id_: _named(id_, entry.record) for id_, entry in entries.items() if isinstance(entry.record, Brief)}
    if not any(gone.values()):
        return passages
    return {id_: tuple(_told(one, gone, sources) for one in found) for id_, found in passages.items()}


def rests_on(text: str, sentence: str) -> bool:
    """Whether words rest on a sentence.

    >>> rests_on("He warmly praised the forty engineers", "He praised the forty engineers on May 2.")
    True
    """
    said, had = _folded(text).strip(_MARKS), _folded(sentence)
    mine, theirs = ({word.casefold() for word in _WORD.findall(one)} for one in (said, had))
    shorter = min(len(mine), len(theirs))
    return bool(said) and (said in had or (shorter > 2 and len(mine & theirs) >= _SHARED * shorter))


def _named(brief: str, record: Brief) -> tuple[Gone, ...]:
    return tuple(Gone(brief, int(one.paragraph) if one.paragraph.isdigit() else 0, one.sentence) for one in record.gone)


def _told(passage: Passage, gone: Mapping[str, tuple[Gone, ...]], sources: Mapping[str, Source]) -> Passage:
    if passage.block.kind == "note":
        return passage
    text = passage.block.text
    named = [one for locator in passage.locators for one in gone.get(locator.brief, ()) if rests_on(text, one.sentence)]
    if not named or _stands(passage, sources):
        return passage
    return replace(passage, gone=tuple(dict.fromkeys(named)))


def _stands(passage: Passage, sources: Mapping[str, Source]) -> bool:
    """Whether every line of a block stands in the paragraphs that it cites, as they are now."""
    lines = [_folded(line).strip(_MARKS) for line in passage.block.text.split("\n")]
    return all(any(line in text for text in _cited(passage, sources)) for line in lines if line)


def _cited(passage: Passage, sources: Mapping[str, Source]) -> Iterable[str]:
    for locator in passage.locators:
        source = sources.get(locator.brief)
        numbers = [number for number in locator.paragraphs if source and number <= len(source.paragraphs)]
        yield from (_folded(source.paragraph_text(number)) for number in numbers if source)


def _folded(text: str) -> str:
    return " ".join(text.split())
