"""A file that is made to be slow to read is read, or refused with a reason, in a time that its size explains."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown, markdown
from markdown.inlinepatterns import IMAGE_LINK_RE, LINK_RE, ImageInlineProcessor, LinkInlineProcessor

from briefsite.content.body.brackets import with_bracket_pairs
from briefsite.content.body.fences import Fences
from briefsite.content.body.inline import InlineMarkup
from briefsite.content.body.rows import ManyBlocks, RowsOfRules
from briefsite.content.reading import read_entry

PROJECT = Path(__file__).parents[2]
#: Shapes of `bench/hostile/shapes.py` that once took minutes at this size, or hours.
MENDED = [
    "body: unclosed '['", "body: unclosed '!['", "body: unclosed '[['", "body: unclosed '[@'", "body: unclosed '[a]('",
    "body: unclosed '<a '", "body: unclosed '<'", "front matter: nested lists", "front matter: nested mappings",
    "front matter: closed nested lists", "front matter: aliases of aliases", "body: unclosed '[a](b \"'",
    "body: unclosed '---\\n'", "body: unclosed '***\\n'", "body: unclosed '___\\n'", "body: unclosed '===\\n'",
    "body: unclosed 'a\\n===\\n'", "body: unclosed '<div>'", "body: unclosed '```\\n'", "body: unclosed 'a\\n: b\\n'",
    "body: emphasis", "body: code", "body: escapes", "body: links", "body: brackets of a link",
    "body: unclosed '|\\n'", "prose: quotations in quotations", "prose: single marks that open", "prose: one word",
    "prose: one word with stops",
]  # fmt: skip
_READ = """
import sys
sys.path[:0] = ["bench"]
from hostile.shapes import SHAPES
for name in sys.argv[1:]:
    SHAPES[name].read(SHAPES[name].made(160 << 10))
"""


def test_shapes_that_once_took_minutes_are_read() -> None:
    """All of them together within two minutes of the processor's time, which is far more than they take: some alone
    took hours."""
    command = [sys.executable, "-c", f"import resource; resource.setrlimit(resource.RLIMIT_CPU, (120, 120)){_READ}"]
    done = subprocess.run([*command, *MENDED], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@given(st.text(alphabet="[]()!\\ab \n<>\"'", max_size=60))
def test_links_are_the_ones_that_the_library_finds(text: str) -> None:
    ours = Markdown(output_format="html")
    with_bracket_pairs(ours)
    theirs = Markdown(output_format="html")
    theirs.inlinePatterns.register(_EndedLink(LINK_RE, theirs), "link", 160)
    theirs.inlinePatterns.register(_EndedImage(IMAGE_LINK_RE, theirs), "image_link", 150)
    text = f"[a]: https://host.example/\n\n{text}"
    assert ours.convert(text) == theirs.convert(text)


class _Ended:
    """The library, without its addresses that end before they begin."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - the library's name
        href, title, end, found = super().getLink(data, index)  # type: ignore[misc]
        return href, title, end, found and end > 0


class _EndedLink(_Ended, LinkInlineProcessor):
    pass


class _EndedImage(_Ended, ImageInlineProcessor):
    pass


@pytest.mark.parametrize("text", ['[a](b "(c', '![a](b "(c', "[a](b '(c"])
def test_an_address_that_does_not_end_is_no_link(text: str) -> None:
    entry, issues = read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\n---\n\n{text}".encode())
    assert entry
    assert not issues
    assert "href" not in entry.body.html
    assert "src" not in entry.body.html


@given(st.lists(st.sampled_from(["a", "b c", "---", "***", "_ _ _", "===", "=", "  ---", "# a"]), max_size=40))
def test_rules_and_headings_are_the_ones_that_the_library_finds(lines: list[str]) -> None:
    ours, theirs = (Markdown(output_format="html") for _ in range(2))
    ours.parser.blockprocessors.register(RowsOfRules(ours.parser), "rows", 95)
    text = "\n".join(lines)
    assert ours.convert(text) == theirs.convert(text)


def test_a_long_row_of_rules_is_a_rule_a_line_and_keeps_its_words() -> None:
    body = "a word\n***\n" * 300
    entry, issues = read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\n---\n\n{body}".encode())
    assert entry
    assert not issues
    assert (entry.body.html.count("<hr>"), entry.body.html.count("a word")) == (300, 300)


