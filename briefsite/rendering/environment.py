"""Jinja as the theme uses it: everything escaped, nothing undefined, and a few words of its own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from jinja2 import select_autoescape
from markupsafe import Markup, escape

from briefsite.model.issues import BriefsiteError
from briefsite.model.nouns import replace
from briefsite.model.pages.maps import Spot
from briefsite.model.pages.parts import Cite, Prose
from briefsite.model.pages.pictures import Network
from briefsite.model.settings import Settings
from briefsite.model.wording import Wording
from briefsite.rendering.compiled import Compiled
from briefsite.rendering.compiling import QuickCode, QuickContext, QuickTemplate
from briefsite.rendering.faults import Unknown
from briefsite.rendering.leaves import Leaves
from briefsite.rendering.maps import map_svg
from briefsite.rendering.pictures import network_svg
from briefsite.rendering.prose import cite_html, foreign, plainly, prose_html, relative
from briefsite.rendering.theme import Theme, version
from briefsite.rendering.tongues import blocks_marked, direction, marking, marks, way, ways_marked
from briefsite.rendering.worded import Place, Worded

#: `Markup` of a plain text, without its questions: what is written here is sanitised, or made of escaped parts.
_markup = str.__new__
#: Templates whose names end so write no markup, in which words would have to be escaped.
_PLAIN = ("txt", "csv", "tsv", "json", "md", "bib", "ics")


def environment(theme: Theme, settings: Settings, made: Mapping[str, bytes], say: Wording) -> Worded:
    """The environment of one run. `made` are the static files, by path; `say` are the words of the interface."""
    env = Worded(
        say,
        loader=theme.loader(),
        autoescape=select_autoescape(disabled_extensions=_PLAIN, default=True, default_for_string=True),
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=Compiled(theme.shipped, repr((say, settings.written_in)), say.language),
    )

    place = env.place

    def href(path: str) -> str:
        """The way from the page to a path of the site."""
        return relative(path, place.page)

    def asset(name: str) -> str:
        """The way from the page to a static file."""
        path = f"static/{name}"
        if path not in made:
            raise BriefsiteError(f"there is no static file '{name}'; put it in templates/static/")
        return f"{relative(path, place.page)}?v={version(made[path])}"

    env.context_class, env.code_generator_class, env.template_class = QuickContext, QuickCode, QuickTemplate
    env.plainly = plainly  # type: ignore[attr-defined]
    env.globals |= {"settings": settings, "asset": asset, "href": href, "absolute": _absolute(settings)}
    env.globals["direction"] = direction(say.language)
    content = marks(settings.written_in, say.language)
    env.filters |= {
        **_written(say, content, place),
        "foreign": marking(content),
        "scripts": foreign,
        "upfirst": _upfirst,
    }
    env.filters |= {"plural": _plural(say), "said_of": _said_of}
    env.filters |= {"hashed": _hashed, "numbers": _numbers}
    return env


def _written(say: Wording, content: str, place: Place) -> Mapping[str, Callable[..., Markup]]:
    """The filters that write something down for the page it stands on; `content` are the attributes of content."""
    ours, around = marks(say.language, "") if content else "", direction(say.language)

    def prose(prose: Prose, page: str, deeper: int = 0) -> str:
        html = ways_marked(blocks_marked(prose.html, content) if content else prose.html, around)
        whole = prose if html is prose.html else replace(prose, html=html)
        return prose_html(whole, page, deeper, say, ours)

    def cited(cite: Cite) -> Markup:
        return Markup(cite_html(cite, place.page, say, ours))  # noqa: S704 - made of escaped parts

    def picture(network: Network, row: float, name: str) -> Markup:
        return network_svg(network, place.page, row, name, say)

    def earth(spots: Sequence[Spot], name: str) -> Markup:
        return map_svg(spots, name, say)

    def turned(text: str) -> Markup:
        return Markup(way(text, around))  # noqa: S704 - an attribute of ours, or nothing

    leaves = Leaves(say, marking(content), prose, around)
    written = {name: _on_page(write, place) for name, write in leaves.by_name().items()}
    written["prose"] = _on_page(prose, place)
    written["date"] = lambda when, begins=False: _markup(Markup, leaves.date(when, begins=begins))
    return {**written, "turned": turned, "cited": cited, "picture": picture, "earth": earth}


def _on_page(write: Callable[..., str], place: Place) -> Callable[..., Markup]:
    """A filter that writes something down for the page it stands on."""

    def written(value: Any, *more: Any) -> Markup:
        return _markup(Markup, write(value, place.page, *more))

    return written


def _absolute(settings: Settings) -> Callable[[str], str]:
    base = settings.base_url.rstrip("/")

    def absolute(path: str) -> str:
        """A path of the site below its own address."""
        return f"{base}/{'' if path == 'index.html' else path}"

    return absolute


def _plural(say: Wording) -> Callable[..., str]:
    def plural(count: int, one: str, many: str = "") -> str:
        """A count with its noun: `1 event`, `2 events`."""
        alone, several = f"%(num)s {one}", f"%(num)s {many or one + 's'}"
        return say.counted(count, alone, several)

    return plural


def _upfirst(text: str) -> str:
    """A text that begins with a capital letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def _numbers(cites: Iterable[Cite]) -> list[int]:
    """The numbers of citations."""
    return [cite.number for cite in cites]


def _hashed(text: str) -> str:
    """What a content security policy calls an inline text that it allows.

    >>> _hashed("p { color: red }")
    'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='
    """
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _said_of(deed: str, who: Markup, whom: Markup) -> Markup:
    """A sentence about somebody, with the links that name them put in."""
    return escape(deed) % {"who": who, "whom": whom}
