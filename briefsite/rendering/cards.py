"""Cards as PNG: words in two shipped typefaces and a mark, on paper. The same words give the same bytes.

Most words stand on many cards, so the picture of each word is kept; what costs is then the packing alone. A card has
sixteen colours, shades of ink on paper and of the owner's colour.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from briefsite.model.pages.cards import CardPage
from briefsite.model.pages.parts import Certainty
from briefsite.rendering.colour import LIGHT_PAPER, readable

WIDTH, HEIGHT = 1200, 630
_LEFT, _RIGHT = 80, 1120
_FONTS = Path(__file__).resolve().parent.parent / "data" / "fonts"
_INK, _SOFT = "#191b1f", "#52565c"
#: Shades of a colour on paper, from paper to the colour itself.
_SHADES = 5


class Typeface:
    """A typeface in a size and colour, whose words are drawn once."""

    def __init__(self, file: str, size: int, first: int) -> None:
        self._font = ImageFont.truetype(_FONTS / file, size, layout_engine=ImageFont.Layout.BASIC)
        self._first = first
        self.size = size
        self._space = self._font.getlength(" ")

    @lru_cache(maxsize=4096)  # noqa: B019 - there are a few typefaces, for as long as the program runs
    def word(self, text: str) -> tuple[float, tuple[int, int], Image.Image]:
        """How far a word reaches, where its picture begins, and the picture."""
        left, top, right, bottom = self._font.getbbox(text)
        mask = Image.new("L", (max(int(right - left), 1), max(int(bottom - top), 1)))
        ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=self._font)
        shades = mask.point([(value * (_SHADES - 1) + 127) // 255 for value in range(256)])
        shades = shades.point([0, *range(self._first, self._first + _SHADES - 1), *[0] * (256 - _SHADES)])
        picture = Image.frombytes("P", shades.size, shades.tobytes())
        return self._font.getlength(text), (int(left), int(top)), picture

    def write(self, card: Image.Image, text: str, x: float, y: int) -> None:
        for word in text.split():
            reach, (left, top), picture = self.word(word)
            card.paste(picture, (round(x) + left, y + top))
            x += reach + self._space

    def lines(self, text: str, width: int, most: int) -> list[str] | None:
        """The text in lines; None where it needs more than `most`."""
        found: list[str] = [""]
        reached = 0.0
        for word in self._pieces(text.split(), width):
            reach = self.word(word)[0]
            if found[-1] and reached + self._space + reach > width:
                found.append("")
            reached = (reached + self._space if found[-1] else 0.0) + reach
            found[-1] += f" {word}" if found[-1] else word
        return found if len(found) <= most else None

    def _pieces(self, words: Sequence[str], width: int) -> Iterator[str]:
        """The words, those that are wider than a line in pieces."""
        for word in words:
            rest = word
            while rest and self._font.getlength(rest) > width:
                fits = next(end for end in range(len(rest) - 1, 0, -1) if self._font.getlength(rest[:end]) <= width)
                yield rest[:fits]
                rest = rest[fits:]
            yield rest


class Studio:
    """Draws the cards of one colour."""

    def __init__(self, accent: str) -> None:
        colours = (_INK, _SOFT, readable(accent, LIGHT_PAPER))
        shades = [_mixed(colour, n / (_SHADES - 1)) for colour in colours for n in range(1, _SHADES)]
        self._palette = [part for shade in (_mixed(_INK, 0), *shades) for part in shade]
        ink, soft, accent_ = (1 + n * (_SHADES - 1) for n in range(3))
        self._ink = ink + _SHADES - 2
        self._titles = [Typeface("NotoSerif-Bold.ttf", size, ink) for size in (64, 52, 44)]
        self._site = Typeface("NotoSerif-Bold.ttf", 36, accent_)
        self._label = Typeface("NotoSans-Regular.ttf", 32, soft)
        self._date = Typeface("NotoSans-Regular.ttf", 36, ink)

    @cached_property
    def _sheet(self) -> Image.Image:
        sheet = Image.new("P", (WIDTH, HEIGHT), 0)
        draw = ImageDraw.Draw(sheet)
        for y in (124, 131):
            draw.rectangle((_LEFT, y, _RIGHT, y + 2), fill=self._ink)
        return sheet

    def drawn(self, card: CardPage) -> bytes:
        """The card as PNG, with its words in it as text too."""
        sheet = self._sheet.copy()
        sheet.putpalette(self._palette)
        self._site.write(sheet, self._cut(self._site, card.site), _LEFT, 62)
        if card.kind:
            self._label.write(sheet, self._cut(self._label, card.kind), _LEFT, 172)
        self._write_title(sheet, card.title)
        if card.words:
            _mark(ImageDraw.Draw(sheet), card.certainty, self._ink)
            self._date.write(sheet, self._cut(self._date, card.words, 70), _LEFT + 62, 540)
        return _packed(sheet, (card.site, card.kind, card.title, card.words))

    def _write_title(self, sheet: Image.Image, title: str) -> None:
        for face, most in zip(self._titles, (3, 4, 4), strict=True):
            lines = face.lines(title, _RIGHT - _LEFT, most)
            if lines:
                break
        else:
            lines = _shortened(face, title)
        step = face.size * 1.3
        for number, line in enumerate(lines):
            face.write(sheet, line, _LEFT, round(226 + number * step))

    def _cut(self, face: Typeface, text: str, less: int = 0) -> str:
        """As many of the words as fit into one line."""
        lines = face.lines(text, _RIGHT - _LEFT - less, 10**6) or [""]
        return lines[0] if len(lines) == 1 else f"{lines[0].rsplit(' ', 1)[0]} …"


def drawn(card: CardPage) -> bytes:
    """The card as PNG."""
    return _studio(card.accent).drawn(card)


@lru_cache(maxsize=2)
def _studio(accent: str) -> Studio:
    return Studio(accent)


def _shortened(face: Typeface, title: str) -> list[str]:
    lines = (face.lines(title, _RIGHT - _LEFT, 10**6) or [])[:4]
    lines[-1] = f"{lines[-1].rsplit(' ', 1)[0]} …"
    return lines


def _mixed(colour: str, part: float) -> tuple[int, ...]:
    """So much of a colour on paper."""
    ends = [[int(one[n : n + 2], 16) for n in (1, 3, 5)] for one in (LIGHT_PAPER, colour)]
    return tuple(round(a + (b - a) * part) for a, b in zip(*ends, strict=True))


def _mark(draw: ImageDraw.ImageDraw, certainty: Certainty | None, ink: int) -> None:
    """How sure the date is, by line and fill, as on the pages."""
    left, top, right, bottom = _LEFT, 555, _LEFT + 42, 577
    if certainty == "disputed":
        for x in (left, left + 24):
            draw.ellipse((x, top, x + 18, top + 18), fill=ink)
    elif certainty == "stated":
        draw.rounded_rectangle((left, top, right, bottom), 11, fill=ink)
    elif certainty == "unknown":
        for x in range(left, right, 12):
            for y in (top, bottom - 2):
                draw.rectangle((x, y, x + 6, y + 2), fill=ink)
    else:
        draw.rounded_rectangle((left, top, right, bottom), 11, outline=ink, width=3)
    if certainty == "inferred":
        draw.polygon(((left + 12, top - 5), (left + 21, top - 16), (left + 30, top - 5)), fill=ink)


def _packed(sheet: Image.Image, words: Sequence[str]) -> bytes:
    info = PngInfo()
    info.add_itxt("Title", ". ".join(filter(None, words)))
    stream = io.BytesIO()
    sheet.save(stream, "PNG", pnginfo=info, bits=4, compress_level=4)
    return stream.getvalue()
