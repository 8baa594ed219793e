"""A file that doesn't fit its noun: every problem at once, each with line, path, plain words and a way out."""

import ast
from pathlib import Path

import pytest

import ecpat_training
from ecpat_training.core.errors import ContentError
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.values.problem import PATTERNS

GOOD = """\
programme: A small programme
id: small
partners:
  - {country: AL, twin: BE}
trainings: {per country: 2, days: 2, participants: 20}
events:
  - {id: pilot, title: Pilot, kind: pilot, country: BG, days: 2, participants: 20, start: 2005-05-12, trainers: [T1]}
manual:
  - chapter: Identification
    sessions:
      - {id: attitudes, title: Attitudes, minutes: 60, method: discussion}
      - {id: first-contact, title: First contact, minutes: 60-90, method: role play, after: [attitudes]}
trainers:
  - {id: T1, country: BG, stakeholder: NGO, role: care, speaks: [en], away: [2005-06-01]}
rules:
  roster:
    - size: 18-22
"""


def read(folder: Path, content: str) -> Programme:
    path = folder / "programme.yaml"
    path.write_text(content, encoding="utf-8")
    return read_programme(path)[0]


def problems(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is said of the good file after these changes, without the folder's name."""
    content = GOOD
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    with pytest.raises(ContentError) as caught:
        read(folder, content)
    return [str(finding).replace(f"{folder}/", "") for finding in caught.value.findings]


def test_a_good_file_is_read_and_a_folder_stands_for_its_programme(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).trainings is not None
    assert read_programme(tmp_path)[0].id == "small"


@pytest.mark.parametrize("start", ["9999-12-31", "2101-01-01", "1989-12-31", "0001-01-01"])
def test_a_date_lies_where_trainings_are_held(tmp_path: Path, start: str) -> None:
    (said,) = problems(tmp_path, ("start: 2005-05-12", f"start: {start}"))
    assert said.startswith("programme.yaml:7:")
    assert "write a date from 1990 to 2100" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("sessions:", "sesions:"),
            "yaml:10:5: error: manual.Identification: unknown key `sesions`. Did you mean `sessions`?",
        ),
        (("id: small\n", ""), "programme.yaml:1:1: error: `id` is missing."),
        (
            ("programme: A small programme", "programme: ~"),
            "yaml:1:1: error: programme: nothing is written; text is expected.",
        ),
        (("programme: A small programme", "programme: [a]"), "programme: text is expected, not a list."),
        (("id: small", "id: ../../outside"), "programme.yaml:2:5: error: id: a short name of Latin letters"),
        (("id: T1", "id: Т1"), "U+0422 (Cyrillic capital letter te, which looks like `T`)"),
        (("kind: pilot", "kind: pliot"), "train the trainers and expert meeting is expected. Did you mean `pilot`?"),
        (
            ("method: role play", "method: roleplay"),
            "yaml:12:75: error: manual.Identification.sessions.first-contact.method: `roleplay` is not",
        ),
        (
            ("days: 2, participants: 20}", "days: 4_0, participants: 20}"),
            "trainings.days: write a number in the digits 0 to 9.",
        ),
        (
            ("days: 2, participants: 20}", "days: ٢, participants: 20}"),
            "trainings.days: write a number in the digits 0 to 9.",
        ),
        (("days: 2, participants: 20}", "days: 11, participants: 20}"), "trainings.days: at most 10 is expected."),
        (("start: 2005-05-12", "start: 86400"), "events.pilot.start: write a date such as `2005-05-12`."),
        (
            ("start: 2005-05-12", "start: 2005-02-30"),
            "events.pilot.start: there is no day 30 in 2005-02, which has 28 days.",
        ),
        (
            ("start: 2005-05-12", "start: 2005-13-01"),
            "events.pilot.start: there is no month 13; the date is written year-month-day.",
        ),
        (("[2005-06-01]", "[1]"), "trainers.T1.away.1: write a date"),
        (
            ("after: [attitudes]", "after: [attitude]"),
            "session `first-contact` comes after `attitude`, which no chapter holds (did you mean `attitudes`?).",
        ),
        (
            ("trainers: [T1]", "trainers: [T9]"),
            "yaml:7:114: error: events.pilot.trainers.1: training `pilot` names trainer `T9`",
        ),
        (("id: first-contact", "id: attitudes"), "session `attitudes` is there twice"),
        (("trainers:\n", "trainers: T1\nx:\n"), "trainers: a list is expected."),
        (
            ("- chapter: Identification\n    sessions:", "- Identification\nx:"),
            "manual.1: lines of `key: value` are expected.",
        ),
        (
            ("country: BG, days", "country: bg, days"),
            "a country's code of two capital letters is expected, such as `NO`.",
        ),
        (("twin: BE", "twin: UK"), "partners.AL.twin: `UK` isn't a country code; did you mean `GB`?"),
        (("speaks: [en]", "speaks: [gb]"), "trainers.T1.speaks.1: `gb` isn't a language code; did you mean `en`?"),
        (
            ("id: small\n", "id: small\ntimezone: Europe/Tirana\n"),
            "yaml:3:11: error: timezone: this time zone isn't known; did you mean `Europe/Tirane`?",
        ),
        (("start: 2005-05-12", "start: Thursday 12 May 2005"), "events.pilot.start: write the date as `2005-05-12`."),
        (("start: 2005-05-12", "start: 31.02.2005"), "events.pilot.start: there is no day 31 in 2005-02, which has 28"),
        (
            ("start: 2005-05-12", "start: 05/12/2005"),
            "events.pilot.start: `05/12/2005` can be read in two ways: write `2005-12-05` or `2005-05-12`.",
        ),
        (
            ("- size: 18-22", "- {size: 1, mix: 2}"),
            "programme.yaml:17:7: error: rules.roster.1: write one rule an entry",
        ),
    ],
)
def test_each_problem_is_told_with_place_path_and_way_out(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    assert any(said in line for line in problems(tmp_path, change))


@pytest.mark.parametrize(
    ("change", "meant"),
    [
        (("country: BG, days", "country: bg, days"), "BG"),
        (("country: BG, days", "country: Bulgaria, days"), "BG"),
        (("country: BG, days", "country: uk, days"), "GB"),
        (("speaks: [en]", "speaks: [EN]"), "en"),
        (("method: role play", "method: role-play"), "role play"),
        (("method: role play", "method: Lecture"), "lecture"),
        (("stakeholder: NGO", "stakeholder: ngo"), "NGO"),
    ],
)
def test_what_was_probably_meant_is_said(tmp_path: Path, change: tuple[str, str], meant: str) -> None:
    (line,) = problems(tmp_path, change)
    assert f"Did you mean `{meant}`?" in line


@pytest.mark.parametrize(
    ("change", "place", "unknown", "meant"),
    [
        (("minutes: 60, method:", "minutes: 60, methode:"), "11", "methode", "method"),
        (("id: small", "Id: small"), "2", "Id", "id"),
        (("per country: 2", "per contry: 2"), "5", "per contry", "per country"),
        (("manual:", "manuel:"), "8", "manuel", "manual"),
    ],
)
def test_a_misspelt_key_is_one_problem(
    tmp_path: Path, change: tuple[str, str], place: str, unknown: str, meant: str
) -> None:
    (line,) = problems(tmp_path, change)
    assert f"yaml:{place}:" in line
    assert f"unknown key `{unknown}`. Did you mean `{meant}`?" in line


@pytest.mark.parametrize("period", ["2005-13 to 2006-01", "2006-12 to 2005-01", "2005-00 to 2005-12"])
def test_a_period_runs_from_a_month_to_a_later_one(tmp_path: Path, period: str) -> None:
    (line,) = problems(tmp_path, ("id: small", f"id: small\nperiod: {period}"))
    assert "period: write the first and the last month, like `2005-01 to 2006-12`" in line


def remarks(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is remarked on the good file after these changes, without the folder's name."""
    content = GOOD
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    (folder / "programme.yaml").write_text(content, encoding="utf-8")
    return [str(finding).partition("yaml:")[2] for finding in read_programme(folder)[1].findings]


def test_a_training_outside_the_period_is_a_warning(tmp_path: Path) -> None:
    twins = ("twin: BE", "twin: BG")
    assert remarks(tmp_path, twins, ("id: small", "id: small\nperiod: 2005-05 to 2005-05")) == []
    (line,) = remarks(tmp_path, twins, ("id: small", "id: small\nperiod: 2005-06 to 2006-12"))
    assert line == (
        "8:91: warning: training `pilot` starts on 2005-05-12, outside the programme's period, 2005-06 to 2006-12. "
        "Please correct the one or the other. [programme.period]"
    )


def test_twins_and_trainings_without_a_trainer_are_a_warning(tmp_path: Path) -> None:
    (line,) = remarks(tmp_path)
    assert line.startswith("4:5: warning: no trainer of the pool is from AL or BE.")
    said = remarks(tmp_path, ("trainers: [T1]", "twin: NL"), ("T1, country: BG", "T1, country: AL"))
    assert [one.partition(".")[0] for one in said] == ["7:5: warning: no trainer of the pool is from BG or NL"]


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    said = problems(tmp_path, ("id: small", "id: a b"), ("kind: pilot", "kind: x"), ("method: discussion", "method: y"))
    assert [line.split(":")[1] for line in said] == ["2", "7", "11"]


def test_a_chapter_with_a_wrong_session_is_not_also_called_too_short(tmp_path: Path) -> None:
    said = problems(tmp_path, ("minutes: 60,", "minutes: soon,"), ("minutes: 60-90", "minutes: later"))
    assert len(said) == 2


def test_a_number_of_ten_thousand_digits_is_not_repeated(tmp_path: Path) -> None:
    said = problems(tmp_path, ("per country: 2", f"per country: {'9' * 10_000}"), ("id: small", f"id: {'9' * 10_000}"))
    assert len(said) == 2
    assert all(len(line) < 300 for line in said)


def test_a_file_of_another_shape_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="lines of `key: value` are expected"):
        read(tmp_path, "just a sentence\n")


def test_thousands_of_problems_of_a_kind_are_explained_as_far_as_anybody_reads(tmp_path: Path) -> None:
    unknown = "".join(f"key {number}: x\n" for number in range(9_000))
    said = problems(tmp_path, ("id: small\n", f"id: small\nlanguage: English\n{unknown}"))
    assert len(said) == 202
    assert any("language" in line and "`en`" in line for line in said)
    assert said[-1].startswith("programme.yaml:1:1: error: and 8,800 more problems like these.")


def test_thousands_of_unknown_names_are_counted(tmp_path: Path) -> None:
    names = ", ".join(f"s{number}" for number in range(3_000))
    said = problems(tmp_path, ("after: [attitudes]", f"after: [attitudes, {names}]"))
    assert len(said) == 201
    assert "and 2,800 more problems" in said[-1]


def test_what_is_wrong_in_itself_hides_nothing_that_refers_to_nobody(tmp_path: Path) -> None:
    said = problems(
        tmp_path,
        ("id: small\n", "id: small\nlangauge: en\n"),
        ("twin: BE", "twin: ZZ"),
        ("trainers: [T1]", "trainers: [T1, T9]"),
        ("after: [attitudes]", "after: [attitude]"),
        ("id: T1, country: BG, stakeholder: NGO", "id: T1, country: BG, stakeholder: NGOO"),
        ("rules:\n", "  - {id: T1, country: NO, stakeholder: NGO, role: care, speaks: [en]}\nrules:\n"),
    )
    assert [line.split(" error: ")[1].partition(" [")[0] for line in said] == [
        "unknown key `langauge`. Did you mean `language`?",
        "partners.AL.twin: `ZZ` isn't a country code.",
        "events.pilot.trainers.2: training `pilot` names trainer `T9`, who is not in the pool.",
        "manual.Identification.sessions.first-contact.after.1: session `first-contact` comes after `attitude`, "
        "which no chapter holds (did you mean `attitudes`?).",
        "trainers.T1.stakeholder: `NGOO` is not known here; one of GO, IGO and NGO is expected. Did you mean `NGO`?",
        "trainers.T1.id: trainer `T1` is there twice.",
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("sessions:", "sesions:"),
        ("{id: attitudes,", "{idd: attitudes,"),
        ("trainers:\n", "trainer:\n"),
        ("{id: T1,", "{code: T1,"),
        ("after: [attitudes]", "after: [atti!tudes]"),
        ("manual:", "manual: none\nmanuals:"),
    ],
    ids=["no sessions", "no session's id", "no trainers", "no trainer's id", "no id at all", "no manual"],
)
def test_nobody_is_called_unknown_where_names_can_t_be_read(tmp_path: Path, change: tuple[str, str]) -> None:
    assert not [line for line in problems(tmp_path, change) if "content.misfit" in line]


def test_no_pattern_by_which_people_write_is_shown_to_them_as_it_is() -> None:
    source = Path(ecpat_training.__file__).parent
    files = [source / "values/base.py"]
    files += [path for room in ("programme", "effect/published") for path in (source / room / "model").glob("*.py")]
    patterns = {
        node.value.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.keyword) and node.arg == "pattern" and isinstance(node.value, ast.Constant)
    }
    assert len(patterns) > 10
    assert patterns - PATTERNS.keys() == set()
