"""Large texts are told apart by their beginning, and what only all of their rows say is still right."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.core.errors import ContentError, InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.waiting import NobodyWaitsError, stop_search_when
from ecpat_training.files.csv import file as csv_file
from ecpat_training.files.csv.stream import is_unicode
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import cache_reads, read_table
from ecpat_training.files.workbook import file as workbook_file
from ecpat_training.files.workbook.gate import SheetPart
from ecpat_training.files.workbook.sheets import WorkbookSheets
from ecpat_training.folder.kind_parts import large
from ecpat_training.folder.kind_parts.answers import is_answers
from ecpat_training.folder.kind_parts.looked_file import RecognisedFile
from ecpat_training.folder.reading.recognising import recognise_file
from tests.folder.material import answers, base, people

_ALL = 6 << 20
MANY = 3 * large.ROWS


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each reader saw."""
    counted: list[int] = []
    parse = csv_file.parse_csv

    def counting(data: bytes, file: str, encoding: str | None = None, *, long: bool = False) -> CellTable:
        table = parse(data, file, encoding, long=long)
        counted.append(len(table.rows))
        return table

    monkeypatch.setattr(csv_file, "parse_csv", counting)
    return counted


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is large is smaller here, so that tests stay cheap."""
    monkeypatch.setattr(large, "LARGE_FILE_BYTES", 100_000)


def survey(times: Sequence[str], wave: Sequence[str] = ()) -> str:
    """Answers, each sent at its time."""
    head, *rows = [line.split(",", 1)[1] for line in answers("x", date(2006, 2, 5), 18).splitlines() if '"' not in line]
    also = ["wave,"] if wave else [""]
    lines = [f"date,{also[0]}{head}"]
    for at, time in enumerate(times):
        word = f"{wave[at]}," if wave else ""
        lines.append(f"{time},{word}{rows[at % len(rows)]}")
    return "\n".join(lines) + "\n"


def found(folder: Path, text: str | bytes, name: str = "export.csv") -> RecognisedFile:
    base(folder)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return recognise_file(path, folder / "instrument.yaml")


def test_readers_see_a_bounded_part_of_a_large_file(tmp_path: Path, rows_read: list[int]) -> None:
    day = survey(["2006-02-05"] * 1000).splitlines()
    rows = "\n".join(day[1:]) + "\n"
    text = f"{day[0]}\n{rows * (_ALL // len(rows) + 1)}"
    assert len(text) > large.LARGE_FILE_BYTES
    what = found(tmp_path, text)
    assert (what.kind, what.people) == ("answers", text.count("\n") - 1)
    assert rows_read
    assert max(rows_read) <= large.ROWS
    assert "told by its first 2,000 lines" in what.because
    assert is_answers(tmp_path / "export.csv", tmp_path / "instrument.yaml")
    assert max(rows_read) <= large.ROWS


@pytest.mark.usefixtures("small")
def test_days_and_waves_far_below_count(tmp_path: Path) -> None:
    times = ["2006-02-05 10:00"] * MANY + ["2006-08-09 10:00"]
    what = found(tmp_path, survey(times, ["pre"] * MANY + ["post"]))
    assert (what.first_day, what.last_day, what.waves) == ("2006-02-05", "2006-08-09", ("post", "pre"))


@pytest.mark.usefixtures("small")
def test_a_header_that_is_said_again_far_below_hides_no_days(tmp_path: Path) -> None:
    text = survey(["2006-02-05"] * MANY)
    again = text + text.partition("\n")[0] + "\n"
    assert found(tmp_path, again).last_day == "2006-02-05"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("last", "days"),
    [
        ("27/04/2006", ("2006-04-03", "2006-04-27")),  # the last row alone tells which of the two is the day
        ("05/04/2006", ("", "")),
        ("soon", ("", "")),
        ("04/03/2006 10:00", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_order_of_day_and_month_is_told_by_all_rows(tmp_path: Path, last: str, days: tuple[str, str]) -> None:
    what = found(tmp_path, survey(["03/04/2006"] * MANY + [last]))
    assert (what.kind, what.first_day, what.last_day) == ("answers", *days)


@pytest.mark.usefixtures("small")
def test_times_that_rise_down_the_file_tell_it_too_unless_one_goes_back(tmp_path: Path) -> None:
    rising = [f"{day:02}/0{month}/2006 {hour:02}:00" for month in (3, 4) for day in (3, 5, 9) for hour in (9, 10, 11)]
    times = [time for time in rising for _ in range(MANY // len(rising))]
    assert found(tmp_path, survey(times)).last_day == "2006-04-09"
    assert found(tmp_path, survey([*times, "09/04/2006 08:00"])).last_day == ""


@pytest.mark.usefixtures("small")
def test_all_people_of_a_long_list_count(tmp_path: Path, rows_read: list[int]) -> None:
    head, *rows = people("al-1")
    text = "\n".join([head, *(rows * MANY)[:MANY], *[";" * head.count(";")] * 10]) + "\n"
    what = found(tmp_path, text)
    assert what.kind == "list"
    assert max(rows_read) <= large.ROWS
    assert f"with {MANY - large.ROWS + 1:,} more rows below" in what.because


@pytest.mark.usefixtures("small")
def test_what_cant_be_read_far_below_is_told_with_its_line(tmp_path: Path) -> None:
    text = survey(["2006-02-05"] * MANY)
    with pytest.raises(ContentError) as raised:
        found(tmp_path, f"{text}{'x,' * 40}y\n")
    assert raised.value.findings[0].code == "csv.ragged"
    assert raised.value.findings[0].where
    assert raised.value.findings[0].where.line == MANY + 2
    with pytest.raises(ContentError) as raised:
        found(tmp_path, f'{text}2006-02-05,"open\n')
    assert raised.value.findings[0].code == "csv.quotes"
    with pytest.raises(InputError) as undecoded:
        found(tmp_path, text.encode() + "2006-02-05,Šarić\n".encode("cp1250"))
    assert undecoded.value.findings[0].code == "csv.encoding"
    assert undecoded.value.findings[0].where
    assert undecoded.value.findings[0].where.line == MANY + 2


@pytest.mark.usefixtures("small")
def test_a_row_that_goes_on_in_a_further_line_is_not_cut(tmp_path: Path) -> None:
    head, *rows = survey(["2006-02-05"] * MANY).splitlines()
    text = "\n".join([f"{head},comments", *(f'{row},"one\ntwo"' for row in rows)]) + "\n"
    what = found(tmp_path, text)
    assert (what.kind, what.people) == ("answers", MANY)
    assert found(tmp_path, ("\ufeff" + text).encode("utf-16-le")).people == MANY


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (b"", True),
        ("ж".encode() * (1 << 20), True),  # a letter lies across two pieces
        (b"x" + "ж".encode() * (1 << 20), True),
        ("ж".encode("utf-16"), True),
        (b"x" * (3 << 20) + "ж".encode("cp1251"), False),
        ("ж".encode() * (1 << 20) + "ж".encode()[:1], False),
    ],
)
def test_the_letters_of_a_large_text_are_known_piece_by_piece(tmp_path: Path, data: bytes, known: bool) -> None:
    (tmp_path / "list.csv").write_bytes(data)
    assert is_unicode(tmp_path / "list.csv") is known


@pytest.mark.usefixtures("small")
def test_long_rows_are_cut_between_two_of_them(tmp_path: Path, rows_read: list[int]) -> None:
    head, *rows = survey(["2006-02-05"] * 300).splitlines()
    wide = "one\n" * 5_000
    what = found(tmp_path, "\n".join([f"{head},comments", *(f'{row},"{wide}"' for row in rows)]) + "\n")
    assert (what.kind, what.people) == ("answers", 300)
    assert max(rows_read) < 300


@pytest.mark.usefixtures("small")
def test_what_no_reader_knows_is_said_to_be_told_by_its_beginning(tmp_path: Path) -> None:
    what = found(tmp_path, "a;b\n" + "1;2\n" * 50_000)
    assert what.kind == "unknown"
    assert what.because.endswith("told by its first 2,000 lines")


@pytest.mark.usefixtures("small")
def test_it_ends_when_nobody_waits_any_more(tmp_path: Path) -> None:
    with stop_search_when(lambda: True), pytest.raises(NobodyWaitsError):
        found(tmp_path, survey(["2006-02-05"] * MANY))


def test_a_workbook_is_read_once_for_all_who_ask_for_its_first_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    table_of = workbook_file.table_of

    def counting(sheets: WorkbookSheets, chosen: SheetPart, findings: list[Finding]) -> CellTable:
        asked.append(chosen.name)
        return table_of(sheets, chosen, findings)

    monkeypatch.setattr(workbook_file, "table_of", counting)
    book = openpyxl.Workbook()
    for line in people("al-1"):
        book.worksheets[0].append(line.split(";"))
    book.save(tmp_path / "list.xlsx")
    base(tmp_path)
    assert recognise_file(tmp_path / "list.xlsx", tmp_path / "instrument.yaml").kind == "list"
    assert len(asked) == 2  # and once more by who asks for all sheets
    read_table(tmp_path / "list.xlsx")
    read_table(tmp_path / "list.xlsx")
    assert len(asked) == 4  # afterwards nothing is kept


def test_who_reads_a_table_again_doesnt_get_what_another_remarked(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    with cache_reads():
        first = read_table(tmp_path / "list.csv")
        first.findings.append(Finding("csv.ragged", Severity.WARNING, "this row is short."))
        assert read_table(tmp_path / "list.csv").findings == []
