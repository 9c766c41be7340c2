"""What the machine reads changes: texts, word lists, and the reader itself."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.pipeline.histories.history import SEEDS, History
from tests.pipeline.histories.texts import LISTS, paragraphs, texts


class Sources(History):
    """Steps of those who collect texts."""

    @rule(file=st.sampled_from(SEEDS), words=texts())
    def a_text_comes_or_is_replaced(self, file: str, words: list[str]) -> None:
        self.publish(file, words)

    @precondition(lambda self: self.said)
    @rule(data=st.data(), words=paragraphs(), how=st.sampled_from(("change", "add", "drop", "date")))
    def a_text_is_corrected(self, data: st.DataObject, words: str, how: str) -> None:
        file = data.draw(st.sampled_from(sorted(self.said)))
        said = list(self.said[file])
        at = data.draw(st.integers(0, len(said) - 1))
        if how == "change":
            said[at] = words
        elif how == "add":
            said.insert(at, words)
        elif how == "drop" and len(said) > 1:
            said.pop(at)
        self.publish(file, said, "2031-06-20" if how == "date" else "")

    @precondition(lambda self: len(self.said) > 1)
    @rule(data=st.data())
    def a_text_is_withdrawn(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(sorted(self.said)))
        del self.said[file]
        (self.site.seeds / file).unlink()

    @precondition(lambda self: self.said)
    @rule(data=st.data(), to=st.sampled_from(SEEDS))
    def a_text_is_renamed(self, data: st.DataObject, to: str) -> None:
        file = data.draw(st.sampled_from(sorted(self.said)))
        if to not in self.said:
            self.said[to] = self.said.pop(file)
            (self.site.seeds / file).rename(self.site.seeds / to)

    @rule(name=st.sampled_from(sorted(LISTS)))
    def a_word_list_is_added_or_taken_away(self, name: str) -> None:
        file = self.site.root / "lexicon" / name
        if file.exists():
            file.unlink()
        else:
            file.write_text(LISTS[name])

    @rule()
    def the_reader_is_another(self) -> None:
        self.by_rules = not self.by_rules
        self.set_reader()
        self.site.forget_what_was_read()
