"""Passages of a source as Markdown: statements with links on the words that name an actor, quotations with a voice."""

from __future__ import annotations

from briefsite.drafting.escaping import at_line_start, can_be_label, escape
from briefsite.drafting.register import Register
from briefsite.model.document import Quotation
from briefsite.model.places import Places
from briefsite.model.sources import Span


def named_in(index: int, register: Register) -> Places[str]:
    """The mentions of those of a text who have a record, with their ids."""
    chains = ((c, register.actors.get((index, c.key))) for c in register.document(index).chains)
    return Places((mention.span, actor.id) for chain, actor in chains if actor for mention in chain.mentions)


def statement(index: int, span: Span, paragraph: int, named: Places[str], register: Register) -> str:
    """A list item: the source's words, each actor linked where it is first named, and the citation."""
    text = register.document(index).source.text
    parts, at = [], span.start
    for link, actor in links(index, span, named, register):
        parts += [_between(text, at, link.start), f"[[{actor}|{register.words(index, link)}]]"]
        at = link.end
    parts.append(_between(text, at, span.end))
    return f"- {at_line_start(''.join(parts).strip())} [@p{paragraph}]"


def links(index: int, span: Span, named: Places[str], register: Register) -> list[tuple[Span, str]]:
    """The spans inside `span` that become links, with their actors: the longest mentions, each actor once."""
    found: dict[Span, set[str]] = {}
    for mention, actor in named.within(span):
        found.setdefault(mention, set()).add(actor)
    chosen: list[tuple[Span, str]] = []
    for place, actors in sorted(found.items(), key=lambda item: (item[0].start - item[0].end, item[0])):
        free = not any(place.overlaps(other) for other, _ in chosen)
        if free and len(actors) == 1 and can_be_label(register.words(index, place)):
            chosen.append((place, next(iter(actors))))
    first: dict[str, Span] = {}
    for place, actor_id in sorted(chosen):
        first.setdefault(actor_id, place)
    return [(place, actor_id) for actor_id, place in first.items()]


def quotation(index: int, quoted: Quotation, register: Register) -> str:
    """A blockquote: the words letter for letter, then who said them, through what, and the citation."""
    words = escape(quoted.span.of(register.document(index).source.text))
    speaker, who = register.voice(index, quoted.speaker)
    line = _named(speaker, who) or "unattributed"
    channel, what = register.voice(index, quoted.channel)
    if (what or channel) and (channel, what) != (speaker, who):
        line += f", through {_named(channel, what)}"
    if quoted.cls != "direct":
        line += f" ({quoted.cls})"
    return f"> “{words}”\n> — {line} [@p{quoted.paragraph}]"


def _named(actor: str, words: str) -> str:
    if actor:
        return f"[[{actor}|{words}]]" if can_be_label(words) else f"[[{actor}]]"
    return escape(words)


def _between(text: str, start: int, end: int) -> str:
    """Escaped words between two links, with the blanks at their ends."""
    raw = text[start:end]
    if not raw.strip():
        return " " if raw else ""
    before, after = raw[:1].isspace(), raw[-1:].isspace()
    words = escape(raw)
    if words.endswith("[") and not words.endswith("\\["):  # a bracket of the source beside those of a link
        words = f"{words[:-1]}\\["
    words = f"\\{words}" if words.startswith("]") else words
    return f"{' ' if before else ''}{words}{' ' if after else ''}"
