"""A made-up desk as a Briefsite site: `seeds/` and `content/`, every citation and quotation true to its source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from corpus.inventing import Actor, Desk, Happening, Report


def write(desk: Desk, root: Path) -> None:
    """The whole site below `root`, which should be empty."""
    for path, text in files(desk):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def files(desk: Desk) -> Iterator[tuple[str, str]]:
    """Every file by path."""
    yield "pyproject.toml", '[tool.briefsite]\ntitle = "Bench"\nbase_url = "https://desk.example/"\n'
    for actor in desk.actors:
        yield f"content/actors/{actor.id}.md", _actor(actor)
    for number, topic in enumerate(desk.topics):
        yield f"content/topics/topic-{number}.md", _file(f"title: {topic}", f"terms: [matter {number}]")
    tellers = _tellers(desk)
    for number, event in enumerate(desk.events):
        yield f"content/events/{event.id}.md", _event(event, tellers.get(number, []))
    for report in desk.reports:
        source = _source(report, desk)
        yield f"seeds/{report.id}.txt", source
        yield f"content/briefs/{report.id}.md", _brief(report, desk, source)


def _file(*lines: str, body: str = "") -> str:
    return "\n".join(["---", *lines, "status: reviewed", "---", body])


def _listed(name: str, items: Iterator[str]) -> str:
    return "\n".join([f"{name}:", *(f"  - {item}" for item in items)])


def _actor(actor: Actor) -> str:
    member = [f"affiliations: [{actor.member_of}]"] if actor.member_of else []
    return _file(f"title: {actor.name}", f"kind: {actor.kind}", *member)


def _tellers(desk: Desk) -> dict[int, list[str]]:
    """By event: the citations of those briefs that tell of it."""
    found: dict[int, list[str]] = {}
    for report in desk.reports:
        paragraph = 1
        for event, told in zip(report.events, report.told, strict=True):
            found.setdefault(event, []).append(f"{report.id}, para. {paragraph}")
            paragraph += len(told)
    return found


def _event(event: Happening, tellers: list[str]) -> str:
    accounts = [line for cite in tellers for line in (f"  - cite: {cite}", f"    value: {event.date}")]
    return _file(
        f"title: {event.title}",
        f"date: {event.date}",
        "kind: meeting",
        f"place: {event.place}",
        _listed("participants", (f"actor-{n}" for n in event.actors)),
        _listed("topics", (f"topic-{n}" for n in event.topics)),
        *(["accounts:", *accounts] if accounts else []),
    )


def _source(report: Report, desk: Desk) -> str:
    told = (sentence for some in report.told for sentence in some)
    return "\n\n".join(one.words.format(*(desk.actors[n].name for n in one.actors)) for one in told) + "\n"


def _brief(report: Report, desk: Desk, source: str) -> str:
    events = [desk.events[n] for n in report.events]
    return _file(
        f'title: "{report.title}"',
        "source:",
        f"  file: {report.id}.txt",
        f"  sha256: {hashlib.sha256(source.encode()).hexdigest()}",
        f"  publisher: The {desk.events[report.events[0]].place} Post",
        f"  published: {report.date}",
        f"date: {report.date}",
        _listed("actors", (f"actor-{n}" for n in dict.fromkeys(n for event in events for n in event.actors))),
        _listed("events", (event.id for event in events)),
        _listed("topics", (f"topic-{n}" for n in dict.fromkeys(n for event in events for n in event.topics))),
        body="\n".join(_sections(report, desk)),
    )


def _sections(report: Report, desk: Desk) -> Iterator[str]:
    paragraph = 0
    for event, told in zip(report.events, report.told, strict=True):
        yield f"\n## [[{desk.events[event].id}]]\n"
        for sentence in told:
            paragraph += 1
            names = (f"[[actor-{n}|{desk.actors[n].name}]]" for n in sentence.actors)
            yield f"- {sentence.words.format(*names)} [@p{paragraph}]"
            if sentence.quoted:
                yield f"\n> “{sentence.quoted}”\n> — [[actor-{sentence.actors[0]}]] (partial) [@p{paragraph}]"
