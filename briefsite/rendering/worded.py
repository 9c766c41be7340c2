"""Templates in the language of the site. What they say is put in when they are compiled, and costs nothing later.

A template marks its texts as gettext has it: `{{ _("Latest") }}`, `{% trans %}…{% endtrans %}`, and
`counted(number, "%(num)s event", "%(num)s events")` for what depends on a number.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from threading import local
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from briefsite.model.pages.terms import actor_kinds, event_kinds, sections
from briefsite.model.wording import Wording
from briefsite.rendering.loops import BoundedEnvironment


class Place(local):
    """Where stands what a thread writes just now."""

    #: The path of the page.
    page: str = ""


class Worded(BoundedEnvironment):
    """An environment whose templates speak a language."""

    def __init__(self, say: Wording, **options: Any) -> None:
        super().__init__(extensions=["jinja2.ext.i18n"], **options)
        self._say = say
        self.place = Place()
        self.globals |= {"_": say, "gettext": say, "pgettext": say.term, "ngettext": _ngettext(say)}
        self.globals |= {"counted": say.counted, "language": say.language}
        self.globals |= {"sections": sections(say), "actor_kinds": actor_kinds(say), "event_kinds": event_kinds(say)}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template sees beside the page: all of it is there before one is asked for."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = _Saying(self._say).visit(super()._parse(source, name, filename))
        return parsed


class _Saying(NodeTransformer):
    """Puts a plain text in the place of a call that would look it up."""

    def __init__(self, say: Wording) -> None:
        self._calls: dict[str, Callable[..., str]] = {"_": say, "gettext": say, "pgettext": say.term}

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - as Jinja calls it
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        texts = [one.value for one in node.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(texts) == len(node.args)
        if name not in self._calls or not plain:
            return node
        return nodes.Const(self._calls[name](*texts), lineno=node.lineno)


def _ngettext(say: Wording) -> Any:
    return lambda one, many, number: say.form(number, one, many)
