"""What an editor took apart, taken apart in every run: actors by their mentions, events by their sentences.

Texts are read as if nobody had been told; after that, what a split names goes to the one that parted. So a decision is
replayed rather than learnt, and does not depend on how names are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefsite.model.document import Chain, Document, EventMention
from briefsite.model.dossier import ResolvedActor, ResolvedEvent
from briefsite.model.sources import Span
from briefsite.model.splits import Split
from briefsite.resolution.parting import Parting, part

Documents = tuple[Document, ...]


def split_topics(
    documents: Sequence[Document], splits: Sequence[Split], former: Iterable[tuple[str, str]] = ()
) -> Documents:
    """The documents, filed under the topic that parted where their whole text was named. Texts are filed under the ids
    of the vocabulary: `former` leads from these to the ids of today."""
    today = dict(former)

    def home(topic: str, file: str) -> str:
        for split in splits:
            if file in split.files and split.one in {topic, today.get(topic)}:
                topic = split.other
        return topic

    def filed(document: Document) -> Document:
        topics = {home(match.topic, document.source.file): match for match in reversed(document.topics)}
        found = tuple(replace(match, topic=topic) for topic, match in reversed(topics.items()))
        return document if found == document.topics else replace(document, topics=found)

    return tuple(filed(document) for document in documents) if splits else tuple(documents)


def split_actors(
    documents: Documents, actors: tuple[ResolvedActor, ...], splits: Iterable[Split]
) -> tuple[Documents, tuple[ResolvedActor, ...]]:
    """Documents and actors, with a chain of its own for every actor that parted."""
    texts, by_id = list(documents), {actor.id: actor for actor in actors}
    for split in splits:
        if split.one not in by_id:
            continue
        stays, goes = list[tuple[int, str]](), list[tuple[int, str]]()
        for index, key in by_id[split.one].chains:
            texts[index], kept, gone = _parted(texts[index], key, split)
            stays += [(index, key)] if kept else []
            goes += [(index, gone)] if gone else []
        if goes:
            _divide(by_id, split, stays, goes, texts)
    return tuple(texts), tuple(by_id[name] for name in sorted(by_id))


def _parted(document: Document, key: str, split: Split) -> tuple[Document, bool, str]:
    """The document, whether the chain of that key keeps a name, and the key of the chain that goes, "" for none."""
    chain, text = document.chain(key), document.source.text

    def taken(span: Span, form: str = "") -> bool:
        return split.takes(document.source.file, document.source.paragraph_at(span.start).number, form)

    named = [mention for mention in chain.mentions if mention.form == "name"] or list(chain.mentions)
    goes = {mention.span for mention in named if taken(mention.span, mention.span.of(text))}
    if not goes or len(goes) == len(named):
        return document, not goes, key if goes else ""
    goes |= {mention.span for mention in chain.mentions if mention.form != "name" and taken(mention.span)}
    new = f"{key}+{split.other}"
    return part(document, Parting(chain, new, frozenset(goes))), True, new


def _divide(
    by_id: dict[str, ResolvedActor],
    split: Split,
    stays: list[tuple[int, str]],
    goes: list[tuple[int, str]],
    documents: Sequence[Document],
) -> None:
    one, other = by_id.pop(split.one), by_id.get(split.other)
    pairs = (*(other.chains if other else ()), *goes)
    title = other.title if other else split.title
    by_id[split.other] = ResolvedActor(
        split.other, title, one.kind, _forms(pairs, documents, title), one.country, tuple(sorted(pairs))
    )
    if stays:
        aliases = _forms(stays, documents, one.title)
        by_id[one.id] = replace(one, chains=tuple(stays), aliases=aliases)


def _forms(pairs: Iterable[tuple[int, str]], documents: Sequence[Document], title: str) -> tuple[str, ...]:
    chains: list[tuple[Chain, str]] = [(documents[at].chain(key), documents[at].source.text) for at, key in pairs]
    return tuple(sorted({form for chain, text in chains for form in chain.aliases(text)} - {title}))


def split_events(
    documents: Documents,
    actors: Iterable[ResolvedActor],
    events: tuple[ResolvedEvent, ...],
    splits: Iterable[Split],
) -> tuple[Documents, tuple[ResolvedEvent, ...]]:
    """Documents and events, with an account of its own for every event that parted."""
    ids = {pair: actor.id for actor in actors for pair in actor.chains}
    texts, found = list(documents), list(events)
    for split in splits:
        at = next((n for n, event in enumerate(found) if event.id == split.one), None)
        if at is None:
            continue
        event = found[at]
        sides = [_accounts(texts, where, key, split) for where, key in event.accounts]
        goes = tuple(gone for _, gone in sides if gone)
        if goes:
            stays = tuple(kept for kept, _ in sides if kept)
            others = [other for other in found if other.id == split.other]
            parted = _event(split, event, (*(pair for other in others for pair in other.accounts), *goes), texts, ids)
            found[at : at + 1] = [*([replace(event, accounts=stays)] if stays else []), parted]
            found = [other for other in found if other not in others]
    return tuple(texts), tuple(found)


def _accounts(
    texts: list[Document], at: int, key: str, split: Split
) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
    """The account that stays and the one that goes; an event mention that does both becomes two."""
    document = texts[at]
    event = next(one for one in document.events if one.key == key)

    def taken(span: Span) -> bool:
        return split.takes(document.source.file, document.source.paragraph_at(span.start).number)

    spans = event.sentences or (event.trigger,)
    goes = tuple(span for span in spans if taken(span))
    if not goes or len(goes) == len(spans):
        return (None, (at, key)) if goes else ((at, key), None)
    new = f"{key}+{split.other}"
    texts[at] = _two_events(document, event, new, goes)
    return (at, key), (at, new)


def _two_events(document: Document, event: EventMention, new: str, goes: tuple[Span, ...]) -> Document:
    stays = tuple(span for span in event.sentences if span not in goes)
    other = replace(event, key=new, sentences=goes, title="")
    events = [replace(one, sentences=stays) if one is event else one for one in document.events]

    def key(of: str, span: Span) -> str:
        return new if of == event.key and any(span.overlaps(gone) for gone in goes) else of

    return replace(
        document,
        events=(*events, other),
        statements=tuple(replace(one, event=key(one.event, one.span)) for one in document.statements),
        commitments=tuple(replace(one, event=key(one.event, one.span)) for one in document.commitments),
    )


def _event(
    split: Split,
    event: ResolvedEvent,
    accounts: tuple[tuple[int, str], ...],
    documents: Sequence[Document],
    ids: dict[tuple[int, str], str],
) -> ResolvedEvent:
    mentions = [(at, next(one for one in documents[at].events if one.key == key)) for at, key in accounts]
    who = dict.fromkeys(
        ids[at, one.key] for at, mention in mentions for one in mention.participants if (at, one.key) in ids
    )
    dates = (documents[at].dates[mention.date].resolved for at, mention in mentions if mention.date is not None)
    date = next((one for one in dates if any(character.isdigit() for character in one)), "")
    return ResolvedEvent(split.other, split.title, date, tuple(who), accounts, event.part_of)
