"""`--out agenda.ics`, `schedule.xml` and `schedule.frab.json`: from a drafted agenda as from an edited one, and what is
said where no calendar can be made."""

import json
import re
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from ecpat_training.core.errors import Exit
from tests.agenda.calendar_reading import read
from tests.commands.conftest import Ecpat
from tests.commands.material import AGENDA, PROGRAMME, written

TITLES = ["Opening", "Signals", "Break", "Who does what", "Closing"]
OUT = ("--out", "agenda.ics", "--out", "schedule.xml", "--out", "Schedule.FRAB.json")


def in_calendar(path: Path) -> list[str]:
    calendar = read(path.read_bytes())
    assert calendar.problems == []
    return [event.text("SUMMARY") for event in calendar.all("VEVENT")]


def in_schedule(path: Path) -> list[str | None]:
    return [event.findtext("title") for event in parse(path).getroot().iter("event")]


def test_a_drafted_agenda_goes_to_calendars_and_viewers(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME)
    ran = ecpat("plan", "programme.yaml", *OUT)
    assert ran.exit_code == Exit.CLEAN
    assert "Written: agenda.ics, schedule.xml and Schedule.FRAB.json." in ran.said
    assert in_calendar(folder / "agenda.ics") == TITLES
    assert in_schedule(folder / "schedule.xml") == [title for title in TITLES if title != "Break"]
    assert json.loads((folder / "Schedule.FRAB.json").read_bytes())["schedule"]["conference"]["daysCount"] == 1
    assert b"DTSTART;TZID=Europe/Sofia:20251006T090000\r\n" in (folder / "agenda.ics").read_bytes()


def test_an_edited_agenda_does_too_even_if_it_breaks_a_rule(ecpat: Ecpat, folder: Path) -> None:
    two_carers = AGENDA.replace("roles   @ BG-1 + NL-2", "roles @ BG-2 + NL-2")
    written(folder, programme=PROGRAMME, agenda=two_carers)
    ran = ecpat("plan", "check", "agenda.yaml", *OUT)
    assert ran.exit_code == Exit.FINDINGS
    assert in_calendar(folder / "agenda.ics") == TITLES
    assert b"Group work: BG-2 and NL-2" in (folder / "agenda.ics").read_bytes()


def test_their_endings_are_named_where_another_is_asked_for(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME)
    ran = ecpat("plan", "programme.yaml", "--out", "agenda.ical")
    assert ran.exit_code == Exit.USAGE
    assert ".docx, .frab.json, .frab2.json, .html, .ics, .json, .txt, .xlsx, .xml and .yaml" in ran.said


@pytest.mark.parametrize("out", ["agenda.ics", "schedule.xml", "schedule.frab.json", "schedule.frab2.json"])
def test_without_dates_nothing_is_written_and_what_to_do_is_said(ecpat: Ecpat, folder: Path, out: str) -> None:
    written(folder, programme=PROGRAMME)
    ran = ecpat("plan", "programme.yaml", "--training", "bg-1", "--out", out, "--out", "agenda.docx")
    assert ran.exit_code == Exit.FINDINGS
    assert "bg-1 has no date, so that no calendar or schedule can be made." in ran.said
    assert "the training a `start:` in the programme" in ran.said
    assert [path.name for path in folder.iterdir()] == ["programme.yaml"]


def test_a_clock_that_nobody_has_named_is_remarked_on(ecpat: Ecpat, folder: Path) -> None:
    abroad = PROGRAMME.replace("pilot, country: BG", "pilot, country: ES")
    written(folder, programme=abroad)
    ran = ecpat("plan", "programme.yaml", "--out", "agenda.ics")
    assert ran.exit_code == Exit.CLEAN
    assert "ES has several time zones; pilot is written in the programme's, Europe/Sofia" in ran.said
    assert "several time zones" not in ecpat("plan", "programme.yaml", "--out", "agenda.txt").said


def test_a_date_that_a_calendar_lacks_is_told_before_the_search(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def searched(*_: object, **__: object) -> None:
        raise AssertionError("it was searched")

    monkeypatch.setattr("ecpat_training.agenda.workflows.plan.draft_agenda", searched)
    written(folder, programme=re.sub(r"start: \d{4}-\d\d-\d\d,? ?", "", PROGRAMME))
    ran = ecpat("plan", "programme.yaml", "--training", "bg-1", "--out", "agenda.yaml", "--out", "agenda.ics")
    assert ran.exit_code == Exit.FINDINGS
    assert "bg-1 has no date, so that no calendar or schedule can be made" in ran.stderr
    assert not (folder / "agenda.yaml").exists()
