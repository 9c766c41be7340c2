"""From `seeds/` to `content/`: read, annotate, resolve, draft, merge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefsite.drafting import pieces
from briefsite.extraction import Lexicon
from briefsite.extraction.lexicon import extended_lexicon, site_lists
from briefsite.extraction.model import choose_model
from briefsite.extraction.nations import nation_names
from briefsite.extraction.topics import vocabulary
from briefsite.merging import MergeReport, Texts, merge
from briefsite.merging.journal import recover
from briefsite.model.document import Document
from briefsite.model.issues import Issue, Place, has_error
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.pipeline.drafts import Drafts, digests_of
from briefsite.pipeline.executors import Workers
from briefsite.pipeline.knowledge import what_is_known
from briefsite.pipeline.memory import remembering
from briefsite.pipeline.reading_texts import FAILED, Read, Task, keys_of, reader
from briefsite.pipeline.records import Records
from briefsite.pipeline.refusals import documents_without, dossier_without, refusals, topics_without
from briefsite.pipeline.remembered import Memory
from briefsite.pipeline.roots import a_site
from briefsite.pipeline.settled import Made, Settled
from briefsite.pipeline.sharing_out import share_out
from briefsite.pipeline.texts import TextsOfARun, texts_of
from briefsite.pipeline.unchanged import Unchanged
from briefsite.resolution import resolve
from briefsite.sources.front_matter import LEFT_OPEN

#: Told, while texts are read, how many are done and how many there are.
Progress = Callable[[int, int], None]
#: This process and no other.
ALONE = Workers()
#: A site's own word lists, which extend those of Briefsite.
LEXICON = "lexicon"


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a conversion read, found and wrote. `found` pairs nouns with counts; `warnings` are about the whole run."""

    sources: int
    found: tuple[tuple[str, int], ...]
    files: MergeReport
    issues: tuple[Issue, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """The documents of a run, each with a digest of all that it depends on; what they were read with, and what is wrong
    with the texts."""

    documents: tuple[Document, ...]
    keys: tuple[str, ...]
    knowledge: Knowledge
    lexicon: Lexicon
    issues: tuple[Issue, ...]
    warnings: tuple[str, ...] = ()


def _unseen(_done: int, _of: int) -> None:
    """For whoever does not watch."""


def convert(root: Path, workers: Workers = ALONE, progress: Progress = _unseen) -> Conversion:
    """Draft the content of the site at `root` from its texts, and bring it together with what people wrote.

    `progress` is told how many of the texts that have to be read are done, and of how many.
    """
    recover(a_site(root))
    with remembering(root) as memory:
        inputs = memory.look_over(root)
        with_what = (reader(), *(part for pair in site_lists(root / LEXICON) for part in pair))
        unchanged = Unchanged(memory, inputs, *with_what)
        known = unchanged.recall()
        if known:
            return Conversion(*known)
        records, drafts = Records(root, memory, inputs), Drafts(root, memory, inputs)
        settled = Settled(root, records, drafts, inputs, with_what)
        made = settled.recall() or _drafted(root, workers, progress, records, drafts)
        done = _merged(root, made, drafts)
        if not any(issue.code == FAILED for issue in done.issues):  # it may fare better the next time
            settled.keep(made, done.files)
            unchanged.keep(done.sources, done.found, done.files, done.issues, done.warnings)
    return done


def _drafted(root: Path, workers: Workers, progress: Progress, records: Records, drafts: Drafts) -> Made:
    """The drafts of all texts, with what people taught."""
    texts = texts_of(root)
    read = annotate_all(root, workers, progress, texts, records)
    refused = refusals(root, read.knowledge.briefs)
    documents = documents_without(read.documents, refused)
    nations, names = _nations(read.lexicon), nation_names(read.lexicon)
    dossier = dossier_without(resolve(documents, read.knowledge, nations, names), refused)
    known = {id(document): key for document, key in zip(read.documents, read.keys, strict=True)}
    topics = topics_without(vocabulary(read.lexicon, read.knowledge), refused)
    filed = {match.topic for document in dossier.documents for match in document.topics}
    found = (("actor", len(dossier.actors)), ("event", len(dossier.events)), ("topic", len(filed)))
    briefs = {f"briefs/{id_}.md": one.source for id_, one in zip(dossier.briefs, dossier.documents, strict=True)}
    return Made(
        drafts.of(pieces(dossier, topics), digests_of(dossier.documents, known)),
        Texts(briefs, texts.changed),
        sum(not document.source.withdrawn for document in dossier.documents),
        found,
        read.issues,
        read.warnings,
    )


def _merged(root: Path, made: Made, drafts: Drafts) -> Conversion:
    complete = not has_error(issue for issue in made.issues if issue.code != LEFT_OPEN)
    files = merge(root / "content", made.drafts, complete=complete, texts=made.texts, untouched=drafts.untouched)
    named = {issue.place.path for issue in made.issues}
    issues = (*made.issues, *(issue for issue in files.issues if issue.place.path not in named))
    return Conversion(made.present, made.found, files, issues, made.warnings)


def _nations(lexicon: Lexicon) -> dict[str, str]:
    """Names of states and the words for their people, to ISO 3166 codes."""
    states = lexicon.tables.get("countries", {}).items()
    return {word: code for code, state in states for word in (state["name"], *state.get("also", ()), *state["people"])}


def annotate_all(
    root: Path,
    workers: Workers = ALONE,
    progress: Progress = _unseen,
    texts: TextsOfARun | None = None,
    records: Records | None = None,
) -> Annotated:
    """Read every text of the site at `root`, with what people taught it. A text that fails costs that text only, and
    one that is as it was when it was last read is remembered. `texts` and `records` are those of the site, if known
    already."""
    texts = texts or texts_of(a_site(root))
    sources, unreadable = texts.sources, texts.issues
    knowledge, invalid = what_is_known(root, records)
    knowledge = texts.known(knowledge)
    lists = site_lists(root / LEXICON)
    lexicon = extended_lexicon(lists)
    with_what = Task((), knowledge, lists, reader())
    keys = keys_of(sources, with_what)
    read = _read_all([*zip(keys, sources, strict=True)], with_what, workers, Memory.of(root), progress)
    documents = tuple(one for one in read if isinstance(one, Document))
    keys = [key for key, one in zip(keys, read, strict=True) if isinstance(one, Document)]
    failed = tuple(one for one in read if isinstance(one, Issue))
    warnings = choose_model().warnings if sources else ()
    issues = (*unreadable, *invalid, *failed, *_not_read(documents))
    return Annotated(documents, tuple(keys), knowledge, lexicon, issues, warnings)


def _read_all(
    texts: Sequence[tuple[str, Source]], with_what: Task, workers: Workers, memory: Memory, progress: Progress
) -> list[Read]:
    """What is made of each text, in order of the texts, whoever reads them and whenever they are done; each comes with
    the key under which it is remembered."""
    read: dict[int, Read] = {}
    for number, (key, source) in enumerate(texts):
        remembered = memory.recall(key, source)
        if remembered:
            read[number] = remembered
    unread, size = [number for number in range(len(texts)) if number not in read], workers.a_task(len(texts))
    batches = [unread[start : start + size] for start in range(0, len(unread), size)]
    tasks = [replace(with_what, sources=tuple(texts[number][1] for number in batch)) for batch in batches]
    done = 0
    for index, outcome in share_out(tasks, workers):
        for number, one in zip(batches[index], outcome, strict=True):
            read[number] = one
            if isinstance(one, Document):
                memory.keep(texts[number][0], one)
        done += len(outcome)
        progress(done, len(unread))
    memory.forget_all_but({key for key, _ in texts})
    return [read[number] for number in range(len(texts))]


def _not_read(documents: Iterable[Document]) -> Iterator[Issue]:
    for document in documents:
        place = Place(f"seeds/{document.source.file}")
        yield from (Issue(place, "not-read", warning, "", "warning") for warning in document.warnings)
