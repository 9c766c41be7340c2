"""What changed for readers, edition by edition: found by comparing what is published with what was, never by a clock.

`content/.editions/` holds a file for each edition, tracked with the content. All of them together say what readers were
given last; the next edition is the difference between that and the graph.
"""

from __future__ import annotations

from briefsite.editions.comparing import next_edition, without_facts
from briefsite.editions.files import drop_last, read_editions, write_edition

__all__ = ["drop_last", "next_edition", "read_editions", "without_facts", "write_edition"]
