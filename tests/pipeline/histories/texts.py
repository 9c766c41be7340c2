"""Source texts of people who never were, for random histories: short, made of sentences that are read as events."""

from __future__ import annotations

from hypothesis import strategies as st

PEOPLE = (
    "Foreign Minister Mara Dovel",
    "Trade Minister Ivo Castell",
    "President Ana Brix",
    "General Tove Harn",
    "Prime Minister Olo Venn",
)
BODIES = ("the Ministry of Harbours", "the Northern Fisheries Council")
PLACES = ("Oslo", "Quito", "Accra")
SENTENCES = (
    "{a} met {b} in {place} on May {day}, 2031.",
    "{a} visited {body} in {place} on June {day}, 2031.",
    "{a} asked {b} to send {day} boats.",
    "“We agreed on every point of the ferry treaty,” {surname} said.",
    "{a} and {b} signed an agreement on fisheries in {place}.",
    "{a} praised the peacekeeping mission and the naval exercises.",
    "{surname} said that the fog talks with {body} would go on.",
    "{a} called {b} on April {day}. {b} thanked {a} for the ferry.",
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """One paragraph: a sentence or two about two people."""
    a, b = draw(st.permutations(PEOPLE))[:2]
    words = {
        "a": a,
        "b": b,
        "surname": a.split()[-1],
        "body": draw(st.sampled_from(BODIES)),
        "place": draw(st.sampled_from(PLACES)),
        "day": draw(st.integers(2, 9)),
    }
    return draw(st.sampled_from(SENTENCES)).format(**words)


def texts() -> st.SearchStrategy[list[str]]:
    """A whole text, as its paragraphs."""
    return st.lists(paragraphs(), min_size=1, max_size=4)


def as_file(paragraphs: list[str], published: str = "") -> str:
    """The text as it lies in `seeds/`."""
    head = f"---\npublished: '{published}'\n---\n" if published else ""
    return head + "\n\n".join(paragraphs) + "\n"


#: Word lists of a site: each is a rule that is there or not.
LISTS = {
    "fog.yaml": 'topics:\n  fog:\n    title: Fog\n    sharp: "yes"\n    terms: [fog talks]\n',
    "ferries.yaml": 'topics:\n  transport:\n    title: Ferries and roads\n    sharp: "yes"\n    terms: [ferry*]\n',
    "boats.yaml": "promised_actions: [row]\n",
}
