"""Random human edits against random machine changes. The oracle reads lines and knows nothing of the merge."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import event, given, settings
from hypothesis import strategies as st

from briefsite.merging.threeway import begun, settle, three_way
from briefsite.merging.threeway.passages import gist

NAMES = ("ada", "bo", "cy", "di", "eve")
WORDS = ("met", "signed", "left", "praised", "asked", "offered", "denied", "joined", "toured", "opened")


@dataclass(frozen=True)
class Brief:
    """A small brief as values, from which a text is written in the converter's way."""

    title: str
    date: str
    place: str | None
    actors: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]

    def text(self) -> str:
        head = ["---", f"title: {self.title}", "source:", "  file: a.txt", f"date: {self.date}"]
        head += [f"place: {self.place}"] if self.place else []
        head += ["actors:", *(f"- {name}" for name in self.actors)] if self.actors else ["actors: []"]
        if self.roles:
            head.append("roles:")
            head += [line for title, rank in self.roles for line in (f"- title: {title}", f"  rank: {rank}")]
        body: list[str] = []
        for name, blocks in self.sections:
            body += ["", f"## {name}"]
            for n, block in enumerate(blocks):
                tight = n and block.startswith("-") and blocks[n - 1].startswith("-")
                body += [block] if tight else ["", block]
        return "\n".join([*head, "status: drafted", "---", *body]) + "\n"


sentence = st.tuples(st.sampled_from(NAMES), st.sampled_from(WORDS), st.integers(1, 99)).map(
    lambda parts: f"{parts[0].title()} {parts[1]} the {parts[2]}th envoy of the northern valley."
)
cited = st.tuples(st.lists(sentence, min_size=1, max_size=2, unique=True), st.integers(1, 9)).map(
    lambda parts: f"{' '.join(parts[0])} [@p{parts[1]}]"
)
block = st.one_of(cited.map(lambda text: f"- {text}"), cited.map(lambda text: f"> “{text[:-6]}”\n> — [[ada]] [@p2]"))
blocks = st.lists(block, max_size=4, unique=True).map(tuple)
section = st.tuples(st.sampled_from(["[[the-meeting]]", "[[the-call]]", "Further statements"]), blocks)
role = st.tuples(st.sampled_from(["envoy", "minister"]), st.sampled_from("xyz"))
briefs = st.builds(
    Brief,
    title=st.sampled_from(["One", "Two", "Three"]),
    date=st.sampled_from(["2023", "XXXX-04-29"]),
    place=st.sampled_from([None, "Vell", "Orra"]),
    actors=st.lists(st.sampled_from(NAMES), unique=True).map(tuple),
    roles=st.lists(role, max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
    sections=st.lists(section, max_size=3, unique_by=lambda part: part[0]).map(tuple),
)


@st.composite
def redrafts(draw: st.DrawFn, brief: Brief) -> Brief:
    """The brief after a change of rules or of the source: a few of its values are others."""
    other = draw(briefs)
    names = draw(st.sets(st.sampled_from(["title", "date", "place", "actors", "roles"])))
    changed = replace(brief, **{name: getattr(other, name) for name in names})
    parts = []
    for name, its_blocks in brief.sections:
        kept = [each for each in its_blocks if draw(st.integers(0, 3))]
        kept = [each.replace("northern", "southern") if draw(st.integers(0, 4)) == 0 else each for each in kept]
        new = [each for each in draw(blocks) if each not in kept]
        at = draw(st.integers(0, len(kept)))
        parts.append((name, tuple(kept[:at] + new[:1] + kept[at:])))
    return replace(changed, sections=tuple(draw(st.permutations(parts)) if draw(st.booleans()) else parts))


def edit_body(lines: list[str], at: int, kind: str, mine: str) -> None:
    line = lines[at]
    if kind == "rewrite" and line.startswith(("- ", "> “")):
        lines[at] = line.replace("envoy", f"envoy ({mine})")
    elif kind == "delete" and line.startswith("- "):
        del lines[at]
    elif kind == "add" and line.startswith("- "):
        lines.insert(at, f"- A note {mine}.")


def edit_list(lines: list[str], at: int, kind: str, mine: str) -> None:
    if kind == "delete" and lines[at + 1].startswith("- "):
        del lines[at]
    elif kind == "add":
        lines.insert(at, f"- {mine}")
    elif kind == "comment":
        lines[at] += f"  # {mine}"


def edit_header(lines: list[str], at: int, kind: str, mine: str) -> None:
    line = lines[at]
    if kind == "rewrite":
        lines[at] = f"{line.partition(':')[0]}: {mine}"
    elif kind == "comment":
        lines.insert(at, f"# {mine}")
    elif kind == "add" and not line.startswith(" "):
        lines.insert(at, f"my_{mine[-1]}: {mine}")


@st.composite
def by_hand(draw: st.DrawFn, text: str) -> tuple[str, list[str], list[str]]:
    """The text after some edits by a person, with the words that are new and the lines that are gone."""
    lines = text.split("\n")
    for n in range(draw(st.integers(0, 4))):
        at = draw(st.integers(1, len(lines) - 2))
        if not lines[at] or lines[at].startswith(("---", "source:", "  file", "roles:", "actors:", "- title", "#")):
            continue
        in_body = at > max(i for i, each in enumerate(lines) if each == "---")
        edit = edit_body if in_body else edit_list if lines[at].startswith("- ") else edit_header
        edit(lines, at, draw(st.sampled_from(["rewrite", "comment", "delete", "add"])), f"by hand {n}")
    new = [f"by hand {n}" for n in range(4) if f"by hand {n}" in "\n".join(lines)]
    touched = {line for line in text.split("\n") if any(line[:18] in each for each in lines if "by hand" in each)}
    gone = [line for line in text.split("\n") if line.startswith("- ") and line not in lines and line not in touched]
    return "\n".join(lines), new, gone


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, str, str, list[str], list[str]]:
    brief = draw(briefs)
    ours, new, gone = draw(by_hand(brief.text()))
    return brief.text(), ours, draw(redrafts(brief)).text(), new, gone


