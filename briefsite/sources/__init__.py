"""The seed texts: every `.txt` and `.md` file below `seeds/`, as `Source` values and issues.

A text that cannot be read costs that text only. When one is read, line ends become `\\n`, byte order mark and front
matter go, and so do the private-use characters that the site uses as its own marks and what nobody sees (`legible`);
after that it never changes.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from briefsite.disk import followed, is_beside, leads_round, printed, reason
from briefsite.model.issues import Issue, Place, Severity
from briefsite.model.legible import CONTROL, TURNING, legible
from briefsite.model.sources import Paragraph, Source, Span
from briefsite.sources.documents import document_issues
from briefsite.sources.front_matter import parted

FOLDER = "seeds"
SUFFIXES = (".txt", ".md")
#: A text of so many bytes is read: a shelf of books.
LARGEST = 20_000_000
_PRIVATE = re.compile("[\ue000-\ue003]")
_HALF = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2065\ufeff]")
_TAG = re.compile(
    r"</?(?:p|div|span|a|b|i|em|strong|br|script|style|ul|ol|li|table|tr|td|h[1-6])\b[^<>\n]{0,300}>", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BLOCK = re.compile(r"\S.*(?:\n(?!\s*\n).*)*")


def read_sources(root: Path) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    """All texts below `root/seeds`, in order of their paths, and what is wrong with the others."""
    sources: list[Source] = []
    issues: list[Issue] = []
    inside = root.resolve()
    files, others = _files(root / FOLDER, inside)
    for file, path in files:
        source, found = _read(path, file, Place(printed(f"{FOLDER}/{file}")), inside)
        issues.extend(found)
        if source:
            sources.append(source)
    kept, twice = _without_repeats(sources)
    unread = document_issues(FOLDER, others, [file for file, _ in files])
    return tuple(kept), tuple(sorted((*issues, *twice, *unread)))


def read_source(folder: Path, file: str) -> Source | None:
    """The text at that path below a folder other than `seeds/`, as if it stood there; None where it cannot be read."""
    path = folder / file
    name = path.relative_to(folder).as_posix()
    return _read(path, name, Place(printed(name)), folder.resolve())[0] if path.is_file() else None


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    r"""The blocks between blank lines, numbered from 1, without surrounding white space.

    >>> [(p.number, p.span.of("A\nb\n\n \nC")) for p in paragraphs_of("A\nb\n\n \nC")]
    [(1, 'A\nb'), (2, 'C')]
    """
    blocks = (Span(m.start(), m.start() + len(m.group().rstrip())) for m in _BLOCK.finditer(text))
    return tuple(Paragraph(number, span) for number, span in enumerate(blocks, start=1))


def _files(folder: Path, inside: Path) -> tuple[list[tuple[str, Path]], list[str]]:
    """Every text below the folder, in order of their paths below it, which stand beside each, and the links to folders
    that are not entered; and the paths of all other files. What is hidden is none, as in `content/`."""
    found: dict[str, Path] = {}
    others: list[str] = []
    for here, folders, names in os.walk(folder, followlinks=True):
        seen = [name for name in folders if not name.startswith(".")]
        closed = [name for name in seen if not _may_enter(Path(here), name, inside)]
        folders[:] = [name for name in seen if name not in closed]
        below = Path(here).relative_to(folder).as_posix()
        texts = []
        for name in names:
            if name.startswith(".") or is_beside(name):
                continue
            if os.path.splitext(name)[1].lower() in SUFFIXES:  # noqa: PTH122
                texts.append(Path(here, name))
            else:
                others.append(name if below == "." else f"{below}/{name}")
        for path in (*(Path(here, name) for name in closed), *(p for p in texts if p.is_file() or p.is_symlink())):
            found[path.name if below == "." else f"{below}/{path.name}"] = path
    return sorted(found.items()), sorted(others)


def _may_enter(here: Path, name: str, inside: Path) -> bool:
    """Whether a folder is none that a link leads out to, or round to: nobody would come to an end there."""
    path = here / name
    return not path.is_symlink() or (followed(path).is_relative_to(inside) and not leads_round(path))


def _read(path: Path, file: str, place: Place, inside: Path) -> tuple[Source | None, tuple[Issue, ...]]:
    """The text at `path`, whose name is `file` and whose faults are told at `place`; `inside` is where the root is."""
    refusal = _refusal(path, file, inside)
    if refusal:
        return None, (_issue(place, "unreadable-source", *refusal),)
    data = path.read_bytes()
    decoded = _decoded(data, place)
    if isinstance(decoded, Issue):
        return None, (decoded,)
    text = parted(legible(decoded), place)
    if not text.usable:
        return None, text.issues
    paragraphs = paragraphs_of(text.body)
    if not paragraphs:
        empty = _issue(place, "empty-source", "there is no text in it", "paste the text, or delete the file")
        return None, (*text.issues, empty)
    source = Source(file, text.body, hashlib.sha256(data).hexdigest(), paragraphs, text.metadata)
    return source, (*text.issues, *_oddities(decoded, place))


def _refusal(path: Path, file: str, inside: Path) -> tuple[str, str] | None:
    """Why a file must not or cannot be opened: what is wrong and what to do."""
    if _HALF.search(file):
        return "its name is not UTF-8", "rename it"
    if file != legible(file):
        return "its name has a sign that nobody sees", "rename it"
    if astray := _astray(path, inside):
        return astray, "copy the text itself into the folder"
    if (size := path.stat().st_size) > LARGEST:
        return f"it is {size / 1e6:,.0f} MB large, and no more than {LARGEST / 1e6:g} MB are read", "make several of it"
    try:
        with path.open("rb"):
            return None
    except OSError as error:
        return f"it cannot be opened ({reason(error)})", "check who may read the file"


def _astray(path: Path, inside: Path) -> str:
    """Where a link leads that must not be followed; "" where it leads to a text of the project, or is none."""
    if path.is_dir():
        return "it is a link to a folder outside the project, or to one that it lies in"
    if not followed(path).is_relative_to(inside):
        return "it is a link to a file outside the project"
    return "" if path.is_file() else "it is no file, or a link to nothing"


def _decoded(data: bytes, place: Place) -> str | Issue:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        read = error.object  # without a byte order mark
        before = read[: error.start].decode()
        form = "UTF-8 but UTF-16" if read.startswith((b"\xff\xfe", b"\xfe\xff")) else "UTF-8"
        message = f"it is not {form}: here is the byte 0x{read[error.start]:02x}"
        return _issue(_at(place, before, len(before)), "not-utf8", message, "save it as UTF-8 text")
    found = _CONTROL.search(text)
    if found:
        message = f"it is not a text: here is the control code 0x{ord(found.group()):02x}"
        return _issue(_at(place, text, found.start()), "not-text", message, "save it as plain text")
    return _PRIVATE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


#: What a text may hold that is likely a mistake: its code, what to call it, and what to do.
_ODDITIES = (
    (TURNING, "turning-signs", "signs that turn the direction of writing", "they are left out"),
    (CONTROL, "control-codes", "control codes", "they are left out"),
    (_INVISIBLE, "invisible-characters", "invisible characters", "names may be missed there; delete them"),
    (_TAG, "markup-in-text", "HTML", "paste the words alone; tags would be quoted with them"),
)


def _oddities(text: str, place: Place) -> Iterator[Issue]:
    for pattern, code, what, hint in _ODDITIES:
        if found := pattern.search(text):
            sign = f"U+{ord(found[0]):04X}" if len(found[0]) == 1 else repr(found[0][:40])
            message = f"its text holds {what} (the first is {sign})"
            yield _issue(_at(place, text, found.start()), code, message, hint, "warning")


def _at(place: Place, text: str, offset: int) -> Place:
    """The place in a file's text at an offset, by line and column."""
    return Place(place.path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _without_repeats(sources: list[Source]) -> tuple[list[Source], list[Issue]]:
    """The sources without those whose stem or bytes an earlier one has: ids come from stems, facts from texts."""
    kept: list[Source] = []
    issues: list[Issue] = []
    stems: dict[str, str] = {}
    digests: dict[str, str] = {}
    for source in sources:
        stem, place = Path(source.file).stem, Place(f"{FOLDER}/{source.file}")
        first = stems.get(stem.lower()) or digests.get(source.digest)
        if first:
            what = "has the same name as" if stem.lower() in stems else "is the same text as"
            message = f"it {what} {FOLDER}/{first}"
            issues.append(_issue(place, "seed-named-twice", message, "rename or delete one of them"))
            continue
        stems[stem.lower()] = digests[source.digest] = source.file
        kept.append(source)
    return kept, issues


def _issue(place: Place, code: str, message: str, hint: str = "", severity: Severity = "error") -> Issue:
    return Issue(place, code, message, hint, severity)
