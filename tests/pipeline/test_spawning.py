"""Ctrl+C finds no helping process while it begins, and ends it without a word once it has begun."""

from __future__ import annotations

import os
import signal
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest

from briefsite.pipeline.forks import can_fork, forked
from briefsite.pipeline.interrupts import HAS_MASKS, deaf
from briefsite.pipeline.spawning import DeafProcess, HelpingProcess, Pool

pytestmark = pytest.mark.skipif(not HAS_MASKS, reason="this system has no masks of signals")


def is_deaf() -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def hearing() -> tuple[bool, bool]:
    """Whether this process is deaf, and whether Ctrl+C would end it at once."""
    return is_deaf(), signal.getsignal(signal.SIGINT) is signal.SIG_DFL


def _tell(pipe: Connection) -> None:
    pipe.send(hearing())


@pytest.mark.parametrize(("kind", "told"), [(DeafProcess, True), (HelpingProcess, False)])
def test_a_process_begins_deaf_and_one_that_helps_hears_again(kind: type[DeafProcess], told: bool) -> None:
    here, there = Pipe(duplex=False)
    process = kind(target=_tell, args=(there,))
    process.start()
    assert here.recv()[0] is told
    process.join()
    assert not is_deaf()


def test_every_process_of_a_pool_ends_at_once() -> None:
    with Pool(1) as pool:
        assert pool.submit(hearing).result() == (False, True)
    assert not is_deaf()


@pytest.mark.skipif(not can_fork(), reason="this process is not copied")
def test_a_copy_ends_at_once_too() -> None:
    found = [made for _, made in forked(lambda _: (*hearing(), os.getpid()), [[1], [2]], 2)]
    assert [made[:2] for made in found] == [(False, True)] * 2
    assert os.getpid() not in [made[2] for made in found]


def test_what_is_sent_to_the_deaf_is_heard_afterwards() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with deaf():
            signal.raise_signal(signal.SIGINT)  # to this thread: others of a test run may hear it
            assert not heard
        assert heard == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)
