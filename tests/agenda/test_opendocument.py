"""An agenda that LibreOffice saved in its own kinds of files is read as one in Excel or Word is."""

from pathlib import Path

import pytest

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.reading.tables import read_tables
from ecpat_training.core.errors import EcpatError, InputError
from tests.agenda.agenda_files import read
from tests.files.test_old_workbooks import cell, ods, row
from tests.files.workbooks import packed

NAMES = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:dc="d" xmlns:style="s"'
ROWS = (
    ("Time", "Session", "Trainers"),
    ("09:00–09:30", "Opening", "BG-1, NL-2"),
    ("09:30–10:10", "A talk", "BG-1"),
    ("10:10–10:25", "Coffee break", ""),
)


def odt(body: str, **parts: str) -> bytes:
    """The smallest text with this body."""
    content = f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": f"{content}</office:document-content>", **parts})


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def table(*rows: tuple[str, ...]) -> str:
    written = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell>{p(text)}</table:table-cell>' for text in cells)}"
        "</table:table-row>"
        for cells in rows
    )
    return f"<table:table><table:table-column/>{written}</table:table>"


HEAD = p("Training: two-days") + p("Day<text:s/>1")


def held(agenda: Agenda) -> list[tuple[str, int, int, tuple[str, ...]]]:
    return [(one.title, one.start, one.end, one.trainers) for day in agenda.days for one in day.items]


EXPECTED = [
    ("Opening", 540, 570, ("BG-1", "NL-2")),
    ("A talk", 570, 610, ("BG-1",)),
    ("Coffee break", 610, 625, ()),
]


def test_a_text_is_read_as_a_word_file_is(tmp_path: Path) -> None:
    (tmp_path / "agenda.odt").write_bytes(odt(HEAD + table(*ROWS)))
    agenda, findings = read(tmp_path / "agenda.odt")
    assert held(agenda) == EXPECTED
    assert [str(one) for one in findings] == []


def test_a_spreadsheet_is_read_as_a_workbook_is(tmp_path: Path) -> None:
    rows = [row(cell("Training: two-days")), *(row(*map(cell, cells)) for cells in ROWS)]
    (tmp_path / "agenda.ods").write_bytes(ods("".join(rows)))
    assert held(read(tmp_path / "agenda.ods")[0]) == EXPECTED


def test_cells_that_are_merged_stand_where_they_stand_in_word(tmp_path: Path) -> None:
    """A session over two rows with trainers each of one, and a break over two columns."""
    merged = (
        '<table:table-row><table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="2">'
        f"{p('09:00-09:30')}</table:table-cell><table:table-cell>{p('Opening')}</table:table-cell>"
        f"<table:table-cell>{p('BG-1')}</table:table-cell></table:table-row>"
        f"<table:table-row><table:covered-table-cell/><table:table-cell>{p('Opening')}</table:table-cell>"
        f"<table:table-cell>{p('BG-1')}</table:table-cell></table:table-row>"
        f"<table:table-row><table:table-cell>{p('09:30-09:45')}</table:table-cell>"
        f'<table:table-cell table:number-columns-spanned="2">{p("Break")}</table:table-cell>'
        "<table:covered-table-cell/></table:table-row>"
    )
    whole = table(ROWS[0]).replace("</table:table>", f"{merged}</table:table>")
    (tmp_path / "agenda.odt").write_bytes(odt(HEAD + whole))
    agenda, findings = read(tmp_path / "agenda.odt")
    assert held(agenda) == [("Opening", 540, 570, ("BG-1",)), ("Break", 570, 585, ())]
    assert ["says the same as the one above it" in one for one in findings] == [True]


def test_what_stands_beside_the_text_is_passed_over_and_changes_are_said(tmp_path: Path) -> None:
    deleted = f"<text:deletion>{p('Day 7')}</text:deletion>"
    deleted = f"<text:tracked-changes><text:changed-region>{deleted}</text:changed-region></text:tracked-changes>"
    note = f"<text:note><text:note-body>{p('Day 9')}</text:note-body></text:note>"
    (tmp_path / "agenda.odt").write_bytes(odt(deleted + HEAD.replace("1</text:p>", f"1{note}</text:p>") + table(*ROWS)))
    agenda, findings = read(tmp_path / "agenda.odt")
    assert held(agenda) == EXPECTED
    assert ["tracked changes" in one for one in findings] == [True]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt(HEAD, **{"Basic/Standard/Module1.xml": "<x/>"}), "word.macros"),
        (odt(HEAD, **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "word.password"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "<x/>"}),
            "word.opendocument",
        ),
        (odt("<!DOCTYPE x>"), "word.doctype"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x>"}), "word.damaged"),
        (b"x", "word.unknown"),
    ],
)
def test_what_could_harm_or_is_none_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "agenda.odt").write_bytes(data)
    with pytest.raises(EcpatError) as caught:
        read(tmp_path / "agenda.odt")
    assert [one.code for one in caught.value.findings] == [code]


def test_a_text_says_its_programme_in_its_properties(tmp_path: Path) -> None:
    meta = f"<office:document-meta {NAMES}><dc:subject>Programme file: other.yaml</dc:subject></office:document-meta>"
    (tmp_path / "agenda.odt").write_bytes(odt(HEAD + table(*ROWS), **{"meta.xml": meta}))
    head = read_tables(tmp_path / "agenda.odt").head.data
    assert isinstance(head, dict)
    assert head["programme"] == "other.yaml"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (odt("<text:p>not closed"), "the OpenDocument text is damaged and can't be read"),
        (odt(HEAD + table(*ROWS))[:400], "the OpenDocument text is damaged and can't be read"),
        (b"\x00\x01 no such thing", "this is not an OpenDocument text (.odt)."),
    ],
)
def test_a_damaged_text_is_called_what_it_is(tmp_path: Path, body: bytes, said: str) -> None:
    (tmp_path / "agenda.odt").write_bytes(body)
    with pytest.raises(InputError) as caught:
        read(tmp_path / "agenda.odt")
    assert said in str(caught.value)
