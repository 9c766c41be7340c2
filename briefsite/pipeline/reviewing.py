"""What awaits a person, gathered from content, drafts and texts; and each answer, carried out as one operation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefsite.content.reading import read_content
from briefsite.disk import read
from briefsite.extraction.lexicon import extended_lexicon, site_lists
from briefsite.extraction.topics import vocabulary
from briefsite.merging.corrections import corrections
from briefsite.merging.memory import DRAFTS, REASONS, REJECTED, WAITING
from briefsite.merging.review import confirmed, refused, waiting
from briefsite.merging.threeway import reading_of
from briefsite.merging.threeway.passages import gist
from briefsite.model.edits import Correction, Fact
from briefsite.model.issues import BriefsiteError, did_you_mean
from briefsite.model.records import Brief, Entry
from briefsite.model.review import Desk, Drafted, Question, Reasons
from briefsite.pipeline.knowledge import knowledge_of
from briefsite.pipeline.reasons import in_order, reasons_in
from briefsite.pipeline.refusals import refusals, topics_without
from briefsite.pipeline.roots import a_site
from briefsite.questions import questions
from briefsite.sources import read_sources

#: A site's own word lists, which extend those of Briefsite.
LEXICON = "lexicon"


def what_awaits(root: Path) -> tuple[Question, ...]:
    """All that awaits a person in the content of the site at `root`."""
    return questions(desk(a_site(root)))


def the_question(root: Path, id_: str) -> Question:
    """The question of that id, or of the one id that begins so. Raises BriefsiteError where there is none."""
    known = what_awaits(root)
    found = [question for question in known if len(id_) >= 4 and question.id.startswith(id_.lower())]
    if len({question.id for question in found}) == 1:
        return found[0]
    if found:
        raise BriefsiteError(f"several questions begin with '{id_}'; type all eight signs")
    hint = did_you_mean(id_, [question.id for question in known]) or "`review --list` lists what awaits you"
    raise BriefsiteError(f"nothing that awaits you is called '{id_}'; {hint}")


def desk(root: Path) -> Desk:
    """What questions are asked about."""
    entries, _ = read_content(root)
    sources, _ = read_sources(root)
    lexicon = extended_lexicon(site_lists(root / LEXICON))
    doubtful = lexicon.table("doubtful")
    reviewed = frozenset(_below(entry) for entry in entries if entry.record.status == "reviewed")
    kept = tuple((path, refusal) for path, refusal in refused(root) if refusal[0].startswith(REJECTED))
    topics = vocabulary(lexicon, knowledge_of(entry for entry in entries if entry.kind == "topic"))
    return Desk(
        entries=entries,
        sources={source.file: source for source in sources},
        texts_of={entry.id: entry.record.source.file for entry in entries if isinstance(entry.record, Brief)},
        proposals=waiting(root),
        corrections=tuple((each, _block(root, each)) for each in corrections(root)),
        drafted=tuple(_drafted(root, entries, reviewed, doubtful)),
        reviewed=reviewed,
        settled=confirmed(root),
        turned_down=frozenset((path, (place.removeprefix(REJECTED), words)) for path, (place, words) in kept),
        topics=(*topics_without(topics, refusals(root)),),
        doubtful=doubtful,
        function_words=lexicon.words("function_words"),
        nominal_endings=lexicon.ordered("nominal_endings"),
        nominal_words=lexicon.words("nominal_words"),
        reasons=lambda path: _reasons(root, path),
    )


def _block(root: Path, correction: Correction) -> Fact:
    """The block that stands for what a text says now: its place and words, no words where there is none."""
    data = read(root / "content" / correction.path) or b""
    blocks = reading_of(data.decode(errors="replace"))[1] if correction.now else ()
    return next(((place, words) for place, words in blocks if gist(words) == correction.now), ("body", ""))


def _drafted(
    root: Path, entries: tuple[Entry, ...], reviewed: frozenset[str], doubtful: Mapping[str, Mapping[str, str]]
) -> Iterator[Drafted]:
    """The drafted files that nobody has signed, and of whose values a rule is not sure."""
    rules = {
        f'"rule": {json.dumps(rule, ensure_ascii=False)}'.encode() for field in doubtful.values() for rule in field
    }
    for path in (_below(entry) for entry in entries):
        why, draft = (root / "content" / DRAFTS / f"{path}{end}" for end in (REASONS, ""))
        beside = why.read_bytes() if path not in reviewed and why.is_file() and draft.is_file() else b""
        if not any(rule in beside for rule in rules):
            continue
        fields, blocks = reading_of(draft.read_text(encoding="utf-8", errors="replace"))
        now, standing = reading_of((root / "content" / path).read_text(encoding="utf-8", errors="replace"))
        reasons = tuple(sorted(_parsed(beside).items(), key=lambda item: in_order(item[0])))
        yield Drafted(path, fields, blocks, now, frozenset(words for _, words in standing), reasons)


def _reasons(root: Path, path: str) -> Reasons:
    """The evidence beside the draft that waits, or else beside the last."""
    drafts = root / "content" / DRAFTS
    files = (drafts / WAITING / f"{path}{REASONS}", drafts / f"{path}{REASONS}")
    found = next((file for file in files if file.is_file()), None)
    return _parsed(found.read_bytes()) if found else {}


def _parsed(data: bytes) -> Reasons:
    """The evidence in a file beside a draft; none where somebody has damaged the file, of which `check` tells."""
    try:
        return reasons_in(data)
    except ValueError:
        return {}


def _below(entry: Entry) -> str:
    return entry.path.removeprefix("content/")
