"""How far the name of a body goes behind its head noun: `Ministry | of Foreign Affairs`, `Mission | in Carrow`."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.behind_portfolios import opens_with_initials
from briefsite.extraction.names import Taken
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.runs import SMALL, Heads
from briefsite.extraction.titles import ranked, role_head
from briefsite.extraction.words import Word, joined_span
from briefsite.model.nouns import dataclass

#: What ends the name of a company, whatever stands before it.
_FIRMS = frozenset({"Limited", "Ltd", "Inc", "Corp"})
_TAILS = frozenset({"of", "for", "on", "against", "de", "to"})
#: Bodies that are sent to a place.
_SENT = frozenset(
    {"Mission", "Delegation", "Embassy", "Representation", "Office", "Representative", "Committee", "Coalition", "Fund"}
)
#: Bodies that are told from others by where they are: "the UN Mission in Carrow".
_SEATED = frozenset({"Mission", "Delegation", "Representation", "Embassy", "Consulate"})
#: Schools that bear another nation's name, and are told by where they are: "the American University in Cairo".
_SCHOOLS = frozenset({"University", "College", "School"})
#: What is named by its aim: "Strategy to Prevent Conflict".
AIMED = frozenset({"Strategy", "Initiative", "Programme", "Program", "Plan", "Partnership", "Facility", "Scheme"})
#: Forces that are told from others by where or whose they are: "Carrow Naval Forces Europe".
_STATIONED = frozenset({"Forces", "Command", "Fleet"})
_LISTED = frozenset({"gazetteer-place", "gazetteer-organisation"})
#: Parts of bodies, which say nothing without the whole: "Standing Committee of the Carrow Congress".
_ORGANS = frozenset({"Committee", "Bureau", "Secretariat", "Presidium", "Council", "Hub", "Chamber", "Directorate"})


#: Bodies that look after something, and what they look after by the name of many another body.
_MINISTRIES = frozenset({"Ministry", "Department", "Directorate", "Bureau", "Secretariat"})
_TASKS = frozenset(
    {
        "Services", "Service", "Administration", "Communities", "Cooperatives", "Enterprises", "Industries",
        "Institutions",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of capitalised words up to word `end`, with the small words between them."""

    words: Sequence[Word]
    end: int
    heads: Heads
    taken: Taken
    persons: frozenset[int]
    english: frozenset[str]
    parties: frozenset[str] = frozenset()

    def segment_end(self, start: int) -> int:
        """Where the capitalised words end that follow one another from `start`."""
        stop = start
        while stop < self.end and (self.words[stop].text not in SMALL or (stop > start and self._in_state(stop))):
            if stop > start and self._operation(stop):
                break
            stop += 1
        return stop

    def _operation(self, position: int) -> bool:
        named = self.words[position].text == "Operation" and self.words[position].joined
        return named and self.words[position - 1].text == "Force"

    def _in_state(self, position: int) -> bool:
        """Whether a small word is part of a state's name that goes on as an adjective: `Republic of Carrow Navy`."""
        state = self.taken.at(self.words[position].start)
        if not state or state.kind != "state" or state.span.start >= self.words[position].start:
            return False
        after = next((w for w in self.words[position : self.end] if w.start > state.span.end), None)
        return after is not None and after.joined and after.text not in SMALL

    def _before_role(self, start: int, end: int) -> int:
        """Where a role starts in a segment: `Department of Foreign Affairs Undersecretary`."""
        titles = self.heads.titles
        words = self.words
        after = start + self._is_matter(start)
        role = next((n for n in range(after, end) if role_head(words, n, titles) or ranked(words, n, titles)), end)
        while start < role < end and self.words[role - 1].lower in titles.modifiers.by_first:
            whole = role - start > 1 and words[role - 2].text == "Affairs"  # of Foreign Affairs | Political Director
            if words[role - 1].text in titles.portfolios and words[role - 1].text != "Special" and not whole:
                break
            role -= 1
        return min(role, self._before_holder(start, end))

    def _before_holder(self, start: int, end: int) -> int:
        """Where the name of somebody starts right behind what a body is for: `Ministry of Foreign Affairs Ada Lund`,
        `Department of Bread U.B. Lund`."""
        matters, words = self.heads.titles.portfolios, self.words
        end = next((n for n in range(start + 1, end - 1) if opens_with_initials(words, n)), end)
        name = next((n for n in range(start, end) if words[n].text not in matters), end)
        unheard = not any(w.lower in self.english or w.shouted or self.taken.at(w.start) for w in words[name:end])
        return name if self.english and start < name and 2 <= end - name <= 3 and unheard else end

    def _is_matter(self, position: int) -> bool:
        """Whether a role is a matter here: the `Justice` of an `Institute for Justice`."""
        word, before = self.words[position : position + 1], self.words[position - 1].text
        return bool(word) and word[0].text in self.heads.titles.portfolios and before in {"of", "for"}

    def past_small(self, position: int) -> int:
        while position < self.end and self.words[position].text in SMALL:
            position += 1
        return position

    def tail(self, start: int, head_end: int) -> int:
        """Where the name ends, with what follows its head: `for Strategic Studies`, `of Foreign Affairs and ...`."""
        stop = head_end
        held = self._held(head_end)
        if held:
            return held
        while stop < self.end:
            segment = self.past_small(stop)
            end = self._before_role(segment, self.segment_end(segment))
            small = [w.text for w in self.words[stop:segment]]
            if segment < end and small[:1] == ["in"] and self._is_seat(start, head_end, segment, end):
                return end
            if segment == end or not small or not self._belongs(small, segment, end, further=stop > head_end):
                break
            if stop == head_end and self._only_office(start, head_end, segment):
                break
            stop = self._whole(segment, end)
        return stop

    def _only_office(self, start: int, head_end: int, segment: int) -> bool:
        """Whether a state only owns an office that is known by its own name: `Foreign Office of Carrow`."""
        name = self.taken.at(self.words[segment].start)
        named = head_end - start > 1 and self.words[head_end - 1].text == "Office"
        return named and name is not None and name.kind == "state"

    def _held(self, head_end: int) -> int | None:
        """Where the name of an office ends that is named for its holder: `Office of the Commissioner for Trade`."""
        words, titles, start = self.words, self.heads.titles, head_end + 2
        opening = [w.lower for w in words[head_end - 1 : start]]
        if opening != ["office", "of", "the"] or start >= self.end or not words[start].joined:
            return None
        body = titles.names.at(words, start) or titles.adjectives.at(words, start)
        position = body[0] if body else start
        while position < self.end and not titles.heads.at(words, position) and self._modifies(position):
            position += 1
        end = role_head(words, position, titles) if position < self.end and words[position].capital else None
        return self._past_matter(end) if end else None

    def _modifies(self, position: int) -> bool:
        return self.words[position].lower in self.heads.titles.modifiers.by_first

    def _past_matter(self, end: int) -> int:
        """Behind what a role is for: matters, states and other names of lists."""
        words, titles, last = self.words, self.heads.titles, end
        position = (
            end + 1 if end < len(words) and words[end].lower in {"for", "of"} and words[end].joined else len(words)
        )
        while position < len(words) and words[position].joined:
            listed = titles.names.at(words, position) or titles.adjectives.at(words, position)
            if listed or words[position].text in titles.portfolios:
                last = position = listed[0] if listed else position + 1
            elif words[position].text in {"and", "&", "the", "of"}:
                position += 1
            else:
                break
        return last

    def _whole(self, segment: int, end: int) -> int:
        """Behind the listed body that a segment begins: `Bureau of the House | of Representatives`."""
        name = self.taken.at(self.words[segment].start)
        if name is None or name.kind != "organisation" or (self.words[end - 1].text,) in self.heads.kind:
            return end
        return next((n for n in range(segment + 1, self.end) if self.words[n].start > name.span.end), self.end)

    def operation_stop(self, stop: int) -> int:
        """Behind the operation that a force is named for: `Joint Task Force | Operation Calm Harbour`."""
        return self.segment_end(stop) if stop + 1 < self.end and self._operation(stop) else stop

    def stationed_stop(self, stop: int) -> int:
        """Behind the land, or the body of several, that forces are named for: `Support Forces | NATO`."""
        words, place = self.words, self.taken.at(self.words[stop].start) if stop < self.end else None
        if place is None or words[stop - 1].text not in _STATIONED or not words[stop].joined or not words[stop].capital:
            return stop
        whole = place.span.start == words[stop].start and (place.kind == "state" or place.rule in _LISTED)
        end = next((n for n in range(stop, len(words)) if words[n].start >= place.span.end), len(words))
        goes_on = end < len(words) and words[end].joined and words[end].capital
        return end if whole and not goes_on and not words[end - 1].possessive else stop

    def _is_seat(self, start: int, head_end: int, segment: int, end: int) -> bool:
        """Whether a mission, or an office of an international body, is named for the place that follows "in"."""
        words, place = self.words, self.taken.at(self.words[segment].start)
        body = self.taken.at(words[start].start)
        office = words[head_end - 1].text in {"Office", "Force"} and body is not None and body.kind == "organisation"
        nation = self.heads.titles.adjectives.at(words, start)
        school = words[head_end - 1].text in _SCHOOLS and nation is not None and nation[0] == head_end - 1
        seated = office or school or words[head_end - 1].text in _SEATED
        placed = place is not None and place.kind in {"state", "nothing"}
        return bool(seated and placed and place and place.span.covers(joined_span(words[segment:end])))

    def _belongs(self, small: list[str], segment: int, end: int, *, further: bool) -> bool:
        """Whether a segment after small words belongs to the name before them."""
        words, heads = self.words, self.heads
        name = self.taken.at(words[segment].start)
        firm = words[end - 1].text in _FIRMS
        body = heads.kind.get((words[end - 1].text,)) == "organisation" and end - segment > 1 and not firm
        body = body and not self._looked_after(small, segment, end)
        role = heads.titles.heads.at(words, segment) is not None and not self._is_matter(segment)
        if small[0] == "and":
            return self._goes_on(small, segment, end, further=further, closed=body, free=not (name or role))
        if small[0] not in _TAILS or role:
            return False
        before = words[segment - len(small) - 1].text
        if small[0] == "to" and before not in _SENT and not (before in AIMED and end - segment > 1):
            return False
        if small == ["of"] and words[segment].start in self.persons and end - segment > 1 and not body:
            return False  # the army of its commander
        if name and name.kind == "nothing":
            return small[0] in {"of", "for", "on"} and "the" not in small
        state = name is not None and name.kind == "state" and name.span.covers(joined_span(words[segment:end]))
        whole = name.kind == "organisation" if name else small == ["of", "the"]
        organ = small[0] == "of" and before in _ORGANS and whole
        return state or organ or not (body or (name and name.ident))

    def _looked_after(self, small: Sequence[str], segment: int, end: int) -> bool:
        """Whether what ends like a body is what a ministry is for: `Department of Emergency Services`."""
        ministry = small[0] in {"of", "for"} and self.words[segment - len(small) - 1].text in _MINISTRIES
        return ministry and self.words[end - 1].text in _TASKS

    def _goes_on(
        self, small: Sequence[str], segment: int, end: int, *, further: bool, closed: bool, free: bool
    ) -> bool:
        """Whether a segment after "and" is one more matter of the body: `Ministry of Trade and Industry`."""
        words, heads = self.words, self.heads
        name = self.taken.at(words[segment].start)
        portfolio = all(w.text in heads.titles.portfolios for w in words[segment:end])
        served = portfolio and further and words[end - 1].text in {"Services", "Forces"}
        several = end - segment == 1 and all(words[n].text.endswith("s") for n in (segment - 2, segment))
        plain = not self.english or is_plain(words[end - 1].lower, self.english) or several
        if name and name.rule == "gazetteer-place" and further and plain:
            return True  # and the Rule of Law
        alone = end - segment == 1 and not further  # the Senate and House
        of = [w.text for w in words[segment + 1 : segment + 2]] in (["of"], ["for"])
        anew = (words[segment].text,) in heads.kind and (of or alone)
        strange = end - segment == 2 and not is_plain(words[segment].lower, self.english)
        somebody = strange and words[end - 1].text not in heads.titles.portfolios
        place = words[segment - len(small) - 1]  # the University of Lenn | and Lake Shark Expeditions
        placed = not is_plain(place.lower, self.english) or words[segment - len(small) - 3].text in _SCHOOLS
        matter = portfolio or (further and plain and free and not somebody and not (placed and end - segment > 2))
        return len(small) == 1 and not anew and (served or (not closed and matter))
