"""Where to publish, as people write it: `folder:../public`, `git:origin#gh-pages`, `s3://bucket/prefix`,
`sftp://desk@host/var/www`.

An address holds no secret: keys come from the agent, the environment or the cloud's own configuration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import parse_qsl, unquote, urlsplit

from briefsite.model.issues import BriefsiteError, did_you_mean

Scheme = Literal["folder", "git", "s3", "sftp"]
_OPTIONS: dict[str, tuple[str, ...]] = {
    "folder": (),
    "git": (),
    "s3": ("endpoint", "region", "profile"),
    "sftp": ("key", "known_hosts"),
}
#: What stands between a user's name and an @, with a scheme before it or without; and what well-known hosts' tokens
#: look like, wherever they stand.
_SECRETS = (
    re.compile(r"//[^/@:]*:(?P<secret>[^@]+)@"),
    re.compile(r"\A(?:git:|(?!git:|folder:))[^/@:]+:(?P<secret>[^/@:]+)@"),
    re.compile(r"(?P<secret>(?:gh[a-z]_|github_pat_|glpat-)\w+)"),
)
_FORMS = "folder:DIR, git:REMOTE#BRANCH, s3://BUCKET/PREFIX or sftp://USER@HOST/PATH"


@dataclass(frozen=True, slots=True)
class Address:
    """`place` is a folder, a remote or a bucket's or host's name; `path` a branch, a prefix or a folder there."""

    scheme: Scheme
    place: str
    path: str = ""
    user: str = ""
    port: int = 0
    options: tuple[tuple[str, str], ...] = ()

    def option(self, name: str) -> str:
        """What the address says of `name` behind its question mark, or ""."""
        return dict(self.options).get(name, "")


def parse_address(text: str) -> Address:
    """The address. Raises BriefsiteError with what may be written.

    >>> parse_address("git:origin")
    Address(scheme='git', place='origin', path='gh-pages', user='', port=0, options=())
    >>> parse_address("s3://bucket/briefs?region=eu-west-3").option("region")
    'eu-west-3'
    """
    scheme, colon, rest = text.partition(":")
    _refuse_secret(text)
    if not colon or scheme not in get_args(Scheme):
        hint = did_you_mean(scheme, get_args(Scheme)) if colon else ""
        raise BriefsiteError(f"'{text}' is no place to publish to; {hint or f'write {_FORMS}'}")
    if scheme == "folder" and rest:
        return Address("folder", rest)
    if scheme == "git" and rest:
        remote, _, branch = rest.partition("#")
        return Address("git", remote, branch or "gh-pages")
    if scheme in ("s3", "sftp") and rest.startswith("//"):
        return _url(text)
    raise BriefsiteError(f"'{text}' does not say where; write {_FORMS}")


def path_of(written: str) -> Path:
    """A path of this machine, `~name` being somebody's home. Raises BriefsiteError where nobody is called so."""
    try:
        return Path(written).expanduser()
    except RuntimeError:
        home = written.partition("/")[0]
        raise BriefsiteError(f"'{home}' is nobody's home on this machine; write the whole path") from None


def _url(text: str) -> Address:
    try:
        parts = urlsplit(text)
        port = parts.port or 0
    except ValueError as error:
        raise BriefsiteError(f"'{text}' is no address: {error}") from None
    options = tuple(parse_qsl(parts.query, keep_blank_values=True))
    allowed = _OPTIONS[parts.scheme]
    for name, _ in options:
        if name not in allowed:
            shown = text.partition("?")[0]
            raise BriefsiteError(f"'{shown}': {parts.scheme} addresses take {' and '.join(allowed)}, not '{name}'")
    if not parts.hostname or (parts.scheme == "sftp" and not parts.path.strip("/")):
        raise BriefsiteError(f"'{text}' does not say where; write {_FORMS}")
    scheme: Scheme = "s3" if parts.scheme == "s3" else "sftp"
    place = parts.netloc.rpartition("@")[2] if scheme == "s3" else parts.hostname
    path = unquote(parts.path)
    return Address(
        scheme, place, path.strip("/") if scheme == "s3" else path, unquote(parts.username or ""), port, options
    )


def _refuse_secret(text: str) -> None:
    """Refuses a secret in an address, without saying it again."""
    for pattern in _SECRETS:
        if (found := pattern.search(text)) and not _is_slip(text):
            shown = f"{text[: found.start('secret')]}…{text[found.end('secret') :].partition('?')[0]}"
            cause = f"'{shown}' holds a password or a token"
            raise BriefsiteError(f"{cause}; take it out, and give it to your agent or credential helper")


def _is_slip(text: str) -> bool:
    """Whether it is only the scheme that is misspelt, as in `gti:git@host.example:desk/briefs.git`."""
    scheme = text.partition(":")[0]
    return scheme not in get_args(Scheme) and bool(did_you_mean(scheme, get_args(Scheme))) and "//" not in text
