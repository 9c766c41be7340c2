"""Who is who across texts."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.model.document import Document
from briefsite.model.dossier import Dossier
from briefsite.model.knowledge import Knowledge, KnownActor
from briefsite.resolution import resolve
from tests.documents import document, with_role

NATIONS = {"Verrin": "VR", "Verrine": "VR", "Osland": "OS", "Oslandic": "OS"}
NAMES = {"VR": "Verrin", "OS": "Osland"}


def resolved(*documents: Document, knowledge: Knowledge | None = None) -> Dossier:
    return resolve(documents, knowledge or Knowledge(), NATIONS, NAMES)


def ids(dossier: Dossier) -> list[str]:
    return [actor.id for actor in dossier.actors]


def test_a_full_name_joins_two_texts_in_either_order_of_its_parts() -> None:
    dossier = resolved(document("{a|KAMO Rei} spoke."), document("{b|Rei Kamo} left. {b|Kamo} said no.", "b.txt"))
    assert len(dossier.actors) == 1
    assert set(dossier.actors[0].aliases) | {dossier.actors[0].title} == {"KAMO Rei", "Rei Kamo", "Kamo"}


def test_a_surname_alone_does_not_join_two_texts() -> None:
    assert len(resolved(document("{a|Kamo} spoke."), document("{b|Rei Kamo} left.", "b.txt")).actors) == 2
    assert len(resolved(document("{a|Kamo} spoke."), document("{b|Kamo} left.", "b.txt")).actors) == 2


def test_nobody_keeps_the_capitals_of_a_heading_where_a_text_has_the_name_without() -> None:
    dossier = resolved(
        document("{a|REI B. KAMO} is on travel."), document("{b|Rei B. Kamo} left. {b|Kamo} said no.", "b.txt")
    )
    assert [actor.title for actor in dossier.actors] == ["Rei B. Kamo"]


def test_a_single_name_joins_when_country_and_function_agree() -> None:
    kinds = {"a": ("person", "VR")}
    texts = [
        with_role(document(f"President {{a|Tarro}} {verb}.", f"{verb}.txt", kinds), "a", "President", "President")
        for verb in ("spoke", "left")
    ]
    assert ids(resolved(*texts)) == ["tarro"]


def president(marked: str, file: str, *, office: str = "President") -> Document:
    """A text of Verrin, in which the actor `a` has an office that the text words so."""
    return with_role(document(f"{{v|Verrin}}: {office} {marked}.", file, {"v": ("state", "VR")}), "a", office, office)


def test_a_surname_with_an_office_is_whoever_alone_bears_both_in_full() -> None:
    full, lone = president("{a|Rei Tarro} spoke", "a.txt"), president("{a|Tarro} left", "b.txt")
    assert "rei-tarro" in ids(resolved(full, lone))
    assert "tarro" not in ids(resolved(full, lone))


def test_a_surname_with_an_office_is_nobody_in_full_where_two_may_be_meant() -> None:
    texts = [president("{a|Rei Tarro} spoke", "a.txt"), president("{a|Ida Tarro} spoke", "b.txt")]
    assert "tarro" in ids(resolved(*texts, president("{a|Tarro} left", "c.txt")))


def test_a_surname_with_an_office_joins_nobody_of_another_land_or_office() -> None:
    full = president("{a|Rei Tarro} spoke", "a.txt")
    abroad = with_role(
        document("{o|Osland}: President {a|Tarro} left.", "b.txt", {"o": ("state", "OS")}),
        "a",
        "President",
        "President",
    )
    assert "tarro" in ids(resolved(full, abroad))
    for office in ("Minister", "Deputy Foreign Minister", "Mayor"):
        texts = [
            president("{a|Rei Tarro} spoke", "a.txt", office=office),
            president("{a|Tarro} left", "b.txt", office=office),
        ]
        assert "tarro" in ids(resolved(*texts))


def test_of_one_land_those_with_one_surname_and_office_are_one() -> None:
    texts = [president(f"{{a|Tarro}} {verb}", f"{verb}.txt") for verb in ("spoke", "left", "met")]
    for order in permutations(texts):
        assert ids(resolved(*order)) == ["tarro", "verrin"]


def test_spellings_demonyms_and_plurals_of_a_body_are_one() -> None:
    kinds = {"d": ("organisation", "VR")}
    dossier = resolved(
        document("{d|Verrin Self-Defence Force} ({d|VSDF})", kinds=kinds),
        document("{d|Verrine Self-Defense Forces} ({d|SDF})", "b.txt", kinds),
    )
    assert ids(dossier) == ["verrine-self-defense-forces"]


def test_one_acronym_of_two_countries_stays_two() -> None:
    dossier = resolved(
        document("{d|Verrin Defence Forces} ({d|VDF})", kinds={"d": ("organisation", "VR")}),
        document("{d|Vossar Democratic Front} ({d|VDF})", "b.txt", {"d": ("organisation", "OS")}),
    )
    assert len(dossier.actors) == 2


def test_an_acronym_alone_joins_the_one_body_of_its_country_that_has_it() -> None:
    spelled = document("{d|Verrin Defence Forces} ({d|VDF})", kinds={"d": ("organisation", "VR")})
    alone = document("the {d|VDF}", "b.txt", {"d": ("organisation", "VR")})
    rival = document("{d|Verrin Dairy Farmers} ({d|VDF})", "c.txt", {"d": ("organisation", "VR")})
    assert len(resolved(spelled, alone).actors) == 1
    assert len(resolved(spelled, alone, rival).actors) == 3


def test_ministries_of_two_countries_have_ids_that_say_whose_they_are() -> None:
    dossier = resolved(
        document("{m|Ministry of Defence}", kinds={"m": ("organisation", "VR")}),
        document("{m|Ministry of Defence}", "b.txt", {"m": ("organisation", "OS")}),
    )
    assert ids(dossier) == ["ministry-of-defence-os", "ministry-of-defence-vr"]


def test_a_state_has_its_common_name_and_keeps_the_forms_of_the_texts() -> None:
    dossier = resolved(document("the {v|Verrine government}", kinds={"v": ("state", "VR")}))
    assert (dossier.actors[0].title, dossier.actors[0].aliases) == ("Verrin", ("Verrine government",))


def test_what_an_editor_listed_wins() -> None:
    knowledge = Knowledge(actors=(KnownActor("rei-kamo", "Rei Kamo", "person", ("R. Kamo", "Kamo")),))
    dossier = resolved(document("{a|R. Kamo} spoke."), document("{b|Kamo} left.", "b.txt"), knowledge=knowledge)
    assert ids(dossier) == ["rei-kamo"]
    assert dossier.actors[0].title == "Rei Kamo"


def test_no_two_records_share_an_id() -> None:
    texts = [document("{a|Rei Kamo} met {b|Ada Lund}.", f"{n}.txt", title="Rei Kamo") for n in range(3)]
    dossier = resolved(*texts, knowledge=Knowledge(taken=("rei-kamo",)))
    everything = [*ids(dossier), *dossier.briefs, *(event.id for event in dossier.events), "rei-kamo"]
    assert len(everything) == len(set(everything))


FORMS = ["Rei Kamo", "Kamo Rei", "Kamo", "Ada Lund", "Verrin Defence Forces", "VDF", "Osland"]
KINDS = {
    f"k{n}": ("person" if n < 4 else "organisation" if n < 6 else "state", "VR" if n < 6 else "OS") for n in range(7)
}


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True), min_size=2, max_size=4))
def test_the_order_of_the_texts_never_matters(contents: list[list[int]]) -> None:
    texts = [
        document(
            " and ".join(f"{{k{n}|{FORMS[n]}}}" for n in content) + " met on 3 May.",
            f"{number}.txt",
            KINDS,
            [("meeting", "3 May=2020-05-03", " ".join(f"k{n}" for n in content))],
        )
        for number, content in enumerate(contents)
    ]
    outcomes = {resolved(*order) for order in list(permutations(texts))[:6]}
    assert len(outcomes) == 1


def test_a_ministry_of_which_no_text_says_whose_it_is_joins_no_other() -> None:
    texts = [document("{m|Ministry of Defence} spoke.", f"{n}.txt", {"m": ("organisation", "")}) for n in "ab"]
    assert len(resolved(*texts).actors) == 2
    known = KnownActor("defence", "Ministry of Defence", "organisation", ())
    assert ids(resolved(*texts, knowledge=Knowledge(actors=(known,)))) == ["defence"]