@settings(max_examples=60, deadline=None)
@given(rounds())
def test_no_edit_is_lost_no_refusal_revived_and_merging_again_changes_nothing(
    case: tuple[str, str, str, list[str], list[str]],
) -> None:
    base, ours, theirs, new, gone = case
    settled = settle(base, ours, theirs)
    for words in new:
        assert words in settled.text
    lines = settled.text.split("\n")
    for line in gone:
        assert line not in lines
    assert "<<<<" not in settled.text
    event("proved" if not settled.issues else "not proved, so not written")
    refused = frozenset(settled.refusals)
    assert not settled.issues or settled.text == ours
    assert settle(base, settled.text, theirs, refused).text == settled.text
    assert settled.issues or three_way(theirs, settled.text, theirs, refused).text == settled.text


@settings(max_examples=60, deadline=None)
@given(rounds())
def test_without_a_machine_change_nothing_changes_and_without_an_edit_the_draft_comes_whole(
    case: tuple[str, str, str, list[str], list[str]],
) -> None:
    base, ours, theirs, _, _ = case
    assert three_way(base, ours, base).text == ours
    assert three_way(base, base, theirs).text == theirs
    assert not three_way(base, base, theirs).proposals


@settings(max_examples=60, deadline=None)
@given(rounds())
def test_line_ends_and_a_byte_order_mark_stay_as_they_were(case: tuple[str, str, str, list[str], list[str]]) -> None:
    base, ours, theirs, _, _ = case
    merged = three_way(base, ours, theirs).text
    assert three_way(base, "\ufeff" + ours.replace("\n", "\r\n"), theirs).text == "\ufeff" + merged.replace(
        "\n", "\r\n"
    )
    assert three_way(base, ours.removesuffix("\n"), theirs).text == merged.removesuffix("\n")


@st.composite
def refusals(draw: st.DrawFn, brief: Brief) -> frozenset[tuple[str, str]]:
    """Some of what a brief says, as things that a person once took out."""
    said = [("actors", name) for name in brief.actors] + [("roles", title) for title, _ in brief.roles]
    said += [("body", gist(each)) for _, its_blocks in brief.sections for each in its_blocks]
    said += [("place", ""), *(("section", name.strip("[]").casefold()) for name, _ in brief.sections)]
    return frozenset(draw(st.lists(st.sampled_from(said), max_size=4)))


@settings(max_examples=60, deadline=None)
@given(briefs.flatmap(lambda brief: st.tuples(st.just(brief), refusals(brief))))
def test_a_file_that_comes_again_is_proved_to_be_without_what_was_refused(
    case: tuple[Brief, frozenset[tuple[str, str]]],
) -> None:
    brief, refused = case
    file = begun(brief.text(), refused)
    assert not file.issues
    for place, words in refused:
        there = {"actors": f"- {words}", "roles": f"- title: {words}", "section": f"## [[{words}]]"}
        assert there.get(place, f"{place}: ") not in file.text.splitlines()
        assert place != "body" or words not in map(gist, file.text.splitlines())
