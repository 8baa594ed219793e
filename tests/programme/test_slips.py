"""Slips of people who write down a training of their own, and what they are told: once, where, and what to write."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import read_programme

OURS = """\
programme: A course of ours
id: ours
methods: {fishbowl: discussion}
events:
  - id: first
    title: First course
    country: AL
    days: 1
    participants: 20
manual:
  - chapter: Ours
    sessions:
      - {id: opening, title: Who we are, minutes: 30, method: plenary, place: start of training}
      - id: signals
        title: What we see
        minutes: 60-90
        method: case study
        needs: {lead: identification}
      - {id: roles, title: Who does what, minutes: 60, method: exercise}
      - {id: end, title: Goodbye, minutes: 30, method: plenary, place: end of training}
trainers:
  - {id: T1, country: AL, stakeholder: GO, role: law enforcement, speaks: [sq], competences: [identification]}
  - {id: T2, country: AL, stakeholder: NGO, role: care, speaks: [sq]}
"""
DAYS = "    days: 1\n"


def written(folder: Path, *changes: tuple[str, str]) -> Path:
    text = OURS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, *changes: tuple[str, str]) -> Programme:
    return read_programme(written(folder, *changes))[0]


def told(folder: Path, *changes: tuple[str, str]) -> Sequence[Finding]:
    with pytest.raises(ContentError) as caught:
        read_programme(written(folder, *changes))
    return caught.value.findings


def line(text: str) -> int:
    """The line of the programme on which a text stands first."""
    return OURS[: OURS.index(text)].count("\n") + 1


def test_a_bad_date_of_a_list_is_told_once_under_its_own_key(tmp_path: Path) -> None:
    (only,) = told(tmp_path, (DAYS, "    dates: [2026-06-31, 2026-07-01]\n"))
    assert only.message == "events.first.dates.1: there is no day 31 in 2026-06, which has 30 days."
    assert [one.message.split(":")[0] for one in told(tmp_path, (DAYS, "    dates: [soon, later]\n"))] == [
        "events.first.dates.1",
        "events.first.dates.2",
    ]


def test_too_many_dates_are_told_once(tmp_path: Path) -> None:
    dates = ", ".join(f"2026-05-{day:02d}" for day in range(1, 13))
    (only,) = told(tmp_path, (DAYS, f"    dates: [{dates}]\n"))
    assert only.message == "events.first.dates: the list is too long: at most 10 entries are allowed."


def test_a_date_that_should_be_a_list_is_shown_as_one(tmp_path: Path) -> None:
    (only,) = told(tmp_path, (DAYS, "    dates: 2026-06-30\n"))
    assert (only.message, only.hint) == ("events.first.dates: a list is expected.", "Please write `[2026-06-30]`.")


def test_dates_are_read_as_people_write_them(tmp_path: Path) -> None:
    event = read(tmp_path, (DAYS, "    dates: [12.5.2026, 13 May 2026]\n")).events[0]
    assert [str(day) for day in event.dates] == ["2026-05-12", "2026-05-13"]
    assert (event.days, str(event.start)) == (2, "2026-05-12")


OPTIONAL = {
    DAYS: "kind twin start dates timezone hours evening language interpreters rooms trainers venue address contact "
    "online objectives",
    "        method: case study\n": "counts_as practice care level place at after expert track may_be_split goal steps "
    "materials",
    "id: ours\n": "about period timezone language funders objectives partners trainings no-show rules translations",
}


@pytest.mark.parametrize("nothing", ["", " null", " ~"])
@pytest.mark.parametrize("beside", OPTIONAL)
def test_an_optional_key_behind_which_nothing_stands_is_as_if_it_were_not_there(
    tmp_path: Path, beside: str, nothing: str
) -> None:
    indent = beside[: len(beside) - len(beside.lstrip())]
    keys = [key.replace("_", " ") for key in OPTIONAL[beside].split()]
    empty = "".join(f"{indent}{key}:{nothing}\n" for key in keys)
    assert read(tmp_path, (beside, beside + empty)) == read(tmp_path)


def test_a_key_that_is_needed_is_told_where_nothing_stands_behind_it(tmp_path: Path) -> None:
    said = [one.message for one in told(tmp_path, ("title: First course", "title:"), (DAYS, "    days: null\n"))]
    assert said == [
        "events.first.title: nothing is written; text is expected.",
        "events.first.days: nothing is written; a whole number is expected.",
    ]


def with_hours(hours: str, days: int = 2) -> tuple[str, str]:
    return (DAYS, f"    days: {days}\n    hours: {hours}\n")


def test_the_hours_of_a_day_that_stand_twice_are_an_error_with_both_places(tmp_path: Path) -> None:
    (only,) = told(
        tmp_path, with_hours("\n      day 1: 09:00-12:00\n      day 1: 13:00-17:00\n      day 2: 09:00-12:00")
    )
    where = line(DAYS) + 2
    assert only.message == f"the key `day 1` occurs twice, on line {where} and on line {where + 1}."
    (only,) = told(
        tmp_path, with_hours("\n      day 1: 09:00-12:00\n      Day  1: 13:00-17:00\n      day 2: 09:00-12:00")
    )
    assert only.message == "events.first.hours.Day  1: `day 1` and `Day  1` are the same; keep one of them."
    assert only.where is not None
    assert only.where.line == where + 1


@pytest.mark.parametrize(
    "days", ["{Day 1: 13-18h, Otherwise: 9-17}", "{1: 13:00-18:00, 2: 09:00-17:00}", "[13-18h, 9-17]"]
)
def test_days_of_hours_are_known_however_they_are_written(tmp_path: Path, days: str) -> None:
    hours = read(tmp_path, with_hours(days)).events[0].hours
    assert (str(hours.hours_on(1)), str(hours.hours_on(2))) == ("13:00-18:00", "09:00-17:00")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("soon", "events.first.hours.2: write a start and an end such as `09:00-17:30`."),
        ("9 to 5", "events.first.hours.2: `9 to 5` can be read in two ways: write `09:00-17:00` or `21:00-05:00`."),
    ],
)
def test_what_is_wrong_in_a_list_of_hours_is_told_at_its_entry(tmp_path: Path, entry: str, said: str) -> None:
    (only,) = told(tmp_path, with_hours(f"\n      - 09:00-12:00\n      - {entry}"))
    assert only.message == said
    assert only.where is not None
    assert only.where.line == line(DAYS) + 3


def test_hours_for_a_day_too_many_are_told_at_their_entry(tmp_path: Path) -> None:
    (only,) = told(tmp_path, with_hours("\n      - 09:00-12:00\n      - 09:00-13:00", days=1))
    assert only.message == "events.first.hours.2: the training has no day 2: it lasts 1."
    assert only.where is not None
    assert only.where.line == line(DAYS) + 3
    (only,) = told(tmp_path, with_hours("\n      Day 1: 09:00-12:00\n      Day 2: 09:00-13:00", days=1))
    assert only.where is not None
    assert only.where.line == line(DAYS) + 3


def test_hours_between_the_steps_of_a_plan_are_said(tmp_path: Path) -> None:
    _, source = read_programme(written(tmp_path, with_hours("[09:02-16:33, 09:00-17:00]")))
    (only,) = source.findings
    assert only.message == (
        "the hours of day 1 of training `first`, 09:02-16:33, are not on the 5-minute clock of agendas."
    )
    assert only.hint == "Please write `09:05-16:30`, if that will do."


def test_a_slip_of_a_method_is_told_once_with_all_its_places_and_what_was_meant(tmp_path: Path) -> None:
    (only,) = told(tmp_path, ("method: plenary", "method: plennary"))
    assert only.where is not None
    assert only.where.line == line("id: opening")
    assert only.message.startswith("manual.Ours.sessions.opening.method: `plennary` is not known here; one of lecture,")
    assert only.message.endswith(f"The same stands on line {line('id: end')}.")
    assert only.hint == "Did you mean `plenary`?"


@pytest.mark.parametrize(
    ("method", "meant"),
    [
        ("disscussion", "discussion"),
        ("fishbawl", "fishbowl"),
        ("Fishbowl", "fishbowl"),
        ("role-play", "role play"),
        ("Gruppenarbeit", "group work"),
    ],
)
def test_the_nearest_method_is_one_of_ours_or_of_the_programme(tmp_path: Path, method: str, meant: str) -> None:
    (only,) = told(tmp_path, ("method: exercise", f"method: {method}"))
    assert only.hint == f"Did you mean `{meant}`?"


def test_an_unknown_method_is_told_how_it_becomes_one_of_the_programme(tmp_path: Path) -> None:
    (only,) = told(tmp_path, ("method: exercise", "method: excursion"), ("method: case study", "method: excursion"))
    assert "say in the programme what it counts as: `methods: {excursion: discussion}`. The same stands" in only.message
    assert only.hint is None


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("role: care", "role: carer", "Did you mean `care`?"),
        ("role: law enforcement", "role: police", "Did you mean `law enforcement`?"),
        ("stakeholder: GO", "stakeholder: Government", "Did you mean `GO`?"),
        ("place: end of training", "place: at the end", "Did you mean `end of each earlier day` or `end of training`?"),
        ("speaks: [sq]", "speaks: [Albanian]", "Did you mean `sq`?"),
        ("country: AL", "country: Albania", "Did you mean `AL`?"),
        ("    days: 1\n", "    days: 1\n    kind: traning\n", "Did you mean `training`?"),
        ("    days: 1\n", "    days: 1\n    language: german\n", "Did you mean `de`?"),
    ],
)
def test_a_word_of_a_few_is_told_once_with_the_nearest(tmp_path: Path, old: str, new: str, hint: str) -> None:
    (only,) = told(tmp_path, (old, new))
    assert only.hint == hint
    lines = [number for number, text in enumerate(OURS.splitlines(), 1) if old.strip() in text]
    assert all(str(number) in only.message for number in lines[1:])


def test_an_id_that_is_not_there_is_told_once_with_the_nearest_and_all_who_name_it(tmp_path: Path) -> None:
    (only,) = told(
        tmp_path,
        ("method: exercise}", "method: exercise, after: [signal]}"),
        ("place: end of training}", "place: end of training, after: [signal]}"),
    )
    assert only.message.endswith(
        "session `roles` comes after `signal`, which no chapter holds (did you mean `signals`?); so does `end`."
    )


ONLINE = "https://{}meet.example.org/room?to=anna@example.org"


def test_an_address_with_a_password_is_refused_without_repeating_it(tmp_path: Path) -> None:
    (only,) = told(tmp_path, (DAYS, f"{DAYS}    online: {ONLINE.format('anna:s3cret@')}\n"))
    assert "it holds a name or a password before the `@`, and this address is printed" in only.message
    assert ONLINE.format("") in only.message
    assert "s3cret" not in only.message
    assert read(tmp_path, (DAYS, f"{DAYS}    online: {ONLINE.format('')}\n")).events[0].online == ONLINE.format("")


def test_an_address_without_its_beginning_is_shown_with_it(tmp_path: Path) -> None:
    (only,) = told(tmp_path, (DAYS, f"{DAYS}    online: meet.example.org/room\n"))
    assert only.hint == "Did you mean `https://meet.example.org/room`?"


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200f", "\u061c"])
@pytest.mark.parametrize("text", ["First course", "A course of ours", "What we see", "Ours"])
def test_a_character_that_reorders_what_people_read_is_told(tmp_path: Path, text: str, character: str) -> None:
    _, source = read_programme(written(tmp_path, (text, f'"{text[:3]}{character}{text[3:]}"')))
    (only,) = source.findings
    assert (
        f"this text holds U+{ord(character):04X}, which can't be seen and may hide or reorder letters." in only.message
    )


def test_a_hidden_character_of_an_id_is_named(tmp_path: Path) -> None:
    (only,) = told(tmp_path, ("id: first", "id: fir\u200bst"))
    assert only.hint == "It holds U+200B, which can't be seen."


def test_a_space_of_a_word_processor_behind_a_colon_is_named(tmp_path: Path) -> None:
    (only,) = told(tmp_path, ("        method: case study", "        method:\u00a0case study"))
    assert "a `:` with a non-breaking space behind it" in only.message


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("id: end,", "id: the end,", "Did you mean `the-end`?"),
        ("method: exercise", "method: exercise, after: [What we see]", "Did you mean `signals`?"),
        ("method: exercise", "method: exercise, after: opening", "Please write `[opening]`."),
        ("{lead: identification}", "identification", "Known keys: lead and second."),
        ("events:\n  - id", "events:\n    id", "Please write `- ` before the first line of each entry."),
        ("trainers:\n", "rules:\n  - prerequisites: {}\ntrainers:\n", "Known keys: roster, team, agenda and series."),
    ],
)
def test_what_stands_in_the_place_of_something_else_is_told_with_how_it_is_written(
    tmp_path: Path, old: str, new: str, hint: str
) -> None:
    assert hint in [one.hint for one in told(tmp_path, (old, new))]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("interpreters: maybe", "events.first.interpreters: `yes` or `no` is expected."),
        ("timezone: Tirana", "did you mean `Europe/Tirane`?"),
        ("start: 2026-05-12 to 2026-05-14", "write one date, such as `2026-05-12`, and the others each on its own."),
    ],
)
def test_a_slip_says_what_is_expected(tmp_path: Path, key: str, said: str) -> None:
    (only,) = told(tmp_path, (DAYS, f"{DAYS}    {key}\n"))
    assert said in only.message
