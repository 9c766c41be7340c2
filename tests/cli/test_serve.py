"""`serve`, as typed: it names its address, follows a save, and ends when it is stopped."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.cli.serve import base_path

PROJECT = Path(__file__).parents[2]
FILE = "---\ntitle: {0}\nkind: person\nstatus: reviewed\n---\n"


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def test_a_save_shows_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/mara-dovel.md").write_text(FILE.format("Mara Dovel"))
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "--root",
        str(tmp_path),
        "serve",
        "--port",
        "0",
        "--base",
        "a",
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        said = "".join(server.stdout.readline() for _ in range(2))
        address = re.search(r"http://127\.0\.0\.1:\d+/a/", said)
        assert address, said
        page = f"{address[0]}actors/mara-dovel.html"
        assert "Mara Dovel" in get(page)
        (tmp_path / "content/actors/mara-dovel.md").write_text(FILE.format("Mara Dovel-Castell"))
        until = time.monotonic() + 60
        while "Mara Dovel-Castell" not in get(page):
            assert time.monotonic() < until
            time.sleep(0.2)
        assert not (tmp_path / "site").exists()
        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
    finally:
        server.kill()
        server.communicate()


def test_a_port_that_is_taken_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["--root", str(tmp_path), "serve", "--port", str(port)]) == 2
    assert f"port {port} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "path"), [("", "/"), ("/", "/"), ("a", "/a/"), ("/a/b", "/a/b/"), ("a/b/", "/a/b/")])
def test_the_base_is_a_path_between_slashes(typed: str, path: str) -> None:
    assert base_path(typed) == path
