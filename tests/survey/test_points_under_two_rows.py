"""Points under two header rows, `PRE-TEST` and `POST-TEST` over `Part A` and `Total`: named by paths and letters."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.commands.running import run_here

UPPER = {
    "en": ("PRE-TEST", "POST-TEST", "Total"),
    "fr": ("Avant la formation", "Après la formation", "Total des points"),
    "ru": ("До обучения", "После обучения", "Баллы"),
}
PEOPLE = [
    ("AA01", 3, 4, 7, 5, 5, 10),
    ("BB02", 2, 2, 4, 3, 4, 7),
    ("CC03", 5, 1, 6, 4, 4, 8),
    ("DD04", 1, 3, 4, 3, 3, 6),
]


def sheet(folder: Path, language: str = "en", ending: str = "csv", *, title: str = "") -> Path:
    """The sheet of a test of two parts; `title` stands above its header."""
    before, after, total = UPPER[language]
    rows = [["Code", before, "", "", after, "", ""], ["", *("Part A", "Part B", total) * 2], *PEOPLE]
    rows = [[title], *rows] if title else rows
    path = folder / f"points.{ending}"
    if ending == "csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in rows) + "\n", encoding="utf-8")
        return path
    book = Workbook()
    assert book.active
    for row in rows:
        book.active.append([cell or None for cell in row])
    first = 2 if title else 1
    for span in (f"B{first}:D{first}", f"E{first}:G{first}", f"A{first}:A{first + 1}"):
        book.active.merge_cells(span)
    book.save(path)
    return path


def evaluated(path: Path, *options: str) -> str:
    """What `ecpat evaluate` says of a sheet."""
    return run_here(["evaluate", path, *options, "--for", "evaluator"]).said


@pytest.mark.parametrize("language", UPPER)
@pytest.mark.parametrize(("ending", "title"), [("csv", ""), ("xlsx", ""), ("xlsx", "Results of May")])
def test_the_totals_are_read_by_themselves(tmp_path: Path, language: str, ending: str, title: str) -> None:
    said = evaluated(sheet(tmp_path, language, ending, title=title))
    assert "4 people compared" in said
    assert "from 5.25 to 7.75" in said


@pytest.mark.parametrize(
    "options",
    [
        ("--before", "D", "--after", "G"),
        ("--before", "column D", "--after", "column 7"),
        ("--before", "pre-test / total", "--after", "POST-TEST/Total", "--code", "Code"),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_options_take_letters_and_paths(tmp_path: Path, options: tuple[str, ...], ending: str) -> None:
    assert "from 5.25 to 7.75" in evaluated(sheet(tmp_path, ending=ending), *options)


def test_a_part_may_be_compared_and_a_word_of_several_columns_is_asked_about(tmp_path: Path) -> None:
    path = sheet(tmp_path)
    assert "from 2.75 to 3.75" in evaluated(path, "--before", "PRE-TEST / Part A", "--after", "E")
    assert "2 columns are called `Total`" in evaluated(path, "--before", "Total", "--after", "G")
    assert "there is no column `Z`" in evaluated(path, "--before", "Z", "--after", "G")


@pytest.mark.parametrize(("before", "after"), [("D", "G"), ("column D", "column 7"), ("PRE-TEST / Total", "column G")])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_mapping_takes_letters_and_paths(tmp_path: Path, before: str, after: str, ending: str) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(f'columns: {{"{before}": points.pre, "{after}": points.post, A: code}}\n', encoding="utf-8")
    assert "from 5.25 to 7.75" in evaluated(sheet(tmp_path, ending=ending), "--mapping", str(mapping))


def test_a_letter_that_is_a_heading_names_the_column_below_it(tmp_path: Path) -> None:
    path = tmp_path / "letters.csv"
    path.write_text("Code,A,B,C\n" + "".join(f"{c},{a},{b},9\n" for c, a, b, *_ in PEOPLE), encoding="utf-8")
    assert "from 2.75 to 2.50" in evaluated(path, "--before", "A", "--after", "B", "--code", "Code")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("columns: {Code: code, A: points.pre, B: points.post}\n", encoding="utf-8")
    assert "from 2.75 to 2.50" in evaluated(path, "--mapping", str(mapping))


def test_the_drafted_mapping_names_paths(tmp_path: Path) -> None:
    out = tmp_path / "mapping.yaml"
    run_here(["survey", "map", sheet(tmp_path), "--out", out])
    assert '"PRE-TEST / Total": points.pre?' in out.read_text("utf-8")


def test_the_day_in_a_column_of_its_own_is_no_points(tmp_path: Path) -> None:
    path = tmp_path / "dated.csv"
    upper, lower = "Code,Date,PRE-TEST,,POST-TEST,", ",,Part A,Total,Part A,Total"
    rows = [f"{code},2026-03-0{n},{a},{b},{c},{d}" for n, (code, a, _, b, c, _, d) in enumerate(PEOPLE, 1)]
    path.write_text("\n".join([upper, lower, *rows]) + "\n", encoding="utf-8")
    assert "from 5.25 to 7.75" in evaluated(path)
