"""The gate before Word files, and what is read behind it: the text as printed, tracked changes accepted."""

import io
import zipfile
from pathlib import Path

import pytest

from ecpat_training.agenda.reading.word import word_grids
from ecpat_training.core.errors import EcpatError, InputError, RefusedError
from tests.agenda.agenda_files import DAY, HEADER, listed, read, word
from tests.files.workbooks import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts(body: str) -> dict[str, str]:
    """The parts of the smallest Word document with this body."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{KINDS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:mc="m" xmlns:v="v"><w:body>{body}</w:body></w:document>',
    }


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if '<w:p>' in content else paragraph(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


GOOD = parts(table(row(*HEADER), *(row(*one) for one in DAY)))


def changed(part: str, old: str, new: str) -> bytes:
    assert old in GOOD[part]
    return packed({**GOOD, part: GOOD[part].replace(old, new)})


def refusal(data: bytes, kind: type[EcpatError]) -> str:
    with pytest.raises(EcpatError) as caught:
        word_grids(data, "agenda.docx")
    assert type(caught.value) is kind
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
            "old Office format (.doc)",
        ),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "password-protected",
        ),
        (b"{\\rtf1\\ansi hello}", "Rich Text"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"<html><body>09:00</body></html>", "not a Word file"),
        (b"training: al-1\n", "not a Word file"),
        (b"junk" + packed(GOOD), "not a Word file"),
        (packed(GOOD)[: len(packed(GOOD)) // 2], "damaged"),
        (changed("[Content_Types].xml", "wordprocessingml.document", "spreadsheetml.sheet"), "this is a workbook"),
        (changed("[Content_Types].xml", "document.main", "template.main"), "this is a Word template (.dotx)"),
        (packed({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument"),
        (packed({"photo.jpg": "x"}), "without a Word document"),
        (changed("word/document.xml", "</w:document>", ""), "damaged"),
    ],
)
def test_what_is_no_word_document_is_named_with_what_to_do(data: bytes, said: str) -> None:
    message = refusal(data, InputError)
    assert said in message
    assert "Excel" not in message


OUTSIDE = (
    '<Relationships xmlns="{}"><Relationship Id="x" Type="{}/{}" Target="{}" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"word/vbaProject.bin": "x"}, "macros"),
        ({"word/document.xml": "<!DOCTYPE w [<!ENTITY a 'b'>]><w>&a;</w>"}, "doctype"),
        ({"docProps/custom.xml": '<?xml version="1.0" encoding="UTF-16"?><x/>'}, "xml-encoding"),
        ({"word/document.xml": "<a>" * 3000}, "too-deep"),
        ({"../../pwned": "x"}, "odd-name"),
        ({f"word/x{number}.xml": "x" for number in range(301)}, "too-many-parts"),
        ({"word/document.xml": f"<w:t>{'a' * (2 << 20)}</w:t>"}, "ratio"),
        (
            {"word/_rels/document.xml.rels": OUTSIDE.format(RELATIONS, KINDS, "oleObject", "http://a.invalid")},
            "outside",
        ),
        ({"word/_rels/document.xml.rels": OUTSIDE.format(RELATIONS, KINDS, "image", "http://a.invalid")}, "outside"),
        ({"word/_rels/document.xml.rels": OUTSIDE.format(RELATIONS, KINDS, "subDocument", "file:///etc/a")}, "outside"),
    ],
)
def test_what_could_harm_is_refused_with_its_reason(changes: dict[str, str], code: str) -> None:
    message = refusal(packed({**GOOD, **changes}), RefusedError)
    assert message.endswith(f"[word.{code}]")
    assert "Excel" not in message


def test_links_and_the_offices_template_are_no_harm() -> None:
    link = OUTSIDE.format(RELATIONS, KINDS, "hyperlink", "https://example.org")
    template = OUTSIDE.format(RELATIONS, KINDS, "attachedTemplate", "file:///C:/Templates/Office.dotx")
    rels = {"word/_rels/document.xml.rels": link, "word/_rels/settings.xml.rels": template}
    assert word_grids(packed({**GOOD, **rels}), "agenda.docx")[2] == []


def read_body(tmp_path: Path, body: str) -> tuple[list[str], list[str]]:
    (tmp_path / "agenda.docx").write_bytes(packed(parts(body)))
    agenda, said = read(tmp_path / "agenda.docx")
    return listed(agenda), said


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    gone = "<w:del><w:r><w:delText>09:30</w:delText></w:r></w:del>"
    time = f"<w:p>{run('09:00-')}{gone}<w:ins>{run('09:40')}</w:ins></w:p>"
    moved = f"<w:p><w:moveFrom>{run('A talk')}</w:moveFrom><w:moveTo>{run('An exercise')}</w:moveTo></w:p>"
    rows = [
        row(*HEADER),
        row(cell(time), "Opening", "plenary", "BG-1"),
        row("09:40-10:00", "Hard to hear", "", "", properties="<w:del/>"),
        row("09:40-10:10", cell(moved), "", "NL-2", properties="<w:ins/>"),
    ]
    found, (said,) = read_body(tmp_path, table(*rows))
    assert found == ["1 09:00-09:40 opening BG-1", "1 09:40-10:10 exercise NL-2"]
    assert said == (
        "warning: the document holds tracked changes; they were read as accepted: 3 insertions counted, 3 deletions "
        "left out. Please accept or reject them in Word, so that everybody reads the same."
    )


def test_text_boxes_and_hidden_text_are_said(tmp_path: Path) -> None:
    box = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{paragraph('secret')}</w:txbxContent>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{paragraph('secret')}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Opening</w:t></w:r></w:p>"
    found, said = read_body(tmp_path, box + table(row(*HEADER), row("09:00-09:30", cell(hidden), "", "BG-1")))
    assert found == ["1 09:00-09:30 opening BG-1"]
    assert said[0].startswith("warning: 1 text box was not read.")
    assert said[1].startswith("warning: some of the text is formatted as hidden, and was read.")


def test_cells_merged_down_and_across_tables_within_tables_and_line_breaks(tmp_path: Path) -> None:
    day = cell("Day 1", '<w:vMerge w:val="restart"/>')
    again = cell("", "<w:vMerge/>")
    two_lines = "<w:p><w:r><w:t>BG-1</w:t><w:br/><w:t>NL-2</w:t></w:r></w:p>"
    inner = table(
        row("Day", *HEADER),
        row(day, "09:00-09:30", "Opening", "", cell(two_lines)),
        row(again, cell("09:30-09:45 Coffee break", '<w:gridSpan w:val="4"/>')),
        row(again, "09:45-10:25", "A talk", "", "BG-1"),
    )
    found, said = read_body(tmp_path, table(row(cell(f"{inner}<w:p></w:p>"))))
    assert found == ["1 09:00-09:30 opening BG-1 NL-2", "1 09:30-09:45 (break) Coffee break", "1 09:45-10:25 talk BG-1"]
    assert not said


def test_tab_stops_are_no_text_and_fields_give_their_result(tmp_path: Path) -> None:
    title = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:instrText>DATE</w:instrText></w:r>'
        "<w:r><w:t>A</w:t><w:tab/><w:t>talk</w:t></w:r></w:p>"
    )
    found, _ = read_body(tmp_path, table(row(*HEADER), row("09:00-09:30", cell(title), "", "")))
    assert found == ["1 09:00-09:30 talk"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl/>" * 201,
        table(*[row("x")] * 2001),
        "<w:p/>" * 300_001,
    ],
    ids=["tables", "rows", "elements"],
)
def test_a_document_that_is_no_agenda_by_its_size_is_refused(body: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(body).items():
            archive.writestr(name, content)
    with pytest.raises(RefusedError, match=r"\[word.too-long\]"):
        word_grids(buffer.getvalue(), "agenda.docx")


@pytest.mark.parametrize("body", ["<w:tr/>", "<w:tc><w:p/></w:tc>", "<w:tbl></w:tbl></w:p>"])
def test_misplaced_elements_are_damage_not_a_fault_of_ours(body: str) -> None:
    with pytest.raises(InputError, match="the Word file is damaged"):
        word_grids(packed(parts(body)), "agenda.docx")


def test_a_span_without_end_is_as_wide_as_a_table_can_be() -> None:
    wide = cell("x", '<w:gridSpan w:val="99999"/>')
    ((grid,), _, _) = word_grids(packed(parts(table(row(*[wide] * 50)))), "agenda.docx")
    assert len(grid.rows[0]) <= 64


def test_what_python_docx_writes_is_read(tmp_path: Path) -> None:
    agenda, said = read(word(tmp_path / "agenda.docx", "Day 1, 29 March 2025", [HEADER, *DAY]))
    assert listed(agenda)[0] == "2025-03-29 09:00-09:30 opening BG-1 NL-2"
    assert not said
