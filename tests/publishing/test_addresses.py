"""Addresses: what may be written, and what is refused with a reason. No secret is ever said again."""

from __future__ import annotations

import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.publishing.addresses import Address, parse_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("folder:../public", Address("folder", "../public")),
        ("git:origin", Address("git", "origin", "gh-pages")),
        ("git:git@host.example:desk/briefs.git#pages", Address("git", "git@host.example:desk/briefs.git", "pages")),
        ("git:https://host.example/b.git", Address("git", "https://host.example/b.git", "gh-pages")),
        ("s3://bucket", Address("s3", "bucket")),
        ("s3://bucket/a/b?region=eu-west-3", Address("s3", "bucket", "a/b", options=(("region", "eu-west-3"),))),
        ("sftp://desk@host:2222/var/www", Address("sftp", "host", "/var/www", "desk", 2222)),
    ],
)
def test_an_address_names_a_place(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sftpp://host/www", "did you mean 'sftp'"),
        ("gti:git@host.example:desk/briefs.git", "did you mean 'git'"),
        ("here", "is no place to publish to; write folder:DIR"),
        ("folder:", "does not say where"),
        ("sftp://host", "does not say where"),
        ("s3:bucket", "does not say where"),
        ("s3://bucket?regoin=x", "s3 addresses take endpoint and region and profile, not 'regoin'"),
        ("sftp://host:many/www", "is no address"),
    ],
)
def test_what_is_no_address_is_refused_with_what_may_be_written(text: str, told: str) -> None:
    with pytest.raises(BriefsiteError) as refused:
        parse_address(text)
    assert told in str(refused.value)


SECRET = [
    "sftp://desk:hunter2@host/www",
    "sftp://desk:hun/ter2@host/www",
    "git:https://desk:hunter2@host/b.git",
    "git:desk:hunter2@host:b.git",
    "git:https://ghp_hunter2@github.com/desk/b.git",
    "git:https://github_pat_hunter2@github.com/desk/b.git",
    "git:https://oauth2@host/b.git?token=glpat-hunter2",
    "s3://a:hunter2@b",
    "https://desk:hunter2@host/www",
    "ftp://desk:hunter2@host/www",
    "desk:hunter2@host:/www",
    "sftp//desk:hunter2@host/www",
]


@pytest.mark.parametrize("text", SECRET)
def test_a_secret_in_an_address_is_refused_and_not_said_again(text: str) -> None:
    with pytest.raises(BriefsiteError, match="holds a password or a token") as refused:
        parse_address(text)
    assert "ter2" not in str(refused.value)


def test_an_option_that_there_is_not_is_named_without_what_it_says() -> None:
    with pytest.raises(BriefsiteError, match="not 'password'") as refused:
        parse_address("sftp://desk@host/www?password=hunter2")
    assert "hunter2" not in str(refused.value)
