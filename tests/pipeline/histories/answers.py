"""What people say to what awaits them: each answer is one operation, is about its own words, and is not asked again."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from briefsite.merging.threeway import WHOLE
from briefsite.model.review import ANSWERS, Question
from briefsite.pipeline.answering import answer
from briefsite.pipeline.reviewing import what_awaits
from tests.pipeline.histories import hands
from tests.pipeline.histories.commands import Commands
from tests.pipeline.histories.ledger import Fact

#: Places in which any words may stand.
FREE = {"title", "body"}


class Answers(Commands):
    """Steps of a review."""

    @rule(data=st.data(), given=st.sampled_from(ANSWERS))
    def a_question_is_answered(self, data: st.DataObject, given: str) -> None:
        waiting = what_awaits(self.site.root)
        if not waiting:
            return
        kinds = sorted({each.kind for each in waiting})
        kind = data.draw(st.sampled_from(kinds))
        question = data.draw(st.sampled_from([each for each in waiting if each.kind == kind]))
        if given == "edit" and (question.place not in FREE or kind in {"merge", "topic"}):
            given = "accept"
        words, before = self.mark() if given == "edit" else "", self.site.files()
        if self.may_refuse(lambda: answer(self.site.root, question, given, words)):
            self.follow(question, given, words, before)
            assert question.id not in {each.id for each in what_awaits(self.site.root)}, question

    def follow(self, question: Question, given: str, words: str, before: dict[str, str]) -> None:
        """What the answer made void, and what must hold from now on."""
        path, files = question.path, self.site.files()
        if question.kind == "merge" and given == "accept":
            self.are_one(path, f"{path.rpartition('/')[0]}/{question.new}.md", before)
        elif question.kind == "doubt" and given == "reject" and question.place == "title":
            self.refuse(path)
        elif question.place == WHOLE:
            self.ledger.let_go(path)
        else:
            place = question.place.partition(".")[0]
            self.ledger.give_way(path, (question.mine, hands.said(question.mine), question.last, place), files)
            self.ledger.note(*([Fact("mark", path, words)] if words else []))
        if given == "reject" and question.kind in {"proposal", "merge", "topic"}:
            assert files == before
