"""Pictures as SVG, drawn at build time: the ties of a network, as arcs beside a list of names.

A unit is a twentieth of a row. The picture takes its size in `em` from the rows it stands beside, and so grows with the
reader's text; colours and widths of lines are the style sheet's.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from briefsite.model.pages.pictures import Network, Tie
from briefsite.model.wording import ENGLISH, Wording
from briefsite.rendering.prose import relative

_ROW = 20
#: How wide the arcs reach out, and the bars by which rows hang on a hub.
_REACH, _BAR = 72.0, 14.0
_HUB_REACH = 30.0
#: The heaviest line there is: so many events and more.
_HEAVIEST = 4


def network_svg(network: Network, page: str, row: float, name: str, say: Wording = ENGLISH) -> Markup:
    """The lines of a network for the page at path `page`, beside rows `row` em high; `name` says what it shows."""
    reach = (_HUB_REACH if network.hub else _REACH) if network.ties else 0.0
    width, height = reach + (_BAR if network.hub else 2.0), len(network.rows) * _ROW
    parts = [f"<title>{escape(name)}</title>"]
    if network.hub:
        parts += _bars(network, reach)
    longest = max((tie.other - tie.one for tie in network.ties), default=1)
    parts += (_arc(network, tie, page, (reach, longest), say) for tie in network.ties)
    size = f'width="{_number(width / _ROW * row)}em" height="{_number(len(network.rows) * row)}em"'
    box = f'viewBox="0 0 {_number(width)} {height}" preserveAspectRatio="none" {size}'
    return Markup(f'<svg role="group" {box}>{"".join(parts)}</svg>')  # noqa: S704 - all words in it are escaped


def _arc(network: Network, tie: Tie, page: str, sizes: tuple[float, int], say: Wording) -> str:
    """One tie, which leads to the latest event behind it."""
    reach, longest = sizes
    top, bottom = _middle(tie.one), _middle(tie.other)
    bend = _number(reach * ((tie.other - tie.one) / longest) ** 0.75)
    start = _number(reach)
    path = f'<path d="M{start} {top}A{bend} {(bottom - top) / 2:g} 0 0 0 {start} {bottom}"/>'
    words = _told(network, tie, say)
    way = escape(relative(tie.latest.path, page))
    kind = f"tie w{tie.weight}{' planned' if tie.planned else ''}"
    return f'<a class="{kind}" href="{way}" tabindex="-1"><title>{escape(words)}</title>{path}</a>'


def _told(network: Network, tie: Tie, say: Wording) -> str:
    one, other = network.rows[tie.one].ref.title, network.rows[tie.other].ref.title
    who = {"one": one, "other": other, "event": tie.latest.title}
    if tie.events == 1:
        return say("%(one)s and %(other)s: %(event)s", **who)
    return say("%(one)s and %(other)s: %(event)s and %(more)s more", **who, more=tie.events - 1)


def _bars(network: Network, reach: float) -> Iterator[str]:
    """The line that stands for the hub, and a bar from it to every row: dashed where they are only named together."""
    last = _middle(len(network.rows) - 1)
    yield f'<path class="spine" d="M{_number(reach)} {_middle(0)}V{last}"/>'
    for number, row in enumerate(network.rows):
        kind = f"bar w{min(row.events, _HEAVIEST)}"
        yield f'<path class="{kind}" d="M{_number(reach)} {_middle(number)}h{_number(_BAR - 2)}"/>'


def _middle(row: int) -> int:
    return row * _ROW + _ROW // 2


def _number(value: float) -> str:
    """A length, to two places at most.

    >>> _number(2.0), _number(1 / 3)
    ('2', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
