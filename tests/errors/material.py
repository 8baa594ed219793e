"""What cases need that a table can't say: files that no text makes."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.commands.material import codes, points, table
from tests.errors.office import office
from tests.event.meetings.material import DECISIONS, THERE, minutes_workbook
from tests.files import workbooks
from tests.pictures import png

SPSS = Path(__file__).parents[1] / "files" / "spss" / "plain.sav"
STATA = Path(__file__).parents[1] / "files" / "stata"


def long_text() -> bytes:
    """A YAML file of one very long text."""
    return b"programme: " + b"x" * 100_000


def deep() -> bytes:
    """A YAML file of lists in lists."""
    return b"\n".join(b"  " * depth + b"a:" for depth in range(40))


def many_entries() -> bytes:
    """A YAML file of more entries than anybody writes."""
    return b"a:\n" + b"  - b\n" * 30_000


def larger_than_read() -> bytes:
    """A YAML file that is larger than any that is read."""
    return b"# a remark\n" * 100_000


def long_cell() -> bytes:
    """A list with a cell that holds a book."""
    return b"Name,Surname\nAna," + b"x" * 32_768 + b"\n"


def long_list() -> bytes:
    """A list of more cells than are read."""
    return b"Name" + (b"," * 1_999 + b"\n") * 2_001


def wide_list() -> bytes:
    """A list of more columns than are read."""
    return b"Name" + b",Answer" * 2_000 + b"\n"


def many_cells() -> bytes:
    """A survey's table with no more than two rows of answers."""
    return b"code,q1,q2\nAB1,4,5\nAB2,3,4\n"


def half_a_picture() -> bytes:
    """A logo whose file was broken off."""
    return png()[:60]


def wide_picture() -> bytes:
    """A logo of more dots than are shown."""
    return png(5_000, 1)


def many_sheets() -> bytes:
    """A workbook of many sheets."""
    return workbooks.packed(workbooks.parts(**{f"Day{at}": workbooks.PEOPLE for at in range(21)}))


def two_sheets() -> bytes:
    """A workbook with two lists."""
    return workbooks.packed(workbooks.parts(March=workbooks.PEOPLE, June=workbooks.PEOPLE))


def two_waves() -> bytes:
    """A workbook with a sheet for each wave."""
    book = openpyxl.Workbook()
    for name, scores in (("Before", (3, 4, 5)), ("After", (4, 5, 5))):
        sheet = book.create_sheet(name)
        for row in (("code", "points"), *zip(("AAA1", "BBB2", "CCC3"), scores, strict=True)):
            sheet.append(row)
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def struck_row() -> bytes:
    """An agenda of which somebody has struck one row through."""
    book = openpyxl.Workbook()
    rows = (("Time", "Session"), ("09:00-09:30", "Opening"), ("09:30-10:20", "Signals"))
    for row in rows:
        book.worksheets[0].append(row)
    for cell in book.worksheets[0][3]:
        cell.font = openpyxl.styles.Font(strike=True)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def struck_attendance() -> bytes:
    """An attendance list with a row that somebody struck through."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("Code", "Name", "Organisation", "Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM"))
    for code, name in (("K1", "Ana Petrova"), ("K2", "Jan Novak"), ("K3", "Kari Nordmann")):
        sheet.append((code, name, "Police", "yes", "yes", "yes", "yes"))
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def struck_commitments() -> bytes:
    """Commitments with a row that somebody struck through."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Code", "Commitment"), ("K7M3", "Call the helpline"), ("P2QX", "Train colleagues")):
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def struck_mark() -> bytes:
    """An attendance list of which somebody struck one mark through."""
    return _struck_alone(struck_attendance(), "E4")


def struck_status() -> bytes:
    """Minutes with a status that somebody struck through."""
    return _struck_alone(struck_minutes(), "E4")


def _struck_alone(data: bytes, place: str) -> bytes:
    """The same with one cell struck through in the place of its row."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for cell in sheet[4]:
            cell.font = Font(strike=cell.font.strike and cell.coordinate == place)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def hidden_sheet() -> bytes:
    """A workbook with a second list that is hidden."""
    entries = workbooks.parts(March=workbooks.PEOPLE, June=workbooks.PEOPLE)
    listed = entries["xl/workbook.xml"].replace('name="June"', 'name="June" state="hidden"')
    return workbooks.packed({**entries, "xl/workbook.xml": listed})


def parts_that_overlap() -> bytes:
    """A workbook of which two parts begin in the same bytes."""
    return _overlapping(office("workbook"))


def word_parts_that_overlap() -> bytes:
    """A Word file of which two parts begin in the same bytes."""
    return _overlapping(office("word"))


def _overlapping(packed: bytes) -> bytes:
    data = bytearray(packed)
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = (10).to_bytes(4, "little")
    return bytes(data)


def long_agenda() -> bytes:
    """A workbook whose sheet has more rows than any agenda."""
    rows = [
        workbooks.row(at, workbooks.text(f"A{at}", "09:00-09:30"), workbooks.text(f"B{at}", "Opening")) for at in _LONG
    ]
    return workbooks.packed(workbooks.parts(Agenda=workbooks.worksheet(*rows)))


_LONG = range(1, 2_050)


def spss() -> bytes:
    """An SPSS file in which an answer is marked as missing."""
    return SPSS.read_bytes()


def cut_spss() -> bytes:
    """An SPSS file that was cut off on its way."""
    return SPSS.read_bytes()[:400]


def misnamed_spss() -> bytes:
    """An SPSS file in UTF-8 that says it is ASCII."""
    return SPSS.read_bytes().replace(b"UTF-8", b"ASCII")


def stata() -> bytes:
    """A Stata file in which an answer is marked as missing."""
    return (STATA / "unicode.dta").read_bytes()


def cut_stata() -> bytes:
    """A Stata file that was cut off on its way."""
    return stata()[:200]


def cyrillic_stata() -> bytes:
    """A file of Stata 12 with Cyrillic letters of Windows."""
    return (STATA / "twelve.dta").read_bytes().replace(b"zzzz", "жжжж".encode("cp1251"))


def many_problems() -> bytes:
    """A programme of many chapters without sessions."""
    return b"programme: Two cities, one table\nmanual:\n" + b"  - {chapter: Frame}\n" * 250


def before() -> bytes:
    """What people reached in a quiz before the training."""
    return points(range(3, 15)).encode()


def after() -> bytes:
    """What the same people reached after it."""
    return points(range(5, 17)).encode()


def _rooms(*, struck: bool) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Code", "Room"), ("AL-1", "A")):
        sheet.append(row)
    for cell in sheet[2]:
        cell.font = Font(strike=struck)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def rooms() -> bytes:
    """A workbook with one row."""
    return _rooms(struck=False)


def open_rooms() -> bytes:
    """A spreadsheet of LibreOffice's kind."""
    return (Path(__file__).parents[1] / "files/old_workbooks/answers.ods").read_bytes()


