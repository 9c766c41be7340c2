"""A link in a form that the site reads (another case, a path, a title behind the address) was left dead by a rename."""

from __future__ import annotations

import pytest

from briefsite.merging.references import repointed


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
    ],
)
def test_what_leads_elsewhere_or_by_a_name_stays(text: str) -> None:
    assert repointed(text, {"ada-lund": "ada"}, {}) == text


def test_a_link_to_what_is_gone_becomes_its_words() -> None:
    text = "Of [her](../actors/ada-lund.md 'Lund'), [[actors/ada-lund|her]] and [[Ada-Lund]].\n"
    assert repointed(text, {"ada-lund": None}, {"ada-lund": "Ada Lund"}) == "Of her, her and Ada Lund.\n"
