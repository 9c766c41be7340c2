"""Templates that are compiled to do less write what Jinja's own would."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from importlib import import_module

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup

from briefsite.model.settings import Settings
from briefsite.pages import pages
from briefsite.rendering import Renderer
from briefsite.rendering.compiling import QuickCode, QuickContext, QuickTemplate
from briefsite.rendering.prose import plainly
from tests.sample import sample_graph, sample_site

TEMPLATES: Mapping[str, str] = {
    "base": "{% import 'macros' as m with context %}<{% block a %}{% endblock %}>{{ m.link('<a>') }}",
    "macros": "{% macro link(text, kind='x') %}[{{ text }}|{{ kind }}]{% endmacro %}"
    "{% macro many() %}{{ varargs | join(',') }}{{ kwargs.x }}{% endmacro %}"
    "{% macro around() %}({{ caller() }}){% endmacro %}"
    "{% macro needs(one) %}{{ one }}{% endmacro %}",
    "page": "{% extends 'base' %}{% block a %}{% for word in words %}{% set doubled = word ~ word %}"
    "{{ m.link(word) }}{{ m.link(word, kind='<k>') }}{{ m.link(doubled, word) }}{{ seen() }}{{ loop.index }}"
    "{% endfor %}"
    "{{ m.many('<', safe, x=1) }}{% call m.around() %}{{ words[0] }}{% endcall %}{{ none }}{{ 1.5 }}{{ safe }}"
    "{{ thing.own }}{{ thing['own'] }}{{ {'own': '<k>'}.own }}{{ thing.lacks is defined }}{{ plain(thing.own) }}"
    "{% for one in [thing] if one.own %}{{ one.own }}{{ plain(one.inner.own) }}{% endfor %}"
    "{{ shown }}{% set part %}<b>{{ words[0] }}</b>{% endset %}{{ part }}{% endblock %}",
}

#: What is imported, with what imports it.
ASKING = {
    "asking": "{% macro asked() %}{{ words[0] }}{{ title }}{{ seen() }}{% endmacro %}",
    "answering": "{% import 'asking' as m with context %}{{ m.asked() }}",
}


class Shown:
    def __html__(self) -> str:
        return "<i>shown</i>"


class Thing:
    own = "<own>"
    inner: object

    def __getitem__(self, name: str) -> str:
        return {"own": "<item>"}[name]


THING = Thing()
THING.inner = THING


def plain(text: str) -> str:
    return f"<{text}>"


@pass_context
def seen(context: Context) -> str:
    return str(context.get("doubled", "-"))


def written(text: str, *, quick: bool, **more: object) -> str:
    env = Environment(
        autoescape=True, undefined=StrictUndefined, loader=DictLoader({**TEMPLATES, **ASKING, "text": text})
    )
    if quick:
        env.context_class, env.code_generator_class = QuickContext, QuickCode
        env.template_class = QuickTemplate
        env.plainly = plainly  # type: ignore[attr-defined]
    env.globals |= {
        "seen": seen,
        "safe": Markup("<s>"),
        "shown": Shown(),
        "thing": THING,
        "plain": plain,
        "words": ["<one>", "two & 'three'"],
    }
    return env.get_template("text").render(**more)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_writes_the_same(name: str) -> None:
    text = TEMPLATES[name]
    assert written(text, quick=True) == written(text, quick=False)


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'answering' %}",
        "{% set words = ['set'] %}{% include 'answering' %}",
        "{% for title in words %}{% include 'answering' %}{% endfor %}",
        "{% for words in ['ab', 'cd'] %}{% import 'asking' as m with context %}{{ m.asked() }}{% endfor %}",
        "{% set doubled = 'x' %}{% from 'asking' import asked with context %}{{ asked() }}{% include 'answering' %}",
        "{% set title = 'x' %}{% block a %}{% import 'asking' as m with context %}{{ m.asked() }}{% endblock %}",
    ],
)
def test_what_is_imported_sees_what_it_would(text: str) -> None:
    for title in ("one", "two"):
        assert written(text, quick=True, title=title) == written(text, quick=False, title=title)


@pytest.mark.parametrize(
    "text",
    [
        "{{ nothing }}",
        "{{ thing.lacks }}",
        "{{ thing.inner.lacks.more }}",
        "{{ none.x }}",
        "{% from 'macros' import needs %}{{ needs() }}",
    ],
)
def test_what_is_not_there_is_a_fault(text: str) -> None:
    for quick in (True, False):
        with pytest.raises(UndefinedError):
            written(text, quick=quick)


@pytest.mark.parametrize("text", ["{% from 'macros' import needs %}{{ needs(1, 2) }}"])
def test_too_much_is_a_fault(text: str) -> None:
    for quick in (True, False):
        with pytest.raises(TypeError):
            written(text, quick=quick)


def test_pages_leave_no_garbage_that_must_be_looked_for() -> None:
    renderer = Renderer(None, Settings())
    laid_out = list(pages(sample_graph(), Settings()))
    for page in laid_out:  # the first time templates are compiled
        renderer.written(page)
    gc.collect()
    for page in laid_out:
        renderer.written(page)
    assert gc.collect() < len(laid_out) / 10


def test_every_page_of_the_sample_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = sample_site(base_url="https://desk.example/")
    module = import_module("briefsite.rendering.environment")
    monkeypatch.setattr(module, "QuickCode", CodeGenerator)
    monkeypatch.setattr(module, "QuickContext", Context)
    assert sample_site(base_url="https://desk.example/") == quick
