"""Prose for the page it stands on: placeholders become links and citations, and other scripts say what they are.

The HTML comes from the content reader, which lets no script through, and no placeholder inside an attribute; what is
put in here is escaped word by word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from briefsite.model.body import CITE, LINK
from briefsite.model.pages.parts import Cite, Prose, Shown
from briefsite.model.wording import ENGLISH, Wording

#: What `escape` gives of a text, as plain text.
escaped: Callable[[str], str] = _escape_inner

#: What stands before the number of a link or a citation, and behind it.
_LINK, _CITE = LINK.split("{}"), CITE.split("{}")
_STOPS = ".,;:!?…"
_TAG = re.compile(r"(<(?:[^<>\"]|\"[^\"]*\")*>)")
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_TABLE = re.compile(r"<table\b[^>]*>|</table>")
_IN_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
#: Words that are longer than a column of a table should be, in scripts that part words by blanks; and pieces of them.
_LONG_WORD = re.compile("[0-9A-Za-z\u00c0-\u024f\u0370-\u052f]{25,}")
_PIECE = re.compile(r".{12}(?=.{6})")

#: Scripts by the characters that are theirs alone, with the language tag and direction that a reader's machine needs. A
#: script that several languages share is tagged as a script: `und-Arab` may be Arabic or Persian.
_SCRIPTS = (
    (r"\u1780-\u17ff\u19e0-\u19ff", "km", ""),
    (r"\u0e00-\u0e7f", "th", ""),
    (r"\u0e80-\u0eff", "lo", ""),
    (r"\u1000-\u109f", "und-Mymr", ""),
    (r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc", "und-Arab", "rtl"),
    (r"\u0590-\u05ff", "und-Hebr", "rtl"),
    (r"\u0900-\u097f", "und-Deva", ""),
    (r"\u0980-\u09ff", "und-Beng", ""),
    (r"\u0b80-\u0bff", "ta", ""),
    (r"\u0d80-\u0dff", "si", ""),
    (r"\u0400-\u052f", "und-Cyrl", ""),
    (r"\u0370-\u03ff\u1f00-\u1fff", "el", ""),
    (r"\u10a0-\u10ff", "ka", ""),
    (r"\u0530-\u058f", "hy", ""),
    (r"\u1200-\u139f", "und-Ethi", ""),
    (r"\uac00-\ud7af\u1100-\u11ff", "ko", ""),
    (r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff", "und-Hani", ""),
)
#: The bytes, in UTF-8, of characters that are none of those: Latin ones, general punctuation, and what is private.
_WESTERN = bytes([*range(0xC0), *range(0xC2, 0xCD), 0xE2, 0xEE])
_ALONE = re.compile(r"<span[^>]*>[^<]*</span>")
#: The caption of a quotation that is none of whole sentences, up to its citation.
_NOT_WHOLE = re.compile(
    rf'(<figure class="quotation (partial|indirect)">.*?<figcaption>.*?)\s*(?={_CITE[0]}|</figcaption>)', re.DOTALL
)
_KANA = re.compile("[\u3040-\u30ff]")
_BETWEEN = "[\\s\u0300-\u036f\u200b-\u200f.,·・、。‘’“”-]*"


def prose_html(prose: Prose, page: str, deeper: int = 0, say: Wording = ENGLISH, ours: str = "") -> str:
    """The prose as it stands on the page at path `page`, its headings `deeper` levels further down. `ours` are the
    attributes of what the interface says amid it. What ends a clause stands close behind a citation's superscript, and
    the statement's permalink after it."""
    html = marked_scripts(prose.html)
    if 'class="quotation ' in html:
        html = _NOT_WHOLE.sub(lambda found: f"{found[1]}, {_how(found[2], say, ours)}", html)
    if deeper:
        html = _HEADING.sub(lambda m: f"<{m[1]}h{min(int(m[2]) + deeper, 6)}", html)
    if "<table" in html:
        html = _TABLE.sub(_in_its_own_width, _IN_TABLE.sub(_breakable, html))
    before, *cited = html.split(_CITE[0])
    found = [_linked(before, prose, page, is_cited=bool(cited))]
    for left, piece in enumerate(cited, 1 - len(cited)):
        number, _, after = piece.partition(_CITE[1])
        rest = after.lstrip(_STOPS)
        stop = after[: len(after) - len(rest)]
        found += (
            cite_html(prose.cites[int(number)], page, say, ours, stop),
            _linked(rest, prose, page, is_cited=left < 0),
        )
    return "".join(found)


