"""A word of its own in every private place there is; none of them in anything that leaves: no file of the site, no name
of one, no archive. The same words in the open reach every kind of file, so a file that told them would be seen to.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
import yaml

from briefsite.cli import main
from briefsite.model.records import FOLDERS, Actor, Brief, Event, Topic
from briefsite.pipeline.building import Built, build
from briefsite.pipeline.packing import pack
from tests.sample import SAMPLE

NOW = datetime(2031, 5, 1, tzinfo=UTC)
KINDS = {"actor": Actor, "event": Event, "topic": Topic, "brief": Brief}
SETTINGS = '[tool.briefsite]\ntitle = "Sample"\nbase_url = "https://example.org/"\n'
#: What a conversion keeps of what people did, beside the drafts.
JOURNALS = (
    "proposals", "refusals", "edited", "confirmed", "taught", "written", "splits", "successors", "sources", "gone",
    "corrections",
)  # fmt: skip
#: What a field may hold that is not free: one value that its kind allows.
_FORMS = {
    "edtf": "2031-04-02",
    "instant": "",
    "url": "https://host.example/{word}",
    "citation": "{brief}, para. 1",
}
#: One file of each kind that a site has, by the end of its name.
OUTPUTS = [
    "index.html", "events/", "actors/", "briefs/", "topics/", "feed.xml", "feed.json", "sitemap.xml",
    "calendar.ics", "feeds.opml", "network.html", "network.json", "data/actors.csv", "data/events.csv",
    "data/statements.csv", "data/quotations.csv", "data/commitments.csv", "data/entities.ftm.json", "data/sources.bib",
    "data/sources.csl.json", "search/",
]  # fmt: skip


class Words:
    """Words that stand nowhere else, and where each was put."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self._numbers = count(1)
        self.quoted, self.matter = self.new("a quotation"), self.new("a commitment")
        self.file = f"{self.new('the name of a text').lower()}.txt"
        self.ids = {kind: f"{self.new(f'the id of a {kind}').lower()}-{kind}" for kind in KINDS}

    def new(self, place: str) -> str:
        letters = "".join("bdfgklmnrt"[int(digit)] + "aeiouaeiou"[int(digit)] for digit in f"{next(self._numbers):04}")
        word = f"Zq{letters}"
        self.places[word] = place
        return word

    def found_in(self, data: bytes) -> dict[str, str]:
        low = data.lower()
        return {word: place for word, place in self.places.items() if word.lower().encode() in low}


def record(kind: type, words: Words, place: str) -> dict[str, Any]:
    """Front matter in which every field is filled, the free ones with a word of their own."""
    hints = get_type_hints(kind)
    found = {}
    for field in fields(kind):
        if field.name in ("status", "publish", "expires", "withdrawn", "sha256", "position", "identifiers", "gone"):
            continue
        found[field.name] = _value(field, hints[field.name], words, f"{place}.{field.name}")
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def _value(field: Any, hint: Any, words: Words, place: str) -> Any:
    if get_origin(hint) is tuple:
        one = _value(field, get_args(hint)[0], words, f"{place}[]")
        return [one, *(["merania"] if field.metadata.get("links") == "actor" else [])] if one else []
    if is_dataclass(hint):
        return record(hint, words, place)
    if get_origin(hint) is Literal:
        return field.default if field.default not in (MISSING, "") else get_args(hint)[0]
    if links := field.metadata.get("links"):
        return words.ids[links] if field.name not in ("part_of", "broader", "affiliations") else ""
    if form := field.metadata.get("form"):
        return _FORMS[form].format(word=words.new(place).lower() if form == "url" else "", brief=words.ids["brief"])
    fixed = {"file": words.file, "country": "FR", "matter": words.matter}
    return fixed.get(field.name) or words.new(place)


