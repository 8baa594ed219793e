"""Workbooks as tests write them down: the XML of one sheet in the smallest zip file that Excel would open."""

import io
import zipfile
from pathlib import Path

from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.file import table_of
from ecpat_training.files.workbook.gate import open_package
from ecpat_training.files.workbook.old_excel import open_old_excel
from ecpat_training.files.workbook.opendocument import open_opendocument
from ecpat_training.files.workbook.sheets import WorkbookSheets

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"
ContentType="application/xml"/><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
RELS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
Target="xl/workbook.xml"/></Relationships>"""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"""


def text(ref: str, value: str) -> str:
    """A cell that holds text."""
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(ref: str, value: object, style: int = 0) -> str:
    """A cell that holds a number; style 1 and 2 show it as a date."""
    return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'


def row(line: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{line}">{"".join(cells)}</row>'


def worksheet(*rows: str, after: str = "") -> str:
    """A sheet's XML; `after` follows the cells, such as the list of merged ones."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def parts(**sheets: str) -> dict[str, str]:
    """The parts of a workbook with these sheets, by name."""
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1))
    targets = "".join(
        f'<Relationship Id="rId{at}" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELS,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns="
        f'"http://schemas.openxmlformats.org/package/2006/relationships">{targets}</Relationships>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets.values(), 1)},
    }


def packed(entries: dict[str, str | bytes] | dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def saved(folder: Path, data: bytes, name: str = "roster.xlsx") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


PEOPLE = worksheet(
    row(1, text("A1", "id"), text("B1", "surname"), text("C1", "organisation")),
    row(2, text("A2", "P01"), text("B2", "Ionescu"), text("C2", "Police Academy")),
    row(3, text("A3", "P02"), text("B3", "Nordmann"), text("C3", "Child Helpline")),
)


def parse_workbook(data: bytes, file: str, sheet: str | None = None) -> CellTable:
    """The named sheet of a workbook, else the first visible one that holds data."""
    return _table(WorkbookSheets(open_package(data, file)), sheet)


def parse_opendocument(data: bytes, file: str) -> CellTable:
    """The first visible sheet of an `.ods` file that holds data."""
    return _table(open_opendocument(data, file))


def parse_old_excel(data: bytes, file: str) -> CellTable:
    """The first visible sheet of an `.xls` file that holds data."""
    return _table(open_old_excel(data, file))


def _table(sheets: WorkbookSheets, name: str | None = None) -> CellTable:
    return table_of(sheets, *sheets.choose(name))