def test_a_long_row_of_definitions_has_each_with_its_term() -> None:
    entry, issues = _read("a word\n: what it means\n" * 300)
    assert entry
    assert not issues
    assert (entry.body.html.count("<dt>"), entry.body.html.count("<dd>")) == (300, 300)


_PIECES = ["```", "~~~", "````", "``` python", "a", "", "<b>", "```{.x}", "``` {x", "  ```", "~~~ "]


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_fences_are_the_ones_that_the_library_finds(lines: list[str]) -> None:
    ours, theirs = (Markdown(output_format="html", extensions=["fenced_code"]) for _ in range(2))
    ours.preprocessors.register(Fences(ours), "fenced_code_block", 25)
    assert ours.convert("\n".join(lines)) == theirs.convert("\n".join(lines))


@given(st.lists(st.sampled_from(["a", "- b", "1. c", "    d", "> e", "# f", ": g", "| h |", "***", "\n"]), max_size=30))
def test_blocks_that_are_taken_some_at_a_time_are_the_same(blocks: list[str]) -> None:
    """Each alone, where in earnest it is a thousand."""
    extensions = ["def_list", "tables", "sane_lists"]
    ours, theirs = (Markdown(output_format="html", extensions=extensions) for _ in range(2))
    ours.parser.blockprocessors.register(ManyBlocks(ours.parser, together=1), "many", 1000)
    assert ours.convert("\n\n".join(blocks)) == theirs.convert("\n\n".join(blocks))


@given(st.text(alphabet="\\*_`&;<b>a \n", max_size=60))
def test_signs_that_stand_for_themselves_are_the_ones_that_the_library_finds(text: str) -> None:
    assert _marked_up_by_us(text) == markdown(text, extensions=["tables"], output_format="html")


@given(
    st.lists(st.sampled_from(["| a", " *b* |\n", "|---|\n", "- ", "> ", "    ", "\n\n", "**c _d_** ", "[e](f *g*)"]))
)
def test_markup_stands_wherever_the_library_puts_it_in_tables_lists_and_quotations(parts: list[str]) -> None:
    text = "".join(parts)
    assert _marked_up_by_us(text) == markdown(text, extensions=["tables"], output_format="html")


def _marked_up_by_us(text: str) -> str:
    ours = Markdown(extensions=["tables"], output_format="html")
    ours.treeprocessors.register(InlineMarkup(ours), "inline", 20)
    return ours.convert(text)


def test_a_paragraph_longer_than_any_keeps_its_words_and_its_links() -> None:
    sentence = "So *it* was said by [[one|One]] and at [the site](https://host.example/a) [@p1]. "
    entry, issues = _read(sentence * 2000)
    assert entry
    assert not issues
    assert len(entry.body.links) == len(entry.body.citations) == 2000
    words = " ".join(re.sub(r"<[^>]*>", "", entry.body.html).split())
    assert words.count("So it was said by") + words.count("So *it* was said by") == 2000
    assert entry.body.html.count('href="https://host.example/a"') > 1900


def test_an_address_that_ends_is_one_after_hundreds_that_do_not() -> None:
    entry, _ = _read("[a](b " * 500 + "\n\n[c](https://host.example/c)\n")
    assert entry
    assert entry.body.html.count('href="https://host.example/c"') == 1


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<x>", "<details>\n", "<div></b>", "<svg><p>"])
def test_hundreds_of_elements_in_each_other_are_refused_with_their_place(opening: str) -> None:
    entry, issues = _read("Some words.\n\nMore words.\n\n" + opening * 400)
    assert [(issue.place.line, issue.message, issue.hint) for issue in issues] == [
        (8, "hundreds of elements of HTML stand in each other", "close each that is opened")
    ]
    assert entry
    assert entry.body.html == ""


_DEEP = [
    "- " * 70 + "a",
    "> " * 70 + "a",
    ">" * 500 + " a",
    "1. > " * 40 + "a",
    "".join(f"{'    ' * n}- a\n" for n in range(90)),
    "> " * 70,
    "1. " * 70,
    "+ " * 70,
]


