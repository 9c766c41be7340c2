"""What is no event for a page of its own: a general truth, thanks, a saying without a day, a word that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.authors import pleased
from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.casualties import counts_victims
from briefsite.extraction.events.clauses import behind, passive, subjects
from briefsite.extraction.events.elections import only_touched_upon
from briefsite.extraction.events.infinitive_deeds import FEELINGS
from briefsite.extraction.events.leads import lead, names_something, says_what_like
from briefsite.extraction.events.misparsed import done_to_another, torn_main
from briefsite.extraction.events.naming import DRAFTED
from briefsite.extraction.events.passing_on import passes_on
from briefsite.extraction.events.sayings import brings_news, in_passing
from briefsite.extraction.events.standing import crowd_acts
from briefsite.extraction.events.taken_up import these_words
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.noun_phrases import POINTING
from briefsite.extraction.turns import turn_at

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Groups whose verbs tell in the present how things are: "Chad contributes to the force".
_STANDING = {"sending", "withdrawing", "chairing", "hosting", "giving", "aid"}
#: Nor is it a deed that somebody "heads the party".
_HOLDING = {"head", "represent"}


#: Whoever has been doing these says the same for long.
_SAID = {"request", "statement"}
_SPEAKING = {"i", "we"}
#: Groups of what somebody will only say.
_WORDS = {"praise", "statement"}
#: In a clause that explains a body, these say since when there is one.
_FOUNDING = {"create", "establish", "form", "found"}
_LAWS = {"act", "bill", "law", "legislation", "measure", "resolution", "rule"}
#: Kinds of event that a paper would be, were it adopted.
_OF_PAPERS = {"agreement", "legal", "request", "statement"}
#: Whoever or whatever does so to a commitment makes none.
_SHOWING = {"appreciate", "demonstrate", "exemplify", "have", "illustrate", "reflect", "share", "show", "value"}
_PRAISING = {"applaud", "commend", "compliment", "hail", "praise"}
#: By these a meeting tells of a second side.
_SIDES = {"between", "of", "with"}
#: Of what is told with these there is no one time: "regularly calls on the rebels".
_HABITUAL = {"always", "frequently", "generally", "normally", "often", "regularly", "routinely", "traditionally",
    "typically", "usually"}  # fmt: skip


def deserves_page(group: Sequence[Candidate], cast: Cast) -> bool:
    """Whether an editor would give the event of these tellings a page."""
    best = group[0]
    if best.trigger.coding.group in {"announcement", "praise"} and not best.participants and _reporting(best):
        return False
    if best.trigger.coding.group == "statement" and not best.participants and not best.trigger.noun:
        return False  # "officials said": the news is what they said
    if (
        _nobodys(best)
        or _quality(best, cast.reading.lexicon)
        or _drafted(best)
        or _founded(best)
        or these_words(best.trigger)
        or _told_otherwise(group, cast)
        or _every_time(best)
        or _to_the_press(best, cast)
        or _told_on(best, cast)
        or only_touched_upon(group)
        or _courtesy(best, cast)
    ):
        return False
    if best.phase != "past" or any(candidate.date is not None for candidate in group):
        return not (_alone(best) or _words_to_come(group, cast))
    if general(best) or _stands(best) or _one_sided(group, cast):
        return False
    return not (
        _thanks(best, cast) or _mere_saying(best, cast) or (_nothing_known(group, cast) and not _opens(best, cast))
    )


def _nobodys(candidate: Candidate) -> bool:
    """Whether an infinitive is what nobody is said to do, or a participle what happened to nobody in particular: "if it
    is right to leave the pact", "anyone accused of theft", or what a law does: "a law banning the trade"."""
    token = candidate.trigger.token
    infinitive = token.tag_ == "VB" and any(t.lower_ == "to" for t in token.lefts)
    law = token.tag_ == "VBG" and token.dep_ == "acl" and token.head.lemma_.lower() in _LAWS
    anyone = token.tag_ == "VBN" and token.dep_ == "acl" and token.head.pos_ == "PRON"
    if not candidate.trigger.noun and done_to_another(token):
        return True  # "the letter sent by Chad and backed by Mali"
    if candidate.trigger.noun or candidate.initiators:
        return False
    return anyone or law or (infinitive and all(t.pos_ == "PRON" for t in subjects(token)))


def _told_otherwise(group: Sequence[Candidate], cast: Cast) -> bool:
    """Whether "this decision", or "Chad's decision comes after a raid", only takes up what was told by other words, and
    not in the lead, and says no more of it."""
    nouns = all(c.trigger.noun and (_this(c.trigger.token) or _only_judged(c)) for c in group)
    bare = all(c.date is None and c.place is None and c.sentence != lead(cast.reading) for c in group)
    return nouns and bare and not any(t.dep_ in {"relcl", "acl"} for c in group for t in c.trigger.token.rights)


def _this(noun: Token) -> bool:
    return any(t.lower_ in POINTING for t in noun.lefts)


