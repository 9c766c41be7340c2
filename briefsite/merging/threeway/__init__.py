"""The merge itself: pure functions from three texts to one, and the proof that nothing of a person's was lost."""

from briefsite.merging.threeway.accepting import accepted, regained
from briefsite.merging.threeway.authorship import facts, unwritten, written_first
from briefsite.merging.threeway.blocks import SECTION
from briefsite.merging.threeway.holding import flagged, held_back, is_reviewed
from briefsite.merging.threeway.merging import LAST_DRAFT, stripped, survey, three_way, united
from briefsite.merging.threeway.naming import FORMER, ROLE, UNLISTED, still_taught, taught_by
from briefsite.merging.threeway.proof import prove
from briefsite.merging.threeway.setting import proposed_again, reading_of, starts_of, with_value, without, worded
from briefsite.merging.threeway.settling import WHOLE, begun, settle
from briefsite.merging.threeway.standing import is_followed, still_waiting, surviving

__all__ = [
    "FORMER",
    "LAST_DRAFT",
    "ROLE",
    "SECTION",
    "UNLISTED",
    "WHOLE",
    "accepted",
    "begun",
    "facts",
    "flagged",
    "held_back",
    "is_followed",
    "is_reviewed",
    "proposed_again",
    "prove",
    "reading_of",
    "regained",
    "settle",
    "starts_of",
    "still_taught",
    "still_waiting",
    "stripped",
    "survey",
    "surviving",
    "taught_by",
    "three_way",
    "united",
    "unwritten",
    "with_value",
    "without",
    "worded",
    "written_first",
]
