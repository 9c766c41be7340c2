"""What every target can do, and which one an address means. A library is imported when its target is used."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing.addresses import Address, path_of
from briefsite.publishing.manifest import Manifest


class Target(Protocol):
    """A place that holds one site of ours, beside files of others that it never touches.

    Its methods raise BriefsiteError with what to do where the place cannot be reached, refuses, or fills up; what is
    live then is the old site, or the new one as far as it came, each page whole.
    """

    def held(self) -> Manifest:
        """What it holds of ours now."""
        ...

    def publish(self, site: Site, note: str) -> None:
        """Puts the site in place of what it holds; `note` says for people what is published."""
        ...

    def unlock(self) -> None:
        """Takes away the lock of a run that was killed on another machine."""
        ...


def target_at(address: Address, root: Path, state: Path) -> Target:
    """The target that an address means. Relative folders and git remotes are those of `root`; `state` is a folder of
    this machine in which a target may keep what it needs from one run to the next."""
    if address.scheme == "folder":
        from briefsite.publishing.folder import FolderTarget  # noqa: PLC0415

        return FolderTarget((root / path_of(address.place)).absolute(), root)
    if address.scheme == "git":
        from briefsite.publishing.git import GitTarget  # noqa: PLC0415

        return GitTarget(address.place, address.path, root, state)
    try:
        return _stored(address, state)
    except ModuleNotFoundError as error:
        extra = {"boto3": "s3", "botocore": "s3", "paramiko": "sftp"}.get((error.name or "").partition(".")[0])
        if not extra:
            raise
        hint = f"install it: python -m pip install 'briefsite[{extra}]', in a clone: pip install {error.name}"
        raise BriefsiteError(f"{address.scheme} needs the library {error.name}; {hint}") from None


def _stored(address: Address, state: Path) -> Target:
    from briefsite.publishing.stored import StoredTarget  # noqa: PLC0415

    if address.scheme == "s3":
        from briefsite.publishing.s3 import S3Store  # noqa: PLC0415

        return StoredTarget(S3Store(address), state)
    from briefsite.publishing.sftp import SftpStore  # noqa: PLC0415

    return StoredTarget(SftpStore(address), state)
