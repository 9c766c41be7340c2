"""From a source text to a document: stand-off annotation, made by named components in order.

Each component takes the reading so far and gives it back with more in it, in the order of `COMPONENTS`: dates and
quotation marks first, for names may hang on them, then names, and then whatever happens to them. To extend extraction,
append a function to the tuple.
"""

from __future__ import annotations

from contextlib import nullcontext

from briefsite.extraction.acronyms import acronyms
from briefsite.extraction.administrations import administrations
from briefsite.extraction.apposed_bodies import apposed_bodies
from briefsite.extraction.appositions import apposed_persons
from briefsite.extraction.attribution import attribution
from briefsite.extraction.bare_bodies import bare_bodies
from briefsite.extraction.bodies_by_deeds import bodies_by_deeds
from briefsite.extraction.bracketed_firms import bracketed_firms
from briefsite.extraction.bracketed_parties import bracketed_parties, party_wings
from briefsite.extraction.branches import branches
from briefsite.extraction.chains import chains
from briefsite.extraction.commitments import find_commitments
from briefsite.extraction.dates import dates
from briefsite.extraction.described_bodies import described_bodies
from briefsite.extraction.descriptors import descriptors
from briefsite.extraction.entities import entities
from briefsite.extraction.events import find_events
from briefsite.extraction.gazetteers import gazetteers
from briefsite.extraction.heading_names import heading_names
from briefsite.extraction.joint_bodies import joint_bodies
from briefsite.extraction.kinds_by_list import kinds_by_list
from briefsite.extraction.lexicon import Lexicon, load_lexicon
from briefsite.extraction.lone_names import lone_names
from briefsite.extraction.model import LanguageModel, load_model, verify
from briefsite.extraction.organisations import organisations
from briefsite.extraction.outlets import outlets
from briefsite.extraction.persons import titled_persons
from briefsite.extraction.pipelines import pipelines
from briefsite.extraction.platforms import platforms
from briefsite.extraction.portfolio_bodies import portfolio_bodies
from briefsite.extraction.quotations import quotations
from briefsite.extraction.reading import Component, Reading, open_reading
from briefsite.extraction.repeats import repeats
from briefsite.extraction.roles import roles
from briefsite.extraction.salience import salience
from briefsite.extraction.scenery import scenery
from briefsite.extraction.state_bodies import state_bodies
from briefsite.extraction.statements import keep_statements
from briefsite.extraction.states import acting_states
from briefsite.extraction.summed_up import summed_up
from briefsite.extraction.telling_papers import telling_papers
from briefsite.extraction.topics import find_topics
from briefsite.extraction.turn_names import turn_names
from briefsite.extraction.vessels import vessels
from briefsite.model.document import Document
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source

__all__ = ["COMPONENTS", "LanguageModel", "Lexicon", "Reading", "annotate", "load_lexicon", "load_model", "verify"]

COMPONENTS: tuple[Component, ...] = (
    dates,
    quotations,
    acronyms,
    gazetteers,
    state_bodies,
    titled_persons,
    turn_names,
    organisations,
    bracketed_firms,
    pipelines,
    entities,
    branches,
    apposed_persons,
    apposed_bodies,
    kinds_by_list,
    outlets,
    platforms,
    bodies_by_deeds,
    lone_names,
    party_wings,
    repeats,
    bare_bodies,
    heading_names,
    roles,
    administrations,
    bracketed_parties,
    scenery,
    telling_papers,
    summed_up,
    vessels,
    joint_bodies,
    acting_states,
    chains,
    descriptors,
    described_bodies,
    portfolio_bodies,
    salience,
    attribution,
    find_events,
    find_topics,
    find_commitments,
    keep_statements,
)

#: How many different words the parser remembers: what it takes to make one anew is a good part of reading a text.
REMEMBERED = 8_000


def annotate(source: Source, model: LanguageModel, knowledge: Knowledge, lexicon: Lexicon) -> Document:
    """Everything that is read out of one source text. The result is plain data and holds nothing of the parser.

    The parser remembers the words of the first texts, which come again in the next; those of later ones are given back.
    """
    with model.nlp.memory_zone() if len(model.nlp.vocab) > REMEMBERED else nullcontext():
        reading = open_reading(source, model, knowledge, lexicon)
        for component in COMPONENTS:
            reading = component(reading)
        for paragraph in reading.paragraphs:
            paragraph.let_go()
        return reading.document
