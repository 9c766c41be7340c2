"""The header that hosts send allows what the pages need, and nothing more."""

from __future__ import annotations

from briefsite.publishing.hosts import policy_of, with_host_files
from tests.sample import sample_site


def page(policy: str) -> bytes:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()


def test_the_header_of_a_site_forbids_all_that_no_page_needs() -> None:
    directives = dict(one.split(maxsplit=1) for one in policy_of(sample_site()).split("; "))
    assert directives.pop("style-src").startswith("'self' 'sha256-")
    assert directives == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "img-src": "'self' data:",
        "script-src": "'self'",
    }


def test_what_one_page_may_the_header_allows_and_the_page_that_may_not_keeps_to_its_own() -> None:
    site = {"a.html": page("default-src 'none'; script-src 'self'"), "b.html": page("default-src 'self'")}
    assert policy_of(site) == "default-src 'self'; script-src 'self'; frame-ancestors 'none'"


def test_a_page_without_a_policy_keeps_its_freedom() -> None:
    site = {"a.html": page("default-src 'none'"), "own.html": b"<!DOCTYPE html>"}
    assert policy_of(site) == "frame-ancestors 'none'"


def test_what_only_some_pages_restrict_the_header_leaves_to_them() -> None:
    site = {"a.html": page("default-src 'none'; base-uri 'none'"), "b.html": page("default-src 'none'")}
    assert policy_of(site) == "default-src 'none'; frame-ancestors 'none'"


def test_the_header_stands_in_the_file_that_hosts_read() -> None:
    site = sample_site()
    assert f"  Content-Security-Policy: {policy_of(site)}\n" in with_host_files(site)["_headers"].decode()
