"""The file of one topic: its label and the words that signal it, for an editor to refine."""

from __future__ import annotations

from briefsite.drafting.reasons import Draft, evidence
from briefsite.drafting.register import Register
from briefsite.model.document import Reason
from briefsite.model.knowledge import KnownTopic
from briefsite.model.records import Topic
from briefsite.model.review import Evidence


def topic_file(topic: KnownTopic, register: Register) -> Draft:
    """The draft of a topic. A wider topic is named only where it is drafted as well."""
    broader = topic.broader if topic.broader in register.topics else ""
    record = Topic(topic.title, topic.terms, broader, topic.identifiers)
    found: list[Evidence] = []
    for index in register.filed.get(topic.id, ()):
        document = register.document(index)
        for match in document.topics:
            if match.topic == topic.id:
                found += evidence(document, Reason("term"), match.terms)
    return Draft("topic", topic.id, record, "", {"terms": tuple(found)})