def _how(cls: str, say: Wording, ours: str) -> str:
    """How a quotation has the words of its speaker."""
    words = escaped(say("in part") if cls == "partial" else say("in other words"))
    return f"<span{ours}>{words}</span>" if ours else words


def _linked(text: str, prose: Prose, page: str, *, is_cited: bool) -> str:
    """A piece of prose without citations, its links for that page; where it `is_cited`, without a blank at its end."""
    before, *others = text.split(_LINK[0])
    if not others:
        return text.rstrip() if is_cited else text
    found = [before]
    for piece in others:
        number, _, words = piece.partition(_LINK[1])
        found += (link_html(prose.links[int(number)], page), words)
    if is_cited:
        found[-1] = found[-1].rstrip()
    return "".join(found)


def _in_its_own_width(match: re.Match[str]) -> str:
    """The begin or end of a table, in an element that is scrolled where the table is wider than the page."""
    return f'<div class="broad" tabindex="0">{match[0]}' if match[0] != "</table>" else "</table></div>"


def _breakable(table: re.Match[str]) -> str:
    """A table whose longest words may be broken: else one of them takes the width of all columns, or is as wide as
    several pages."""
    parts = _TAG.split(table[0])
    return "".join(part if part.startswith("<") else _LONG_WORD.sub(_broken, part) for part in parts)


def _broken(word: re.Match[str]) -> str:
    return _PIECE.sub(lambda piece: f"{piece[0]}<wbr>", word[0])


def link_html(link: Shown, page: str) -> str:
    """A link in prose, or plain words where it leads nowhere."""
    words = foreign(link.text)
    return f'<a href="{escaped(relative(link.path, page))}">{words}</a>' if link.path else str(words)


def cite_html(cite: Cite, page: str, say: Wording = ENGLISH, ours: str = "", stop: str = "") -> str:
    """A superscript that opens the evidence: the number of its note, or that of a paragraph on the same page; beside
    it, where so, that the source no longer says this. The last one of a statement has the statement's permalink behind
    it, and a `stop` that ends the clause stands between. All of it is held on the line of the word before."""
    button, permalink = _opening(cite, say, ours), _permalink(cite, page, say, ours)
    if not cite.gone:
        return f'<span class="held">{button}{stop}{permalink}</span>'
    lost = escaped(say("no longer in the source"))
    return f'<span class="held">{button}</span> <span class="open"{ours}>{lost}</span>{permalink}{stop}'


def _opening(cite: Cite, say: Wording, ours: str) -> str:
    if not cite.here and not cite.gone:
        return _numbered(cite.number, say, ours)
    words = escaped(cite.locator.split(" ", 1)[-1]) if cite.here else str(cite.number)
    said = say("Evidence: %(place)s", place=cite.locator) if cite.here else say("Note %(number)s", number=cite.number)
    return _button(cite.number, words, said, ours)


@lru_cache(maxsize=1024)
def _numbered(number: int, say: Wording, ours: str) -> str:
    return _button(number, str(number), say("Note %(number)s", number=number), ours)


def _button(number: int, words: str, said: str, ours: str) -> str:
    opens = f'popovertarget="e{number}" aria-label="{escaped(said)}"'
    return f'<button type="button" class="ref"{ours} {opens}>{words}</button>'


def _permalink(cite: Cite, page: str, say: Wording, ours: str) -> str:
    if not cite.home:
        return ""
    here = page if cite.home.startswith(page) else page[: page.rfind("/") + 1]
    return _leading_to(cite.home, here, cite.rooted, say, ours)


