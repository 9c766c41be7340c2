"""A small site to link: two briefs, two events, three actors and two topics of countries that do not exist."""

from __future__ import annotations

import hashlib

from briefsite.content.reading import read_entry
from briefsite.model.records import Entry
from briefsite.model.sources import Paragraph, Source, Span

FILES = {
    "briefs/border.md": """---
title: Orlu at the border
source: {file: border.txt}
actors: [ana-orlu, veldia]
events: [border-talks]
topics: [border-trade]
---

## [[border-talks]]

- Minister [[ana-orlu|Ana Orlu]] met [[Marshal Eri]] of [[veldia|Veldia]] at the ford [@p1]

> “no more walls”
> — [[ana-orlu|Orlu]], through [[veldia|Veldia’s radio]] (partial) [@p2]

## Further statements

- [[veldia|Veldia]] will open two roads [@p3]

The editor met [[bo-eri]] once.
""",
    "briefs/ferry.md": """---
title: A ferry for two shores
source: {file: ferry.txt}
actors: [ana-orlu]
topics: [trade]
---

- [Orlu](../actors/ana-orlu.md) had promised it at the [[border-talks#Notes|talks]] [@p1; @border, para. 3]
""",
    "events/border-talks.md": """---
title: Talks at the ford
date: XXXX-04-29
participants: [ana-orlu, bo-eri]
part_of: spring-visit
topics: [border-trade]
accounts:
  - cite: border, para. 1
---

# Notes

- Both came late [@border, para. 1]
""",
    "events/spring-visit.md": "---\ntitle: The spring visit\nparticipants: [ana-orlu]\n---\n",
    "actors/ana-orlu.md": """---
title: Ana Orlu
kind: person
aliases: [Orlu, The Minister]
roles:
  - title: minister
    cite: border, para. 1
---
""",
    "actors/bo-eri.md": "---\ntitle: Bo Eri\nkind: person\naliases: [Marshal Eri]\n---\n",
    "actors/veldia.md": "---\ntitle: Veldia\nkind: state\n---\n",
    "topics/border-trade.md": "---\ntitle: Border trade\nbroader: trade\n---\n",
    "topics/trade.md": "---\ntitle: Trade\n---\n",
}
TEXTS = {
    "border.txt": (
        "Minister Ana Orlu met Marshal Eri at the ford.\n\n“There will be no more walls,” Orlu said.\n\nTwo roads."
    ),
    "ferry.txt": "Orlu had promised a ferry. Orluvian boats are old.",
}


def entry(path: str, text: str) -> Entry:
    """An entry that must be without fault; `path` is below `content/`."""
    found, issues = read_entry(f"content/{path}", text.encode())
    assert found is not None, issues
    assert issues == ()
    return found


def entries(**changed: str) -> list[Entry]:
    """The site's entries; a keyword such as `actors_veldia` has another text for a file, or adds one."""
    files = dict(FILES)
    for name, text in changed.items():
        folder, _, stem = name.partition("_")
        files[f"{folder}/{stem.replace('_', '-')}.md"] = text
    return [entry(path, text) for path, text in files.items()]


def source(file: str, text: str) -> Source:
    paragraphs = []
    start = 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        paragraphs.append(Paragraph(number, Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Source(file, text, hashlib.sha256(text.encode()).hexdigest(), tuple(paragraphs))


def sources() -> list[Source]:
    return [source(file, text) for file, text in TEXTS.items()]
