"""The forms in which other programs take a site, told by where their files lie."""

from __future__ import annotations

from fnmatch import fnmatchcase

from briefsite.model.nouns import dataclass

#: Below this folder of a site's templates lie its own exporters, and below this folder of the site what they write.
OWN = "data/"
#: And below this one its own kinds of page, each of which lies at the top of the site.
OWN_PAGES = "pages/"
TABLES = ("actors", "commitments", "events", "quotations", "statements")


@dataclass(frozen=True, slots=True)
class Format:
    """A form by name, what it is, and the patterns of its files. `feed`: it needs the site's own address."""

    name: str
    doc: str
    patterns: tuple[str, ...]
    feed: bool = False


#: A file is of the first form that has a pattern for it.
FORMATS = (
    Format("atom", "Atom feeds of the site, its topics and its actors", ("feed.xml", "*.feed.xml"), feed=True),
    Format("jsonfeed", "the same as JSON Feed", ("feed.json", "*.feed.json"), feed=True),
    Format("opml", "a list of the feeds", ("feeds.opml",), feed=True),
    Format("ical", "calendars of the site, its actors and its topics", ("*.ics",)),
    Format(
        "csv",
        "tables, with a Data Package that describes them",
        ("data/datapackage.json", *(f"data/{name}.csv" for name in TABLES)),
    ),
    Format("ftm", "FollowTheMoney entities", ("data/entities.ftm.json",)),
    Format("bibtex", "sources as BibTeX", ("data/sources.bib",)),
    Format("csl", "sources as CSL-JSON", ("data/sources.csl.json",)),
    Format("own", "what your own templates in templates/data/ make", ("data/*",)),
    Format("json", "JSON of every page", ("*.json",)),
    Format("jsonld", "linked data of every page (schema.org)", ("*.jsonld",)),
)


def format_of(path: str) -> str:
    """The form of a file of the site; "" for what is read by people.

    >>> format_of("actors/hun-sen.feed.json"), format_of("actors/hun-sen.json"), format_of("index.html")
    ('jsonfeed', 'json', '')
    """
    for form in FORMATS:
        if any(fnmatchcase(path, pattern) for pattern in form.patterns):
            return form.name
    return ""
