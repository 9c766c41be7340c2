"""What went wrong in a template, as an issue: its file and line, what is wrong there, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.environment import TemplateModule

from briefsite.model.issues import BriefsiteError, FaultyError, Issue, Place, did_you_mean
from briefsite.rendering.theme import Theme

_MEND = "mend the template there"
_SEEN = "a template sees page and settings, and what it sets itself"


class TemplateFault(FaultyError):  # noqa: N818 - it is the template that has the fault
    """A fault of a template, met while a page was written. `issue` says nothing of the page."""

    def __init__(self, issue: Issue, page: str) -> None:
        self.issue = issue
        super().__init__([while_writing(issue, page)])


def while_writing(issue: Issue, page: str, more: int = 0) -> Issue:
    """The issue with the page, and how many more pages, in which it was met."""
    others = f" and {more:,} more page{'s' if more > 1 else ''}" if more else ""
    return replace(issue, message=f"{issue.message}, while writing {page}{others}")


class Unknown(StrictUndefined):
    """What a template names and nothing has: said with the nearest name that there is."""

    @property
    def _undefined_message(self) -> str:
        thing, name = self._undefined_obj, self._undefined_name
        if self._undefined_hint or not isinstance(name, str):
            return str(super()._undefined_message)
        if is_dataclass(thing):
            names, whole = [field.name for field in fields(thing)], f"the fields of {type(thing).__name__}"
        elif isinstance(thing, TemplateModule):
            names, whole = [each for each in vars(thing) if each[0] != "_"], f"what '{thing.__name__}' has"
        else:
            return str(super()._undefined_message)
        hint = did_you_mean(name, names) or f"there is {', '.join(names)}"
        return f"'{name}' is none of {whole}; {hint}"


def fault(error: Exception, template: str, theme: Theme) -> Issue:
    """The issue of what was raised while a page was written with a template."""
    if isinstance(error, TemplateSyntaxError):
        named = theme.named(error.filename or error.name or template)
        return _issue(Place(named, error.lineno), (error.message or "it is no template").rstrip("."), "")
    message, hint = _said(error, theme)
    lines = list(_lines(error, theme))
    own = [place for place in lines if not place.path.startswith("theme/")]
    if own and lines and lines[-1] != own[-1]:
        message += f" (in {lines[-1]})"
    return _issue((own or lines or [Place(f"templates/{template}")])[-1], message, hint)


def _issue(place: Place, message: str, hint: str) -> Issue:
    return Issue(place, "template", message, hint or _MEND)


def _said(error: Exception, theme: Theme) -> tuple[str, str]:
    """In words, what is wrong and what to do."""
    if isinstance(error, TemplateNotFound):
        near = did_you_mean(str(error.name), theme.templates)
        return f"there is no template '{error.name}'", near or "write it in templates/, or take out what names it"
    if isinstance(error, RecursionError):
        return "it includes or calls itself without end", ""
    if isinstance(error, UndefinedError) and str(error).endswith(" is undefined"):
        return str(error), _SEEN
    if isinstance(error, (BriefsiteError, UndefinedError)):
        message, _, hint = str(error).partition("; ")
        return message, hint
    kind = type(error).__name__
    return f"{error} ({kind})" if str(error) else kind, ""


def _lines(error: BaseException, theme: Theme) -> Iterator[Place]:
    """The lines of templates that an error passed through, the innermost last."""
    trace: Any = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if any(folder and Path(file).is_relative_to(folder) for folder in (theme.own, theme.shipped)):
            yield Place(theme.named(file), trace.tb_lineno)
        trace = trace.tb_next
