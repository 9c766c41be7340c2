"""The evidence pack: a site with what it rests on in one file, that proves itself again without a network or this
program's good will. `bags` is its outer form, `provenance` says what came from what."""

from __future__ import annotations

from briefsite.packing.bags import is_packed, packed, unpacked
from briefsite.packing.provenance import provenance
from briefsite.packing.texts import packed_source, unpacked_sources

__all__ = ["is_packed", "packed", "packed_source", "provenance", "unpacked", "unpacked_sources"]
