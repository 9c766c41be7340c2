"""Topics by what signals them: the words of a vocabulary that editors can read, and the kinds of the main events.

A topic's score is the number of hits, two for each distinct term, and something when one stands in the lead; a long
text asks for more, and for two paragraphs that speak of it. Weak terms, broad words such as "trade", help a topic that
something else has signalled, or signal a common topic where they come often, from the lead on. Of a topic and those
within it a text has the strongest, and one more that is nearly as strong. A person's name is no word, and an office's
field is none: Julie Bishop makes no text one about religion. The matched words are kept as the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefsite.extraction.events.leads import lead
from briefsite.extraction.reading import Reading
from briefsite.extraction.span_search import covering, offsets
from briefsite.extraction.terms import hits
from briefsite.extraction.topic_portfolios import portfolios
from briefsite.extraction.topic_scores import Signs, names, needed, scored
from briefsite.extraction.topic_signals import Known, Signals, plain_words, signals, vocabulary
from briefsite.extraction.topic_talks import talked_about
from briefsite.model.document import Chain, Document, TopicMatch
from briefsite.model.sources import Span

__all__ = ["find_topics", "vocabulary"]

#: The lead of a text, in characters, and how many topics a text may have.
LEAD, MOST = 250, 7
#: No more characters than these stand above the lead: the title, who says it, who is spoken for.
ABOVE = 400
#: How many topics a text may have of one and those within it, and what share of the strongest one's score a second
#: needs, beside more than one hit.
OF_FAMILY, NEAR = 2, 0.5
#: What share of its score a topic that says the same better needs, for another to yield to it.
BETTER = 0.4
#: A text of fewer topics than this has the strongest of those that fall short by no more than that.
FEW, SHORT_BY = 2, 1.5
#: In a text of more words than these a topic of which one paragraph alone speaks is none, unless one term is enough for
#: it, or broad words say it too.
MANY_WORDS = 200
#: In a text of no more words than these it adds so much that people are told to talk of a topic; in one of no more than
#: `BRIEF`, which has no room for what it does not mean, that a topic is clear.
FEW_WORDS, BRIEF, TALKED = 250, 130, 1.5
#: Topics of the form of what happened, a treaty, or of whose it is, a war's or a union's name, are given in a text that
#: has fewer than so many others.
OF_MATTER = 3
#: But a conflict or a union that has a name stays where it is one of so many strongest topics.
FOREMOST = 2


def find_topics(reading: Reading) -> Reading:
    """Add the topics of the text, strongest first."""
    known = signals(reading.lexicon, reading.knowledge)
    signs = defaultdict[str, Signs](Signs)
    for topic, span in (*_deeds(known, reading), *_pairs(known, reading.document)):
        signs[topic].strong.append(span)
    words, opening = len(reading.text.split()), _opening(reading)
    unmeant = _names_and_offices(reading, opening)
    for span, term in hits(reading.text, known.words):
        # a name between the words of a term does no harm: "king Ada died"
        if unmeant.isdisjoint({span.start, span.end - 1}):
            signs[term.topic].add(span, term)
    for topic, its in signs.items():
        its.settle(known.topics[topic], reading.text, opening)
    told = [(known.topics[topic], signs[topic]) for topic in sorted(signs)]
    every = [(one, match) for one, its in told if (match := scored(reading.text, one, its, opening))]
    spread = [(one, match) for one, match in every if words <= MANY_WORDS or _spread(one, signs, reading, opening)]
    chosen = _reaching(spread, words)
    # what a text opens with is its matter, be it told in one paragraph alone, and so is a third beside two
    led = [(one, match) for one, match in every if (one, match) in spread or signs[one.topic].open(opening)]
    chosen = _filled(chosen, _reaching(led, words), OF_MATTER)
    chosen = _filled(chosen, _reaching(every, words) if len(chosen) >= FEW else (), OF_MATTER)
    chosen = _filled(chosen, _reaching(spread if chosen else led, words, SHORT_BY), FEW)
    if words <= FEW_WORDS:
        chosen = (*chosen, *_at_issue(every, signs, chosen, words, reading.document))[:MOST]
    return reading.with_document(topics=chosen)


def _filled(chosen: Sequence[TopicMatch], others: Sequence[TopicMatch], few: int) -> tuple[TopicMatch, ...]:
    """The topics of a text, and where they are fewer than `few` so many others."""
    more = (match for match in others if match not in chosen)
    return (*chosen, *more)[: max(few, len(chosen))]


def _names_and_offices(reading: Reading, opening: int) -> frozenset[int]:
    """The offsets of people's names, and of what an office is for."""
    people = (chain for chain in reading.document.chains if chain.kind == "person")
    names = (mention.span for person in people for mention in person.mentions if mention.form == "name")
    return frozenset(offsets((*names, *portfolios(reading.text, opening))))


def _at_issue(
    every: Sequence[tuple[Signals, TopicMatch]],
    signs: Mapping[str, Signs],
    chosen: Sequence[TopicMatch],
    words: int,
    document: Document,
) -> list[TopicMatch]:
    """The further topics of a short text that nearly have what they need and of which people are told to talk; in one
    of a few lines clear ones too."""
    talks = list(talked_about(document))

    def told(one: Signals, match: TopicMatch) -> bool:
        strong = signs[one.topic].strong
        clear = bool(strong) and one.clear and words <= BRIEF and match.score < needed(one, words)
        return clear or any(talk.covers(span) for talk in talks for span in strong)

    raised = {one.topic: replace(match, score=match.score + TALKED) for one, match in every if told(one, match)}
    found = _reaching([(one, raised.get(one.topic, match)) for one, match in every], words)
    had = {match.topic for match in chosen}
    return [match for match in found if match.topic in raised and match.topic not in had]


