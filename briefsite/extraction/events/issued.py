"""The line above a release that says whose it is: "The following statement was released by the Governments of Chad and
Mali on the occasion of the Lake Dialogue".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import Names
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What is done with a text by those whose it is.
_ISSUING = {"adopt", "issue", "make", "release"}
#: The line stands in one of the first paragraphs.
_TOP = 4


def issuing_bodies(names: Names) -> tuple[str, ...]:
    """Who issues the text, as the line above it says: states and bodies, or the group of which they do so as members,
    or several people; nobody where one person does, who may speak for others."""
    subjects = (t for doc in names.reading.paragraphs[:_TOP] for t in doc if t.dep_ == "nsubjpass")
    verb = next((t.head for t in subjects if issues(t.head)), None)
    by = (child for child in (verb.rights if verb is not None else ()) if child.dep_ == "agent")
    issuer = next((noun for agent in by for noun in agent.children if noun.dep_ == "pobj"), None)
    nouns = _with_joined(issuer) if issuer is not None else ()
    keys = tuple(dict.fromkeys(key for noun in nouns for key in names.plain(noun)))
    if verb is not None and len(keys) > 1 and (group := tuple(group_of(verb.sent, names))):
        return group
    people = [key for key in keys if names.kind(key) == "person"]
    return keys if not people or (len(people) == len(keys) and len(keys) > 1) else ()


def group_of(words: Iterable[Token], names: Names) -> Iterator[str]:
    """The body as whose members several do something: "Chad and Mali as members of the Friends of the Lake"."""
    members = (t for word in words if word.lower_ == "as" for t in word.children if t.lower_ == "members")
    of = (noun for t in members for word in t.rights if word.lower_ == "of" for noun in word.rights)
    yield from (key for noun in of for key in names.at(noun) if names.kind(key) == "organisation")


def issues(verb: Token) -> bool:
    """Whether a verb says that what follows is issued."""
    below = (t for subject in verb.lefts if subject.dep_ == "nsubjpass" for t in subject.subtree)
    return verb.lemma_.lower() in _ISSUING and any(t.lower_ == "following" for t in below)


def occasion(verb: Token, text: str) -> str:
    """The words that say on which occasion it is; "" where none do."""
    behind = (t for t in verb.subtree if t.i > verb.i and t.lower_ == "on")
    on = next((t for t in behind if any(noun.lower_ == "occasion" for noun in t.children)), None)
    return " ".join(text[source_span(on).start : source_span(on.right_edge).end].split()) if on is not None else ""


def _with_joined(noun: Token) -> Iterator[Token]:
    """A noun, those joined to it, and those whose it is: "the Governments of Chad and Mali and the Union"."""
    yield noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (t for owner in child.children if owner.dep_ == "pobj" for t in _with_joined(owner))
        elif child.dep_ in {"conj", "appos"}:
            yield from _with_joined(child)
