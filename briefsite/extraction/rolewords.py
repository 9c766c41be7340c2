"""A role's words split: title, body and rank. `RCAF commander-in-chief General` is a commander-in-chief, of RCAF, a
general."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.names import FoundRole, Name, Taken
from briefsite.extraction.role_bounds import is_telling, trimmed
from briefsite.extraction.role_edges import is_year
from briefsite.extraction.titles import RolePhrase, TitleWords
from briefsite.extraction.words import Word, joined_span
from briefsite.model.sources import Span

#: After these words comes what a role is about or where it is held, not whose it is.
_MATTERS = frozenset({"on", "to", "in", "under"})
_LINKS = _MATTERS | {"of", "for", "at", "from"}

#: Who works for somebody, and whom no state has.
_EMPLOYED = frozenset(
    {
        "analyst", "author", "columnist", "commentator", "consultant", "correspondent", "economist", "editor",
        "historian", "journalist", "lecturer", "professor", "reporter", "researcher", "scholar", "strategist", "writer",
    }
)  # fmt: skip
#: That somebody holds an office now, or how long already, is no part of it.
_STANDING = frozenset({"current", "incumbent", "long-serving", "longtime", "long-time", "new"})


def found_role(words: Sequence[Word], role: RolePhrase, person: Name, titles: TitleWords, taken: Taken) -> FoundRole:
    """The role of `person` that `role` words."""
    after = person.span.start < words[role.start].start
    inside = (n for n in range(role.start, role.end) if words[n].start >= person.span.start)
    stop = role.end if after else next(inside, role.end)
    body, title_end = _body_after(words, role, stop, titles, taken)
    before, head_start = _body_before(words, role, taken, titles)
    if body is None and before is None and after:
        body, title_end, stop = _body_beside(words, title_end, stop, taken)
    elsewhere = before is not None and body is None and _works_elsewhere(words, role, stop, taken, titles)
    while head_start < role.head_end - 1 and words[head_start].lower in _STANDING and words[head_start + 1].joined:
        head_start += 1  # the incumbent | President
    title_end = trimmed(words, max(role.head_end, head_start + 1), title_end)
    title = joined_span(words[head_start : max(title_end, head_start + 1)])
    rank = _rank(words, role, person, titles)
    whole, owner = joined_span(words[role.start : stop]), before if body else None
    former = role.former or (before is not None and _was(words, before, titles))
    return FoundRole(person.span, whole, title, body or before, rank, former=former, owner=owner, elsewhere=elsewhere)


def _works_elsewhere(words: Sequence[Word], role: RolePhrase, stop: int, taken: Taken, titles: TitleWords) -> bool:
    """`UK economist for Lakol Economics`: the state before says only of what country somebody is."""
    employed = words[role.head_end - 1].lower in _EMPLOYED
    if not employed or role.head_end + 1 >= stop or words[role.head_end].lower not in {"for", "at", "with"}:
        return False
    first = words[role.head_end + 1]
    name = taken.at(first.start)
    return first.capital and first.text not in titles.portfolios and not (name and name.kind == "state")


def _was(words: Sequence[Word], body: Span, titles: TitleWords) -> bool:
    """`sacked Carrow Army commander NAME`: a word before the body says that it is over."""
    first = next((n for n, word in enumerate(words) if word.start == body.start), 0)
    return first > 0 and words[first].joined and words[first - 1].lower in titles.former


def _body_after(
    words: Sequence[Word], role: RolePhrase, stop: int, titles: TitleWords, taken: Taken
) -> tuple[Span | None, int]:
    """The body that follows a role's head, and where the role's own words end before it."""
    for position in range(role.head_end, stop):
        name = taken.at(words[position].start)
        if (
            not name
            or name.span.start != words[position].start
            or name.kind not in {"organisation", "state", "programme"}
        ):
            continue
        link = next((n for n in range(position - 1, role.head_end - 1, -1) if words[n].lower != "the"), role.head_end)
        listed = next((n for n in range(link, role.head_end - 1, -1) if words[n].lower in _LINKS), link)
        inside = words[link].lower not in _LINKS and link < position
        about = words[listed].lower == "for" and name.kind == "state" and not _speaks(words[role.head_end - 1])
        if words[link].lower in _MATTERS or about:
            continue
        if inside and ((words[listed].lower in _MATTERS and name.kind == "state") or words[position].gap.strip()):
            continue  # `ambassador to Oslo, Carrow`, `Minister for Justice, Customs and Border Guards`
        if _describes(words, position, name, titles) or _owns_more(words[:stop], name):
            continue
        end = listed if inside and is_telling(words[link]) else link
        return _innermost(words, position, stop, name, taken).span, end
    return None, stop


def _speaks(head: Word) -> bool:
    """Whether somebody speaks for whom his function is for: `a spokesman for the Carrovian government`."""
    return head.lower.startswith("spokes")


def _describes(words: Sequence[Word], position: int, name: Name, titles: TitleWords) -> bool:
    """Whether a name only describes the next word: `for ASEAN Affairs`."""
    after = next((w for w in words[position:] if w.start >= name.span.end), None)
    return after is not None and after.joined and after.text in titles.portfolios and not _owns(words, name)


def _owns(words: Sequence[Word], name: Name) -> bool:
    return any(w.possessive for w in words if w.end == name.span.end)


def _owns_more(words: Sequence[Word], name: Name) -> bool:
    """`head of Norway's | river police`: not Norway is led."""
    behind = next((n for n, word in enumerate(words) if word.start >= name.span.end), len(words))
    return behind < len(words) and words[behind - 1].possessive and not words[behind].capital


def rank_alone(words: Sequence[Word], person: Name, titles: TitleWords) -> FoundRole | None:
    """The rank before a name that no function stands beside: `Major Sok Dara`."""
    at = next((n for n, w in enumerate(words) if w.start >= person.span.start), len(words))
    for start in range(max(0, at - 4), at):
        hit = titles.ranks.at(words, start)
        if hit and hit[0] == at and at < len(words) and words[at].joined:
            bracketed = len(words[at].gap) > 2  # `Captain (N) NAME`: blank for the parser
            span = Span(words[start].start, words[at].start - 1) if bracketed else joined_span(words[start:at])
            return FoundRole(person.span, span, span, None, "", "rank-before-name")
    return None


def _innermost(words: Sequence[Word], position: int, stop: int, name: Name, taken: Taken) -> Name:
    """`the Asian Vision Institute's Mekong Centre`: the last of a chain of possessives."""
    for index in range(position, stop):
        following = taken.at(words[index].start)
        if following and following.span.start > name.span.end and words[index - 1].possessive:
            name = following
    return name


def _body_before(words: Sequence[Word], role: RolePhrase, taken: Taken, titles: TitleWords) -> tuple[Span | None, int]:
    """The body before a role's own words, and where those start after it."""
    for position in range(role.start, role.head_end):
        name = taken.at(words[position].start)
        if name and name.kind in {"organisation", "state", "programme"}:
            own = next((n for n in range(position, role.head_end) if words[n].start >= name.span.end), role.head_start)
            return name.span, max(own, role.head_start)
    capitals = [w for w in words[role.start : role.head_start] if w.capital]
    known = taken.at(capitals[0].start) if capitals else None
    if capitals and not (known and known.kind == "person"):
        return joined_span(capitals), role.head_start
    previous = words[role.start - 1] if role.start else None
    if previous and is_year(previous) and role.start > 1 and words[role.start - 1].joined:
        previous = words[role.start - 2]  # the Lake Party's 2020 | nominee
    if previous and not words[role.start].gap.strip(" \t\n()"):
        name = taken.at(previous.start)
        if name and name.kind in {"organisation", "state", "programme"} and not _is_told_of(words, role, name, titles):
            return name.span, role.head_start
    return None, role.head_start


