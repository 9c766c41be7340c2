"""The site to the place it is read at: only differences travel, nothing but what was published here is ever removed,
and what is live stays whole whatever happens on the way.

A target knows what it holds (its manifest) and takes a site in place of that. A folder is swapped in one step and a git
branch moves by one commit. Storage that has no such step (S3, SFTP) gets what pages need first, then pages, then the
lists that lead to them, and loses last what is gone; until then its manifest names both versions of every file, so the
next run knows what a broken one may have left, and finishes it.
"""

from __future__ import annotations

from briefsite.publishing.addresses import Address, parse_address
from briefsite.publishing.archive import Archive
from briefsite.publishing.hosts import with_host_files
from briefsite.publishing.manifest import Changes, Manifest
from briefsite.publishing.targets import Target, target_at

__all__ = ["Address", "Archive", "Changes", "Manifest", "Target", "parse_address", "target_at", "with_host_files"]
