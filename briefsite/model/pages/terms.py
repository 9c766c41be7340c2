"""The names of what there are several kinds of, in the language of the site: parts of it, kinds of actor and event."""

from __future__ import annotations

from briefsite.model.wording import Wording

Names = dict[str, str]


def sections(say: Wording) -> Names:
    """The parts of the site."""
    return {
        "briefs": say.term("section", "Briefs"),
        "events": say.term("section", "Events"),
        "actors": say.term("section", "Actors"),
        "topics": say.term("section", "Topics"),
        "commitments": say.term("section", "Commitments"),
        "map": say.term("section", "Where"),
        "search": say.term("section", "Search"),
        "about": say.term("section", "About"),
    }


def data_names(say: Wording) -> Names:
    """What files of data hold."""
    return {
        "briefs": say.term("data", "briefs"),
        "events": say.term("data", "events"),
        "actors": say.term("data", "actors"),
        "topics": say.term("data", "topics"),
        "network": say.term("data", "network"),
        "changes": say.term("data", "changes"),
        "commitments": say.term("data", "commitments"),
        "quotations": say.term("data", "quotations"),
        "statements": say.term("data", "statements"),
    }


def actor_kinds(say: Wording) -> Names:
    """The kinds of actor."""
    return {
        "person": say.term("kind of actor", "person"),
        "organisation": say.term("kind of actor", "organisation"),
        "state": say.term("kind of actor", "state"),
        "programme": say.term("kind of actor", "programme"),
    }


def event_kinds(say: Wording) -> Names:
    """The kinds of event; one of no kind has no name."""
    return {
        "meeting": say.term("kind of event", "Meeting"),
        "call": say.term("kind of event", "Call"),
        "visit": say.term("kind of event", "Visit"),
        "statement": say.term("kind of event", "Statement"),
        "agreement": say.term("kind of event", "Agreement"),
        "request": say.term("kind of event", "Request"),
        "exercise": say.term("kind of event", "Exercise"),
        "deployment": say.term("kind of event", "Deployment"),
        "aid": say.term("kind of event", "Aid"),
        "appointment": say.term("kind of event", "Appointment"),
        "conflict": say.term("kind of event", "Conflict"),
        "legal": say.term("kind of event", "Legal"),
        "anniversary": say.term("kind of event", "Anniversary"),
        "other": "",
    }


def fields(say: Wording) -> Names:
    """The fields of records, as a page names those that a person has read."""
    return {
        "title": say.term("field", "title"),
        "source": say.term("field", "source"),
        "date": say.term("field", "date"),
        "date_reason": say.term("field", "date reason"),
        "actors": say.term("field", "actors"),
        "events": say.term("field", "events"),
        "topics": say.term("field", "topics"),
        "commitments": say.term("field", "commitments"),
        "gone": say.term("field", "gone"),
        "kind": say.term("field", "kind"),
        "plover": say.term("field", "plover"),
        "phase": say.term("field", "phase"),
        "salience": say.term("field", "salience"),
        "place": say.term("field", "place"),
        "participants": say.term("field", "participants"),
        "part_of": say.term("field", "part of"),
        "accounts": say.term("field", "accounts"),
        "aliases": say.term("field", "aliases"),
        "roles": say.term("field", "roles"),
        "affiliations": say.term("field", "affiliations"),
        "country": say.term("field", "country"),
        "identifiers": say.term("field", "identifiers"),
        "terms": say.term("field", "terms"),
        "broader": say.term("field", "broader"),
    }
