"""From a dossier to Markdown files: briefs, events, actors and topics, ready to be edited.

A drafted text says what its source says, in the source's words: statements and quotations are copied letter for
letter, characters that Markdown would take for markup are escaped, and links go on the words that name somebody, never
on others. Beside every file stands why it says what it says.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.drafting.actors import actor_file
from briefsite.drafting.briefs import brief_file
from briefsite.drafting.events import event_file
from briefsite.drafting.reasons import Draft, sidecar
from briefsite.drafting.register import Register
from briefsite.drafting.topics import topic_file
from briefsite.front_matter import front_matter
from briefsite.model.dossier import Dossier
from briefsite.model.knowledge import KnownTopic
from briefsite.model.records import FOLDERS

__all__ = ["draft"]


def draft(dossier: Dossier, topics: Sequence[KnownTopic] = ()) -> dict[str, str]:
    """Every file of the dossier, as path below `content/` → text, and beside each `.drafts/PATH.why.json`.

    `topics` is the vocabulary that the texts were matched with; only topics that occur are drafted.
    """
    register = Register.of(dossier)
    drafts = [brief_file(index, register) for index in range(len(dossier.documents))]
    drafts += [event_file(event, register) for event in dossier.events]
    drafts += [actor_file(actor, register) for actor in dossier.actors]
    drafts += [topic_file(topic, register) for topic in topics if topic.id in register.topics]
    return {path: text for one in drafts for path, text in _files(one)}


def _files(one: Draft) -> list[tuple[str, str]]:
    path = f"{FOLDERS[one.kind]}/{one.id}.md"
    text = front_matter(one.record) + (f"\n{one.body.rstrip()}\n" if one.body.strip() else "")
    return [(path, text), (f".drafts/{path}.why.json", sidecar(one.reasons))]
