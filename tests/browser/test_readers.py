"""What every reader may count on, on every kind of page of a small site and of a large one."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import another
from tests.browser.conftest import Place
from tests.browser.hosting import hosted
from tests.sample import site_with

SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 375, "height": 700}}
FIRST_LOAD, WITH_PICTURE, SCRIPTS = 50_000, 100_000, 10_000
#: What the Tab key stops at.
STOPS = "a[href]:not([tabindex='-1']), button, input, select, summary, [tabindex='0']"


def test_no_page_is_wider_than_a_narrow_screen(browser: Browser, place: Place) -> None:
    """At 320 pixels, which is also a desk of 1280 at four times its size."""
    page = browser.new_page(viewport={"width": 320, "height": 600})
    wide = [path for path in place.one_of_each_kind() if page.goto(place.address + path) and is_wide(page)]
    page.close()
    assert wide == []


def test_a_table_that_is_wider_than_the_screen_moves_alone(browser: Browser, tmp_path: Path) -> None:
    """A phone once showed the whole page beside itself where an editor had written six columns."""
    heads = ("Country", "Contingent", "Engineers", "Medical staff", "Observers", "Since")
    rows = ("Merania", "311", "headquarters", "hospital", "none", "2031")
    table = "\n".join(f"| {' | '.join(row)} |" for row in (heads, ("---",) * 6, rows))
    code = f"```\n{'x' * 300}\n```"
    note = f"---\ntitle: Missions\n---\n\n{table}\n\n{code}\n"
    site = site_with(tmp_path / "desk", {"content/topics/missions.md": note})
    with hosted(site) as address:
        page = browser.new_page(viewport={"width": 320, "height": 600})
        page.goto(f"{address}topics/missions.html")
        assert not is_wide(page)
        assert page.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('table').parentNode)")
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.className") != "broad":
            assert page.evaluate("document.activeElement.tagName") != "BODY", "the table is not reached by keyboard"
            page.keyboard.press("Tab")
        page.close()


def test_a_very_long_word_in_a_table_breaks_and_leaves_the_other_columns_their_words(
    browser: Browser, tmp_path: Path
) -> None:
    """It once took the width of all columns, and the others had a letter a line."""
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    rows = (("Since", "What", "With"), ("---",) * 3, ("1991", word, "headquarters"))
    note = "---\ntitle: Missions\n---\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"
    site = site_with(tmp_path / "desk", {"content/topics/missions.md": note})
    with hosted(site) as address:
        for width in (320, 1280):
            page = browser.new_page(viewport={"width": width, "height": 600})
            page.goto(f"{address}topics/missions.html")
            lines = page.evaluate("""() => [...document.querySelectorAll(".broad td")].map(cell => {
                const range = document.createRange();
                range.selectNodeContents(cell);
                return new Set([...range.getClientRects()].map(rect => rect.top)).size;
            })""")
            page.close()
            assert lines[0] == lines[2] == 1
            assert lines[1] > 2


def test_a_word_that_is_longer_than_a_line_widens_no_page(browser: Browser, tmp_path: Path) -> None:
    """The table of the network was once wider than a desk, and the choice of a topic than a phone."""
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    site = site_with(
        tmp_path / "desk",
        {
            "content/actors/long-body.md": f"---\ntitle: {word}\nkind: organisation\n---\n",
            "content/topics/long-matter.md": f"---\ntitle: {word}\n---\n",
            "content/events/long-talks.md": f"---\ntitle: {word}\nparticipants: [long-body, merania]\n"
            "topics: [long-matter]\n---\n",
        },
    )
    with hosted(site) as address:
        for width in (320, 1280):
            page = browser.new_page(viewport={"width": width, "height": 600})
            paths = [path for path in site if path.endswith(".html")]
            assert [path for path in paths if page.goto(address + path) and is_wide(page)] == []
            page.close()


def test_text_at_twice_its_size_is_neither_cut_off_nor_beside_the_page(browser: Browser, place: Place) -> None:
    """A reader's browser is set to letters of 32 pixels, and not the page enlarged."""
    with another(browser, "--blink-settings=defaultFontSize=32") as large:
        page, faults = large.new_page(viewport={"width": 1280, "height": 800}), {}
        for path in place.one_of_each_kind():
            page.goto(place.address + path)
            cut = page.evaluate(CUT_OFF)
            if is_wide(page) or cut:
                faults[path] = cut
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "34px"
    assert faults == {}


