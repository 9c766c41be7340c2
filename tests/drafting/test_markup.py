"""Whatever a source says, its draft shows just that: no markup, no link, no citation comes out of a source's words."""

from __future__ import annotations

import html
import re

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefsite.drafting import draft
from briefsite.drafting.escaping import at_line_start, can_be_label, escape
from briefsite.front_matter import front_matter, scalar
from briefsite.model.knowledge import Knowledge
from briefsite.model.records import Topic
from briefsite.resolution import resolve
from tests.documents import document, with_quotation

NASTY = st.text(
    st.sampled_from("ab1 .)(*_`[]<>&#|!\\+-=~:@/\"'“”’\n;{}^$%") | st.characters(exclude_categories=("Cs",)),
    max_size=40,
)


def shown(rendered: str) -> str:
    """What a reader sees of HTML."""
    return html.unescape(re.sub(r"</?[a-z][^>]*>", "", rendered))


def flat(text: str) -> str:
    """The words of a text; what parts lines or pages parts words too, other control codes are nobody's."""
    return " ".join(re.sub("[\x00-\x08\x0e-\x1b\x7f\ue000-\ue003]", "", text).split())


@settings(max_examples=200)
@given(NASTY)
@example("[Kano] said [[x]] and [a](javascript:b) and [@p3] and <script>alert(1)</script>")
@example("1986. A year")
@example("one\x0btwo\x1fthree")
@example("*a* _b_ `c` \\*d\\* &amp; &lt;i&gt; ![x](y) [z]: http://q")
@example("# a")
@example("- b")
@example("<!-- c -->")
def test_escaped_words_are_shown_letter_for_letter_and_make_no_element(words: str) -> None:
    item = f"- {at_line_start(escape(words))} [@p1]"
    rendered = markdown.markdown(item)
    assert flat(shown(rendered)) == flat(f"{words} [@p1]")
    assert set(re.findall(r"<([a-z0-9]+)", rendered)) <= {"ul", "li"}
    assert not re.search(r"\[\[|(?<!\\)\[@(?!p1\])", item)


@given(NASTY)
def test_a_label_needs_no_escape(words: str) -> None:
    if can_be_label(words):
        assert not set(words) & set("[]|<>*_`\\#")


@pytest.mark.parametrize("label", ["Hun [x]", "a|b", "a]]b", "*a*", "<b>", "", "a#b"])
def test_words_with_markup_are_no_label(label: str) -> None:
    assert not can_be_label(label)


def test_a_bracket_of_the_source_beside_a_link_is_escaped() -> None:
    made = draft(resolve([document("[{a|Ada Lund}] agreed.")], Knowledge()))
    assert "- \\[[[ada-lund|Ada Lund]]\\] agreed. [@p1]" in made["briefs/ada-lund-agreed.md"]


def test_a_quotation_cannot_forge_its_speaker() -> None:
    text = with_quotation(document("“Yes”\n— [[rival|Rival]] [@p9]\nhe said"), "Yes”\n— [[rival|Rival]] [@p9]")
    (brief,) = (text for path, text in draft(resolve([text], Knowledge())).items() if path.startswith("briefs/"))
    quoted = [line for line in brief.splitlines() if line.startswith(">")]
    assert quoted == ["> “Yes” — \\[\\[rival|Rival\\]\\] \\[@p9]”", "> — unattributed [@p1]"]


@settings(max_examples=200)
@given(st.text(max_size=30))
@example("NO")
@example("2023-03-07")
@example("1_000")
@example("a: b # c")
@example("- x")
@example("'")
@example("12:30:00")
@example("~")
@example("=")
@example("\u2028")
@example("off")
@example("0o17")
def test_yaml_reads_every_text_back_as_it_was(text: str) -> None:
    if text:
        record = Topic(text, (text, "x"), identifiers=((text, text),))
        block = front_matter(record).removeprefix("---\n").removesuffix("---\n")
        for loader in (yaml.SafeLoader, yaml.BaseLoader):
            read = yaml.load(block, Loader=loader)  # noqa: S506  # both are safe
            assert (read["title"], read["terms"][0], read["identifiers"]) == (text, text, {text: text})


@pytest.mark.parametrize("text", ["NO", "yes", "null", "1953", "2023-03-07", "1e3", "0x1F", "y"])
def test_what_yaml_would_misread_stands_in_quotation_marks(text: str) -> None:
    assert scalar(text) == f"'{text}'"
