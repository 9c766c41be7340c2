"""How long from a save until the page that a browser shows is the new one?

    python bench/preview.py [EVENTS ...] [--saves N] [--write]

The preview runs as `serve` runs it, with a browser's web socket beside it. A brief's file is saved; the clock stops
when the browser was told to load its page again, and the page that it then gets has the new words.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import websocket_connect

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from corpus.costs import put  # noqa: E402
from corpus.inventing import invented  # noqa: E402
from corpus.writing import write  # noqa: E402

from briefsite.pipeline.previewing import Preview  # noqa: E402
from briefsite.preview import Listening, preview  # noqa: E402

BEGIN = "<!-- made by `python bench/preview.py --write` -->"
FOLDERS = ("content", "templates", "seeds")
SHOWN = "briefs/brief-7.html"


async def seen(listening: Listening, file: Path, words: str) -> float:
    """Seconds from saving these words until the page that shows them is served to a browser that was told to ask."""
    host = listening.url.split("/")[2]
    socket = await websocket_connect(f"ws://{host}/livereload")
    await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
    await socket.read_message()
    await socket.write_message(json.dumps({"command": "info", "url": f"{listening.url}{SHOWN}"}))
    await asyncio.sleep(0.2)
    text = file.read_text("utf-8")
    started = time.perf_counter()
    file.write_text(f"{text}\n- {words} [@p2]\n", "utf-8")
    while True:
        await asyncio.wait_for(socket.read_message(), 120)
        page = await AsyncHTTPClient().fetch(f"{listening.url}{SHOWN}")
        if words.encode() in page.body:
            socket.close()
            return time.perf_counter() - started


async def measured(root: Path, saves: int) -> list[float]:
    """The seconds of each save."""
    desk = Preview(root, lambda: datetime(2031, 1, 1, tzinfo=UTC))

    def make():  # type: ignore[no-untyped-def]
        built = desk.build()
        return built.site, built.issues

    async with preview(make, root, FOLDERS, port=0, announce=lambda _: None, glance=desk.glance) as listening:
        await asyncio.sleep(0.5)
        file = root / "content/briefs/brief-7.md"
        found = [await seen(listening, file, f"Save number {number} was seen") for number in range(saves)]
        while hasattr(listening.showing.site, "late"):  # the last build is still under way
            await asyncio.sleep(0.1)
        return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1_000, 10_000], help="how many events")
    parser.add_argument("--saves", type=int, default=10, help="how many saves (default 10)")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    arguments = parser.parse_args()
    lines = ["| events | median | longest | saves |", "|---|---|---|---|"]
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as name:
            write(invented(size), Path(name))
            found = asyncio.run(measured(Path(name), arguments.saves))
        lines.append(f"| {size:,} | {statistics.median(found):.2f} s | {max(found):.2f} s | {len(found)} |")
        print(lines[-1], flush=True)
    print("\n".join(lines))
    if arguments.write:
        put(lines, BEGIN)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