def struck_rooms() -> bytes:
    """The same, its row struck through."""
    return _rooms(struck=True)


def commented_rooms() -> bytes:
    """The same, with a comment at the row's code."""
    book = openpyxl.load_workbook(io.BytesIO(rooms()))
    book.worksheets[0]["A2"].comment = Comment("which one?", "al")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def twenty_people() -> bytes:
    """A list of participants without columns of attendance."""
    rows = (f"Ana{chr(97 + at)},Petrova{chr(97 + at)},F,City Police,p{at}@example.org" for at in range(20))
    return "\n".join(("Name,Surname,Gender,Organisation,E-mail", *rows, "")).encode()


def twenty_one_people() -> bytes:
    """The same, and one person more."""
    return twenty_people() + b"Kari,Nordmann,F,City Police,kari@example.org\n"


def many_before() -> bytes:
    """What many people reached before the training."""
    return points([5 + at * 11 % 31 for at in range(40)]).encode()


def many_after() -> bytes:
    """What the same people reached after it."""
    return points([7 + at * 11 % 31 + at % 3 for at in range(40)]).encode()


def fewer_before() -> bytes:
    """Of those, all but a few."""
    return b"".join(many_before().splitlines(keepends=True)[:-3])


def fewer_after() -> bytes:
    """Of those, all but a few."""
    return b"".join(many_after().splitlines(keepends=True)[:-3])


def code_is_date() -> bytes:
    """A workbook of answers in which a code became a date."""
    return _answers([date(2026, 3, 7), "police", 2, 3, "court"], ["BBB2", "care", 3, 3, "police"])


def dates_for_answers() -> bytes:
    """A workbook of answers in which answers became dates."""
    return _answers(["AAA1", "police", date(2026, 5, 4), 3, "court"], ["BBB2", "care", 3, 3, date(2026, 5, 4)])


def _answers(*rows: Sequence[object]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (("code", "role", "s1", "s2", "k1"), *rows):
        sheet.append(list(row))
    book.save(stream)
    return stream.getvalue()


def quiz_before() -> bytes:
    """What many people answer in a quiz of eight questions."""
    return _quiz(3)


def quiz_after() -> bytes:
    """What they answer after the training."""
    return _quiz(5)


def _quiz(right: int) -> bytes:
    rows = [
        [f"{code}", *("ab"[(person * 7 + at * at * 3) % 8 >= right] for at in range(8))]
        for person, code in enumerate(codes(range(40)))
    ]
    return table("code," + ",".join(f"q{at}" for at in range(8)), rows).encode()


def sixty_before() -> bytes:
    """What sixty people of two professions reached before the training."""
    return _of_two_kinds(60, 7)


def sixty_after() -> bytes:
    """What they reached after it."""
    return _of_two_kinds(60, 11)


def more_before() -> bytes:
    """What they and twelve others reached before the training."""
    return _of_two_kinds(72, 7)


def more_after() -> bytes:
    """What they and twelve others reached after it."""
    return _of_two_kinds(72, 11)


def _of_two_kinds(people: int, step: int) -> bytes:
    rows = [(code, ("police", "care")[at % 2], at * step % 31) for at, code in enumerate(codes(range(people)))]
    return table("code,role,points", rows).encode()


def struck_minutes() -> bytes:
    """Minutes with a decision that somebody struck through."""
    book = openpyxl.load_workbook(io.BytesIO(minutes_workbook(THERE, DECISIONS)))
    for cell in book.worksheets[1][4]:
        cell.font = Font(strike=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def edited_certificate() -> bytes:
    """A Word file with the code of a certificate, which prints nothing of what that states."""
    import docx

    from ecpat_training.event.certificates.signing.signature import sign_statement
    from tests.event.certificates.material import PRIVATE, STATEMENT

    document = docx.Document()
    document.add_paragraph("Somebody Else")
    document.add_paragraph(sign_statement(STATEMENT, PRIVATE))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
