"""Words for titles: phrases of the text, with a name for what stands for one, and verbs in the present."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS
from briefsite.extraction.events.lists import parts_list
from briefsite.extraction.events.pointing import is_idle, only_when, points, without_idle_end
from briefsite.extraction.events.title_marks import closing, even, joined, unmarked
from briefsite.extraction.infinitives import has_to
from briefsite.extraction.readable import whole_word
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: A phrase with more characters than this does not go into a title.
LONGEST = 70
#: What a noun is of may make it longer.
_WHOLE = 100
#: A single mark that opens what the phrase does not close: "'heightened alert".
_LONE_MARK = re.compile(r"(?:(?<=\s)|^)['‘](?=[A-Za-z])(?![^'’]*['’](?:\s|$))")
#: Without these a verb that has them is cut short.
_NEEDED = {"dobj", "ccomp", "xcomp", "acomp", "attr"}
#: A noun and its article; before what it is for, with a word that says of what kind it is, and whose it is besides.
_SHORT = 2
_AIMS = {"about", "against", "for", "on", "to"}
#: These say nothing without what is behind them.
_EMPTY = {"appreciation", "commitment", "desire", "gratitude", "interest", "need", "readiness", "support",
    "willingness"}  # fmt: skip
#: What a release puts below, which is not below a title.
_FOLLOWING = re.compile(r"^(?:[Tt]he )?following (statement|text)")
_DAY_TELLING = {"earlier", "later", "this", "that", "last", "next", "past"}
#: How the hour is told.
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m)?$")
_IN_NOUN = {"det", "amod", "compound", "nmod", "nummod", "poss", "case", "advmod", "punct", "quantmod", "neg", "predet"}
_IN_VERB = {"aux", "auxpass", "mark", "prt", "dobj", "nsubj", "nsubjpass", "xcomp", "neg", "attr", "acomp"}


def object_words(token: Token, cast: Cast, beside: Token | None = None) -> str:
    """An object in the words of the text: with its "of" phrase where that is short, else without, else nothing. A
    clause that is said `beside` it is none of its words."""
    full = whole_words(token, cast)
    if _verbal(token):
        return (
            ""
            if full.endswith(token.text) and any(t.dep_ in _NEEDED or t.lower_ == "as" for t in token.rights)
            else full
        )
    bare = list(_bare(token))
    if full and (full != words(bare, cast) or token.pos_ not in {"NOUN", "PROPN"}):
        return full
    told = (words(tokens, cast) for tokens in _longer(token, bare, beside))
    return next((phrase for phrase in told if phrase), "") or words(bare, cast)


def _longer(noun: Token, bare: Sequence[Token], beside: Token | None) -> Iterator[list[Token]]:
    """A noun with the phrase that measures it, or without which it says nothing: "the depth of the mine", "the need to
    meet again", "an invitation to Chad"."""
    short = sum(t.dep_ not in {"det", "case", "poss"} and t.pos_ != "PRON" for t in bare) <= _SHORT
    for child in (t for t in (*noun.rights, *_hung_on_verb(noun)) if t is not beside):
        aim = short and child.lower_ in _AIMS and not any(t.lower_ in {"his", "her"} for t in child.subtree)
        if child.dep_ == "prep" and (len(bare) <= _SHORT or child.lower_ == "of" or aim):
            yield from ([*bare, child, *phrase] for phrase in _behind(child))
        elif child.dep_ == "acl" and child.tag_ == "VB" and short:
            verb = list(_core(child))
            if verb[-1] is not child or not any(t.dep_ in _NEEDED or t.dep_ == "conj" for t in child.rights):
                yield [*bare, *verb]


def _hung_on_verb(noun: Token) -> Iterator[Token]:
    """A phrase right behind a noun that says nothing without one, which the parse gives to the verb: "stressed the need
    | for a new road"."""
    near = (t for t in noun.head.rights if t.i == noun.i + 1 and t.dep_ == "prep")
    if noun.lemma_.lower() in _EMPTY and noun.dep_ == "dobj":
        yield from (t for t in near if t.lower_ in {"for", "to", "of"})


def _behind(preposition: Token) -> Iterator[list[Token]]:
    """What stands behind a preposition as a whole, or without what hangs on it; nothing where a name explains it, or
    where it takes two."""
    for verb in (t for t in preposition.rights if t.dep_ == "pcomp" and preposition.lower_ in {"of", "to"}):
        told = list(_core(verb))
        if told[-1] is not verb:  # "the importance of paving the road"
            yield told
    for noun in (t for t in preposition.rights if t.dep_ == "pobj"):
        loose = noun.text in {"us", "me"} or any(t.dep_ == "appos" for t in noun.rights)  # "your work with us"
        if preposition.lower_ == "of" or not loose:
            yield list(_core(noun))
            held = (
                preposition.lower_ == "with" and noun.tag_ == "NNP" and any(t.lower_ == "of" for t in noun.rights)
            )  # "with President | of Chad Ada Lund"
            if preposition.lower_ != "between" and not held:
                yield list(_bare(noun))


