"""A link in a form that the site reads (another case, a path, a title behind the address) was left dead by a rename."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge
from briefsite.merging.references import repointed
from briefsite.merging.splitting import Named, split


@pytest.mark.parametrize(
    "form",
    [
        "[[{}]]",
        "[[actors/{}]]",
        "[[actors/below/{}.md|she]]",
        "[[{}.md#roles]]",
        "![[{}]]",
        "| [[{}\\|she]] |",
        "[she](../../actors/below/{}.md)",
        "[she](./{}.md#roles)",
        "[she](../actors/{}.md 'Lund')",
        '[she](<../actors/{}.md> "Lund")',
        "[she][1]\n\n[1]: ../../actors/{}.md",
    ],
)
@pytest.mark.parametrize("typed", ["ada-lund", "Ada-Lund"])
def test_a_link_follows_in_the_form_in_which_it_was_written(form: str, typed: str) -> None:
    text = f"Of {form.format(typed)} and more.\n"
    assert repointed(text, {"ada-lund": "ada"}, {}) == f"Of {form.format('ada')} and more.\n"


@pytest.mark.parametrize(
    "text",
    [
        "[she](https://example.org/actors/ada-lund.md)\n",
        "[she](//example.org/ada-lund.md)\n",
        "[[ada-lunde]] and ada-lund\n",
        "[[Ada Lund]]\n",
        "[[HIV/Ada-Lund]]\n",
    ],
)
def test_what_leads_elsewhere_or_by_a_name_stays(text: str) -> None:
    assert repointed(text, {"ada-lund": "ada"}, {}) == text


@pytest.mark.parametrize("form", ["[[Ada-Lund]]", "[[actors/{}|she]]", "[she](../../actors/{}.md 'Lund')"])
def test_a_split_shares_out_links_of_every_form(form: str, tmp_path: Path) -> None:
    brief = "---\ntitle: Talks\nsource: {file: a.txt}\nstatus: drafted\n---\n\n- Of FORM. [@p1]\n- Of FORM. [@p2]\n"
    ada = "---\ntitle: Ada Lund\nkind: person\nstatus: drafted\n---\n"
    old, new = form.format("ada-lund"), form.replace("Ada-Lund", "{}").format("ida-lund")
    merge(tmp_path / "content", {"actors/ada-lund.md": ada, "briefs/talks.md": brief.replace("FORM", old)})
    split(tmp_path, "ada-lund", "ida-lund", Named(cites=("talks, para. 2",)))
    body = (tmp_path / "content/briefs/talks.md").read_text().partition("\n\n")[2]
    assert body == f"- Of {old}. [@p1]\n- Of {new}. [@p2]\n"


def test_a_link_to_what_is_gone_becomes_its_words() -> None:
    text = "Of [her](../actors/ada-lund.md 'Lund'), [[actors/ada-lund|her]] and [[Ada-Lund]].\n"
    assert repointed(text, {"ada-lund": None}, {"ada-lund": "Ada Lund"}) == "Of her, her and Ada Lund.\n"
