"""A folder on a server with SFTP, through paramiko. The server must be known (`known_hosts`); keys come from the agent
or from `~/.ssh`. Each file is written beside its place and moved there in one step."""

from __future__ import annotations

import errno
import io
import posixpath
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import paramiko
from paramiko.ssh_exception import NoValidConnectionsError

from briefsite.model.issues import BriefsiteError
from briefsite.publishing.addresses import Address, path_of
from briefsite.publishing.headers import Headers
from briefsite.publishing.listed import Listed, Said
from briefsite.publishing.stored import AGAIN

#: The file that is being sent: always this one, so what a broken run leaves of it is gone when the next has ended.
_PART = ".briefsite-part"
_CAUSES = {errno.EACCES: "that may not be read or written; ask for the rights to the folder"}


class SftpStore:
    """The files below a folder of a server."""

    workers = 1

    def __init__(self, address: Address) -> None:
        self.name = f"sftp://{address.place}{address.path}"
        self._folder = address.path
        self._made: set[str] = set()
        self._ssh = paramiko.SSHClient()
        self._ssh.set_missing_host_key_policy(paramiko.RejectPolicy())
        with self._told():
            self._ssh.load_system_host_keys(self._file(address, "known_hosts"))
            self._ssh.connect(
                address.place,
                port=address.port or 22,
                username=address.user or None,
                key_filename=self._file(address, "key"),
                timeout=20,
            )
            self._sftp = self._ssh.open_sftp()

    def get(self, path: str) -> bytes | None:
        with self._told():
            try:
                with self._sftp.open(self._at(path), "rb") as stream:
                    stream.prefetch()
                    found: bytes = stream.read()
            except FileNotFoundError:
                return None
            return found

    def put(self, path: str, data: bytes, about: Headers) -> None:  # noqa: ARG002 - the server's own affair
        place, part = self._at(path), self._at(_PART)
        with self._told():
            self._make_folder(posixpath.dirname(place))
            self._sftp.putfo(io.BytesIO(data), part)  # it asks how much has arrived: servers tell of a full disk late
            self._sftp.chmod(part, 0o644)
            self._sftp.posix_rename(part, place)

    def mark(self, path: str) -> None:
        with self._told():
            self._make_folder(self._folder)
            self._sftp.open(self._at(path), "w").close()

    def delete(self, path: str) -> None:
        """Takes away a file, and the folders that this leaves empty."""
        with self._told(), suppress(FileNotFoundError):
            self._sftp.remove(self._at(path))
            above = posixpath.dirname(path)
            while above:
                try:
                    self._sftp.rmdir(self._at(above))
                except OSError:
                    break
                self._made.discard(self._at(above))
                above = posixpath.dirname(above)

    def listed(self, beginning: str = "") -> Listed:
        with self._told():
            return dict(self._below("", beginning)) if self._is_folder(self._folder) else {}

    def close(self) -> None:
        self._ssh.close()

    def _file(self, address: Address, option: str) -> str | None:
        """A file of this machine that the address names."""
        named = address.option(option)
        if not named:
            return None
        if not path_of(named).is_file():
            raise BriefsiteError(f"{self.name}: there is no file '{named}'; correct {option}= in the address")
        return str(path_of(named))

    def _at(self, path: str) -> str:
        return posixpath.join(self._folder, path)

    def _below(self, folder: str, beginning: str) -> Iterator[tuple[str, Said]]:
        for one in self._sftp.listdir_attr(self._at(folder)):
            path = posixpath.join(folder, one.filename)
            if stat.S_ISDIR(one.st_mode or 0) and (path.startswith(beginning) or beginning.startswith(f"{path}/")):
                yield from self._below(path, beginning)
            elif path.startswith(beginning):
                yield path, () if one.st_size is None else (f"size {one.st_size}",)

    def _make_folder(self, folder: str) -> None:
        if folder in self._made or not folder or folder == "/":
            return
        if not self._is_folder(folder):
            self._make_folder(posixpath.dirname(folder))
            try:
                self._sftp.mkdir(folder, 0o755)
            except OSError:
                if not self._is_folder(folder):  # another run may have made it just now
                    raise
        self._made.add(folder)

    def _is_folder(self, folder: str) -> bool:
        try:
            return stat.S_ISDIR(self._sftp.stat(folder).st_mode or 0)
        except FileNotFoundError:
            return False

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors in words that say what to do."""
        try:
            yield
        except paramiko.AuthenticationException:
            cause = "it knows none of your keys; load one into your agent, or add ?key=FILE to the address"
        except paramiko.BadHostKeyException:
            cause = "its key is not the one it had before; ask who runs it, and publish nothing until then"
        except paramiko.SSHException as error:
            unknown = "not found in known_hosts" in str(error)
            known = "it is not known; connect once with ssh, and compare its key"
            cause = known if unknown else f"it broke off ({error}); {AGAIN}"
        except socket.gaierror:
            cause = "there is no host of that name; correct the address"
        except NoValidConnectionsError:
            cause = "nothing answers there; see that the server runs, and that the port is right"
        except (OSError, EOFError) as error:
            number = error.errno if isinstance(error, OSError) else None
            cause = _CAUSES.get(number or 0) or f"the connection failed, or its disk may be full ({error}); {AGAIN}"
        else:
            return
        raise BriefsiteError(f"{self.name}: {cause}")
