"""Platforms that do something, and are not only where something is posted: `Facebook said it had removed the post`.

A platform is a place of words, like a newspaper that is only cited; where a text tells that it speaks, removes, sues or
is sued, it is the firm.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.reporting_forms import reporting_forms

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What firms that run a platform do there.
_DOING = frozenset(
    {"acquire", "ban", "block", "buy", "delete", "launch", "release", "remove", "restrict", "sue", "suspend", "unveil"}
)
#: What is done to them.
_DONE = frozenset({"accuse", "ask", "fine", "investigate", "order", "sue", "tell", "urge"})


def platforms(reading: Reading) -> Reading:
    """Make organisations of the platforms that act."""
    listed = reading.lexicon.words("platforms")
    told = [n for n in reading.names if n.rule == "gazetteer-place" and n.span.of(reading.text) in listed]
    acting = {n.span.of(reading.text) for n in told if _acts(n, reading)}
    if not acting:
        return reading
    firms = {n.span for n in told if n.span.of(reading.text) in acting}
    names = (replace(n, kind="organisation", rule="acting-platform") if n.span in firms else n for n in reading.names)
    return replace(reading, names=tuple(names))


def _acts(name: Name, reading: Reading) -> bool:
    root = root_of(reading, name.span)
    if root is None or not root.doc.parsed:
        return False
    return _does(root, reading) or _suffers(root)


def _does(root: Token, reading: Reading) -> bool:
    verb = root.head
    says = verb.lower_ in reporting_forms(reading.lexicon) or verb.lemma_.lower() in _DOING
    return root.dep_ == "nsubj" and verb.pos_ == "VERB" and says


def _suffers(root: Token) -> bool:
    return root.dep_ in {"nsubjpass", "dobj"} and root.head.lemma_.lower() in _DONE
