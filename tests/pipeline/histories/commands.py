"""What the commands do: rename, merge, delete, split, restore, undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from briefsite.merging import undo_last
from briefsite.merging.identity import delete, rename, unite
from briefsite.merging.splitting import Named, split
from briefsite.pipeline.restoring import all_refused, restore
from tests.pipeline.histories import hands
from tests.pipeline.histories.history import History, changes, id_of
from tests.pipeline.histories.ledger import NAMING, Fact, Ledger

#: The lists in which a thing's other names stand.
NAMES = {"aliases", "terms"}
PARTED = "actors events topics"


class Commands(History):
    """Steps at the terminal."""

    @precondition(lambda self: self.operations)
    @rule()
    def the_last_operation_is_undone(self) -> None:
        last, now = self.operations.pop(), self.site.tree()
        before = {path: last.before.get(path) for path in last.before.keys() | last.after.keys()}
        after = {path: last.after.get(path) for path in before}
        undone = {path for path in before if before[path] != after[path] and now.get(path) == after[path]}
        expected = now | {path: before[path] for path in undone}
        undo_last(self.site.root)
        expected = {path: data for path, data in expected.items() if data is not None}
        assert expected == self.site.tree(), changes(expected, self.site.tree())
        since = [fact for fact in self.ledger.facts if fact not in last.ledger.facts and fact.path not in undone]
        kept = [fact for fact in last.ledger.facts if fact in self.ledger.facts or fact.path in undone]
        self.ledger = Ledger([*kept, *since])
        self.ledger.allow(undone)
        self.ledger.forget(self.undrafted())
        self.lost |= {
            id_of(path) for path in before if before[path] is None and path in undone
        }  # edited files lead there

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_file_is_renamed_by_command(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        self.count += 1
        name = f"name-{self.count}"
        now = f"{path.rpartition('/')[0]}/{name}.md"
        self.operate(lambda: rename(self.site.root, id_of(path), name))
        self.ledger.move(path, now)
        self.ledger.note(Fact("gone", path), Fact("mark", now))

    @precondition(lambda self: len(self.site.files()) > 1)
    @rule(data=st.data())
    def two_are_made_one(self, data: st.DataObject) -> None:
        one = self.any_file(data)
        others = sorted(p for p in self.site.files() if p.split("/")[0] == one.split("/")[0] != "briefs" and p != one)
        if others:
            into = data.draw(st.sampled_from(others))
            before = self.site.files()
            self.operate(lambda: unite(self.site.root, id_of(one), id_of(into)))
            self.are_one(one, into, before)

    @precondition(lambda self: len(self.site.files()) > 3)
    @rule(data=st.data())
    def a_file_is_deleted_by_command(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        self.operate(lambda: delete(self.site.root, id_of(path)))
        self.refuse(path)

    @precondition(lambda self: len(self.site.files()) > 3)
    @rule(data=st.data(), by=st.sampled_from(("brief", "name", "paragraph")))
    def one_turns_out_to_be_two(self, data: st.DataObject, by: str) -> None:
        path, brief = self.any_file(data, PARTED), self.any_file(data, "briefs")
        if not path or not brief:
            return
        lines = hands.lines_of(self.site.files()[path])
        names = [hands.item(lines[n]) for key, at in hands.items(lines).items() if key in NAMES for n in at]
        named = Named(briefs=(id_of(brief),))
        if by == "name" and names:
            named = Named(names=(data.draw(st.sampled_from(names)),))
        elif by == "paragraph":
            named = Named(cites=(f"{id_of(brief)}, para. 1",))
        self.count += 1
        now = f"{path.rpartition('/')[0]}/part-{self.count}.md"
        if self.may_refuse(lambda: split(self.site.root, id_of(path), id_of(now), named)):
            self.ledger.let_go(path, "listed", "dropped", "order", words="".join(named.names))
            self.ledger.unname(id_of(path))
            self.ledger.note(Fact("mark", now), Fact("mark", path))
            self.ledger.settle(self.site.files())

    @precondition(lambda self: all_refused(self.site.root))
    @rule(data=st.data())
    def what_was_refused_comes_back(self, data: st.DataObject) -> None:
        refused = data.draw(st.sampled_from(all_refused(self.site.root)))
        if self.may_refuse(lambda: restore(self.site.root, refused.id)):
            self.ledger.allow([refused.path])
            self.ledger.let_back(refused.path, self.site.files())

    def are_one(self, one: str, into: str, before: Mapping[str, str]) -> None:
        """Two files were made one; what was known of the one that went, but for notes and comments, is void. A list
        that named it names the other now, also where that had been dropped."""
        named = Fact("listed", "", id_of(one))
        self.ledger.facts = [
            fact
            for fact in self.ledger.facts
            if (fact.path != one or fact.kind == "gone" or fact.words.startswith(("Note", "# ")))
            and not (fact.kind in NAMING and id_of(one) in (fact.words, *fact.more))
            and (fact.kind, fact.words) != ("headless", id_of(into))
            and not (
                (fact.kind, fact.words) == ("dropped", id_of(into))
                and not replace(named, path=fact.path, more=fact.more).fault(before)
            )
        ]
        self.ledger.move(one, into)
        self.ledger.note(Fact("gone", one), Fact("mark", into))