def _only_judged(candidate: Candidate) -> bool:
    """Whether a clause in the present says what it thinks of words or a decision: "Chad's statement shows its fear"."""
    noun = candidate.trigger.token
    spoken = candidate.trigger.coding.kind == "statement" or candidate.trigger.coding.group == "vote"
    owned = any(t.dep_ == "poss" for t in noun.lefts)
    return spoken and owned and noun.dep_ == "nsubj" and noun.head.tag_ == "VBZ"


def _quality(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether it only says what somebody's commitment is like, or that there is one: "Chad's commitment to peace is
    ironclad", "we value our shared commitment", "thanked Chad for its commitment"."""
    noun = candidate.trigger.token
    while noun.dep_ == "conj":
        noun = noun.head
    pledge = candidate.trigger.noun and candidate.trigger.coding.group == "pledging"
    shown = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _SHOWING
    behind = noun.dep_ == "pobj" and noun.head.lower_ in {"for", "on"}
    above = noun.head.head  # or the object of the verb, on which the parse may hang it
    verb = above.head if behind and above.dep_ == "dobj" else above
    shown = shown or (behind and verb.lemma_.lower() in lexicon.words("thanking") | _PRAISING)
    return pledge and (shown or (noun.dep_ == "nsubj" and says_what_like(noun.head)))


def _drafted(candidate: Candidate) -> bool:
    """Whether it is a paper that nobody has adopted, or what that says: "a draft statement calling for talks"."""
    token = candidate.trigger.token
    paper = token.head if token.tag_ == "VBG" and token.dep_ == "acl" else token
    before = (t for left in paper.lefts for t in left.subtree if paper.pos_ in {"NOUN", "PROPN"})
    draft = any(t.lower_ in DRAFTED for t in before)
    return draft and candidate.trigger.coding.kind in _OF_PAPERS


def _founded(candidate: Candidate) -> bool:
    """Whether a clause only explains how old a body is: "the movement, formed in 2000"."""
    verb = candidate.trigger.token
    explains = verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and not candidate.trigger.noun
    return explains and candidate.phase == "past" and verb.lemma_.lower() in _FOUNDING


def general(candidate: Candidate) -> bool:
    """Whether it only tells how things are, or were meanwhile: "is recognised as a provider of peace", "Lund, who was
    visiting the town"."""
    token = candidate.trigger.token
    if candidate.trigger.noun:
        return False
    auxiliaries = {t.lower_ for t in token.children if t.dep_ in {"aux", "auxpass"}}
    suffered = passive(token) and not auxiliaries & {"was", "were", "been", "being", "has", "have", "had"}
    meanwhile = token.dep_ == "relcl" and token.tag_ == "VBG" and bool(auxiliaries & {"was", "were", "been"})
    if meanwhile or any(t.lower_ in _HABITUAL for t in token.children) or _goes_on(candidate):
        return True
    return suffered and bool(auxiliaries & {"is", "are", "'s", "’s", "be"})


def _every_time(candidate: Candidate) -> bool:
    """Whether a clause of the present tells what there is time and again: "storms occur every year"."""
    verb = candidate.trigger.token.head if candidate.trigger.noun else candidate.trigger.token
    times = (t for t in verb.rights if t.dep_ in {"npadvmod", "advmod"})
    again = any(t.lower_ == "annually" or any(c.lower_ in {"each", "every"} for c in t.lefts) for t in times)
    return again and verb.tag_ in {"VBZ", "VBP"}


def _stands(candidate: Candidate) -> bool:
    """Whether a verb in the present tells what somebody is about, and no deed: "contributes to the force", "said that
    the day marks a beginning"."""
    token = candidate.trigger.token
    reported = candidate.trigger.coding.kind == "other" and token.dep_ in {"ccomp", "relcl"}
    lasting = reported or candidate.trigger.coding.group in _STANDING or token.lemma_.lower() in _HOLDING
    lasting = lasting and not candidate.trigger.noun
    return lasting and token.tag_ in {"VBZ", "VBP"} and not any(t.dep_ in {"aux", "auxpass"} for t in token.children)


def _goes_on(candidate: Candidate) -> bool:
    """Whether somebody has been saying or asking something for a while: "has been urging", "has been pressing them,
    demanding help"."""
    token = candidate.trigger.token
    verbs = (token, token.head) if token.dep_ == "advcl" and token.tag_ == "VBG" else (token,)
    lasting = any(t.tag_ == "VBG" and any(c.lower_ == "been" and c.dep_ == "aux" for c in t.lefts) for t in verbs)
    return lasting and candidate.trigger.coding.kind in _SAID


def _words_to_come(group: Sequence[Candidate], cast: Cast) -> bool:
    """Whether it is only planned that somebody will say something, on no day: "will underline the need"."""
    best, undated = group[0], all(candidate.date is None for candidate in group)
    spoken = best.phase == "planned" and not best.trigger.noun and best.trigger.coding.group in _WORDS
    return spoken and undated and best.sentence != lead(cast.reading)


def _one_sided(group: Sequence[Candidate], cast: Cast) -> bool:
    """Whether a meeting is only where something else was said or done, and of those who met one at most is known: "said
    at the talks"."""
    best, noun = group[0], group[0].trigger.token
    named = {key for candidate in group for key in candidate.participants}
    framing = best.trigger.noun and noun.dep_ == "pobj" and not any(t.lower_ in _SIDES for t in noun.rights)
    known = len(named) > 1 or any(candidate.place is not None for candidate in group)
    return best.trigger.coding.kind == "meeting" and framing and not known and best.sentence != lead(cast.reading)


def _told_on(candidate: Candidate, cast: Cast) -> bool:
    """Whether an outlet, or somebody in passing, only tells what is so, and does not open the text with that."""
    opens = candidate.sentence == lead(cast.reading)
    return not opens and not candidate.trigger.noun and (brings_news(candidate, cast) or in_passing(candidate))


def _to_the_press(candidate: Candidate, cast: Cast) -> bool:
    """Whether it is told only to which newspaper somebody spoke, and not what he said: "spoke to the Adda Times"."""
    verb = candidate.trigger.token
    if candidate.trigger.noun or verb.lemma_.lower() not in {"speak", "talk"}:
        return False
    said = any(t.dep_ in {"ccomp", "dobj"} or t.lower_ in {"about", "of", "on"} for t in verb.rights)
    to = {key for noun in behind(verb, {"to", "with"}) for key in cast.at(noun)}
    return not said and bool(to) and all(passes_on(key, cast) for key in to)


def _courtesy(candidate: Candidate, cast: Cast) -> bool:
    """Whether somebody in a conversation only tells those present how he feels: "I'm delighted to be here"."""
    verb = candidate.trigger.token
    feels = verb.lemma_ == "be" and any(t.dep_ == "acomp" and t.lower_ in FEELINGS for t in verb.rights)
    himself = any(t.lower_ in _SPEAKING for t in subjects(verb))
    return feels and himself and turn_at(cast.reading, candidate.sentence.start) is not None


def _thanks(candidate: Candidate, cast: Cast) -> bool:
    """Whether somebody only thanks or praises people, and does not open the text with that: "I congratulate Lund"."""
    verb = candidate.trigger.token
    if candidate.trigger.noun or verb.lemma_.lower() not in cast.reading.lexicon.words("thanking"):
        return False
    beside = (t for t in verb.subtree if t.dep_ == "conj" and t.tag_ in {verb.tag_, "VB"})
    does_more = any(t.head is verb or t.head.dep_ == "pcomp" for t in beside)
    opens = _is_main(candidate, cast) and candidate.sentence == lead(cast.reading)
    return does_more or not (opens and candidate.initiators)


def _is_main(candidate: Candidate, cast: Cast) -> bool:
    """Whether it is what its sentence says, or what somebody is pleased to do: "it is a pleasure to thank you"."""
    verb = candidate.trigger.token
    return verb.dep_ == "ROOT" or (verb.dep_ in {"acl", "xcomp"} and bool(pleased(verb, cast.authors, cast)))


def _mere_saying(candidate: Candidate, cast: Cast) -> bool:
    """Whether somebody only says something, beyond the opening sentence; what he says stands in the brief anyway."""
    opening = candidate.sentence in cast.reading.document.sentences[:1]
    opening = opening or (_is_main(candidate, cast) and candidate.sentence == lead(cast.reading))
    return candidate.trigger.coding.group == "statement" and not opening


def _opens(candidate: Candidate, cast: Cast) -> bool:
    """Whether it is what the lead tells by its main verb, of something that has a name."""
    verb = candidate.trigger.token
    first = verb.dep_ == "ROOT" or torn_main(verb.head) == verb
    main = not candidate.trigger.noun and first and any(t.pos_ != "PRON" for t in subjects(verb))
    return main and candidate.sentence == lead(cast.reading) and names_something(candidate.sentence, cast.reading)


def _nothing_known(group: Sequence[Candidate], cast: Cast) -> bool:
    """Whether nobody takes part and no place is told: "the visit", "it was chaired"."""
    if crowd_acts(group[0].trigger, cast.reading) or counts_victims(group[0].trigger):
        return False
    untold = all(not c.participants and c.place is None for c in group)
    return untold and (not group[0].trigger.noun or _bare(group[0]))


def _reporting(candidate: Candidate) -> bool:
    """Whether the verb only brings what the sentence tells: "..., his office announced late Tuesday"."""
    return not candidate.trigger.noun and any(t.dep_ == "ccomp" for t in candidate.trigger.token.children)


def _alone(candidate: Candidate) -> bool:
    """Whether a verb is all that is told beside the date: "we asked in March"."""
    return not candidate.trigger.noun and _bare(candidate) and not candidate.participants and candidate.place is None


def _bare(candidate: Candidate) -> bool:
    """Whether no noun of the text's own says what it is about."""
    token = candidate.trigger.token
    telling = {"compound", "amod", "nmod"} if candidate.trigger.noun else {"dobj", "nsubjpass", "nsubj"}
    named = [] if candidate.trigger.noun else subjects(token)
    about = [t for t in (*token.children, *named) if t.dep_ in telling and t.pos_ not in {"PRON", "DET"}]
    about += [
        t for t in token.children if candidate.trigger.noun and t.lower_ in {"of", "on", "with", "between", "for"}
    ]
    return not about