#: Elements that hide a part of their own words. What is for screen readers alone is hidden whole.
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(e => {
    const style = getComputedStyle(e);
    if (style.overflow !== "hidden" || e.closest(".unseen, svg") || e.scrollHeight <= e.clientHeight + 2) return false;
    return e.textContent.trim() !== "";
}).map(e => e.outerHTML.slice(0, 120))"""


def is_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_no_page_says_anything_to_the_console_or_asks_another_host(browser: Browser, place: Place) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith(place.address) else None)
    for path in place.one_of_each_kind():
        page.goto(place.address + path)
        page.wait_for_load_state("networkidle")
    page.close()
    assert [one for one in told if not one.startswith("data:")] == []


def test_a_first_visit_is_light(place: Place) -> None:
    """Every page, compressed, with all that a browser loads for it; one with a picture may weigh twice as much."""
    weights = {path: len(gzip.compress(data)) for path, data in place.site.items()}

    def weight(path: str) -> int:
        found = re.findall(rb'(?:href|src)="(?:\\.\\./)*(static/[^"?]*)', place.site[path])
        return weights[path] + sum(weights[one.decode()] for one in set(found))

    heavy = {path: weight(path) for path in place.pages()}
    most = {path: WITH_PICTURE if b"<svg" in place.site[path] else FIRST_LOAD for path in heavy}
    assert {path: size for path, size in heavy.items() if size > most[path]} == {}
    assert sum(size for path, size in weights.items() if re.fullmatch(r"static/.*\\.js", path)) <= SCRIPTS


def test_everything_is_reached_by_the_tab_key_and_shows_that_it_is(browser: Browser, place: Place) -> None:
    page = browser.new_page(viewport=SCREENS["desk"])  # type: ignore[arg-type]
    faults = {}
    for path in place.one_of_each_kind():
        page.goto(place.address + path)
        page.wait_for_load_state("networkidle")
        page.wait_for_function(IS_READY)
        wanted = page.evaluate(f'[...document.querySelectorAll("{STOPS}")].filter(e => e.checkVisibility()).length')
        reached, unseen = tabbed(page)
        if unseen or reached != wanted - radios(page):
            faults[path] = (wanted, reached, unseen)
    page.close()
    assert faults == {}


#: What a script shows is shown: the form of the search, with the focus in its box.
IS_READY = """() => document.readyState === "complete" && !document.querySelector("form[hidden]")
    && (!document.getElementById("results") || document.activeElement.id === "q")"""


def tabbed(page: Page) -> tuple[int, list[str]]:
    """At how many places the Tab key, held down, stops until it comes back to one, and those that do not show it."""
    page.evaluate(WATCH_FOCUS)
    for _ in range(3000 // _AT_A_TIME):
        for _ in range(_AT_A_TIME):
            page.keyboard.down("Tab")
        reached, unseen, is_round = page.evaluate("[window.reached, window.unseen, window.isRound]")
        if is_round:
            break
    return reached, unseen


_AT_A_TIME = 20

#: Counts what gets the focus until the place that got it first has it again, and keeps what of it has no outline.
#: Behind its last place the page loses the focus and gets it back, and a browser with much to do tells the places that
#: follow twice: these are counted once, and make no round.
WATCH_FOCUS = """() => {
    const visited = new Set();
    Object.assign(window, {reached: 0, unseen: [], isRound: false});
    document.addEventListener("focusin", ({target}) => {
        const [first] = visited;
        window.isRound ||= target === first && visited.size > 1;
        if (window.isRound || visited.has(target)) return;
        visited.add(target);
        window.reached += 1;
        const style = getComputedStyle(target);
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1)
            window.unseen.push(target.outerHTML.slice(0, 100));
    });
}"""


def test_a_stop_that_does_not_show_itself_would_be_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<a href='#a' style='outline: none'>hidden</a> <a href='#b'>shown</a>")
    reached, unseen = tabbed(page)
    assert (reached, len(unseen)) == (2, 1)
    assert "hidden" in unseen[0]
    page.close()


def test_a_stop_that_keeps_the_focus_to_itself_would_be_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("""<a href='#a'>a</a> <a href='#b' id='trap'>b</a> <a href='#c'>c</a>
        <script>trap.addEventListener("keydown", (event) => event.preventDefault())</script>""")
    assert tabbed(page) == (2, [])
    page.close()


def radios(page: Page) -> int:
    """How many stops a group of choices spares: the arrow keys go through it."""
    shown = page.locator("input[type=radio]:visible").count()
    return max(shown - 1, 0)


def test_the_first_stop_skips_to_the_content(browser: Browser, sample: Place) -> None:
    page = browser.new_page()
    page.goto(sample.address + "actors/haruto-asagi.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "unseen skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


def test_nothing_moves(browser: Browser, place: Place) -> None:
    """Whether a reader asked for less motion or not."""
    moving = """() => [...document.querySelectorAll("*")].filter(e => {
        const style = getComputedStyle(e);
        return style.animationName !== "none" || style.transitionDuration !== "0s" || style.scrollBehavior === "smooth";
    }).map(e => e.outerHTML.slice(0, 100))"""
    page = browser.new_page()
    found = {path: page.evaluate(moving) for path in place.one_of_each_kind() if page.goto(place.address + path)}
    page.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_without_scripts_all_but_the_search_is_there(browser: Browser, sample: Place) -> None:
    """The same words are seen, and every link leads where it leads with them."""
    seen = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        for path in sample.one_of_each_kind():
            page.goto(sample.address + path)
            links = page.locator("main a[href]")
            seen[path, scripts] = (page.locator("main").inner_text(), links.count())
        context.close()
    differ = {path for path, _ in seen if seen[path, True] != seen[path, False]}
    assert differ == {"search.html"}


@pytest.mark.parametrize(
    ("path", "mark", "colour"),
    [
        ("network.html", ".network .tie path", "stroke"),
        ("events.html", ".time .mark", "borderTopColor"),
        ("actors.html", ".kind.person", "borderTopColor"),
        ("map.html", ".map .spot circle", "stroke"),
    ],
)
def test_pictures_and_marks_are_seen_in_forced_colours(
    browser: Browser, seeds: Place, path: str, mark: str, colour: str
) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(seeds.address + path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, forced_colors="active")  # type: ignore[arg-type]
        drawn = page.evaluate(f"getComputedStyle(document.querySelector('{mark}')).{colour}")
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert drawn not in {paper, "none", "rgba(0, 0, 0, 0)"}
    page.close()
