"""Templates as Python that does less than Jinja's own and writes the same: most of a clean build is spent in it.

What is put out is only joined, so it is escaped to plain text; a macro that is given its arguments in order is called
at once, and so is `href`. Everything else is left to Jinja.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from briefsite.rendering.fragments import RECURRING, Fragments, Recurring, recurring
from briefsite.rendering.worded import Worded

Variables = dict[str, Any] | None
_text = str.__new__


@pass_context
def href(context: Context, path: str) -> str:
    """The way from the page to a path of the site."""
    fragments: Fragments = context.environment.fragments  # type: ignore[attr-defined]
    return fragments.way(path, context["page"].head.path)


class QuickContext(Context):
    """Calls what templates call most without asking first what kind of thing it is."""

    def quick(self, loop: Variables, block: Variables, called: Any, *args: Any) -> Any:
        """What a template's call with plain arguments gives; `loop` and `block` are the variables at its place."""
        kind = type(called)
        if kind is Recurring:
            return self._again(called, args)
        if kind is Macro:
            short = len(called.arguments) - len(args)
            unusual = called.catch_kwargs or called.catch_varargs or called.caller
            if short >= 0 and not unusual and self.eval_ctx.autoescape:
                more = (missing,) * short
                return _text(Markup, called._func(*args, *more))  # noqa: SLF001 - escaped by the template, as always
        elif called is href and not loop and not block:
            return href(self, *args)
        places = {name: found for name, found in (("_loop_vars", loop), ("_block_vars", block)) if found}
        return self.call(called, *args, **places)

    def _again(self, macro: Recurring, args: tuple[Any, ...]) -> Any:
        """What a macro wrote for the same values on a page of the same folder."""
        fragments, key = macro.fragments, (macro.mark, *map(id, args))
        found = fragments.recall(key)
        if found is not None:
            return found.text
        if all(type(one) in RECURRING for one in args):
            return fragments.written(key, args, lambda: self.call(macro, *args))
        return self.call(macro, *args)


class QuickCode(CodeGenerator):
    """Jinja's own, but for what is put out, what is called, and macros that recur."""

    _recurring: tuple[nodes.Macro, ...] = ()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - as Jinja calls it
        self._recurring = recurring(node) if isinstance(self.environment, Worded) else ()
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Says of a macro that recurs that it does."""
        name = next((one.name for one in self._recurring if one is macro_ref.node), "")
        self.write(f"environment.recurring({f'{self.name} {name}'!r}, " if name else "(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.plainly({finalize.src or ''}")

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
