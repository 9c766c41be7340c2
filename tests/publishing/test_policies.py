"""The files that hosts read: the header allows what pages need and nothing more, old addresses lead on, and nobody's
words are a line of their own."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

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


def leading_to(address: str) -> bytes:
    return f'<meta http-equiv="refresh" content="0; url={address}">'.encode()


def test_every_page_that_leads_on_is_a_line_for_hosts_that_can_say_so() -> None:
    site = {
        "events/old.html": leading_to("new.html"),
        "actors/old.html": leading_to("../events/new.html"),
        "events/new.html": b"<p>",
        "topics/lost.html": leading_to("nowhere.html"),
    }
    lines = with_host_files(site, base_url="https://host.example/briefs/")["_redirects"].decode().splitlines()
    assert lines == [
        "/briefs/actors/old.html /briefs/events/new.html 301",
        "/briefs/events/old.html /briefs/events/new.html 301",
    ]
    assert "_redirects" not in with_host_files({"index.html": b"<p>"})


def test_data_and_calendars_stand_at_their_old_address_too_and_cover_nothing_that_lives_there() -> None:
    old = {"actors/old.html": leading_to("new.html"), "actors/older.html": leading_to("new.html")}
    new = {"actors/new.html": b"<p>", "actors/new.json": b"{}", "actors/new.ics": b"BEGIN:VCALENDAR"}
    files = with_host_files({**old, **new, "actors/older.json": b"[]"})
    assert files["actors/old.json"] == b"{}"
    assert files["actors/old.ics"] == files["actors/older.ics"] == b"BEGIN:VCALENDAR"
    assert files["actors/older.json"] == b"[]"
    without = with_host_files(old | {"actors/new.html": b"<p>"})
    assert not [path for path in without if path.endswith((".json", ".ics"))]


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=60))
def test_whatever_pages_and_files_are_called_no_line_is_anybodys_own(name: str, to: str, policy: str) -> None:
    there = f"{to}.html"
    pages = {f"{name}.html": leading_to(html.escape(there)) + page(html.escape(policy)), there: b"<p>"}
    files = with_host_files(pages, base_url="https://host.example/")
    lines = files.get("_redirects", b"").decode().splitlines()
    assert len(lines) <= 1
    assert all(re.fullmatch(r"/[!-~]+ /[!-~]+ 301", line) for line in lines)
    header = files["_headers"].decode("utf-8").split("\n")
    assert [line[:2] for line in header] == ["/*", "  ", "  ", "  ", ""]
