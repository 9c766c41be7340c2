"""`python -m tests.golden`: take what the two example texts make today as what they shall make."""

from __future__ import annotations

from tests.golden.expected import renew

if __name__ == "__main__":
    renew()
