"""Holidays as the library has them and as people correct them: what nobody knows is never free."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Severity
from ecpat_training.series.reading.calendar_csv import calendar_bytes, read_calendar
from ecpat_training.series.reading.known_holidays import find_known_days
from ecpat_training.series.rules.public_holidays import PublicHolidays
from ecpat_training.series.workflows.facts import SeriesFacts, read_facts
from tests.commands.running import run_here
from tests.series.material import laid


@pytest.mark.parametrize(
    ("country", "year", "period"),
    [("UA", 2026, "2026-02-02 to 2026-06-30"), ("UA", 2027, "2027-02-02 to 2027-06-30"),
     ("RS", 2005, "2005-02-02 to 2005-06-30"), ("RS", 2006, "2006-02-02 to 2006-06-30")],
)  # fmt: skip
def test_an_empty_year_is_an_error_that_says_what_to_do(country: str, year: int, period: str, tmp_path: Path) -> None:
    changes = {"country: CZ": f"country: {country}", "2026-02-02 to 2026-06-30": period}
    with pytest.raises(ContentError) as raised:
        read_facts(laid(tmp_path, changes))
    (problem,) = [one for one in raised.value.findings if one.severity is Severity.ERROR]
    assert problem.message.startswith(f"no public holiday of {country} is known in {year}")
    assert f"{country},YYYY-MM-DD,name,holiday,source" in (problem.hint or "")


def test_one_holiday_that_a_person_wrote_makes_the_year_known(tmp_path: Path) -> None:
    """Whoever writes a year's holidays knows it: a single row is the partner's word, and no other row is added."""
    laid(tmp_path, {"country: CZ": "country: UA"}, "UA,2026-06-28,Constitution Day,holiday,the partner\n")
    facts = _facts(tmp_path)
    assert [one.day for one in facts.context.calendar.days if one.country == "UA"] == [date(2026, 6, 28)]


def test_a_school_day_off_alone_doesn_t_make_a_year_known(tmp_path: Path) -> None:
    laid(tmp_path, {"country: CZ": "country: UA"}, "UA,2026-06-01,Summer,school,the partner\n")
    with pytest.raises(ContentError, match="no public holiday of UA"):
        _facts(tmp_path)


def test_without_a_region_the_holidays_of_every_region_count() -> None:
    """Easter Monday is none of all Great Britain's: by the whole country's alone one would train on it."""
    monday = date(2026, 4, 6)
    assert monday in {one.day for one in find_known_days("GB", [2026], {})}
    assert monday in {one.day for one in find_known_days("GB", [2026], {"GB": "England"})}
    assert monday not in {one.day for one in find_known_days("GB", [2026], {"GB": "Scotland"})}
    assert date(2026, 1, 2) in {one.day for one in find_known_days("GB", [2026], {"GB": "Scotland"})}


def test_both_easters_are_days_off_of_a_mixed_team(tmp_path: Path) -> None:
    """Western Easter Monday is the 6th of April 2026, the Orthodox one a week later: both bar trainings."""
    facts = _facts(laid(tmp_path, {"period: 2026-02-02": "weekdays: Mon-Fri\n  period: 2026-02-02"}).parent)
    context = facts.context
    (rule,) = (one for one in facts.rules if isinstance(one, PublicHolidays))
    assert "NL" in (rule.bars(context.by_id["bg-1"], date(2026, 4, 6), context) or "")
    assert "BG" in (rule.bars(context.by_id["bg-1"], date(2026, 4, 13), context) or "")
    assert rule.bars(context.by_id["bg-1"], date(2026, 4, 15), context) is None


def test_the_twin_doesn_t_travel_on_its_own_holiday(tmp_path: Path) -> None:
    facts = _facts(laid(tmp_path).parent)
    (rule,) = (one for one in facts.rules if isinstance(one, PublicHolidays))
    tuesday = date(2026, 4, 7)  # the day after Easter Monday
    assert "on which the twin travels" in (rule.bars(facts.context.by_id["bg-1"], tuesday, facts.context) or "")


def test_a_saturday_that_is_worked_may_be_held_where_saturdays_are(tmp_path: Path) -> None:
    """Saturday 2025-01-11 is worked in Belarus by decree; other days of a weekend stay what they are."""
    worked = [one for one in find_known_days("BY", [2025], {}) if one.kind == "working day"]
    assert date(2025, 1, 11) in {one.day for one in worked}
    assert all(one.day.weekday() >= 5 for one in worked)


def test_a_working_day_stands_for_whatever_else_is_said(tmp_path: Path) -> None:
    """A person knows that offices work on a public holiday."""
    holidays = "".join(f"BG,{day},{day},holiday,us\n" for day in ("2026-03-03", "2026-05-06"))
    facts = _facts(
        laid(tmp_path, calendar=f"{holidays}BG,2026-03-03,worked this year,working day,the partner\n").parent
    )
    context = facts.context
    assert context.calendar.find_day_off("BG", date(2026, 3, 3), ("holiday",)) is None
    assert context.calendar.find_day_off("BG", date(2026, 5, 6), ("holiday",)) is not None
    assert context.calendar.is_declared_working_day("BG", date(2026, 3, 3))


def test_days_that_a_government_moves_by_decree_are_asked_for(tmp_path: Path) -> None:
    facts = _facts(laid(tmp_path, {"country: CZ": "country: MD"}).parent)
    assert [one.code for one in facts.findings] == ["series.decree"]


def test_a_calendar_is_read_as_it_was_written(tmp_path: Path) -> None:
    days = [*find_known_days("BG", [2026], {}), *find_known_days("BY", [2025], {}), *find_known_days("GB", [2026], {})]
    path = tmp_path / "calendar.csv"
    path.write_bytes(calendar_bytes(days))
    reading = read_calendar(path)
    assert not reading.findings
    assert sorted(reading.days, key=str) == sorted(days, key=str)


def test_the_command_writes_what_plan_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = run_here(["series", "calendar", "-p", "programme.yaml", "--out", "calendar.csv"])
    assert ran.exit_code == 0, ran.said
    text = (tmp_path / "calendar.csv").read_text("utf-8")
    assert text.startswith("country,date,name,kind,source\n")
    assert "BG,2026-03-03,Liberation Day,holiday,holidays " in text
    facts = _facts(tmp_path)
    assert facts.calendar_file is not None
    assert {one.source.partition(" ")[0] for one in facts.context.calendar.days} == {"holidays"}


def test_the_command_says_of_an_empty_year_that_it_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ukraine's law is suspended: the days that it names are proposed, to be decided on."""
    laid(tmp_path, {"country: CZ": "country: UA"})
    monkeypatch.chdir(tmp_path)
    ran = run_here(["series", "calendar", "-p", "programme.yaml", "--out", "new.csv"])
    assert ran.exit_code == 1
    assert "no public holiday of UA is known in 2026" in ran.said
    assert "to be decided" in (tmp_path / "new.csv").read_text("utf-8")


