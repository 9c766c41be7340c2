"""Names that a list knows: what editors wrote in `content/`, organisations, states, and places that never act.

An editor's word beats the lists. An adjective of a state is only its name where a word such as "government" follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from briefsite.extraction.hyphened_pairs import hyphened_pairs
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, with_names
from briefsite.extraction.phrases import Hit, Phrases, phrases
from briefsite.extraction.reading import Reading
from briefsite.extraction.reporting_forms import reporting_forms
from briefsite.extraction.unlisted_states import Entry, unlisted_states
from briefsite.extraction.words import Word, joined_span, words_of
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

#: What states are called in full, before their names.
_STYLES = (
    "Republic", "Kingdom", "State", "Union", "Sultanate", "Emirate", "Principality", "Commonwealth", "Federation",
    "Federal Republic", "Islamic Republic", "United Republic", "Democratic Republic", "Federal Democratic Republic",
    "People's Republic", "People’s Republic", "Socialist Republic", "Independent State",
)  # fmt: skip
#: With these before its name, a part of a state is meant: `Southern Sudan`.
_QUARTERS = frozenset({"Northern", "Southern", "Eastern", "Western", "Upper", "Lower", "Inner", "Outer"})
_SITTING = frozenset({"committee", "panel", "hearing", "inquiry", "subcommittee"})
#: Parties that are called by a matter: what stands beside them tells them from it.
_PARTIES = frozenset({"Labour", "Labor"})
_WHOLE = frozenset({"full", "entire", "whole"})
_HOUSES = frozenset({"House", "Senate", "Representatives", "Commons"})
#: Who has a chamber: "the Republican-controlled Senate".
_HELD = ("-controlled", "-led", "-run", "-dominated")
_OF_MATTERS = frozenset({"of", "for", "and", "on", "&"})
_MONEY = frozenset({"dollar", "dollars"})
#: What a government is called that rules over all of a state.
_CENTRAL = frozenset({"federal", "central"})
_RULERS = frozenset({"Government", "government"})
#: How the idents begin of what has a government: states, and lands within them.
_RULED = ("state:", "land:")


def gazetteers(reading: Reading) -> Reading:
    """Add the names that the lists and the editors know."""
    known, listed = _known(reading.knowledge), listed_names(reading.lexicon)
    people, deeds = adjectives(reading.lexicon), reading.lexicon.words("deed_participles")
    defined = {a.letters for a in reading.acronyms}
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        found += [
            *hyphened_pairs(words, listed, people, deeds),
            *_matches(doc, known.everywhere(doc), frozenset(), reading.lexicon),
            *_matches(doc, listed_in(doc, reading.lexicon), defined, reading.lexicon),
        ]
        found += _governments(words, reading.lexicon)
        found += _governments_of(words, listed)
    found += unlisted_states(reading, listed)
    return replace(reading, names=with_names(reading.names, [*found, *_of_the_un(found, reading.text)]))


def _of_the_un(found: Iterable[Name], text: str) -> Iterator[Name]:
    """`United Nations World Food Programme`: one of its bodies, and not the UN and a body."""
    for first, second in pairwise(sorted(found, key=lambda n: n.span)):
        beside = text[first.span.end : second.span.start] == " " and second.rule == "gazetteer-organisation"
        if beside and first.ident == "organisation:United Nations" and second.ident != first.ident:
            yield replace(second, span=Span(first.span.start, second.span.end))


def listed_names(lexicon: Lexicon) -> Phrases[Entry]:
    """Every listed name with what it stands for."""
    index: Phrases[Entry] = lexicon.kept("listed names", lambda: phrases(_listed(lexicon)))
    return index


def adjectives(lexicon: Lexicon) -> Phrases[str]:
    """The code of a state by each adjective and noun for its people (`Sudanese`, `Filipinos`)."""

    def make() -> Phrases[str]:
        states = lexicon.table("countries").items()
        return phrases(
            (form, code) for code, s in states for word in s.get("people", ()) for form in (word, word + "s")
        )

    index: Phrases[str] = lexicon.kept("adjectives", make)
    return index


def listed_in(doc: Doc, lexicon: Lexicon) -> Sequence[Hit[Entry]]:
    """Where listed names stand in a paragraph; found once a Doc."""
    if "listed names" not in doc.user_data:
        doc.user_data["listed names"] = tuple(listed_names(lexicon).everywhere(doc))
    found: Sequence[Hit[Entry]] = doc.user_data["listed names"]
    return found


def _listed(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    states = lexicon.table("countries").items()
    for code, state in states:
        yield from ((form, ("state", f"state:{code}", "gazetteer-state")) for form in (state["name"], *_also(state)))
    for code, state in states:
        names = (state["name"], *(form for form in _also(state) if " of " not in form))
        yield from ((form, ("state", f"state:{code}", "gazetteer-state")) for name in names for form in _styled(name))
    for name, others in lexicon.table("organisations").items():
        forms = (spelt for form in (name, *others) for spelt in _spelt(form))
        yield from ((form, _organisation(name)) for form in forms)
    yield from ((form, _organisation(form)) for form in lexicon.ordered("short_papers"))
    yield from ((form, ("person", "", "gazetteer-person")) for form in lexicon.ordered("persons_by_title"))
    for place in ("regions", "cities", "platforms", "weather", "common_phrases"):
        yield from ((form, ("nothing", "", "gazetteer-place")) for form in lexicon.ordered(place))
    yield from ((form, ("nothing", land_of(form), "gazetteer-place")) for form in lexicon.ordered("lands"))
    for code, state in states:
        yield from ((form, ("nothing", f"capital:{code}", "gazetteer-capital")) for form in state.get("capital", ()))


def land_of(form: str) -> str:
    """The ident of a land of a federation, which may act as a state does."""
    return f"land:{form.lower().replace(' ', '-')}"


def as_state(ident: str) -> str:
    """The ident of a state; of a land that acts as one does."""
    return f"state:{ident.partition(':')[2]}"


def _also(state: Mapping[str, Any]) -> Iterable[str]:
    return tuple(state.get("also", ()))


def _styled(name: str) -> Iterator[str]:
    for style in _STYLES:
        yield from (f"{style} of {name}", f"{style} of the {name}")


def _spelt(form: str) -> Iterator[str]:
    """A name, with its Arabic article in every spelling: `Al-Shabaab`, `al Shabaab`, `Al-shabaab`."""
    yield form
    article, joint, rest = form[:2], form[2:3], form[3:]
    if article.lower() == "al" and joint in {"-", " "} and rest[:1].isupper() and " " not in rest:
        yield from (f"{a}{j}{rest}" for a in ("al", "Al") for j in "- ")
        yield f"Al-{rest.lower()}"


def _organisation(name: str) -> Entry:
    return "organisation", f"organisation:{name}", "gazetteer-organisation"


def _known(knowledge: Knowledge) -> Phrases[Entry]:
    forms = ((form, actor) for actor in knowledge.actors for form in (actor.name, *actor.aliases) if _is_name(form))
    return phrases((form, (actor.kind, f"actor:{actor.id}", "known-actor")) for form, actor in forms)


def _is_name(form: str) -> bool:
    """Whether what an editor wrote can be a name: "the premier" says who is meant in its own text, and in no other."""
    return form != form.lower() or form == form.upper()


def _matches(
    doc: Doc, hits: Iterable[Hit[Entry]], defined: frozenset[str] | set[str], lexicon: Lexicon
) -> Iterator[Name]:
    words, behind = words_of(doc), 0
    for position, end, (kind, ident, rule) in hits:
        if position < behind or (words[position].text in defined and ident.startswith("organisation")):
            continue
        if kind == "state" and end < len(words) and words[end].gap.startswith("$"):
            continue  # "US$2 million" is money
        if kind == "state" and end < len(words) and words[end].joined and words[end].lower in _MONEY:
            continue  # 500 US dollars
        if kind == "state" and position and words[position].joined and words[position - 1].text in _QUARTERS:
            yield Name(joined_span(words[position - 1 : end]), "nothing", "region-of-state")
            behind = end
            continue
        first = _national_start(words, position, end, lexicon) if kind == "organisation" else position
        if first < position or _allowed(words, position, end, lexicon):
            yield Name(joined_span(words[first:end]), kind, rule, ident)
            behind = end


def _national_start(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> int:
    """Where the adjective stands that tells a body from those of other states: `Carrovian House of Representatives`."""
    name = " ".join(word.text for word in words[start:end])
    if name not in lexicon.words("national_bodies") or not start or not words[start].joined:
        return start
    first = adjective_start(words, start, adjectives(lexicon), listed_names(lexicon))
    return start if first is None else first


def _allowed(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a one-word name that is also a word stands on its own, after "the" or in capitals."""
    word = words[start]
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    if end > start + 1:
        short = word.text == "The" and end == start + 2 and after is not None and after.joined
        people = adjectives(lexicon).at(words, start + 1)  # "The Australian delegation" is no newspaper
        return not (short and after and (after.capital or (people and after.lower not in reporting_forms(lexicon))))
    if word.text in _PARTIES:
        near = before if before and words[start].joined and before.lower != "the" else None
        matter = near is not None and (near.capital or near.lower in _OF_MATTERS)
        acting = word.possessive or bool(after and after.joined and after.text in lexicon.words("party_signs"))
        return acting and not matter
    if word.text in lexicon.words("guarded_organisations"):
        alone = not (after and after.joined and after.capital and after.text not in lexicon.words("weekday_names"))
        sitting = bool(before and before.lower == "a" and after and after.lower in _SITTING)  # told a Senate committee
        plain = word.shouted or word.text == "Congress" or sitting
        behind = before and (before.lower == "the" or before.possessive or _is_whole(words, start))
        return alone and (plain or bool(behind))
    return True


