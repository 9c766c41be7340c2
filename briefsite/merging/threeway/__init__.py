"""The merge itself: pure functions from three texts to one, and the proof that nothing of a person's was lost."""

from briefsite.merging.threeway.merging import three_way
from briefsite.merging.threeway.proof import prove
from briefsite.merging.threeway.settling import WHOLE, settle

__all__ = ["WHOLE", "prove", "settle", "three_way"]
