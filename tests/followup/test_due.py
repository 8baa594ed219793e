"""Which follow-ups are due on a day, from the files of a programme's folder; partners get no names and no codes."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from ecpat_training.documents.wording import languages, wording
from ecpat_training.followup.model.due import DueState, FollowUpDue
from ecpat_training.words.lists.commitment_words import STATUS_OF, STATUSES
from ecpat_training.words.matching import letters_key
from tests.commands.running import PROGRAMMES, Ran, run_here

SERIES = "Training,First day,Trainers\nal-1,2005-10-12,\n"
DUE = date(2006, 1, 12)  # 91 days after 2005-10-13, the last day of al-1


def folder(tmp_path: Path, **files: str) -> Path:
    of = tmp_path / "trainings" / "al-1"
    of.mkdir(parents=True)
    programme = (PROGRAMMES / "multi-stakeholder-2005.yaml").read_text("utf-8")
    (tmp_path / "programme.yaml").write_text(programme, encoding="utf-8")
    (tmp_path / "calendar.csv").write_text((PROGRAMMES / "calendar.csv").read_text("utf-8"), encoding="utf-8")
    (tmp_path / "series.csv").write_text(SERIES, encoding="utf-8")
    for name, text in files.items():
        (of / f"{name.replace('_', '-')}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def due(of: Path, on: date, *more: str) -> tuple[Ran, dict[str, object]]:
    ended = run_here(["follow-up", "due", str(of), "--on", str(on), *more, "--json"])
    result = json.loads(ended.raw)["result"]
    step = next(one for one in result["follow_ups"] if (one["training"], one["month"]) == ("al-1", 3))
    return ended, step


@pytest.mark.parametrize(
    ("on", "answered", "questionnaires", "state"),
    [
        (date(2006, 1, 1), 0, None, DueState.LATER),
        (date(2006, 1, 12), 0, None, DueState.DUE),
        (date(2006, 1, 12), 1, None, DueState.PARTLY),
        (date(2006, 1, 26), 10, 7, DueState.PARTLY),
        (date(2006, 1, 27), 10, 7, DueState.LATE),
        (date(2006, 1, 27), 8, 8, DueState.DONE),
        (date(2006, 1, 27), 7, 10, DueState.LATE),
    ],
)
def test_a_follow_up_is_done_when_both_have_come(
    on: date, answered: int, questionnaires: int | None, state: DueState
) -> None:
    one = FollowUpDue("al-1", "AL", 3, DUE, date(2006, 1, 26), True, 10, answered, (), questionnaires)
    assert one.state(on) is state


def test_dates_come_from_the_series_beside_the_programme(tmp_path: Path) -> None:
    of = folder(tmp_path, commitments="Code,I will 1\nAB12,Call Ana\nCD34,b\nEF56,\n")
    ended, step = due(of, date(2006, 1, 13))
    assert (step["on"], step["by"]) == ("2006-01-12", "2006-01-26")
    assert (step["state"], step["people"], step["answered"], step["codes"]) == ("due", 2, 0, [])
    assert ended.exit_code == 1  # the pilot's is late


def test_a_date_is_one_whatever_is_known_of_holidays(tmp_path: Path) -> None:
    of = folder(tmp_path)
    (of / "calendar.csv").write_text("nothing", encoding="utf-8")
    assert run_here(["series", "check", str(of / "series.csv"), "-p", str(of)]).exit_code == 1
    _, step = due(of, date(2006, 1, 13))
    assert step["on"] == "2006-01-12"


def test_codes_stand_there_only_where_they_are_asked_for(tmp_path: Path) -> None:
    of = folder(
        tmp_path,
        commitments="Code,I will 1,I will 2\nAB12,Call Ana,x\nCD34,b,\n",
        commitments_3_months="Code,Status 1,Status 2\nAB12,done,\nCD34,no,\n",
    )
    _, step = due(of, date(2006, 1, 13), "--codes")
    assert (step["codes"], step["answered"], step["state"]) == (["AB12"], 1, "partly")
    out = tmp_path / "out"
    out.mkdir()
    run_here(
        [
            "follow-up",
            "due",
            str(of),
            "--on",
            "2006-01-13",
            "--out",
            str(out / "due.txt"),
            "--out",
            str(out / "due.ics"),
        ]
    )
    for path in out.iterdir():
        assert "AB12" not in path.read_text("utf-8")
        assert "Ana" not in path.read_text("utf-8")
    with_codes = run_here(["follow-up", "due", str(of), "--on", "2006-01-13", "--codes"]).said
    assert "AB12" in with_codes
    _, _, mail = with_codes.partition("Text for the partner in Albania")
    assert "AB12" not in mail


@pytest.mark.parametrize("language", languages())
def test_partners_are_asked_in_the_language_of_their_trainings(tmp_path: Path, language: str) -> None:
    """Every answer that the letter offers is one that is read again; only English needs no native speaker."""
    of = folder(tmp_path, commitments="Code,I will 1\nAB12,Call Ana\nCD34,b\n")
    programme = (of / "programme.yaml").read_text("utf-8")
    (of / "programme.yaml").write_text(
        programme.replace("  language: en\n", f"  language: {language}\n"), encoding="utf-8"
    )
    words = wording(language)
    ended, _ = due(of, date(2006, 2, 1))
    (letter,) = (one for one in json.loads(ended.raw)["result"]["letters"] if one["country"] == "AL")
    said = "\n".join(letter["text"])
    assert letter["language"] == language
    assert words.date(date(2006, 1, 26)) in said
    assert words.country("AL") in said
    assert "2" in said
    assert not {"AB12", "CD34", "Ana"} & {*re.findall(r"\w+", said)}
    for status in STATUSES:
        answer = words.say(f"became {status}")
        assert answer in letter["text"][-1]
        assert STATUS_OF[letters_key(answer)] == status
    report = run_here(["follow-up", "due", str(of), "--on", "2006-02-01"]).stdout
    assert ("let a native speaker read it" in " ".join(report.split())) == (language != "en")


def test_a_language_that_is_named_holds_for_every_partner(tmp_path: Path) -> None:
    ended, _ = due(folder(tmp_path), date(2006, 2, 1), "--language", "fr")
    assert {one["language"] for one in json.loads(ended.raw)["result"]["letters"]} == {"fr"}


def test_whoever_is_asked_for_two_months_of_a_training_is_one_person(tmp_path: Path) -> None:
    of = folder(tmp_path, commitments="Code,I will 1\nAB12,x\nCD34,b\n")
    run_here(["follow-up", "due", str(of), "--on", "2006-05-01", "--out", str(tmp_path / "due.txt")])
    lines = (tmp_path / "due.txt").read_text("utf-8").splitlines()
    (row,) = (line.split() for line in lines if line.startswith("Albania "))
    assert row == ["Albania", "2", "2", "2", "2006-01-26"]  # partner, follow-ups, late, people, by


def test_the_calendar_has_each_day_that_is_not_done(tmp_path: Path) -> None:
    of = folder(tmp_path)
    run_here(["follow-up", "due", str(of), "--on", "2006-01-13", "--out", str(tmp_path / "due.ics")])
    text = (tmp_path / "due.ics").read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 9  # pilot, trainers' course and al-1
    assert "DTSTART;VALUE=DATE:20060112" in text


def test_files_that_cannot_be_read_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    of = folder(tmp_path, commitments="Name,Country\nA,BG\n")
    ended, step = due(of, date(2006, 1, 13))
    assert "follow-up.unread" in ended.raw.decode()
    assert (step["commitments_typed"], step["people"]) == (False, 20)
    (of / "series.csv").write_text("nothing", encoding="utf-8")
    ended = run_here(["follow-up", "due", str(of), "--on", "2006-01-13", "--json"])
    assert "follow-up.series" in ended.raw.decode()
    assert "al-1" in json.loads(ended.raw)["result"]["undated"]
