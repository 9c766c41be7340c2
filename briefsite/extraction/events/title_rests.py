"""What a title breaks off before: "urges Chad to step", "rules", "is pleased to be able"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import passive
from briefsite.extraction.events.told_words import HEADLINE
from briefsite.extraction.events.wording import present, words
from briefsite.extraction.infinitives import has_to
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What hangs on a word and may be left out.
_LOOSE = {"punct", "cc", "conj", "advcl", "parataxis", "npadvmod", "dep", "relcl", "appos", "preconj"}
#: What is open without more behind it.
_OPEN = {"VERB", "AUX", "ADJ"}
#: What is claimed, hoped, needed and the like is told by the clause behind it.
_TOLD = {"accusation", "allegation", "assertion", "assurance", "attempt", "belief", "charge", "claim", "commitment",
    "concern", "conviction", "decision", "desire", "determination", "effort", "expectation", "fear", "hope",
    "insistence", "intention", "need", "plan", "pledge", "readiness", "resolve", "suggestion", "warning", "willingness",
    "wish", "view"}  # fmt: skip
#: Before these a long phrase may end.
_CUT = {"acl", "advcl", "appos", "prep", "relcl"}
#: With these nothing ends.
_LEADING = {"also", "any", "at", "by", "earlier", "for", "from", "here", "in", "later", "now", "of", "on", "since",
    "so", "soon", "than", "then", "there", "to", "too", "under", "with"}  # fmt: skip
#: What these bring is no part of what is told.
_AFTER = {"after", "amid", "as", "before", "despite", "during", "following", "if", "since", "until", "while"}
_UNTOLD = {"I", "me", "my", "we", "us", "our", "you", "your"}
_ENDS = {"ADP", "AUX", "CCONJ", "DET", "PART", "SCONJ"}


def gone_on(title: str, candidate: Candidate, cast: Cast) -> str:
    """The title with the words that follow in the text, where it ends with a verb or the like that goes on there."""
    last = _last(title, candidate)
    if last is None or title.startswith("Statement by"):
        return title
    rests = _rests(last, HEADLINE - len(title) - 1, cast)
    rest = next((told for told in rests if told.rpartition(" ")[2].lower() not in _LEADING), "")
    return f"{title} {rest}" if rest else title


def _last(title: str, candidate: Candidate) -> Token | None:
    """The word of the text with which a title ends, if that is open: the verb that tells the event, or one below."""
    verb, end = candidate.trigger.token, title.rpartition(" ")[2].strip(",;:").lower()
    if candidate.trigger.noun or passive(verb) or not end:
        return None
    lemma = verb.lemma_.lower()
    if end in {lemma, present(lemma, plural=False)}:
        return verb
    below = (t for t in verb.subtree if t.i > verb.i and t.lower_ == end)
    found = next(below, None)
    open_ = found is not None and (
        found.pos_ in _OPEN or (found.lemma_.lower() in _TOLD and any(t.dep_ in {"acl", "ccomp"} for t in found.rights))
    )
    return found if open_ else None


def _rests(word: Token, room: int, cast: Cast) -> Iterator[str]:
    """The wordings of what hangs on a word right behind it, the longest first."""
    near = [t for t in word.rights if t.dep_ not in _LOOSE or _is_aim_of(word, t)]
    near = near[: next((n for n, t in enumerate(near) if t.left_edge.lower_ in _AFTER), len(near))]
    if not near or near[0].left_edge.i != word.i + 1:
        return
    days = (n for n, t in enumerate(near) if any(cast.is_date(source_span(day)) for day in t.rights))
    near = near[: next((n for n in days if n or near[n].dep_ == "prep"), len(near))] or near[:1]
    for count in range(len(near), 0, -1):
        tokens = [t for child in near[:count] for t in child.subtree]
        told = words(tokens, cast, room) if _sayable(tokens, cast) else ""
        if told:
            yield told
    tokens = sorted((t for t in near[0].subtree), key=lambda t: t.i)
    cuts = sorted({t.left_edge.i for t in tokens if t.dep_ in _CUT and t.lower_ != "of" and t.i > near[0].i})
    for cut in reversed(cuts):
        kept = [t for t in tokens if t.i < cut]
        while kept and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
            kept.pop()
        if len(kept) > 1 and _sayable(kept, cast) and (told := words(kept, cast, room)):
            yield told


def _is_aim_of(word: Token, clause: Token) -> bool:
    """Whether an infinitive right behind a verb is what that is about: "works to improve its ships"."""
    return clause.dep_ == "advcl" and clause.tag_ == "VB" and has_to(clause) and clause.left_edge.i == word.i + 1


def _sayable(tokens: list[Token], cast: Cast) -> bool:
    """Whether words can stand in a title: neither anybody's own, nor a day alone, nor cut."""
    own = any(t.text in _UNTOLD or cast.is_quoted(source_span(t)) for t in tokens)
    return not own and not all(cast.is_date(source_span(t)) for t in tokens) and tokens[-1].pos_ not in _ENDS