def _is_whole(words: Sequence[Word], start: int) -> bool:
    """`the full Senate`, `the party-controlled Senate`, `the House of Representatives and Senate`."""
    before, further = words[start - 1], words[start - 2] if start > 1 else None
    if further is None or not words[start].joined:
        return False
    told = before.lower in _WHOLE or before.lower.endswith(_HELD)
    return (told and further.lower == "the") or (before.lower == "and" and further.text in _HOUSES)


def _governments(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Name]:
    """`Sudanese government`, `Israeli, Greek and Moldovan governments`: each adjective stands for its state."""
    index, follow = adjectives(lexicon), lexicon.words("government_words")
    names = listed_names(lexicon)
    for number, word in enumerate(words):
        if word.text not in follow or not number or not word.joined or _of_state(words, number, lexicon):
            continue
        last, position = number, number - 1 - (words[number - 1].lower in _CENTRAL and words[number - 1].joined)
        while position >= 0:
            start = adjective_start(words, position + 1, index, names)
            if start is None:
                break
            end = number + 1 if last == number and not word.text.endswith("governments") else position + 1
            code = (index.at(words, start) or names.at(words, start) or (0, ("", "", "")))[1]
            ident = f"state:{code}" if isinstance(code, str) else code[1]
            yield Name(Span(words[start].start, words[end - 1].end), "state", "government-of-state", ident)
            last, position = start, start - 1
            if position >= 0 and words[position].text in {"and", "&"}:
                position -= 1
            elif not (position >= 0 and words[start].gap.strip() == ","):
                break


