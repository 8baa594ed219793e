"""Workbooks: values as Excel shows them, and a word with its cell on each that can't be trusted."""

import zipfile
from datetime import date, time
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError, EcpatError, InputError, RefusedError, UsageError
from ecpat_training.core.finding import Severity
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from tests.files.workbooks import MAIN, PEOPLE, STYLES, number, packed, parse_workbook, parts, row, text, worksheet

HEADER = row(1, text("A1", "id"), text("B1", "surname"))


def sheet(*rows: str, after: str = "") -> CellTable:
    """The table of a workbook whose only sheet holds the header and these rows."""
    return parse_workbook(packed(parts(Roster=worksheet(HEADER, *rows, after=after))), "roster.xlsx")


def told(table: CellTable) -> list[tuple[str, str]]:
    return [(finding.severity.value, str(finding.where)) for finding in table.findings]


def refusal(kind: type[EcpatError], data: bytes, name: str | None = None) -> str:
    with pytest.raises(EcpatError) as caught:
        parse_workbook(data, "roster.xlsx", name)
    assert type(caught.value) is kind
    return str(caught.value)


def test_text_and_numbers_are_read_with_their_sheet() -> None:
    table = parse_workbook(packed(parts(Roster=PEOPLE)), "roster.xlsx")
    assert table.rows[1] == ["P01", "Ionescu", "Police Academy"]
    assert (table.sheet, table.sheets, table.findings) == ("Roster", ("Roster",), [])
    assert str(table.location_of(1, 1)) == "roster.xlsx!Roster!B2"


def test_whole_numbers_are_whole_and_zeros_in_front_of_text_stay() -> None:
    table = sheet(row(2, number("A2", "1.0"), number("B2", "4.5")), row(3, text("A3", "03"), text("B3", "NA")))
    assert table.rows[1:] == [[1, 4.5], ["03", "NA"]]
    assert type(table.rows[1][0]) is int


def test_rows_between_are_kept_empty_and_rows_are_as_wide_as_the_sheet() -> None:
    assert sheet(row(4, text("B4", "x"))).rows == [["id", "surname"], [], [], [None, "x"]]


def test_error_values_are_errors_with_their_cell_and_never_text() -> None:
    table = sheet(
        row(2, text("A2", "P1"), '<c r="B2" t="e"><v>#N/A</v></c>'), row(3, '<c r="A3" t="e"><v>#REF!</v></c>')
    )
    assert table.rows[1:] == [["P1", None], []]
    assert told(table) == [("error", "roster.xlsx!Roster!B2"), ("error", "roster.xlsx!Roster!A3")]


def test_a_formula_s_saved_result_is_used_and_told() -> None:
    table = sheet(row(2, '<c r="A2"><f>1+1</f><v>2</v></c>', '<c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'))
    assert table.rows[1] == [2, "ab"]
    assert told(table) == [("warning", "roster.xlsx!Roster!A2")]
    assert "formula in A2 and B2" in table.findings[0].message


def test_a_formula_without_a_result_is_an_error_unless_its_result_is_the_empty_text() -> None:
    empty_text = '<c r="A2" t="str"><f>IF(1,"")</f><v></v></c>'
    table = sheet(
        row(2, empty_text, '<c r="B2"><f>1+1</f></c>'), row(3, '<c r="A3"><f>1+1</f><v></v></c>', text("B3", "x"))
    )
    assert ("error", "roster.xlsx!Roster!B2") in told(table)
    assert ("error", "roster.xlsx!Roster!A3") in told(table)
    assert "A2" in table.findings[-1].message


def test_what_openpyxl_writes_as_a_formula_was_never_calculated(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["id", "surname"])
    page.append([1, "=A1"])
    book.save(tmp_path / "x.xlsx")
    assert told(read_table(tmp_path / "x.xlsx")) == [("error", "x.xlsx!Sheet!B2")]


def test_many_faulty_cells_are_told_up_to_twenty_and_then_counted() -> None:
    rows = [row(at, text(f"A{at}", "x"), f'<c r="B{at}" t="e"><v>#N/A</v></c>') for at in range(2, 102)]
    findings = sheet(*rows).findings
    assert len(findings) == 21
    assert "80 more cells" in findings[-1].message


def test_merged_cells_give_their_value_to_each_row_but_titles_stay_one_cell() -> None:
    merges = '<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A6:B6"/></mergeCells>'
    rows = [row(2, number("A2", 1), text("B2", "Academy")), row(3, number("A3", 2)), row(4, number("A4", 3))]
    table = sheet(*rows, row(5, number("A5", 4)), row(6, text("A6", "Total")), after=merges)
    assert [line[1] for line in table.rows[1:]] == ["Academy", "Academy", "Academy", None, None]
    assert told(table) == [("note", "roster.xlsx!Roster!B2")]
    assert "B2:B4" in table.findings[0].message


