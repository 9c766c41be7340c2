"""Is the annotation itself sound? Words verbatim, vocabularies closed, references resolved, dates EDTF.

    python bench/gold_check.py [DIR]

Prints every fault and exits with 1 when there is one. What it cannot tell is whether the annotation is right.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import edtf
import yaml

Data = dict[str, Any]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEYS = ("id", "actors", "dates", "quotes", "not_quotes", "masks", "indirect", "events", "topics")
META = ("publisher", "title", "url", "published", "licence", "kind")
VOCABULARY = yaml.safe_load(Path(__file__).with_name("vocabulary.yaml").read_text(encoding="utf-8"))


def faults(folder: Path) -> list[str]:
    """Every fault of every text in a folder, each as one sentence that names the text."""
    found = [f"{path.stem}: {fault}" for path in sorted(folder.glob("*.txt")) for fault in _text_faults(path)]
    return found + [f"pairs.yaml: {fault}" for fault in _pair_faults(folder)]


def _text_faults(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    paragraphs = [block for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]
    yield from (f"lacks {key!r}" for key in KEYS if key not in gold)
    if gold["id"] != path.stem:
        yield f"its id is {gold['id']!r}"
    yield from _meta_faults(path.with_suffix(".meta.yaml"))
    yield from _actor_faults(gold, text)
    yield from _paragraph_faults(gold, paragraphs)
    yield from _event_faults(gold, text)
    yield from _date_faults(gold)
    yield from _role_faults(gold, text)
    yield from _vocabulary(gold)


def _meta_faults(path: Path) -> Iterator[str]:
    meta = yaml.safe_load(path.read_text(encoding="utf-8"))
    yield from (f"meta lacks {key!r}" for key in META if key not in meta)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d|None", str(meta.get("published"))):
        yield f"published {meta['published']!r} is no day"


def _actor_faults(gold: Data, text: str) -> Iterator[str]:
    ids = [actor["id"] for actor in gold["actors"]]
    yield from (f"two actors are {who!r}" for who in sorted(set(ids)) if ids.count(who) > 1)
    owner: dict[str, str] = {}
    for actor in gold["actors"]:
        who = actor["id"]
        if actor["name"] not in actor["aliases"] or not SLUG.fullmatch(who):
            yield f"{who}: the id is no slug, or the name is not among the aliases"
        yield from _words("actor", who, [*actor["aliases"], *actor["descriptors"], *actor["roles"]], text)
        yield from (f"{who}: affiliation {to!r} is unknown" for to in actor["affiliation"] if to not in ids)
        if not re.fullmatch(r"[A-Z]{2}|None", str(actor["country"])):
            yield f"{who}: country {actor['country']!r}"
        for alias in actor["aliases"]:
            if owner.setdefault(alias, who) != who:
                yield f"alias {alias!r} belongs to {owner[alias]} and {who}"


def _paragraph_faults(gold: Data, paragraphs: list[str]) -> Iterator[str]:
    placed = [(key, item, item["text"]) for key in ("dates", "quotes", "not_quotes") for item in gold[key]]
    placed += [("commitments", item, item["matter"]) for item in gold.get("commitments", ())]
    placed += [("indirect", item, item["verb"]) for item in gold["indirect"]]
    for key, item, words in placed:
        number = item["paragraph"]
        if not 1 <= number <= len(paragraphs) or words.lower() not in paragraphs[number - 1].lower():
            yield f"{key}: {words[:50]!r} is not in paragraph {number}"
    yield from (f"quote {q['text']!r} is too short" for q in gold["quotes"] if len(q["text"].split()) < 3)
    for item in (*gold["quotes"], *gold["indirect"]):
        if not SLUG.fullmatch(item["speaker"]):
            yield f"speaker {item['speaker']!r} is no slug"


def _event_faults(gold: Data, text: str) -> Iterator[str]:
    ids = {actor["id"] for actor in gold["actors"]}
    for event in gold["events"]:
        yield from _words("event", event["title"], [event["sentence"], event["place"] or ""], text)
        yield from (f"event {event['title']!r}: {who!r} is unknown" for who in event["participants"] if who not in ids)


def _date_faults(gold: Data) -> Iterator[str]:
    values = [(d["text"], d[key]) for d in gold["dates"] for key in ("edtf", "edtf_with_meta")]
    values += [(e["title"], e[key]) for e in gold["events"] for key in ("date_edtf", "date_edtf_with_meta")]
    values += [(c["matter"], c[key]) for c in gold.get("commitments", ()) for key in ("due", "due_with_meta")]
    for what, value in values:
        if value is not None and not _is_edtf(value):
            yield f"{what!r}: {value!r} is no EDTF date"


@cache
def _is_edtf(value: str) -> bool:
    try:
        edtf.parse_edtf(value)
    except edtf.EDTFParseException:
        return False
    return True


def _role_faults(gold: Data, text: str) -> Iterator[str]:
    ids = {actor["id"] for actor in gold["actors"]}
    for role in gold.get("roles", ()):
        yield from _words("role of", role["actor"], [role["text"], role["title"], role["rank"] or ""], text)
        yield from (f"role {role['text']!r}: {role[key]!r} is unknown" for key in ("actor", "body")
                    if role[key] and role[key] not in ids)  # fmt: skip
    for one in gold.get("commitments", ()):
        yield from (f"commitment {one['matter']!r}: {one[key]!r} is unknown" for key in ("actor", "addressee")
                    if one[key] and one[key] not in ids)  # fmt: skip


def _pair_faults(folder: Path) -> Iterator[str]:
    path = folder / "pairs.yaml"
    for pair in yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else ():
        for position, name in enumerate(pair["texts"]):
            text = (folder / f"{name}.txt").read_text(encoding="utf-8")
            gold = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
            if pair["events"][position] not in {event["title"] for event in gold["events"]}:
                yield f"{name} has no event {pair['events'][position]!r}"
            yield from _words("pair", name, [told[position] for told in pair["differ"].values()], text)


def _words(what: str, whose: str, surfaces: Iterable[str], text: str) -> Iterator[str]:
    yield from (f"{what} {whose!r}: {words[:60]!r} is not in the text" for words in surfaces if words not in text)


def _vocabulary(gold: Data) -> Iterator[str]:
    for section, allowed in VOCABULARY.items():
        for item in gold.get(section, ()):
            yield from (f"{section}: {key} {item[key]!r} is not in the vocabulary" for key in allowed
                        if item[key] not in allowed[key])  # fmt: skip


if __name__ == "__main__":
    found = faults(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("gold"))
    print("\n".join(found) or "no faults")
    raise SystemExit(1 if found else 0)
