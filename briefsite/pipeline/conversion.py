"""From `seeds/` to `content/`: read, annotate, resolve, draft, merge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefsite.drafting import draft
from briefsite.extraction import LanguageModel, Lexicon, annotate, load_lexicon, load_model
from briefsite.extraction.topics import vocabulary
from briefsite.merging import MergeReport, merge
from briefsite.model.document import Document
from briefsite.model.issues import Issue, Place
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.pipeline.knowledge import what_is_known
from briefsite.pipeline.refusals import documents_without, dossier_without, refusals, topics_without
from briefsite.pipeline.roots import a_site
from briefsite.resolution import resolve
from briefsite.sources import read_sources

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
    """The documents of a run, with what they were read with and what is wrong with the texts."""

    documents: tuple[Document, ...]
    knowledge: Knowledge
    lexicon: Lexicon
    issues: tuple[Issue, ...]
    warnings: tuple[str, ...] = ()


def convert(root: Path) -> Conversion:
    """Draft the content of the site at `root` from its texts, and bring it together with what people wrote."""
    read, refused = annotate_all(root), refusals(root)
    documents = documents_without(read.documents, refused)
    dossier = dossier_without(resolve(documents, read.knowledge, _nations(read.lexicon)), refused)
    drafts = draft(dossier, topics_without(vocabulary(read.lexicon, read.knowledge), refused))
    complete = not any(issue.severity == "error" for issue in read.issues)
    files = merge(root / "content", drafts, complete=complete)
    topics = {match.topic for document in dossier.documents for match in document.topics}
    found = (("actor", len(dossier.actors)), ("event", len(dossier.events)), ("topic", len(topics)))
    named = {issue.place.path for issue in read.issues}
    issues = (*read.issues, *(issue for issue in files.issues if issue.place.path not in named))
    return Conversion(len(dossier.documents), found, files, issues, read.warnings)


def _nations(lexicon: Lexicon) -> dict[str, str]:
    """Names of states and the words for their people, to ISO 3166 codes."""
    states = lexicon.tables.get("countries", {}).items()
    return {word: code for code, state in states for word in (state["name"], *state.get("also", ()), *state["people"])}


def annotate_all(root: Path) -> Annotated:
    """Read every text of the site at `root`, with what people taught it. A text that fails costs that text only."""
    sources, unreadable = read_sources(a_site(root))
    knowledge, invalid = what_is_known(root)
    lexicon = load_lexicon(root / LEXICON if (root / LEXICON).is_dir() else None)
    model = load_model("" if sources else "rules")
    documents, odd = [], []
    for source in sources:
        document, issues = _annotate(source, model, knowledge, lexicon)
        documents += [document] if document else []
        odd += issues
    warnings = model.warnings if sources else ()
    return Annotated(tuple(documents), knowledge, lexicon, (*unreadable, *invalid, *odd), warnings)


def _annotate(
    source: Source, model: LanguageModel, knowledge: Knowledge, lexicon: Lexicon
) -> tuple[Document | None, list[Issue]]:
    place = Place(f"seeds/{source.file}")
    try:
        document = annotate(source, model, knowledge, lexicon)
    except Exception as error:  # noqa: BLE001 - whatever one text may cause, the others are read
        message = f"it could not be read: {type(error).__name__}: {error}"
        return None, [Issue(place, "extraction-failed", message, "take it out of seeds/ and report it with the text")]
    return document, [Issue(place, "not-read", warning, "", "warning") for warning in document.warnings]
