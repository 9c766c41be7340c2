"""`publish`: the site to the place where it is read."""

from __future__ import annotations

import argparse

from briefsite.cli.clock import instant_argument, now
from briefsite.cli.console import Console, counted, listed
from briefsite.cli.exits import Exit

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
    what.add_argument("--unlock", action="store_true", help="take away the lock of a run that was killed elsewhere")
    parser.add_argument("--base-url", metavar="URL", default="", help="the site's address, instead of the setting")
    instant_argument(parser)


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.publishing import place_of, publish, roll_back

    place = place_of(args.root, args.target)
    if args.unlock:
        place.target.unlock()
        console.say(f"{place.name}: unlocked")
        return Exit.OK
    if args.rollback:
        console.say(f"{place.name}: the version before is live again; {_changes(roll_back(place))}")
        return Exit.OK
    done = publish(args.root, place, base_url=args.base_url, at=args.at or now(), dry_run=args.dry_run)
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
    return code


def _changes(changes: object, would: str = "") -> str:
    """What became of the files, in words."""
    groups = [(len(getattr(changes, what)), what) for what in ("added", "changed", "removed")]
    return (
        listed(f"{counted(number, 'file')} {would}{what}" for number, what in groups if number) or "nothing has changed"
    )
