"""Text measured and broken into lines that fit."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font, LoadFlags

ELLIPSIS = "…"
_FINE = 720  # dots an inch: fine enough that rounding to dots doesn't show


def wrapped(text: str, width: float, size: float, max_lines: int = 3, *, is_bold: bool = False) -> list[str]:
    """A text in at most `max_lines` lines of `width` inches at `size` points; what is cut shows as `…`."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        extended_line = f"{line} {word}" if line else word
        if inches(extended_line, size, is_bold=is_bold) <= width:
            line = extended_line
            continue
        if line:
            lines.append(line)
        *full_lines, line = _pieces(word, width, size, is_bold)
        lines.extend(full_lines)
        if len(lines) > max_lines:
            break
    if line:
        lines.append(line)
    if len(lines) <= max_lines:
        return lines
    return [*lines[: max_lines - 1], _cut(lines[max_lines - 1], width, size, is_bold)]


def _pieces(word: str, width: float, size: float, is_bold: bool) -> list[str]:
    """A word that may be longer than a line, in pieces that are not."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and inches(pieces[-1] + letter, size, is_bold=is_bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(line: str, width: float, size: float, is_bold: bool) -> str:
    while line and inches(line + ELLIPSIS, size, is_bold=is_bold) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


@lru_cache(maxsize=4096)
def inches(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a line of text is in the charts' font, as the printed picture has it."""
    font = _font(is_bold)
    font.set_size(size, _FINE)
    font.set_text(text, 0.0, flags=_unhinted())
    width, _ = font.get_width_height()
    # Measured at many dots an inch, since at the screen's own each letter would be rounded to whole dots.
    return float(width) / 64.0 / _FINE  # in 64ths of a dot


@cache
def _font(is_bold: bool) -> "FT2Font":
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return get_font(findfont(FontProperties(family=["DejaVu Sans"], weight="bold" if is_bold else "normal")))


@cache
def _unhinted() -> "LoadFlags":
    """Letters as wide as they are drawn, not as wide as dots; older versions of Matplotlib number this flag."""
    from matplotlib import ft2font

    return ft2font.LoadFlags.NO_HINTING if hasattr(ft2font, "LoadFlags") else ft2font.LOAD_NO_HINTING  # type: ignore[attr-defined]