def _opening(reading: Reading) -> int:
    """Where the lead of a text ends, with the titles and lines of authors that stand above it."""
    first = lead(reading)
    return LEAD + (first.start if first is not None and first.start <= ABOVE else 0)


def _spread(one: Signals, signs: Mapping[str, Signs], reading: Reading, opening: int) -> bool:
    """Whether a topic is spoken of in two paragraphs, in three by its broad words too, or needs no more than one. Where
    one word is all there is, it has to be most of the topic's name, or to stand in the lead; and what one sentence
    behind the lead says alone, in a word or two, is said in passing, but for a topic's name and what is usual."""
    strong, weak = signs[one.topic].strong, signs[one.topic].weak
    leading = signs[one.topic].lead(opening)
    if one.sharp and not leading and len(strong) == 1 and not weak:
        said = plain_words(strong[0].of(reading.text))
        return said <= one.named and 2 * len(said) > len(one.named)
    if one.sharp or one.edited or one.common:
        return True
    named = any(names(span.of(reading.text), one) for span in strong)
    passing = len(strong) < 3 and not (leading or named or one.usual)
    if passing and _in_one_sentence((*strong, *weak), reading.document):
        return False
    if leading and (one.clear or named):
        return True
    at = reading.source.paragraph_at
    told, broadly = ({at(span.start).number for span in spans} for spans in (strong, (*strong, *weak)))
    again = len(strong) > 1
    return len(told) > 1 or (again and one.clear) or (bool(strong) and (again or one.stays) and len(broadly) > 2)


def _in_one_sentence(spans: Iterable[Span], document: Document) -> bool:
    """Whether one sentence holds all of these: "trade, tariffs and the border"."""
    return len({covering(document.sentences, span) or span for span in spans}) < 2


def _reaching(every: Sequence[tuple[Signals, TopicMatch]], words: int, less: float = 0.0) -> tuple[TopicMatch, ...]:
    """The topics that have what they need, or fall short by no more than `less`, strongest first; those of a form make
    room for others, and one that says what another says better yields to it."""
    reached = {one.topic: match for one, match in every if match.score >= needed(one, words, less)}
    found = {one.topic: reached[one.topic] for one, _ in every if one.topic in reached and not _yields(one, reached)}
    formal = {one.topic for one, _ in every if one.formal}
    reaching = list(_chosen(found, {one.topic: one.broader for one, _ in every}))
    room = max(0, OF_MATTER - sum(match.topic not in formal for match in reaching))
    staying = {one.topic for one, _ in every if one.stays} & {match.topic for match in reaching[:FOREMOST]}
    beside = [match for match in reaching if match.topic in formal][room:]
    beside = [match for match in beside if match.topic not in staying]
    return tuple(match for match in reaching if match not in beside)[:MOST]


def _yields(one: Signals, reached: Mapping[str, TopicMatch]) -> bool:
    """Whether a text has a topic that says what this one says, better, and nearly as strongly."""
    better = [reached[topic].score for topic in one.yields if topic in reached]
    return any(score >= BETTER * reached[one.topic].score for score in better)


def _deeds(known: Known, reading: Reading) -> Iterator[tuple[str, Span]]:
    """The triggers of the main events that are of a topic."""
    offices, chains = reading.lexicon.words("state_offices"), {chain.key: chain for chain in reading.document.chains}
    for event in reading.document.events:
        if event.salience == "main":
            two = _states([chains[part.key] for part in event.participants], offices) == 2
            for one in known.of_events:
                if event.kind in one.events or (two and event.kind in one.between):
                    yield one.topic, event.trigger


def _states(chains: Sequence[Chain], offices: frozenset[str]) -> int:
    """How many states those who take part in an event belong to. Whoever holds an office of a state that the text does
    not name, as releases leave out their own, meets somebody of a named state as one of another; a club of a named land
    he meets at home."""
    named = {chain.country for chain in chains} - {""}
    guests = any(chain.country and chain.kind != "organisation" for chain in chains)
    return len(named) + (len(named) == 1 and guests and any(_of_its_own(chain, offices) for chain in chains))


def _of_its_own(chain: Chain, offices: frozenset[str]) -> bool:
    """Whether somebody is of no named state and holds an office that states have."""
    held = {word for role in chain.roles for word in role.title.casefold().split()}
    return not chain.country and not held.isdisjoint(offices)


def _pairs(known: Known, document: Document) -> Iterator[tuple[str, Span]]:
    """Where a sentence names two states whose relations are a topic, and no third: the second of them."""
    named = defaultdict[Span, dict[str, Span]](dict)  # of each sentence the states that it names, and where first
    spans = [(m.span, c.country) for c in document.chains if c.kind == "state" and c.country for m in c.mentions]
    for span, state in sorted(spans):
        if sentence := covering(document.sentences, span):
            named[sentence].setdefault(state, span)
    for told in named.values():
        yield from ((topic, max(told.values())) for topic in known.of_states.get(frozenset(told), ()))


def _chosen(found: Mapping[str, TopicMatch], broader: Mapping[str, str]) -> Iterator[TopicMatch]:
    """The topics, strongest first; of a topic and its narrower ones only the strongest and one that is near it."""
    families = defaultdict[str, list[TopicMatch]](list)
    for match in sorted(found.values(), key=lambda match: (-match.score, match.terms[0], match.topic)):
        family = families[broader[match.topic] or match.topic]
        near = len(family) < OF_FAMILY and len(match.terms) > 1
        if not family or (near and match.score >= NEAR * family[0].score):
            family.append(match)
            yield match
