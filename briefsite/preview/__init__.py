"""Preview: a build function and folders to watch → a local server whose pages reload when a file is saved.

The server serves the last good `Site` from memory. Nothing is written, so what is previewed can never be published by
accident, no page is read half-written, and no request can reach a file outside the site. A build that fails leaves the
last good site in place, under a notice that says so on every page until the cause is mended.
"""

from __future__ import annotations

from briefsite.preview.loop import Listening, preview
from briefsite.preview.reviewing import Reviewing
from briefsite.preview.showing import Build

__all__ = ["Build", "Listening", "Reviewing", "preview"]
