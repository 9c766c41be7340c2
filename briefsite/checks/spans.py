"""Does everything that the converter drafted still rest on the words that it names, in the text that it read?

Each value of a last draft has spans beside it. They are looked up in the texts, if these are the texts that were read,
by their digest: of one that is another now, nothing can be proved until it is converted again, and that is told once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefsite.checks.quotations import folded
from briefsite.model.issues import Issue, Place
from briefsite.model.records import Entry
from briefsite.model.sources import Source, Span

_RENEW = "convert again; if it stays, restore content/.drafts from git"


@dataclass(frozen=True, slots=True)
class Resting:
    """A value of a last draft, by its name (`aliases.Kano`, `body.3`), a span that it rests on, and the rule that read
    it there."""

    name: str
    file: str
    paragraph: int
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A last draft (None where it cannot be read), its path below the root, and what its values rest on."""

    path: str
    entry: Entry | None
    values: tuple[Resting, ...]


def span_issues(drafts: Iterable[Drafted], sources: Iterable[Source], digests: Mapping[str, str]) -> Iterator[Issue]:
    """An issue for every span that does not bear its value out, and a warning for every text that is another than the
    one that was read; `digests` are those of the texts when they were last converted, by file."""
    by_file = {source.file: source for source in sources}
    stale: Counter[str] = Counter()
    for drafted in drafts:
        for value in drafted.values:
            source = by_file.get(value.file)
            if source is None:
                continue
            if digests.get(value.file, source.digest) != source.digest:
                stale[value.file] += 1
            elif fault := _fault(value, drafted.entry, source):
                place = Place(drafted.path)
                message = f"{value.name}: {fault} (seeds/{value.file})"
                yield Issue(place, "span-astray", message, _RENEW)
    for file, count in sorted(stale.items()):
        message = f"its digest is not the one that was stored when it was converted: {count} spans cannot be verified"
        hint = "convert again, and citations follow it"
        yield Issue(Place(f"seeds/{file}"), "text-changed", message, hint, "warning")


def _fault(value: Resting, entry: Entry | None, source: Source) -> str:
    """What is wrong with a span; "" where it bears its value out."""
    span = value.span
    if not 0 <= span.start < span.end <= len(source.text):
        return "it rests on characters beyond the end"
    if source.paragraph_at(span.start).number != value.paragraph:
        return f"the words it rests on do not stand in paragraph {value.paragraph}"
    said = _said(value.name, entry)
    if value.rule == "statement" and said and said != (words := folded(span.of(source.text))):
        return f"it says other words than those at its place, “{words}”,"
    return "" if said in folded(source.text) else f"“{said}” stands nowhere in the text"


def _said(name: str, entry: Entry | None) -> str:
    """The words of a value that must be the source's own, "" for any other."""
    head, _, rest = name.partition(".")
    if head == "aliases":
        return rest
    if head != "body" or entry is None or not rest.isdigit() or int(rest) >= len(entry.body.blocks):
        return ""
    block = entry.body.blocks[int(rest)]
    if block.kind == "note":
        return ""
    said = folded(block.text)
    return said.strip("“”") if block.kind == "quotation" else said  # the marks at the end of a statement are the text's