def _is_told_of(words: Sequence[Word], role: RolePhrase, name: Name, titles: TitleWords) -> bool:
    """Whether a name before a role says what another is for: `Special Envoy for Chad | Ambassador NAME`."""
    first = next((n for n in range(role.start - 1, -1, -1) if words[n].start <= name.span.start), 0)
    first -= first > 0 and words[first - 1].lower == "the"
    linked = first > 1 and words[first].joined and words[first - 1].lower in _LINKS
    return linked and words[first - 2].lower in titles.heads.by_first


def _body_beside(words: Sequence[Word], title_end: int, stop: int, taken: Taken) -> tuple[Span | None, int, int]:
    """`Chief of Staff, Joint Staff of the Japan Self-Defence Forces`: the body after a comma, where the title ends with
    the unit between them, and where the body ends."""
    if stop >= len(words) or words[stop].gap.strip() != "," or not words[stop].capital:
        return None, title_end, stop
    for position in range(stop, min(stop + 8, len(words))):
        word = words[position]
        name = taken.at(word.start)
        if name and name.kind == "organisation":
            end = next((n for n in range(position, len(words)) if words[n].start >= name.span.end), len(words))
            unit = next((n for n in range(position, stop, -1) if words[n - 1].capital), stop)
            return name.span, unit if unit > stop else title_end, end
        if not (word.capital or word.lower in {"of", "the", "for", "and"}) or (position > stop and not word.joined):
            break
    return None, title_end, stop


def _rank(words: Sequence[Word], role: RolePhrase, person: Name, titles: TitleWords) -> str:
    """The rank right before a name."""
    at = next(n for n, w in enumerate(words) if w.start >= person.span.start)
    for start in range(max(0, at - 4), at):
        if role.head_start <= start < role.head_end:
            continue
        hit = titles.ranks.at(words, start)
        if hit and hit[0] == at and words[at].joined:
            return " ".join(w.text for w in words[start:at])
    return ""
