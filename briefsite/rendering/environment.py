"""Jinja as the theme uses it: everything escaped, nothing undefined, and a few words of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from briefsite.model.issues import BriefsiteError
from briefsite.model.pages.parts import Cite, Prose
from briefsite.model.pages.pictures import Network
from briefsite.model.settings import Settings
from briefsite.rendering.maps import map_svg
from briefsite.rendering.pictures import network_svg
from briefsite.rendering.prose import cite_html, foreign, prose_html, relative
from briefsite.rendering.theme import Theme, version

_RIGHT_TO_LEFT = {"ar", "arc", "dv", "fa", "ha", "he", "khw", "ks", "ku", "ps", "sd", "ur", "yi"}
#: Templates whose names end so write no markup, in which words would have to be escaped.
_PLAIN = ("txt", "csv", "tsv", "json", "md", "bib", "ics")


class _QuickContext(Context):
    """Calls a macro that is given all its arguments without asking first what kind of thing it is: most of what a page
    is made of are such calls."""

    def call(self, obj: Any, *args: Any, **kwargs: Any) -> Any:
        if type(obj) is not Macro:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if kwargs or obj.catch_varargs or obj.caller or len(args) != len(obj.arguments) or not self.eval_ctx.autoescape:
            return obj(*args, **kwargs)
        return Markup(obj._func(*args))  # noqa: S704, SLF001 - escaped by the template, as always


def environment(theme: Theme, settings: Settings, made: Mapping[str, bytes]) -> Environment:
    """The environment of one run. `made` are the static files, by path."""
    env = Environment(
        loader=theme.loader(),
        autoescape=select_autoescape(disabled_extensions=_PLAIN, default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    @pass_context
    def asset(context: Context, name: str) -> str:
        """The way from the page to a static file."""
        path = f"static/{name}"
        if path not in made:
            raise BriefsiteError(f"there is no static file '{name}'; put it in templates/static/")
        return f"{relative(path, context['page'].head.path)}?v={version(made[path])}"

    env.context_class = _QuickContext
    env.globals |= {"settings": settings, "asset": asset, "href": _href, "absolute": _absolute(settings)}
    env.globals["direction"] = "rtl" if settings.language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    env.filters |= {
        "prose": _prose,
        "cited": _cited,
        "foreign": foreign,
        "plural": _plural,
        "picture": _picture,
        "earth": map_svg,
    }
    return env


@pass_context
def _href(context: Context, path: str) -> str:
    """The way from the page to a path of the site."""
    return relative(path, context["page"].head.path)


@pass_context
def _prose(context: Context, prose: Prose, deeper: int = 0) -> Markup:
    return prose_html(prose, context["page"].head.path, deeper)


@pass_context
def _cited(context: Context, cite: Cite) -> Markup:
    return Markup(cite_html(cite, context["page"].head.path))  # noqa: S704 - made of escaped parts


@pass_context
def _picture(context: Context, network: Network, row: float, name: str) -> Markup:
    return network_svg(network, context["page"].head.path, row, name)


def _absolute(settings: Settings) -> Callable[[str], str]:
    base = settings.base_url.rstrip("/")

    def absolute(path: str) -> str:
        """A path of the site below its own address."""
        return f"{base}/{'' if path == 'index.html' else path}"

    return absolute


def _plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 event`, `2 events`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
