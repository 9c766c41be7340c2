"""What people do to files, by hand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.pipeline.histories import hands
from tests.pipeline.histories.history import SAFE, History, changes, id_of
from tests.pipeline.histories.ledger import Fact
from tests.pipeline.histories.texts import PLACES


class People(History):
    """Steps of those who edit."""

    @precondition(lambda self: self.site.files())
    @rule(data=st.data(), key=st.sampled_from(("title", "date", "status", "country", "place")))
    def a_person_sets_a_value(self, data: st.DataObject, key: str) -> None:
        path = self.any_file(data, {"date": "briefs events", "country": "actors", "place": "events"}.get(key, ""))
        if not path:
            return
        mark = self.mark()
        drafted = {"date": f"'2031-05-{data.draw(st.integers(2, 9)):02}'", "place": data.draw(st.sampled_from(PLACES))}
        value = {"title": f"Title {mark}", "date": "2030-01-02", "status": "reviewed", "country": "NO"}.get(key, mark)
        value = drafted[key] if key in drafted and data.draw(st.booleans()) else value  # as the next draft may have it
        line = f"{key}: {value}"

        def change(lines: list[str]) -> list[str]:
            at = next((n for n in hands.keys_at(lines) if lines[n].startswith(f"{key}:")), 0)
            if at:
                return [*lines[:at], line, *lines[at + 1 :]]
            return [*lines[: hands.header_end(lines)], line, *lines[hands.header_end(lines) :]]

        self.ledger.facts = [
            fact
            for fact in self.ledger.facts
            if fact.path != path or fact.kind != "line" or not fact.words.startswith(f"{key}:")
        ]
        self.edit(path, change, Fact("line", path, line))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data(), form=st.sampled_from(("comment", "note", "last note")))
    def a_person_adds_words(self, data: st.DataObject, form: str) -> None:
        path, mark = self.any_file(data), self.mark()

        def change(lines: list[str]) -> list[str]:
            if form == "comment":
                at = data.draw(st.sampled_from(hands.keys_at(lines)))
                return [*lines[:at], f"# {mark}", *lines[at:]]
            starts = [start for start, _ in hands.blocks(lines) if not lines[start - 1].strip()]
            at = data.draw(st.sampled_from(starts)) if starts and form == "note" else len(lines)
            return [*lines[:at], *([] if starts and form == "note" else [""]), f"Note {mark}", "", *lines[at:]]

        self.edit(path, change, Fact("line", path, f"# {mark}" if form == "comment" else f"Note {mark}"))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_changes_a_statement(self, data: st.DataObject) -> None:
        path, mark = self.any_file(data, "briefs"), self.mark()
        at = self.a_block(data, path)
        if not at:
            return

        def change(lines: list[str]) -> list[str]:
            line = lines[at[0]]
            words = (
                f"{line.rpartition(' [@')[0]} {mark} [@{line.rpartition(' [@')[2]}"
                if " [@" in line
                else f"{line} {mark}"
            )
            return [*lines[: at[0]], words, *lines[at[0] + 1 :]]

        self.edit(path, change, Fact("mark", path, mark))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_strikes_a_block(self, data: st.DataObject) -> None:
        path = self.any_file(data, "briefs")
        at = self.a_block(data, path)
        if not at:
            return
        files = self.site.files()
        lines = hands.lines_of(files[path])
        words = hands.said("\n".join(lines[slice(*at)]))
        if hands.block_texts(files[path]).count(words) > 1:
            return
        holders = tuple(
            p for p, text in files.items() if p.startswith("briefs/") and words in hands.block_texts(text) and p != path
        )
        self.ledger.let_go(path, "order", words=words)
        self.edit(path, lambda lines: [*lines[: at[0]], *lines[at[1] :]], Fact("struck", path, words, holders))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_swaps_two_statements(self, data: st.DataObject) -> None:
        path = self.any_file(data, "briefs")
        if not path:
            return
        lines = hands.lines_of(self.site.files()[path])
        found = hands.blocks(lines)
        pairs = [(a, b) for a, b in pairwise(found) if a[1] == b[0] and lines[a[0]] != lines[b[0]]]
        if not pairs:
            return
        (a, b), (c, d) = data.draw(st.sampled_from(pairs))
        first, second = (hands.said("\n".join(lines[x:y])) for x, y in ((c, d), (a, b)))
        if any(hands.block_texts(self.site.files()[path]).count(words) > 1 for words in (first, second)):
            return
        self.ledger.let_go(path, "order", words=first)
        self.ledger.let_go(path, "order", words=second)
        fact = Fact("order", path, first, ("body", second))
        self.edit(path, lambda lines: [*lines[:a], *lines[c:d], *lines[a:b], *lines[d:]], fact)

    @precondition(lambda self: self.site.files())
    @rule(data=st.data(), what=st.sampled_from(("drop", "add", "swap", "name")))
    def a_person_changes_a_list(self, data: st.DataObject, what: str) -> None:
        path, mark = self.any_file(data), self.mark()
        lines = hands.lines_of(self.site.files()[path])
        found = hands.items(lines)
        if not found:
            return
        key = data.draw(st.sampled_from(sorted(found)))
        if what == "add" and key not in {"aliases", "terms"}:
            return
        at = data.draw(st.sampled_from(found[key]))
        words = hands.item(lines[at])
        if what == "add":
            line = f"{lines[at].partition('-')[0]}- Alias {mark}"
            fact = Fact("listed", path, f"Alias {mark}", (key,))
            self.edit(path, lambda lines: [*lines[:at], line, *lines[at:]], fact)
        elif what == "name" and key in {"participants", "actors"}:
            named = sorted(id_of(each) for each in self.site.files() if each.startswith("actors/"))
            words = data.draw(st.sampled_from(named)) if named else ""
            if not words or words in [hands.item(lines[n]) for n in found[key]]:
                return
            self.ledger.let_go(path, "dropped", words=words)
            line = f"{lines[at].partition('-')[0]}- {words}"
            self.edit(path, lambda lines: [*lines[:at], line, *lines[at:]], Fact("listed", path, words, (key,)))
        elif what == "swap" and at + 1 in found[key]:
            other = hands.item(lines[at + 1])
            self.ledger.let_go(path, "order", words=words)
            self.ledger.let_go(path, "order", words=other)
            fact = Fact("order", path, other, (key, words))
            self.edit(path, lambda lines: [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]], fact)
        elif what == "drop" and len(found[key]) > 1 and "by hand" not in words:
            self.ledger.let_go(path, "order", "listed", words=words)
            self.edit(path, lambda lines: [*lines[:at], *lines[at + 1 :]], Fact("dropped", path, words, (key,)))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_strikes_a_section(self, data: st.DataObject) -> None:
        path = self.any_file(data, "briefs")
        lines = hands.lines_of(self.site.files()[path]) if path else []
        found = hands.headings(lines) if lines else {}
        if not found:
            return
        name = data.draw(st.sampled_from(sorted(found)))
        start = found[name]
        end = min((n for n in found.values() if n > start), default=len(lines))
        if any(line and not line.startswith("- ") for line in lines[start + 1 : end]) or "by hand" in str(
            lines[start:end]
        ):
            return
        struck = [hands.said(line) for line in lines[start + 1 : end] if line]
        if any(hands.block_texts(self.site.files()[path]).count(words) > 1 for words in struck):
            return
        files = self.site.files()
        facts = [Fact("headless", path, name)]
        for words in struck:
            self.ledger.let_go(path, "order", words=words)
            holders = [p for p, text in files.items() if p != path and words in hands.block_texts(text)]
            facts.append(Fact("struck", path, words, tuple(p for p in holders if p.startswith("briefs/"))))
        self.edit(path, lambda lines: [*lines[:start], *lines[end:]], *facts)

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def an_editor_saves_with_other_line_ends(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        self.site.write(path, self.site.files()[path].replace("\r\n", "\n").replace("\n", "\r\n"))
        self.ledger.note(Fact("crlf", path))

    @precondition(lambda self: len(self.site.files()) > 3)
    @rule(data=st.data())
    def a_person_deletes_a_file(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        (self.site.content / path).unlink()
        self.refuse(path)
        self.convert()

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_renames_a_file(self, data: st.DataObject) -> None:
        self.convert()
        path = self.any_file(data)
        if not path:
            return
        self.count += 1
        now = f"{path.rpartition('/')[0]}/hand-{self.count}.md"
        (self.site.content / path).rename(self.site.content / now)
        self.ledger.move(path, now)
        drafted = f".drafts/{path}" in self.site.tree()
        self.ledger.note(Fact("mark", now), *([Fact("gone", path)] if drafted else []))
        self.convert()

    @precondition(lambda self: self.site.files())
    @rule(data=st.data(), name=st.sampled_from(("The {}", "{}é", "{}e\u0301", "{}_")))
    def a_file_has_a_name_that_makes_no_id_for_a_while(self, data: st.DataObject, name: str) -> None:
        self.convert()
        path = self.any_file(data)
        if not path or f".drafts/{path}" not in self.site.tree():
            return
        file, settled = self.site.content / path, self.site.tree()
        astray = file.rename(file.with_stem(name.format(file.stem)))
        assert [issue.code for issue in self.site.convert().issues if issue.code not in SAFE] == ["bad-id"]
        astray.rename(file)
        assert settled == self.site.tree(), changes(settled, self.site.tree())

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def a_person_puts_keys_in_another_order(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        lines = hands.lines_of(self.site.files()[path])
        starts, end = hands.keys_at(lines), hands.header_end(lines)
        parts = [lines[a:b] for a, b in pairwise((*starts, end))]
        order = data.draw(st.permutations(range(len(parts))))
        moved = [line for n in order for line in parts[n]]
        keys = tuple(parts[n][0].partition(":")[0] for n in order)
        self.ledger.let_go(path, "keys")
        self.edit(path, lambda lines: [*lines[: starts[0]], *moved, *lines[end:]], Fact("keys", path, "", keys))

    @precondition(lambda self: self.site.files())
    @rule(data=st.data())
    def an_editor_saves_with_a_byte_order_mark(self, data: st.DataObject) -> None:
        path = self.any_file(data)
        self.site.write(path, "\ufeff" + self.site.files()[path].removeprefix("\ufeff"))
        self.ledger.note(Fact("bom", path))

    @rule(kind=st.sampled_from(("actors", "topics")))
    def a_person_writes_a_file(self, kind: str) -> None:
        mark = self.mark()
        path = f"{kind}/own-{self.count}.md"
        more = "kind: person\naliases:\n  - Olo\n" if kind == "actors" else "terms:\n  - ferry\n"
        self.site.write(path, f"---\ntitle: Own {mark}\n{more}status: reviewed\n---\n\nNote {mark}\n")
        self.ledger.note(Fact("line", path, f"title: Own {mark}"), Fact("line", path, f"Note {mark}"))
