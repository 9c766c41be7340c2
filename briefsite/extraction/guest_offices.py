"""Guests who hold an office that the state of the text has too: `the President`, where another state's came to see it.

Releases of a government call their own head by the office alone, often without naming anybody. So a guest is meant by
it where the sentence is about him, or the one before, or names him beside the host; elsewhere it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from briefsite.extraction.descriptor_index import Index
from briefsite.extraction.span_search import covering
from briefsite.model.document import Chain
from briefsite.model.sources import Span

#: How a sentence opens that tells of two.
_TOGETHER = re.compile(r"The (?:[A-Z][\w-]+ ){1,4}and\s+(?:the\s+)?")
#: What each state has one of, or none.
_HEADS = frozenset({"president", "prime minister", "premier", "chancellor"})


def host_or_guest(chain: Chain, office: Span, index: Index) -> tuple[str, ...]:
    """The key of whom the words for an office stand for, where they seem to stand for somebody: his, or that of the one
    whom he met; nobody's where he is of another state than the text and named too far before."""
    words = office.of(index.reading.text).removeprefix("the ").removeprefix("The ")
    if chain.kind != "person" or not words[:1].isupper() or words.lower() not in _HEADS:
        return (chain.key,)
    if _is_met(chain, words, index):
        hosts = [c.key for c in index.chains if c is not chain and _holds(c, words.lower(), office.start)]
        return tuple(hosts) if len(hosts) == 1 else ()
    near = _is_near(chain, office, index) or _is_joined(office, index)
    return (chain.key,) if near or not _is_foreign(chain, index) else ()


def _holds(chain: Chain, office: str, before: int) -> bool:
    """Whether somebody named before an offset has just that office."""
    held = any(role.title.lower() == office and not role.rank for role in chain.roles)
    return held and chain.kind == "person" and chain.mentions[0].span.start < before


def _is_met(chain: Chain, office: str, index: Index) -> bool:
    """Whether the sentence that names him first tells of another who is called so: "the President met the Norwegian
    President, Rei Lund"."""
    first = chain.mentions[0].span
    sentence = covering(index.reading.document.sentences, first)
    before = index.reading.text[sentence.start : first.start] if sentence else ""
    return re.search(rf"\b[Tt]he {office}\b(?!['’]s?\b| of\b|,| [A-Z])", before) is not None


def _is_foreign(chain: Chain, index: Index) -> bool:
    """Whether the text names another state more often than his."""
    first = index.states_by_mentions[:1]
    own = next((state for state in index.states_by_mentions if state.country == chain.country), None)
    if not first or not chain.country or first[0].country == chain.country:
        return False
    return own is None or len(first[0].mentions) > len(own.mentions)


def _is_joined(office: Span, index: Index) -> bool:
    """Whether another office and "and" open the sentence before it: "The Secretary and the President" are the two who
    met."""
    sentence = covering(index.reading.document.sentences, office)
    start = min(sentence.start, office.start) if sentence else office.start
    return _TOGETHER.fullmatch(index.reading.text, start, office.start) is not None


def _is_near(chain: Chain, office: Span, index: Index) -> bool:
    """Whether his name stands before the office in its sentence, or in the sentence before."""
    sentences = index.reading.document.sentences
    at = bisect_right(sentences, office.start, key=lambda sentence: sentence.start) - 1
    since = sentences[max(at - 1, 0)].start if sentences else 0
    return any(since <= mention.span.start < office.start for mention in chain.mentions)
