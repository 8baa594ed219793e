"""A panel has as many posts as it says, none where guests and a moderator hold it: no sum and no pair of trainers that
is looked at before the search counts more."""

from pathlib import Path

import pytest

from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.programme.reading.programme import read_programme

PROGRAMME = """\
programme: A launch
id: launch
events:
  - {{id: first, title: First, country: NL, days: 2, start: 2026-05-12, participants: 20, hours: 09:00-13:00{event}}}
manual:
  - chapter: One
    sessions:
      - {{id: work, title: Work, minutes: 60, method: exercise{work}}}
      - {{id: panel, title: Panel, minutes: 90, method: discussion, speakers: [Europol, Ministry]{panel}}}
trainers:
  - {{id: T1, country: NL, stakeholder: GO, role: care, speaks: [en]{each}}}
  - {{id: T2, country: NL, stakeholder: GO, role: care, speaks: [en]{each}}}
{more}
"""
EMPTY = dict.fromkeys(("event", "work", "panel", "each", "more"), "")
THIRD = "  - {id: T3, country: NL, stakeholder: GO, role: law enforcement, speaks: [en], away: [2026-05-13]}\n"


def written(folder: Path, **keys: str) -> Path:
    path = folder / "programme.yaml"
    path.write_text(PROGRAMME.format(**(EMPTY | keys)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "keys",
    [
        {
            "event": ", trainers: [T1, T2]",
            "work": ", needs: {second: any}",
            "panel": ", moderator: The mayor",
            "each": ", most minutes a day: 60",
        },
        {
            "panel": ", moderator: The mayor",
            "more": THIRD + "rules: {team: [competence: {because: x}, trainer load: {fair share: 50 %, hard: yes}]}",
        },
        {
            "work": ", at: day 1",
            "panel": ", at: day 2",
            "more": THIRD + "rules: {team: [mixed pair: {of: role}]}",
        },
        {
            "work": ", at: day 1",
            "panel": ", moderator: The mayor, at: day 2",
            "more": THIRD + "rules: {team: [competence: {because: x}]}",
        },
    ],
    ids=["minutes of trainers", "shares of trainers", "a pair for each session", "a panel without a trainer"],
)
def test_a_panel_asks_for_no_more_trainers_than_it_has_posts(tmp_path: Path, keys: dict[str, str]) -> None:
    agenda = plan_training(written(tmp_path, **keys), "first", seconds=600).agenda
    assert {item.title for item in agenda.sessions()} == {"Work", "Panel"}


def test_minutes_that_trainers_lack_are_counted_by_their_posts(tmp_path: Path) -> None:
    path = written(tmp_path, work=", needs: {second: any}", each=", most minutes a day: 40")
    with pytest.raises(UnsatisfiableError, match=r"at least 210 minutes of trainers' time.*at most 160 .*: 50 too few"):
        plan_training(path, "first", seconds=600)


def test_a_guest_is_away_from_every_session_that_names_him(tmp_path: Path) -> None:
    """He said it once, at another session."""
    away = "{from: Europol, away: [2026-05-12]}"
    path = written(tmp_path, work=f", speakers: [{away}]")
    agenda = plan_training(path, "first", seconds=600).agenda
    assert {item.title: day.number for day in agenda.days for item in day.items if item.kind == "session"} == {
        "Work": 2,
        "Panel": 2,
    }


def test_fixed_breaks_are_written_as_hours_are(tmp_path: Path) -> None:
    event = ", lunch: 11h30-12h, coffee: ['day 1 10u30-10u45', 'Day 2 10:15 am - 10.30 am']"
    programme, _ = read_programme(written(tmp_path, event=event))
    training = programme.training("first")
    assert [[str(at) for _, at in training.breaks_of(day)] for day in (1, 2)] == [
        ["10:30-10:45", "11:30-12:00"],
        ["10:15-10:30", "11:30-12:00"],
    ]
