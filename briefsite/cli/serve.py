"""`serve`: a preview that follows every save."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.cli.clock import now
from briefsite.cli.console import Console, counted
from briefsite.cli.convert import convert_site
from briefsite.cli.exits import Exit
from briefsite.model.issues import BriefsiteError, Issue
from briefsite.model.site import Site

if TYPE_CHECKING:
    from briefsite.preview import Reviewing

NAME = "serve"
HELP = "preview the site on this machine; pages reload when content, templates or settings are saved"
EXAMPLES = "serve --open\nserve --port 8001\nserve --base /a/b/\nserve --convert"
FOLDERS = ("content", "templates", "seeds")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default: 8000; 0: any free one)")
    parser.add_argument("--base", type=base_path, default="/", metavar="/PATH/", help="serve the site below this path")
    parser.add_argument("--open", action="store_true", help="open it in a browser")
    parser.add_argument("--convert", action="store_true", help="convert again whenever a text in seeds/ is saved")


def base_path(text: str) -> str:
    """`a/b` as `/a/b/`."""
    inner = text.strip("/")
    return f"/{inner}/" if inner else "/"


def run(args: argparse.Namespace, console: Console) -> Exit:
    import asyncio

    try:
        asyncio.run(_serve(args, console))
    except KeyboardInterrupt:
        console.say("stopped")
    except OSError as error:
        cause = f"port {args.port} cannot be used ({error.strerror})"
        raise BriefsiteError(f"{cause}; try: serve --port {args.port + 1}") from None
    return Exit.OK


async def _serve(args: argparse.Namespace, console: Console) -> None:
    import asyncio
    import webbrowser

    from briefsite.pipeline.previewing import Preview
    from briefsite.preview import preview

    root: Path = args.root

    desk, converted = Preview(root, now), [""]

    def make() -> tuple[Site, tuple[Issue, ...]]:
        if args.convert and (texts := desk.texts()) != converted[0]:
            converted[0] = texts
            convert_site(root, console)
        built = desk.build()
        return built.site, built.issues

    def announce(problems: tuple[str, ...]) -> None:
        for problem in problems:
            console.error(problem)
        console.say(f"not shown: {counted(len(problems), 'problem')}" if problems else "built")

    told = {"port": args.port, "base": args.base, "announce": announce, "reviewing": _reviewing(root)}
    async with preview(make, root, FOLDERS, **told) as listening:
        console.say(f"Serving {listening.url} (Ctrl+C stops); what awaits you: {listening.url}_review/")
        if args.open:
            webbrowser.open(listening.url)
        await asyncio.Event().wait()


def _reviewing(root: Path) -> Reviewing:
    from briefsite.pipeline.answering import answer, sign
    from briefsite.pipeline.reviewing import the_question, what_awaits
    from briefsite.preview import Reviewing

    def answered(id_: str, given: str, words: str) -> str:
        question = the_question(root, id_)
        return f"content/{question.path}, {question.place}: {answer(root, question, given, words)}"

    def read(path: str) -> str:
        signed, news = sign(root, path)
        return f"content/{signed}: {'read by a person' if news else 'read already'}"

    return Reviewing(lambda: what_awaits(root), answered, read)
