"""The five minutes of the README do what they say: its text is saved, converted and edited as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from briefsite.pipeline.building import build
from briefsite.pipeline.conversion import convert

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_text_of_the_readme_takes_the_edit_of_the_readme_without_a_fault(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/harbour.txt").write_text(_block("Add a text", ""), encoding="utf-8")
    convert(tmp_path)
    (brief,) = (tmp_path / "content/briefs").glob("*.md")
    edit = _block("Edit", "markdown")
    brief.write_text(f"{brief.read_text(encoding='utf-8')}\n{edit}", encoding="utf-8")
    assert [str(issue) for issue in build(tmp_path).issues] == []
    convert(tmp_path)
    assert brief.read_text(encoding="utf-8").endswith(edit)


def _block(step: str, language: str) -> str:
    """The first block of a step, without the indent of its list."""
    _, _, rest = README.partition(f"**{step}")
    found = re.search(rf"^   ```{language}\n(.*?)^   ```", rest, re.MULTILINE | re.DOTALL)
    assert found
    return dedent(found[1])
