"""Values that the machine drafted and is not sure of, as long as nobody has changed, read or confirmed them."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.model.edits import Fact
from briefsite.model.review import Desk, Drafted, Evidence, Question
from briefsite.questions.evidence import cited, witnesses


def doubts(desk: Desk) -> Iterator[Question]:
    """One question for each doubtful value."""
    for file in desk.drafted:
        for name, pieces in file.reasons:
            fact = _fact(file, name)
            why = _why(desk, name, pieces)
            if fact is None or not why or (file.path, fact) in desk.settled:
                continue
            place, words = fact
            evidence = cited(desk, file.path, words) if place.startswith("body") else witnesses(desk, pieces)
            yield Question("doubt", file.path, place, words, words, words, why, evidence)


def _fact(file: Drafted, name: str) -> Fact | None:
    """What stands in the file, where it is what was drafted."""
    head, _, rest = name.partition(".")
    if head == "body":
        drafted = file.blocks[int(rest)] if rest.isdigit() and int(rest) < len(file.blocks) else None
        return drafted if drafted and drafted[1] in file.standing else None
    place = f"{head}[{rest}]" if rest else head
    words = file.fields.get(place, "")
    return (place, words) if words and file.standing_fields.get(place) == words else None


def _why(desk: Desk, name: str, pieces: tuple[Evidence, ...]) -> str:
    rules = desk.doubtful.get(name.partition(".")[0], {})
    for piece in pieces:
        if piece.rule in rules:
            return f"{rules[piece.rule]}{f' ({piece.note})' if piece.note else ''}"
    return ""
