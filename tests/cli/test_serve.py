"""`serve`, as typed: it names its address, follows a save, and ends when it is stopped."""

from __future__ import annotations

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from unittest.mock import Mock

import pytest

from briefsite.cli import main
from briefsite.cli.serve import base_path, configured_base, editor_address, page_of
from briefsite.model.issues import BriefsiteError, Place
from briefsite.preview import Listening, Problem, Showing

PROJECT = Path(__file__).parents[2]
IN_A_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.executable, ['python', *sys.argv[1:]])"
)
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


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_there_is_not_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], port: str) -> None:
    assert main(["--root", str(tmp_path), "serve", "--port", port]) == 2
    assert f"port {port} cannot be used (there is no such port); try: serve --port 8001" in capsys.readouterr().err


def test_the_page_of_a_file_is_opened_however_it_is_named(tmp_path: Path) -> None:
    listening, file = _listening(tmp_path)
    for name in (str(file), "content/actors/mara-dovel.md", "actors/mara-dovel.md", "mara-dovel"):
        assert page_of(listening, tmp_path, name) == f"{listening.url}actors/mara-dovel.html"


def test_a_file_in_a_folder_below_is_opened_at_its_page(tmp_path: Path) -> None:
    listening, file = _listening(tmp_path)
    (file.parent / "officers").mkdir()
    file.rename(file.parent / "officers" / file.name)
    assert page_of(listening, tmp_path, "mara-dovel") == f"{listening.url}actors/mara-dovel.html"


def test_a_file_that_is_nowhere_or_not_shown_has_no_page_to_open(tmp_path: Path) -> None:
    listening, file = _listening(tmp_path)
    with pytest.raises(BriefsiteError, match=r"there is no 'mara-dovell' in content/; did you mean 'mara-dovel'\?"):
        page_of(listening, tmp_path, "mara-dovell")
    file.with_name("kept-back.md").touch()
    with pytest.raises(BriefsiteError, match="kept-back has no page in the site"):
        page_of(listening, tmp_path, "kept-back")


def test_a_file_that_is_not_there_is_told_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    assert main(["serve", "--port", "0", "--open", "nosuch", "--root", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "there is no 'nosuch' in content/" in said.err
    assert said.out == ""


def test_the_page_of_a_file_is_opened_also_where_something_is_wrong_that_keeps_it_from_being_made(
    tmp_path: Path,
) -> None:
    """The preview ended, and said that front matter kept the page from readers."""
    listening, _ = _listening(tmp_path)
    wrong = Problem(Place("content/actors/kept-back.md", 1), "it is not YAML")
    (tmp_path / "content/actors/kept-back.md").touch()
    listening.following.showing = Showing({}, (wrong,))
    assert page_of(listening, tmp_path, "kept-back") == f"{listening.url}actors/kept-back.html"
    listening.following.showing = Showing({"index.html": b""}, (wrong,), aside=True)
    with pytest.raises(BriefsiteError, match="kept-back has no page in the site"):
        page_of(listening, tmp_path, "kept-back")


def test_without_a_name_the_file_that_was_saved_last_is_opened_while_it_is_there(tmp_path: Path) -> None:
    listening, file = _listening(tmp_path)
    assert page_of(listening, tmp_path) == listening.url
    listening.saved = file
    assert page_of(listening, tmp_path) == f"{listening.url}actors/mara-dovel.html"
    file.unlink()
    assert page_of(listening, tmp_path) == listening.url


def _listening(root: Path) -> tuple[Listening, Path]:
    """A preview of a site that shows one actor, and this actor's file."""
    file = root / "content/actors/mara-dovel.md"
    file.parent.mkdir(parents=True)
    file.touch()
    return Listening("http://127.0.0.1:1/a/", Mock(showing=Showing({"actors/mara-dovel.html": b""}))), file


def test_an_editor_is_a_name_or_an_address() -> None:
    assert editor_address("vscode") == "vscode://file{file}:{line}:{column}"
    assert editor_address("none") == ""
    assert editor_address("mine://{file}?{line}") == "mine://{file}?{line}"
    for wrong, told in (
        ("vscod", "did you mean 'vscode'"),
        ("javascript:{file}", "no such editor"),
        ("x://{file}{y}", "only"),
    ):
        with pytest.raises(BriefsiteError, match=told):
            editor_address(wrong)


def test_keys_convert_open_and_stop(tmp_path: Path) -> None:
    """As a person presses them: in a terminal of their own."""
    (tmp_path / "content/actors").mkdir(parents=True)
    (tmp_path / "content/actors/mara-dovel.md").write_text(FILE.format("Mara Dovel"))
    (tmp_path / "browser").write_text(f"#!/bin/sh\necho $1 > {tmp_path}/opened\n")
    (tmp_path / "browser").chmod(0o755)
    person, terminal = pty.openpty()
    server = subprocess.Popen(
        [sys.executable, "-c", IN_A_TERMINAL, f"{PROJECT}/build.py", "--root", str(tmp_path), "serve", "--port", "0"],
        stdin=terminal,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "BROWSER": f"{tmp_path}/browser %s"},
    )
    try:
        assert server.stdout
        said = iter(server.stdout.readline, "")
        assert any("keys: o opens" in line for line in said)
        os.write(person, b"c")
        assert any("no texts in seeds/" in line for line in said)
        assert any("built: no page has changed" in line for line in said)
        (tmp_path / "content/actors/mara-dovel.md").write_text(FILE.format("Mara Castell"))
        assert any("built: actors/mara-dovel.html and" in line for line in said)
        os.write(person, b"o")
        until = time.monotonic() + 30
        while not (tmp_path / "opened").exists() or not (tmp_path / "opened").read_text():
            assert time.monotonic() < until
            time.sleep(0.1)
        assert (tmp_path / "opened").read_text().endswith("/actors/mara-dovel.html\n")
        os.write(person, b"q")
        assert server.wait(30) == 0
        assert "stopped" in "".join(said)
    finally:
        server.kill()
        server.communicate()
        os.close(person)
        os.close(terminal)


@pytest.mark.parametrize(
    ("typed", "path"), [("", "/"), ("/", "/"), ("a", "/a/"), ("/a/b", "/a/b/"), ("a/b/", "/a/b/"), ("a b", "/a%20b/")]
)
def test_the_base_is_a_path_between_slashes(typed: str, path: str) -> None:
    assert base_path(typed) == path


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://desk.example", "/"),
        ("https://desk.example/", "/"),
        ("https://desk.example/a/b", "/a/b/"),
        ("https://desk.example/caf%C3%A9/", "/caf%C3%A9/"),
        ("no address", "/"),
    ],
)
def test_a_site_is_served_below_the_path_that_it_will_be_published_at(tmp_path: Path, url: str, path: str) -> None:
    """The links of its `404.html`, which begin there, were dead in a preview."""
    assert configured_base(tmp_path) == "/"
    (tmp_path / "pyproject.toml").write_text(f'[tool.briefsite]\nbase_url = "{url}"\n')
    assert configured_base(tmp_path) == path
