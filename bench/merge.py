"""How long it takes to convert many briefs again when few have changed.

    python bench/merge.py [BRIEFS]

Only merging is measured, from drafts in memory to files on disk: first all new, then nothing changed, then 1 % changed
by people and another 1 % by the converter, then 1 % changed by both.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefsite.merging import MergeReport, merge


def brief(n: int, word: str = "talks") -> str:
    statements = "".join(f"- Envoy {n} came to {word} about matter {m} in Orra [@p{m}]\n" for m in range(1, 13))
    front = f"title: Brief {n}\nsource:\n  file: {n:05}.txt\ndate: 2031-05-02\nactors:\n- a{n % 90}\n- b{n % 70}\n"
    return f"---\n{front}status: drafted\n---\n\n## [[event-{n}]]\n\n{statements}"


def measured(name: str, content: Path, drafts: dict[str, str]) -> MergeReport:
    start = time.perf_counter()
    report = merge(content, drafts)
    seconds = time.perf_counter() - start
    written = len(report.created) + len(report.updated) + len(report.merged)
    print(f"{name:32} {seconds:7.2f} s   {written:6} files written   {report.survival}")
    return report


def edit(content: Path, paths: list[str]) -> None:
    for path in paths:
        file = content / path
        file.write_text(file.read_text().replace("matter 3", "matter 3, by hand").replace("status:", "# mine\nstatus:"))


def measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        drafts = {f"briefs/b{n:05}.md": brief(n) for n in range(count)}
        paths = sorted(drafts)
        measured("all new", content, drafts)
        measured("nothing changed", content, drafts)
        edit(content, paths[::100])
        measured("1 % edited by people", content, drafts)
        drafts |= {path: drafts[path].replace("matter 5", "matters 5") for path in paths[50::100]}
        measured("another 1 % drafted anew", content, drafts)
        drafts |= {path: drafts[path].replace("matter 7", "matters 7") for path in paths[::100]}
        report = measured("the edited 1 % drafted anew", content, drafts)
        assert len(report.merged) == len(paths[::100])
        assert report.edits_found == report.edits_kept


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "count", type=int, nargs="?", default=10_000, metavar="BRIEFS", help="how many briefs (default 10000)"
    )
    measure(parser.parse_args().count)


if __name__ == "__main__":
    main()
