"""Which cell styles of a workbook show a number as a date or time."""

import re

from ecpat_training.read.workbook.gate import Package
from ecpat_training.read.workbook.xml import Attributes, each_element
from ecpat_training.read.workbook.zip import damaged

MOST_BYTES = 16 << 20
# Built-in number formats that show dates and times: ECMA-376 part 1, 18.8.30, East Asian ones included.
_BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)


def date_styles(package: Package) -> frozenset[str]:
    """The style numbers, as cells spell them, whose format is one of dates or times."""
    formats: set[int] = set(_BUILT_IN)
    styles: list[int] = []
    inside: list[str] = [""]

    def start(name: str, attributes: Attributes) -> None:
        if name in ("cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            inside[0] = name
        elif name == "numFmt":
            number = int(attributes["numFmtId"])
            is_date = bool(re.search("[ymdhs]", _NOT_CODE.sub("", attributes.get("formatCode", "")), re.IGNORECASE))
            formats.add(number) if is_date else formats.discard(number)
        elif name == "xf" and inside[0] == "cellXfs":
            styles.append(int(attributes.get("numFmtId", "0")))

    styles_xml = package.zip.read("xl/styles.xml", MOST_BYTES)
    if styles_xml:
        with damaged(package.zip.file):
            each_element([styles_xml], start)
    return frozenset(str(number) for number, style in enumerate(styles) if style in formats)
