"""The lead: the first full sentence of a report tells its news, by whatever verb.

Titles, lists and lines that only introduce a text are no lead. Where no word that is known to tell an event carries a
sentence that tells news, its main verb does, or, where that only reports, the verb of what is reported. What a title
above the lead tells, the lead tells again, and better.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.events.being_there import tells_who_was_there
from briefsite.extraction.events.careers import tells_of_career
from briefsite.extraction.events.idle_verbs import befalls, noun_of_a_pair
from briefsite.extraction.events.misparsed import torn_main
from briefsite.extraction.events.triggers import Coding, Trigger, event_verb
from briefsite.extraction.infinitives import has_to, was_unable
from briefsite.extraction.mistaken_cues import only_alleged
from briefsite.extraction.reading import Reading, parsed, root_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

NEWS = Coding("news", "other", "", 2.0, "")
#: The last of the letters of Latin script.
_LATIN = "\u024f"
#: A sentence with fewer words is a heading or a remark.
_FEWEST = 8
#: No lead is further down than this sentence.
_LAST = 5
_CLOSED = re.compile(r"[.!?][\"”’')\]]*$")
#: What a release says of itself above its text.
_INTRODUCING = re.compile(
    r"^(?:Following is|The (?:following (?:is|(?:[\w’'-]+ ){0,4}(?:statement|communiqu[ée]))"
    r"|(?:full )?text of the following))\b"
)
_OCCASION = " on the occasion of "
_FINITE = {"VBD", "VBZ", "VBP", "VBN", "VB", "MD"}
#: Verbs by which others' news is passed on.
_REPORTING = {"report", "claim", "disclose", "reveal"}
#: Names of events that look like participles.
_GERUNDS = {"briefing", "hearing", "meeting", "signing", "training"}
#: What goes on, of which it is only said what it is like.
_LASTING = {"alliance", "bond", "commitment", "cooperation", "dedication", "friendship", "partnership", "relation",
    "relationship", "resolve", "solidarity", "support", "tie"}  # fmt: skip
#: Who is put on these is known by it from then on.
_LISTS = {"list", "register", "roll", "annex", "roster", "index"}
#: Clauses that tell no news of their sentence.
_ASIDE = {"relcl", "acl", "advcl"}
_SUBJECTS = {"nsubj", "nsubjpass"}
#: What says something for whoever sends or posts it.
_WRITTEN = {"communique", "letter", "message", "note", "post", "statement", "tweet", "video"}
#: What these are for is done.
_JOINING = {"join", "unite"}
#: Kinds of names in the parse.
_NAMED = {"EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"}


def lead(reading: Reading) -> Span | None:
    """The first full sentence of the text, behind titles and lists."""
    return reading.kept("lead", lambda: _lead(reading))


def _lead(reading: Reading) -> Span | None:
    sentences = reading.document.sentences[:_LAST]
    return next((s for s in sentences if _full(s.of(reading.text))), None)


def lead_paragraph(reading: Reading) -> int:
    """The number of the paragraph that the lead stands in; 1 where there is none."""
    opening = lead(reading)
    return reading.source.paragraph_at(opening.start).number if opening else 1


def titles_above(reading: Reading) -> frozenset[Span]:
    """The titles, captions and lines of authors above the lead: what stands there and is no closed sentence, or only
    introduces the text."""
    opening = lead(reading)
    before = (s for s in reading.document.sentences[:_LAST] if opening is not None and s < opening)
    return frozenset(s for s in before if _is_title(told := s.of(reading.text)) or _only_introduces(told))


def _full(text: str) -> bool:
    closed = _CLOSED.search(text) is not None and len(text.split()) >= _FEWEST and text[:1] not in '•*–-“"'
    return closed and not introduces(text)


def _only_introduces(text: str) -> bool:
    """Whether a line that says what follows tells nothing itself; a statement "on the occasion of" something does."""
    return introduces(text) and _OCCASION not in text


def _is_title(text: str) -> bool:
    return not _CLOSED.search(text) and not text.endswith(":")


def introduces(text: str) -> bool:
    """Whether a line only says what follows: "The following statement was issued today by the Council:"."""
    return _INTRODUCING.search(text) is not None


def news_trigger(sentence: Span, reading: Reading, *, reported: bool = True, standing: bool = False) -> Trigger | None:
    """The verb that tells the news of a sentence, whatever it means; None where it only tells how things are, unless
    that is told too (`standing`). Of what a main verb says, what is `reported` is the news, or that it is said."""
    root = root_of(reading, sentence)
    verb = _main(root) if root is not None else None
    while reported and verb is not None and (said := _reported(verb, reading)) is not None:
        verb = said
    if root is not None and root.doc[root.sent.end - 1].text == "?":
        return None
    verb = (verb and known_for(verb)) or verb
    failed = verb and next((t for able in verb.rights for t in able.rights if was_unable(t)), None)
    if failed and sentence == lead(reading):
        return Trigger(failed, NEWS, False, failed)
    if (
        verb is None
        or tells_who_was_there(verb)
        or befalls(verb)
        or noun_of_a_pair(verb)
        or only_alleged(verb)
        or _says_who(verb)
        or any(letter > _LATIN for letter in verb.text)  # words of another script, which the parse takes for any
        or any(t.lower_ == "you" and t.dep_ == "dobj" for t in verb.rights)  # "I thank you for your strength"
        or says_what_like(verb)
        or _says_when(verb)
        or (sentence != lead(reading) and tells_of_career(verb, reading.lexicon))
        or (not standing and verb.lemma_.lower() in reading.lexicon.words("standing_verbs") and not _lists(verb))
    ):
        return None
    meant = event_verb(verb, reading.lexicon) if any(t.dep_ == "ccomp" for t in verb.children) else None
    saying = meant is not None and meant.kind == "statement"  # "Lund insisted that the road is open"
    return Trigger(verb, replace(NEWS, kind="statement") if saying else NEWS, False, verb)


def known_for(verb: Token) -> Token | None:
    """What somebody is said to be known for having done once: "Lund is known for paving the road in 1980"."""
    of_renown = verb.lower_ in {"known", "remembered"} and any(t.lower_ == "is" for t in verb.lefts)
    done = (t for p in verb.rights if of_renown and p.lower_ == "for" for t in p.children if t.dep_ == "pcomp")
    return next((t for t in done if t.tag_ == "VBG" and any(c.ent_type_ == "DATE" for c in t.subtree)), None)


def names_something(sentence: Span, reading: Reading) -> bool:
    """Whether a sentence names anybody, a place, a people or a thing, or opens with a dateline: what is told of nothing
    in particular is no news."""
    phrase = parsed(reading, sentence)
    if phrase is None:
        return False
    behind_dateline = phrase.doc.start > sentence.start
    return behind_dateline or any(t.ent_type_ in _NAMED for t in phrase)


def _says_who(verb: Token) -> bool:
    """Whether it only says who somebody is, of whom he is one, or how likely something is: "was the sponsor", "was
    among the dead", "was unable to meet"."""
    said = [t for t in verb.rights if t.dep_ in {"acomp", "attr"}]
    only = any(t.dep_ == "attr" or t.lower_ == "among" for t in verb.rights) or any(
        has_to(t) for word in (verb, *said) for t in word.rights
    )
    return verb.lemma_ == "be" and only


