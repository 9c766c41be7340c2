"""Lighthouse over one page of each kind, of a site that is served below a path.

    make lighthouse

Prints the four scores of each page and the audits that are below full marks; ends with 1 where a score is below 100.
The site is that of the example texts, with the address at which it is served.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT)]

from briefsite.pipeline.building import build  # noqa: E402
from briefsite.pipeline.conversion import convert  # noqa: E402

PROGRAM = PROJECT / ".cache/lighthouse/node_modules/lighthouse/cli/index.js"
#: How often a page is looked at until it is fast: what else the machine does only makes it slower.
RUNS = 3
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is told."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on this machine; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def site_at(root: Path, address: str) -> list[str]:
    """Writes the site of the example texts for that address; gives a page of each kind."""
    shutil.copytree(PROJECT / "seeds", root / "seeds")
    convert(root)
    (root / "pyproject.toml").write_text('[tool.briefsite]\ntitle = "Lighthouse"\n', encoding="utf-8")
    site = build(root, address).site
    for path, data in site.items():
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_bytes(data)
    pages = [path for path in site if path.endswith(".html")]
    kinds = ([path for path in pages if path.startswith(f"{kind}s/")] for kind in ("brief", "actor", "event", "topic"))
    return ["", *(max(found, key=lambda path: len(site[path])) for found in kinds)]


def browser() -> str:
    """The program that shows pages, "" where there is none."""
    return os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome") or ""


def report(address: str, out: Path) -> dict[str, Any]:
    """What Lighthouse says of a page, as on a phone."""
    chrome = browser()
    options = ["--output=json", f"--output-path={out}", "--quiet", f"--chrome-flags={FLAGS}"]
    command = ["node", str(PROGRAM), address, *options]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chrome})
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def best(address: str, out: Path) -> dict[str, Any]:
    """The best of some looks at a page; the first with full marks is the last."""
    looks: list[dict[str, Any]] = []
    while len(looks) < RUNS and not (looks and min(scores_of(looks[-1])) == 100):
        looks.append(report(address, out))
    return max(looks, key=scores_of)


def scores_of(found: dict[str, Any]) -> list[int]:
    return [round(100 * (found["categories"][one]["score"] or 0)) for one in SCORES]


def faults(found: dict[str, Any]) -> list[str]:
    """The audits that cost a page something, each with what it measured."""
    weighed = {ref["id"] for one in SCORES for ref in found["categories"][one]["auditRefs"] if ref["weight"]}
    audits = (found["audits"][name] for name in sorted(weighed))
    low = [audit for audit in audits if audit["score"] is not None and audit["score"] < 0.9]
    return [f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".strip() for audit in low]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.parse_args()
    if not (PROGRAM.is_file() and shutil.which("node")):
        parser.error("it needs Node and Lighthouse, which `make lighthouse` fetches")
    if not browser():
        parser.error("it needs Chromium or Chrome, or CHROME_PATH that names one")
    with tempfile.TemporaryDirectory() as name, served(Path(name) / "site") as base:
        low = 0
        for path in site_at(Path(name), base):
            found = best(base + path, Path(name) / "report.json")
            scores = scores_of(found)
            sys.stdout.write(f"{' '.join(f'{score:3}' for score in scores)}  {path or 'home'}\n")
            sys.stdout.writelines(f"                 {line}\n" for line in faults(found))
            low += min(scores) < 100
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