def _of_state(words: Sequence[Word], number: int, lexicon: Lexicon) -> bool:
    """`the Swedish government agency`: what the word describes is meant, not the state."""
    after = words[number + 1] if number + 1 < len(words) else None
    return bool(after and after.joined and after.text in lexicon.words("government_things"))


def phrases_of(lexicon: Lexicon, name: str) -> Phrases[str]:
    """A word list as phrases; made once."""
    index: Phrases[str] = lexicon.kept(f"phrases {name}", lambda: phrases((w, w) for w in lexicon.ordered(name)))
    return index


def _governments_of(words: Sequence[Word], listed: Phrases[Entry]) -> Iterator[Name]:
    """`the Government of the Republic of Korea`: the words are one name of the state."""
    for position, word in enumerate(words):
        if word.text not in _RULERS or position + 2 >= len(words) or words[position + 1].lower != "of":
            continue
        start = position + 2 + (words[position + 2].lower == "the")
        hit = listed.at(words, start)
        if hit and hit[1][1].startswith(_RULED):
            yield Name(joined_span(words[position : hit[0]]), "state", "government-of-state", as_state(hit[1][1]))


def adjective_start(
    words: Sequence[Word], end: int, index: Phrases[str], names: Phrases[Entry], *, owned: bool = False
) -> int | None:
    """Where an adjective or noun for a state starts that ends right before `end`; `owned` lets it be a possessive, of a
    capital that stands for its state as well: `Nairobi's foreign ministry`."""
    for start in range(max(0, end - 3), end):
        hit = index.at(words, start)
        state = names.at(words, start)
        if hit and hit[0] == end and not words[end - 1].possessive:
            return start
        if not state or state[0] != end or not (owned or not words[end - 1].possessive):
            continue
        if state[1][0] == "state" or (owned and state[1][2] == "gazetteer-capital"):
            return start
    return None