def test_days_of_a_year_come_once(tmp_path: Path) -> None:
    """Whoever corrects a year in the file has that year from the file alone, and other years from the library."""
    laid(tmp_path, calendar="BG,2026-03-03,Liberation Day,holiday,us\n")
    days = [one for one in _facts(tmp_path).context.calendar.days if one.country == "BG"]
    assert [one.source for one in days] == ["us"]


def _facts(folder: Path) -> SeriesFacts:
    return read_facts(folder / "programme.yaml")


def test_a_period_of_the_programme_s_months_ends_on_their_last_day(tmp_path: Path) -> None:
    laid(tmp_path, {"  period: 2026-02-02 to 2026-06-30\n": ""})
    context = _facts(tmp_path).context
    assert (context.first, context.last + timedelta(1)) == (date(2026, 2, 1), date(2026, 8, 1))


def test_rows_that_contradict_each_other_are_said_with_both_places(tmp_path: Path) -> None:
    days = "BG,2026-02-24,A day off,holiday,the ministry\nBG,24.02.2026,In exchange,working day,the partner\n"
    laid(tmp_path, None, days)
    (problem,) = [one for one in _facts(tmp_path).findings if one.code == "series.calendar-twice"]
    assert (str(problem.where), [str(one) for one in problem.also]) == ("calendar.csv:3", ["calendar.csv:2"])


def test_a_date_of_two_meanings_is_an_error_with_both(tmp_path: Path) -> None:
    laid(tmp_path, None, "BG,03/04/2026,A day off,holiday,the partner\n")
    with pytest.raises(ContentError, match=r"2026-04-03.*2026-03-04"):
        _facts(tmp_path)


def test_one_day_added_to_a_year_says_which_holidays_it_leaves_out(tmp_path: Path) -> None:
    laid(tmp_path, None, "BG,2026-06-26,A day of the town,holiday,the partner\n")
    (remark,) = [one for one in _facts(tmp_path).findings if one.code == "series.calendar-few"]
    assert "2026-01-01" in remark.message


@pytest.mark.parametrize(
    "text",
    ["Date,LocalName,Name,CountryCode,Fixed,Global,LaunchYear,Type,Counties\n"
     "2026-03-03,x,Liberation Day,BG,false,true,,Public,\n",
     "date,country,subdivision,name,type\n2026-03-03,BG,,Liberation Day,public\n"],
)  # fmt: skip
def test_calendars_of_other_makers_are_read(tmp_path: Path, text: str) -> None:
    """As public libraries of holidays export them."""
    path = tmp_path / "calendar.csv"
    path.write_text(text, encoding="utf-8")
    (day,) = read_calendar(path).days
    assert (day.country, day.day, day.name, day.kind) == ("BG", date(2026, 3, 3), "Liberation Day", "holiday")
    path.write_text(text.replace("Public", "Optional").replace("public", "observance"), encoding="utf-8")
    assert [one.code for one in read_calendar(path).findings] == ["series.calendar-row"]


def test_days_on_end_are_one_row_as_people_write_them(tmp_path: Path) -> None:
    """Minsk can't in October: nobody writes thirty-one rows."""
    path = tmp_path / "calendar.csv"
    rows = [
        "country,date,name,kind,source",
        "BY,2005-10-01 to 2005-10-31,Minsk can't,own,the partner",
        "BG,1-3 March 2006,Moving house,own,",
        "RO,2005-12-01,National Day,holiday,",
        "RO,2001-01-01 to 2005-12-31,x,own,",
    ]  # fmt: skip
    path.write_text("\n".join(rows), encoding="utf-8")
    reading = read_calendar(path)
    days = [(one.country, one.day) for one in reading.days]
    assert [day for country, day in days if country == "BY"] == [date(2005, 10, at) for at in range(1, 32)]
    assert [day for country, day in days if country == "BG"] == [date(2006, 3, at) for at in (1, 2, 3)]
    (asked,) = [one for one in reading.findings if one.code == "series.calendar-row"]
    assert "more than a year" in asked.message
