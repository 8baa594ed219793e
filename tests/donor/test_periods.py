"""Reports by years that don't begin in January, and by periods that the contract names."""

import csv
import json
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from ecpat_training.programme.model.donors import Donors
from ecpat_training.programme.model.reporting_period import bounds, period_name, year_from
from tests.commands.running import run_here
from tests.donor.material import donor

AUTUMN_YEARS = "  years from: 2005-07-01\n"
TWO = ("2005-07-01 to 2006-06-30", "2006-07-01 to 2007-06-30")


def with_donors(folder: Path, lines: str, dates: tuple[str, str] = ("2005-10-06", "2006-03-06")) -> None:
    """The programme with these lines under `donors`, without targets of years, and the trainings on these days."""
    text = (folder / "programme.yaml").read_text("utf-8")
    text = text.replace("    - {template: eea, indicator: ALL-010, year: 2005, persons: 120}\n", "")
    text = text.replace("2005-10-06", dates[0]).replace("2006-03-06", dates[1])
    (folder / "programme.yaml").write_text(text.replace("donors:\n", f"donors:\n{lines}"), "utf-8")


def persons(folder: Path) -> dict[str, int]:
    """Persons who took part, by window."""
    result = json.loads(donor("--donor", "eea", "--json").stdout)["result"]
    return {one["window"]: one["persons_low"] for one in result["everybody"]["figures"] if not one["by"]}


def came(folder: Path, file: str) -> set[str]:
    """Who came, by the list itself."""
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        return {one["E-mail"] for one in csv.DictReader(lines) if "x" in one.values()}


def test_a_project_year_holds_an_autumn_and_the_spring_after_it(folder: Path) -> None:
    with_donors(folder, AUTUMN_YEARS)
    assert persons(folder) == {"": 300, TWO[0]: 300, "until 2006-06-30": 300}


def test_two_project_years(folder: Path) -> None:
    with_donors(folder, AUTUMN_YEARS, ("2005-10-06", "2006-10-06"))
    first, second = came(folder, "al-1.csv"), came(folder, "al-2.csv")
    assert persons(folder) == {
        "": len(first | second),
        TWO[0]: len(first),
        "until 2006-06-30": len(first),
        TWO[1]: len(second),
        "until 2007-06-30": len(first | second),
    }


def test_periods_are_those_that_are_named(folder: Path) -> None:
    with_donors(folder, "  periods: [1 September 2005 to 28.02.2006, 2006-03-01 to 2006-08-31]\n")
    half_years = ("2005-09-01 to 2006-02-28", "2006-03-01 to 2006-08-31")
    assert {*half_years, "until 2006-02-28", "until 2006-08-31", ""} == persons(folder).keys()
    donor("--donor", "eea", "--out", "a.txt")
    text = (folder / "a.txt").read_text("utf-8")
    assert "Period by period" in text
    assert "2005-09-01" in text


def test_a_training_in_no_period_is_said(folder: Path) -> None:
    with_donors(folder, "  periods: [2005-09-01 to 2006-02-28]\n")
    ran = donor("--donor", "eea", "--json")
    assert "al-2 begins on 2006-03-06, in none of the periods: nothing is counted by period." in ran.stderr
    assert persons(folder) == {"": 300}


def test_a_target_is_of_a_period_and_stands_beside_it(folder: Path) -> None:
    with_donors(folder, AUTUMN_YEARS, ("2005-10-06", "2006-10-06"))
    text = (folder / "programme.yaml").read_text("utf-8")
    line = f"    - {{template: eea, indicator: ALL-010, period: {TWO[0]}, persons: 123}}\n"
    (folder / "programme.yaml").write_text(text.replace("  targets:\n", f"  targets:\n{line}"), "utf-8")
    ran = donor("--donor", "eea", "--out", "a.xml", "--json")
    assert ran.exit_code == 0, ran.stderr
    targets = json.loads(ran.stdout)["result"]["indicators"][0]["targets"]
    assert (TWO[0], 123) in [(one["period"], one["persons"]) for one in targets]
    period = fromstring((folder / "a.xml").read_bytes()).find("iati-activity/result/indicator/period")
    assert period is not None
    days = [period.find(name).get("iso-date") for name in ("period-start", "period-end")]  # type: ignore[union-attr]
    assert days == ["2005-07-01", "2006-06-30"]
    assert period.find("target").get("value") == "123"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("  years from: 2005-07-01\n  periods: [2005-07-01 to 2006-06-30]\n", "keep one of the two"),
        ("  periods: [2005-07-01 to 2006-06-30, 2006-06-30 to 2007-06-30]\n", "begins before"),
        ("  periods: [2006-06-30 to 2005-07-01]\n", "a period ends after it begins"),
        ("  periods: [2005-07-01]\n", "a period has two days"),
        ("  years from: 29 February 2004\n", "write 1 March"),
    ],
)
def test_periods_that_can_not_be_are_refused(folder: Path, lines: str, said: str) -> None:
    with_donors(folder, lines)
    ran = donor("--donor", "eea")
    assert ran.exit_code
    assert said in " ".join(ran.stderr.split())


def test_a_target_of_a_calendar_year_is_refused_beside_other_years(folder: Path) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    (folder / "programme.yaml").write_text(text.replace("donors:\n", f"donors:\n{AUTUMN_YEARS}"), "utf-8")
    ran = donor("--donor", "eea")
    assert "a target is of 2005, and none of the periods is that; its periods are years from 2005-07-01" in ran.stderr


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (TWO[0], ""),
        ("1 July 2005 to 30 June 2006", ""),
        ("2005", "`2005` is none of the periods of the report"),
        (TWO[1], "the programme has it in another year or period: 2005-07-01 to 2006-06-30"),
        ("last year", "`last year` is none of the periods of the report"),
    ],
)
def test_head_counts_name_a_period_of_the_report(folder: Path, row: str, said: str) -> None:
    with_donors(folder, AUTUMN_YEARS)
    (folder / "p.csv").write_text(f"Training,Number,Period\nal-3,12,{row}\n", "utf-8")
    ran = run_here(["donor", "al-1.csv", "-p", "programme.yaml", "--donor", "cepol", "--counts", "p.csv"])
    assert (said or "312") in ran.said


def test_years_from_a_date_hold_each_day_once() -> None:
    """Of every start and day: a year of 365 or 366 days that holds it, and the day after it is in the next."""
    for start in (date(2003, 7, 1), date(2004, 2, 28), date(2003, 3, 1), date(2004, 1, 1), date(2003, 12, 31)):
        for number in range(date(2003, 1, 1).toordinal(), date(2009, 1, 1).toordinal()):
            day = date.fromordinal(number)
            period = year_from(start, day)
            if period is None:
                assert day < start
                continue
            first, last = bounds(period)
            assert first <= day <= last
            assert (first.month, first.day) == (start.month, start.day)
            assert year_from(start, date.fromordinal(last.toordinal() + 1)) != period
            assert period_name(first, last) == period
    assert Donors().period_of(date(2005, 12, 31)) == "2005"
