"""A workbook with its list marked: colours, notes, and a last sheet that lists them, each with a link to its
cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ecpat_training.core.location import cell_name
from ecpat_training.documents.marked.notes import add_note_boxes, add_note_texts
from ecpat_training.documents.marked.parts import PackageParts, parsed, serialize_part
from ecpat_training.documents.marked.sheet import MarkedSheet
from ecpat_training.documents.marked.styles import MarkStyles, add_mark_styles
from ecpat_training.documents.prepared import cleaned as clean_text
from ecpat_training.files.workbook.marks import MOST_MARKS, Mark, MarkWords, lists_marks

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"


@dataclass(frozen=True, slots=True)
class Target:
    """The list in the workbook: its sheet's name and part, and the columns that it takes, from 0."""

    sheet: str
    part_name: str
    columns: tuple[int, ...]


def marked_workbook(data: bytes, target: Target, marks: Sequence[Mark], words: MarkWords) -> bytes:
    """The workbook, which has passed its gate, with these marks; those of an earlier marking give way. Nothing else
    changes: other sheets, formulas with their results, pictures and charts are the bytes that they were."""
    parts = PackageParts(data)
    sheet = MarkedSheet(parts[target.part_name])
    namespace = parsed(parts["xl/workbook.xml"]).tag.rpartition("}")[0].lstrip("{")
    styles = _styled(parts, namespace)
    sheet.remove_our_colours()
    sheet.make_room(2)
    placed = _place_marks(sheet, target, marks)
    sheet.colour([cell for cell, must in placed.coloured.items() if must], styles.error_style, 1)
    sheet.colour([cell for cell, must in placed.coloured.items() if not must], styles.warning_style, 2)
    _add_notes(parts, target.part_name, sheet, placed.notes, namespace)
    parts[target.part_name] = sheet.data()
    hidden = sheet.hidden_rows
    rows = [_build_list_row(mark, hidden, words) for mark in marks]
    above = _introduction_text(target.sheet, placed.omitted_count, words)
    content = remarks_sheet(rows, target.sheet, styles, (above, words.column_heads), namespace)
    _add_sheet(parts, content, words.sheet, excluded_name=target.part_name)
    return parts.file()


@dataclass(slots=True)
class _PlacedMarks:
    """Where colours and notes go; how many cells are beyond what is marked."""

    coloured: dict[tuple[int, int], bool]
    notes: dict[tuple[int, int], str]
    omitted_count: int


def _place_marks(sheet: MarkedSheet, target: Target, marks: Sequence[Mark]) -> _PlacedMarks:
    placed = _PlacedMarks({}, {}, 0)
    for mark in marks:
        for row, column in mark.cells:
            columns = target.columns if column is None else (column,)
            cells = sheet.visible_cells((row, place) for place in columns)
            if len(placed.coloured) + len(cells) > MOST_MARKS:
                placed.omitted_count += 1
                continue
            for cell in cells:
                placed.coloured[cell] = placed.coloured.get(cell, False) or mark.is_required
            note = f"{mark.problem}\n→ {mark.advice}" if mark.advice else mark.problem
            before = placed.notes.get(cells[0])
            placed.notes[cells[0]] = clean_text(f"{before}\n\n{note}" if before else note)
    return placed


def _styled(package_parts: PackageParts, namespace: str) -> MarkStyles:
    """The workbook's styles with ours, written back."""
    related = package_parts.find_related_part("xl/workbook.xml", "styles")
    styles = add_mark_styles(package_parts[related[1]] if related else None, namespace)
    if related:
        package_parts[related[1]] = styles.data
    else:
        package_parts.add("xl/styles.xml", styles.data, f"{_SPREADSHEET}.styles+xml")
        package_parts.relate("xl/workbook.xml", "styles", "xl/styles.xml")
    return styles