def says_what_like(verb: Token) -> bool:
    """Whether it only says what something lasting is like: "Chad's commitment to peace is ironclad"."""
    lasting = any(t.dep_ == "nsubj" and t.lemma_.lower() in _LASTING for t in verb.lefts)
    like = any(t.dep_ in {"acomp", "attr"} for t in verb.rights)
    return lasting and like and verb.lemma_ in {"be", "remain", "stay"} and verb.tag_ in {"VBZ", "VBP"}


def _says_when(verb: Token) -> bool:
    """Whether it only says when something came that was told before: "the move came a week after the raid"."""
    before = (t for t in verb.lefts if t.dep_ == "nsubj" and t.tag_ == "NN")
    told = any(c.lower_ in {"the", "this", "that"} for t in before for c in t.lefts)
    return told and verb.lemma_.lower() == "come" and any(t.dep_ in {"prep", "advcl", "npadvmod"} for t in verb.rights)


def _lists(verb: Token) -> bool:
    """Whether somebody puts somebody on a list: "included the bank on its list of 3 May"."""
    behind = (t for t in verb.rights if t.dep_ == "prep" and t.lower_ in {"on", "in", "among"})
    listed = any(noun.lemma_.lower() in _LISTS for t in behind for noun in t.children if noun.dep_ == "pobj")
    return verb.lemma_ == "include" and listed and any(t.dep_ in {"dobj", "nsubjpass"} for t in verb.children)


def stands_aside(token: Token) -> bool:
    """Whether a clause that is not the news of its sentence lies above a word: "issued warrants for people believed to
    have been involved in the assassination"."""
    named = token.lower_ in _GERUNDS  # "attended a partners meeting", which the parse takes for partners who meet
    if (
        token.dep_ in {"advcl", "xcomp"}
        and has_to(token)
        and token.head.dep_ == "ROOT"
        and token.head.lemma_ in _JOINING
    ):
        return False  # "joins Mali to condemn the raid" condemns it
    return any(t.dep_ in _ASIDE and not _written_in(t) for t in (*(() if named else (token,)), *token.ancestors))


def _written_in(saying: Token) -> bool:
    """Whether it is what the words say that the main verb sends: "posted a message announcing that she was ill"."""
    if saying.tag_ != "VBG" or saying.dep_ not in {"acl", "advcl"}:
        return False
    verb = saying.head if saying.dep_ == "advcl" else saying.head.head
    words = (saying.head,) if saying.dep_ == "acl" else tuple(t for t in verb.rights if t.dep_ == "dobj")
    return verb.dep_ == "ROOT" and any(t.lemma_.lower() in _WRITTEN for t in words)


def _main(root: Token) -> Token | None:
    """The finite verb at the top of a sentence that has a subject."""
    if (torn := torn_main(root)) is not None:
        return torn
    running = root.tag_ == "VBG" and any(t.dep_ == "aux" for t in root.children)  # "is mediating"
    told = root.pos_ in {"VERB", "AUX"} and (root.tag_ in _FINITE or running)
    return root if told and any(t.dep_ in _SUBJECTS for t in root.children) else None


def _reported(verb: Token, reading: Reading) -> Token | None:
    """What a reporting verb reports: "Lund said that the road had been paved"."""
    says = (meant := event_verb(verb, reading.lexicon)) is not None and meant.kind == "statement"
    fronted = [t for t in verb.lefts if t.dep_ == "ccomp" and t.pos_ in {"VERB", "AUX"} and says]  # "..., figures show"
    if not fronted and verb.lemma_.lower() not in reading.lexicon.words("announcing") | _REPORTING:
        return None
    clauses = fronted or [t for t in verb.children if t.dep_ == "ccomp" and t.pos_ == "VERB"]
    return next((t for t in clauses if any(s.dep_ in _SUBJECTS for s in t.children)), None)
