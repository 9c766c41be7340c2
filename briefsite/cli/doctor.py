"""`doctor`: is everything here that Briefsite needs? One line each: what is, and what to do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite import __version__
from briefsite.cli.console import Console, counted
from briefsite.cli.environment import LIBRARIES, missing_libraries
from briefsite.cli.exits import Exit
from briefsite.disk import reason
from briefsite.model.issues import BriefsiteError

if TYPE_CHECKING:
    from briefsite.model.settings import Settings

NAME = "doctor"
HELP = "say what is installed, what is missing, whether targets can be reached, and whether two builds are the same"
EXAMPLES = "doctor"

#: Whether it is well, and the line that says so.
Finding = tuple[bool, str]


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing of its own."""


def run(args: argparse.Namespace, console: Console) -> Exit:
    findings = [*_python(), *_libraries(), *_model(), *_folders(args.root)]
    if not missing_libraries() and args.root.is_dir():
        settings, said = _settings(args.root)
        findings += [*said, *_card(settings), *_targets(args.root, settings), *_twice(args.root)]
    for well, line in findings:
        (console.say if well else console.error)(f"{'ok  ' if well else 'MEND'}  {line}")
    return Exit.OK if all(well for well, _ in findings) else Exit.PROBLEMS


def _python() -> Iterator[Finding]:
    python = f"Python {sys.version.split()[0]} ({sys.executable})"
    yield sys.version_info >= (3, 11), f"Briefsite {__version__} on {python}"


def _libraries() -> Iterator[Finding]:
    from importlib.metadata import version

    missing = missing_libraries()
    for package in LIBRARIES.values():
        if package in missing:
            yield False, f"{package} is not installed; run `make`, or: pip install {package}"
        else:
            yield True, f"{package} {version(package)}"


def _model() -> Iterator[Finding]:
    if missing_libraries():
        return
    from briefsite.extraction import model

    problems = model.verify()
    for problem in problems:
        yield False, f"{problem}; until then names and dates are found by rules only"
    if not problems:
        yield True, f"language model {model.VERSION}: all {len(model.MANIFEST)} files are the expected ones"


def _folders(root: Path) -> Iterator[Finding]:
    if not root.is_dir():
        yield False, f"{root} is no folder; name the folder of the site with --root"
        return
    yield from (_folder(root / name) for name in ("seeds", "content", "site"))
    kept = (_folder(root / name) for name in (".cache", ".published") if (root / name).exists())
    yield from (finding for finding in kept if not finding[0])


def _folder(folder: Path) -> Finding:
    """Whether a folder can be read and written, found out by doing it: rights are not all that may be in the way."""
    there = folder.exists()
    if there and not folder.is_dir():
        return False, f"{folder} is a file; move it away"
    import tempfile

    place, what = folder if there else folder.parent, "read"
    try:
        any(place.iterdir())
        what = "written"
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        shown = folder if there else f"{folder} is not there yet, and {place}"
        return False, f"{shown} cannot be {what}: {reason(error)}; check who owns it, and whether the disk takes more"
    return True, f"{folder} {'can be written' if there else 'is not there yet; it is made when it is needed'}"


def _settings(root: Path) -> tuple[Settings, list[Finding]]:
    from briefsite.config import read_settings

    settings, wrong = read_settings(root)
    said = [(issue.severity != "error", str(issue)) for issue in wrong]
    return settings, said or [(True, "settings: nothing to mend")]


def _card(settings: Settings) -> Iterator[Finding]:
    """Which picture other sites show beside a link, or why none. To have none is well."""
    from briefsite.pages.cards import site_card

    card = site_card(settings)
    if card:
        each = ", and one for each record" if settings.cards == "records" else ""
        said = f"{card.head.path} says “{card.title}”{each}"
    elif settings.cards == "none":
        said = 'none, as cards = "none" says'
    elif not settings.base_url:
        said = "none: its address needs base_url"
    else:
        said = "none: the title has letters that the shipped typefaces do not"
    yield True, f"card beside links: {said}"


def _targets(root: Path, settings: Settings) -> Iterator[Finding]:
    """Whether each place to publish to can be reached, and says what it holds."""
    from briefsite.pipeline.publishing import place_of

    targets = settings.targets if any((root / name).is_dir() for name in ("seeds", "content")) else ()
    for name, _ in targets:
        try:
            held = place_of(root, name).target.held()
        except BriefsiteError as error:
            yield False, f"target {name}: {error}"
        else:
            yield True, f"target {name}: can be reached, holds {counted(len(held.marks), 'file')} of this site"


def _twice(root: Path) -> Iterator[Finding]:
    """Whether two builds give the same bytes: the same site from the same content, whatever the clock says."""
    from briefsite.pipeline.building import build

    if not (root / "content").is_dir():
        return
    try:
        one, other = build(root), build(root)
    except (BriefsiteError, OSError) as error:
        yield False, f"the site cannot be built: {error}"
        return
    wrong = [issue for issue in one.issues if issue.severity == "error"]
    if wrong:
        yield (
            False,
            f"the site cannot be published: {wrong[0]}; {counted(len(wrong), 'error')} in all, `check` lists them",
        )
    first, second = dict(one.site), dict(other.site)
    differing = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
    if differing:
        yield False, f"two builds differ, first in {differing[0]}: does a template ask for the time, or for chance?"
    else:
        yield True, f"two builds are the same to the byte: {counted(len(first), 'file')}"
