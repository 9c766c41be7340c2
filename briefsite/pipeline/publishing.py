"""From `content/` to the place it is read at: build, look for what must not be read, compare, send what differs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from briefsite.config import read_settings
from briefsite.disk import alone
from briefsite.editions import drop_last, read_editions, write_edition
from briefsite.merging.standing import redirects
from briefsite.model.editions import Edition
from briefsite.model.issues import BriefsiteError, Issue, did_you_mean, has_error
from briefsite.model.settings import Settings
from briefsite.model.site import Site, is_plain
from briefsite.pages.moved import address_of
from briefsite.pipeline.building import build
from briefsite.pipeline.built import Built
from briefsite.pipeline.hands import cores
from briefsite.pipeline.memory import remembering
from briefsite.pipeline.roots import a_site
from briefsite.publishing import Address, Archive, Changes, Target, parse_address, target_at, with_host_files
from briefsite.publishing.manifest import Manifest, manifest_of

#: Where a site's folder keeps what was published from it; never published itself.
STATE = ".published"


@dataclass(frozen=True, slots=True)
class Place:
    """One target of a site, with the folder of this machine in which its past is kept."""

    name: str
    target: Target
    state: Path
    address: Address
    root: Path


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publication changes, or would; `issues` are all that was found, and nothing is sent where one is an
    error. `edition` is what in it is new to readers, None for nothing."""

    changes: Changes
    issues: tuple[Issue, ...] = ()
    edition: Edition | None = None

    @property
    def is_sound(self) -> bool:
        return not has_error(self.issues)


def place_of(root: Path, wanted: str = "") -> Place:
    """The target that `wanted` names in the settings, or is the address of; "" where there is only one.

    Raises BriefsiteError with the names there are.
    """
    targets = dict(read_settings(a_site(root))[0].targets)
    name = wanted or (next(iter(targets)) if len(targets) == 1 else "")
    if not name:
        known = f"say which: {', '.join(targets)}" if targets else "name a place: publish folder:../public"
        raise BriefsiteError(f"where to? {known}")
    if name not in targets and ":" not in name:
        hint = (
            did_you_mean(name, targets) or "add it to [tool.briefsite.targets], or write an address: folder:../public"
        )
        raise BriefsiteError(f"there is no target '{name}'; {hint}")
    written = targets.get(name, name)
    address = parse_address(written)
    state = root / STATE / _folder_name(written)
    return Place(name, target_at(address, root, state), state, address, root)


def publish(
    root: Path, place: Place, *, base_url: str = "", at: datetime, dry_run: bool = False, noting: bool = True
) -> Publication:
    """Builds the site as it may be read at an instant, and makes the place hold it. With `dry_run` it only compares.
    Without `noting` it is no edition: somebody else tells what is new, or nobody."""
    given = () if not noting or read_editions(root)[0] else _held(place).marks
    built, settings = _built(root, base_url, at, given, noting=noting)
    if not built.is_sound:
        return Publication(Changes(), built.issues)
    if odd := sorted(path for path in built.site if not is_plain(path)):
        raise BriefsiteError(f"{odd[0]!r} cannot be the name of a file everywhere; give it a plain one")
    domain = place.address.scheme == "git"
    site = with_host_files(built.site, base_url=base_url or settings.base_url, domain=domain)
    with alone(place.state / "running"):
        held = place.target.held()
        changes = held.changes(site)
        if dry_run:
            return Publication(changes, built.issues, built.edition)
        if changes:
            place.target.publish(site, _note(settings.title, changes))
        Archive(place.state).add(site)
        if built.edition:
            write_edition(root, replace(built.edition, mark=manifest_of(site).digest))
    return Publication(changes, built.issues, built.edition)


def note_edition(root: Path, *, base_url: str = "", at: datetime) -> Publication:
    """Keeps what is new as an edition and sends nothing: for a site that its host builds from the repository, and with
    it a page for each old address that there is."""
    old = [address_of(before) for before, _ in redirects(a_site(root))]
    built, _ = _built(root, base_url, at, old)
    if built.is_sound and built.edition:
        write_edition(root, built.edition)
    return Publication(Changes(), built.issues, built.edition)


def _held(place: Place) -> Manifest:
    with alone(place.state / "running"):
        return place.target.held()


def _built(
    root: Path, base_url: str, at: datetime, given: Iterable[str], *, noting: bool = True
) -> tuple[Built, Settings]:
    with remembering(a_site(root)) as memory:
        built = build(
            root, base_url, at, audit=True, memory=memory, jobs=cores(), noting=at if noting else None, given=given
        )
    settings = read_settings(root)[0]
    if settings.drafts:
        raise BriefsiteError("the setting drafts is on, so the site shows what is not to be published; take it out")
    return built, settings


def roll_back(place: Place) -> Changes:
    """Makes the place hold what it held before the last publication from this machine.

    Raises BriefsiteError where no such version is kept here.
    """
    with alone(place.state / "running"):
        archive = Archive(place.state)
        held = place.target.held()
        before = _before(archive, held, place.name)
        changes = held.changes(before)
        place.target.publish(before, f"Take back: {_counted(changes)}")
        archive.drop(held.digest)
        drop_last(place.root, held.digest)
    return changes


def _before(archive: Archive, held: Manifest, name: str) -> Site:
    before = archive.before(held.digest)
    if before is None:
        cause = f"no version before the one at '{name}' was published from here"
        raise BriefsiteError(f"{cause}; go back in the history of content/, and publish that")
    return before


def _note(title: str, changes: Changes) -> str:
    return f"{title}: {_counted(changes)}"


def _counted(changes: Changes) -> str:
    parts = ((changes.added, "added"), (changes.changed, "changed"), (changes.removed, "removed"))
    return ", ".join(f"{len(paths)} {what}" for paths, what in parts if paths)


def _folder_name(address: str) -> str:
    """A folder's name for an address: what a person recognises, and a digest, since two may look alike."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", address).strip("-")[:40]
    return f"{plain}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"
