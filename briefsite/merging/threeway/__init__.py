"""The merge itself: pure functions from three texts to one, and the proof that nothing of a person's was lost."""

from briefsite.merging.threeway.merging import three_way

__all__ = ["three_way"]
