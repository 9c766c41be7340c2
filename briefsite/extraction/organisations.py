"""Organisations and programmes by their head nouns: `Ministry of National Defence`, `Asian Vision Institute`.

A run of capitalised words is cut into segments by its small words; the segment that ends in a head noun is a name, with
the words after `of`, `for` or `on` that belong to it. Runs whose last head names a treaty, a meeting or a place are
recorded as naming nothing, so that no later rule takes them for an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.body_edges import is_namesake, listed_stop, numbered_start, numbered_stop, qualities_stop
from briefsite.extraction.body_tails import AIMED, Stretch
from briefsite.extraction.classed_names import classed, firms, led, missions, opened, paired_letters, quoted_programmes
from briefsite.extraction.gazetteers import adjective_start
from briefsite.extraction.name_signs import is_initial
from briefsite.extraction.names import Name, NameKind, Taken, replacing
from briefsite.extraction.names_inside import worth_replacing
from briefsite.extraction.no_names import opens_with_deed
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.runs import SMALL, heads_of, runs, says_what_for
from briefsite.extraction.words import Word, joined_span, words_of

#: What parties of the text are called before that word.
_PARTY = re.compile(r"\b([A-Z][\w-]+) [Pp]arty\b")
#: What makes the name of a body a matter: "International Organization Affairs".
_MATTERS = frozenset({"Affairs", "Matters", "Issues"})
#: Chambers whose committees bear their name.
_CHAMBERS = frozenset({"House", "Senate"})
#: Bodies that are called by one word.
_ONE_WORD = frozenset({"Parliament", "Congress", "Senate", "Cabinet", "Government"})
#: What a body has a head of for each: `Country Division Director`.
_PARTS = frozenset({"Division", "Section", "Unit", "Branch", "Desk", "Team"})
#: Heads of bodies that are what a minister looks after as well.
_TASKS = frozenset({"Services", "Service", "Administration", "Community", "Communities", "Cooperative"})
#: Heads that are given names, and surnames that stand first: "Bill Lund", "Park Odu-ren".
_GIVEN = frozenset({"Bill", "Park"})
#: What is no actor, whatever is named in it: the `UN Charter` is not the UN, nor is `United Nations Day`.
_RULES = {"War": "war", "Charter": "charter", "Day": "day"}


def organisations(reading: Reading) -> Reading:
    """Add what head nouns name, in place of shorter names inside it."""
    heads, taken = heads_of(reading.lexicon), Taken(reading.names)
    found: list[Name] = []
    parties = frozenset(_PARTY.findall(reading.text))
    for doc in reading.paragraphs:
        words = words_of(doc)
        persons = frozenset(source_span(e).start for e in doc.ents if e.label_ == "PERSON" and len(e) > 1)
        found += [*led(words), *opened(words, reading.lexicon), *missions(words, reading.lexicon)]
        found += [*quoted_programmes(words, reading.lexicon), *paired_letters(words, reading.lexicon)]
        for start, end in runs(words, heads, taken):
            found += _Run(words, end, heads, taken, persons, reading.english, parties).names(start)
            if words[start].start not in persons or not _of_two(words[start:end]):
                found += classed(words[:end], start, words[end : end + 2], reading.lexicon, taken)
            found += firms(words[start:end], reading, taken)
    return replace(reading, names=replacing(reading.names, worth_replacing(found, taken)))


def _of_two(words: Sequence[Word]) -> bool:
    """Whether a name has two words, initials between them not counted."""
    return len(words) > 1 and all(map(is_initial, words[1:-1]))


class _Run(Stretch):
    """A run, read from left to right."""

    def names(self, start: int) -> Iterator[Name]:
        """The names in the run from word `start` on."""
        position = first = start
        while position < self.end:
            segment = self.segment_end(position)
            found = self._head(position, segment)
            if not found:
                following = self.past_small(segment)
                joined = self._coordinated(segment, following) or self._named_for(position, segment, following)
                position, first = following, first if joined else following
                continue
            kind, head_end = found
            first = position if kind == "nothing" else first
            stop = self._stop(first, head_end) if kind != "nothing" else self._subject(head_end)
            edge = self._office_holder(self._past_role(first, stop), stop) if kind == "organisation" else first
            while kind == "programme" and edge and self.words[edge].gap == "-" and self.words[edge - 1].capital:
                edge -= 1  # the U.S.-Carrow Partnership
            following = self.past_small(stop)
            if kind == "organisation" and stop - edge == 1 and self._coordinated(stop, following):
                position = following
                continue
            kind = "nothing" if self._honours(head_end) else kind
            matter = kind != "nothing" and self._of_function(edge, head_end)
            edge += self._opens_with_deed(edge, stop)
            if kind == "nothing" or (stop - edge > 1 and not matter):
                rule = _RULES.get(self.words[stop - 1].text, "head-noun")
                yield Name(joined_span(self.words[edge:stop]), kind, rule)
            position = first = self.past_small(head_end if matter else stop)

    def _honours(self, head_end: int) -> bool:
        """`Guard | of Honour`: what parades."""
        return self.words[head_end - 1].text == "Guard" and [w.text for w in self.words[head_end : head_end + 2]] in (
            ["of", "Honour"],
            ["of", "Honor"],
        )

    def _opens_with_deed(self, edge: int, stop: int) -> bool:
        """`Dissolving | Parliament`: what is done, at the beginning of a sentence, to what is called by one word."""
        alone = stop - edge == 2 and self.words[edge + 1].text in _ONE_WORD
        return alone and opens_with_deed(self.words[edge], self.english)

    def _past_role(self, first: int, stop: int) -> int:
        """Behind the role that somebody has in a body: `Director | Special Services Division`."""
        start = first
        while start < stop - 1 and self._modifies(start):
            start += 1  # Alternate Executive Director | Lake Bank
        role = self.heads.titles.heads.at(self.words, start)
        own = role is None or role[0] >= stop or self.words[role[0] - 1].possessive
        own = own or is_namesake(self.words, first, self.heads.bodies, self.heads.names_too)
        own = own or says_what_for(self.words, first, self.heads)
        return first if own or role is None or self.words[role[0]].text in SMALL else role[0]

    def _office_holder(self, first: int, stop: int) -> int:
        """Where `Prime Minister's Office` starts: its holder belongs to the name."""
        edge = numbered_start(self.words, first, stop)
        if edge < first:
            start = adjective_start(self.words, edge, self.heads.titles.adjectives, self.heads.titles.names)
            return edge if start is None or not self.words[edge].joined else start
        while edge > 0 and self.words[edge - 1].capital and self.words[edge - 1].possessive == (edge == first):
            if self.taken.at(self.words[edge - 1].start) or self.words[edge - 1].text in self.heads.openers:
                break
            edge -= 1
        holder = any(self.heads.titles.heads.at(self.words, n) for n in range(edge, first))
        return edge if holder and stop - first <= 3 else first

    def _of_function(self, start: int, head_end: int) -> bool:
        """Whether the head is only what a function is of: `Secretary of Defense for Security Affairs`, `Country
        Division Director`."""
        words, titles = self.words, self.heads.titles
        if words[head_end - 1].text in _PARTS and head_end < len(words) and words[head_end].joined:
            return words[head_end].capital and titles.heads.at(words, head_end) is not None
        if start < 2 or words[start - 1].text not in {"of", "for", "and"}:
            return False
        task = words[start].text in titles.portfolios or words[start - 1].text == "and"
        if words[head_end - 1].text in _TASKS and task:
            return self._in_charge(start - 1)
        return bool(
            head_end - start == 1 and words[start].text in titles.portfolios and titles.heads.at(words, start - 2)
        )

    def _in_charge(self, before: int) -> bool:
        """Whether a minister stands before these matters: `Minister of Justice and Community Services`."""
        words, titles = self.words, self.heads.titles
        while before > 0 and (words[before].text in titles.portfolios or words[before].text in {"of", "for", "and"}):
            before -= 1
        return titles.heads.at(words, before) is not None

    def _coordinated(self, stop: int, following: int) -> bool:
        """Whether "X and" goes on to "Y Foundation" as one name: X names nothing by itself."""
        small = [w.text for w in self.words[stop:following]]
        opens_anew = following < self.end and (self.words[following].text,) in self.heads.kind
        last = self.words[stop - 1]
        letters = last.shouted and len(last.text) > 2  # UNMOC and Ossara Police Service
        name = self.taken.at(last.start)
        taken = name and not (name.kind == "nothing" and name.span.end > last.end)  # Peace and Security Council
        after = self.taken.at(self.words[following].start) if following < self.end else None
        listed = after is not None and after.kind == "organisation"  # Vesk Front and the Lord's Resistance Army
        named = last.text in self.parties and self.words[following + 1 : following + 2] != ()
        named = named and self.words[following + 1].text in {"Party", "Parties"}  # Lenn and | Vesk Party
        opens_anew = opens_anew or named
        return small in (["and"], ["&"]) and not (opens_anew or letters or taken or listed or self._in_list(stop))

    def _named_for(self, start: int, stop: int, following: int) -> bool:
        """Whether a body is called by what stands before "for" as well: `Cinema for Peace Foundation`, which has no
        article before its last words. What a sentence begins with says nothing by its capital."""
        words, titles = self.words, self.heads.titles
        told = [w.text for w in words[stop:following]] == ["for"] and not words[start].first and stop - start == 1
        if not told or words[start].possessive or self.taken.at(words[start].start):
            return False
        office = any(table.at(words, start) for table in (titles.heads, titles.adjectives, titles.names))
        found = self._head(following, self.segment_end(following)) if following < self.end else None
        return not office and found is not None and found[0] == "organisation" and found[1] - following > 1

    def _in_list(self, stop: int) -> bool:
        """Whether the words before "and" are one of several: `groups such as Vesk Front and Lenn Brigade`."""
        start = stop - 1
        while start and self.words[start].joined and self.words[start - 1].capital:
            start -= 1
        body = start > 0 and self.heads.kind.get((self.words[start - 1].text,)) == "organisation"
        if body and self.words[start].gap.strip() == ",":
            return True  # Lake College, Vesk and Lenn College
        return self.words[start].joined and [w.lower for w in self.words[max(0, start - 2) : start]] == ["such", "as"]

    def _head(self, start: int, end: int) -> tuple[NameKind, int] | None:
        """The kind and end of the last head noun in a segment; an opening head ("Treaty of") names nothing."""
        words, heads = self.words, self.heads
        aimed = end + 1 < self.end and words[end].text == "to" and words[end - 1].text in AIMED
        if aimed and end - start > 1 and words[end + 1].capital:
            return "programme", end
        vessel = words[start].shouted and words[start].text in heads.vessels
        if vessel or words[start].text in heads.opening or self._named_ship(start):
            return "nothing", end
        two = words[start].start in self.persons and _of_two(words[start:end])
        if two and (words[end - 1].text in heads.names_too or words[start].text in _GIVEN):
            return None  # Christopher R. Hill, Bill Lund
        for stop in range(end, start, -1):
            if stop < end and words[stop].text in _MATTERS:
                continue
            for size in (3, 2, 1):
                kind = heads.kind.get(tuple(w.text for w in words[max(start, stop - size) : stop]))
                chamber = words[start].text in _CHAMBERS and stop == start + 1 < end  # House | Oversight Committee
                if kind and stop - size >= start and not (chamber or self._of_role(stop - size, stop)):
                    return self._sorted(kind, start, stop - size), stop
        return None

    def _named_ship(self, start: int) -> bool:
        """`the ferry Silver Gull`, `the second ship, the "Silver Gull"`."""
        words, vessels = self.words, self.heads.vessels
        quoted = words[start].gap.endswith('"') and any(w.text in vessels for w in words[max(0, start - 2) : start])
        return bool(start and words[start - 1].text in vessels) or quoted

    def _of_role(self, start: int, stop: int) -> bool:
        """Whether a head noun begins a longer role: the `Cabinet` of `Cabinet Secretary`."""
        titles = self.heads.titles
        role = titles.heads.at(self.words, start) or titles.ranks.at(self.words, start)
        return role is not None and role[0] > stop

    def _sorted(self, kind: NameKind, start: int, head: int) -> NameKind:
        """A "Strategic Partnership" is a rank of relations, a bare "Programme" is none by name, and the "Castro
        Administration" is a time in office."""
        before = {w.text for w in self.words[start:head]}
        opens = head == start and not before and self.words[head].text == "Administration"
        if opens and head > 0 and self.words[head - 1].lower == "the" and self.words[head + 1 : head + 2]:
            return "nothing" if self.words[head + 1].text == "of" else kind
        if self.words[head].text == "Administration" and len(before) == 1 and not before & self.heads.titles.portfolios:
            return "nothing"
        return "nothing" if kind == "programme" and (before & self.heads.relations or not before) else kind

    def _stop(self, first: int, head_end: int) -> int:
        """Where the name ends, with its number or the list of its matters."""
        stop = self.tail(first, head_end)
        if stop == head_end:
            return self.stationed_stop(self.operation_stop(numbered_stop(self.words, stop)))
        stop = qualities_stop(self.words, stop, self.english)
        return listed_stop(self.words, head_end - 1, stop, self.heads, self.english)

    def _subject(self, head_end: int) -> int:
        """Where the name of a document ends, with what it is on: `Declaration on Migration and Protection`."""
        stop, joints = head_end, {"on"}
        while stop < self.end and self.words[head_end - 1].text in self.heads.documents:
            segment = self.past_small(stop)
            end = self._before_person(segment, self.segment_end(segment))
            small = [w.text for w in self.words[stop:segment]]
            named = (
                any(n.ident for n in self.taken.over(joined_span(self.words[segment:end]))) if segment < end else True
            )
            if named or not small or small[0] not in joints or "the" in small[1:]:
                break
            stop, joints = end, {"on", "of", "and", "for", "in"}
        return stop

    def _before_person(self, segment: int, end: int) -> int:
        """Where somebody's name starts behind the first word of a segment: its words are in no dictionary."""
        for position in range(segment + 1, end):
            word = self.words[position]
            if word.start in self.persons or (self.english and word.lower not in self.english and end - position > 1):
                return position
        return end
