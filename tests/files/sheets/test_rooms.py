"""Every reader of a sheet finds headers, struck rows, totals and repeated headers alike, in several languages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from ecpat_training.agenda.handbook.reading import read_copies
from ecpat_training.core.finding import Finding
from ecpat_training.donor.reading.head_counts import read_head_counts
from ecpat_training.effect.performance.reading.codes import read_codes
from ecpat_training.files.sheets.reader import NEAR_ROWS
from ecpat_training.files.table_file import read_table
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.places import CommitmentFile
from ecpat_training.network.reading.network import read_network
from ecpat_training.network.reading.places import place_of
from ecpat_training.series.reading.calendar_csv import read_calendar
from ecpat_training.series.reading.covariates import read_covariates
from ecpat_training.trainers.reading.ledger import ledger_from

Rows = Sequence[Sequence[object]]


class Read(NamedTuple):
    """What was read, row by row, and what was said."""

    rows: list[object]
    findings: Sequence[Finding]


def _commitments(path: Path) -> Read:
    (found,) = read_commitments([CommitmentFile(path, "al-1", None)])
    return Read([(one.code, one.text) for one in found.commitments], found.findings)


def _network(path: Path) -> Read:
    found = read_network(place_of(path))
    return Read(sorted(found.answers["know"]), found.findings)


def _ledger(path: Path) -> Read:
    found = ledger_from(read_table(path))
    return Read([event.trainers for event in found.events], found.findings)


def _copies(path: Path) -> Read:
    found = read_copies(path)
    return Read([one.to for one in found.rows], found.findings)


def _codes(path: Path) -> Read:
    codes, findings = read_codes(path)
    return Read([*codes], findings)


def _calendar(path: Path) -> Read:
    found = read_calendar(path)
    return Read([day.day.isoformat() for day in found.days], found.findings)


def _covariates(path: Path) -> Read:
    found = read_covariates(path, ["Hotlines"], ["AL", "BG"])
    return Read([one.values for one in found.covariates], found.findings)


def _counts(path: Path) -> Read:
    found = read_head_counts(path, None)
    return Read([one.number for one in found.counts], found.findings)


DATA: dict[Callable[[Path], Read], Rows] = {
    _commitments: [("K1", "Call the helpline"), ("K2", "Train colleagues")],
    _network: [("K1", "K2", 1), ("K2", "K3", 1)],
    _ledger: [("2005-09-14", "NL-1", 20), ("2005-10-03", "AL-1", 18)],
    _copies: [("deadbeef", "La Strada"), ("deadbee0", "Police")],
    _codes: [("K1",), ("K2",), ("K3",), ("K4",)],
    _calendar: [("AL", "2005-11-28", "Flag Day", "holiday"), ("BG", "2005-03-03", "Liberation Day", "holiday")],
    _covariates: [("AL", 3), ("BG", 5)],
    _counts: [("al-1", 12), ("al-2", 14)],
}
HEADERS: list[tuple[Callable[[Path], Read], Sequence[str]]] = [
    (_commitments, ("Code", "Commitment")), (_commitments, ("Šifra", "Obaveza")), (_commitments, ("Код", "Намерение")),
    (_network, ("From", "To", "Know")), (_network, ("Von", "Über", "Know")), (_network, ("От", "До", "Know")),
    (_ledger, ("Date", "Trainers", "Reached")), (_ledger, ("Datum", "Geleitet von", "Erreicht")),
    (_ledger, ("Début", "Formateurs", "Nombre")),
    (_copies, ("Edition", "To")), (_copies, ("Ausgabe", "Empfänger")), (_copies, ("Издание", "Получател")),
    (_codes, ("Code",)), (_codes, ("Шифра",)), (_codes, ("Код",)),
    (_calendar, ("country", "date", "name", "kind")), (_covariates, ("Country", "Hotlines")),
    (_counts, ("Training", "Number")),
]  # fmt: skip
CASES = pytest.mark.parametrize(("read", "header"), HEADERS)
TOTALS = ("Total", "Ukupno", "Итого")


def book(folder: Path, rows: Rows, struck: int | None = None) -> Path:
    """A workbook of these rows, one of which may be struck through."""
    made = Workbook()
    sheet = made.worksheets[0]
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            sheet.cell(number, place).value = value  # type: ignore[assignment]
            sheet.cell(number, place).font = Font(strike=number - 1 == struck)
    path = folder / "al-1 network before.xlsx"
    made.save(path)
    return path


@CASES
@pytest.mark.parametrize("above", [1, NEAR_ROWS, 45])
def test_titles_may_stand_above_the_header(
    read: Callable[[Path], Read], header: Sequence[str], above: int, tmp_path: Path
) -> None:
    data = DATA[read]
    plain = read(book(tmp_path, [header, *data]))
    assert len(plain.rows) == len(data) if read is not _covariates else plain.rows == [(3.0, 5.0)]
    assert read(book(tmp_path, [["Children first"], *[()] * (above - 1), header, *data])).rows == plain.rows


@CASES
def test_a_row_that_is_struck_through_is_not_read_and_told(
    read: Callable[[Path], Read], header: Sequence[str], tmp_path: Path
) -> None:
    data = [*DATA[read]]
    gone = [("K9" if read is not _calendar else "AL", *data[0][1:])]
    found = read(book(tmp_path, [header, *data, *gone], struck=len(data) + 1))
    assert found.rows == read(book(tmp_path, [header, *data])).rows
    assert [one.message for one in found.findings if one.code == "table.struck"] == [
        "1 row is struck through, and isn't read."
    ]


@CASES
@pytest.mark.parametrize("word", TOTALS)
def test_a_total_and_a_header_that_is_there_again_are_no_data(
    read: Callable[[Path], Read], header: Sequence[str], word: str, tmp_path: Path
) -> None:
    data = [*DATA[read]]
    total = [word, *[None] * (len(header) - 2), *([7] if len(header) > 1 else [])]
    found = read(book(tmp_path, [header, data[0], header, *data[1:], total]))
    assert found.rows == read(book(tmp_path, [header, *data])).rows
    assert {one.code for one in found.findings} <= {"table.no-data", "trainers.no-date"} | {
        one.code for one in read(book(tmp_path, [header, *data])).findings
    }


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Code|Commitment 1||Commitment 2|", "|Commitment|By when|Commitment|By when"),
        ("Šifra|Obaveza 1||Obaveza 2|", "|Obaveza|Do kada|Obaveza|Do kada"),
        ("Код|Намерение 1||Намерение 2|", "|Намерение|Срок|Намерение|Срок"),
    ],
)
def test_two_rows_of_headers_say_of_which_commitment_a_column_is(upper: str, lower: str, tmp_path: Path) -> None:
    rows = [upper.split("|"), lower.split("|"), ["K1", "Call", "2006-05-01", "Train", "2006-06-01"]]
    (found,) = read_commitments([CommitmentFile(book(tmp_path, rows), "al-1", None)])
    assert [(one.number, one.text, str(one.by)) for one in found.commitments] == [
        (1, "Call", "2006-05-01"), (2, "Train", "2006-06-01"),
    ]  # fmt: skip
    assert found.findings == ()
