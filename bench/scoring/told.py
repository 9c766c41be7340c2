"""What a text says: quotations and their speakers, dates, topics; and whether all that was read stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from scoring.pairing import pairs
from scoring.tally import Tallies, Tally, matched, share
from scoring.words import folded, forms, jaccard, names, one_line, subject_words, tokens

Data = dict[str, Any]
UNATTRIBUTED = "unattributed"


def _named(gold: Data) -> dict[str, Data]:
    return {actor["id"]: actor for actor in gold["actors"]}


def quote_tallies(gold: Data, predicted: Data) -> Tallies:
    """`quotes`, and `speaker` among those found."""
    actors, wanted, given = _named(gold), gold["quotes"], predicted.get("quotes") or []

    def alike(one: Data, other: Data) -> float:
        same = contained(tokens(one["text"]), tokens(other.get("text") or ""))
        # the same words may stand twice: the right speaker then decides
        return same and same + 0.01 * speaker_right(one["speaker"], other.get("speaker"), actors)

    found = pairs(wanted, given, alike)
    hit, right = {i for i, _ in found}, {j for _, j in found}
    voices = [(wanted[i]["speaker"], given[j].get("speaker"), wanted[i]["text"]) for i, j in found]
    wrong = [f"{said!r} for {who}: {text[:50]}" for who, said, text in voices if not speaker_right(who, said, actors)]
    return {
        "quotes": matched(
            len(found), len(given), len(wanted),
            tuple(q["text"][:60] for i, q in enumerate(wanted) if i not in hit),
            tuple(str(q.get("text"))[:60] for j, q in enumerate(given) if j not in right),
        ),
        "speaker": share(len(voices) - len(wrong), len(voices), tuple(wrong)),
    }  # fmt: skip


def contained(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the longer text the shorter one is, when nine words in ten of it stand there in order; else 0."""
    short, long = sorted((one, other), key=len)
    if not short or len(short) < 0.5 * len(long):
        return 0.0
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    within = sum(block.size for block in blocks) / len(short)
    return within * len(short) / len(long) if within >= 0.9 else 0.0


def speaker_right(who: str, said: str | None, actors: dict[str, Data]) -> bool:
    """Does the predicted speaker name the gold one? `unattributed` asks for no name at all."""
    if who == UNATTRIBUTED or not said:
        return who == UNATTRIBUTED and (said or UNATTRIBUTED) == UNATTRIBUTED
    if who not in actors:
        return bool({word for word in who.split("-") if len(word) > 3} & set(tokens(said.replace("-", " "))))
    actor = actors[who]
    accepted = names(actor) | {folded(words) for words in actor["descriptors"]} | {who.replace("-", " ")}
    return bool(forms(said) & accepted) or any(
        re.search(rf"(?<!\w){re.escape(form)}$", folded(said)) for form in accepted
    )


def informative(edtf: str | None) -> str | None:
    """None for a date that says nothing (`XXXX-XX-XX`, null)."""
    return edtf if edtf and re.search(r"\d", edtf) else None


Dated = tuple[str, str | None]


def date_tallies(gold: Data, predicted: Data, *, meta: bool) -> Tallies:
    """`dates` (words and value), `dates found` (words alone)."""
    wanted = [(d["text"], informative((d["edtf_with_meta"] if meta else None) or d["edtf"])) for d in gold["dates"]]
    given = [(d.get("text") or "", informative(d.get("edtf"))) for d in predicted.get("dates") or []]
    return {
        "dates": _dates(wanted, given),
        "dates found": _dates([(text, None) for text, _ in wanted], [(text, None) for text, _ in given]),
    }


def _dates(wanted: list[Dated], given: list[Dated]) -> Tally:
    ours, theirs = _distinct(wanted), _distinct(given)
    found = pairs(ours, theirs, lambda one, other: _same_words(one[0], other[0]) if one[1] == other[1] else 0.0)
    hit, right = {i for i, _ in found}, {j for _, j in found}
    return matched(
        len(found), len(theirs), len(ours),
        tuple(f"{text} = {edtf}" for i, (text, edtf) in enumerate(ours) if i not in hit),
        tuple(f"{text} = {edtf}" for j, (text, edtf) in enumerate(theirs) if j not in right),
    )  # fmt: skip


def _distinct(dates: list[Dated]) -> list[Dated]:
    bare = (
        (re.sub(r"^(?:(?:late on|on|in|since|during|by|of) )?(?:the )?", "", folded(text)), edtf)
        for text, edtf in dates
    )
    return list(dict.fromkeys(date for date in bare if date[0]))


def _same_words(one: str, other: str) -> float:
    if one == other:
        return 2.0
    short, long = sorted((one, other), key=len)
    return float(len(short) >= 4 and short in long)


def topic_tallies(gold: Data, predicted: Data) -> Tallies:
    """`topics`: half of the words in common is enough."""

    def alike(one: str, other: str) -> float:
        same = jaccard(subject_words(one), subject_words(other))
        return same if same >= 0.5 else 0.0

    wanted, given = gold["topics"], predicted.get("topics") or []
    found = pairs(wanted, given, alike)
    missed = tuple(t for i, t in enumerate(wanted) if i not in {i for i, _ in found})
    wrong = tuple(t for j, t in enumerate(given) if j not in {j for _, j in found})
    return {"topics": matched(len(found), len(given), len(wanted), missed, wrong)}


def faithfulness(text: str, predicted: Data) -> Tallies:
    """The share of names, quotations, dates and places that stand in the text as they are."""
    claims = [
        name for actor in predicted.get("actors") or () for name in (actor.get("name"), *actor.get("aliases", ()))
    ]
    claims += [item.get("text") for key in ("quotes", "dates") for item in predicted.get(key) or ()]
    claims += [event.get("place") for event in predicted.get("events") or ()]
    made, source = [claim for claim in claims if claim], one_line(text)
    wrong = tuple(claim for claim in made if one_line(claim) not in source)
    return {"faithfulness": share(len(made) - len(wrong), len(made), wrong)}
