"""The finished site as a value: what is written, served, published, checked and compared."""

from __future__ import annotations

from collections.abc import Mapping

#: From path below the output folder (forward slashes, such as `actors/hun-sen.html`) to the file's bytes.
Site = Mapping[str, bytes]
