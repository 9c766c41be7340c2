"""Where one quotation ends and the next begins."""

from __future__ import annotations

from briefsite.content.body import read_body


def test_two_quotes_with_a_blank_line_between_them_have_a_speaker_each() -> None:
    body, issues = read_body("> “One”\n> — [[a|A]] [@p1]\n\n> “Two”\n> — [[b|B]] [@p2]\n", "content/briefs/x.md", 1)
    assert issues == ()
    assert [block.kind for block in body.blocks] == ["quotation", "quotation"]
    assert [block.text.splitlines()[0] for block in body.blocks] == ["“One”", "“Two”"]
    assert [[citation.paragraphs for citation in block.citations] for block in body.blocks] == [[(1,)], [(2,)]]


def test_a_quote_of_two_paragraphs_is_one() -> None:
    body, _ = read_body("> “One\n>\n> two”\n> — [[a|A]] [@p1]\n", "content/briefs/x.md", 1)
    assert [block.kind for block in body.blocks] == ["quotation"]
