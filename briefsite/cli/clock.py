"""The one place that looks at a clock: which embargoes have ended depends on when a site is built, and nothing else."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from briefsite.model.instants import parse_instant


def instant_argument(parser: argparse.ArgumentParser) -> None:
    """`--at INSTANT`, as a site will be read then."""
    help_ = "as it may be read at that instant, by `publish` and `expires` (default: now)"
    parser.add_argument("--at", type=_instant, metavar="INSTANT", help=help_)


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def _instant(text: str) -> datetime:
    try:
        return parse_instant(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; write 2026-12-01T09:00+07:00") from None