@pytest.mark.parametrize("deep", _DEEP)
def test_lists_and_quotations_dozens_deep_are_refused_with_their_place(deep: str) -> None:
    _, issues = _read(f"Some words.\n\n{deep}\n")
    assert [(issue.code, issue.message) for issue in issues] == [("nesting", "the body nests too deeply")]
    assert issues[0].place.line >= 8


@pytest.mark.parametrize(
    "flat",
    [
        "- " * 300,
        "* " * 300 + "\n",
        "- a\n" * 300,
        "> a\n\n" * 300,
        " " * 400 + "- a\n",
        "> " * 20 + "a",
        f"{'-' * 300} a",
    ],
)
def test_rules_rows_and_what_a_few_levels_hold_are_none_of_these(flat: str) -> None:
    _, issues = _read(f"Some words.\n\n{flat}\n")
    assert not issues


@pytest.mark.parametrize("closed", ["<div>a</div>\n\n", "<b>a</b> ", "<p>a\n\n", "<ul><li>a</ul>\n\n", "`<div>` "])
def test_many_elements_beside_each_other_are_none_in_each_other(closed: str) -> None:
    _, issues = _read(closed * 1000)
    assert not issues


def _read(body: str):  # type: ignore[no-untyped-def]
    return read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\n---\n\n{body}".encode())


def test_headings_of_the_same_words_have_anchors_of_their_own() -> None:
    body = "## Same\n\n" * 5 + "## Same 2\n\n## Same\n"
    entry, _ = read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\n---\n\n{body}".encode())
    assert entry
    assert [anchor for anchor, _ in entry.body.headings] == [
        "same", "same-2", "same-3", "same-4", "same-5", "same-2-2", "same-6",
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["[" * 60, "[" * 60 + "]" * 60, "{a: " * 60, "[{b: [\n" * 30])
def test_brackets_in_brackets_are_refused_with_their_place(value: str) -> None:
    entry, issues = read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\naliases: {value}\n---\n".encode())
    assert entry is None
    assert [(issue.place.line, issue.message) for issue in issues][:1] == [(4, "brackets nest too much here")]


@pytest.mark.parametrize(
    "sign", ["&", ">", "a && b > c ", "[a](b?c&d>e) ", '<a href="javascript&amp;:ran()">x</a> ', "&#0;&amp;lt;"]
)
def test_signs_by_the_thousand_are_shown_as_few_of_them_are(sign: str) -> None:
    few, many = (_read(f"a {sign * times}")[0] for times in (100, 1000))
    assert few
    assert many
    assert many.body.html.replace(" ", "").startswith(few.body.html.replace(" ", "").removesuffix("</p>"))


_BY_NUMBER = [
    "a &#xE000;7&#xE001; b",
    "&#57344;0&#57345;",
    "&#xE002;3&#XE003;",
    "&#x000e000 0&#0057345",
    "&#xE006;0&#xE007;b",
    "&#xE00A;script>",
    "&\\#xE000;7&\\#xE001;",
]


@pytest.mark.parametrize("text", _BY_NUMBER)
def test_our_own_marks_are_nobodys_words_by_number_either(text: str) -> None:
    """A link that there is not was once looked up."""
    entry, issues = _read(f"{text} [[other]]")
    assert entry
    assert not issues
    assert [link.target for link in entry.body.links] == ["other"]
    assert entry.body.html.count("\ue000") == 1
    assert "\ufffd" in entry.body.html


_PARTS_OF_MARKS = [
    "&", "#", "\\#", "\\&", "&amp;", "&#38;", "xE000;", "57344;", "7", "0", "xE001;", "`", "<b>", "&#xE000", "&#x",
    "E000", ";", "[[a]]", "*", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS_OF_MARKS), max_size=9))
def test_no_heap_of_signs_makes_a_mark_of_ours(signs: list[str]) -> None:
    entry, _ = _read("".join(signs))
    assert entry
    assert entry.body.html.count("\ue000") == len(entry.body.links)


def test_signs_that_begin_no_element_stay_signs() -> None:
    body = "One < two, `three < four`.\n\n" + "<a " * 300
    entry, issues = read_entry("content/actors/t.md", f"---\ntitle: T\nkind: person\n---\n\n{body}".encode())
    assert entry
    assert not issues
    assert "One &lt; two, <code>three &lt; four</code>" in entry.body.html
    assert entry.body.html.count("&lt;a") == 300
