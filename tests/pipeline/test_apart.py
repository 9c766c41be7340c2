"""What copies of the process are to do is shared out."""

from __future__ import annotations

from briefsite.pages import Making
from briefsite.pipeline.apart import shared_out


def makings(name: str, count: int, of_all: str = "") -> list[Making]:
    return [Making(f"{name} {number}", lambda _: (), of_all) for number in range(count)]


def test_what_is_made_of_the_same_is_done_by_one_copy_little_by_little() -> None:
    wanted = [*makings("record", 40), *makings("search", 40, "search"), *makings("file", 1, "files")]
    batches, shares = shared_out(wanted, 2)
    assert [making for some in batches for making in some.makings] == wanted
    assert [len(some.makings) for some in batches] == [16, 16, 8, 16, 16, 8, 1]
    assert shares == [0, 1, 0, 1, 1, 1, 0]
    assert [some.is_end for some in batches] == [True, True, True, False, False, True, True]
