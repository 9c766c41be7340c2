"""The words of the interface in the language of a site: gettext catalogues (`.po`), read with Babel.

English stands in the code. A catalogue of another language, or a site's own for changing ours, is the file
`templates/languages/km.po` of the site; ours lie in `briefsite/data/languages/`. Both count, message by message, the
site's first; a text that neither has is said in English. Babel is loaded only where a catalogue is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import briefsite
from briefsite.model.issues import Issue, Place
from briefsite.model.wording import Wording

if TYPE_CHECKING:
    from briefsite.languages.catalogues import Found

#: Where a site's own catalogues lie, below its templates.
FOLDER = "languages"
SHIPPED = Path(briefsite.__file__).parent / "data/languages"
_WRITTEN_IN = "en"


def wording(language: str, templates: Path | None, asked: Place) -> tuple[Wording, tuple[Issue, ...]]:
    """The words of a language, and what should be mended; English where there is no catalogue. `templates` is the
    folder of the site's own templates, `asked` the place of the setting."""
    found = list(_files(language, templates))
    if not found:
        primary = language.partition("-")[0].lower()
        return (Wording(language), ()) if primary == _WRITTEN_IN else (Wording(), (_none(language, asked),))
    from briefsite.languages.catalogues import compiled  # noqa: PLC0415 - half of what a build takes to start

    data, issues = compiled(language, found)
    return Wording(language, data), issues


def shipped() -> list[str]:
    """The languages that Briefsite brings."""
    return sorted({_WRITTEN_IN, *(path.stem for path in SHIPPED.glob("*.po"))})


def _files(language: str, templates: Path | None) -> Iterator[Found]:
    """The catalogues of a language, the nearest first: `pt-BR.po` before `pt.po`, the site's before ours."""
    parts = language.split("-")
    names = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    for folder, shown in ((templates / FOLDER if templates else None, f"templates/{FOLDER}"), (SHIPPED, "")):
        known = {path.stem.lower(): path for path in folder.glob("*.po")} if folder and folder.is_dir() else {}
        yield from ((known[name.lower()], shown) for name in names if name.lower() in known)


def _none(language: str, asked: Place) -> Issue:
    message = f"there is no catalogue of '{language}', so the interface is in English"
    hint = f"translate one (docs/languages.md) as templates/{FOLDER}/{language}.po; there are {', '.join(shipped())}"
    return Issue(asked, "no-catalogue", message, hint, "warning")
