"""The sheet that lists every remark, each with a link to its cell."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ecpat_training.documents.marked.styles import MarkStyles


def remarks_sheet(
    rows: Sequence[tuple[str, str, str, str]],
    sheet: str,
    styles: MarkStyles,
    above: tuple[str, Sequence[str]],
    namespace: str,
) -> bytes:
    """A worksheet of texts. Of each row the first is the cell that it leads to, the others what is shown; `above` are
    what is said first and the heads of the columns."""
    intro, head = above
    told = [_row(1, [intro], styles.text), _row(3, head, styles.head)]
    told += [_row(number, shown, styles.text) for number, (_, *shown) in enumerate(rows, 4)]
    quoted = sheet.replace("'", "''")
    places = [(f"A{number}", f"'{quoted}'!{cell}", shown) for number, (cell, shown, *_) in enumerate(rows, 4)]
    links = "".join(
        f"<hyperlink ref={quoteattr(ref)} location={quoteattr(place)} display={quoteattr(shown)}/>"
        for ref, place, shown in places
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="3" topLeftCell="A4" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        '<cols><col min="1" max="1" width="16" customWidth="1"/>'
        '<col min="2" max="3" width="60" customWidth="1"/></cols>'
        f'<sheetData>{"".join(told)}</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _row(number: int, texts: Sequence[str], style: int) -> str:
    height = ' ht="32" customHeight="1"' if number == 1 else ""
    cells = "".join(
        f'<c r="{column}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        for column, text in zip("ABC", texts, strict=False)
    )
    return f'<row r="{number}"{height}>{cells}</row>'
