"""Reading a batch of texts: a function over plain data, so that any process on any machine can do it.

What a text says depends on the text, on what people taught, on the word lists, and on the program and model that read
it. Those together are the `reader`, told by a digest: workers with another one are refused, and a text is read again
when it has changed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

import briefsite
from briefsite.extraction import LanguageModel, Lexicon, annotate, load_model
from briefsite.extraction.lexicon import extended_lexicon
from briefsite.extraction.model import MANIFEST_DIGEST, choose_model
from briefsite.model.document import Document
from briefsite.model.issues import BriefsiteError, Issue, Place
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.pipeline.plain import plain

#: The code of the issue of a text that could not be read.
FAILED = "extraction-failed"
#: What is made of one text.
Read = Document | Issue
#: A process reads one text at a time, for the parser's memory is shared; a cluster's workers may have many threads.
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class Task:
    """Texts to read, and what to read them with; `lists` are the site's own word lists as names and texts."""

    sources: tuple[Source, ...]
    knowledge: Knowledge
    lists: tuple[tuple[str, str], ...]
    reader: str


def read_batch(task: Task) -> tuple[Read, ...]:
    """A document for each text, or an issue where one failed. Raises BriefsiteError where the readers differ."""
    if task.reader != reader():
        raise BriefsiteError("a worker has another version of Briefsite or of its model; install the same everywhere")
    with _TURN:
        model, lexicon = load_model(), extended_lexicon(task.lists)
        return tuple(_read(source, model, task.knowledge, lexicon) for source in task.sources)


def failure(source: Source, cause: str) -> Issue:
    """The issue of a text that could not be read."""
    hint = "take it out of seeds/ and report it with the text"
    return Issue(Place(f"seeds/{source.file}"), FAILED, f"it could not be read: {cause}", hint)


def _read(source: Source, model: LanguageModel, knowledge: Knowledge, lexicon: Lexicon) -> Read:
    try:
        return annotate(source, model, knowledge, lexicon)
    except Exception as error:  # noqa: BLE001 - whatever one text may cause, the others are read
        return failure(source, f"{type(error).__name__}: {error}")


@cache
def reader() -> str:
    """The digest of all that reads: the package's code and word lists, the language model, spaCy and Python."""
    package = Path(briefsite.__file__).parent
    files = [path for name in ("extraction", "data", "model") for path in (package / name).rglob("*.*")]
    code = [
        (path.relative_to(package).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(files)
        if path.suffix in (".py", ".yaml")
    ]
    model = MANIFEST_DIGEST if choose_model().name else ""
    return _digest((briefsite.__version__, code, model, version("spacy"), sys.version_info[:2]))


def keys_of(sources: Sequence[Source], task: Task) -> list[str]:
    """For each text a digest of everything that its document depends on."""
    known = task.knowledge
    taught = _digest((task.reader, task.lists, plain(known.actors), plain(known.topics)))
    published = dict(known.published)
    return [_digest((taught, plain(source), published.get(source.file, ""))) for source in sources]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
