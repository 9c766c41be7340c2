"""What one build leaves for the next: values by the digest of everything that they depend on.

Nothing here is tracked and nothing is ever stale: an entry is kept by its file's bytes, a page by its value, its
templates and its settings, and each key holds the digest of the program and its libraries. What is found under a key is
what would be made again. Deleting its folder costs time and nothing else.
"""

from __future__ import annotations

from briefsite.pipeline.memory.keeping import Memory, remembering

__all__ = ["Memory", "remembering"]
