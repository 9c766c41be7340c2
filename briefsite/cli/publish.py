"""`publish`: the site to the place where it is read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefsite.cli.clock import instant_argument, now
from briefsite.cli.console import Console, counted, listed
from briefsite.cli.exits import Exit

if TYPE_CHECKING:
    from briefsite.model.editions import Edition
    from briefsite.pipeline.publishing import Publication

NAME = "publish"
HELP = "build, check that nothing leaks, and send what changed to where the site is read"
EXAMPLES = (
    "publish --dry-run\npublish live\npublish folder:/var/www/briefs\npublish git:origin#gh-pages\n"
    "publish s3://bucket/briefs\npublish sftp://desk@host/var/www/briefs\npublish live --rollback"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "target", nargs="?", default="", metavar="TARGET", help="a name from [tool.briefsite.targets], or an address"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="list what would be added, changed and removed")
    what.add_argument("--rollback", action="store_true", help="bring back the version that was published before")
    what.add_argument(
        "--edition-only",
        action="store_true",
        help="keep what is new as an edition and send nothing: the host builds the site",
    )
    what.add_argument("--unlock", action="store_true", help="take away the lock of a run that was killed elsewhere")
    parser.add_argument(
        "--no-edition", action="store_true", help="tell of nothing new: a host publishes what was committed"
    )
    parser.add_argument("--base-url", metavar="URL", default="", help="the site's address, instead of the setting")
    instant_argument(parser)


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.publishing import note_edition, place_of, publish, roll_back

    if args.edition_only:
        return _noted(note_edition(args.root, base_url=args.base_url, at=args.at or now()), console)
    place = place_of(args.root, args.target)
    if args.unlock:
        place.target.unlock()
        console.say(f"{place.name}: unlocked")
        return Exit.OK
    if args.rollback:
        console.say(f"{place.name}: the version before is live again; {_changes(roll_back(place))}")
        return Exit.OK
    how = {"dry_run": args.dry_run, "noting": not args.no_edition}
    done = publish(args.root, place, base_url=args.base_url, at=args.at or now(), **how)
    code = console.issues(done.issues)
    if not done.is_sound:
        console.error("nothing was published: mend the errors above")
        return code
    if args.dry_run:
        marks = (("+", done.changes.added), ("~", done.changes.changed), ("-", done.changes.removed))
        for mark, path in sorted((mark, path) for mark, paths in marks for path in paths):
            console.say(f"{mark} {path}")
    would = "would be " if args.dry_run and done.changes else ""
    console.say(f"{place.name}: {_changes(done.changes, would)}")
    if done.edition:
        console.say(_edition(done.edition, would))
    return code


def _noted(done: Publication, console: Console) -> Exit:
    code = console.issues(done.issues)
    if not done.is_sound:
        console.error("no edition was kept: mend the errors above")
    else:
        console.say(_edition(done.edition) if done.edition else "nothing is new to readers")
    return code


def _edition(edition: Edition, would: str = "") -> str:
    """What is new to readers, in words."""
    kinds = [change.what for change in edition.changes if change.what != "moved"]
    told = listed(
        f"{counted(kinds.count(what), 'record')} {what}" for what in ("new", "changed", "gone") if what in kinds
    )
    keep = "" if would else "; commit content/.editions/ with the content"
    return f"edition {edition.number}{' (would be kept)' if would else ''}: {told or 'nothing to tell'}{keep}"


def _changes(changes: object, would: str = "") -> str:
    """What became of the files, in words."""
    groups = [(len(getattr(changes, what)), what) for what in ("added", "changed", "removed")]
    return (
        listed(f"{counted(number, 'file')} {would}{what}" for number, what in groups if number) or "nothing has changed"
    )
