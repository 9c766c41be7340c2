"""Whoever stops a command with Ctrl+C is told so, in a word, by it and by all that help it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.cli.exits import Exit
from briefsite.cli.interrupted import heard

BUILD = Path(__file__).parents[2] / "build.py"


def test_a_command_that_is_stopped_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefsite.cli.undo.run", stopped)
    assert main(["undo", "--root", str(tmp_path)]) == Exit.STOPPED == 130
    assert capsys.readouterr().err == "stopped\n"


def test_ctrl_c_raises_nothing_but_while_a_command_runs() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        with heard():
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no groups of processes")
@pytest.mark.parametrize("words", [["convert", "--jobs", "2"], ["serve", "--port", "0", "--convert"]])
def test_a_terminal_stops_all_that_work_for_it_without_a_word(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    for number in range(300):
        (tmp_path / f"seeds/{number}.txt").write_text(f"Mara Dovel met Ivo Castell in Oslo in {1700 + number}.\n")
    run = subprocess.Popen(
        [sys.executable, str(BUILD), "--root", str(tmp_path), *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    while not (tmp_path / ".cache").exists() and run.poll() is None:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=60)[1]
    assert said in ("stopped\n", "")
    assert run.returncode == (0 if words[0] == "serve" else Exit.STOPPED)