def _add_notes(
    package_parts: PackageParts, part_name: str, sheet: MarkedSheet, notes: dict[tuple[int, int], str], namespace: str
) -> None:
    """Writes the notes into the sheet's own parts for them, or into new ones."""
    texts, boxes = (
        package_parts.find_related_part(part_name, "comments"),
        package_parts.find_related_part(part_name, "vmlDrawing"),
    )
    if not notes and texts is None:
        return
    if texts:
        package_parts[texts[1]] = add_note_texts(package_parts[texts[1]], notes, namespace)
    else:
        name = package_parts.find_free_name("xl/ecpat-remarks{}.xml")
        package_parts.add(name, add_note_texts(None, notes, namespace), f"{_SPREADSHEET}.comments+xml")
        package_parts.relate(part_name, "comments", name)
    if boxes:
        package_parts[boxes[1]] = add_note_boxes(package_parts[boxes[1]], notes)
    else:
        package_parts.know_ending("vml", _DRAWING)
        name = package_parts.find_free_name("xl/drawings/ecpat-remarks{}.vml")
        package_parts[name] = add_note_boxes(None, notes)
        sheet.refer_to_notes(package_parts.relate(part_name, "vmlDrawing", name), package_parts.relation_types)


def _build_list_row(mark: Mark, hidden_rows: set[int], words: MarkWords) -> tuple[str, str, str, str]:
    row, column = mark.cells[0]
    cell = cell_name(row, column or 0)
    place = words.row.format(number=row + 1) if column is None else cell
    if len(mark.cells) > 1:
        place = words.more_text.format(place=place, number=f"{len(mark.cells) - 1:,}")
    shown_place = f"{place} {words.hidden_text}" if row in hidden_rows else place
    return cell, shown_place, clean_text(mark.problem), clean_text(mark.advice)


def _introduction_text(sheet: str, omitted_count: int, words: MarkWords) -> str:
    text = words.intro_text.format(sheet=sheet)
    return clean_text(f"{text} {words.remaining_text.format(number=f'{omitted_count:,}')}" if omitted_count else text)


def _add_sheet(package_parts: PackageParts, content: bytes, sheet_name: str, *, excluded_name: str) -> None:
    """Appends the sheet of remarks, or writes it over that of an earlier marking, whatever a list is called."""
    from lxml import etree

    root = parsed(package_parts["xl/workbook.xml"])
    name = root.tag.removesuffix("workbook")
    sheets = next(root.iter(f"{name}sheets"))
    key = f"{{{package_parts.relation_types}}}id"
    for sheet in sheets:
        if not lists_marks(sheet.get("name", "")):
            continue
        if (place := package_parts.target("xl/workbook.xml", sheet.get(key, ""))) != excluded_name:
            sheet.set("name", sheet_name)
            package_parts["xl/workbook.xml"] = serialize_part(root)
            package_parts[place] = content
            return
    part = package_parts.find_free_name("xl/worksheets/ecpat-remarks{}.xml")
    package_parts.add(part, content, f"{_SPREADSHEET}.worksheet+xml")
    number = max(int(sheet.get("sheetId", "0")) for sheet in sheets) + 1
    sheet = etree.SubElement(sheets, f"{name}sheet", name=sheet_name, sheetId=str(number))
    sheet.set(key, package_parts.relate("xl/workbook.xml", "worksheet", part))
    package_parts["xl/workbook.xml"] = serialize_part(root)


def remarks_sheet(
    rows: Sequence[tuple[str, str, str, str]],
    sheet: str,
    styles: MarkStyles,
    intro_and_header: tuple[str, Sequence[str]],
    namespace: str,
) -> bytes:
    """A worksheet of texts. Of each row the first is the cell that it leads to, the others what is shown;
    `intro_and_header` are what is said first and the heads of the columns."""
    intro, head = intro_and_header
    row_xml = [_row(1, [intro], styles.text), _row(3, head, styles.header_style)]
    row_xml += [_row(number, shown, styles.text) for number, (_, *shown) in enumerate(rows, 4)]
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
        f'<sheetData>{"".join(row_xml)}</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
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
