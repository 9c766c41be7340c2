"""Organisations and programmes by their head nouns: `Ministry of National Defence`, `Asian Vision Institute`.

A run of capitalised words is cut into segments by its small words; the segment that ends in a head noun is a name, with
the words after `of`, `for` or `on` that belong to it. Runs whose last head names a treaty, a meeting or a place are
recorded as naming nothing, so that no later rule takes them for an actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefsite.extraction.gazetteers import adjectives
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, NameKind, Taken, replacing
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.runs import SMALL, Heads, heads_of, runs
from briefsite.extraction.words import Word, joined_span, words_of

#: What bears the name of its state in full: "Ministry of Foreign Affairs of Mongolia".
_STYLED = frozenset({"Ministry", "Office", "Department"})
#: What ends the name of a company, whatever stands before it.
_FIRMS = frozenset({"Limited", "Ltd", "Inc", "Corp"})
_TAILS = frozenset({"of", "for", "on", "against", "de", "to"})
#: Bodies that are sent to a place, and what makes the name of one a matter: "International Organization Affairs".
_SENT = frozenset(
    {"Mission", "Delegation", "Embassy", "Representation", "Office", "Representative", "Committee", "Coalition", "Fund"}
)
_MATTERS = frozenset({"Affairs", "Matters", "Issues"})


def organisations(reading: Reading) -> Reading:
    """Add what head nouns name, in place of shorter names inside it."""
    heads, taken = heads_of(reading.lexicon), Taken(reading.names)
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        persons = frozenset(source_span(e).start for e in doc.ents if e.label_ == "PERSON" and len(e) > 1)
        for start, end in runs(words, heads, taken):
            found += _Run(words, end, heads, taken, persons, reading.english).names(start)
            found += _classed(words[:end], start, words[end : end + 1], reading.lexicon, taken)
    return replace(reading, names=replacing(reading.names, _worth_replacing(found, taken)))


def _classed(
    words: Sequence[Word], start: int, following: Sequence[Word], lexicon: Lexicon, taken: Taken
) -> Iterator[Name]:
    """`the newspaper El Tiempo`, `the Justice First party`: a lower-case noun says that the run beside it is a body."""
    run = words[start:]
    peoples = lexicon.words("peoples") | lexicon.words("portfolios")
    if any(taken.at(w.start) for w in run) or all(w.text in peoples for w in run) or len(run) > 5:
        return
    if adjectives(lexicon).at(words, start):
        return
    quoted = words[start].gap.strip() == '"'
    before = words[start - 1] if start and (words[start].joined or quoted) else None
    after = following[0] if following and following[0].joined and not words[-1].possessive else None
    if before and before.text in lexicon.words("class_nouns"):
        yield Name(joined_span(run), "organisation", "class-before-name", support=(before.span,))
    elif after and after.text in lexicon.words("class_heads"):
        yield Name(joined_span((*run, after)), "organisation", "class-after-name", support=(after.span,))


def _worth_replacing(found: Sequence[Name], taken: Taken) -> Iterator[Name]:
    for name in found:
        inside = taken.over(name.span)
        if any(not name.span.covers(n.span) for n in inside):
            continue
        if any(n.span == name.span and n.rule.startswith(("gazetteer", "known")) for n in inside):
            continue
        if name.kind == "nothing" and any(n.kind == "organisation" or n.span.end == name.span.end for n in inside):
            continue
        if name.kind == "nothing" and name.rule != "war" and any(n.rule == "hyphenated-pair" for n in inside):
            continue
        yield name


@dataclass(frozen=True)
class _Run:
    """A run up to word `end`, read from left to right."""

    words: Sequence[Word]
    end: int
    heads: Heads
    taken: Taken
    persons: frozenset[int]
    english: frozenset[str]

    def names(self, start: int) -> Iterator[Name]:
        """The names in the run from word `start` on."""
        position = first = start
        while position < self.end:
            segment = self._segment_end(position)
            found = self._head(position, segment)
            if not found:
                following = self._past_small(segment)
                joined = self._coordinated(segment, following)
                position, first = following, first if joined else following
                continue
            kind, head_end = found
            first = position if kind == "nothing" else first
            stop = self._tail(first, head_end) if kind != "nothing" else head_end
            edge = self._office_holder(first, stop) if kind == "organisation" else first
            following = self._past_small(stop)
            if kind == "organisation" and stop - edge == 1 and self._coordinated(stop, following):
                position = following
                continue
            if kind == "nothing" or (stop - edge > 1 and not self._of_function(edge, head_end)):
                rule = "war" if self.words[stop - 1].text == "War" else "head-noun"
                yield Name(joined_span(self.words[edge:stop]), kind, rule)
            position = first = self._past_small(stop)

    def _office_holder(self, first: int, stop: int) -> int:
        """Where `Prime Minister's Office` starts: its holder belongs to the name."""
        edge = first
        while edge > 0 and self.words[edge - 1].capital and self.words[edge - 1].possessive == (edge == first):
            if self.taken.at(self.words[edge - 1].start) or self.words[edge - 1].text in self.heads.openers:
                break
            edge -= 1
        holder = any(self.heads.titles.heads.at(self.words, n) for n in range(edge, first))
        return edge if holder and stop - first <= 3 else first

    def _of_function(self, start: int, head_end: int) -> bool:
        """Whether the head is only what a function is of: `Secretary of Defense for Security Affairs`."""
        words, titles = self.words, self.heads.titles
        if head_end - start > 1 or start < 2 or words[start - 1].text not in {"of", "for"}:
            return False
        return bool(words[start].text in titles.portfolios and titles.heads.at(words, start - 2))

    def _coordinated(self, stop: int, following: int) -> bool:
        """Whether "X and" goes on to "Y Foundation" as one name: X names nothing by itself."""
        small = [w.text for w in self.words[stop:following]]
        opens_anew = following < self.end and (self.words[following].text,) in self.heads.kind
        return small in (["and"], ["&"]) and not opens_anew and not self.taken.at(self.words[stop - 1].start)

    def _segment_end(self, start: int) -> int:
        """Where the capitalised words end that follow one another from `start`."""
        stop = start
        while stop < self.end and self.words[stop].text not in SMALL:
            stop += 1
        return stop

    def _before_role(self, start: int, end: int) -> int:
        """Where a role starts in a segment: `Department of Foreign Affairs Undersecretary`."""
        titles = self.heads.titles
        role = next((n for n in range(start, end) if titles.heads.at(self.words, n)), end)
        while start < role < end and self.words[role - 1].lower in titles.modifiers.by_first:
            if self.words[role - 1].text in titles.portfolios:
                break
            role -= 1
        return role

    def _past_small(self, position: int) -> int:
        while position < self.end and self.words[position].text in SMALL:
            position += 1
        return position

    def _head(self, start: int, end: int) -> tuple[NameKind, int] | None:
        """The kind and end of the last head noun in a segment; an opening head ("Treaty of") names nothing."""
        words, heads = self.words, self.heads
        vessel = words[start].shouted and words[start].text in heads.vessels
        if vessel or words[start].text in heads.opening or self._named_ship(start):
            return "nothing", end
        for stop in range(end, start, -1):
            if stop < end and words[stop].text in _MATTERS:
                continue
            for size in (3, 2, 1):
                kind = heads.kind.get(tuple(w.text for w in words[max(start, stop - size) : stop]))
                if kind and stop - size >= start and not self._of_role(stop - size, stop):
                    return self._sorted(kind, start, stop - size), stop
        return None

    def _named_ship(self, start: int) -> bool:
        """`the ferry Silver Gull`, `the second ship, the "Silver Gull"`."""
        words, vessels = self.words, self.heads.vessels
        quoted = words[start].gap.endswith('"') and any(w.text in vessels for w in words[max(0, start - 2) : start])
        return bool(start and words[start - 1].text in vessels) or quoted

    def _of_role(self, start: int, stop: int) -> bool:
        """Whether a head noun begins a longer role: the `Cabinet` of `Cabinet Secretary`."""
        role = self.heads.titles.heads.at(self.words, start)
        return role is not None and role[0] > stop

    def _sorted(self, kind: NameKind, start: int, head: int) -> NameKind:
        """A "Strategic Partnership" is a rank of relations, a bare "Programme" is none by name, and the "Castro
        Administration" is a time in office."""
        before = {w.text for w in self.words[start:head]}
        if self.words[head].text == "Administration" and len(before) == 1 and not before & self.heads.titles.portfolios:
            return "nothing"
        return "nothing" if kind == "programme" and (before & self.heads.relations or not before) else kind

    def _tail(self, start: int, head_end: int) -> int:
        """Where the name ends, with what follows its head: `for Strategic Studies`, `of Foreign Affairs and ...`."""
        stop = head_end
        while stop < self.end:
            segment = self._past_small(stop)
            end = self._before_role(segment, self._segment_end(segment))
            small = [w.text for w in self.words[stop:segment]]
            if segment == end or not small or not self._belongs(small, segment, end, further=stop > head_end):
                break
            if self._owner_of_state_body(start, segment, end):
                break
            stop = end
        return stop

    def _belongs(self, small: Sequence[str], segment: int, end: int, *, further: bool) -> bool:
        """Whether a segment after small words belongs to the name before them."""
        words, heads = self.words, self.heads
        name = self.taken.at(words[segment].start)
        firm = words[end - 1].text in _FIRMS
        body = heads.kind.get((words[end - 1].text,)) == "organisation" and end - segment > 1 and not firm
        role = heads.titles.heads.at(words, segment) is not None
        if small[0] == "and":
            portfolio = all(w.text in heads.titles.portfolios for w in words[segment:end])
            served = portfolio and further and words[end - 1].text in {"Services", "Forces"}
            plain = not self.english or words[end - 1].lower in self.english
            open_ended = further and plain and not (name or role)
            return len(small) == 1 and (served or (not body and (portfolio or open_ended)))
        if small[0] not in _TAILS or role:
            return False
        if small[0] == "to" and words[segment - len(small) - 1].text not in _SENT:
            return False
        if small == ["of"] and words[segment].start in self.persons and end - segment > 1 and not body:
            return False  # the army of its commander
        if name and name.kind == "nothing":
            return small[0] in {"of", "for"} and "the" not in small
        state = name is not None and name.kind == "state" and name.span.covers(joined_span(words[segment:end]))
        return state or not (body or (name and name.ident))

    def _owner_of_state_body(self, start: int, segment: int, end: int) -> bool:
        """`Ministry of Defence of Japan`: a state after a ministry, an army or the like owns it."""
        name = self.taken.at(self.words[segment].start)
        if not name or name.kind != "state" or not name.span.covers(joined_span(self.words[segment:end])):
            return False
        titled = self.words[start].text in _STYLED and segment - start > 2
        return not titled and any(w.text in self.heads.state_bodies for w in self.words[start:segment])
