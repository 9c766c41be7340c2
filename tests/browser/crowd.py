"""A large made-up site: 300 briefs on 900 events of 200 actors, with long names, many scripts and crowded years."""

from __future__ import annotations

from pathlib import Path
from random import Random

from briefsite.model.settings import Settings
from briefsite.model.site import Site
from briefsite.pages import pages
from briefsite.rendering import render
from tests.sample import graph_at

_BRIEFS, _ACTORS, _TOPICS = 300, 200, 12
_GIVEN = ("Ada", "Bo", "Chea", "Dara", "Émile", "Farid", "Gunnar", "Hana", "Ilse", "Jomo")
_FAMILY = ("Lund", "Kamo", "Sok", "Vannak", "Østby", "al-Amin", "Çelik", "Nguyễn", "Okafor", "Pérez")
_BODIES = (
    "Directorate for Cross-border Infrastructure and Emergency Logistics of",
    "Ministry of Water of",
    "Peace Office of",
)
_STATES = ("Merania", "Kelmar", "Veldia", "Tolland", "Averin", "Ossara", "Norvania")
_DEEDS = ("meets", "receives", "calls on", "writes to", "visits")
_WORDS = (
    "border",
    "water",
    "bridge",
    "ferry",
    "harbour",
    "training",
    "relief",
    "grain",
    "road",
    "school",
    "power",
    "pledge",
)
_KINDS = ("meeting", "call", "visit", "statement", "agreement", "exercise")


def crowd(root: Path) -> Site:
    """Writes the content below `root`, and renders it."""
    for folder in ("content/briefs", "content/events", "content/actors", "content/topics", "seeds"):
        (root / folder).mkdir(parents=True)
    chance = Random(7)  # noqa: S311 - the same site each time
    names = _actors(root)
    for n in range(_TOPICS):
        word = _WORDS[n]
        (root / f"content/topics/{word}.md").write_text(f"---\ntitle: {word.capitalize()}\nterms: [{word}]\n---\n")
    for n in range(_BRIEFS):
        _brief(root, n, names, chance)
    settings = Settings(title="The Crowd", owner="Desk of Crowds")
    return render(pages(graph_at(root), settings), None, settings)


def _actors(root: Path) -> dict[str, str]:
    people = [f"{given} {family}" for given in _GIVEN for family in _FAMILY]
    bodies = [f"{body} {state}" for body in _BODIES for state in _STATES]
    kinds = [*((name, "person") for name in people), *((name, "organisation") for name in bodies)]
    kinds += [(name, "state") for name in _STATES]
    kinds += [(f"Programme {n}", "programme") for n in range(_ACTORS - len(kinds))]
    names = {}
    for n, (name, kind) in enumerate(kinds):
        names[f"a{n:03}"] = name
        (root / f"content/actors/a{n:03}.md").write_text(f'---\ntitle: "{name}"\nkind: {kind}\n---\n', encoding="utf-8")
    return names


def _brief(root: Path, n: int, names: dict[str, str], chance: Random) -> None:
    ids, body, text = list(names), [], []
    for part in range(3):
        one, other = (ids[min(int(chance.paretovariate(0.6)), len(ids)) - 1] for _ in range(2))
        year = "XXXX" if chance.random() < 0.1 else str(2010 + n % 14)
        date = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        words = " ".join(chance.choice(_WORDS) for _ in range(12))
        sentence = f"{names[one]} and {names[other]} spoke of {words}"
        event = f"e{n:03}-{part}"
        title = f"{names[one]} {chance.choice(_DEEDS)} {names[other]}"
        (root / f"content/events/{event}.md").write_text(
            f'---\ntitle: "{title}"\ndate: {date}\nkind: {chance.choice(_KINDS)}\nparticipants: [{one}, {other}]\n'
            f"topics: [{chance.choice(_WORDS[:_TOPICS])}]\naccounts:\n  - cite: b{n:03}, para. {part + 1}\n"
            f"    value: {date}\n---\n",
            encoding="utf-8",
        )
        body.append(f"## [[{event}]]\n\n- {sentence} with [[{one}]] and [[{other}]] [@p{part + 1}]\n")
        body.append(f"> “spoke of {words}”\n> — [[{one}]] [@p{part + 1}]\n")
        text.append(f"{sentence}. It was said to be so.")
    (root / f"seeds/t{n:03}.txt").write_text("\n\n".join(text), encoding="utf-8")
    head = f"title: Brief {n} on {_WORDS[n % len(_WORDS)]}\nsource:\n  file: t{n:03}.txt\n  publisher: The Courier\n"
    events = ", ".join(f"e{n:03}-{part}" for part in range(3))
    front = f"---\n{head}date: {2010 + n % 14}-06-11\nevents: [{events}]\ntopics: [{_WORDS[n % _TOPICS]}]\n---\n\n"
    (root / f"content/briefs/b{n:03}.md").write_text(front + "\n".join(body), encoding="utf-8")
