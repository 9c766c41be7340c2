"""What the converter replaced since its text was corrected: a person looks at it once."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.model.review import Desk, Question
from briefsite.questions.evidence import cited, standing


def corrections(desk: Desk) -> Iterator[Question]:
    """Every replacement that nobody has seen yet, with the old sentence and the new."""
    for correction, (place, words) in desk.corrections:
        told = "says otherwise now" if words else "no longer says it"
        why = f"the text was corrected, and {told}"
        evidence = cited(desk, correction.path, words) or standing(desk, correction.path, correction.now)
        yield Question("correction", correction.path, place, words, correction.was, "", why, evidence)
