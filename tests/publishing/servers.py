"""Real servers on loopback, for as long as a test runs: OpenSSH's SFTP, and S3 with signatures that are checked."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

#: Set where a missing server is a fault, as in continuous integration.
_ALL = "BRIEFSITE_TEST_SERVERS"


@dataclass(frozen=True, slots=True)
class Server:
    """An address for `publish`, the folder in which what is published there can be seen, and the process."""

    address: str
    folder: Path
    process: subprocess.Popen[bytes]
    url: str = ""

    def kill(self) -> None:
        """Ends it at once, and what it has started for those who are connected."""
        subprocess.run(["pkill", "-KILL", "-P", str(self.process.pid)], check=False)
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server may: no file larger than so many bytes (0: any), or nothing but read."""

    largest_file: int = 0
    read_only: bool = False

    def around(self, command: list[str]) -> list[str]:
        """The command with the limit on files, which to a program looks like a disk that is full."""
        if not self.largest_file:
            return command
        return ["/bin/sh", "-c", f"trap '' XFSZ; ulimit -f {self.largest_file // 512}; exec \"$@\"", "sh", *command]


@contextmanager
def sftp_server(base: Path, limits: Limits = Limits()) -> Iterator[Server]:
    """OpenSSH for the user who runs the tests, with keys of its own."""
    sshd = _program("sshd", "/usr/sbin/sshd")
    for name in () if (base / "host").exists() else ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", base / name], check=True)
    shutil.copy(base / "user.pub", base / "authorized")
    port = _free_port()
    lines = (
        f"Port {port}", "ListenAddress 127.0.0.1", f"HostKey {base / 'host'}",
        f"AuthorizedKeysFile {base / 'authorized'}", "StrictModes no", "UsePAM no", "PasswordAuthentication no",
        "PermitRootLogin yes", "PidFile none", f"Subsystem sftp internal-sftp{' -R' if limits.read_only else ''}",
    )  # fmt: skip
    (base / "sshd_config").write_text("\n".join(lines) + "\n", "utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    kind, key = (base / "host.pub").read_text("ascii").split()[:2]
    (base / "known_hosts").write_text(f"[127.0.0.1]:{port} {kind} {key}\n", "ascii")
    folder = base / "www"
    where = f"{getpass.getuser()}@127.0.0.1:{port}{folder}"
    address = f"sftp://{where}?key={base / 'user'}&known_hosts={base / 'known_hosts'}"
    command = limits.around([sshd, "-D", "-e", "-f", str(base / "sshd_config")])
    with _running(command, port, base / "log") as process:
        yield Server(address, folder, process)


@contextmanager
def s3_server(base: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits = Limits()) -> Iterator[Server]:
    """rclone's S3, which checks signatures; its keys are in the environment, as a cloud's are."""
    rclone = _program("rclone", str(Path(sysconfig.get_path("scripts")) / "rclone"))
    (base / "files/bucket").mkdir(parents=True, exist_ok=True)
    port = _free_port()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "desk")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "open-sesame")
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    command = [
        rclone,
        "serve",
        "s3",
        "--auth-key",
        "desk,open-sesame",
        "--addr",
        f"127.0.0.1:{port}",
    ]
    if limits.read_only:
        command.append("--read-only")
    url = f"http://127.0.0.1:{port}"
    nothing = str(base / "rclone.conf")
    command = limits.around([*command, "--config", nothing, str(base / "files")])
    with _running(command, port, base / "log") as process:
        yield Server(f"s3://bucket/site?endpoint={url}&region=us-east-1", base / "files/bucket/site", process, url)


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            _wait_for(port, process, log)
            yield process
        finally:
            process.kill()


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8", "replace"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _program(name: str, usual: str) -> str:
    found = shutil.which(name) or (usual if Path(usual).exists() else None)
    if not found:
        assert _ALL not in os.environ, f"{name} is not installed"
        pytest.skip(f"{name} is not installed")
    return found
