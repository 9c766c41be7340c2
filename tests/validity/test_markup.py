"""The markup of every page is such that the Nu HTML checker and html-validate find nothing wrong with it.

`make validate` installs both (npm) and runs this; they need Node and Java. How long a title is, is for whoever wrote it
to say; so that rule is off.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from briefsite.languages import wording
from briefsite.model.issues import Place
from briefsite.model.site import Site
from tests.browser.crowd import crowd
from tests.golden import expected
from tests.sample import sample_site

HERE = Path(__file__).parent
TOOLS = HERE / "node_modules"
#: The checker reads files, for which `'self'` means nothing: what a policy forbids is for the browser's tests to see.
NOT_SERVED = "violates Content Security Policy"
HANDFUL = 40


def sites(folder: Path) -> Iterator[tuple[str, Site]]:
    """The sites whose pages are checked, by name: small ones whole, of a large one always the same handful."""
    say, _ = wording("de", None, Place(""))
    address = {"base_url": "https://example.org/a/b/", "contact": "desk@example.org"}
    yield "seeds", expected.site(expected.expected_drafts())
    yield "sample", sample_site(source_text="full", **address)
    yield "german", sample_site(say=say, language="de", content_language="en")
    large = crowd(folder)
    records = sorted(path for path in large if path.count("/") == 1 and path.endswith(".html"))
    some = Random(3).sample(records, HANDFUL)  # noqa: S311 - the same each time
    yield "crowd", {path: large[path] for path in (*(path for path in large if "/" not in path), *some)}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All pages, in one folder a site."""
    folder, found = tmp_path_factory.mktemp("pages"), []
    for name, site in sites(tmp_path_factory.mktemp("content")):
        for path, data in ((path, data) for path, data in site.items() if path.endswith(".html")):
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            found.append(file)
    assert len(found) > 150
    return found


def told(command: list[str], stream: str) -> str:
    """What a program says, whether or not it found anything."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE)
    text: str = getattr(done, stream)
    assert text, done.stderr or done.stdout
    return text


def test_the_nu_html_checker_finds_nothing(pages: list[Path]) -> None:
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    messages = json.loads(told(["java", "-jar", str(jar), "--format", "json", *map(str, pages)], "stderr"))["messages"]
    found = {f"{Path(one['url']).name}: {one['message']}" for one in messages if NOT_SERVED not in one["message"]}
    assert found == set()


def test_html_validate_finds_nothing(pages: list[Path], tmp_path: Path) -> None:
    program = TOOLS / "html-validate/bin/html-validate.mjs"
    out = tmp_path / "found.json"
    options = ["--config", str(HERE / ".htmlvalidate.json"), "--formatter", f"json={out}"]
    done = subprocess.run(
        ["node", str(program), *options, *map(str, pages)], capture_output=True, text=True, check=False, cwd=HERE
    )
    assert out.is_file(), done.stderr
    results = json.loads(out.read_text("utf-8"))
    found = {f"{Path(one['filePath']).name}: {m['ruleId']}: {m['message']}" for one in results for m in one["messages"]}
    assert found == set()


@pytest.mark.parametrize("fault", ["<p><div>a</div></p>", '<img src="a.png">', "<a href=''>a<a href=''>b</a></a>"])
def test_a_fault_would_be_found(tmp_path: Path, fault: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f'<!DOCTYPE html><html lang="en"><head><title>A</title></head><body>{fault}</body></html>')
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    assert json.loads(told(["java", "-jar", str(jar), "--format", "json", str(page)], "stderr"))["messages"]
