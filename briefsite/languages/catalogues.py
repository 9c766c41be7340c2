"""Catalogues from files to the form in which they are looked up, and what is wrong with them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from briefsite.model.issues import Issue, Place

#: A file, and its folder as a person knows it; "" for one that Briefsite brings.
Found = tuple[Path, str]

_NAMED = re.compile(r"%\((\w+)\)s")
_LOOSE = re.compile(r"%(?!\(\w+\)s|%)")
_TAG, _SIGN = re.compile(r"<[^<>]*>"), re.compile(r'[<>"]')
#: Catalogues are stamped with a time; the same words shall be the same bytes.
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def compiled(language: str, found: Sequence[Found]) -> tuple[bytes, tuple[Issue, ...]]:
    """The words of the files, the first that has a message telling it, as gettext's `.mo`; and all that is wrong."""
    issues: list[Issue] = []
    whole: Catalog | None = None
    for path, folder in found:
        place = f"{folder}/{path.name}" if folder else path.name
        one, wrong = _read(path, place, language)
        issues += wrong
        if one is not None:
            whole = _over(one, whole) if whole else one
    if whole is None:
        return b"", tuple(issues)
    whole.creation_date = whole.revision_date = _NO_TIME
    written = BytesIO()
    write_mo(written, whole)
    return written.getvalue(), tuple(issues)


def problems(message: Message) -> Iterator[str]:
    """What is wrong with a translation, in sentences without their full stops.

    >>> list(problems(Message("from %(date)s", "von %(datum)s")))
    ["it names %(datum)s, which 'from %(date)s' does not"]
    """
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    allowed = {name for text in originals for name in _NAMED.findall(text)}
    tags = {tag for text in originals for tag in _TAG.findall(text)}
    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
    for text in filter(None, said):
        for name in sorted(set(_NAMED.findall(text)) - allowed):
            yield f"it names %({name})s, which '{originals[0]}' does not"
        if allowed and _LOOSE.search(text):
            yield "a % stands alone in it; write %%"
        if set(_SIGN.findall(_words(text, tags))) - set(_SIGN.findall(_words(" ".join(originals), tags))):
            yield f"it holds markup or straight quotation marks, which '{originals[0]}' does not"


def _words(text: str, tags: set[str]) -> str:
    """A text without the elements of the original: those alone a translation may have, since it stands in a page as it
    is."""
    return _TAG.sub(lambda tag: "" if tag[0] in tags else tag[0], text)


def _read(path: Path, place: str, language: str) -> tuple[Catalog | None, list[Issue]]:
    """A catalogue without the messages that could not be put in place."""
    try:
        stream = BytesIO(path.read_bytes().removeprefix(BOM_UTF8))
        catalogue = read_po(stream, locale=language.replace("-", "_"), abort_invalid=True)
    except (PoFileError, UnknownLocaleError, LookupError, ValueError) as error:
        return None, [Issue(Place(place), "bad-catalogue", f"it is no catalogue: {error}", "mend it with a PO editor")]
    catalogue.charset = "utf-8"  # whatever the file was in, or said that it is
    issues: list[Issue] = []
    for message in list(catalogue):
        for problem in problems(message) if message.id else ():
            issues.append(Issue(Place(place, message.lineno or 0), "bad-translation", problem, "mend the translation"))
            catalogue.delete(message.id, message.context)
    return catalogue, issues


def _over(catalogue: Catalog, before: Catalog) -> Catalog:
    """The earlier catalogue, with what only the later one has."""
    if catalogue.num_plurals == before.num_plurals:
        for message in catalogue:
            known = before.get(message.id, message.context) if message.id else message
            if message.string and not message.fuzzy and not (known and known.string and not known.fuzzy):
                before[message.id] = message
    return before