def body(words: Words, kind: str) -> str:
    new = (words.new(f"{kind} body {number}") for number in range(9))
    who, what = words.ids["actor"], words.ids["event"]
    if kind != "brief":
        return f"{next(new)} note.\n\n## {next(new)}\n\n- {next(new)} said so. [@{words.ids['brief']}, para. 1]\n"
    statement = f"## [[{what}|{next(new)}]]\n\n- {next(new)} and [[{who}|{next(new)}]] agreed. [@p1]\n"
    return f"{next(new)} note.\n\n{statement}\n> “the {words.quoted}”\n> — [[{who}|{next(new)}]] [@p2]\n"


def planted(root: Path, words: Words, front: str) -> None:
    """A file of every kind with all its fields, and the text behind them, under `front`: what withholds it, or not."""
    cited = [
        f"The {words.new('a cited paragraph')} accord on {words.matter} was signed.",
        f"He said “the {words.quoted}” twice.",
    ]
    put(root, f"seeds/{words.file}", "\n\n".join(cited) + "\n")
    for kind, made in KINDS.items():
        told = record(made, words, kind) | yaml.safe_load(front)
        text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
        put(root, f"content/{FOLDERS[kind]}/{words.ids[kind]}.md", f"---\n{text}---\n\n{body(words, kind)}")


def hidden(root: Path, words: Words) -> None:
    """Words wherever a desk keeps what is nobody else's, though nothing says that it is withheld."""
    new = words.new
    put(root, "seeds/loose.txt", f"A text that no brief digests: {new('a text without a brief')} was there.\n")
    put(root, "content/notes.md", f"{new('a note beside the folders')}\n")
    put(root, "content/actors/.hidden.md", f"---\ntitle: {new('a hidden file')}\nkind: person\n---\n")
    put(root, "content/.obsidian/workspace.json", json.dumps({"last": new("an editor's memory")}))
    put(root, ".published/live/versions.json", json.dumps([new("a version that was taken back")]))
    put(root, "templates/.notes.txt", new("a hidden template"))
    put(root, "templates/static/.DS_Store", new("a hidden static file"))
    put(root, "notes.txt", new("a file beside the site"))
    put(root, "content/actors/open.md", f"---\ntitle: Open\nkind: person\nprivate: {new('a private remark')}\n---\n")
    remembered(root, words)
    text = next((root / "seeds").glob("[!lz]*.txt"))
    put(root, f"seeds/{text.name}", f"{text.read_text('utf-8')}\n\nNobody cites the {new('an uncited paragraph')}.\n")


def remembered(root: Path, words: Words) -> None:
    """Words in all that conversions, reviews, publications and builds remember, and in where it is published to."""
    new, drafts = words.new, "content/.drafts"
    for name in JOURNALS:
        word = new(f"the journal {name}")
        put(root, f"{drafts}/{name}.jsonl", json.dumps([f"actors/{word.lower()}.md", "actors/open.md", word]) + "\n")
    old = new("a name of before the first edition").lower()
    put(root, f"{drafts}/renames.jsonl", json.dumps([f"actors/{old}.md", "actors/open.md"]) + "\n")
    for folder in ("", ".waiting/", ".merged/"):
        word = new(f"a draft in {drafts}/{folder}")
        put(root, f"{drafts}/{folder}actors/{word.lower()}.md", f"---\ntitle: {word}\nkind: person\n---\n\n{word}.\n")
    put(root, f"{drafts}/.seeds/{'0' * 64}", f"As {new('an earlier version of a text')} had it.\n")
    reason = {"file": "loose.txt", "paragraph": 1, "span": [0, 6], "rule": new("a reason")}
    put(root, f"{drafts}/actors/open.md", "---\ntitle: A text\nkind: person\n---\n")
    put(root, f"{drafts}/actors/open.md.why.json", json.dumps({"title": [reason]}))
    gone = {"kind": "actor", "id": new("a record that is gone").lower(), "what": "gone"}
    head = {"at": "2031-04-01T00:00:00+00:00"}
    put(root, "content/.editions/0001.jsonl", "".join(json.dumps(line) + "\n" for line in (head, gone)))
    put(root, ".cache/briefsite/documents/x", new("what builds remember"))
    put(root, "site/old.html", new("an older site"))
    where = f'\n[tool.briefsite.targets]\nlive = "sftp://desk@{new("a target")}.example/www"\n'
    put(root, "pyproject.toml", SETTINGS + where)


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, tmp_path / "desk" / folder)
    put(tmp_path / "desk", "pyproject.toml", SETTINGS)
    return tmp_path / "desk"


