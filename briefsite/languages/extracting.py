"""`python -m briefsite.languages.extracting`: takes the texts of the interface out of code and templates.

It writes `briefsite.pot`, the English catalogue that a translation starts from, and brings ours up to date with it: new
texts are added untranslated, those that are gone are taken out.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import briefsite
from briefsite.languages import SHIPPED

TEMPLATE = SHIPPED / "briefsite.pot"
_PACKAGE = Path(briefsite.__file__).parent
_METHODS = [
    ("model/**.py", "python"),
    ("pages/**.py", "python"),
    ("rendering/**.py", "python"),
    ("**.html", "jinja2"),
    ("**.xml", "jinja2"),
    ("**.opml", "jinja2"),
]
#: The functions that are given texts, and which of their arguments these are.
_KEYWORDS = {
    "_": None,
    "say": None,
    "gettext": None,
    "ngettext": (1, 2),
    "term": ((1, "c"), 2),
    "pgettext": ((1, "c"), 2),
    "counted": (2, 3),
    "form": (2, 3),
}
_HEAD = """\
# The texts of Briefsite's interface{what}.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals={number}; plural={rule};\\n"

"""


def extracted(templates: Path) -> Catalog:
    """All texts of the package and of the theme at `templates`, each with the files that say it."""
    found = Catalog(locale="en", charset="utf-8")
    for folder, name in ((_PACKAGE, "briefsite"), (templates, "templates")):
        for file, _, text, comments, context in extract_from_dir(folder, _METHODS, keywords=_KEYWORDS):
            found.add(text, None, [(f"{name}/{Path(file).as_posix()}", 0)], auto_comments=comments, context=context)
    return found


def as_text(catalogue: Catalog, what: str = "") -> str:
    """A catalogue as a file, the same for the same texts."""
    written = BytesIO()
    write_po(
        written, catalogue, width=120, omit_header=True, sort_by_file=True, include_lineno=False, ignore_obsolete=True
    )
    rule = {"number": catalogue.num_plurals, "rule": catalogue.plural_expr}
    head = _HEAD.format(what=what, language=catalogue.locale_identifier or "", **rule)
    return head + written.getvalue().decode().lstrip("\n")


def brought_up_to_date(path: Path, texts: Catalog) -> str:
    """A catalogue of ours with exactly these texts."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=path.stem)
    catalogue.update(texts, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return as_text(catalogue, f" in {path.stem}")


def main(templates: Path = _PACKAGE.parent / "templates") -> None:
    """Writes all catalogues of ours."""
    texts = extracted(templates)
    TEMPLATE.write_text(as_text(texts), encoding="utf-8", newline="\n")
    for path in sorted(SHIPPED.glob("*.po")):
        path.write_text(brought_up_to_date(path, texts), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
