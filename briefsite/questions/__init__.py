"""What only a person can settle: from content, the reasons beside the drafts and the texts, to questions.

Each asker is a plain function of a `Desk` and stands in a list: to ask about more, append a function. What a person has
answered already is told by `Desk.settled`, so that no question comes twice.
"""

from __future__ import annotations

from briefsite.model.review import Desk, Question
from briefsite.questions.corrections import corrections
from briefsite.questions.disagreements import differing_accounts
from briefsite.questions.doubts import doubts
from briefsite.questions.namesakes import namesakes
from briefsite.questions.new_topics import new_topics
from briefsite.questions.proposals import proposals

__all__ = ["ASKERS", "questions"]

#: In the order in which a person is asked.
ASKERS = (proposals, corrections, differing_accounts, doubts, namesakes, new_topics)


def questions(desk: Desk) -> tuple[Question, ...]:
    """All that awaits a person, each once."""
    return tuple(dict.fromkeys(question for ask in ASKERS for question in ask(desk)))