def leaving(root: Path) -> Iterator[tuple[str, bytes]]:
    """All that leaves: every file of the site and its name, the archive, and what a folder holds that it went to."""
    built = build(root, at=NOW, audit=True)
    assert built.is_sound, built.issues
    yield from ((path, path.encode() + b"\0" + data) for path, data in built.site.items())
    yield "the archive", pack(root, NOW).data
    target = root.parent / "www"
    assert main(["publish", "--root", str(root), f"folder:{target}", "--at", NOW.isoformat(), "--quiet"]) == 0
    yield from ((f"published {path.name}", path.read_bytes()) for path in target.rglob("*") if path.is_file())


@pytest.mark.parametrize("front", ["status: draft", "publish: '2031-05-02'", "expires: '2031-04-30'"])
def test_no_word_of_a_private_place_leaves(root: Path, front: str) -> None:
    words = Words()
    planted(root, words, front)
    hidden(root, words)
    assert len(words.places) > 50
    found = {path: told for path, data in leaving(root) if (told := words.found_in(data))}
    assert found == {}


def test_the_same_words_in_the_open_reach_every_kind_of_file_but_for_remarks(root: Path) -> None:
    words = Words()
    planted(root, words, "status: reviewed")
    open_: Built = build(root, at=NOW, audit=True)
    assert open_.is_sound, open_.issues
    reached = {
        output: any(
            words.found_in(path.encode() + data) for path, data in open_.site.items() if path.startswith(output)
        )
        for output in OUTPUTS
    }
    assert [output for output, reaches in reached.items() if not reaches] == []
    told = {word for data in open_.site.values() for word in words.found_in(data)}
    untold = {place for word, place in words.places.items() if word not in told}
    assert untold == {f"{kind}.private" for kind in KINDS}, "each other field is shown somewhere"


PICTURES = {
    "a JPEG's comment": b"\xff\xd8\xff\xfe\x00\x20" + b"Lantern House, rear gate" + b"\xff\xd9",
    "an Exif field of two bytes a letter": b"\xff\xd8\xff\xe1Exif\0\0II*\0"
    + "Lantern House".encode("utf-16-le")
    + b"\xff\xd9",
    "the same, an odd byte later": b"\xff\xd8\xff\xe1Exif\0\0II*\0\1"
    + "Lantern House".encode("utf-16-le")
    + b"\xff\xd9",
    "an XMP packet": b"\xff\xd8<x:xmpmeta><dc:title>Lantern&#32;House</dc:title></x:xmpmeta>\xff\xd9",
    "a PNG's text": b"\x89PNG\r\n\x1a\n\0\0\0\x15tEXtTitle\0Lantern House\0\0\0\0",
    "an SVG's title": b"<svg xmlns='http://www.w3.org/2000/svg'><title>Lantern <b>House</b></title></svg>",
}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_noted_in_a_picture_is_read_too(root: Path, name: str) -> None:
    draft = "---\ntitle: Lantern House\nkind: organisation\nstatus: draft\n---\n"
    put(root, "content/actors/lantern-house-x.md", draft)
    place = root / "templates/static/photo.jpg"
    place.parent.mkdir(parents=True)
    place.write_bytes(PICTURES[name])
    found = [issue for issue in build(root, at=NOW, audit=True).issues if issue.code == "leak"]
    assert [issue.message for issue in found] == [
        "'Lantern House', which is withheld, stands in the site, in static/photo.jpg"
    ]
