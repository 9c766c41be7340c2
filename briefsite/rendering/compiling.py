"""Templates as Python that does less than Jinja's own and writes the same: most of a clean build is spent in it.

What is put out is only joined, so it is escaped to plain text; a macro that is given its arguments in order is called
at once, and so are functions that ask for no context, and `href`; an attribute that is there is taken without asking
the environment. Everything else is left to Jinja.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from briefsite.rendering.prose import relative

Variables = dict[str, Any] | None
_text = str.__new__


@pass_context
def href(context: Context, path: str) -> str:
    """The way from the page to a path of the site."""
    return relative(path, context["page"].head.path)


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
        elif called is href:
            if not ((loop and "page" in loop) or (block and "page" in block)):
                return href(self, *args)
        elif type(called) is FunctionType and not hasattr(called, "jinja_pass_arg"):
            return called(*args)
        places = {name: found for name, found in (("_loop_vars", loop), ("_block_vars", block)) if found}
        return self.call(called, *args, **places)


class QuickCode(CodeGenerator):
    """Jinja's own, but for what is put out and what is called."""

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
