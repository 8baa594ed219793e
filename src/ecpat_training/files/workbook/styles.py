"""Which cell styles of a workbook show a number as a date or time, and which strike a text through."""

import itertools
import re
from typing import NamedTuple

from ecpat_training.files.workbook.gate import Package
from ecpat_training.files.workbook.xml import Attributes, each_element
from ecpat_training.files.workbook.zip import damaged

MOST_BYTES = 16 << 20
# Built-in number formats that show dates and times: ECMA-376 part 1, 18.8.30, East Asian ones included.
_BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)


class CellStyles(NamedTuple):
    """The style numbers, as cells spell them, whose format is one of dates or times, and whose font is struck out."""

    dates: frozenset[str]
    struck: frozenset[str]


def styles_of(package: Package) -> CellStyles:
    """The styles that matter for reading."""
    formats: set[int] = set(_BUILT_IN)
    styles: list[tuple[int, int]] = []
    struck: set[int] = set()
    fonts = itertools.count()
    font = [-1]
    inside: list[str] = [""]

    def start(name: str, attributes: Attributes) -> None:
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            inside[0] = name
        elif name == "numFmt":
            number = int(attributes["numFmtId"])
            is_date = bool(re.search("[ymdhs]", _NOT_CODE.sub("", attributes.get("formatCode", "")), re.IGNORECASE))
            formats.add(number) if is_date else formats.discard(number)
        elif name == "xf" and inside[0] == "cellXfs":
            styles.append((int(attributes.get("numFmtId", "0")), int(attributes.get("fontId", "0"))))
        elif name == "font" and inside[0] == "fonts":
            font[0] = next(fonts)
        elif name == "strike" and inside[0] == "fonts" and attributes.get("val", "1") not in ("0", "false"):
            struck.add(font[0])

    styles_xml = package.zip.read("xl/styles.xml", MOST_BYTES)
    if styles_xml:
        with damaged(package.zip.file):
            each_element([styles_xml], start)
    numbered = [(str(number), *style) for number, style in enumerate(styles)]
    dates = frozenset(number for number, format_, _ in numbered if format_ in formats)
    return CellStyles(dates, frozenset(number for number, _, font_ in numbered if font_ in struck))