def test_dates_and_times_are_typed_and_days_that_never_were_are_errors() -> None:
    good = row(2, number("A2", 38484, 1), number("B2", 0.375, 2))
    bad = row(3, number("A3", 99999999, 1), number("B3", -5, 2)) + row(4, number("A4", 60, 2), number("B4", 60))
    table = sheet(good, bad)
    assert table.rows[1] == [date(2005, 5, 12), time(9, 0)]
    assert [place for _, place in told(table)] == [f"roster.xlsx!Roster!{cell}" for cell in ("A3", "B3", "A4")]
    assert table.rows[3][1] == 60


def test_what_is_no_finite_number_is_an_error() -> None:
    table = sheet(row(2, number("A2", "1e400"), number("B2", "4")))
    assert table.rows[1] == [None, 4]
    assert told(table) == [("error", "roster.xlsx!Roster!A2")]


@pytest.mark.parametrize("written", ["a_x001B_[31mb", "a\x08b", "a\ufffeb"])
def test_control_characters_are_errors_with_their_cell_however_they_are_written(written: str) -> None:
    table = sheet(row(2, text("A2", "x"), text("B2", written)))
    assert told(table) == [("error", "roster.xlsx!Roster!B2")]
    assert "<U+" in str(table.rows[1][1])


def test_a_forbidden_character_reference_is_told_with_its_cell() -> None:
    data = packed(parts(Roster=worksheet(HEADER, row(2, text("A2", "x"), text("B2", "&#27;")))))
    assert "roster.xlsx!Roster!B2" in refusal(ContentError, data)


def test_hidden_characters_are_warned_of_with_their_cell() -> None:
    table = sheet(row(2, text("A2", "x"), text("B2", "Iva\u202enova")))
    assert told(table) == [("warning", "roster.xlsx!Roster!B2")]
    assert "U+202E" in table.findings[0].message


def test_rich_text_is_joined_without_its_phonetic_hints() -> None:
    rich = "<is><r><t>Iva</t></r><r><rPr><b/></rPr><t>nova</t></r><rPh sb='0' eb='2'><t>PHON</t></rPh></is>"
    assert sheet(row(2, text("A2", "x"), f'<c r="B2" t="inlineStr">{rich}</c>')).rows[1] == ["x", "Ivanova"]


def test_strict_workbooks_and_prefixed_elements_are_read() -> None:
    entries = parts(Roster=PEOPLE)
    strict = {
        name: content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in entries.items()
    }
    assert len(parse_workbook(packed(strict), "x").rows) == 3
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="e"><x:v>#N/A</x:v></x:c>'
    prefixed += '<x:c r="B1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    table = parse_workbook(packed({**entries, "xl/worksheets/sheet1.xml": prefixed}), "x")
    assert (table.rows, told(table)) == ([[None, 1]], [("error", "x!Roster!A1")])


def test_cells_without_names_stand_where_they_come() -> None:
    assert sheet("<row><c><v>1</v></c><c><v>2</v></c></row>").rows[1] == [1, 2]


def test_a_text_that_the_workbook_does_not_hold_is_told_with_its_cell() -> None:
    data = packed(
        parts(Roster=worksheet(HEADER, row(2, '<c r="A2" t="s"><v>99</v></c>', '<c r="B2" t="s"><v>-1</v></c>')))
    )
    said = refusal(InputError, data)
    assert "roster.xlsx!Roster!A2" in said
    assert "A2 and B2" in said


