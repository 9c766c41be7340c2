"""Templates as Python that does less than Jinja's own and writes the same: most of a clean build is spent in it.

What is put out is only joined, so it is escaped to plain text; a macro that is given its arguments in order is called
at once, and so are functions that ask for no context; an attribute that is there is taken without asking the
environment; macros that look up nothing of a page are not made anew for each. Everything else is left to Jinja.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

Variables = dict[str, Any] | None
_PLAIN = (FunctionType, MethodType, BuiltinMethodType)
#: What has a template look up something in another.
_OTHERS = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_text = str.__new__


class QuickContext(Context):
    """Calls what templates call most without asking first what kind of thing it is."""

    def quick(self, loop: Variables, block: Variables, called: Any, *args: Any) -> Any:
        """What a template's call with plain arguments gives; `loop` and `block` are the variables at its place."""
        if type(called) is Macro:
            short = len(called.arguments) - len(args)
            unusual = called.catch_kwargs or called.catch_varargs or called.caller
            if short >= 0 and not unusual and self.eval_ctx.autoescape:
                more = (missing,) * short
                return _text(Markup, called._func(*args, *more))  # noqa: SLF001 - escaped by the template, as always
        elif type(called) in _PLAIN and not hasattr(called, "jinja_pass_arg"):
            return called(*args)
        places = {name: found for name, found in (("_loop_vars", loop), ("_block_vars", block)) if found}
        return self.call(called, *args, **places)

    def imported(self, template: Template, variables: Mapping[str, Any]) -> TemplateModule:
        """What a template gives that is imported with context, at a place with some variables of its own."""
        names = getattr(template, "looks_up", None)
        if names is None or not names.isdisjoint(variables) or not self._are_everybodys(names):
            return template.make_module(self.get_all(), True, variables)
        return template.module

    def _are_everybodys(self, names: Iterable[str]) -> bool:
        everybodys = self.environment.globals
        return all(self.resolve_or_missing(name) is everybodys.get(name, missing) for name in names)


class QuickTemplate(Template):
    """A template that knows what it looks up, unless that may be anything."""

    looks_up: frozenset[str] | None = None

    @classmethod
    def _from_namespace(cls, environment: Environment, namespace: Any, more: Any) -> Template:
        made = super()._from_namespace(environment, namespace, more)
        if isinstance(made, QuickTemplate):
            made.looks_up = namespace.get("looks_up")
        return made

    def render(self, **variables: Any) -> str:
        """As Jinja's own. Macros hold the context, and the context macros: that is undone, lest each page is garbage
        that must be looked for."""
        context = self.new_context(variables)
        try:
            return "".join(self.root_render_func(context))
        except Exception:  # noqa: BLE001 - it is raised again, with the lines of templates
            self.environment.handle_exception()
        finally:
            context.vars.clear()


class QuickCode(CodeGenerator):
    """Jinja's own, but for what is put out, called and imported."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._looks_up = set[str]()
        super().visit_Template(node, frame)
        is_alone = not any(map(node.find, _OTHERS))
        self.writeline(f"looks_up = {f'frozenset({sorted(self._looks_up)!r})' if is_alone else None}")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        self._looks_up |= {name for action, name in frame.symbols.loads.values() if action == "resolve" and name}

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if not node.with_context:
            super()._import_common(node, frame)
            return
        self.write("context.imported(environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}), {self.dump_local_context(frame)})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.plainly({finalize.src or ''}")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("(its if (its := getattr(of := ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(of, {node.attr!r}))")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        loop, block = ("_loop_vars" if frame.loop_frame else None), ("_block_vars" if frame.block_frame else None)
        self.write(f"context.quick({loop}, {block}, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")
