"""Predictions made by the converter itself. The only module here that knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from briefsite.exports.annotations import annotated
from briefsite.extraction import annotate
from briefsite.extraction.lexicon import load_lexicon
from briefsite.extraction.model import load_model
from briefsite.extraction.topics import vocabulary
from briefsite.model.document import Document
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Metadata, Source
from briefsite.sources import paragraphs_of
from scoring.predictions import Case

Data = dict[str, Any]


def converter(*, meta: bool) -> Callable[[Case], Data]:
    """Predictions made by the converter itself; with `meta` it is told the date of publication."""
    model, lexicon, knowledge = load_model(), load_lexicon(), Knowledge()
    titles = {topic.id: topic.title for topic in vocabulary(lexicon, knowledge)}

    def predict(case: Case) -> Data:
        document = annotate(source_of(case, meta=meta), model, knowledge, lexicon)
        return {**annotated(document, titles), **_roles_and_commitments(document)}

    return predict


def source_of(case: Case, *, meta: bool) -> Source:
    """The case as a source text of the converter."""
    digest = hashlib.sha256(case.text.encode()).hexdigest()
    published = Metadata(published=case.published if meta else "")
    return Source(f"{case.name}.txt", case.text, digest, paragraphs_of(case.text), published)


def _roles_and_commitments(document: Document) -> Data:
    text, names = document.source.text, {chain.key: chain.name for chain in document.chains}
    roles = [
        {"actor": chain.name, "title": role.title, "body": names.get(role.body), "rank": role.rank}
        for chain in document.chains
        for role in chain.roles
    ]
    commitments = [
        {
            "actor": names.get(one.actor), "addressee": names.get(one.addressee), "strength": one.strength,
            "matter": one.matter.of(text), "due": document.dates[one.due].resolved if one.due is not None else None,
        }
        for one in document.commitments
    ]  # fmt: skip
    return {"roles": roles, "commitments": commitments}