def whole_words(token: Token, cast: Cast) -> str:
    """An object with its "of" phrase in the words of the text, or nothing where that is too long."""
    return words(list(_core(token)), cast)


def _bare(noun: Token) -> Iterator[Token]:
    """A noun with what stands before it."""
    yield noun
    for left in noun.lefts:
        if left.dep_ in _IN_NOUN:
            yield from left.subtree


def noun_words(noun: Token, cast: Cast) -> str:
    """A noun's own phrase without articles and clauses: "November 2010 presidential election"."""
    phrase = [t for t in _phrase(noun) if t.i > noun.i or not _whose(t)]
    core = [t for t in _core(noun) if t.i > noun.i or not _whose(t)]
    if told := words(phrase, cast) or words(core, cast):
        return told
    bare = [t for t in _bare(noun) if not _whose(t)]
    longer = ([t for t in told if t.i > noun.i or t in bare] for told in _longer(noun, bare, None))
    tellings = ((core, _WHOLE), *((told, LONGEST) for told in longer))
    shorter = (words(told, cast, n) for told, n in tellings if all(_whole_name(t, told, cast) for t in told))
    return next(filter(None, shorter), "") or words(bare, cast) or noun.text


def _whole_name(token: Token, phrase: Sequence[Token], cast: Cast) -> bool:
    """Whether a phrase has all of the name in which a token stands: not "the Council" of "the Council of the Lakes"."""
    last, here = source_span(max(phrase, key=lambda t: t.i)).end, source_span(token)
    names = (span for key in cast.at(token) for span, _ in cast.mentions(key).within(cast.sentence_of(here)))
    return all(span.end <= last for span in names if span.covers(here))


def _whose(token: Token) -> bool:
    return token.pos_ in {"DET", "PRON"} or token.lower_ in {"own", "following"}  # "his own resignation"


def words(tokens: Sequence[Token], cast: Cast, longest: int = LONGEST) -> str:
    """The text of tokens that adjoin, or "" where they do not, or it is too long. What stands for a name ("the North")
    gives way to the name."""
    ordered = sorted(set(tokens), key=lambda t: t.i)
    while len(ordered) > 1 and cast.is_date(source_span(ordered[-1])):
        ordered.pop()
        while len(ordered) > 1 and (ordered[-1].pos_ == "ADP" or ordered[-1].lower_ in _DAY_TELLING):
            ordered.pop()  # "ambush on 2 May", "the events of this weekend"
    while len(ordered) > 1 and ordered[-1].dep_ == "prep":  # what stands behind it hangs elsewhere in the parse
        ordered.pop()
    while len(ordered) > 1 and (only_when(ordered[0], cast) or ordered[0].dep_ == "case" or _ours(ordered[0])):
        ordered.pop(0)
    ordered = without_idle_end(ordered)
    if not ordered or ordered[-1].i - ordered[0].i + 1 != len(ordered) or _lacks_head(ordered):
        return ""
    text = cast.reading.text
    start, end = source_span(ordered[0]).start, whole_word(text, source_span(ordered[-1]).end)
    told_as = dict(_stand_ins(start, end, cast))
    pointing = [source_span(t) for t in ordered if points(t, cast)]
    told_as |= {(p.start, p.end): "the" for p in pointing if not any(a <= p.start < b for a, b in told_as)}
    for place, name in sorted(told_as.items(), reverse=True):
        text = text[: place[0]] + name + text[place[1] :]
        end += len(name) - (place[1] - place[0])
    flat = _LONE_MARK.sub("", unmarked(" ".join(f"{text[start:end]}{closing(text, start, end)}".split())))
    flat = _FOLLOWING.sub(r"a \1", flat)
    if flat.count("(") > flat.count(")"):
        flat = flat[: flat.rindex("(")].rstrip(" ,;:–—-")
    return flat if even(flat) and len(flat) <= longest else ""


def _lacks_head(ordered: Sequence[Token]) -> bool:
    """Whether words break off before that on which several of them hang: "that the mills of the lake | are open"."""
    last = ordered[-1].i
    between = (n for t in ordered if t.lower_ == "between" for n in t.rights if n.tag_ != "NNS")
    torn = any(t.dep_ == "conj" and t.i > last for n in between for t in n.rights)  # "between 2010 | and 2025"
    return torn or sum(t.head.i > last for t in ordered) > 1


