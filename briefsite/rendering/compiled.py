"""The theme that Briefsite brings, compiled once an installation, where Python keeps its own modules compiled.

Whoever can write there can change the program itself. Beside the templates of a site nothing is kept: a folder that
somebody sent must not run code. As with modules, a file that is damaged, or made of another text or by other code, is
not believed, and none is written where Python was told to write none.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, Environment, __version__
from jinja2.bccache import Bucket

from briefsite.disk import put, read

_SIZE = 32
_UNUSUAL = re.compile(r"[^\w]+", re.ASCII)


class Compiled(BytecodeCache):
    """The compiled templates below the folder `shipped`, for environments that are told apart by `words`."""

    def __init__(self, shipped: Path, words: str, language: str) -> None:
        self._shipped = shipped
        self._language = language
        self._made_by = blake2b(f"{_code()}{words}".encode(), digest_size=_SIZE).hexdigest()

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template; nothing of one that is not the theme's."""
        ours = filename is not None and Path(filename).is_relative_to(self._shipped)
        by = f"{environment.code_generator_class.__qualname__} {self._made_by}"
        checksum = self.get_source_checksum(f"{by} {filename} {source}")
        bucket = Bucket(environment, name if ours else "", checksum)
        if ours:
            self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, where its file is whole."""
        with suppress(OSError):
            data = read(self._file(bucket.key)) or b""
            if data[:_SIZE] == _check(data[_SIZE:]):
                bucket.bytecode_from_string(data[_SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket."""
        if bucket.key and not sys.dont_write_bytecode:
            data = bucket.bytecode_to_string()
            with suppress(OSError):
                put(self._file(bucket.key), _check(data) + data)

    def _file(self, name: str) -> Path:
        flat = _UNUSUAL.sub("-", f"{name}-{self._language}")
        return Path(cache_from_source(str(Path(__file__).with_name(f"{flat}.py"))))


@cache
def _code() -> str:
    """The digest of all that compiles."""
    whole = blake2b(__version__.encode(), digest_size=_SIZE)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(file.read_bytes())
    return whole.hexdigest()


def _check(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()
