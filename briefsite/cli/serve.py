"""`serve`: a preview that follows every save."""

from __future__ import annotations

import argparse
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from briefsite.cli.console import Console
from briefsite.cli.exits import Exit
from briefsite.model.issues import BriefsiteError

if TYPE_CHECKING:
    from briefsite.preview import Listening, Reviewing

NAME = "serve"
HELP = "preview the site on this machine; pages reload when content, templates or settings are saved"
EXAMPLES = (
    "serve --open\nserve --open content/actors/kofi-annan.md\nserve --port 8001\nserve --base /a/b/\n"
    "serve --convert\nserve --editor zed"
)
FOLDERS = ("content", "templates", "seeds")
EDITOR = "BRIEFSITE_EDITOR"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, help="port on 127.0.0.1 (default: 8000; 0: any free one)")
    parser.add_argument(
        "--base",
        type=base_path,
        metavar="/PATH/",
        help="serve the site below this path (default: that of base_url, or /)",
    )
    parser.add_argument(
        "--open", nargs="?", const="", metavar="FILE", help="open the site in a browser, or the page of a content file"
    )
    parser.add_argument("--convert", action="store_true", help="convert again whenever a text in seeds/ is saved")
    parser.add_argument(
        "--editor",
        default=os.environ.get(EDITOR, "vscode"),
        metavar="NAME",
        help="what a place in a file opens in: vscode, vscodium, cursor, zed, idea, textmate, none, or an address with "
        f"{{file}}, {{line}} and {{column}} (default: the variable {EDITOR}, or vscode)",
    )


def base_path(text: str) -> str:
    """`a/b` as `/a/b/`."""
    inner = text.strip("/")
    return f"/{quote(inner)}/" if inner else "/"


def configured_base(root: Path) -> str:
    """The path below which the site will be published: its `404.html` leads there from wherever it is shown."""
    from briefsite.config import read_settings

    with suppress(OSError):  # the first build says so
        path = urlsplit(read_settings(root)[0].base_url).path
        return f"{path.rstrip('/')}/"
    return "/"


def run(args: argparse.Namespace, console: Console) -> Exit:
    import asyncio

    try:
        asyncio.run(_serve(args, console))
    except (KeyboardInterrupt, asyncio.CancelledError):
        console.say("stopped")
    return Exit.OK


async def _serve(args: argparse.Namespace, console: Console) -> None:
    import asyncio

    from briefsite.cli.keys import listening_to
    from briefsite.cli.previewing import Desk
    from briefsite.preview import preview
    from briefsite.publishing.headers import headers

    if args.open and not args.convert:  # a conversion may make it
        _require_a_file(args.root, args.open)
    desk = Desk(args.root, console, converting=args.convert)
    _require_a_port(args.port)
    async with preview(
        desk.make,
        args.root,
        FOLDERS,
        port=args.port,
        base=args.base or configured_base(args.root),
        announce=desk.announce,
        glance=desk.glance,
        reviewing=_reviewing(args.root),
        editor=editor_address(args.editor),
        content_type=lambda path: headers(path).content_type,
    ) as listening:

        def convert() -> None:
            desk.convert_next()
            listening.build_again()

        serving = asyncio.ensure_future(listening.until_it_fails())

        def stop() -> None:  # whatever a signal would come to: a shell's job behind `&` is deaf to Ctrl+C
            serving.cancel()

        keys = {
            "o": lambda: _open(page_of(listening, args.root)),
            "c": convert,
            "q": stop,
        }
        with listening_to(keys) as heard:
            console.say(f"Serving {listening.url} (Ctrl+C stops); what awaits you: {listening.url}_review/")
            if heard:
                console.say("keys: o opens the page of the file that was saved last, c converts, q stops")
            if args.open is not None:
                _open(page_of(listening, args.root, args.open))
            await serving


def _port(text: str) -> int:
    """A number; whether there is such a port is asked when it is opened."""
    if not text.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"'{text}' is no number; write one such as 8001")
    return int(text)


def _require_a_port(port: int) -> None:
    """Raises BriefsiteError, saying so, where the port cannot be used."""
    import socket

    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(os.name != "nt"))
        try:
            tried.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            cause = f"port {port} cannot be used ({getattr(error, 'strerror', '') or 'there is no such port'})"
            raise BriefsiteError(f"{cause}; try: serve --port {port + 1 if 0 < port < 65535 else 8001}") from None


def editor_address(name: str) -> str:
    """The address by which an editor opens a file. Raises BriefsiteError where it is none."""
    from briefsite.model.issues import did_you_mean
    from briefsite.preview import EDITORS

    if "{file}" in name and re.match(r"[a-z][a-z0-9+.-]*://", name):
        try:
            name.format(file="", line=1, column=1)
        except (KeyError, IndexError, ValueError):
            raise BriefsiteError(f"--editor {name}: it may name {{file}}, {{line}} and {{column}} only") from None
        return name
    if name not in EDITORS:
        hint = did_you_mean(name, EDITORS) or f"write one of {', '.join(EDITORS)}, or an address with {{file}}"
        raise BriefsiteError(f"--editor {name}: there is no such editor; {hint}")
    return EDITORS[name]


def _require_a_file(root: Path, file: str) -> None:
    from briefsite.pipeline.roots import a_site
    from briefsite.pipeline.which_file import content_file

    content_file(a_site(root), file)


def page_of(listening: Listening, root: Path, file: str = "") -> str:
    """The address of a content file's page: where none is named, of the one that was saved last, or of the home page.

    Raises BriefsiteError where there is no such file, or it has no page. While something is wrong, that is not known,
    and what is shown there says what.
    """
    from briefsite.pages.moved import address_of
    from briefsite.pipeline.which_file import content_file

    if not file and not (listening.saved and listening.saved.exists()):
        return listening.url
    page = address_of(content_file(root, file or str(listening.saved)))
    showing = listening.showing
    if page in showing.site or not file or (showing.problems and not showing.aside):
        return f"{listening.url}{page}"
    raise BriefsiteError(f"{file} has no page in the site; its front matter keeps it from readers")


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


def _reviewing(root: Path) -> Reviewing:
    from briefsite.pipeline.answering import answer, sign
    from briefsite.pipeline.reviewing import the_question, what_awaits
    from briefsite.preview import Reviewing

    def answered(id_: str, given: str, words: str) -> str:
        question = the_question(root, id_)
        return f"content/{question.where}: {answer(root, question, given, words)}"

    def read(path: str) -> str:
        signed, news = sign(root, path)
        return f"content/{signed}: {'read by a person' if news else 'read already'}"

    return Reviewing(lambda: what_awaits(root), answered, read)
