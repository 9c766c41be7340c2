"""Preview: a build function and folders to watch → a local server whose pages reload when a file is saved.

The server serves the last good `Site` from memory. Nothing is written, so what is previewed can never be published by
accident, no page is read half-written, and no request can reach a file outside the site. A build that fails leaves the
last good site in place, under an overlay that says on every page what to mend, and
where, until it is mended.
"""

from __future__ import annotations

from briefsite.preview.loop import Listening, preview
from briefsite.preview.overlay import EDITORS
from briefsite.preview.problems import Problem
from briefsite.preview.reviewing import Reviewing
from briefsite.preview.showing import Build, Showing

__all__ = ["EDITORS", "Build", "Listening", "Problem", "Reviewing", "Showing", "preview"]