def _ours(token: Token) -> bool:
    """Whether it is "our" and the like, and not the first word of a name, "the Our Ocean Conference"."""
    opens = token.i == token.sent.start
    return token.lower_ in {"our", "my", "your"} and (token.text.islower() or opens)


def further_words(verb: Token, cast: Cast) -> str:
    """What a verb needs behind it to say something, where it has no object: "in a meeting", "committed to peace", "it
    planned to join the pact". As many of its phrases as fit, but for dates; "" where the first is too long."""
    said: list[str] = []
    for child in verb.rights:
        if child.dep_ in {"punct", "cc", "conj", "advcl", "parataxis"}:
            break
        if child.dep_ in {"prt", "advmod", "npadvmod"}:
            continue
        phrase = phrase_words(child, cast)
        if phrase is None:
            continue
        if not phrase or len(" ".join([*said, phrase])) > LONGEST:
            break
        said.append(phrase)
    return " ".join(said)


def phrase_words(child: Token, cast: Cast) -> str | None:
    """A phrase that hangs on a verb; "" where it cannot be said in short, None where it only tells the day or
    the hour, or after what it was and needs a clause for that."""
    if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ"}:
        inside = next((t for t in child.rights if t.dep_ in {"pobj", "pcomp"}), None)
        if inside is None:
            return ""
        hour = child.lower_ == "at" and any(_CLOCK.match(t.text) for t in inside.subtree)
        cut = child.lower_ in {"after", "before"} and any(t.dep_ in {"relcl", "acl"} for t in inside.rights)
        if cast.is_date(source_span(inside)) or hour or cut or is_idle(inside):
            return None
        named = joined([cast.name(key) for key in cast.meant(inside)]) if cast.at(inside) else ""
        told = named or object_words(inside, cast)
        if told.endswith(inside.text) and inside.dep_ == "pcomp":
            told = f"{told} {further_words(inside, cast)}".rstrip()
        if child.lower_ == "on" and cast.is_date(source_span(inside.left_edge)):
            return told  # "hosted on 3 May members of the council"
        return f"{child.lower_} {told}" if told else ""
    whole = any(t.dep_ in SUBJECTS for t in child.children) and not any(t.lower_ == "so" for t in child.lefts)
    if child.dep_ == "ccomp" and not whole:
        return ""  # "declared an emergency so he could build a wall" tells nothing of what he said
    told = object_words(child, cast)
    behind = further_words(child, cast) if told.endswith(child.text) else ""
    return f"{told} {behind}".strip()


def _stand_ins(start: int, end: int, cast: Cast) -> Iterator[tuple[tuple[int, int], str]]:
    """The descriptors between two offsets, an article before each included, with the name of whom they mean. What
    somebody is or becomes stands for nobody: "takes his oath as the judge"."""
    text = cast.reading.text
    for span, key in cast.stand_ins_between(start, end):
        article = text[max(start, span.start - 4) : span.start].lower() == "the "
        if text[max(start, span.start - 7) : span.start].lower().split()[:1] == ["as"]:
            continue
        yield (span.start - 4 if article else span.start, span.end), cast.name(key)


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.dep_ == "ccomp"  # "that the road was closed"


def _core(token: Token) -> Iterator[Token]:
    """The tokens of an object without what hangs loosely on it; an "of" phrase and what is joined by "and" belong."""
    verbal = _verbal(token)
    keep = _IN_VERB if verbal else _IN_NOUN
    for child in token.lefts:
        if child.dep_ in keep:
            yield from (_core(child) if verbal else child.subtree)
        elif verbal and child.dep_ == "advmod" and (has_to(token) or token.dep_ == "pcomp"):  # "to calmly resolve it"
            yield from child.subtree
    yield token
    for child in token.rights:
        of = child.dep_ == "prep" and child.lower_ == "of"
        bare = child.dep_ == "ccomp" and child.tag_ == "VB" and verbal  # "not to let the chance pass"
        joint = child.dep_ in {"cc", "conj"} or parts_list(child, token)
        joint = joint and (not verbal or _shares_object(token))
        if bare or child.dep_ in (keep - {"punct"}) or of or joint:
            yield from (_core(child) if verbal or child.dep_ == "conj" else child.subtree)


def _shares_object(verb: Token) -> bool:
    """Whether the next of two verbs has the object of both: "to build | and run the mill"."""
    near = [t for t in verb.rights if t.dep_ in {"cc", "conj"}]
    return (
        verb.right_edge.i > verb.i
        and [*verb.rights][:1] == near[:1]
        and near[-1].pos_ == "VERB"
        and any(t.dep_ == "dobj" for t in near[-1].rights)
    )


def _phrase(noun: Token) -> Iterator[Token]:
    loose = {"relcl", "acl", "appos", "punct"}
    return (t for t in noun.subtree if not any(a.dep_ in loose for a in t.up_to(noun)))