@lru_cache(maxsize=16_384)
def _leading_to(home: str, page: str, rooted: bool, say: Wording, ours: str) -> str:
    id_ = f' id="{escaped(home.partition("#")[2])}"' if rooted else ""
    label = escaped(say("Permalink"))
    return f'<a class="perma"{id_}{ours} href="{escaped(relative(home, page))}" aria-label="{label}">#</a>'


def plainly(value: Any) -> str:
    """A value as it stands in HTML: what `escape` gives, as plain text.

    >>> plainly("a < b"), plainly(Markup("<b>"))
    ('a &lt; b', Markup('<b>'))
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str or not hasattr(value, "__html__"):
        return escaped(str(value))
    return escape(value)


@lru_cache(maxsize=32_768)
def foreign(text: object) -> Markup:
    """Plain text, escaped, in which words of other scripts carry their language.

    >>> foreign("Hun Sen, ហ៊ុន សែន")
    Markup('Hun Sen, <span lang="km">ហ៊ុន សែន</span>')

    What is written from right to left and has other words in it stands in the order that its first letter asks for.

    >>> foreign("دولة (ONU)")
    Markup('<bdi><span lang="und-Arab" dir="rtl">دولة</span> (ONU)</bdi>')
    """
    html = _spans(str(escape(text)))
    mixed = ' dir="rtl">' in html and not _ALONE.fullmatch(html)
    return Markup(f"<bdi>{html}</bdi>" if mixed else html)  # noqa: S704 - escaped above


def is_western(text: str) -> bool:
    """Whether a text holds Latin letters and punctuation alone, as nearly all do: told without looking at each."""
    return text.isascii() or _is_western(text)


@lru_cache(maxsize=64)  # it is asked of a text several times, one after the other
def _is_western(text: str) -> bool:
    return not text.encode("utf-8", "surrogatepass").translate(None, _WESTERN)


def marked_scripts(html: str) -> str:
    """HTML in whose text words of other scripts carry their language."""
    if is_western(html) or not _any().search(html):
        return html
    return "".join(part if part.startswith("<") else _spans(part) for part in _TAG.split(html))


def relative(path: str, page: str) -> str:
    """The way from the page at `page` to a path of the site, so that the site works in any folder.

    >>> relative("actors/hun-sen.html", "briefs/a.html"), relative("briefs/a.html#p3", "briefs/a.html")
    ('../actors/hun-sen.html', '#p3')
    """
    if "#" in path:
        target, _, fragment = path.partition("#")
        if target in ("", page):
            return f"#{fragment}"
    return _from_folder(path, page.rpartition("/")[0])


@lru_cache(maxsize=16_384)
def _from_folder(path: str, folder: str) -> str:
    target, mark, fragment = path.partition("#")
    if folder and target.rpartition("/")[0] == folder:
        return target[len(folder) + 1 :] + mark + fragment
    return "../" * (folder.count("/") + bool(folder)) + path


def _spans(text: str) -> str:
    return _other().sub(_span, text) if not is_western(text) and _any().search(text) else text


@cache
def _any() -> re.Pattern[str]:
    return re.compile("[" + "".join(ranges for ranges, _, _ in _SCRIPTS) + "]")


@cache
def _other() -> re.Pattern[str]:
    """Words of each script, a group each: to compile it takes longer than to render a page, and few sites need it."""
    return re.compile("|".join(f"([{ranges}](?:{_BETWEEN}[{ranges}])*)" for ranges, _, _ in _SCRIPTS))


def _span(match: re.Match[str]) -> str:
    _, language, direction = _SCRIPTS[(match.lastindex or 1) - 1]
    language = "ja" if language == "und-Hani" and _KANA.search(match[0]) else language
    way = f' dir="{direction}"' if direction else ""
    return f'<span lang="{language}"{way}>{match[0]}</span>'
