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


@pytest.mark.parametrize(
    "text", ["sftp://desk:hunter2@host/www", "git:https://desk:hunter2@host/b.git", "s3://a:hunter2@b"]
)
def test_a_password_in_an_address_is_refused_and_not_said_again(text: str) -> None:
    with pytest.raises(BriefsiteError, match="holds a password") as refused:
        parse_address(text)
    assert "hunter2" not in str(refused.value)
