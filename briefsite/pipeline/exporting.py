"""From `seeds/` to what other programs read, with what people taught the converter; content is not touched."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from briefsite.exports.annotations import annotated
from briefsite.extraction.topics import vocabulary
from briefsite.pipeline.conversion import annotate_all
from briefsite.pipeline.exported import Export


def export_annotations(root: Path) -> Export:
    """One JSON file a text, named like it: actors, dates, quotations, events and topics in the text's own words."""
    read = annotate_all(root)
    titles = {topic.id: topic.title for topic in vocabulary(read.lexicon, read.knowledge)}
    files = {
        f"{PurePosixPath(document.source.file).with_suffix('')}.json": _json(annotated(document, titles))
        for document in read.documents
        if not document.source.withdrawn
    }
    return Export(files, read.issues, read.warnings)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
