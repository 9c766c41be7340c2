"""What the two example texts make: the drafts in full; of the site, all digests and one page a kind.

The expected site is built from the expected drafts: so a change of the pages is told from a change of the reading.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Mapping
from difflib import unified_diff
from fnmatch import fnmatchcase
from pathlib import Path

from PIL import Image

from briefsite.pipeline.building import build
from briefsite.pipeline.conversion import convert

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
SETTINGS = '[tool.briefsite]\ntitle = "Golden"\nbase_url = "https://example.org/golden/"\n'
#: The kinds of page of which the first, by path, is kept in full.
_KINDS = (
    "404.html", "index.html", "actors/*.html", "briefs/*.html", "events/*.html", "topics/*.html",
    "feed.xml", "sitemap.xml", "actors/*.ics", "briefs/*.json", "topics/*.feed.json",
    "data/events.csv", "data/*.ftm.json", "data/*.bib", "*.opml",
)  # fmt: skip


def drafts() -> dict[str, bytes]:
    """The Markdown that the texts are converted to, by path below `content/`."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(SEEDS, root / "seeds")
        convert(root)
        return _files(root / "content")


def site(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """The site that the content makes, by path."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(SEEDS, root / "seeds")
        (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
        _write(root / "content", content)
        return dict(build(root).site)


def expected_drafts() -> dict[str, bytes]:
    return _files(HERE / "content")


def expected_pages() -> dict[str, bytes]:
    return _files(HERE / "site")


def expected_digests() -> str:
    return (HERE / "site.sha256").read_text(encoding="utf-8")


def digests(made: Mapping[str, bytes]) -> str:
    """One line a file: digest and path."""
    return "".join(f"{hashlib.sha256(_seen(path, made[path])).hexdigest()}  {path}\n" for path in sorted(made))


def _seen(path: str, data: bytes) -> bytes:
    """What is seen of a file: of a picture its points, since how tightly these are packed is the packer's."""
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes() if path.endswith(".png") else data


def difference(expected: Mapping[str, bytes], made: Mapping[str, bytes]) -> str:
    """What differs, line by line, in a form for people; "" where nothing does."""
    lines: list[str] = []
    for path in sorted({*expected, *made}):
        before, after = (text.get(path, b"").decode().splitlines() for text in (expected, made))
        lines += unified_diff(before, after, f"expected/{path}", f"made/{path}", lineterm="", n=1)
    return "\n".join(lines)


def renew() -> None:
    """Write today's drafts, digests and pages over the expected ones."""
    content = drafts()
    made = site(content)
    for name, files in (("content", content), ("site", one_page_a_kind(made))):
        shutil.rmtree(HERE / name, ignore_errors=True)
        _write(HERE / name, files)
    (HERE / "site.sha256").write_text(digests(made), encoding="utf-8", newline="\n")


def one_page_a_kind(made: Mapping[str, bytes]) -> dict[str, bytes]:
    firsts = (next((path for path in sorted(made) if fnmatchcase(path, kind)), "") for kind in _KINDS)
    return {path: made[path] for path in firsts if path}


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {path: data for path, data in found.items() if not path.startswith(".")}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