def test_shared_texts_are_read() -> None:
    entries = parts(Roster=worksheet(row(1, '<c r="A1" t="s"><v>1</v></c>', '<c r="B1" t="s"><v>0</v></c>')))
    entries["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>id</t></si><si><t>име</t></si></sst>'
    entries["xl/_rels/workbook.xml.rels"] = entries["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings"/></Relationships>',
    )
    assert parse_workbook(packed(entries), "x").rows == [["име", "id"]]


def test_the_first_visible_sheet_with_data_is_read_and_the_others_are_named() -> None:
    entries = parts(Lists=PEOPLE, Cover=worksheet(), Pre=PEOPLE, Post=PEOPLE)
    entries["xl/workbook.xml"] = entries["xl/workbook.xml"].replace('name="Lists"', 'name="Lists" state="veryHidden"')
    table = parse_workbook(packed(entries), "x")
    assert table.sheet == "Pre"
    assert [(finding.severity, finding.message) for finding in table.findings] == [
        (Severity.WARNING, "sheet 'Pre' was used; 'Post' holds data too."),
        (Severity.NOTE, "sheet 'Pre' was used; hidden: 'Lists' holds data too."),
    ]


def test_a_sheet_is_chosen_by_its_name() -> None:
    data = packed(parts(Pre=PEOPLE, Post=PEOPLE))
    assert parse_workbook(data, "x", "Post").sheet == "Post"
    assert parse_workbook(data, "x", " post ").findings == []
    said = refusal(UsageError, data, "Past")
    assert "'Pre' and 'Post'" in said


def test_markup_in_a_sheet_s_name_is_text() -> None:
    table = parse_workbook(packed(parts(**{"[red]x[/red]": PEOPLE})), "x")
    assert str(table.location_of(0, 0)) == "x![red]x[/red]!A1"


@pytest.mark.parametrize("content", [worksheet(), worksheet(row(1, '<c r="A1" s="1"/>'))])
def test_a_workbook_without_values_is_called_empty(content: str) -> None:
    data = packed(parts(Roster=content))
    assert "empty" in refusal(ContentError, data)
    assert "empty" in refusal(ContentError, data, "Roster")


@pytest.mark.parametrize(
    ("cells", "kind", "said"),
    [
        (row(1, number("A1", 1)) + row(1048576, number("XFD1048576", 1)), RefusedError, "XFD1048576"),
        (row(1, number("A1", 1), number("XFD1", 1)), RefusedError, "XFD1"),
        (row(1, number("A1", 1), number("L1", 1)) + row(1048576, number("A1048576", 1)), RefusedError, "A1048576"),
        (row(1, number("ZZZZ1", 1)), InputError, "damaged"),
        (row(1, number("XFE1", 1)), InputError, "damaged"),
        (row(1, number("A1048577", 1)), InputError, "damaged"),
        (row(5, number("A5", 1)) + row(2, number("A2", 1)), InputError, "damaged"),
        (row(1, number("A99999999999999999999", 1)), InputError, "damaged"),
    ],
)
def test_far_and_impossible_cells_never_reach_the_library_that_they_would_abort(
    cells: str, kind: type[EcpatError], said: str
) -> None:
    assert said in refusal(kind, packed(parts(Roster=worksheet(cells))))


def test_a_million_formatted_empty_rows_are_three_people() -> None:
    empty = "".join(f'<row r="{at}" s="1" customFormat="1"/>' for at in range(4, 1_048_577))
    content = PEOPLE.replace("</sheetData>", f"{empty}</sheetData>").replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    assert len(parse_workbook(packed(parts(Roster=content), zipfile.ZIP_STORED), "x").rows) == 3


def test_missing_and_broken_styles_do_not_stop_the_reading() -> None:
    entries = parts(Roster=PEOPLE)
    assert len(parse_workbook(packed({k: v for k, v in entries.items() if k != "xl/styles.xml"}), "x").rows) == 3
    fill = STYLES.replace('<fill><patternFill patternType="none"/></fill>', "<fill/>")
    assert len(parse_workbook(packed({**entries, "xl/styles.xml": fill}), "x").rows) == 3


def test_days_may_count_from_1904() -> None:
    entries = parts(Roster=worksheet(row(1, number("A1", 60, 1), number("B1", 1))))
    entries["xl/workbook.xml"] = entries["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    table = parse_workbook(packed(entries), "x")
    assert (str(table.rows[0][0])[:10], table.findings) == ("1904-03-01", [])


PERSON, OTHER = (text("A2", "P01"), text("B2", "Ionescu")), (text("A2", "P02"), text("B2", "Nordmann"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(2, *PERSON), row(2, *OTHER)], "the row 2 is there twice"),
        ([row(2, *PERSON), row(2)], "the row 2 is there twice"),
        ([row(4, text("A4", "P03")), row(2, *PERSON)], "the row 2 stands below the row 4"),
        ([row(2, *PERSON), "</sheetData><sheetData>", row(3, text("A3", "P03"))], "its cells stand in two lists"),
        ([row(2, *PERSON, *OTHER)], "the cell A2 is there twice"),
        ([row(2, '<c r="A2"><is><t>P01</t></is></c>')], "the cell A2 says that it holds one thing"),
        ([row(2, '<c r="A2" t="inlineStr"><v>P01</v></c>')], "the cell A2 says that it holds one thing"),
    ],
)
def test_a_sheet_that_would_lose_cells_in_silence_is_damaged(rows: list[str], said: str) -> None:
    assert said in refusal(InputError, packed(parts(Roster=worksheet(HEADER, *rows))))


def test_rows_that_a_filter_hides_are_read_and_told() -> None:
    hidden = row(3, text("A3", "P02")).replace("<row ", '<row hidden="1" ')
    empty = row(4).replace("<row ", '<row hidden="true" ')
    shown = row(5, text("A5", "P03")).replace("<row ", '<row hidden="0" ')
    table = sheet(row(2, *PERSON), hidden, empty, shown)
    assert [cells[0] for cells in table.rows if cells] == ["id", "P01", "P02", "P03"]
    assert told(table) == [("warning", "roster.xlsx!Roster!row 3")]
    assert "1 row of this sheet is hidden, and was read" in str(table.findings[0])
